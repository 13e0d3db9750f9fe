"""Divides a document into passages: whole sentences, packed to a size the models read well."""

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from corpus.document import Block, BlockKind, Span, SpanIndex
from corpus.sentences import sentences
from corpus.utterances import Utterance

MAX_TOKENS = 200
"""No passage is longer. The reader takes 320 tokens with the question."""
TARGET_TOKENS = 150
"""A passage ends at the first sentence after this many."""
_MIN_TOKENS = 60
"""A heading starts a new passage only where the one before has this many."""
_MAX_OVERLAP = 60
"""A longer sentence is not repeated at the head of the next passage."""

CountTokens = Callable[[Sequence[str]], list[int]]
"""Returns the number of tokens of each text, special tokens aside."""


@dataclass(frozen=True, slots=True)
class Passage(Span):
    """A stretch of a document that is searched and read as one.

    Attributes:
        heading: The title and the section heading that it stands under but does not hold;
            "" where there is none. It is embedded and searched with the passage.
    """

    heading: str = ""

    def under_heading(self, text: str) -> str:
        """Returns what is embedded and searched: the passage of a text under its headings."""
        own = self.of(text)
        return f"{self.heading}\n{own}" if self.heading else own


@dataclass(frozen=True, slots=True)
class _Unit(Span):
    """What a passage is packed of: never divided."""

    tokens: int
    kind: BlockKind


def make_passages(
    text: str,
    blocks: Sequence[Block],
    utterances: Sequence[Utterance],
    *,
    title: str | None,
    count_tokens: CountTokens,
) -> list[Passage]:
    """Returns the passages of a document, in order.

    Every block is in at least one passage. Neighbours share one sentence, unless a heading
    stands between them. A quote stays with its attribution where both fit in one passage.
    """
    units = _units(text, blocks, utterances, count_tokens)
    packs = _pack(units)
    headings = [block for block in blocks if block.kind is BlockKind.HEADING]
    return [
        Passage(pack[0].start, pack[-1].end, _heading(text, headings, title, pack))
        for pack in packs
    ]


def _heading(text: str, headings: Sequence[Block], title: str | None, pack: list[_Unit]) -> str:
    before = bisect_left(headings, pack[0].start, key=lambda block: block.start)
    section = headings[before - 1].of(text).lstrip("# ") if before else None
    # A heading at the passage's own head stands over it, not the section before.
    if pack[0].kind is BlockKind.HEADING:
        section = None
    own = text[pack[0].start : pack[-1].end]
    parts = [part for part in dict.fromkeys((title, section)) if part and part not in own]
    return " – ".join(parts)


def _units(
    text: str, blocks: Sequence[Block], utterances: Sequence[Utterance], count: CountTokens
) -> list[_Unit]:
    pieces: list[tuple[Span, BlockKind]] = []
    quotes = [
        Span(quote.start, max(quote.end, quote.attribution.end if quote.attribution else 0))
        for quote in sorted(utterances, key=lambda quote: quote.start)
    ]
    index = SpanIndex(quotes)
    for block in blocks:
        spans = sentences(text, block) or [Span(block.start, block.end)]
        pieces.extend(
            (span, block.kind) for span in _join_quotes(spans, quotes, index, text, count)
        )
    pieces = [part for piece in pieces for part in _split_long(*piece, text, count)]
    sizes = count([span.of(text) for span, _ in pieces])
    return [
        _Unit(span.start, span.end, size, kind)
        for (span, kind), size in zip(pieces, sizes, strict=True)
    ]


def _join_quotes(
    spans: Sequence[Span],
    quotes: Sequence[Span],
    index: SpanIndex,
    text: str,
    count: CountTokens,
) -> list[Span]:
    """Joins the sentences that one quote with its attribution runs over."""
    joined: list[Span] = []
    for span in spans:
        # What begins before the end of the one and ends behind the start of the other.
        if joined and quotes[index.near(Span(span.start, joined[-1].end))]:
            both = Span(joined[-1].start, span.end)
            if count([both.of(text)])[0] <= MAX_TOKENS:
                joined[-1] = both
                continue
        joined.append(span)
    return joined


def _split_long(
    span: Span, kind: BlockKind, text: str, count: CountTokens
) -> list[tuple[Span, BlockKind]]:
    """Divides a sentence that is too long for a passage at white space, or anywhere."""
    # One character may be several tokens, but a single one is never divided.
    if span.end - span.start == 1 or count([span.of(text)])[0] <= MAX_TOKENS:
        return [(span, kind)]
    middle = (span.start + span.end) // 2
    gaps = [match.span() for match in re.compile(r"\s+").finditer(text, span.start, span.end)]
    left, right = min(gaps, key=lambda gap: abs(gap[0] - middle), default=(middle, middle))
    halves = Span(span.start, left), Span(right, span.end)
    return [part for half in halves for part in _split_long(half, kind, text, count)]


def _pack(units: Sequence[_Unit]) -> list[list[_Unit]]:
    packs: list[list[_Unit]] = []
    pack: list[_Unit] = []
    size = 0
    for unit in units:
        at_heading = unit.kind is BlockKind.HEADING and size >= _MIN_TOKENS
        full = size >= TARGET_TOKENS or size + unit.tokens > MAX_TOKENS
        if pack and (at_heading or full):
            carried = _close(packs, pack)
            overlap = [] if at_heading or carried else _overlap(pack, unit)
            pack = [*overlap, *carried]
            size = sum(item.tokens for item in pack)
            if pack and size + unit.tokens > MAX_TOKENS:
                packs.append(pack)
                pack, size = [], 0
        pack.append(unit)
        size += unit.tokens
    if pack:
        packs.append(pack)
    return packs


def _close(packs: list[list[_Unit]], pack: list[_Unit]) -> list[_Unit]:
    """Ends a pack and returns the headings at its foot, which belong to what follows."""
    foot = len(pack)
    while foot > 1 and pack[foot - 1].kind is BlockKind.HEADING:
        foot -= 1
    if pack[0].kind is BlockKind.HEADING and foot == 1:
        foot = 0
    if foot:
        packs.append(pack[:foot])
    return pack[foot:]


def _overlap(pack: list[_Unit], unit: _Unit) -> list[_Unit]:
    last = pack[-1]
    fits = last.tokens <= _MAX_OVERLAP and last.tokens + unit.tokens <= MAX_TOKENS
    is_sentence = last.kind is BlockKind.PARAGRAPH and unit.kind is BlockKind.PARAGRAPH
    return [last] if fits and is_sentence and len(pack) > 1 else []
