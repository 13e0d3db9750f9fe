"""Numbers as bokmål, nynorsk and English write them, in digits and in words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from qa.word_lists import ARTICLES

LONGEST: Final = 20
"""More digits than this are no figure."""

_LONGEST: Final = 60
"""No number in words is longer, in letters."""

_SMALL = {
    word: number
    for number, words in {
        0: "null zero",
        1: "én ein ett eitt éin ei en et eit one",
        2: "to two",
        3: "tre three",
        4: "fire four",
        5: "fem five",
        6: "seks six",
        7: "sju syv seven",
        8: "åtte eight",
        9: "ni nine",
        10: "ti ten",
        11: "elleve eleven",
        12: "tolv twelve dusin dozen",
        13: "tretten thirteen",
        14: "fjorten fourteen",
        15: "femten fifteen",
        16: "seksten sixteen",
        17: "sytten seventeen",
        18: "atten eighteen",
        19: "nitten nineteen",
        20: "tjue tyve twenty",
        30: "tretti tredve thirty",
        40: "førti førr forty",
        50: "femti fifty",
        60: "seksti sixty",
        70: "sytti seventy",
        80: "åtti eighty",
        90: "nitti ninety",
    }.items()
    for word in words.split()
}
_FOREIGN = frozenset("to tre fire fem ni ti".split())
"""What is a number in Norwegian and another word in English texts."""
_HUNDRED = frozenset("hundre hundred".split())
_THOUSAND = frozenset("tusen thousand".split())
_HALVES = {"halvannen": 1.5, "halvanna": 1.5, "halvannet": 1.5, "halvtanna": 1.5}
_HALF = frozenset("halv halvt halve half".split())
_MANY = (
    r"mill(?:ion(?:er|ar|en|s)?)?\b\.?|mrd\b\.?|mia\b\.?|milliard(?:er|ar|en)?\b"
    r"|[bt]illion(?:er|ar|en|s)?\b|bn\b|tusen\b|thousand\b|hundre\b|hundred\b"
)
_DIGITS = (
    r"\d{1,3}(?P<sep>[.\u00a0\u202f ,])\d{3}(?:(?P=sep)\d{3})*(?:,\d+)?(?![\d])|\d+(?:[.,]\d+)?"
)
_NUMERAL = re.compile(
    rf"(?<![\w,.])(?<![^\W\d_]-)(?:(?P<digits>[−]?(?:{_DIGITS}))(?:[ \u00a0]?(?P<fraction>½))?"
    rf"(?:[ \u00a0-]?(?P<many>{_MANY}))?|(?P<word>[^\W\d_]+(?:-[^\W\d_]+)?))",
    re.IGNORECASE,
)
_WORD = re.compile(r"[ \u00a0]([^\W\d_]+(?:-[^\W\d_]+)?)(?P<dot>\.?)")
_MAGNITUDE = re.compile(_MANY, re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number in a text.

    Attributes:
        start: Where it begins.
        end: Where it ends, a word such as "millioner" included.
        value: What it stands for.
        grain: The place of its last digit that says something: 100 of "2.300".
        is_digits: Whether it is written in digits.
    """

    start: int
    end: int
    value: float
    grain: float
    is_digits: bool


def numerals(text: str, start: int, end: int, *, english: bool = False) -> Iterator[Numeral]:
    """Yields the numbers of a part of a text, in order.

    Args:
        text: The text.
        start: Where to begin.
        end: Where to stop.
        english: Whether the text is English, where a billion is a thousand millions.
    """
    place = start
    while (match := _NUMERAL.search(text, place, end)) is not None:
        if match["digits"] and len(match["digits"]) > LONGEST:
            place = match.end()
            continue
        found = _digits(match, english) if match["digits"] else _words(text, match, end, english)
        if found is not None:
            yield found
        place = max(found.end if found else match.end(), match.end())


def _digits(match: re.Match[str], english: bool) -> Numeral:
    digits = match["digits"].replace("−", "-")
    many = _magnitude(match["many"], english=english) if match["many"] else 1
    if re.fullmatch(r"-?\d{1,3}(?:[.\u00a0\u202f ]\d{3})+(?:,\d+)?", digits):
        digits = re.sub(r"[.\u00a0\u202f ]", "", digits).replace(",", ".")
    elif re.fullmatch(r"-?\d{1,3}(?:,\d{3})+", digits) and (
        english or many == 1 or digits.count(",") > 1
    ):
        # "42,000" in English; a decimal comma with three decimals has a magnitude of its own.
        digits = digits.replace(",", "")
    else:
        digits = digits.replace(",", ".")
    decimals = len(digits.partition(".")[2])
    value = (float(digits) + (0.5 if match["fraction"] else 0)) * many
    place = 10.0**-decimals * many if decimals else grain_of(value)
    return Numeral(match.start(), match.end(), value, place, is_digits=True)


