"""What a span of a text says as an answer: figures, moments or names."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal, TypeVar

from corpus.document import Span
from index.terms import words
from qa.values.figure import Figure, compare_figures, figures
from qa.values.moment import Moment, compare_moments, moments
from qa.values.name import Name, compare_names, names
from qa.values.verdict import DIFFERENT, SAME, UNKNOWN, Comparison

Kind = Literal["figure", "moment", "name"]

LONGEST: Final = 14
"""A span of more words than this says more than a value."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Value:
    """What a span says, read in each way that it can be read.

    Attributes:
        words: Its words, case-folded.
        figures: Its figures.
        moments: Its dates and times.
        names: Its names.
    """

    words: tuple[str, ...]
    figures: tuple[Figure, ...] = ()
    moments: tuple[Moment, ...] = ()
    names: tuple[Name, ...] = ()

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """Returns what it can be read as, the most telling first."""
        if len(self.words) > LONGEST:
            return ()
        found: list[Kind] = []
        # A bare "2019" is a year before it is a figure.
        if any(not figure.year for figure in self.figures) and not self.moments:
            found.append("figure")
        if self.moments:
            found.append("moment")
        if self.figures and "figure" not in found:
            found.append("figure")
        if self.names:
            found.append("name")
        return tuple(found)


def parse(text: str, span: Span, sentence: Span, *, language: str | None = None) -> Value:
    """Returns what a span of a text says.

    Args:
        text: The text: a surname's full name and an acronym's long form are looked for in it.
        span: The answer.
        sentence: What it stands in: "rundt" before the span and "prosent" after it count.
        language: The text's language; "en" reads "billion" and "to" as English.
    """
    within = (sentence.start, sentence.end)
    return Value(
        words=tuple(words(span.of(text))),
        figures=tuple(figures(text, span.start, span.end, within=within, english=language == "en")),
        moments=tuple(moments(text, span.start, span.end, within=within)),
        names=tuple(names(text, span.start, span.end, within=within)),
    )


def read_value(words: str, *, language: str | None = None) -> Value:
    """Returns what words say that stand alone."""
    whole = Span(0, len(words))
    return parse(words, whole, whole, language=language)


def compare(a: Value, b: Value, kind: Kind | None = None) -> Comparison:
    """Returns whether two values are the same, different, or cannot be told.

    Several figures in one span are all that it may mean: they agree with another where one of
    them does.

    Args:
        a: A value.
        b: Another.
        kind: As what to compare them; None for the most telling kind that both have.
    """
    if a.words and a.words == b.words:
        return SAME
    if kind is None:
        kind = next((found for found in a.kinds if found in b.kinds), None)
        if kind != next((found for found in b.kinds if found in a.kinds), None):
            return UNKNOWN
    if kind is None or kind not in a.kinds or kind not in b.kinds:
        return UNKNOWN
    if kind == "figure":
        found = {compare_figures(x, y) for x in a.figures for y in b.figures}
    elif kind == "moment":
        found = {compare_moments(x, y) for x in a.moments for y in b.moments}
    else:
        found = {compare_names(x, y) for x in a.names for y in b.names}
    return _best(found)


def _best(found: Iterable[Comparison]) -> Comparison:
    found = set(found)
    return next((verdict for verdict in (SAME, UNKNOWN, DIFFERENT) if verdict in found), UNKNOWN)
