"""The other items of the list that an answer stands in.

"Hvilke tiltak foreslår utvalget?" is answered by all items of a list, of which the reader points
at one.
"""

import re
from dataclasses import replace
from itertools import takewhile
from typing import Final

from corpus.document import Block, Span
from qa.evidence import Evidence, blocks_of

MOST: Final = 10
"""A list of more items is not given item by item."""
_SHARE: Final = 0.4
"""An answer is an item, or its head, where it has at least this share of its characters."""

_ITEM: Final = re.compile(r"(?:[-*•·+]|\d{1,2}[.)])\s+")
_SPEECH: Final = re.compile(r"-\s+[A-ZÆØÅ«\"].*[.!?»\"]\s*\Z", re.DOTALL)
"""A hyphen before whole sentences rather opens speech."""
_HEAD: Final = re.compile(r"[^:\n]{1,80}(?=:\s)")
_ENDS: Final = " \t\n.,;"


def other_items(best: Evidence) -> list[Evidence]:
    """Returns what the other items of a list say where an answer is an item, or the head of one.

    Returns:
        Of "- Oslo: 30 millioner" what stands before the colon, where the answer does; else whole
        items without their marks. As probable as the answer, in the order of the text. Empty
        where the answer stands in no list of two to ten items, or is but a part of an item.
    """
    text = best.document.text
    items = _items(best)
    own = next((item for item in items if _content(text, item).overlaps(best.span)), None)
    if own is None or not 1 < len(items) <= MOST:
        return []
    head, whole = _head(text, own), _content(text, own)
    if head and _has(head, best.span):
        parts = {item: part for item in items if (part := _head(text, item))}
    elif _has(whole, best.span) and (head is None or best.span.overlaps(head)):
        parts = {item: _content(text, item) for item in items}
    else:
        return []
    return [
        replace(best, span=part, sentence=Span(item.start, item.end))
        for item, part in parts.items()
        if item != own
    ]


def _items(best: Evidence) -> list[Block]:
    """Returns the items of the list around an answer, in order."""
    text, blocks = best.document.text, blocks_of(best.document.text)
    at = next((n for n, block in enumerate(blocks) if block.covers(best.span)), None)
    if at is None:
        return []

    def is_item(block: Block) -> bool:
        own = block.of(text)
        return bool(_ITEM.match(own)) and not _SPEECH.match(own)

    before = list(takewhile(is_item, reversed(blocks[: at + 1])))
    return [*reversed(before), *takewhile(is_item, blocks[at + 1 :])] if before else []


def _content(text: str, item: Block) -> Span:
    own = item.of(text)
    mark = _ITEM.match(own)
    return Span(item.start + (mark.end() if mark else 0), item.start + len(own.rstrip(_ENDS)))


def _head(text: str, item: Block) -> Span | None:
    content = _content(text, item)
    found = _HEAD.match(text, content.start, content.end)
    return Span(*found.span()) if found else None


def _has(part: Span, answer: Span) -> bool:
    """Returns whether an answer is about so much as a part of the text."""
    common = min(part.end, answer.end) - max(part.start, answer.start)
    return part.covers(answer) and common >= _SHARE * (part.end - part.start)
