"""What the quote check finds out about one quote."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum

from qa.quotes.difference import Difference


class Result(StrEnum):
    """Whether a quote stands in the sources."""

    VERBATIM = "verbatim"
    ALTERED = "altered"
    NOT_FOUND = "not_found"


OMISSION_CHANGES_MEANING = "omission_changes_meaning"
"""What is left out with a mark may turn the meaning: it holds a negation, a condition, a number or
a name, or parts a negation from words that it does not deny in the source."""
NEGATION_LEFT_OUT = "negation_left_out"
"""The clause that the quote is cut from has a negation beside the quote."""
HIDDEN_CHARACTERS = "hidden_characters"
"""The quote holds characters that cannot be seen; they are passed over."""
ENDS_BEFORE_QUESTION_MARK = "ends_before_question_mark"
"""The quote ends where the source goes on with a question mark: it asks, and states nothing."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a quote stands.

    Attributes:
        document_id: The document's id.
        source: The path of the document's first source.
        start: Where the words begin, in code points of the canonical text.
        end: Where they end, half-open.
    """

    document_id: str
    source: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Omitted:
    """Words that a quote leaves out with a mark, and where they stand.

    Of an altered quote that is where it was compared, which need not be the first place.
    """

    document_id: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Nearest:
    """The sentence that shares most words with a quote that was not found."""

    document_id: str
    source: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the sources say of a quote.

    Attributes:
        quote: The quote as given.
        verdict: Whether it is verbatim, altered or not found.
        speaker_check: "right", "wrong" or "unknown"; None where no speaker was named.
        is_utterance: Whether somebody says the words; None where they were not found.
        speaker: Who says them at the first place; None where the source does not tell.
        places: Where they stand: utterances first, those of the named speaker before others.
            Of an altered quote, where the words stand that it was made from.
        differences: What was changed, in order.
        omitted: What is left out with a mark, with its place.
        warnings: "omission_changes_meaning", "negation_left_out", "hidden_characters",
            "ends_before_question_mark".
        nearest: The nearest sentence where the quote was not found, None where there is none.
        message: All this in one sentence, in the reader's language.
    """

    quote: str
    verdict: Result
    speaker_check: str | None
    is_utterance: bool | None
    speaker: str | None
    places: tuple[Place, ...]
    differences: tuple[Difference, ...]
    omitted: tuple[Omitted, ...]
    warnings: tuple[str, ...]
    nearest: Nearest | None
    message: str

    @property
    def is_clean(self) -> bool:
        """Whether a page may show the quote green: verbatim, said so, and nothing to look at."""
        return (
            self.verdict is Result.VERBATIM
            and bool(self.is_utterance)
            and not self.warnings
            and self.speaker_check in (None, "right")
        )

    def to_dict(self) -> dict[str, object]:
        """Returns the public JSON form. Keys are always present."""
        first = self.places[0] if self.places else None
        return {
            "quote": self.quote,
            "verdict": self.verdict.value,
            "speaker_check": self.speaker_check,
            "is_utterance": self.is_utterance,
            "speaker": self.speaker,
            "document_id": first.document_id if first else None,
            "source": first.source if first else None,
            "start": first.start if first else None,
            "end": first.end if first else None,
            "places": _dicts(self.places),
            "differences": [
                {"kind": one.kind.value, "quote": one.quote, "source": one.source}
                for one in self.differences
            ],
            "omitted": _dicts(self.omitted),
            "warnings": list(self.warnings),
            "nearest": asdict(self.nearest) if self.nearest else None,
            "message": self.message,
        }


def _dicts(items: Sequence[Place] | Sequence[Omitted]) -> list[dict[str, object]]:
    return [asdict(item) for item in items]
