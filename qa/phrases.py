"""The words around a quote, in the question's language. The quote itself is never translated."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Phrases:
    """What stands around an answer.

    Attributes:
        unknown: The answer where there is none.
        nearest: What stands over the passages that are shown instead.
        confidence: What stands before the probability.
        undated: What stands for a date that is not known.
    """

    unknown: str
    nearest: str
    confidence: str
    undated: str


_PHRASES = {
    "nb": Phrases(
        unknown="Vet ikke. Svaret står ikke i kildene, så langt jeg kan se.",
        nearest="Det nærmeste som står der:",
        confidence="Sannsynlighet",
        undated="udatert",
    ),
    "nn": Phrases(
        unknown="Veit ikkje. Svaret står ikkje i kjeldene, så langt eg kan sjå.",
        nearest="Det næraste som står der:",
        confidence="Sannsyn",
        undated="udatert",
    ),
    "en": Phrases(
        unknown="I don't know. As far as I can see, the sources do not say.",
        nearest="The nearest that they say:",
        confidence="Probability",
        undated="undated",
    ),
}


def phrases(language: str) -> Phrases:
    """Returns the phrases for a language: "nb", "nn", or English for every other."""
    return _PHRASES.get(language, _PHRASES["en"])
