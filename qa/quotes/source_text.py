"""A document as the quote check reads it: its words and marks, and who says which of them."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from corpus.document import Block, BlockKind, Document, Span
from corpus.names import is_first_name
from corpus.segment import segment
from corpus.speakers import STARTERS
from corpus.utterances import Utterance, UtteranceKind
from qa.quotes.markup import with_markdown_hidden
from qa.quotes.resumed import with_resumed
from qa.quotes.typography import Tokens, tokenize

_ENDS = frozenset(".?!:…")
_LONGEST_ATTRIBUTION = 12
_BEFORE = 5
_DASH = re.compile(r"[-–—―−]\s{0,3}\Z")


@dataclass(frozen=True, slots=True)
class Run:
    """Tokens that belong together, though others may stand between them in the text.

    Attributes:
        keys: Their keys.
        positions: Their numbers among the tokens of the document.
        seams: Where a part begins before which an attribution was left out, as numbers in `keys`.
    """

    keys: Sequence[str]
    positions: Sequence[int]
    seams: frozenset[int] = frozenset()


class SourceText:
    """A document of the library, tokenized.

    Args:
        document: The document.
        utterances: Its utterances, in order.
    """

    def __init__(self, document: Document, utterances: Sequence[Utterance]) -> None:
        self.document = document
        self.blocks: tuple[Block, ...] = segment(document.text)
        is_markdown = any(one.path.lower().endswith(".md") for one in document.sources)
        self.tokens: Tokens = tokenize(
            with_markdown_hidden(document.text) if is_markdown else document.text,
            [(block.start, block.end) for block in self.blocks],
        )
        self.utterances = with_resumed(document.text, self.blocks, utterances)

    @cached_property
    def whole(self) -> Run:
        """All tokens of the document, as one run."""
        return Run(self.tokens.keys, range(len(self.tokens)))

    @cached_property
    def said(self) -> list[int]:
        """The number of the utterance that each token belongs to, -1 where none."""
        owner = [-1] * len(self.tokens)
        for number, utterance in enumerate(self.utterances):
            for place in range(*self.tokens_of(utterance)):
                owner[place] = number
        return owner

    @cached_property
    def cast(self) -> tuple[Utterance, ...]:
        """One utterance of each speaker whom the document names, as it gives them."""
        known = {(one.speaker, one.title, one.organisation): one for one in self.utterances}
        return tuple(one for one in known.values() if one.speaker is not None)

    @cached_property
    def _block_starts(self) -> list[int]:
        return [block.start for block in self.blocks]

    def key(self, token: int) -> str:
        """Returns the key of a token, "" behind the last one."""
        return self.tokens.keys[token] if token < len(self.tokens) else ""

    def text(self, first: int, last: int) -> str:
        """Returns the words from one token to another, both included."""
        return self.document.text[self.tokens.starts[first] : self.tokens.ends[last]]

    def block_of(self, token: int) -> int:
        """Returns the number of the block that a token stands in."""
        return bisect_right(self._block_starts, self.tokens.starts[token]) - 1

    def tokens_of(self, span: Span | Utterance) -> tuple[int, int]:
        """Returns the numbers of the first token of a span and of the first one behind it."""
        first = last = self.tokens.first(span.start)
        while last < len(self.tokens) and self.tokens.starts[last] < span.end:
            last += 1
        return first, last

    @cached_property
    def speeches(self) -> list[Run]:
        """What one speaker says without a break, attributions left out; at least two parts."""
        return self._runs(across=True)

    @cached_property
    def statements(self) -> list[Run]:
        """Each utterance, the parts of an interrupted one joined."""
        return self._runs(across=False)

    @cached_property
    def paragraphs(self) -> list[Run]:
        """The tokens of each block."""
        runs: dict[int, list[int]] = {}
        for token in range(len(self.tokens)):
            runs.setdefault(self.block_of(token), []).append(token)
        return [self._run(positions, frozenset()) for positions in runs.values()]

    def belong(self, before: int, after: int) -> bool:
        """Returns whether two tokens are of one utterance, or of one paragraph that nobody says."""
        mine, theirs = self.said[before], self.said[after]
        if mine < 0 or theirs < 0:
            return mine == theirs and self.block_of(before) == self.block_of(after)
        return mine == theirs or self._statement_of[before] == self._statement_of[after]

    @cached_property
    def _statement_of(self) -> dict[int, int]:
        return {token: n for n, run in enumerate(self.statements) for token in run.positions}

    def _run(self, positions: Sequence[int], seams: frozenset[int]) -> Run:
        return Run([self.tokens.keys[place] for place in positions], positions, seams)

    def _runs(self, *, across: bool) -> list[Run]:
        groups: list[list[Utterance]] = []
        for utterance in self.utterances:
            if groups and self._goes_on(groups[-1][-1], utterance, across=across):
                groups[-1].append(utterance)
            else:
                groups.append([utterance])
        runs = []
        for group in groups:
            if across and len(group) == 1:
                continue
            positions: list[int] = []
            seams: set[int] = set()
            for part in group:
                if positions:
                    seams.add(len(positions))
                positions.extend(range(*self.tokens_of(part)))
            runs.append(self._run(positions, frozenset(seams)))
        return runs

    def _goes_on(self, before: Utterance, after: Utterance, *, across: bool) -> bool:
        """Returns whether only an attribution stands between two parts of one speaker's words."""
        same_group = before.group == after.group
        same_speaker = before.speaker is not None and before.speaker == after.speaker
        if UtteranceKind.HEADING in (before.kind, after.kind) or not (
            same_group or (across and same_speaker)
        ):
            return False
        dashes = before.kind is after.kind is UtteranceKind.DASH
        if same_group and dashes:
            return True
        spans = [part.attribution for part in (before, after) if part.attribution is not None]
        between = range(self.tokens_of(before)[1], self.tokens_of(after)[0])
        words = [token for token in between if self.tokens.words[token]]
        own = [
            any(span.start <= self.tokens.starts[token] < span.end for span in spans)
            for token in words
        ]
        # "sier Lunde til avisen onsdag." is all attribution, up to the end of its sentence.
        ends = sum(self.tokens.keys[token] in _ENDS for token in between)
        tail = dashes and any(own[:1]) and ends <= 1 and len(words) <= _LONGEST_ATTRIBUTION
        return all(own) or tail

    def is_initial(self, token: int) -> bool:
        """Returns whether a sentence, a block or speech begins with a token."""
        if token == 0 or self.block_of(token) != self.block_of(token - 1):
            return True
        return self.tokens.keys[token - 1] in _ENDS or self.said[token] != self.said[token - 1]

    def is_mark(self, token: int) -> bool:
        """Returns whether a token is a mark of the words around it, and of no attribution."""
        return not self.tokens.words[token] and self.interruption(token) is None

    def clause_before(self, token: int) -> Iterator[int]:
        """Yields the words before a token back to a mark, attributions left out, nearest first."""
        return self._clause(range(token - 1, -1, -1), self.block_of(token))

    def clause_behind(self, token: int) -> Iterator[int]:
        """Yields the words behind a token up to a mark, attributions left out."""
        return self._clause(range(token + 1, len(self.tokens)), self.block_of(token))

    def _clause(self, tokens: range, block: int) -> Iterator[int]:
        within = self.blocks[block]
        for token in tokens:
            if not within.start <= self.tokens.starts[token] < within.end:
                return
            if self.interruption(token) is None:
                if not self.tokens.words[token]:
                    return
                yield token

    @cached_property
    def names(self) -> frozenset[str]:
        """The words that the document writes with a capital inside a sentence."""
        return frozenset(
            key
            for token, key in enumerate(self.tokens.keys)
            if key[:1].isupper()
            and not self.is_initial(token)
            and self.blocks[self.block_of(token)].kind is not BlockKind.METADATA
        )

    def is_opened(self, token: int) -> bool:
        """Returns whether a dash opens speech at a token, and so is a quotation mark."""
        begins = token == 0 or self.said[token] < 0 or self.said[token] != self.said[token - 1]
        start = self.tokens.starts[token]
        return begins and bool(_DASH.search(self.document.text, max(0, start - _BEFORE), start))

    def interruption(self, token: int) -> range | None:
        """Returns the tokens of the attribution inside speech that a token is of, if of one."""
        place = bisect_right(self._interruptions, token, key=lambda part: part.start) - 1
        found = self._interruptions[place] if place >= 0 else range(0)
        return found if token in found else None

    @cached_property
    def _interruptions(self) -> list[range]:
        return sorted(
            (
                range(run.positions[seam - 1] + 1, run.positions[seam])
                for run in self.speeches
                for seam in run.seams
            ),
            key=lambda part: part.start,
        )

    def is_name(self, token: int) -> bool:
        """Returns whether a token is a name, as far as its capital tells."""
        key = self.tokens.keys[token]
        return self.tokens.words[token] and is_name(
            key, self.key(token + 1), initial=self.is_initial(token), names=self.names
        )


def is_name(key: str, following: str, *, initial: bool, names: frozenset[str]) -> bool:
    """Returns whether a word is a name.

    Args:
        key: The word.
        following: The word or mark behind it, "" at the end.
        initial: Whether a sentence begins with it, so that its capital tells nothing.
        names: Words that are known to be names.
    """
    if not key[:1].isupper():
        return False
    lower = key.casefold()
    if lower in STARTERS and initial:
        return False
    if not initial or key in names or is_first_name(lower):
        return True
    return (len(key) > 1 and key.isupper()) or following[:1].isupper()
