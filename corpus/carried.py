"""Speech between quotation marks that runs over several paragraphs.

Its opening mark may stand before each paragraph; the closing mark stands once, at the end.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from corpus.attribution import Attribution, attribution_around
from corpus.document import Block, BlockKind, Span
from corpus.utterance import UtteranceKind

_CLOSING: Final = {"«": "»", "“": "”", '"': '"'}
_DASHES: Final = "–—―−-"
_MOST: Final = 2000
_MOST_PARAGRAPHS: Final = 12
"""Such speech has at most so many characters, and runs over so many paragraphs."""


@dataclass(frozen=True, slots=True)
class Carried:
    """Speech over several paragraphs.

    Attributes:
        parts: The words without the marks, one part a paragraph.
        last: The paragraph in which it ends.
        kind: How it is marked.
    """

    parts: tuple[Span, ...]
    last: Block
    kind: UtteranceKind


def carried(text: str, blocks: Sequence[Block]) -> dict[int, Carried]:
    """Returns such speech by where its first paragraph begins.

    Args:
        text: The canonical text.
        blocks: The blocks of it without metadata, in order.
    """
    found = {}
    done = 0
    for place, block in enumerate(blocks):
        opening = _opening(text, block) if place >= done else None
        if opening is None:
            continue
        parts = _parts(text, blocks[place : place + _MOST_PARAGRAPHS], opening)
        if parts:
            # The last paragraph may open the next speech.
            done = place + len(parts) - 1
            is_guillemet = text[opening] == "«"
            kind = UtteranceKind.GUILLEMETS if is_guillemet else UtteranceKind.QUOTES
            found[block.start] = Carried(parts, blocks[done], kind)
    return found


def said_by(text: str, block: Block, quote: Carried) -> Attribution | None:
    """Returns the attribution before the first part of such speech, or behind its last one."""
    first, last = quote.parts[0], quote.parts[-1]
    before = attribution_around(text, block.start, (first.start - 1, block.end + 1), block.end)
    if before is not None:
        return before
    return attribution_around(
        text, quote.last.start, (last.start - 1, last.end + 1), quote.last.end
    )


def _opening(text: str, block: Block) -> int | None:
    """Returns where a mark opens whole sentences that the paragraph does not close."""
    if block.kind is not BlockKind.PARAGRAPH:
        return None
    for mark, closing in _CLOSING.items():
        at = text.rfind(mark, block.start, block.end)
        if (
            at < 0
            or text.find(closing, at + 1, block.end) >= 0
            or not text[at + 1 : at + 2].isupper()
        ):
            continue
        leads = at == block.start or text[block.start : at].rstrip().endswith(":")
        if leads and (mark != closing or text.count(mark, block.start, block.end) % 2):
            return at
    return None


def _parts(text: str, blocks: Sequence[Block], opening: int) -> tuple[Span, ...]:
    """Returns the parts of the speech that opens in the first block; none where it never closes."""
    mark = text[opening]
    parts = [Span(opening + 1, blocks[0].end)]
    for block in blocks[1:]:
        start = block.start + text.startswith(mark, block.start)
        if block.kind is not BlockKind.PARAGRAPH or text[start : start + 1] in _DASHES:
            return ()
        end = text.find(_CLOSING[mark], start, min(block.end, opening + _MOST))
        if text.find(mark, start, end if end >= 0 else block.end) >= 0:
            return ()
        if end >= 0:
            return (*parts, Span(start, end))
        if block.end > opening + _MOST:
            return ()
        parts.append(Span(start, block.end))
    return ()
