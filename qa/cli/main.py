"""The command `kildesvar`.

Exit statuses: 0 done (a refusal is a result), 1 done in part, 2 wrong use, 3 could not be done.
Nothing heavy is imported before a command needs it, so that `--help` answers at once.
"""

import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from corpus.errors import InputError, KildesvarError, LibraryMissing
from qa.cli.bank import mentions, quotes
from qa.cli.chat import chat
from qa.cli.check import check
from qa.cli.common import (
    FAILED,
    PARTLY,
    WRONG_USE,
    as_json_option,
    name_library,
    one_line,
    open_library,
    open_retriever,
    print_result,
    progress_bar,
)
from qa.cli.evaluate import evaluate

if TYPE_CHECKING:
    from corpus.reading import File
    from index.encoder import Encoder


ENCODERS = ("auto", "onnx", "sentence-transformers")
_BULK = 1_000_000
"""From so many bytes of text on, importing sentence-transformers pays for itself."""


def _common() -> list[click.Parameter]:
    """Returns new options that stand before the command or after it: who remembers which?"""
    return [
        click.Option(
            ["--library"],
            type=click.Path(path_type=Path),
            callback=name_library,
            expose_value=False,
            help="The library file to use.",
        ),
        click.Option(
            ["--debug"], is_flag=True, expose_value=False, help="Show the traceback of an error."
        ),
    ]


class _Commands(click.Group):
    """Turns every expected error into one line and an exit status."""

    def add_command(self, cmd: click.Command, name: str | None = None) -> None:
        cmd.params += _common()
        super().add_command(cmd, name)

    def main(self, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - click's own signature
        try:
            status = super().main(*args, **{**kwargs, "standalone_mode": False})
        except KildesvarError as error:
            if "--debug" in sys.argv[1:]:
                raise
            wrong_use = isinstance(error, (InputError, LibraryMissing))
            _fail(error, WRONG_USE if wrong_use else FAILED)
        except click.UsageError as error:
            _fail(error.format_message(), WRONG_USE)
        except click.ClickException as error:
            _fail(error.format_message(), FAILED)
        except click.Abort:
            _fail("interrupted", FAILED)
        except BrokenPipeError:
            # The reader of a pipe has seen enough; keep Python from complaining at exit.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            sys.exit(0)
        except OSError as error:
            if "--debug" in sys.argv[1:]:
                raise
            # A full disk, a folder that may not be entered.
            place = f"{error.filename}: " if error.filename else ""
            _fail(f"{place}{error.strerror or error}", FAILED)
        sys.exit(status if isinstance(status, int) else 0)


def _fail(error: object, status: int) -> NoReturn:
    click.echo(f"kildesvar: {one_line(error)}", err=True)
    sys.exit(status)


@click.group(
    cls=_Commands, params=_common(), context_settings={"help_option_names": ["-h", "--help"]}
)
@click.version_option(package_name="kildesvar")
@click.pass_context
def main(context: click.Context) -> None:
    """Answers questions about press texts in the sources' own words.

    Without --library (or KILDESVAR_LIBRARY) your own library is used, and the sample library
    where you have none.
    """
    from qa.settings import settings

    context.obj = context.obj or settings().library


@main.command()
@click.argument("question")
@click.option(
    "--threshold", type=click.FloatRange(0, 1), help="The least probability of an answer."
)
@as_json_option
@click.pass_obj
def ask(library: Path | None, question: str, threshold: float | None, as_json: bool) -> None:
    """Answer QUESTION, or say that the sources do not.

    Several questions in one are answered one by one; with --json, one object a line.
    """
    from qa.assistant import Assistant
    from qa.conversation import Conversation
    from qa.settings import settings
    from qa.several import ask_several
    from qa.terminal import show_answers

    with open_retriever(library) as retriever:
        least = settings().threshold if threshold is None else threshold
        conversation = Conversation(Assistant(retriever, threshold=least))
        answers = ask_several(conversation.ask, question)
    if len(answers) == 1 or not as_json:
        print_result(answers[0].to_dict(), as_json, lambda: show_answers(answers))
        return
    for answer in answers:
        click.echo(json.dumps(answer.to_dict(), ensure_ascii=False))


@main.command()
@click.argument("query")
@click.option("--limit", default=10, show_default=True, type=click.IntRange(1, 1_000))
@as_json_option
@click.pass_obj
def search(library: Path | None, query: str, limit: int, as_json: bool) -> None:
    """Find the passages that fit QUERY best."""
    from qa.question import parse_question
    from qa.terminal import show_hits

    with open_retriever(library) as retriever:
        asked = parse_question(query, languages=retriever.library.languages())
        hits = retriever.search(asked.text, limit=limit)
    result = {"query": query, "hits": [hit.to_dict() for hit in hits]}
    print_result(result, as_json, lambda: show_hits(hits))


@main.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path, readable=False))
@click.option(
    "--encoder",
    default="auto",
    show_default=True,
    type=click.Choice(ENCODERS),
    help="What computes the vectors; auto takes the faster one.",
)
@as_json_option
@click.pass_obj
def index(library: Path | None, paths: Sequence[Path], encoder: str, as_json: bool) -> None:
    """Add the texts at PATHS (files or folders), or update those that changed."""
    from corpus.library import Library
    from corpus.reading import find_files
    from index.indexer import index_files
    from index.places import place_to_write

    found = find_files(paths)
    for line in found.skipped:
        click.echo(f"skipped {one_line(line)}", err=True)
    if not found.files:
        _no_files(paths, skipped=bool(found.skipped))
    size = sum(map(_size, found.files))
    chosen = _encoder(encoder, bulk=size >= _BULK)
    with (
        Library(place_to_write(library), create=True) as opened,
        progress_bar("Indexing") as progress,
    ):
        try:
            report = index_files(opened, chosen, found.files, progress=progress)
        except KeyboardInterrupt as error:
            raise click.ClickException("interrupted; what was stored is kept") from error
        counts = opened.counts()
    for line in report.skipped:
        click.echo(f"skipped {one_line(line)}", err=True)
    skipped = [*found.skipped, *report.skipped]
    result = {
        "library": str(opened.path),
        "encoder": chosen.name,
        "added": report.added,
        "updated": report.updated,
        "unchanged": report.unchanged,
        "skipped": skipped,
        "documents": counts.documents,
        "passages": counts.passages,
    }
    print_result(
        result,
        as_json,
        lambda: (
            f"{len(report.added)} added, {len(report.updated)} updated, "
            f"{len(report.unchanged)} unchanged, {len(skipped)} skipped\n"
            f"{opened.path}: {counts.documents} documents, {counts.passages} passages"
        ),
    )
    if skipped:
        sys.exit(PARTLY)


