"""Finds the stretch of a document that a changed quote was made from."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz
from rapidfuzz.distance import LCSseq, Levenshtein

from qa.quotes.exact import Quote
from qa.quotes.source_text import SourceText
from qa.quotes.typography import OMISSION, Tokens
from qa.quotes.wording import ABBREVIATIONS, is_content, loose

_FUNCTION_WEIGHT = 0.4
_NEIGHBOURS = 0.3
"""What words that stand together in both texts count more than words apart."""
_REACH = 40
"""How many words beyond the best window are read, for words that were left out."""
_NEARBY = 12
_BESIDE = 2
"""So many words may stand between a stretch and a small word that belongs to it."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A word, a mark, or an abbreviation with its full stop.

    Attributes:
        loose: What it is aligned by.
        strict: The keys that must agree.
        first: The number of its first token.
        last: The number of its last token.
        is_word: Whether it is a word, a number or a sign that stands for a word.
    """

    loose: str
    strict: tuple[str, ...]
    first: int
    last: int
    is_word: bool


@dataclass(frozen=True, slots=True)
class Step:
    """Units of the quote beside units of the source; one side may be empty.

    `is_same` where they are aligned word by word, letters aside that `loose` takes for the same.
    """

    quote: tuple[Unit, ...]
    source: tuple[Unit, ...]
    is_same: bool


@dataclass(frozen=True, slots=True)
class Alignment:
    """A quote beside one stretch of a document.

    Attributes:
        source: The document.
        steps: The whole quote beside the whole stretch, in order.
        words: How many words of the quote the stretch has, in order.
        content: How many of them carry content.
    """

    source: SourceText
    steps: tuple[Step, ...]
    words: int
    content: int

    @property
    def tokens(self) -> list[int]:
        """The numbers of the source's tokens in the stretch."""
        return [
            token
            for step in self.steps
            for unit in step.source
            for token in range(unit.first, unit.last + 1)
        ]

    @property
    def matched(self) -> list[int]:
        """The numbers of the source's tokens that are words of the quote."""
        return [
            unit.first
            for step in self.steps
            if step.is_same
            for unit in step.source
            if unit.is_word
        ]

    @property
    def cost(self) -> int:
        """How many units differ."""
        return sum(max(len(s.quote), len(s.source)) for s in self.steps if not s.is_same)


def units(tokens: Tokens, start: int, end: int) -> list[Unit]:
    """Returns the units of the tokens from number `start` to before number `end`."""
    found: list[Unit] = []
    place = start
    while place < end:
        key = tokens.keys[place]
        last = place
        if key.casefold() in ABBREVIATIONS and place + 1 < end and tokens.keys[place + 1] == ".":
            last = place + 1
        is_word = tokens.words[place] or key in ABBREVIATIONS
        strict = tuple(tokens.keys[place : last + 1])
        found.append(Unit(loose(key), strict, place, last, is_word))
        place = last + 1
    return found


def align(mine: list[Unit], source: SourceText, start: int, end: int) -> Alignment | None:
    """Returns the quote beside the stretch around `text[start:end]` that it fits best.

    Args:
        mine: The quote's words and marks, without marks of omission.
        source: The document.
        start: Where a passage begins that shares words with the quote.
        end: Where it ends.

    Returns:
        None where no content word is shared.
    """
    my_words = [unit for unit in mine if unit.is_word]
    size = len(my_words) + _REACH
    first = max(0, source.tokens.first(start) - size)
    last = min(len(source.tokens), source.tokens.first(end) + size)
    theirs = [unit for unit in units(source.tokens, first, last) if unit.is_word]
    kept = _stretch(my_words, theirs)
    if kept is None:
        return None
    kept = _tightened(my_words, theirs, kept)
    kept = _with_parted(source, my_words, theirs, kept)
    begun, ended = _with_edges(source, my_words, theirs, kept)
    begun, ended = _with_marks(source, mine, begun, ended)
    steps = _steps(mine, units(source.tokens, begun, ended))
    same = [unit for step in steps if step.is_same for unit in step.quote if unit.is_word]
    content = sum(is_content(unit.loose) for unit in same)
    return Alignment(source, steps, len(same), content)


