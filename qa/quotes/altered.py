"""Tells what a quote that does not stand word for word was made from, and what was changed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from qa.quotes.align import Alignment, Unit, align, units, without_omissions
from qa.quotes.attributed import speakers_of, who_says
from qa.quotes.candidates import Near
from qa.quotes.difference import Compared, Difference, Kind, compare
from qa.quotes.exact import Found, Quote, read_quote
from qa.quotes.source_text import SourceText
from qa.quotes.sources import Sources
from qa.quotes.standing import Standing, is_said_by
from qa.quotes.typography import OMISSION, Tokens
from qa.quotes.wording import is_content

_ALIGNED = 8
"""So many passages are aligned with a quote that does not stand word for word."""
_JOINED_WORDS = 4
"""Fewer added words that stand somewhere else do so by chance."""
_SAID_WORDS = 3
"""A speaker of fewer words in a changed quote may be there by chance."""
_LEAST_CHANGED = 4
"""A shorter quote that has but one content word may differ in its marks alone."""
_CLOSES = ("?", "!")
_ENDS = frozenset(".?!")
_TOGETHER = 2


@dataclass(frozen=True, slots=True)
class Altered:
    """What a quote was made from.

    Attributes:
        differences: What was changed, in order; at least one.
        standing: Where the words stand that it was made from; the first was compared with it.
        gaps: What is left out with a mark, at that place.
    """

    differences: tuple[Difference, ...]
    standing: tuple[Standing, ...]
    gaps: tuple[tuple[int, int], ...] = ()


def crossing(quote: Quote, standing: Sequence[Standing]) -> Altered:
    """Returns what a quote was made from that stands word for word, but is said by two."""
    return Altered((Difference(Kind.JOINED, quote.text, standing[0].words),), tuple(standing))


def joined(quote: Quote, sources: Sources) -> Altered | None:
    """Returns where the parts stand that marks of omission part, or else the sentences, by itself.

    None where one stands nowhere, or says too little to tell where it comes from; and where the
    sentences are of one utterance, of which something is left out.
    """
    parts, least = quote.parts, 2
    if len(parts) < 2:
        parts, least = _sentences(quote), 1
    if len(parts) < 2:
        return None
    places: list[Standing] = []
    for part in parts:
        if sum(map(is_content, quote.keys(part))) < least:
            return None
        found = sources.standing_part(quote, part)
        if not found:
            return None
        # A part from where the one before it is from, where there is a choice.
        last = places[-1:]
        places.append(min(found, key=lambda one: [-_nearness(before, one) for before in last]))
    pairs = list(pairwise(places))
    if parts is not quote.parts and all(_nearness(*pair) == _TOGETHER for pair in pairs):
        return None
    differences = tuple(
        Difference(Kind.JOINED, quote.text_of(part), place.words)
        for part, place in zip(parts[1:], places[1:], strict=True)
    )
    return Altered(differences, (max(places, key=lambda one: len(one.found.tokens)),))


def _sentences(quote: Quote) -> tuple[tuple[int, int], ...]:
    """Returns the numbers of the first and one past the last token of each sentence."""
    ends = [place for place, key in enumerate(quote.tokens.keys) if key in _ENDS]
    bounds = [(first + 1, last) for first, last in pairwise([-1, *ends, len(quote.tokens)])]
    return tuple((first, last) for first, last in bounds if any(quote.tokens.words[first:last]))


def _nearness(before: Standing, after: Standing) -> int:
    """Returns whether two parts are of one document (1), and of one utterance too (2)."""
    if before.source is not after.source:
        return 0
    near = before.source.belong(before.found.tokens[-1], after.found.tokens[0])
    return _TOGETHER if near else 1


def aligned(
    quote: Quote, near: Sequence[Near], sources: Sources, *, claimed: str | None = None
) -> Altered | None:
    """Returns how a quote differs from the stretch that it was most likely made from.

    None where no stretch is near enough. Of stretches that are as near, the one that the claimed
    speaker says is meant.
    """
    tokens, marks = without_omissions(quote)
    mine = units(tokens, 0, len(tokens))
    found: list[Alignment] = []
    for passage in near[:_ALIGNED]:
        source = sources.read(passage.document_id)
        best = align(mine, source, passage.start, passage.end) if source else None
        if best and (_is_telling(quote, best) or _is_nearly_said(quote, best)):
            found.append(best)
    if not found:
        return None
    chosen = min(found, key=lambda one: _order(one, claimed))
    elsewhere = _elsewhere(quote, tokens, chosen, sources)
    compared = compare(quote.text, tokens, marks, chosen, elsewhere)
    stretch = tuple(chosen.tokens)
    said = who_says(chosen.source, chosen.matched, strict=False)
    own = Standing(chosen.source, Found(stretch), said)
    differences = [
        *compared.differences,
        *_over_speakers(quote, chosen),
        *_over_statements(quote, chosen.source, compared),
    ]
    if quote.closing and own.following in _CLOSES:
        differences.append(Difference(Kind.PUNCTUATION, quote.closing, own.following))
    if not differences:
        # Every word agrees, but they do not stand together.
        differences.append(Difference(Kind.JOINED, quote.text, own.words))
    return Altered(tuple(differences), _everywhere(own, sources), compared.omitted)


def _is_telling(quote: Quote, one: Alignment) -> bool:
    """Returns whether half of a quote's words stand in order, two content words among them."""
    return 2 * one.words >= quote.words and one.content > 1


