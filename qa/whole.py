"""Mends the borders of spans by marks and closed classes of words."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from corpus.document import Span
from qa.evidence import Evidence

_PER: Final = re.compile(
    r"\s(?:(?:i|om)\s(?:timen|døgnet|dagen|u[kv]a|uken|veka|måneden|månaden|året|kvartalet)"
    r"|(?:per|pr\.?)\s[^\W\d_]+"
    r"|(?:for\s)?(?:hver|kvar)\s(?:time|dag|natt|uke|veke|måned|månad|år)"
    r"|an?\s(?:hour|day|night|week|month|year))\b",
    re.IGNORECASE,
)
"""What a sum is for: "i måneden"."""
_SUM: Final = re.compile(
    r"\d(?:[\d., ]*)\s?(?:(?:millioner|millionar|milliarder|milliardar|million|billion)\s)?"
    r"(?:kroner|kr|euro|dollar|pund|pounds?|dollars?)\Z"
)
_MARKS: Final = (("«", "»"), ("“", "”"))
_REACH: Final = 60


def whole(item: Evidence) -> Evidence:
    """Returns a span with what a sum is for, both of its quote marks, and no full stop."""
    text, span = item.document.text, item.span
    span = _without_stop(text, _balanced(text, span))
    if _SUM.search(text, max(span.start, span.end - _REACH), span.end):
        per = _PER.match(text, span.end, min(item.sentence.end, span.end + _REACH))
        span = Span(span.start, per.end() if per else span.end)
    return item if span == item.span else replace(item, span=span)


def all_whole(evidence: Sequence[Evidence]) -> list[Evidence]:
    """Returns evidence with whole spans."""
    return [whole(item) for item in evidence]


def _balanced(text: str, span: Span) -> Span:
    """Returns a span with the quote mark that stands next to it and whose other one it has."""
    own = span.of(text)
    for opening, closing in _MARKS:
        missing = own.count(opening) - own.count(closing)
        if missing == 1 and text[span.end : span.end + 1] == closing:
            return Span(span.start, span.end + 1)
        if missing == -1 and span.start and text[span.start - 1] == opening:
            return Span(span.start - 1, span.end)
    return span


def _without_stop(text: str, span: Span) -> Span:
    """Returns a span that ends with a figure without the full stop that ends the sentence."""
    own = span.of(text)
    ends = re.search(r"\d\.\Z", own) and not re.match(r"\s[a-zæøå]", text[span.end : span.end + 2])
    return Span(span.start, span.end - 1) if ends else span
