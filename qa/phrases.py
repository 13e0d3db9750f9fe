"""The words around a quote, in the question's language. The quote itself is never translated."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from qa.hint import Hint


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
        suggestion: What stands before the question that may have been meant.
        hints: For each hint, the sentence that says why there is no answer.
        understood: What stands before a question as it was read.
        disagree: What stands over the answers of sources that disagree.
        newest: What marks the newest of them.
    """

    answer_intro: str
    unsure_intro: str
    unknown: str
    unknown_detail: str
    nearest: str
    confidence: str
    undated: str
    suggestion: str
    hints: Mapping[Hint, str]
    understood: str
    disagree: str
    newest: str


_PHRASES = {
    "nb": Phrases(
        answer_intro="Kilden skriver",
        unsure_intro="Usikkert – les kilden. Det beste jeg finner er",
        unknown="Vet ikke",
        unknown_detail="Svaret står ikke i kildene, så langt jeg kan se.",
        nearest="Det nærmeste som står der",
        confidence="Sannsynlighet",
        undated="udatert",
        suggestion="Mente du",
        hints={
            Hint.COMMAND: "Jeg svarer bare på spørsmål, med kildenes egne ord. Spør om noe som "
            "kan stå i dem: hvem, hva, når, hvor, hvor mye.",
            Hint.KEYWORD: "Skriv et spørsmål, så svarer jeg: hvem, hva, når, hvor, hvor mye.",
            Hint.STATEMENT: "Dette spør ikke om noe. Skriv det som et spørsmål.",
            Hint.UNCLEAR: "Hvem eller hva spør du om? Ta det med i spørsmålet.",
            Hint.NAME: "Ingen av de nærmeste tekstene nevner navnet det spørres om.",
            Hint.UNSAID: "Ingen er sitert på det: Det er teksten selv som sier det.",
        },
        understood="Forstått som",
        disagree="Kildene er uenige",
        newest="nyest",
    ),
    "nn": Phrases(
        answer_intro="Kjelda skriv",
        unsure_intro="Usikkert – les kjelda. Det beste eg finn er",
        unknown="Veit ikkje",
        unknown_detail="Svaret står ikkje i kjeldene, så langt eg kan sjå.",
        nearest="Det næraste som står der",
        confidence="Sannsyn",
        undated="udatert",
        suggestion="Meinte du",
        hints={
            Hint.COMMAND: "Eg svarer berre på spørsmål, med orda til kjeldene. Spør om noko som "
            "kan stå i dei: kven, kva, når, kvar, kor mykje.",
            Hint.KEYWORD: "Skriv eit spørsmål, så svarer eg: kven, kva, når, kvar, kor mykje.",
            Hint.STATEMENT: "Dette spør ikkje om noko. Skriv det som eit spørsmål.",
            Hint.UNCLEAR: "Kven eller kva spør du om? Ta det med i spørsmålet.",
            Hint.NAME: "Ingen av dei næraste tekstane nemner namnet det blir spurt om.",
            Hint.UNSAID: "Ingen er sitert på det: Det er teksten sjølv som seier det.",
        },
        understood="Forstått som",
        disagree="Kjeldene er usamde",
        newest="nyast",
    ),
    "en": Phrases(
        answer_intro="The source says",
        unsure_intro="Unsure – read the source. The best I find is",
        unknown="I don't know",
        unknown_detail="As far as I can see, the sources do not say.",
        nearest="The nearest that they say",
        confidence="Probability",
        undated="undated",
        suggestion="Did you mean",
        hints={
            Hint.COMMAND: "I only answer questions, in the sources' own words. Ask for something "
            "that they may say: who, what, when, where, how much.",
            Hint.KEYWORD: "Write a question and I will answer: who, what, when, where, how much.",
            Hint.STATEMENT: "This asks for nothing. Write it as a question.",
            Hint.UNCLEAR: "Whom or what do you ask about? Say it in the question.",
            Hint.NAME: "None of the nearest texts mentions the name that is asked about.",
            Hint.UNSAID: "Nobody is quoted on it: the text itself says so.",
        },
        understood="Understood as",
        disagree="The sources disagree",
        newest="newest",
    ),
}


UNSURE: Final = 0.5
"""Below this probability an answer is said to be unsure."""


def phrases(language: str) -> Phrases:
    """Returns the phrases for a language: "nb", "nn", or English for every other."""
    return _PHRASES.get(language, _PHRASES["en"])
