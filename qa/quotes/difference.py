"""Says word by word how a quote differs from its source."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from rapidfuzz.distance import Levenshtein

from qa.quotes.align import Alignment, Step, Unit
from qa.quotes.source_text import SourceText, is_name
from qa.quotes.typography import TURNING, Tokens, same_first
from qa.quotes.wording import is_abbreviated, is_negation, is_number, lookalike_of, negates

_MOST_PAIRS = 2_500
_LONGEST_MOVE = 8
_ALONE, _MARKS = 0.6, 0.5
"""What it costs to leave a word without a partner, and to pair two marks. Two words that share
no letter cost 1, less than leaving both alone."""


class Kind(StrEnum):
    """How a word of a quote differs from its source."""

    NUMBER = "number"
    NAME = "name"
    NEGATION = "negation"
    WORD = "word"
    ORDER = "order"
    OMISSION = "omission"
    PUNCTUATION = "punctuation"
    FORM = "form"
    LOOKALIKE = "lookalike"
    JOINED = "joined"


@dataclass(frozen=True, slots=True)
class Difference:
    """One change.

    Attributes:
        kind: What was changed.
        quote: The words of the quote, "" where it lacks them.
        source: The words of the source, "" where it lacks them.
    """

    kind: Kind
    quote: str
    source: str


@dataclass(frozen=True, slots=True)
class _Pair:
    """A unit of the quote beside one of the source, with the number of its step."""

    quote: Unit | None
    source: Unit | None
    step: int


@dataclass(frozen=True, slots=True)
class Compared:
    """What a comparison found.

    Attributes:
        differences: All changes, in order.
        omitted: What is left out with a mark: the numbers of the first token of the source
            left out and of the first one behind it.
    """

    differences: tuple[Difference, ...]
    omitted: tuple[tuple[int, int], ...]


def compare(
    text: str,
    tokens: Tokens,
    marks: frozenset[int],
    alignment: Alignment,
    elsewhere: Mapping[int, Difference],
) -> Compared:
    """Returns every difference between a quote and the stretch that it stands beside.

    Args:
        text: The quote, which the tokens are of.
        tokens: Its words and marks, without marks of omission.
        marks: The numbers of the tokens before which a mark of omission stood.
        alignment: The quote beside its source.
        elsewhere: By the number of a token: that its words stand in another place.
    """
    return _Comparison(text, tokens, marks, alignment, elsewhere).run()


class _Comparison:
    def __init__(
        self,
        text: str,
        tokens: Tokens,
        marks: frozenset[int],
        alignment: Alignment,
        elsewhere: Mapping[int, Difference],
    ) -> None:
        self.text = text
        self.tokens = tokens
        self.marks = marks
        self.elsewhere = elsewhere
        self.source: SourceText = alignment.source
        self.steps = alignment.steps
        self.omitted: list[tuple[int, int]] = []

    def run(self) -> Compared:
        pairs = list(self._pairs())
        moved = _moved(pairs)
        steps = {number: list(group) for number, group in groupby(pairs, key=lambda p: p.step)}
        found: list[Difference] = []
        done = -1
        for number, here in steps.items():
            if number <= done:
                continue
            until = self._end_of_move(number, steps, moved)
            if until is None:
                found.extend(self._differences(here, moved))
            else:
                done = until
                # "Det er ikke sikkert at" for "det er sikkert at ... ikke" denies something else.
                denies = any(self._kind(pair, moved) is Kind.NEGATION for pair in here)
                kind = Kind.NEGATION if denies else Kind.ORDER
                found.append(self._span(kind, self.steps[number : until + 1]))
        return Compared(tuple(found), tuple(self.omitted))

    # Pairs

    def _pairs(self) -> Iterator[_Pair]:
        """Yields the units that differ, beside each other."""
        last = len(self.tokens) - 1
        cursor = 0
        for number, step in enumerate(self.steps):
            if step.is_same:
                for mine, theirs in zip(step.quote, step.source, strict=True):
                    if not _agree(mine, theirs, last):
                        yield _Pair(mine, theirs, number)
            elif not step.quote and cursor in self.marks:
                self.omitted.append((step.source[0].first, step.source[-1].last + 1))
            elif not step.quote and self._is_left_free(step):
                # It may be left out of a speaker's own words without a mark.
                pass
            else:
                joined = [unit for unit in step.quote if unit.first in self.elsewhere]
                yield from (_Pair(unit, None, number) for unit in joined)
                own = tuple(
                    unit
                    for unit in step.quote
                    if unit.first not in self.elsewhere and not self._opens(unit, number)
                )
                pairs = _beside(Step(own, step.source, False))
                yield from (_Pair(mine, theirs, number) for mine, theirs in pairs)
            cursor = step.quote[-1].last + 1 if step.quote else cursor

    def _is_left_free(self, step: Step) -> bool:
        """Returns whether the source's words in a step are all of an attribution inside speech."""
        tokens = [unit.first for unit in step.source if unit.is_word]
        interruption = self.source.interruption(tokens[0]) if tokens else None
        if interruption is None or tokens[-1] not in interruption:
            return False
        words = self.source.tokens.words
        inside = words[interruption.start : interruption.stop]
        return sum(inside) == sum(words[tokens[0] : tokens[-1] + 1])

    def _opens(self, unit: Unit, number: int) -> bool:
        """Returns whether a mark of the quote is the dash that opens speech in the source."""
        behind = self.steps[number + 1 : number + 2]
        is_last = unit.first == self.steps[number].quote[-1].first
        return (
            unit.strict == ("-",)
            and is_last
            and not self.steps[number].source
            and any(step.is_same and self.source.is_opened(step.source[0].first) for step in behind)
        )

    def _end_of_move(
        self, number: int, steps: Mapping[int, Sequence[_Pair]], moved: frozenset[str]
    ) -> int | None:
        """Returns the step where a word stands again that was moved from step `number`."""
        units = [pair.quote or pair.source for pair in steps[number]]
        words = {unit.loose for unit in units if unit is not None}
        sides = {(pair.quote is None, pair.source is None) for pair in steps[number]}
        if len(sides) != 1 or sides == {(False, False)} or not words <= moved:
            return None
        size = 0
        for until in range(number, min(number + _LONGEST_MOVE, len(self.steps))):
            step = self.steps[until]
            both = {unit.loose for unit in (*step.quote, *step.source)}
            size += max(len(step.quote), len(step.source))
            if size > _LONGEST_MOVE or not (step.is_same or both <= moved):
                return None
            if until > number and not step.is_same and both & words:
                return until
        return None

    # Kinds

    def _differences(self, pairs: list[_Pair], moved: frozenset[str]) -> Iterator[Difference]:
        for (kind, _), group in groupby(pairs, key=lambda pair: self._sort(pair, moved)):
            together = list(group)
            first = together[0].quote
            if kind is Kind.JOINED and first:
                yield self.elsewhere[first.first]
            elif kind is Kind.WORD and together[0].quote and together[0].source:
                # Words of their own, each beside its own.
                yield from (self._difference(kind, [pair]) for pair in together)
            else:
                yield self._difference(kind, together)

    def _sort(self, pair: _Pair, moved: frozenset[str]) -> tuple[Kind, object]:
        """Returns the kind of a pair, and what it may be told together with."""
        kind = self._kind(pair, moved)
        if kind is Kind.JOINED and pair.quote:
            return kind, id(self.elsewhere[pair.quote.first])
        both = pair.quote is not None and pair.source is not None
        single = both or kind in (Kind.NEGATION, Kind.NUMBER)
        alone = id(pair) if single and kind is not Kind.ORDER else pair.quote is None
        return kind, alone

    def _kind(self, pair: _Pair, moved: frozenset[str]) -> Kind:
        mine, theirs = pair.quote, pair.source
        present = [unit for unit in (mine, theirs) if unit is not None]
        keys = [unit.strict[0] for unit in present]
        if mine and not theirs and mine.first in self.elsewhere:
            return Kind.JOINED
        if any(key in TURNING for key in keys):
            return Kind.LOOKALIKE
        if mine and theirs and mine.loose == theirs.loose:
            return Kind.NAME if self._is_named(mine, theirs) else _same_word(mine, theirs)
        if mine and theirs and all(map(is_number, keys)):
            return Kind.NUMBER
        if any(map(is_negation, keys)) or (mine and theirs and negates(*keys)):
            return Kind.NEGATION
        if all(unit.loose in moved for unit in present if unit.is_word) and present[0].is_word:
            return Kind.ORDER
        if theirs and not mine:
            # A mark within words left out goes with them.
            return Kind.OMISSION if theirs.is_word or self._among(pair.step) else (Kind.PUNCTUATION)
        if not any(unit.is_word for unit in present):
            return Kind.PUNCTUATION
        if any(map(is_number, keys)):
            return Kind.NUMBER
        named = (mine is not None and self._is_name(mine)) or (
            theirs is not None and self.source.is_name(theirs.first)
        )
        return Kind.NAME if named else Kind.WORD

    def _is_named(self, mine: Unit, theirs: Unit) -> bool:
        """Returns whether a capital alone makes a name of one of two words: "høyre", "Høyre"."""
        one, other = mine.strict[0], theirs.strict[0]
        if one[1:] != other[1:] or one[:1].isupper() == other[:1].isupper():
            return False
        if not one[1:].islower():
            return False  # "nord-Norge" is a name as well
        return self._is_name(mine) or self.source.is_name(theirs.first)

    def _among(self, step: int) -> bool:
        """Returns whether words were left out in a step, so that its marks went with them."""
        both = self.steps[step]
        return not both.quote and any(unit.is_word for unit in both.source)

    def _is_name(self, unit: Unit) -> bool:
        place = unit.first
        following = self.tokens.keys[place + 1] if place + 1 < len(self.tokens) else ""
        initial = place == 0 or self.tokens.keys[place - 1] in (".", "?", "!", ":", "-")
        return is_name(unit.strict[0], following, initial=initial, names=self.source.names)

    # Words

    def _difference(self, kind: Kind, pairs: Sequence[_Pair]) -> Difference:
        return Difference(
            kind,
            self._quoted([pair.quote for pair in pairs if pair.quote]),
            self._sourced([pair.source for pair in pairs if pair.source]),
        )

    def _span(self, kind: Kind, steps: Iterable[Step]) -> Difference:
        steps = list(steps)
        return Difference(
            kind,
            self._quoted([unit for step in steps for unit in step.quote]),
            self._sourced([unit for step in steps for unit in step.source]),
        )

    def _quoted(self, units: Sequence[Unit]) -> str:
        if not units:
            return ""
        return self.text[self.tokens.starts[units[0].first] : self.tokens.ends[units[-1].last]]

    def _sourced(self, units: Sequence[Unit]) -> str:
        if not units:
            return ""
        tokens = self.source.tokens
        text = self.source.document.text
        return text[tokens.starts[units[0].first] : tokens.ends[units[-1].last]]


