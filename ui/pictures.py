"""Counts as the pictures of the components show them: by name and over time."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from ui.dates import written_date
from ui.words_bank import BankWords

MAX_MONTHS = 36
"""A longer time is shown by year."""

_MONTH = len("2023-06")
_MONTHS = 12


def by_name(counts: Iterable[tuple[str | None, int]], own: BankWords) -> list[dict[str, object]]:
    """Returns counts by name as bars; None is shown as unknown."""
    return [{"name": name or own.unknown, "count": count} for name, count in counts]


def over_time(
    counts: Sequence[tuple[str | None, int]], own: BankWords, language: str
) -> dict[str, object]:
    """Returns counts by month as columns, with empty ones between them.

    Args:
        counts: The counts by month ("2023-06") or year ("2023"), None for what is undated.
        own: The words of the page.
        language: The interface language.
    """
    dated = {period: count for period, count in counts if period}
    undated = sum(count for period, count in counts if not period)
    if dated and (len(months := list(_months(dated))) > MAX_MONTHS or not months):
        years: Counter[str] = Counter()
        for period, count in dated.items():
            years[period[:4]] += count
        periods = [f"{year:04}" for year in range(int(min(years)), int(max(years)) + 1)]
        dated = dict(years)
    else:
        periods = list(_months(dated)) if dated else []
    return {
        "columns": [
            {
                "name": written_date(period, language),
                "tick": _tick(period, number, language),
                "count": dated.get(period, 0),
            }
            for number, period in enumerate(periods)
        ],
        "undated": own.without_date.format(count=undated) if undated else "",
    }


def _months(periods: Iterable[str]) -> Iterator[str]:
    """Yields all months from the first to the last; none where a year alone is known."""
    known = sorted(periods)
    if any(len(period) != _MONTH for period in known):
        return
    first, last = (int(one[:4]) * _MONTHS + int(one[5:]) - 1 for one in (known[0], known[-1]))
    for month in range(first, min(last, first + MAX_MONTHS) + 1):
        yield f"{month // _MONTHS:04}-{month % _MONTHS + 1:02}"


def _tick(period: str, number: int, language: str) -> str:
    """Returns the short name below a column: the year at the first one and each January."""
    if len(period) != _MONTH:
        return period
    month = written_date(period, language).split()[0][:3]
    return f"{month} {period[:4]}" if number == 0 or period.endswith("-01") else month
