"""The command `kildesvar check`."""

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from corpus.errors import InputError
from qa.cli.common import PARTLY, as_json_option, one_line, open_library, print_result

if TYPE_CHECKING:
    from qa.quotes.draft import DraftReport
    from qa.quotes.quotecheck import QuoteCheck
    from qa.quotes.verdict import Verdict

_KEYS = frozenset("quote speaker verdict speaker_check is_utterance note kind source".split())
"""The keys of a line; those of the labelled files beside the first two are passed over."""

_SURROGATE = re.compile("[\ud800-\udfff]")


@click.command()
@click.argument("quote", required=False)
@click.option("--speaker", help="Who is said to have said it: a name, a surname or a title.")
@click.option(
    "--batch",
    type=click.Path(path_type=Path, allow_dash=True),
    help="Check the quotes of a JSON Lines file, each with `quote` and perhaps `speaker`.",
)
@click.option(
    "--draft",
    type=click.Path(path_type=Path, allow_dash=True),
    help="Check all quotes in a text; - reads it from the standard input.",
)
@click.option(
    "--language",
    type=click.Choice(["nb", "nn", "en"]),
    default="nb",
    show_default=True,
    help="The language of the messages.",
)
@as_json_option
@click.pass_obj
def check(
    library: Path | None,
    *,
    quote: str | None,
    speaker: str | None,
    batch: Path | None,
    draft: Path | None,
    language: str,
    as_json: bool,
) -> None:
    """Check whether QUOTE stands in the sources word for word, and who says it."""
    from qa.quotes.quotecheck import QuoteCheck

    if sum(given is not None for given in (quote, batch, draft)) != 1:
        raise click.UsageError("give one of QUOTE, --batch FILE and --draft FILE")
    if speaker is not None and quote is None:
        raise click.UsageError("--speaker belongs to a QUOTE")
    lines = list(_lines(batch)) if batch is not None else []
    text = _text(draft) if draft is not None else ""
    with open_library(library) as opened:
        checker = QuoteCheck(opened)
        if batch is not None:
            if not _check_lines(checker, lines, str(batch), language, as_json=as_json):
                sys.exit(PARTLY)
        elif draft is not None:
            report = checker.check_draft(text, language=language)
            print_result(report.to_dict(), as_json, lambda: show_report(report))
        else:
            verdict = checker.check(quote or "", speaker=speaker, language=language)
            print_result(verdict.to_dict(), as_json, lambda: show_verdict(verdict, language))


def _lines(path: Path) -> Iterator[tuple[int, bytes]]:
    """Yields the lines of a file that are not blank, with their numbers."""
    for number, line in enumerate(_bytes(path).removeprefix(b"\xef\xbb\xbf").split(b"\n"), start=1):
        if line.strip():
            yield number, line


def _bytes(path: Path) -> bytes:
    if str(path) == "-":
        return sys.stdin.buffer.read()
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError(f"{path}: {error.strerror or error}") from error


def _text(path: Path) -> str:
    try:
        return _bytes(path).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: no UTF-8 text ({error.reason} at byte {error.start})") from error


def _check_lines(
    checker: "QuoteCheck",
    lines: list[tuple[int, bytes]],
    name: str,
    language: str,
    *,
    as_json: bool,
) -> bool:
    """Prints a verdict for each line; a broken one is named, and the rest goes on."""
    whole = True
    for number, line in lines:
        try:
            quote, speaker = _entry(line)
            verdict = checker.check(quote, speaker=speaker, language=language)
        except InputError as error:
            click.echo(f"{one_line(name)}: line {number}: {one_line(error)}", err=True)
            whole = False
            continue
        if as_json:
            click.echo(json.dumps(verdict.to_dict(), ensure_ascii=False))
        else:
            click.echo(show_verdict(verdict, language) + "\n")
    return whole


def _entry(line: bytes) -> tuple[str, str | None]:
    """Returns the quote and the speaker of a line.

    Raises:
        InputError: It is no such line.
    """
    try:
        entry: Any = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise InputError(f"no JSON ({error})") from error
    if not isinstance(entry, dict):
        raise InputError("not a JSON object")
    unknown = sorted(set(entry) - _KEYS)
    if unknown:
        raise InputError(f"unknown key {unknown[0]!r}; known are {', '.join(sorted(_KEYS))}")
    quote, speaker = entry.get("quote"), entry.get("speaker")
    if not isinstance(quote, str):
        raise InputError('"quote" is missing or no text')
    if speaker is not None and not isinstance(speaker, str):
        raise InputError('"speaker" is no text')
    for key, text in (("quote", quote), ("speaker", speaker or "")):
        if _SURROGATE.search(text):
            raise InputError(f'"{key}" has half a character (a lone surrogate); write it whole')
    return quote, speaker


def show_verdict(verdict: "Verdict", language: str) -> str:
    """Returns a verdict for the terminal, told by word and sign."""
    from qa.quotes.verdict_words import label, words
    from qa.terminal import printable

    own = words(language)
    lines = [f"{label(verdict, language)}  {_line(verdict.quote)}", f"  {verdict.message}"]
    lines += [
        f"  {own.kinds[one.kind]}: «{_line(one.quote)}» / «{_line(one.source)}»"
        for one in verdict.differences
    ]
    lines += [f"  {own.omitted}: {_line(left.text)}" for left in verdict.omitted]
    if verdict.speaker:
        lines.append(f"  {own.speaker}: {_line(verdict.speaker)}")
    lines += [
        f"  {own.source}: {_line(place.source)}:{place.start}-{place.end}"
        for place in verdict.places
    ]
    if verdict.nearest:
        near = verdict.nearest
        lines.append(f"  {own.nearest}: {_line(near.source)}:{near.start}-{near.end}")
        lines.append(f"    {_line(near.text)}")
    return printable("\n".join(lines))


def show_report(report: "DraftReport") -> str:
    """Returns the verdicts on a draft for the terminal."""
    from qa.quotes.verdict_words import words

    if not report.quotes:
        return words(report.language).no_quotes
    return "\n\n".join(show_verdict(quote.verdict, report.language) for quote in report.quotes)


def _line(text: str) -> str:
    return " ".join(text.split())
