"""Finds where a quote stands word for word, with and without words left out."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from qa.quotes.source_text import Run, SourceText
from qa.quotes.typography import OMISSION, Tokens, same_first, to_nfc, tokenize

_FREE_AT_END = frozenset(".,")
_DASHES = "-–—―−"
_OPENED = re.compile(r"(?<=[.?!…»”\"])\s*\n\s*[-–—―−]+(?=\s|[^\W\d_])")
_KEPT = re.compile(r"(?<=[.?!…»”\"])[ \t\u00a0]+[-–—―−]+(?=[ \t\u00a0]+[^\W\d_])")
_CLOSES = frozenset("?!")


@dataclass(frozen=True, slots=True)
class Quote:
    """A quote, read.

    Attributes:
        text: The quote in NFC.
        tokens: Its words and marks, without a full stop or comma at its end.
        closing: The full stop or comma at its end, "" where there is none.
        parts: The numbers of the first and one past the last token of each part between marks
            of words left out.
    """

    text: str
    tokens: Tokens
    closing: str
    parts: tuple[tuple[int, int], ...]

    @property
    def words(self) -> int:
        """How many words it has."""
        return sum(self.tokens.words)

    def keys(self, part: tuple[int, int]) -> Sequence[str]:
        """Returns the keys of a part."""
        return self.tokens.keys[part[0] : part[1]]

    def text_of(self, part: tuple[int, int]) -> str:
        """Returns the words of a part as given."""
        return self.text[self.tokens.starts[part[0]] : self.tokens.ends[part[1] - 1]]


def read_quote(text: str) -> Quote:
    """Returns a quote's words and marks."""
    text = to_nfc(text)
    tokens = tokenize(text)
    end = len(tokens)
    while end and tokens.keys[end - 1] in _FREE_AT_END:
        end -= 1
    closing = tokens.keys[end] if end < len(tokens) else ""
    tokens = tokens.part(0, end)
    parts, begun = [], 0
    for place, key in enumerate([*tokens.keys, OMISSION]):
        if key == OMISSION:
            if any(tokens.words[begun:place]):
                parts.append((begun, place))
            begun = place + 1
    return Quote(text, tokens, closing, tuple(parts))


def without_opening_dashes(quote: Quote) -> Quote:
    """Returns a quote without the dashes that open its paragraphs, as a source writes speech."""
    text = _OPENED.sub(lambda match: match.group().rstrip(_DASHES) + " ", quote.text)
    return read_quote(text) if text != quote.text else quote


def without_kept_dashes(quote: Quote) -> tuple[Quote, tuple[int, ...]]:
    """Returns a quote without the dashes between its sentences, and where each stood.

    A dash that opens speech in the source is a quotation mark, and may have been copied with it.

    Returns:
        The quote, and before which of its words a dash stood, by number.
    """
    dashes = list(_KEPT.finditer(quote.text))
    if not dashes:
        return quote, ()
    starts = [
        start
        for start, is_word in zip(quote.tokens.starts, quote.tokens.words, strict=True)
        if is_word
    ]
    return read_quote(_KEPT.sub("", quote.text)), tuple(
        bisect_left(starts, dash.end()) for dash in dashes
    )


@dataclass(frozen=True, slots=True)
class Found:
    """A place where a quote stands.

    Attributes:
        tokens: The numbers of the tokens of the document that the quote's words are, in order.
        gaps: Where in the document the quote leaves something out with a mark: the number of
            the first token left out and of the first one behind it.
    """

    tokens: tuple[int, ...]
    gaps: tuple[tuple[int, int], ...] = ()


def find_exact(quote: Quote, source: SourceText) -> list[Found]:
    """Returns all places of a quote in a document, in order, none twice."""
    found: dict[tuple[int, int], Found] = {}
    whole = (0, len(quote.tokens))
    for run in (source.whole, *source.speeches):
        for place in _find(quote, [whole], run, source):
            _put(found, place, source, quote)
    if OMISSION in quote.tokens.keys:
        for run in (*source.statements, *source.paragraphs):
            for place in _find(quote, quote.parts, run, source):
                _put(found, place, source, quote)
    return [found[key] for key in sorted(found)]


