"""What the commands share: opening the library, showing progress, printing results.

Nothing heavy is imported before a command needs it, so that `--help` answers at once.
"""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

if TYPE_CHECKING:
    from corpus.library import Library
    from index.retriever import Retriever

PARTLY: Final = 1
WRONG_USE: Final = 2
FAILED: Final = 3

as_json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


_NAMED: Final = "kildesvar.named"


def name_library(context: click.Context, _option: click.Parameter, library: Path | None) -> None:
    """Keeps the library that --library names, before the command or after it."""
    if library is not None:
        context.obj = context.meta[_NAMED] = library


def is_library_named() -> bool:
    """Returns whether --library was given, rather than set in the environment."""
    return _NAMED in click.get_current_context().meta


def one_line(error: object) -> str:
    """Returns a message as one line that is safe to print."""
    from qa.terminal import printable

    return printable(" ".join(str(error).split()))


@contextmanager
def open_library(path: Path | None) -> Iterator["Library"]:
    """Opens the library that is meant, for reading; says so where it is the sample."""
    from qa.service import open_library as opening

    def tell() -> None:
        click.echo("You have no library yet (see `kildesvar index`): using the sample.", err=True)

    with progress_bar("Building the sample library") as progress:
        opened = opening(path, on_sample=tell, progress=progress)
    with opened:
        if not opened.counts().documents:
            click.echo(
                f"{one_line(opened.path)}: the library is empty; add texts with `kildesvar index`",
                err=True,
            )
        yield opened


@contextmanager
def open_retriever(path: Path | None) -> Iterator["Retriever"]:
    """Opens the library that is meant, for searching."""
    from index.encoder import OnnxEncoder
    from index.retriever import Retriever

    with open_library(path) as opened:
        yield Retriever(opened, OnnxEncoder())


@contextmanager
def progress_bar(label: str) -> Iterator[Callable[[int, int], None]]:
    """Yields what to tell of progress; a bar with the time left appears at the first word."""
    bar: Any = None

    def tell(done: int, total: int) -> None:
        nonlocal bar
        if bar is None:
            bar = click.progressbar(length=total, label=label, file=sys.stderr, show_pos=True)
            bar.__enter__()
        bar.update(done - bar.pos)

    try:
        yield tell
    finally:
        if bar is not None:
            bar.__exit__(None, None, None)


def print_result(result: object, as_json: bool, text: Callable[[], str]) -> None:
    """Prints a result as JSON, or as the text that `text` makes of it."""
    click.echo(json.dumps(result, ensure_ascii=False, indent=2) if as_json else text())
