"""The command `kildesvar evaluate`: figures on labelled questions."""

import json
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from corpus.errors import InputError, UnknownDocument
from qa.cli.common import (
    PARTLY,
    as_json_option,
    is_library_named,
    one_line,
    open_library,
    print_result,
    progress_bar,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.library import Library
    from qa.evaluation.evaluate import Record
    from qa.evaluation.labelled import LabelledQuestion


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    help="Ask so many questions at the most, evenly spread over FILE.",
)
@click.option("--misses", type=click.Path(path_type=Path), help="Write the wrong answers here.")
@click.option("--curve", type=click.Path(path_type=Path), help="Write risk by coverage here (SVG).")
@as_json_option
@click.pass_obj
def evaluate(
    library: Path | None,
    *,
    file: Path,
    limit: int | None,
    misses: Path | None,
    curve: Path | None,
    as_json: bool,
) -> None:
    """Measure answers on the labelled questions of FILE.

    FILE is SQuAD's JSON (v1 or v2) or JSON Lines with "question", "answers" and "document".
    Without --library, a library is built of the texts that FILE holds, for this run, whatever
    KILDESVAR_LIBRARY says; with --limit, of those that the chosen questions are about. Ctrl-C
    ends the asking, and the figures are of what was asked.
    """
    from index.encoder import OnnxEncoder
    from index.retriever import Retriever
    from qa.assistant import Assistant
    from qa.evaluation.evaluate import library_of, run, summary
    from qa.evaluation.labelled import read_labelled
    from qa.reader import OnnxReader
    from qa.settings import settings

    _check_outputs(misses, curve)
    with progress_bar("Reading") as reading:
        labelled = read_labelled(file, limit=limit, progress=reading)
    _tell_skipped(labelled.skipped, labelled.skipped_count)
    encoder, reader = OnnxEncoder(), OnnxReader()
    with ExitStack() as stack:
        own = any(question.text for question in labelled.questions)
        if own and not is_library_named():
            indexing = stack.enter_context(progress_bar("Indexing"))
            opened = stack.enter_context(library_of(labelled.questions, encoder, indexing))
        else:
            opened = stack.enter_context(open_library(library))
        questions, absent = _with_documents(file, labelled.questions, opened)
        assistant = Assistant(
            Retriever(opened, encoder), reader=reader, threshold=settings().threshold
        )
        asking = stack.enter_context(progress_bar("Asking"))
        records: list[Record] = []
        try:
            # One by one, so that an interruption leaves those that are done.
            for record in run(assistant, reader, questions, asking):
                records.append(record)  # noqa: PERF402
        except KeyboardInterrupt:
            if not records:
                raise
        figures = summary(records, assistant.threshold)
    cut = len(records) < len(questions)
    if cut:
        click.echo(
            f"\ninterrupted: the figures are of the first {len(records)} of {len(questions)} "
            "questions",
            err=True,
        )
    if misses:
        _write_misses(misses, records)
    if curve:
        from qa.evaluation.curve import risk_coverage_svg

        curve.write_text(risk_coverage_svg(records), encoding="utf-8")
    print_result(figures, as_json, lambda: _table(figures))
    if labelled.skipped_count or absent or cut:
        sys.exit(PARTLY)


def _check_outputs(misses: Path | None, curve: Path | None) -> None:
    """Says before the asking, not after it, that a file cannot be written.

    Raises:
        InputError: It cannot, or the curve is to be written under another format's name.
    """
    if curve and curve.suffix.lower() != ".svg":
        raise InputError(f"{curve}: the curve is written as SVG; give it a name in .svg")
    for path in filter(None, (misses, curve)):
        try:
            path.open("ab").close()
        except OSError as error:
            raise InputError(f"{path}: {error.strerror or error}") from error


def _tell_skipped(lines: "Sequence[str]", count: int) -> None:
    for line in lines:
        click.echo(f"skipped {one_line(line)}", err=True)
    if count > len(lines):
        click.echo(f"skipped {count - len(lines):,} more", err=True)


def _with_documents(
    file: Path, questions: "Sequence[LabelledQuestion]", opened: "Library"
) -> "tuple[list[LabelledQuestion], int]":
    """Returns the questions whose documents the library has, and the number of the others.

    Raises:
        InputError: There is none of them.
    """
    from qa.evaluation.evaluate import document_of
    from qa.evaluation.labelled import MAX_SKIPPED

    found: list[LabelledQuestion] = []
    named: list[str] = []
    for question in questions:
        try:
            document_of(opened, question)
        except UnknownDocument as error:
            if len(named) < MAX_SKIPPED:
                named.append(f"{file}: {question.id}: {error}")
        else:
            found.append(question)
    absent = len(questions) - len(found)
    if not found:
        raise InputError(f"{named[0]}; {opened.path} has the document of none of the questions")
    _tell_skipped(named, absent)
    return found, absent


def _write_misses(path: Path, records: "Sequence[Record]") -> None:
    """Writes one JSON line for each answerable question whose best answer is wrong."""
    from qa.evaluation.metrics import f1

    with path.open("w", encoding="utf-8") as file:
        for record in records:
            best = record.evidence[0] if record.evidence else None
            words = best.span.of(best.document.text) if best else None
            if record.labelled.answers and f1(words or "", record.labelled.answers) < 1:
                miss = {
                    "id": record.labelled.id,
                    "question": record.labelled.question,
                    "labels": record.labelled.answers,
                    "answer": words,
                    "confidence": round(best.confidence, 4) if best else 0.0,
                    "sentence": best.sentence.of(best.document.text) if best else None,
                    "rank": record.rank,
                }
                file.write(json.dumps(miss, ensure_ascii=False) + "\n")


def _table(figures: dict[str, Any]) -> str:
    lines = []
    for name, value in figures.items():
        if not isinstance(value, dict):
            lines.append(f"{name:24} {_figure(value)}")
            continue
        lines.append(name)
        for key, inner in value.items():
            if isinstance(inner, dict):
                row = "  ".join(f"{k} {_figure(v)}" for k, v in inner.items())
                lines.append(f"  {key:22} {row}")
            else:
                lines.append(f"  {key:22} {_figure(inner)}")
    return "\n".join(lines)


def _figure(value: float | None) -> str:
    if value is None:
        return "–"
    return f"{value:.3f}" if isinstance(value, float) else str(value)
