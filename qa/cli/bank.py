"""The commands `kildesvar quotes` and `kildesvar mentions`."""

import textwrap
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from qa.cli.common import as_json_option, open_library, print_result

if TYPE_CHECKING:
    from qa.mentions import DocumentMentions, Mentions, Tally
    from qa.quotebank import Quote

_WIDTH = 88
_UNDATED = "udatert"

as_csv_option = click.option(
    "--csv", "as_csv", is_flag=True, help="Print CSV that spreadsheets open."
)


@click.command()
@click.option("--speaker", metavar="NAME", help="A surname, full name or title.")
@click.option("--from", "since", metavar="DATE", help="2023-06-02, 02.06.2023, 2023-06 or 2023.")
@click.option("--to", "until", metavar="DATE", help="The last day, month or year.")
@click.option("--contains", metavar="WORD", help="A word or phrase that the quote has.")
@click.option("--headings", is_flag=True, help="List headings that are quotes too.")
@as_json_option
@as_csv_option
@click.pass_obj
def quotes(
    library: Path | None,
    *,
    speaker: str | None,
    since: str | None,
    until: str | None,
    contains: str | None,
    headings: bool,
    as_json: bool,
    as_csv: bool,
) -> None:
    """List who said what, and when.

    A document that is dated by month or year alone counts where some day of it fits.
    """
    from qa.quotebank import COLUMNS, find_quotes

    _one_format(as_json=as_json, as_csv=as_csv)
    with open_library(library) as opened:
        found = find_quotes(
            opened,
            speaker=speaker,
            since=since,
            until=until,
            contains=contains,
            headings=headings,
        )
    if found.undated:
        click.echo(f"{found.undated} quotes without a date are left out", err=True)
    if as_csv:
        _print_csv((quote.to_row() for quote in found.rows), COLUMNS)
        return
    print_result(
        {"quotes": [quote.to_dict() for quote in found.rows]},
        as_json,
        lambda: "\n\n".join(map(_quote, found.rows)) or "Ingen sitater.",
    )


@click.command()
@click.argument("term")
@click.option("--stem", is_flag=True, help="Find all inflected forms.")
@as_json_option
@as_csv_option
@click.pass_obj
def mentions(library: Path | None, *, term: str, stem: bool, as_json: bool, as_csv: bool) -> None:
    """Find every place where TERM, a word, phrase or name, stands."""
    from qa.mentions import COLUMNS, find_mentions

    _one_format(as_json=as_json, as_csv=as_csv)
    # Within one snapshot no document is removed during the search.
    with open_library(library) as opened, opened.snapshot():
        found = find_mentions(opened, term, stem=stem)
        if as_csv:
            _print_csv((one.to_dict() for group in found for one in group.mentions()), COLUMNS)
        elif as_json:
            print_result(_as_dict(found), as_json, str)
        else:
            _print_mentions(found)


def _one_format(*, as_json: bool, as_csv: bool) -> None:
    if as_json and as_csv:
        raise click.UsageError("--json and --csv do not go together; choose one")


def _print_csv(rows: Iterable[dict[str, Any]], columns: Sequence[str]) -> None:
    from qa.tables import csv_lines

    for line in csv_lines(rows, columns=columns):
        click.echo(line, nl=False)


def _as_dict(found: "Mentions") -> dict[str, Any]:
    tally = _new_tally()
    rows: list[dict[str, Any]] = []
    for group in found:
        tally.add(group)
        rows.extend(one.to_dict() for one in group.mentions())
    return {
        "term": found.term.wording,
        "stem": found.term.stem,
        "searched": found.searched,
        "documents": found.total,
        "count": tally.mentions,
        "forms": [{"form": form, "count": count} for form, count in tally.by_form()],
        "timeline": [{"period": period, "count": count} for period, count in tally.timeline()],
        "mentions": rows,
    }


def _print_mentions(found: "Mentions") -> None:
    tally = _new_tally()
    for group in found:
        tally.add(group)
        click.echo(_group(group) + "\n")
    click.echo(
        f"{found.searched} av {found.total} dokumenter gjennomsøkt: "
        f"{_counted(tally.mentions, 'omtale', 'omtaler')} i "
        f"{_counted(tally.documents, 'dokument', 'dokumenter')}"
    )
    if found.term.stem and tally.mentions:
        click.echo("Former: " + _listed(tally.by_form(), str))
    if tally.mentions:
        click.echo("Over tid: " + _listed(tally.timeline(), lambda period: period or _UNDATED))


def _counted(number: int, one: str, several: str) -> str:
    return f"{number} {one if number == 1 else several}"


def _new_tally() -> "Tally":
    from qa.mentions import Tally

    return Tally()


def _listed(counts: Iterable[tuple[Any, int]], name: Callable[[Any], str]) -> str:
    from qa.terminal import printable

    return printable(", ".join(f"{name(key)} {count}" for key, count in counts))


def _group(group: "DocumentMentions") -> str:
    document = group.document
    head = [document.published or _UNDATED, document.source, document.title or ""]
    lines = [
        _indented(f"{one.start}-{one.end}  {' '.join(one.sentence.split())}")
        for one in group.mentions()
    ]
    return "\n".join([_line(*head), *lines])


def _quote(quote: "Quote") -> str:
    from qa.quotebank import UNKNOWN

    known = (quote.speaker, quote.title, quote.organisation)
    who = ", ".join(part for part in known if part) or UNKNOWN
    sure = "" if quote.speaker is None or quote.confidence >= 1 else " (trolig)"
    place = f"{quote.source}:{quote.start}-{quote.end}"
    head = _line(quote.published or _UNDATED, f"{who}{sure}", f"({place})")
    return f"{head}\n{_indented(' '.join(quote.text.split()))}"


def _line(*parts: str) -> str:
    from qa.terminal import printable

    return "  ".join(printable(" ".join(part.split())) for part in parts if part)


def _indented(line: str) -> str:
    from qa.terminal import printable

    return textwrap.fill(printable(line), _WIDTH, initial_indent="    ", subsequent_indent="    ")
