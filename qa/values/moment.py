"""Dates and times of day, with what is left out left open."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from corpus.dates import MONTHS, WEEKDAYS, full_year
from qa.values.numeral import word_number
from qa.values.verdict import DIFFERENT, SAME, UNKNOWN, Comparison

ABOUT_HOUR: Final = 30
"""How many minutes "ved 18-tiden" may be off."""
ABOUT: Final = 15
"""How many minutes "rundt halv ni" may be off."""
NEAR: Final = 40
"""How many characters before and after a time are read for "klokken" and "om kvelden"."""

_ORDINALS = {
    word: number
    for number, names in enumerate(
        (
            "første fyrste", "andre annen", "tredje", "fjerde", "femte", "sjette",
            "sjuende syvende sjuande", "åttende åttande", "niende niande", "tiende tiande",
            "ellevte", "tolvte", "trettende trettande", "fjortende fjortande",
            "femtende femtande", "sekstende sekstande", "syttende syttande", "attende attande",
            "nittende nittande", "tjuende tjuande",
        ),
        start=1,
    )
    for word in names.split()
}  # fmt: skip
_SEASONS = {
    word: number
    for number, names in enumerate(
        ("våren", "sommeren sommaren", "høsten hausten", "vinteren"), start=1
    )
    for word in names.split()
}
_MONTH = "(?P<month>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
_YEAR = r"(?P<year>1[0-9]\d\d|20\d\d)\b(?![.,]?\d)"
_DAY = r"(?P<day>\d{1,2})"
_THE = r"(?:the\s)?"
_DATES = [
    re.compile(rf"(?<![\w.]){pattern}", re.IGNORECASE)
    for pattern in (
        rf"{_YEAR}-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)",
        rf"{_DAY}(?:\.|st|nd|rd|th)?\s?(?:of\s)?{_MONTH}(?:,?\s+{_YEAR})?",
        rf"(?P<ordinal>{'|'.join(_ORDINALS)})\s{_MONTH}(?:\s+{_YEAR})?",
        rf"(?P<season>{'|'.join(_SEASONS)})(?:\s+(?:i\s|of\s)?{_YEAR})?(?!\w)",
        rf"{_MONTH}\s+{_THE}{_DAY}(?:st|nd|rd|th)?\b(?:,?\s+{_YEAR})?",
        rf"{_DAY}[./](?P<month>\d{{1,2}})[./](?P<year>(?:1[0-9]|20)?\d\d)\b",
        rf"{_MONTH},?\s+{_YEAR}",
        r"(?P<decade>1[0-9]\d0|20\d0)(?:-tallet|-talet|-årene|-åra|s)\b",
        _YEAR,
        _MONTH,
        r"(?P<weekday>" + "|".join(WEEKDAYS) + r")(?=\b|s\b|morgen|kveld|ettermiddag|natt)",
    )
]
_OPEN_DAY = re.compile(rf"(?<!\w){_DAY}\.?\s?(?:[-–—]|til|to|og|and)\s?(?:\w+dag\s)?$")
_HOURS = r"(?P<hour>\d{1,2}|[a-zåøæ]+)"
_CLOCK = re.compile(
    r"(?<!\w)(?:klokken|klokka|klokkeslettet|kl\.?|at|ved|by)\s(?:rundt\s|ca\.?\s)?$"
)
_CLOCK_TIME = (
    r"(?P<hour>[01]?\d|2[0-4])[.:](?P<minute>[0-5]\d)(?P<about>-tiden|-tida)?"
    r"(?:\s?(?P<half>[ap])\.?m\b\.?)?(?![\d.,]?\d)"
)
_STEPS = r"fem|ti|tjue|five|ten|twenty|\d{1,2}"
_PARTS = r"kvelden|ettermiddagen|morgenen|morgonen|formiddagen|natten|natta"
_TIMES = [
    re.compile(rf"(?<![\w.,]){pattern}", re.IGNORECASE)
    for pattern in (
        _CLOCK_TIME,
        r"(?P<hour>[01]?\d|2[0-4])(?P<about>-tiden|-tida)(?!\w)",
        rf"(?P<quarter>kvart|kvarter|(?:a\s)?quarter)\s(?P<side>over|på|past|to)\s{_HOURS}(?!\w)",
        rf"(?P<minutes>{_STEPS})\s(?P<side>over|på|past|to)\s(?P<to>halv\s)?{_HOURS}(?!\w)",
        rf"(?P<to>halv)\s{_HOURS}(?!\w)",
        rf"(?P<past>half)[ -]past\s{_HOURS}(?!\w)",
        r"(?P<noon>midnatt|midnight|noon)\b",
        r"(?P<hour>\d{1,2})\s?(?P<half>[ap])\.?m\b\.?",
        rf"{_HOURS}(?=\s(?:om|på|i)\s(?:{_PARTS})\b)",
        rf"{_HOURS}(?=\sin\sthe\s(?:morning|afternoon|evening)\b)",
        rf"(?P<clock>klokken|klokka|kl\.?)\s(?:rundt\s|ca\.?\s)?{_HOURS}(?![\w])(?![.:]\d)",
    )
]
_ABOUT = re.compile(
    r"(?<!\w)(?:rundt|omkring|kring|omtrent|cirka|ca\.?|om\slag|nærmere|ved|around|about)"
    r"(?:\s(?:klokken|klokka|kl\.?))?\s$",
    re.IGNORECASE,
)
_LATE = re.compile(
    r"\s(?:om\s|på\s|i\s|\w+dag\s|in\sthe\s)?(?:kvelden|kveld|ettermiddagen|ettermiddag|afternoon|evening)"
)
_EARLY = re.compile(
    r"\s(?:om\s|på\s|i\s|\w+dag\s|in\sthe\s)?(?:morgenen|morgen|morgonen|formiddagen|formiddag|natten"
    r"|natta|natt|morning)"
)
_HALF_DAY = 720


@dataclass(frozen=True, slots=True)
class Moment:
    """A date, a time or both; what is not said is None.

    Attributes:
        year: The year.
        month: From 1.
        day: Of the month, from 1.
        weekday: From 0 for Monday.
        season: From 1 for spring.
        decade: Whether `year` begins ten years: "1990-tallet".
        minute: Of the day, from 0.
        half: Whether `minute` may as well be twelve hours later: "klokken seks".
        leeway: How many minutes `minute` may be off.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    season: int | None = None
    decade: bool = False
    minute: int | None = None
    half: bool = False
    leeway: int = 0