def _stretch(mine: list[Unit], theirs: list[Unit]) -> tuple[int, int, int, int] | None:
    """Returns the first and one past the last word that agree, in the quote and in the source."""
    if not mine or not theirs:
        return None
    left, right = _numbered(mine, theirs)
    window = fuzz.partial_ratio_alignment(left, right)
    if window is None:
        return None
    size = len(mine) + _REACH
    since = max(0, window.dest_start - size) if len(mine) <= len(theirs) else 0
    until = min(len(theirs), window.dest_end + size) if len(mine) <= len(theirs) else len(theirs)
    wide = (0, since, len(mine), until)
    # What stands twice may be aligned with the wrong one of the two, the less so the narrower
    # the window is; a wide one is for words that were left out.
    windows = [wide, _tightened(mine, theirs, wide)]
    windows.append((0, window.dest_start, len(mine), window.dest_end))
    stretches = [_nearby(mine, theirs, kept) for kept in windows]
    # The words around a narrow window may say nearly the same: it is tried by itself too.
    stretches.append((window.dest_start, window.dest_end))
    chains = [_best_chain(mine, left, right, *stretch) for stretch in dict.fromkeys(stretches)]
    best = max((chain for chain in chains if chain), default=None)
    if best is None:
        return None
    close = _best_chain(mine, left, right, *_nearby(mine, theirs, best[1]))
    return max(best, close or best)[1]


def _nearby(
    mine: list[Unit], theirs: list[Unit], kept: tuple[int, int, int, int]
) -> tuple[int, int]:
    """Returns the first and one past the last word of the source around a stretch."""
    mine_at, theirs_at, mine_to, theirs_to = kept
    since = max(0, theirs_at - mine_at - _NEARBY)
    return since, min(len(theirs), theirs_to + len(mine) - mine_to + _NEARBY)


def _best_chain(
    mine: list[Unit], left: list[int], right: list[int], since: int, until: int
) -> tuple[float, tuple[int, int, int, int]] | None:
    """Returns the run of words in common that is best for the words between, and its score."""
    blocks = [
        (op.src_start, op.dest_start + since, op.src_end - op.src_start)
        for op in Levenshtein.opcodes(left, right[since:until])
        if op.tag == "equal"
    ]
    best: tuple[float, tuple[int, int, int, int]] | None = None
    score = 0.0
    begun = (0, 0)
    before: tuple[int, int] | None = None
    for mine_at, theirs_at, size in blocks:
        own = sum(
            1.0 if is_content(unit.loose) else _FUNCTION_WEIGHT
            for unit in mine[mine_at : mine_at + size]
        )
        if before is not None:
            gap = max(0, (theirs_at - before[1]) - (mine_at - before[0]))
            score -= min(0.2 * gap, 2.0 + 0.03 * gap)
        if before is None or score <= 0:
            score, begun = 0.0, (mine_at, theirs_at)
        score += own + _NEIGHBOURS * (size - 1)
        before = (mine_at + size, theirs_at + size)
        if best is None or score > best[0]:
            best = (score, (*begun, *before))
    return best


def _tightened(
    mine: list[Unit], theirs: list[Unit], kept: tuple[int, int, int, int]
) -> tuple[int, int, int, int]:
    """Returns the shortest stretch within `kept` that has as many of the quote's words in order.

    A word that stands twice may be aligned with the wrong one of the two.
    """
    mine_at, theirs_at, mine_to, theirs_to = kept
    left, right = _numbered(mine[mine_at:mine_to], theirs[theirs_at:theirs_to])
    most = LCSseq.similarity(left, right)

    def begins(place: int) -> bool:
        return LCSseq.similarity(left, right[place:]) < most

    def ends(place: int) -> bool:
        return LCSseq.similarity(left, right[begun:place]) >= most

    places = range(len(right) + 1)
    begun = bisect_left(places, True, key=begins) - 1
    ended = bisect_left(places, True, lo=begun, key=ends)
    return mine_at, theirs_at + begun, mine_to, theirs_at + ended


def _with_parted(
    source: SourceText, mine: list[Unit], theirs: list[Unit], kept: tuple[int, int, int, int]
) -> tuple[int, int, int, int]:
    """Returns a stretch grown to the quote's outer words that an omission parts from it.

    "Regjeringen" of "Regjeringen vil bygge" stands before "som aldri har hatt flertall". They are
    looked for in the same sentence; small words only right beside the stretch.
    """
    mine_at, theirs_at, mine_to, theirs_to = kept
    near = list(_before(source, theirs, theirs_at)) if mine_at else []
    for own in reversed(range(mine_at)):
        gap = _rejoined(mine[own], theirs, near)
        if gap is not None:
            mine_at, theirs_at, near = own, near[gap], near[gap + 1 :]
    near = list(_behind(source, theirs, theirs_to)) if mine_to < len(mine) else []
    for own in range(mine_to, len(mine)):
        gap = _rejoined(mine[own], theirs, near)
        if gap is not None:
            mine_to, theirs_to, near = own + 1, near[gap] + 1, near[gap + 1 :]
    return mine_at, theirs_at, mine_to, theirs_to


