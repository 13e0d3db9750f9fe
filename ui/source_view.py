"""A source as the component shows it: text, blocks and offsets in UTF-16 code units.

JavaScript counts UTF-16 code units where Python counts code points, so that every offset
behind an emoji differs.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.document import Block, Document, Span

WHOLE = 200_000
"""The longest text, in code points, that is sent to the page whole."""

AROUND = 30_000
"""Code points sent on either side of the passage where the text is longer than that."""

_LAST_BASIC = "\uffff"


class Utf16:
    """Turns code point offsets in a text into UTF-16 offsets."""

    def __init__(self, text: str) -> None:
        self._wide = [place for place, letter in enumerate(text) if letter > _LAST_BASIC]

    def __call__(self, offset: int) -> int:
        """Returns the UTF-16 offset of a code point offset."""
        return offset + bisect_left(self._wide, offset)


@dataclass(frozen=True, slots=True)
class SourceView:
    """What is sent of a document, whole or as a window around a passage.

    Attributes:
        key: The same for two views that show the same part of the same document.
        document: The document.
        blocks: Its blocks.
        part: The part of the text that is sent.
    """

    key: str
    document: Document
    blocks: Sequence[Block]
    part: Span

    def to_dict(self) -> dict[str, object]:
        """Returns the JSON form; offsets count UTF-16 code units from the start of `text`."""
        text = self.part.of(self.document.text)
        place = Utf16(text)
        return {
            "title": self.document.title,
            "published": self.document.published,
            "path": self.document.source,
            "language": self.document.language,
            "text": text,
            "blocks": [
                [
                    place(max(block.start, self.part.start) - self.part.start),
                    place(min(block.end, self.part.end) - self.part.start),
                    block.kind.value,
                ]
                for block in self.blocks
                if block.overlaps(self.part)
            ],
            "clipped": self.part != Span(0, len(self.document.text)),
        }

    def mark(self, span: Span) -> list[int]:
        """Returns the UTF-16 start and end of a span of the document within this view."""
        place = Utf16(self.part.of(self.document.text))
        start = max(span.start, self.part.start) - self.part.start
        end = min(span.end, self.part.end) - self.part.start
        return [place(start), place(end)]


def source_view(document: Document, blocks: Sequence[Block], around: Span) -> SourceView:
    """Returns the view of a document that holds the passage `around`."""
    length = len(document.text)
    if length <= WHOLE:
        return SourceView(document.id, document, blocks, Span(0, length))
    start = max(0, around.start - AROUND)
    # A passage longer than the window is cut at its end: its beginning is what is scrolled to.
    end = min(length, max(around.start, min(around.end, around.start + WHOLE)) + AROUND)
    return SourceView(f"{document.id}:{start}:{end}", document, blocks, Span(start, end))