def moments(text: str, start: int, end: int, *, within: tuple[int, int]) -> Iterator[Moment]:
    """Yields the dates and times of a span, without those of relative words.

    Args:
        text: The text.
        start: Where the span begins.
        end: Where it ends.
        within: The sentence around it: "klokken" may stand before the span.
    """
    taken: list[tuple[int, int]] = []
    found: list[Moment] = []
    for pattern in _DATES:
        for match in pattern.finditer(text, *within):
            if match.end() <= start or end <= match.start() or _overlaps(match, taken):
                continue
            moment = _date(match)
            if moment is None:
                continue
            taken.append(match.span())
            found.append(moment)
            before = _OPEN_DAY.search(text[max(start, match.start() - NEAR) : match.start()])
            if moment.day and before:
                # "3. til 18. august": the month is that of the second.
                found.append(replace(moment, day=int(before["day"])))
    for pattern in _TIMES:
        for match in pattern.finditer(text, *within):
            if match.end() <= start or end <= match.start() or _overlaps(match, taken):
                continue
            time = _time(text, match, within)
            if time is not None:
                taken.append(match.span())
                found.append(time)
    yield from _joined(found)


def _overlaps(match: re.Match[str], taken: list[tuple[int, int]]) -> bool:
    return any(match.start() < end and start < match.end() for start, end in taken)


def _date(match: re.Match[str]) -> Moment | None:
    parts = match.groupdict()
    if parts.get("weekday"):
        return Moment(weekday=WEEKDAYS[parts["weekday"].casefold()])
    if parts.get("decade"):
        return Moment(year=int(parts["decade"]), decade=True)
    month, day = parts.get("month"), parts.get("day")
    # "May" and "mars" may be a name and a planet; a month alone is written small in Norwegian.
    if month and not day and not parts.get("year") and month.casefold() in ("may", "mar", "sep"):
        return None
    number = None
    if month:
        number = int(month) if month.isdigit() else MONTHS[month.casefold().rstrip(".")]
    if (number is not None and not 1 <= number <= 12) or (day and not 1 <= int(day) <= 31):
        return None
    year = int(parts["year"]) if parts.get("year") else None
    year = None if year is None else full_year(year)
    if parts.get("ordinal"):
        day = str(_ORDINALS[parts["ordinal"].casefold()])
    season = _SEASONS[parts["season"].casefold()] if parts.get("season") else None
    return Moment(year=year, month=number, day=int(day) if day else None, season=season)


