"""Marks the words that differ in a quote and in its source, beside each other.

A difference says which words changed, not where they stand. The stretches that no alignment of
the two texts pairs say where: a difference is marked only in such a stretch, in order.
"""

import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

from corpus.document import Span
from qa.quotes.difference import Difference

Piece = tuple[str, str]
"""A stretch of text and the kind of its difference, "" where there is none."""
Mark = tuple[Span, str]
"""Where a text differs, and how."""

_TOKEN = re.compile(r"\w+|[^\w\s]")


def changes(
    quote: str, source: str, differences: Sequence[Difference]
) -> tuple[list[Mark], list[Mark]]:
    """Returns where a quote and its source differ, each in order."""
    if not differences:
        return [], []
    mine, theirs = (list(_TOKEN.finditer(text)) for text in (quote, source))
    matcher = SequenceMatcher(
        None, [one[0].casefold() for one in mine], [one[0].casefold() for one in theirs], False
    )
    unlike = [code for code in matcher.get_opcodes() if code[0] != "equal"]
    left = _stretches(mine, [(first, last) for _, first, last, _, _ in unlike])
    right = _stretches(theirs, [(first, last) for _, _, _, first, last in unlike])
    return (
        _places(quote, [(one.quote, one.kind) for one in differences], left),
        _places(source, [(one.source, one.kind) for one in differences], right),
    )


def pieces_of(text: str, marks: Iterable[Mark]) -> list[Piece]:
    """Returns a text cut at its marks; of marks that overlap, the first keeps what they share."""
    pieces: list[Piece] = []
    cursor = 0
    for span, kind in sorted(marks):
        if span.start > cursor:
            pieces.append((text[cursor : span.start], ""))
        if span.end > cursor:
            pieces.append((text[max(span.start, cursor) : span.end], kind))
        cursor = max(cursor, span.end)
    if cursor < len(text):
        pieces.append((text[cursor:], ""))
    return pieces


def _stretches(tokens: Sequence[re.Match[str]], ranges: Iterable[tuple[int, int]]) -> list[Span]:
    return [
        Span(tokens[first].start(), tokens[last - 1].end())
        for first, last in ranges
        if first < last
    ]


def _places(text: str, words: Iterable[tuple[str, str]], stretches: Sequence[Span]) -> list[Mark]:
    """Returns where the words stand that differ, in order and apart from each other."""
    found: list[Mark] = []
    cursor = 0
    for wording, kind in words:
        place = _find(text, wording, cursor, stretches) if wording and wording != text else None
        if place is not None:
            found.append((place, str(kind)))
            cursor = place.end
    return found


def _find(text: str, wording: str, cursor: int, stretches: Sequence[Span]) -> Span | None:
    start = text.find(wording, cursor)
    while start >= 0:
        place = Span(start, start + len(wording))
        if any(place.overlaps(stretch) for stretch in stretches) and _is_whole(text, place):
            return place
        start = text.find(wording, start + 1)
    return None


def _is_whole(text: str, place: Span) -> bool:
    """Returns whether a place neither begins nor ends within a word."""
    return not any(
        0 < edge < len(text) and text[edge - 1].isalnum() and text[edge].isalnum()
        for edge in (place.start, place.end)
    )