def grain_of(value: float) -> float:
    """Returns the place of the last digit of a number that is not zero: 100 of 2300."""
    step = 1.0
    for _ in range(6):
        if abs(value / step - round(value / step)) < 1e-6:
            break
        step /= 10
    while value and abs(value) >= step * 10 and abs(value) % (step * 10) < step / 2:
        step *= 10
    return step


def _words(text: str, match: re.Match[str], end: int, english: bool) -> Numeral | None:
    """Returns the number that begins with a word: "to tusen", "en halv million"."""
    words = [(match["word"].casefold(), match.end())]
    place = match.end()
    while len(words) < 10 and (found := _WORD.match(text, place, end)) is not None:
        place = found.end(1)
        words.append((found[1].casefold(), place))
    value, used = _read([word for word, _ in words], english)
    if not used:
        return None
    stop = words[used - 1][1]
    last = words[used - 1][0]
    if last in ("mill", "mrd", "mia") and text[stop : stop + 1] == ".":
        stop += 1
    return Numeral(match.start(), stop, value, grain_of(value), is_digits=False)


def _read(  # noqa: C901, PLR0912 - one pass over the words
    words: list[str], english: bool
) -> tuple[float, int]:
    """Returns a number and how many of the words it takes; 0 where they are none."""
    total, current, used = 0.0, None, 0
    place = 0
    while place < len(words):
        word = words[place]
        if word in ("og", "and"):
            after = words[place + 1 : place + 3]
            half = len(after) == 2 and after[0] in ARTICLES and after[1] in _HALF
            if half and current is not None:
                current, place = current + 0.5, place + 3
                used = place
                continue
            joined = bool(after) and used == place and (current or total) >= 100
            if not joined or word_number(after[0]) is None:
                break
            place += 1
            continue
        many = _magnitude(word, english=english)
        small = None if english and word in _FOREIGN else word_number(word)
        if word in ARTICLES:
            after = words[place + 1 : place + 2]
            if used or not after or not (after[0] in _HALF or _magnitude(after[0])):
                break
            current = 1.0
        elif word in _HALF:
            after = words[place + 1 : place + 2]
            alone = place == 1 and words[0] in ARTICLES
            if not alone and not (after and _magnitude(after[0])):
                break
            # "en halv time", but "halv ni".
            current = 0.5
        elif word in _HALVES:
            current = _HALVES[word]
        elif many == 100:
            current = (1 if current is None else current) * 100
        elif many:
            if current is None and not total and many >= 1_000_000:
                break
            total, current = total + (1 if current is None else current) * many, None
        elif small is not None:
            if current is not None and (current % 100 or small >= 100):
                break
            current = (current or 0) + small
        else:
            break
        place += 1
        used = place
    value = total + (current or 0)
    alone = used == 1 and words[0] in ARTICLES
    return (0.0, 0) if alone else (value, used)


@lru_cache(maxsize=10_000)
def word_number(word: str) -> int | None:
    """Returns the number of one case-folded word, such as "femogtyve" or "twenty-five"."""
    word = word.replace("-", "")
    if len(word) > _LONGEST:
        return None
    if word in _SMALL:
        return None if word in ARTICLES else _SMALL[word]
    for scale, names in ((1_000, _THOUSAND), (100, _HUNDRED)):
        for name in names:
            head, found, rest = word.partition(name)
            if found and (head or rest):
                first = 1 if not head else _SMALL.get(head, word_number(head))
                rest = rest.removeprefix("og").removeprefix("and")
                last = 0 if not rest else word_number(rest)
                if first and last is not None and last < scale:
                    return first * scale + last
    return _ten_and_unit(word)


def _ten_and_unit(word: str) -> int | None:
    """Returns 25 for "tjuefem" and "femogtyve"."""
    for name, tens in _SMALL.items():
        if 20 <= tens <= 90:
            if word.startswith(name) and 0 < _SMALL.get(word.removeprefix(name), 0) < 10:
                return tens + _SMALL[word.removeprefix(name)]
            if (
                word.endswith("og" + name)
                and 0 < _SMALL.get(word.removesuffix("og" + name), 0) < 10
            ):
                return tens + _SMALL[word.removesuffix("og" + name)]
    return None


def _magnitude(word: str, *, english: bool = False) -> int:
    """Returns what a word multiplies by, 0 where it does not."""
    word = word.casefold().rstrip(".")
    if not _MAGNITUDE.fullmatch(word):
        return 0  # "millionærer" are people
    if word in _HUNDRED:
        return 100
    if word in _THOUSAND:
        return 1_000
    if word == "mill" or word.startswith("million"):
        return 10**6
    if word in ("mrd", "mia", "bn") or word.startswith("milliard"):
        return 10**9
    if word.startswith(("billion", "trillion")):
        short = english or word.endswith("ions")
        return {"b": 10**9 if short else 10**12, "t": 10**12 if short else 10**18}[word[0]]
    return 0
