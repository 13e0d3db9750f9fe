"""One statement of one speaker, as a text marks it."""

from dataclasses import dataclass
from enum import StrEnum

from corpus.document import Span


class UtteranceKind(StrEnum):
    """How an utterance is marked in the text."""

    DASH = "dash"
    GUILLEMETS = "guillemets"
    QUOTES = "quotes"
    HEADING = "heading"


@dataclass(frozen=True, slots=True)
class Utterance:
    """The words of one speaker, without dash, marks and attribution.

    Attributes:
        start: Where the speech begins, in code points of the canonical text.
        end: Where it ends, half-open.
        kind: How it is marked.
        group: A number that the parts of an interrupted quote share, counted from 0.
        speaker: The full name as the document gives it first, None where it does not tell.
        title: The speaker's title in its indefinite form, None where the document gives none.
        organisation: The speaker's organisation, None where the document gives none.
        attribution: The words that say who speaks, None where only the text around tells.
        confidence: How sure the speaker is: 1.0 for a name or title in the attribution, 0.9 for a
            pronoun, 0.7 and less for the text around, 0.0 where the speaker is unknown. An order
            of trust, not a measured probability.
    """

    start: int
    end: int
    kind: UtteranceKind
    group: int
    speaker: str | None
    title: str | None
    organisation: str | None
    attribution: Span | None
    confidence: float