def _agree(mine: Unit, theirs: Unit, last: int) -> bool:
    """Returns whether two aligned units are the same letter by letter."""
    if mine.strict == theirs.strict:
        return True
    # The full stop of an abbreviation that ends the quote is free.
    if mine.last == last and theirs.strict[:-1] == mine.strict and theirs.strict[-1] == ".":
        return True
    first = mine.first == 0 and mine.strict[1:] == theirs.strict[1:]
    return first and same_first(mine.strict[0], theirs.strict[0])


def _same_word(mine: Unit, theirs: Unit) -> Kind:
    """Returns how two ways to write one word differ."""
    if mine.strict[0].casefold() == theirs.strict[0].casefold():
        return Kind.FORM
    if lookalike_of(mine.strict[0]).casefold() == lookalike_of(theirs.strict[0]).casefold():
        return Kind.LOOKALIKE
    if is_abbreviated(mine.strict[0]) or is_abbreviated(theirs.strict[0]):
        return Kind.FORM
    return Kind.WORD


def _moved(pairs: Iterable[_Pair]) -> frozenset[str]:
    """Returns the words that the quote has elsewhere than the source."""
    mine: Counter[str] = Counter()
    theirs: Counter[str] = Counter()
    for pair in pairs:
        if pair.quote and pair.source and pair.quote.loose == pair.source.loose:
            continue
        mine.update(unit.loose for unit in [pair.quote] if unit and unit.is_word)
        theirs.update(unit.loose for unit in [pair.source] if unit and unit.is_word)
    return frozenset(word for word, count in mine.items() if theirs[word] == count)