def _is_nearly_said(quote: Quote, one: Alignment) -> bool:
    """Returns whether somebody says all words of a quote, or of four and more all but one."""
    if not one.content or one.words + 1 < quote.words:
        return False
    changed = sum(
        max(sum(unit.is_word for unit in side) for side in (step.quote, step.source))
        for step in one.steps
        if not step.is_same
    )
    owners = {one.source.said[token] for token in one.matched}
    is_said = len(owners) == 1 and -1 not in owners
    return is_said and changed <= (quote.words >= _LEAST_CHANGED)


def _order(one: Alignment, claimed: str | None) -> tuple[object, ...]:
    document = one.source.document
    said = who_says(one.source, one.matched, strict=False)
    is_meant = claimed is not None and is_said_by(claimed, one.source, said)
    return (-one.words, one.cost, not is_meant, document.source, document.id, one.tokens[0])


def _elsewhere(
    quote: Quote, tokens: Tokens, chosen: Alignment, sources: Sources
) -> dict[int, Difference]:
    """Returns the added words that stand in another place, by the numbers of their tokens."""
    found: dict[int, Difference] = {}
    for step in chosen.steps:
        if step.is_same or sum(unit.is_word for unit in step.quote) < _JOINED_WORDS:
            continue
        for first, last in _added(step.quote):
            words = quote.text[tokens.starts[first] : tokens.ends[last]]
            added = read_quote(words)
            whole = added.words >= _JOINED_WORDS and len(added.parts) == 1
            places = sources.standing_part(added, added.parts[0]) if whole else []
            if places and first not in found:
                joined = Difference(Kind.JOINED, words, places[0].words)
                found |= dict.fromkeys(range(first, last + 1), joined)
    return found


def _added(units: Sequence[Unit]) -> Iterator[tuple[int, int]]:
    """Yields the first and last token of added words: all of them, then sentence by sentence."""
    words = [unit for unit in units if unit.is_word]
    yield words[0].first, words[-1].last
    for ends, group in groupby(units, key=lambda unit: unit.strict[0] in _ENDS):
        sentence = [unit for unit in group if unit.is_word]
        if sentence and not ends:
            yield sentence[0].first, sentence[-1].last


def _over_speakers(quote: Quote, chosen: Alignment) -> list[Difference]:
    """Returns a difference for each speaker beside the one who says most of the words."""
    speakers = speakers_of(chosen.source, chosen.matched, least=_SAID_WORDS)
    order = sorted(speakers.values(), key=lambda tokens: (-len(tokens), tokens[0]))
    return [
        Difference(Kind.JOINED, quote.text, chosen.source.text(part[0], part[-1]))
        for part in order[1:]
    ]


def _over_statements(quote: Quote, source: SourceText, compared: Compared) -> list[Difference]:
    """Returns a difference for each marked omission that leaves the utterance or paragraph."""
    return [
        Difference(Kind.JOINED, quote.text, source.text(first, behind - 1))
        for first, behind in compared.omitted
        if first > 0 and behind < len(source.tokens) and not source.belong(first - 1, behind)
    ]


def _everywhere(own: Standing, sources: Sources) -> tuple[Standing, ...]:
    """Returns all places where the stretch stands that a quote was made from."""
    quote = read_quote(own.words)
    if len(quote.parts) != 1 or OMISSION in quote.tokens.keys:
        return (own,)
    found = {(own.source.document.id, own.start): own}
    for one in sources.standing(quote):
        said = who_says(one.source, one.found.tokens, strict=False)
        found.setdefault((one.source.document.id, one.start), replace(one, said=said))
    return tuple(found.values())