def _rejoined(own: Unit, theirs: list[Unit], near: list[int]) -> int | None:
    """Returns which of the words nearby is a word of the quote; of a small one, which of three."""
    reach = near if is_content(own.loose) else near[: _BESIDE + 1]
    return next((gap for gap, at in enumerate(reach) if theirs[at].loose == own.loose), None)


def _before(source: SourceText, theirs: list[Unit], place: int) -> Iterator[int]:
    """Yields the numbers of the words before one in its sentence, nearest first."""
    for at in range(place - 1, max(-1, place - 1 - _REACH), -1):
        if _is_parted(source, theirs[at].first, theirs[at + 1].first):
            return
        yield at


def _behind(source: SourceText, theirs: list[Unit], place: int) -> Iterator[int]:
    """Yields the numbers of the words from one on in the sentence before it, nearest first."""
    for at in range(place, min(len(theirs), place + _REACH)):
        if _is_parted(source, theirs[at - 1].last, theirs[at].first):
            return
        yield at


def _with_marks(source: SourceText, mine: list[Unit], first: int, behind: int) -> tuple[int, int]:
    """Returns a stretch with the marks at its edges, where the quote has marks there too."""
    words = [place for place, unit in enumerate(mine) if unit.is_word]
    for _ in range(words[0]):
        if first == 0 or source.tokens.words[first - 1]:
            break
        first -= 1
    for _ in range(len(mine) - 1 - words[-1]):
        if behind == len(source.tokens) or source.tokens.words[behind]:
            break
        behind += 1
    return first, behind


def _with_edges(
    source: SourceText, mine: list[Unit], theirs: list[Unit], kept: tuple[int, int, int, int]
) -> tuple[int, int]:
    """Returns the tokens of a stretch, with the changed words at its edges in the same sentence."""
    mine_at, theirs_at, mine_to, theirs_to = kept
    first, last = theirs[theirs_at].first, theirs[theirs_to - 1].last
    before = zip(reversed(mine[:mine_at]), reversed(theirs[:theirs_at]), strict=False)
    for own, unit in before:
        if own.loose != unit.loose and _is_parted(source, unit.first, first):
            break
        first = unit.first
    for own, unit in zip(mine[mine_to:], theirs[theirs_to:], strict=False):
        if own.loose != unit.loose and _is_parted(source, last, unit.first):
            break
        last = unit.last
    return first, last + 1


def _is_parted(source: SourceText, before: int, after: int) -> bool:
    """Returns whether another sentence, block or speech begins between two tokens."""
    return any(source.is_initial(token) for token in range(before + 1, after + 1))


def _steps(mine: list[Unit], theirs: list[Unit]) -> tuple[Step, ...]:
    left, right = _numbered(mine, theirs)
    steps: list[Step] = []
    for op in Levenshtein.opcodes(left, right):
        here = tuple(mine[op.src_start : op.src_end])
        there = tuple(theirs[op.dest_start : op.dest_end])
        is_same = op.tag == "equal"
        if steps and not is_same and not steps[-1].is_same:
            before = steps.pop()
            here, there = before.quote + here, before.source + there
        steps.append(Step(here, there, is_same))
    return tuple(steps)


def _numbered(mine: Sequence[Unit], theirs: Sequence[Unit]) -> tuple[list[int], list[int]]:
    """Returns the units as numbers that are equal where the units agree."""
    numbers: dict[tuple[str, bool], int] = {}
    left, right = (
        [numbers.setdefault((unit.loose, unit.is_word), len(numbers)) for unit in side]
        for side in (mine, theirs)
    )
    return left, right


def without_omissions(quote: Quote) -> tuple[Tokens, frozenset[int]]:
    """Returns a quote's tokens without marks of omission, and where those stood among them."""
    kept: list[int] = []
    marks: set[int] = set()
    for place, key in enumerate(quote.tokens.keys):
        if key == OMISSION:
            marks.add(len(kept))
        else:
            kept.append(place)
    tokens = Tokens(
        [quote.tokens.keys[place] for place in kept],
        [quote.tokens.starts[place] for place in kept],
        [quote.tokens.ends[place] for place in kept],
        [quote.tokens.words[place] for place in kept],
    )
    return tokens, frozenset(marks)