def _beside(step: Step) -> list[tuple[Unit | None, Unit | None]]:
    """Returns the units of a step in pairs, the most alike beside each other."""
    mine, theirs = step.quote, step.source
    if not mine or not theirs or len(mine) * len(theirs) > _MOST_PAIRS:
        return [*((unit, None) for unit in mine), *((None, unit) for unit in theirs)]
    costs = _costs(mine, theirs)
    pairs: list[tuple[Unit | None, Unit | None]] = []
    row, column = len(mine), len(theirs)
    while row or column:
        cost = costs[row][column]
        if (
            row
            and column
            and cost == costs[row - 1][column - 1] + _cost(mine[row - 1], theirs[column - 1])
        ):
            row, column = row - 1, column - 1
            pairs.append((mine[row], theirs[column]))
        elif row and cost == costs[row - 1][column] + _ALONE:
            row -= 1
            pairs.append((mine[row], None))
        else:
            column -= 1
            pairs.append((None, theirs[column]))
    return pairs[::-1]


def _costs(mine: Sequence[Unit], theirs: Sequence[Unit]) -> list[list[float]]:
    costs = [[column * _ALONE for column in range(len(theirs) + 1)]]
    for row, unit in enumerate(mine, start=1):
        line = [row * _ALONE]
        for column, other in enumerate(theirs, start=1):
            line.append(
                min(
                    costs[row - 1][column - 1] + _cost(unit, other),
                    costs[row - 1][column] + _ALONE,
                    line[-1] + _ALONE,
                )
            )
        costs.append(line)
    return costs


def _cost(mine: Unit, theirs: Unit) -> float:
    if mine.is_word != theirs.is_word:
        return 3 * _ALONE
    if not mine.is_word:
        return _MARKS
    return 1 - float(Levenshtein.normalized_similarity(mine.loose, theirs.loose))
