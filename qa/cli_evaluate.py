"""The command `kildesvar evaluate`: figures on labelled questions."""

import json
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from qa.cli_common import PARTLY, as_json_option, one_line, print_result, progress_bar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qa.evaluation import Record


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--misses", type=click.Path(path_type=Path), help="Write the wrong answers here.")
@click.option("--curve", type=click.Path(path_type=Path), help="Write risk by coverage here (SVG).")
@as_json_option
@click.pass_obj
def evaluate(
    library: Path | None, file: Path, misses: Path | None, curve: Path | None, as_json: bool
) -> None:
    """Measure answers on the labelled questions of FILE.

    FILE is SQuAD's JSON (v1 or v2) or JSON Lines with "question", "answers" and "document".
    Without --library, a library is built of the texts that FILE holds, for this run.
    """
    from index.encoder import OnnxEncoder
    from index.places import open_to_read, place_to_read
    from index.retriever import Retriever
    from qa.assistant import Assistant
    from qa.evaluation import library_of, run, summary
    from qa.labelled import read_labelled
    from qa.reader import OnnxReader
    from qa.settings import settings

    labelled = read_labelled(file)
    for line in labelled.skipped:
        click.echo(f"skipped {one_line(line)}", err=True)
    encoder, reader = OnnxEncoder(), OnnxReader()
    with ExitStack() as stack:
        if library is None and any(question.text for question in labelled.questions):
            indexing = stack.enter_context(progress_bar("Indexing"))
            opened = stack.enter_context(library_of(labelled.questions, encoder, indexing))
        else:
            opened = stack.enter_context(open_to_read(place_to_read(library), encoder))
        assistant = Assistant(
            Retriever(opened, encoder), reader=reader, threshold=settings().threshold
        )
        asking = stack.enter_context(progress_bar("Asking"))
        records = list(run(assistant, reader, labelled.questions, asking))
        figures = summary(records, assistant.threshold)
    if misses:
        _write_misses(misses, records)
    if curve:
        from qa.curve import risk_coverage_svg

        curve.write_text(risk_coverage_svg(records), encoding="utf-8")
    print_result(figures, as_json, lambda: _table(figures))
    if labelled.skipped:
        sys.exit(PARTLY)


def _write_misses(path: Path, records: "Sequence[Record]") -> None:
    """Writes one JSON line for each answerable question whose best answer is wrong."""
    from qa.metrics import f1

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


def _figure(value: float) -> str:
    return f"{value:.3f}" if isinstance(value, float) else str(value)
