"""A place where a quote stands, with who says the words there."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from corpus.utterances import Utterance, UtteranceKind
from qa.quotes.attributed import Said
from qa.quotes.claimed import RIGHT, UNKNOWN, check_speaker
from qa.quotes.exact import Found
from qa.quotes.source_text import SourceText
from qa.quotes.verdict import Omitted, Place
from qa.quotes.wording import is_content, is_negation, is_number, turns

Gaps = Sequence[tuple[int, int]]
"""Words left out: the number of the first token left out and of the first one behind it."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A place where a quote stands, with who says it there."""

    source: SourceText
    found: Found
    said: Said

    @property
    def start(self) -> int:
        """Where the words begin, in code points of the canonical text."""
        return self.source.tokens.starts[self.found.tokens[0]]

    @property
    def end(self) -> int:
        """Where they end, half-open."""
        return self.source.tokens.ends[self.found.tokens[-1]]

    @property
    def words(self) -> str:
        """The words of the document at this place."""
        return self.source.document.text[self.start : self.end]

    @property
    def following(self) -> str:
        """The word or mark behind them, "" at the end."""
        return self.source.key(self.found.tokens[-1] + 1)

    def place(self) -> Place:
        """Returns where it is, for the verdict."""
        document = self.source.document
        return Place(document.id, document.source, self.start, self.end)


def rank(one: Standing, claimed: str | None = None) -> tuple[object, ...]:
    """Returns what places are ordered by: who was named, who says it, then the text's place."""
    utterance = one.said.utterance
    return (
        claimed is not None and not is_said_by(claimed, one.source, one.said),
        len(one.found.gaps),
        not one.said.is_utterance,
        utterance is not None and utterance.kind is UtteranceKind.HEADING,
        one.said.speaker is None,
        one.source.document.source,
        one.source.document.id,
        one.start,
        one.end,
    )


def speaker_check(claimed: str | None, source: SourceText, said: Said) -> str | None:
    """Returns "right", "wrong" or "unknown", and None where no speaker was named."""
    return None if claimed is None else _check(claimed, source, said, source.cast)


def is_said_by(claimed: str, source: SourceText, said: Said) -> bool:
    """Returns whether the source names the claimed speaker for the words."""
    return _check(claimed, source, said, ()) == RIGHT


def _check(claimed: str, source: SourceText, said: Said, others: Sequence[Utterance]) -> str:
    if not said.is_utterance or said.speaker is None or said.utterance is None:
        return UNKNOWN
    span = said.utterance.attribution
    told = span.of(source.document.text) if span is not None else ""
    return check_speaker(claimed, said.utterance, told=told, others=others)


def omitted(source: SourceText, gaps: Gaps) -> tuple[Omitted, ...]:
    """Returns the words that are left out with a mark."""
    text = source.document.text
    spans = [
        (source.tokens.starts[first], source.tokens.ends[behind - 1])
        for first, behind in gaps
        if behind > first
    ]
    return tuple(Omitted(source.document.id, text[start:end], start, end) for start, end in spans)


def change_meaning(source: SourceText, gaps: Gaps) -> bool:
    """Returns whether words left out with a mark may turn the meaning of the rest.

    So do a negation, a condition, a number and a name; and so do the words that part a negation
    from another clause: "det kan ikke påklages, det kan omgjøres". An attribution inside the
    speaker's own words may be left out even without a mark.
    """
    keys = source.tokens.keys
    return any(
        turns(keys[token]) or is_number(keys[token]) or source.is_name(token)
        for gap in gaps
        for token in range(*gap)
        if source.interruption(token) is None
    ) or any(_parts_negation(source, first, behind) for first, behind in gaps)


def _parts_negation(source: SourceText, first: int, behind: int) -> bool:
    """Returns whether a gap leads from a clause into another, of which one alone is denied."""
    if source.is_initial(behind) or not any(map(source.is_mark, range(first, behind))):
        return False
    beside = (*source.clause_before(first), *source.clause_behind(behind - 1))
    return any(is_negation(source.tokens.keys[token]) for token in beside)


def leaves_out_negation(one: Standing) -> bool:
    """Returns whether the clause that the words are cut from is denied before or right behind them.

    "– Det er umulig å bygge broen" is not "å bygge broen", and "Jeg lover ingenting" not "Jeg
    lover". Behind them one function word may stand between: "Vi støtter det ikke".
    """
    first, last = one.found.tokens[0], one.found.tokens[-1]
    keys = one.source.tokens.keys
    if any(is_negation(keys[token]) for token in one.source.clause_before(first)):
        return True
    following = list(islice(one.source.clause_behind(last), 2))
    if not following:
        return False
    reach = following[:1] if is_content(keys[following[0]]) else following
    return any(is_negation(keys[token]) for token in reach)
