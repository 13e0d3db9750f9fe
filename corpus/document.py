"""Documents and the spans in them.

All offsets are code points in a document's canonical text, half-open: `text[start:end]`.
"""

import hashlib
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class BlockKind(StrEnum):
    """What a block of text is."""

    METADATA = "metadata"
    HEADING = "heading"
    PARAGRAPH = "paragraph"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a canonical text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Returns the words of this span in `text`."""
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """Returns whether the two spans share at least one character."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: "Span") -> bool:
        """Returns whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end


class SpanIndex:
    """Says which of many spans may share a character with another, without a look at all.

    Args:
        spans: The spans, ordered by their starts. They may overlap.
    """

    def __init__(self, spans: Iterable[Span]) -> None:
        self._starts: list[int] = []
        self._reach: list[int] = []
        for span in spans:
            self._starts.append(span.start)
            self._reach.append(max(span.end, self._reach[-1] if self._reach else 0))

    def near(self, span: Span) -> slice:
        """Returns where those stand that may overlap a span; empty only where none does."""
        return slice(bisect_right(self._reach, span.start), bisect_left(self._starts, span.end))


@dataclass(frozen=True, slots=True, order=True)
class Block(Span):
    """A metadata line, a heading or a paragraph, without the white space around it."""

    kind: BlockKind = BlockKind.PARAGRAPH


@dataclass(frozen=True, slots=True)
class Source:
    """Where a document was found.

    Attributes:
        root: The folder that was given, as an absolute path; "" for the sample library.
        path: The path below `root`, with "/" between its parts. This is what users see.
    """

    root: str
    path: str


@dataclass(frozen=True, slots=True)
class Document:
    """A text of the library.

    Attributes:
        id: The first 16 hex digits of SHA-256 of `text` in UTF-8.
        text: The canonical text.
        title: The title that metadata or the first line gives, None where there is none.
        published: The ISO date cut to what is known of it ("2023-06-02", "2024-02", "2023"),
            None where nothing is.
        language: The ISO 639-1 code of the text's language, None where it cannot be told.
        sources: All places where this very text was found, oldest first.
    """

    id: str
    text: str
    title: str | None
    published: str | None
    language: str | None
    sources: tuple[Source, ...]

    @property
    def source(self) -> str:
        """The path of the first source."""
        return self.sources[0].path


def document_id(text: str) -> str:
    """Returns the first 16 hex digits of SHA-256 of a canonical text in UTF-8."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]
