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
    dense: Mapping[int, float], relevance: Mapping[int, float], *, weight: float
) -> dict[int, float]:
    """Returns `weight * minmax(dense) + (1 - weight) * minmax(relevance)` by id.

    Args:
        dense: Cosines.
        relevance: BM25 of the same ids.
        weight: The share of the cosines, from 0 to 1.
    """
    first, second = minmax(dense), minmax(relevance)
    return {key: weight * first[key] + (1 - weight) * second[key] for key in dense}
