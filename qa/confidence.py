"""How probable it is that a span answers the question: a logistic model over a few scores.

Its weights lie in `model/confidence.json`; `training/confidence.py` fits them.
"""

import json
import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path

from corpus.errors import ModelError

_MODEL = Path(__file__).parent / "model" / "confidence.json"


@dataclass(frozen=True, slots=True)
class Features:
    """What is known of one span.

    Attributes:
        margin: The reader's score of the span: its logits less those of "no answer".
        lead: `margin` less that of the best other wording, or less 0, which is that of no answer,
            where no other has more: weak words without a rival have no lead.
        rank: The natural logarithm of the passage's place among the hits. Not its score, whose
            spread depends on the size of the library.
        similarity: The cosine of question and passage.
        agreement: 1 where the reader points at the same words in another place too, else 0.
    """

    margin: float
    lead: float
    rank: float
    similarity: float
    agreement: float = 0.0


@dataclass(frozen=True, slots=True)
class ConfidenceModel:
    """A logistic model: `1 / (1 + exp(-(intercept + sum of weight * feature)))`.

    Attributes:
        intercept: The constant.
        weights: A factor for each field of `Features`.
        threshold: Below this probability there is no answer.
    """

    intercept: float
    weights: Mapping[str, float]
    threshold: float

    def probability(self, features: Features) -> float:
        """Returns the probability that the span is right, from 0 to 1."""
        values = asdict(features)
        logit = self.intercept + sum(w * values[name] for name, w in self.weights.items())
        return 1 / (1 + math.exp(-max(-50.0, min(50.0, logit))))


@cache
def bundled_model() -> ConfidenceModel:
    """Returns the model that ships with Kildesvar.

    Raises:
        ModelError: Its file is missing or damaged.
    """
    try:
        stored = json.loads(_MODEL.read_text(encoding="utf-8"))
        return ConfidenceModel(
            intercept=float(stored["intercept"]),
            weights={name: float(stored["weights"][name]) for name in stored["weights"]},
            threshold=float(stored["threshold"]),
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelError(
            f"{_MODEL}: missing or damaged ({error}); install Kildesvar again"
        ) from error
