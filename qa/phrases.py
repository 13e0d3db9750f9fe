"""The words around a quote, in the question's language. The quote itself is never translated."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Phrases:
    """What stands around an answer.

    Attributes:
        answer_intro: What stands over an answer.
        unsure_intro: What stands over an answer that is more likely wrong than right.
        unknown: The answer where there is none.
        unknown_detail: What that means.
        nearest: What stands over the passages that are shown instead.
        confidence: What stands before the probability.
        undated: What stands for a date that is not known.
    """

    answer_intro: str
    unsure_intro: str
    unknown: str
    unknown_detail: str
    nearest: str
    confidence: str
    undated: str


_PHRASES = {
    "nb": Phrases(
        answer_intro="Kilden skriver",
        unsure_intro="Usikkert – les kilden. Det beste jeg finner er",
        unknown="Vet ikke",
        unknown_detail="Svaret står ikke i kildene, så langt jeg kan se.",
        nearest="Det nærmeste som står der",
        confidence="Sannsynlighet",
        undated="udatert",
    ),
    "nn": Phrases(
        answer_intro="Kjelda skriv",
        unsure_intro="Usikkert – les kjelda. Det beste eg finn er",
        unknown="Veit ikkje",
        unknown_detail="Svaret står ikkje i kjeldene, så langt eg kan sjå.",
        nearest="Det næraste som står der",
        confidence="Sannsyn",
        undated="udatert",
    ),
    "en": Phrases(
        answer_intro="The source says",
        unsure_intro="Unsure – read the source. The best I find is",
        unknown="I don't know",
        unknown_detail="As far as I can see, the sources do not say.",
        nearest="The nearest that they say",
        confidence="Probability",
        undated="undated",
    ),
}


UNSURE: Final = 0.5
"""Below this probability an answer is said to be unsure."""


def phrases(language: str) -> Phrases:
    """Returns the phrases for a language: "nb", "nn", or English for every other."""
    return _PHRASES.get(language, _PHRASES["en"])
