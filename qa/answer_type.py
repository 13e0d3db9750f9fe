"""Whether a span is of the type that a question asks for: a name, a time or a number."""

import re
from collections.abc import Callable
from typing import Final

from index.terms import words
from qa.followup_words import DAYS, MONTHS
from qa.kind import QuestionKind
from qa.values.numeral import word_number

_AMOUNTS: Final = frozenset(
    "en ei et ein eitt to begge halvparten flertallet fleirtalet flere fleire mange få ingen alle"
    " dobbelt doble dobla tredoblet tusenvis hundrevis hundretusener millioner millionar milliarder"
    " milliardar titusener prosent gratis null dusin par one both half several few none all most"
    " double free hundre tusen million milliard samtlige alt halvere halvert sjelden jevnlig"
    " hundred thousand".split()
)
_TIMES: Final = frozenset(
    "år året åra årene tallet måned måneden månad månaden uke uka uken veke veka dag dagen dagar"
    " dager døgn time timer timar minutt minutter morgen kveld natt natta ettermiddag formiddag"
    " vår våren sommer sommeren sommar sommaren høst høsten haust hausten vinter vinteren jul julen"
    " jula påske påsken pinse nyttår helg helga helgen nå no da då når før etter under siden sidan"
    " tidlig tidleg sent seint i går fjor morgon dag kvart hvert hver årleg årlig daglig".split()
)
_TIME_ENDS: Final = (
    "kveld", "kvelden", "aften", "aftenen", "natt", "natta", "natten", "tallet", "talet", "året",
    "skiftet", "tusenet", "hundre", "hundreåret", "vis", "helg", "helga", "helgen", "tiden", "tida",
    "dag", "dagen", "dagens", "slutten", "starten",
)  # fmt: skip
_DIGIT: Final = re.compile(r"\d")


def mismatches(kind: QuestionKind, span: str) -> bool:
    """Returns whether a span is plainly not of the type that a kind of question asks for.

    A time has a figure or a word of time, a number a figure or a word of quantity. A person may
    be a name or a common noun, so that only a figure is out of place there.

    Args:
        kind: What the question asks for.
        span: The words of the span.
    """
    test = _TESTS.get(kind)
    return test is not None and not test(span)


def _is_time(span: str) -> bool:
    found = words(span)
    return bool(_DIGIT.search(span)) or any(
        word in _TIMES or word in DAYS or word in MONTHS or word.endswith(_TIME_ENDS)
        for word in found
    )


def _is_number(span: str) -> bool:
    # "How long": a time may answer it.
    return _is_time(span) or any(
        word in _AMOUNTS or word_number(word) is not None for word in words(span)
    )


def _is_person(span: str) -> bool:
    return not _DIGIT.match(span) and any(map(str.isalpha, span))


_TESTS: Final[dict[QuestionKind, Callable[[str], bool]]] = {
    QuestionKind.PERSON: _is_person,
    QuestionKind.DATE: _is_time,
    QuestionKind.NUMBER: _is_number,
}
