"""How answers, hits and probabilities are scored."""

import re
from collections import Counter
from collections.abc import Sequence

import numpy as np

_MARKS = re.compile(r"[^\w\s]|_")
# Norwegian and English articles.
_ARTICLES = frozenset({"en", "ei", "et", "eit", "den", "det", "dei", "de", "a", "an", "the"})


def normalise(text: str) -> str:
    """Returns an answer as it is compared.

    As in SQuAD (Rajpurkar et al., 2016, official evaluation script): lower case, without
    punctuation, articles and extra white space; with Norwegian articles beside the English
    ones, and dashes and quotation marks among the punctuation.
    """
    words = _MARKS.sub(" ", text.casefold()).split()
    return " ".join(word for word in words if word not in _ARTICLES)


def exact_match(answer: str, labels: Sequence[str]) -> float:
    """Returns 1.0 where a normalised answer equals a normalised label, else 0.0."""
    return float(any(normalise(answer) == normalise(label) for label in labels))


def f1(answer: str, labels: Sequence[str]) -> float:
    """Returns the best harmonic mean of word precision and recall over the labels."""
    return max(
        (_f1(normalise(answer).split(), normalise(label).split()) for label in labels), default=0.0
    )


def _f1(answer: list[str], label: list[str]) -> float:
    if not answer or not label:
        return float(answer == label)
    common = (Counter(answer) & Counter(label)).total()
    return 2 * common / (len(answer) + len(label))


def reciprocal_rank(ranks: Sequence[int | None]) -> float:
    """Returns the mean of 1 / rank; a rank of None counts 0."""
    return mean([1 / rank if rank else 0.0 for rank in ranks])


def recall_at(ranks: Sequence[int | None], cut: int) -> float:
    """Returns the share of ranks from 1 to `cut`."""
    return mean([float(rank is not None and rank <= cut) for rank in ranks])


def calibration_error(
    probabilities: Sequence[float], right: Sequence[float], *, bins: int = 10
) -> float:
    """Returns the expected calibration error in bins of equal mass.

    The mean over the bins, weighted by their size, of the distance between mean probability
    and share right (Naeini, Cooper and Hauskrecht, 2015, AAAI; equal mass as in Nguyen and
    O'Connor, 2015, EMNLP).
    """
    if not probabilities:
        return 0.0
    order = np.argsort(probabilities, kind="stable")
    parts = np.array_split(order, min(bins, len(order)))
    total = 0.0
    for part in parts:
        gap = np.mean(np.asarray(probabilities)[part]) - np.mean(np.asarray(right)[part])
        total += len(part) * abs(float(gap))
    return total / len(order)


def mean(values: Sequence[float]) -> float:
    """Returns the mean, 0.0 of nothing."""
    return sum(values) / len(values) if values else 0.0