def _no_files(paths: Sequence[Path], *, skipped: bool) -> None:
    from corpus.reading import READERS

    known = ", ".join(sorted(READERS))
    names = ", ".join(str(path) for path in paths)
    raise InputError(
        f"{names}: no file that can be read ({known})"
        + ("; see the lines above" if skipped else "")
    )


@main.command("list")
@as_json_option
@click.pass_obj
def list_documents(library: Path | None, as_json: bool) -> None:
    """List the documents of the library."""
    with open_library(library) as opened:
        rows = [
            {
                "document_id": document.id,
                "title": document.title,
                "published": document.published,
                "language": document.language,
                "source": document.source,
                "sources": [source.path for source in document.sources],
                "characters": len(document.text),
            }
            for document in opened.documents()
        ]
    from qa.terminal import printable

    lines = [
        printable(
            f"{row['document_id']}  {row['published'] or '-':10}  {row['source']}"
            + (f"  {row['title']}" if row["title"] else "")
        )
        for row in rows
    ]
    print_result({"documents": rows}, as_json, lambda: "\n".join(lines))


@main.command()
@click.argument("document")
@as_json_option
@click.pass_obj
def show(library: Path | None, document: str, as_json: bool) -> None:
    """Print DOCUMENT: an id, the first six or more digits of one, or a source."""
    from qa.terminal import printable

    with open_library(library) as opened:
        found = opened.document(document)
    result = {
        "document_id": found.id,
        "title": found.title,
        "published": found.published,
        "language": found.language,
        "source": found.source,
        "sources": [source.path for source in found.sources],
        "text": found.text,
    }
    print_result(result, as_json, lambda: printable(found.text))


@main.command()
@click.argument("document")
@as_json_option
@click.pass_obj
def remove(library: Path | None, document: str, as_json: bool) -> None:
    """Remove DOCUMENT from the library; the files on the disk stay."""
    from corpus.library import Library
    from index.indexer import remove_document
    from index.places import place_to_write
    from qa.terminal import printable

    with Library(place_to_write(library)) as opened:
        gone = remove_document(opened, document)
    result = {"document_id": gone.id, "sources": [source.path for source in gone.sources]}
    print_result(result, as_json, lambda: printable(f"removed {gone.id}  {gone.source}"))


@main.command()
@click.option("--port", type=click.IntRange(1, 65_535), help="The port of the page.")
@click.pass_obj
def app(library: Path | None, port: int | None) -> None:
    """Start the page for the browser, on this machine alone."""
    import ui

    if library is not None:
        if not library.is_file():
            raise LibraryMissing(f"{library}: no such library; make it with `kildesvar index`")
        os.environ["KILDESVAR_LIBRARY"] = str(library.absolute())
    page = Path(ui.__file__).parent / "main.py"
    command = [sys.executable, "-m", "streamlit", "run", str(page), *STREAMLIT]
    if port:
        command.append(f"--server.port={port}")
    sys.stdout.flush()
    # In place of this process, so that Ctrl-C and signals reach the server itself.
    os.execv(sys.executable, command)  # noqa: S606 - no shell, and nothing of the user's but a port


STREAMLIT = (
    "--server.address=127.0.0.1",
    "--server.headless=true",
    "--server.showEmailPrompt=false",
    "--browser.gatherUsageStats=false",
)
"""What keeps the page on this machine, also where no configuration file is found."""


def _size(file: "File") -> int:
    try:
        return file.path.stat().st_size
    except OSError:
        return 0  # `index_files` says why it cannot be read


def _encoder(name: str, *, bulk: bool) -> "Encoder":
    """Returns the named encoder; "auto" takes the faster one for the work."""
    from index.encoder import OnnxEncoder

    if name == "sentence-transformers":
        from index.transformers_encoder import SentenceTransformersEncoder

        return SentenceTransformersEncoder()
    if name == "auto" and bulk:
        from index.transformers_encoder import SentenceTransformersEncoder, fast_precision

        if fast_precision():
            return SentenceTransformersEncoder()
    return OnnxEncoder()


for command in (chat, check, quotes, mentions, evaluate):
    main.add_command(command)

if __name__ == "__main__":
    main()
