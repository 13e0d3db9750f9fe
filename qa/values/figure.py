"""Figures: numbers with their units, ranges, and how exactly they are given."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from qa.values.numeral import Numeral, numerals
from qa.values.verdict import DIFFERENT, SAME, UNKNOWN, Comparison

Bound = Literal["", "about", "over", "under"]

LEEWAY: Final = 0.1
"""How far from the truth, as a share, "about" and "over" may be at the most."""
FAR: Final = 0.25
"""A figure this much beyond an "over" or "under" is another one."""
ROUNDED: Final = 0.025
"""How far an unmarked figure may be rounded, as a share: 15.844 to 16.000, not 118 to 120."""

NEAR: Final = 40
"""How many characters before and after a number are read for its unit and the like."""

_ABOUT = (
    r"rundt|omkring|kring|omtrent|cirka|circa|ca\.?|om\slag|omlag|tilnærmet|nærmere|nærmare|nær"
    r"|nesten|bortimot|opp\smot|oppimot|anslagsvis|about|around|roughly|approximately|some"
    r"|nearly|almost|close\sto|approx\.?"
)
_OVER = (
    r"over|mer\senn|meir\senn|flere\senn|fleire\senn|minst|drøyt|drøye|drøy|godt\sover|vel|i\soverkant\sav"
    r"|more\sthan|at\sleast|upwards\sof|just\sover"
)
_UNDER = (
    r"under|mindre\senn|færre\senn|opptil|opp\stil|inntil|maks(?:imalt)?\.?|høyst|høgst|snaut|snaue"
    r"|knapt|knappe|i\sunderkant\sav|less\sthan|fewer\sthan|up\sto|at\smost|just\sunder"
)
_BOUND = re.compile(
    rf"(?<!\w)(?:(?P<about>{_ABOUT})|(?P<over>{_OVER})|(?P<under>{_UNDER}))"
    r"\s(?:(?:kr|kroner|usd|nok)\s|[$€£]\s?)?$",
    re.IGNORECASE,
)
_VAGUE = re.compile(
    r"(?<!\w)(?:par|noen|nokre|flere|fleire|mange|several|many|few)\s$", re.IGNORECASE
)
_UNITS = {
    unit: (re.compile(rf"[ \u00a0-]?(?:{words})(?!\w)", re.IGNORECASE), factor)
    for unit, factor, words in (
        ("percent", 1, r"%|prosents?|pst\.?|percent|per\scent"),
        ("points", 1, r"prosentpoeng|prosentpoengs?|percentage\spoints?"),
        ("sek", 1, r"svenske\s(?:kroner|kronar)|sek"),
        ("dkk", 1, r"danske\s(?:kroner|kronar)|dkk"),
        ("nok", 0.01, r"øre"),
        ("nok", 1, r"(?:norske\s)?(?:kroner|kronar|krone)s?|kr\.?|nok|kroners"),
        ("eur", 1, r"euros?|€|eur"),
        ("usd", 1, r"(?:amerikanske\s|us\s)?dollars?|\$|usd"),
        ("gbp", 1, r"(?:britiske\s)?pund|pounds?|£|gbp"),
        ("metre", 1_000, r"km|kilometers?|kilometres?|kilometeren"),
        ("metre", 10_000, r"mil"),
        ("metre", 1_609.344, r"miles?"),
        ("metre", 1, r"m|meters?|metres?"),
        ("metre", 0.01, r"cm|centimeters?|centimetres?"),
        ("metre", 0.001, r"mm|millimeters?|millimetres?"),
        ("gram", 1_000_000, r"tonn|tonnes?|tons?"),
        ("gram", 1_000, r"kg|kilo(?:gram)?s?"),
        ("gram", 1, r"g|gram"),
        ("litre", 1, r"liter|litres?|l"),
        ("minutes", 525_600, r"år(?:s|ing|ingen|ige)?|years?(?:[ -]old)?"),
        ("minutes", 43_800, r"måneders?|måned|månaders|månader|månad|mnd\.?|months?"),
        ("minutes", 10_080, r"ukers?|uke|veker?|weeks?"),
        ("minutes", 1_440, r"dagers?|dagars?|dag|døgn|days?"),
        ("minutes", 60, r"timers?|time|timars?|hours?"),
        ("minutes", 15, r"kvarters?"),
        ("minutes", 1, r"minutt(?:ers?)?|min\.?|minutes?"),
        ("minutes", 1 / 60, r"sekund(?:er)?|sek\.?|seconds?"),
        ("watt", 1, r"watt|w"),
        ("watt", 1e3, r"kw|kilowatt"),
        ("watt", 1e6, r"mw|megawatt"),
        ("watt", 1e9, r"gw|gigawatt"),
        ("watt-hours", 1e3, r"kwh|kilowattimer?"),
        ("watt-hours", 1e6, r"mwh|megawattimer?"),
        ("watt-hours", 1e9, r"gwh|gigawattimer?"),
        ("watt-hours", 1e12, r"twh|terawattimer?"),
        ("square metres", 1, r"kvm|m2|m²|kvadratmeter|square\smetres?"),
        ("square metres", 1e3, r"dekar"),
        ("square metres", 1e4, r"hektar"),
        ("square metres", 1e6, r"km2|km²|kvadratkilometer|square\skilomet(?:re|er)s?"),
        ("degrees", 1, r"°\s?c?|grader|degrees?"),
        ("times", 1, r"ganger|gonger|times"),
    )
    for unit in [f"{unit}:{factor}"]
}
_MONEY = re.compile(
    r"(?:(?P<nok>kr\.?|kroner|nok)|(?P<usd>\$|usd)|(?P<eur>€)|(?P<gbp>£))\s?$", re.IGNORECASE
)
_TO = re.compile(r"\s?[-–—−]\s?|\s(?:til|to|eller|or)\s")
_BETWEEN = re.compile(r"(?<!\w)(?:mellom|between)\s$", re.IGNORECASE)
_AND = re.compile(r"\s(?:og|and)\s")
_FURTHER = re.compile(r"\s(?:(?:og|and)\s)?")
_ONE_OF = re.compile(r"(?<!\w)(?:en|ein|ei|one)\s(?:av|of)\s$", re.IGNORECASE)
_MINUS = re.compile(r"(?<!\w)minus\s$", re.IGNORECASE)
_WHOLE = re.compile(r"\s(?:av|of)\s(?:(?:de|dei|the|alle|all|totalt|i\salt)\s)*")
_RANK = re.compile(r"(?<!\w)(?:nummer|nr\.?|number|no\.)\s$", re.IGNORECASE)
_PLACE = re.compile(r"\.?[- ]?(?:plass|place)")
_OTHER = re.compile(r"-?(?:tallet|talet|tiden|tida|årene|åra)(?!\w)")
_ORDINALS = {
    word: float(number)
    for number, names in enumerate(
        (
            "første fyrste first", "andre second", "tredje third", "fjerde fourth", "femte fifth",
            "sjette sixth", "sjuende syvende sjuande seventh", "åttende åttande eighth",
            "niende niande ninth", "tiende tiande tenth", "ellevte eleventh", "tolvte twelfth",
        ),
        start=1,
    )
    for word in names.split()
}  # fmt: skip
_ORDINAL = re.compile(
    rf"(?<!\w)(?P<rank>{'|'.join(_ORDINALS)})-?(?:plass(?:en)?)?(?!\w)", re.IGNORECASE
)
_FRACTIONS = re.compile(
    r"(?<!\w)(?:(?P<half>halvparten|halvdelen|halvpartar?|half)"
    r"|(?:(?P<count>en|ein|ei|to|tre|fire|one|two|three|a)\s)?"
    r"(?P<part>tre|fjer|fire|fem|ti)(?:dje|de|te|ende)?del(?:er|ar|en)?|(?:(?P<one>a|one|two)\s)(?P<third>thirds?|quarters?))"
    r"(?!\w)",
    re.IGNORECASE,
)
_PARTS = {"tre": 3, "fjer": 4, "fire": 4, "fem": 5, "ti": 10, "third": 3, "quarter": 4}
_COUNTS = {"to": 2, "two": 2, "tre": 3, "three": 3, "fire": 4}


@dataclass(frozen=True, slots=True)
class Figure:
    """A number, or a range of two.

    Attributes:
        low: The number, or the lower end, in the base unit (grams, metres, minutes).
        high: Equal to `low`, or the upper end.
        grain: The place of the last digit that says something.
        bound: Whether it is given as "about", "over" or "under"; "" where it is exact.
        unit: The base unit, "" where there is none or it is a thing that is counted.
        year: Whether it may as well be a year: "2019".
        factor: How many base units one unit as written is: 1,000 of "2 km".
        share: What percentage it is of the whole, where that stands behind it: 75 of "3 av 4".
    """

    low: float
    high: float
    grain: float
    bound: Bound = ""
    unit: str = ""
    year: bool = False
    factor: float = 1.0
    share: float | None = None

    @property
    def is_range(self) -> bool:
        """Whether it has two ends."""
        return self.low != self.high


_MOST_BETWEEN: Final = 4
"""So many words stand between "tre" and "fire" of "tre av fire" at most."""


def figures(
    text: str, start: int, end: int, *, within: tuple[int, int], english: bool = False
) -> Iterator[Figure]:
    """Yields the figures of a span.

    Args:
        text: The text.
        start: Where the span begins.
        end: Where it ends.
        within: The sentence around it: "rundt" may stand before the span and "prosent" after.
        english: Whether the text is English.
    """
    found = [n for n in numerals(text, *within, english=english) if n.start < end and start < n.end]
    place = 0
    while place < len(found):
        number = found[place]
        place += 1
        if _FRACTIONS.match(text, number.start):
            continue
        if _ONE_OF.search(text[start : number.start]):
            yield Figure(1.0, 1.0, 1.0, share=100 / number.value if number.value else None)
            continue
        figure = _single(text, number, within)
        if figure is None:
            continue
        if place < len(found) and (joined := _joined(text, figure, found[place - 1 :], within)):
            figure, number = joined, found[place]
            place += 1
        if place < len(found) and _is_part(text[number.end : found[place].start]):
            if 0 < figure.low <= (whole := found[place].value):
                figure = replace(figure, share=100 * figure.low / whole)
            place += 1
        yield figure
    yield from _fractions(text, start, end)
    for match in _ORDINAL.finditer(text, start, end):
        rank = _ORDINALS[match["rank"].casefold()]
        yield Figure(rank, rank, 1, unit="rank")


def _joined(
    text: str, first: Figure, numbers: Sequence[Numeral], within: tuple[int, int]
) -> Figure | None:
    """Returns what two numbers say as one: "20 til 30 år", "3 år og 6 måneder"; else None."""
    number, following = numbers[:2]
    if _is_range(text, number, following, within):
        upper = _single(text, following, within)
        return _range(first, upper) if upper else None
    lesser = _lesser(text, number, following, within)
    if lesser is None:
        return None
    low = first.low + lesser.low
    return replace(first, low=low, high=low, grain=lesser.grain, factor=lesser.factor)


def _is_part(gap: str) -> bool:
    """Returns whether the words between two numbers make the second the whole of the first."""
    return bool(_WHOLE.search(gap)) and len(gap.split()) <= _MOST_BETWEEN


def _single(text: str, number: Numeral, within: tuple[int, int]) -> Figure | None:
    before = text[max(within[0], number.start - NEAR) : number.start]
    after = text[number.end : min(within[1], number.end + NEAR)]
    if _OTHER.match(after) or _VAGUE.search(before):
        return None
    unit, factor = (
        ("rank", 1.0) if _RANK.search(before) or _PLACE.match(after) else _unit(before, after)
    )
    bound: Bound = ""
    if (match := _BOUND.search(before)) is not None:
        bound = next(name for name in ("about", "over", "under") if match[name])
    year = number.is_digits and number.grain >= 1 and 1500 <= number.value < 2100
    year &= unit == "" and text[number.start : number.end].isdigit()
    value, grain = number.value * factor, number.grain * factor
    if _MINUS.search(before):
        value = -value
    return Figure(value, value, grain, bound, unit, year, factor)


def _unit(before: str, after: str) -> tuple[str, float]:
    for name, (pattern, factor) in _UNITS.items():
        if pattern.match(after):
            return name.partition(":")[0], factor
    if (match := _MONEY.search(before)) is not None:
        return next(name for name, found in match.groupdict().items() if found), 1
    return "", 1


def _is_range(text: str, first: Numeral, second: Numeral, within: tuple[int, int]) -> bool:
    gap = text[first.end : second.start]
    # "10 prosent til 25 prosent": the first may have its own unit.
    unit = next((m for p, _ in _UNITS.values() if (m := p.match(gap))), None)
    gap = gap[unit.end() :] if unit else gap
    if _TO.fullmatch(gap):
        return True
    before = text[max(within[0], first.start - NEAR) : first.start]
    return bool(_AND.fullmatch(gap) and _BETWEEN.search(before))


def _lesser(text: str, first: Numeral, second: Numeral, within: tuple[int, int]) -> Figure | None:
    """Returns the lesser part of one measure: the "6 måneder" of "3 år og 6 måneder"."""
    gap = text[first.end : second.start]
    unit = next((m for p, _ in _UNITS.values() if (m := p.match(gap))), None)
    if unit is None or not _FURTHER.fullmatch(gap[unit.end() :]):
        return None
    one, other = _single(text, first, within), _single(text, second, within)
    if one is None or other is None or one.unit != other.unit or not other.factor < one.factor:
        return None
    return other


def _range(first: Figure, second: Figure) -> Figure:
    """Returns the range from one figure to another, which may hold the unit of both."""
    factor = second.factor if second.unit else first.factor
    low = first.low if first.unit else first.low * factor
    if low < 1_000 * factor <= second.high:
        # "to til tre milliarder": the last word tells both.
        scales = (10**9, 10**6, 1_000, 1)
        low *= next((scale for scale in scales if low * scale <= second.high), 1)
    ends = sorted((low, second.high))
    grain = max(first.grain, second.grain)
    unit = second.unit or first.unit
    return Figure(ends[0], ends[1], grain, first.bound, unit, factor=factor)


def _fractions(text: str, start: int, end: int) -> Iterator[Figure]:
    for match in _FRACTIONS.finditer(text, start, end):
        share = 0.5
        if not match["half"]:
            part = (match["part"] or match["third"]).casefold().rstrip("s")
            count = (match["count"] or match["one"] or "").casefold()
            share = _COUNTS.get(count, 1) / _PARTS[part]
        yield Figure(share * 100, share * 100, 1, "about", "percent")


def compare_figures(a: Figure, b: Figure) -> Comparison:
    """Returns whether two figures can be one and the same."""
    if "percent" in (a.unit, b.unit):
        a, b = _as_share(a), _as_share(b)
    if not a.unit or not b.unit:
        # "55" is 55 of what the other counts, as "(55)" behind a name: 55 years, 55 km.
        factor = a.factor if a.unit else b.factor
        a, b = (_as_written(one, factor) if one.unit else one for one in (a, b))
    if a.unit != b.unit and ((a.unit and b.unit) or "rank" in (a.unit, b.unit) or a.year or b.year):
        return UNKNOWN
    if a.is_range and b.is_range:
        ends = [
            _compare(replace(a, low=x, high=x), replace(b, low=y, high=y))
            for x, y in ((a.low, b.low), (a.high, b.high))
        ]
        return next((found for found in (DIFFERENT, UNKNOWN) if found in ends), SAME)
    if a.is_range or b.is_range:
        wide, narrow = (a, b) if a.is_range else (b, a)
        ends = [_compare(replace(wide, low=end, high=end), narrow) for end in (wide.low, wide.high)]
        inside = wide.low <= narrow.low <= wide.high
        return SAME if inside or SAME in ends else DIFFERENT
    return _compare(a, b)


def _as_written(figure: Figure, factor: float) -> Figure:
    """Returns a figure in the unit that its text has."""
    low, high, grain = (part / factor for part in (figure.low, figure.high, figure.grain))
    return replace(figure, low=low, high=high, grain=grain, factor=1.0)


def _as_share(figure: Figure) -> Figure:
    """Returns "tre av fire" as about 75 percent, any other figure as it is."""
    share = figure.share
    if share is None or figure.unit:
        return figure
    return replace(figure, low=share, high=share, grain=1, bound="about", unit="percent")


def _compare(a: Figure, b: Figure) -> Comparison:
    x, y = a.low, b.low
    gap = abs(x - y)
    if gap <= 1e-9 * max(abs(x), abs(y), 1e-9):
        return DIFFERENT if {a.bound, b.bound} == {"over", "under"} else SAME
    if not a.bound and not b.bound:
        return SAME if _is_rounded(a, b) else DIFFERENT
    leeway = _leeway(a) + _leeway(b)
    if gap <= leeway + 1e-9:
        low, high = (a, b) if x < y else (b, a)
        # "over 60" is not 58, "under 60" is not 62.
        return DIFFERENT if low.bound == "under" or high.bound == "over" else SAME
    open_up = (a.bound == "over" and y > x) or (b.bound == "over" and x > y)
    open_down = (a.bound == "under" and y < x) or (b.bound == "under" and x < y)
    near = gap <= FAR * max(abs(x), abs(y))
    return UNKNOWN if (open_up or open_down) and near else DIFFERENT


def _is_rounded(a: Figure, b: Figure) -> bool:
    """Returns whether one is the other, rounded: 15.844 and 16.000, 5,4 and 5."""
    coarse, fine = (a, b) if a.grain > b.grain else (b, a)
    gap = abs(coarse.low - fine.low)
    if coarse.grain == fine.grain or gap >= coarse.grain / 2:
        return False
    if fine.grain < fine.factor:
        # A decimal is dropped: 49,7 and 50.
        return gap < coarse.factor / 2 or gap <= ROUNDED * abs(coarse.low)
    return abs(coarse.low) >= 1_000 * coarse.factor and gap <= ROUNDED * abs(coarse.low)


def _leeway(figure: Figure) -> float:
    if not figure.bound:
        return 0.0
    # People round to fives: "rundt 25" is 23 to 27.
    steps = figure.low / figure.grain
    grain = figure.grain * (5 if abs(steps % 10 - 5) < 1e-6 else 1)
    half = grain / 2 if figure.bound == "about" else grain
    return min(half, LEEWAY * abs(figure.low))
