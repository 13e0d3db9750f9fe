"""Convex combination of two rankings.

Bruch, Gai and Ingber, 2023, "An Analysis of Fusion Functions for Hybrid Retrieval", ACM TOIS
42(1): it beats reciprocal rank fusion wherever its one weight is roughly right.
"""

from collections.abc import Mapping


def minmax(scores: Mapping[int, float]) -> dict[int, float]:
    """Returns the scores scaled so that the least is 0 and the largest 1; equal ones become 0."""
    low, high = min(scores.values(), default=0.0), max(scores.values(), default=0.0)
    width = high - low
    return {key: (score - low) / width if width else 0.0 for key, score in scores.items()}


def fuse(
    dense: Mapping[int, float], relevance: Mapping[int, float], *, weight: float, most: float = 0.0
) -> dict[int, float]:
    """Returns `weight * minmax(dense) + (1 - weight) * relevance / max(most, best relevance)`.

    Args:
        dense: Cosines by id.
        relevance: BM25 of the same ids.
        weight: The share of the cosines, from 0 to 1.
        most: The BM25 of a passage that has all that is asked for. Where no passage comes near
            it, the words tell little, and a question in another language than the texts' is left
            to the cosines.
    """
    scaled = minmax(dense)
    best = max(most, *relevance.values(), 0.0)
    return {
        key: weight * scaled[key] + (1 - weight) * (relevance[key] / best if best else 0.0)
        for key in dense
    }