def find_part(quote: Quote, part: tuple[int, int], source: SourceText) -> list[Found]:
    """Returns all places of one part of a quote."""
    return list(_find(quote, [part], source.whole, source))


def _put(
    found: dict[tuple[int, int], Found], place: Found, source: SourceText, quote: Quote
) -> None:
    last = place.tokens[-1]
    following = source.tokens.keys[last + 1] if last + 1 < len(source.tokens) else ""
    # "Er det bra." is not "Er det bra?".
    if quote.closing and following in _CLOSES:
        return
    if quote.closing and following == quote.closing:
        place = Found((*place.tokens, last + 1), place.gaps)
    key = (place.tokens[0], last)
    known = found.get(key)
    if known is None or len(place.gaps) < len(known.gaps):
        found[key] = place


def _find(
    quote: Quote, parts: Sequence[tuple[int, int]], run: Run, source: SourceText
) -> Iterator[Found]:
    """Yields where the parts stand in a run, in order; of two that end alike the shorter.

    What is left out between two parts begins and ends in one utterance, or in narrative.
    """
    last: tuple[int, Found] | None = None
    for begun, ended in _matches(quote.keys(parts[0]), run, 0, free=True):
        spans = [(begun, ended)]
        for part in parts[1:]:
            before = spans[-1][1]
            following = next(
                (
                    span
                    for span in _matches(quote.keys(part), run, before, free=False)
                    if source.belong(run.positions[before - 1], run.positions[span[0]])
                ),
                None,
            )
            if following is None:
                break
            spans.append(following)
        if len(spans) < len(parts):
            continue
        tokens = tuple(run.positions[n] for span in spans for n in range(*span))
        gaps = tuple(
            (run.positions[before[1] - 1] + 1, run.positions[after[0]])
            for before, after in pairwise(spans)
        )
        if last is not None and last[0] != spans[-1][1]:
            yield last[1]
        last = (spans[-1][1], Found(tokens, gaps))
    if last is not None:
        yield last[1]


def _matches(keys: Sequence[str], run: Run, since: int, *, free: bool) -> Iterator[tuple[int, int]]:
    """Yields where keys stand in a run: the first number and one past the last.

    Args:
        keys: The keys.
        run: Where to look.
        since: The first number that may be matched.
        free: Whether the case of the first letter is free.
    """
    if run.seams:
        for begun in range(since, len(run.keys)):
            ended = _match_over_seams(keys, run, begun, free=free)
            if ended is not None:
                yield begun, ended
        return
    # The longest key is the rarest, as a rule: list.index looks for it in native code.
    first = 1 if free and len(keys) > 1 else 0
    pivot = max(range(first, len(keys)), key=lambda place: len(keys[place]))
    place = since + pivot - 1
    size = len(keys)
    alone = free and size == 1
    folded = {keys[0][:1].lower() + keys[0][1:], keys[0][:1].upper() + keys[0][1:]}
    while True:
        try:
            if alone:
                place = min(_index(run.keys, key, place + 1) for key in folded)
                if place == len(run.keys):
                    return
            else:
                place = run.keys.index(keys[pivot], place + 1)
        except ValueError:
            return
        begun = place - pivot
        if begun < since or begun + size > len(run.keys):
            continue
        same = alone or run.keys[begun + first : begun + size] == keys[first:]
        unbroken = run.positions[begun + size - 1] - run.positions[begun] == size - 1
        if same and unbroken and (first == 0 or same_first(run.keys[begun], keys[0])):
            yield begun, begun + size


def _index(keys: Sequence[str], key: str, since: int) -> int:
    try:
        return keys.index(key, since)
    except ValueError:
        return len(keys)


def _match_over_seams(keys: Sequence[str], run: Run, begun: int, *, free: bool) -> int | None:
    """Returns where a match that begins at `begun` ends, None where there is none.

    Where an attribution is left out, a comma or full stop may stand in its place.
    """
    place = begun
    for number, key in enumerate(keys):
        same = place < len(run.keys) and (
            run.keys[place] == key or (number == 0 and free and same_first(run.keys[place], key))
        )
        if same:
            place += 1
        elif not (place in run.seams and key in _FREE_AT_END and begun < place):
            return None
    return place
