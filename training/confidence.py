"""Fits the probability that an answer is right.

Each question of a SQuAD file is asked of a library of all its texts, with its own text and
without it; a logistic model over the best span's scores learns which answers were right.

    python -m training.confidence train.json --library train.sqlite --every 4
"""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click
import numpy as np

from corpus.library import Library
from index.encoder import OnnxEncoder
from index.retriever import Retriever
from qa import confidence
from qa.assistant import Assistant
from qa.evaluation import run
from qa.labelled import read_labelled
from qa.metrics import calibration_error, f1
from qa.reader import OnnxReader

_RIGHT = 0.5


@click.command()
@click.argument("file", type=click.Path(path_type=Path, exists=True))
@click.option("--library", required=True, type=click.Path(path_type=Path, exists=True))
@click.option("--every", default=1, show_default=True, help="Take each so manyth question.")
@click.option("--reader", "model", type=click.Path(path_type=Path), help="Another reader's ONNX.")
@click.option("--rows", "table", type=click.Path(path_type=Path), help="Write the scores here.")
@click.option("--out", type=click.Path(path_type=Path), help="Write the model here.")
def main(
    file: Path,
    library: Path,
    every: int,
    model: Path | None,
    table: Path | None,
    out: Path | None,
) -> None:
    """Fit on the questions of FILE, over a LIBRARY of its texts."""
    questions = read_labelled(file).questions[::every]
    reader = OnnxReader(model) if model else OnnxReader()
    with Library(library) as opened:
        # The order of the candidates is the reader's: the model to be fitted must not choose
        # what it is fitted on.
        plain = confidence.ConfidenceModel(0.0, {"margin": 0.3}, 0.5)
        assistant = Assistant(Retriever(opened, OnnxEncoder()), reader=reader, confidence=plain)
        rows, right = [], []
        with click.progressbar(length=len(questions), label="Asking") as bar:
            for record in run(assistant, reader, questions):
                bar.update(1)
                cases = [(record.evidence, record.labelled.answers)]
                if record.without is not None and not record.stands_elsewhere:
                    cases.append((record.without, ()))
                for evidence, answers in cases:
                    if evidence:
                        best = evidence[0]
                        rows.append(asdict(best.features))
                        words = best.span.of(best.document.text)
                        right.append(float(bool(answers) and f1(words, answers) >= _RIGHT))
    if table:
        lines = [json.dumps({**row, "right": r}) for row, r in zip(rows, right, strict=True)]
        table.write_text("\n".join(lines) + "\n", encoding="utf-8")
    fitted = fit(rows, right)
    click.echo(json.dumps(fitted, indent=2))
    if out:
        out.write_text(json.dumps(fitted, indent=2) + "\n", encoding="utf-8")


def fit(rows: list[dict[str, float]], right: list[float]) -> dict[str, Any]:
    """Returns a logistic model's weights on the features as they come.

    The threshold is where a refusal is as often right as an answer: 0.5 of a calibrated
    probability.
    """
    from sklearn.linear_model import LogisticRegression

    names = list(rows[0])
    table = np.array([[row[name] for name in names] for row in rows])
    centre, scale = table.mean(axis=0), table.std(axis=0) + 1e-9
    model = LogisticRegression(C=1.0, max_iter=1_000).fit((table - centre) / scale, right)
    weights = model.coef_[0] / scale
    intercept = float(model.intercept_[0] - weights @ centre)
    probabilities = 1 / (1 + np.exp(-(intercept + table @ weights)))
    click.echo(
        f"{len(rows)} cases, {sum(right):.0f} right; calibration error on them "
        f"{calibration_error(probabilities.tolist(), right):.3f}"
    )
    return {
        "intercept": round(intercept, 5),
        "weights": {name: round(float(w), 5) for name, w in zip(names, weights, strict=True)},
        "threshold": 0.5,
    }


if __name__ == "__main__":
    main()
