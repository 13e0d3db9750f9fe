"""The other items of the list that an answer stands in.

"Hvilke tiltak foreslår utvalget?" is answered by all items of a list, of which the reader points
at one.
"""

import re
from collections.abc import Sequence, Set
from dataclasses import replace
from itertools import takewhile
from typing import Final

from corpus.document import Block, Span
from index.terms import words
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
        where the answer stands in no list of two to ten items, or is but a part of an item, unless
        that is all that stands behind the colon.
    """
    text = best.document.text
    items = _items(best)
    own = next((item for item in items if _content(text, item).overlaps(best.span)), None)
    if own is None or not 1 < len(items) <= MOST:
        return []
    head, whole = _head(text, own), _content(text, own)
    if head and _has(head, best.span):
        parts = {item: part for item in items if (part := _head(text, item))}
    elif _is_tail(text, own, best.span) or (
        _has(whole, best.span) and (head is None or best.span.overlaps(head))
    ):
        parts = {item: _content(text, item) for item in items}
    else:
        return []
    return [
        replace(best, span=part, sentence=Span(item.start, item.end))
        for item, part in parts.items()
        if item != own
    ]


def whole_item(best: Evidence) -> Evidence:
    """Returns an answer with the head of its item: "lørdag: 11–15" for "11–15"."""
    text = best.document.text
    own = next((item for item in _items(best) if _content(text, item).overlaps(best.span)), None)
    if own is None or not _is_tail(text, own, best.span):
        return best
    return replace(best, span=_content(text, own))


def of_item_asked(question: str, evidence: Sequence[Evidence]) -> list[Evidence]:
    """Returns evidence with what an item says whose head the question has, and no other item's.

    Asked when it opens on Saturday, a reader may point at what stands behind "fredag".
    """
    asked = set(words(question))
    found: list[Evidence] = []
    for item in evidence:
        moved = _moved(asked, item)
        if not any(
            moved.document.id == other.document.id and moved.span.overlaps(other.span)
            for other in found
        ):
            found.append(moved)
    return found


def _moved(asked: Set[str], item: Evidence) -> Evidence:
    text, items = item.document.text, _items(item)
    heads = {one: head for one in items if (head := _head(text, one))}
    meant = [one for one, head in heads.items() if set(words(head.of(text))) <= asked]
    if len(meant) != 1:
        return item
    own = next((one for one in heads if _content(text, one).overlaps(item.span)), None)
    if own is None or own == meant[0] or not _is_tail(text, own, item.span):
        return item
    content = _content(text, meant[0])
    said = text[heads[meant[0]].end + 1 : content.end].lstrip()
    place = Span(content.end - len(said), content.end)
    return replace(item, span=place, sentence=Span(meant[0].start, meant[0].end))


def _is_tail(text: str, item: Block, span: Span) -> bool:
    """Returns whether a span is what stands behind the head of an item."""
    head, content = _head(text, item), _content(text, item)
    return head is not None and span.start > head.end and _has(Span(head.end, content.end), span)


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