def _time(  # noqa: C901 - one pass over the forms
    text: str, match: re.Match[str], within: tuple[int, int]
) -> Moment | None:
    parts = match.groupdict()
    before = text[max(within[0], match.start() - NEAR) : match.start()]
    after = text[match.end() : min(within[1], match.end() + NEAR)]
    if parts.get("noon"):
        return Moment(minute=_HALF_DAY if parts["noon"].casefold() == "noon" else 0)
    hour = parts["hour"]
    value = int(hour) if hour.isdigit() else word_number(hour.casefold())
    if value is None and hour.casefold() in ("ett", "one", "eitt"):
        value = 1
    if value is None or value > 24:
        return None
    minute = value * 60 + int(parts.get("minute") or 0)
    if parts.get("quarter") or parts.get("minutes"):
        word = parts.get("minutes") or "15"
        steps = int(word) if word.isdigit() else word_number(word.casefold()) or 0
        minute += steps if parts["side"].casefold() in ("over", "past") else -steps
    if parts.get("to"):
        minute -= 30
    if parts.get("past"):
        minute += 30
    # "14.55" is a time where the words around say so, "08.30" by its form.
    pure = "minute" in parts and not hour.startswith("0") and not parts.get("about")
    if pure and not (parts["half"] or _CLOCK.search(before.casefold()) or ":" in match[0]):
        return None
    leeway = ABOUT_HOUR if parts.get("about") and not parts.get("minute") else 0
    if _ABOUT.search(before) or (parts.get("about") and parts.get("minute")):
        leeway = max(leeway, ABOUT)
    exact = (hour.isdigit() and ("minute" in parts or value > 12)) or bool(parts.get("about"))
    marked = (parts.get("half") or "").casefold()
    if marked:
        minute, exact = minute % _HALF_DAY + (_HALF_DAY if marked == "p" else 0), True
    elif not exact and _LATE.match(after):
        minute, exact = minute % _HALF_DAY + _HALF_DAY, True
    elif not exact and _EARLY.match(after):
        exact = True
    return Moment(minute=minute % 1_440, half=not exact, leeway=leeway)


def _joined(found: list[Moment]) -> Iterator[Moment]:
    """Yields dates with the weekday and the time that stand beside the only one of them."""
    dates = [moment for moment in found if moment.year or moment.month or moment.season]
    weekdays = [moment for moment in found if moment.weekday is not None]
    times = [moment for moment in found if moment.minute is not None]
    if len(dates) > 1 or len(times) > 1 or len(weekdays) > 1:
        yield from dates or times or weekdays
        yield from times if dates else ()
        return
    whole = dates[0] if dates else Moment()
    if weekdays:
        whole = replace(whole, weekday=weekdays[0].weekday)
    if times:
        time = times[0]
        whole = replace(whole, minute=time.minute, half=time.half, leeway=time.leeway)
    if found:
        yield whole


def compare_moments(a: Moment, b: Moment) -> Comparison:
    """Returns whether two moments can be one and the same, as far as both are known."""
    pairs = [(a.month, b.month), (a.day, b.day), (a.season, b.season)]
    if not _in_decade(a, b):
        pairs.append((a.year, b.year))
    known = [(x, y) for x, y in pairs if x is not None and y is not None]
    if any(x != y for x, y in known):
        return DIFFERENT
    common = bool(known) or _in_decade(a, b)
    dated = common
    if a.minute is not None and b.minute is not None:
        cycle = _HALF_DAY if a.half or b.half else 1_440
        gap = abs(a.minute - b.minute) % cycle
        if min(gap, cycle - gap) > max(a.leeway, b.leeway):
            return DIFFERENT
        common = True
    if a.weekday is not None and b.weekday is not None:
        # Of two papers that give the date, one may miscount its day.
        if a.weekday != b.weekday and not dated:
            return DIFFERENT
        common = True
    return SAME if common else UNKNOWN


def _in_decade(a: Moment, b: Moment) -> bool:
    """Returns whether one is the ten years that the other lies in."""
    if a.year is None or b.year is None:
        return False
    return (a.decade and 0 <= b.year - a.year < 10) or (b.decade and 0 <= a.year - b.year < 10)
