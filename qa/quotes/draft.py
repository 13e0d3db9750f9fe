"""Finds the quotes of a draft, checks each and reports on them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Protocol

from corpus.attribution import attribution_after, attribution_before
from corpus.document import Block, BlockKind, Span, SpanIndex
from corpus.errors import InputError
from corpus.marked import MARKED
from corpus.mentions import REACH
from corpus.segment import segment
from corpus.speakers import STARTERS, is_role
from corpus.text import canonical
from corpus.utterances import Utterance, UtteranceKind, find_utterances
from qa.quotes.markup import with_characters, without_markup
from qa.quotes.verdict import Result, Verdict
from qa.quotes.verdict_words import details, label, words

MAX_DRAFT = 1_000_000
"""The longest draft, in characters."""
MAX_QUOTE = 5_000
"""The longest quote that is checked at once, in characters. A longer text is a draft."""
_MIN_WORDS = 4
"""Fewer words between marks that nobody is named for are a title or a term."""
_OPENING = re.compile("[«„]|(?<![\\w“])“(?=\\w)")
_WORD = re.compile(r"[^\W_]+(?:[-'’.,:/][^\W_]+)*")
_REPORTED = re.compile(r"\s(?:også\s|òg\s)?at\s")
_MOST_OPEN = 20
"""So many marks of a block that nothing closes are looked at."""
_SPECIAL = re.compile(r"[!-/:-@\[-`{-~]")


class Check(Protocol):
    """Checks one quote."""

    def __call__(self, quote: str, *, speaker: str | None, language: str) -> Verdict:
        """Returns what the sources say of a quote."""


@dataclass(frozen=True, slots=True)
class DraftQuote:
    """A quote of a draft.

    Attributes:
        start: Where it begins, in code points of the report's text.
        end: Where it ends, half-open.
        kind: How it is marked.
        speaker: The speaker that the draft names, None where it names none.
        verdict: What the sources say of it.
    """

    start: int
    end: int
    kind: UtteranceKind
    speaker: str | None
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class DraftReport:
    """The quotes of a draft, checked.

    Attributes:
        text: The draft in canonical form, with characters for HTML's entities, which the quotes'
            places are in.
        language: The language of the messages.
        quotes: Its quotes, in order.
    """

    text: str
    language: str
    quotes: tuple[DraftQuote, ...]

    def count(self, result: Result) -> int:
        """Returns how many quotes have a result."""
        return sum(quote.verdict.verdict is result for quote in self.quotes)

    def to_dict(self) -> dict[str, object]:
        """Returns the public JSON form; `start` and `end` of a quote are places in `text`."""
        return {
            "text": self.text,
            "quotes": [
                {
                    "draft_start": quote.start,
                    "draft_end": quote.end,
                    "kind": quote.kind.value,
                    "claimed": quote.speaker,
                    **quote.verdict.to_dict(),
                }
                for quote in self.quotes
            ],
            **{result.value: self.count(result) for result in Result},
        }

    def to_markdown(self) -> str:
        """Returns the report as Markdown; what comes from texts cannot act as Markdown or HTML."""
        own = words(self.language)
        counts = ", ".join(f"{self.count(r)} {own.labels[r.value].lower()}" for r in Result)
        lines = [f"# {own.report}", "", counts if self.quotes else own.no_quotes, ""]
        for number, quote in enumerate(self.quotes, start=1):
            verdict = quote.verdict
            lines += [
                f"## {number}. {label(verdict, self.language)}",
                "",
                f"> {escaped(verdict.quote)}",
                "",
            ]
            lines += [escaped(verdict.message), ""]
            lines += [f"- {line}" for line in details(verdict, self.language, written=escaped)]
            lines.append("")
        return "\n".join(lines)


def escaped(text: str) -> str:
    """Returns a text as one line that Markdown shows as it stands."""
    from qa.terminal import printable

    return _SPECIAL.sub(r"\\\g<0>", printable(" ".join(text.split())))


def check_quotes(text: str, check: Check, *, language: str) -> DraftReport:
    """Finds all quotes in a draft and checks each.

    Args:
        text: The draft.
        check: Checks one quote.
        language: The language of the messages: "nb", "nn" or "en".

    Raises:
        InputError: The draft is empty or has more than 1,000,000 characters.
    """
    if not text.strip():
        raise InputError("the draft is empty")
    if len(text) > MAX_DRAFT:
        raise InputError(f"the draft has {len(text)} characters; at most {MAX_DRAFT}")
    text = canonical(with_characters(text))
    plain, places = without_markup(text)
    known: dict[tuple[str, str | None], Verdict] = {}
    quotes = []
    for whole, kind, speaker in _quotes(plain):
        for span in _parts(plain, whole):
            quote = span.of(plain)
            if (quote, speaker) not in known:
                known[quote, speaker] = check(quote, speaker=speaker, language=language)
            start, end = places[span.start], places[span.end - 1] + 1
            quotes.append(DraftQuote(start, end, kind, speaker, known[quote, speaker]))
    return DraftReport(text, language, tuple(quotes))


def _parts(text: str, span: Span) -> Iterator[Span]:
    """Yields a quote, or the parts of one that is too long to be checked at once."""
    start = span.start
    while span.end - start > MAX_QUOTE:
        limit = start + MAX_QUOTE
        stops = [text.rfind(stop, start + 1, limit) + 1 for stop in ".?! "]
        end = max(stops[:-1]) or stops[-1] or limit
        yield from _with_words(text, Span(start, end))
        start = end
    yield from _with_words(text, Span(start, span.end))


def _with_words(text: str, span: Span) -> Iterator[Span]:
    if _has_words(text, span, 1):
        yield span


def _has_words(text: str, span: Span, least: int) -> bool:
    """Returns whether a span has at least so many words; it is read no further than that."""
    return sum(1 for _ in islice(_WORD.finditer(text, span.start, span.end), least)) == least


def _quotes(text: str) -> Iterator[tuple[Span, UtteranceKind, str | None]]:
    """Yields the quotes of a draft in order, with the speakers that it names."""
    blocks = segment(text)
    utterances = find_utterances(text, blocks)
    found = [
        (Span(one.start, one.end), one.kind, _named(text, one))
        for one in sorted(utterances, key=lambda one: one.start)
        if _has_words(text, Span(one.start, one.end), 1)
    ]
    marked: list[tuple[Span, UtteranceKind, str | None]] = []
    index = SpanIndex(span for span, _, _ in found)
    for block in blocks:
        if block.kind is BlockKind.METADATA:
            continue
        taken = [span for span, _, _ in found[index.near(block)]]
        for mark in MARKED.finditer(text, block.start, block.end):
            span = Span(mark.start() + 1, mark.end() - 1)
            known = any(span.overlaps(one[0]) for one in found[index.near(span)])
            if not known and _has_words(text, span, _MIN_WORDS):
                kind = UtteranceKind.GUILLEMETS if mark["guillemets"] else UtteranceKind.QUOTES
                taken.append(span)
                marked.append((span, kind, _reporter(text, block, span)))
        marked += _unclosed(text, block, taken)
    yield from sorted([*found, *marked], key=lambda one: one[0])


def _reporter(text: str, block: Block, mark: Span) -> str | None:
    """Returns whose words a part of a sentence is: "Lund sier at broen «ryster hver natt»"."""
    end = mark.start - 1
    low = max(block.start, end - REACH)
    start = max(low, *(text.rfind(stop, low, end) + 1 for stop in (". ", "? ", "! ", ".\n")))
    said = attribution_before(text, start, end) if " at " in text[start:end] else None
    if said is None or not _REPORTED.match(text, said.span.end, end):
        return None
    return said.mention.name or said.mention.title


def _unclosed(
    text: str, block: Block, taken: Sequence[Span]
) -> Iterator[tuple[Span, UtteranceKind, str | None]]:
    """Yields what stands behind an opening mark that nothing closes, to the attribution or end."""
    closed = max(block.start, *(text.rfind(mark, block.start, block.end) for mark in "»”“"))
    for mark in islice(_OPENING.finditer(text, closed, block.end), _MOST_OPEN):
        if any(span.start <= mark.end() < span.end for span in taken):
            continue
        after = attribution_after(text, mark.end(), block.end)
        span = Span(mark.end(), after.speech_end if after else block.end)
        if _has_words(text, span, _MIN_WORDS):
            yield span, UtteranceKind.GUILLEMETS, after.mention.name if after else None
            return


def _named(text: str, utterance: Utterance) -> str | None:
    """Returns the speaker that a draft names: by name, by a surname or by a title alone."""
    if utterance.speaker is not None:
        return utterance.speaker
    if utterance.attribution is None:
        return None
    words_of = [word.strip(".,:") for word in utterance.attribution.of(text).split()]
    # "Berg sier: ..." may be all that a draft has of a name.
    roles = [word for word in words_of if is_role(word)]
    names = [word for word in words_of if word[:1].isupper() and word.lower() not in STARTERS]
    return next(iter((*roles, *names)), None)
