"""Dates as press texts write them, kept with the precision they have."""

import re
from collections.abc import Iterable
from datetime import date

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januar jan january",
            "februar feb february",
            "mars mar march",
            "april apr",
            "mai may",
            "juni jun june",
            "juli jul july",
            "august aug",
            "september sep sept",
            "oktober okt oct october",
            "november nov",
            "desember des dec december",
        ),
        start=1,
    )
    for name in names.split()
}
"""The months' numbers by name, in bokmål, nynorsk and English."""
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "mandag måndag monday",
            "tirsdag tysdag tuesday",
            "onsdag wednesday",
            "torsdag thursday",
            "fredag friday",
            "lørdag laurdag saturday",
            "søndag sundag sunday",
        )
    )
    for name in names.split()
}
"""The weekdays' numbers by name, in the same languages; Monday is 0."""
_MONTH = "(?P<month>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
_YEAR = r"(?P<year>(?:1[6-9]|20)\d\d)\b"
_DAY = r"(?P<day>\d{1,2})"
_TURN = 50
"""From here on a year of two digits is one of the last century."""
_FORMS = [
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        _YEAR + r"-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)",
        _YEAR + r"-(?P<month>\d\d)(?![\d-])",
        r"\b" + _DAY + r"\.?\s+" + _MONTH + r",?\s+" + _YEAR,
        r"\b" + _MONTH + r"\s+" + _DAY + r",?\s+" + _YEAR,
        r"\b" + _DAY + r"[./](?P<month>\d{1,2})[./]" + _YEAR,
        r"\b" + _MONTH + r",?\s+" + _YEAR,
        r"\b" + _YEAR,
    )
]


_SHORT = re.compile(rf"(?<![\w.,/-]){_DAY}[./](?P<month>\d{{1,2}})[./](?P<year>\d\d)(?!\w|[./-]\d)")
"""With a year of two digits. It may be something else, as "3.4.12" is of a section."""


def _any_of(forms: Iterable[re.Pattern[str]]) -> str:
    return "(?:" + "|".join(re.sub(r"\?P<\w+>", "?:", form.pattern) for form in forms) + ")"


DATE = _any_of(_FORMS)
"""A pattern that matches any of the date forms, without groups; use with re.IGNORECASE."""

FULL_DATE = _any_of(form for form in (*_FORMS, _SHORT) if "day" in form.groupindex)
"""A pattern that matches those that have a day, with a year of two digits too; as `DATE`."""


def parse_date(text: str) -> str | None:
    """Returns the first date in `text` as ISO, cut to what is known of it.

    Args:
        text: A short text, such as a metadata line or a metadata value.

    Returns:
        "2023-06-02", "2024-02" or "2023"; None where there is no date. Of a day
        that does not exist the month is left, of such a month the year.
    """
    found = [
        (match.start(), order, match)
        for order, form in enumerate((*_FORMS, _SHORT))
        if (match := form.search(text))
    ]
    for _, _, match in sorted(found, key=lambda item: item[:2]):
        if (iso := _iso(match)) is not None:
            return iso
    return None


def full_year(year: int) -> int:
    """Returns a year of two digits with its century, any other as it is."""
    return year if year >= 100 else year + (1900 if year >= _TURN else 2000)


def _iso(match: re.Match[str]) -> str | None:
    parts = match.groupdict()
    year, month, day = int(parts["year"]), parts.get("month"), parts.get("day")
    if month is None:
        return f"{year:04}"
    year = full_year(year)
    number = int(month) if month.isdigit() else MONTHS[month.lower()]
    try:
        full = date(year, number, int(day) if day else 1).isoformat()
    except ValueError:
        return None
    return full if day else full[:7]
