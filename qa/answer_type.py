"""What kind of words a question asks for, and whether a span is of that kind."""

import re
from enum import StrEnum

from index.terms import words


class AnswerType(StrEnum):
    """What a question asks for."""

    TIME = "time"
    NUMBER = "number"
    NAME = "name"


_TIME = frozenset({"når", "when"})
_NAME = frozenset({"hvem", "kven", "who", "whom", "whose"})
_HOW = frozenset({"hvor", "kor", "how"})
_AMOUNT = frozenset(
    "mange mye mykje stor stort store gammel gammal høy høyt høg lang langt lenge ofte many much"
    " old high long often large big far".split()
)
_OPEN = frozenset(
    "hva kva what hvilken hvilket hvilke which hvorfor kvifor why hvordan korleis where".split()
)
_YEAR_ASKED = re.compile(r"\b(?:hvilket år|kva år|hvilken dato|kva dato|what year|which year)\b")
_TIME_WORD = re.compile(
    r"\d|\b(?:januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember"
    r"|mandag|måndag|tirsdag|tysdag|onsdag|torsdag|fredag|lørdag|laurdag|søndag|sundag|i dag|i går"
    r"|i morgen|i kveld|i natt|i fjor|i år|vår\w*|sommer\w*|sumar\w*|høst\w*|haust\w*|vinter\w*"
    r"|uke\w*|veke\w*|måned\w*|månad\w*|år\w*|århundre\w*|jul\w*|påske\w*|pinse\w*|nylig|nyleg"
    r"|siden|sidan|etter|før|mens|medan|da|då|january|february|march|may|june|july|october"
    r"|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b"
)
_NUMBER_WORD = re.compile(
    r"\d|\b(?:null|en|et|aldri|ein|eitt|én|ett|to|tre|fire|fem|seks|sju|syv|åtte|ni|ti|elleve|tolv|\w+ten"
    r"|tjue|tretti|førti|femti|seksti|sytti|åtti|nitti|hundre|tusen|million\w*|milliard\w*"
    r"|halv\w*|dobl\w*|tredjedel\w*|fjerdedel\w*|flere|fleire|mange|flest\w*|ingen|alle|begge"
    r"|one|two|three|four|five|six|seven|eight|nine|ten|hundred|thousand|billion\w*)\b"
)


def expected_type(question: str) -> AnswerType | None:
    """Returns what a question in bokmål, nynorsk or English asks for, None where it is open."""
    asked = words(question)
    for word, following in zip(asked, [*asked[1:], ""], strict=False):
        if word in _TIME:
            return AnswerType.TIME
        if word in _NAME:
            return AnswerType.NAME
        if word in _HOW:
            return AnswerType.NUMBER if following in _AMOUNT else None
        if word in _OPEN:
            return AnswerType.TIME if _YEAR_ASKED.search(" ".join(asked)) else None
    return None


def fits(kind: AnswerType | None, span: str) -> float:
    """Returns 1.0 where a span is of the kind, -1.0 where it is not, 0.0 for an open question."""
    if kind is None:
        return 0.0
    if kind is AnswerType.NAME:
        return 1.0 if any(character.isupper() for character in span) else -1.0
    pattern = _TIME_WORD if kind is AnswerType.TIME else _NUMBER_WORD
    return 1.0 if pattern.search(span.casefold()) else -1.0
