"""Fits the probability that an answer is right.

    python -m training.confidence collect train.json --library train.sqlite --every 8 --out t.jsonl
    python -m training.confidence collect validation.json --library all.sqlite --out v.jsonl
    python -m training.confidence fit t.jsonl --choose v.jsonl --out qa/model/confidence.json

`collect` asks each question of a library of the texts, with its own text and without it, and
writes the scores of the best span and whether it was right. `fit` learns a logistic model of
them. A reader is surer on questions that it was trained on than it will ever be again, so slope
and offset of the fitted logit are then chosen, from a grid, on questions that it has not seen, and
so is the threshold: where the lesser of refusal precision and recall is largest.
"""

import json
from collections.abc import Iterator
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any

import click
import numpy as np
import numpy.typing as npt

from corpus.library import Library
from index.encoder import OnnxEncoder
from index.retriever import Retriever
from qa.assistant import Assistant
from qa.confidence import ConfidenceModel, Features
from qa.evaluation.evaluate import Record, run
from qa.evaluation.labelled import read_labelled
from qa.evaluation.metrics import calibration_error, f1
from qa.reader import OnnxReader

Table = npt.NDArray[np.float64]
NAMES = [field.name for field in fields(Features)]
_RIGHT = 0.5
_SLOPES = np.arange(0.3, 1.05, 0.05)
_OFFSETS = np.arange(-1.5, 0.55, 0.1)
_THRESHOLDS = np.arange(0.05, 0.65, 0.05)
# While rows are collected, spans are ordered by the reader alone: the model that is to be fitted
# must not choose what it is fitted on.
_PLAIN = ConfidenceModel(0.0, {"margin": 0.3}, 0.5)


@click.group()
def main() -> None:
    """Fit the probability that an answer is right."""


@main.command()
@click.argument("file", type=click.Path(path_type=Path, exists=True))
@click.option("--library", required=True, type=click.Path(path_type=Path, exists=True))
@click.option("--every", default=1, show_default=True, help="Take each so manyth question.")
@click.option("--out", required=True, type=click.Path(path_type=Path))
def collect(file: Path, library: Path, every: int, out: Path) -> None:
    """Ask the questions of FILE of a LIBRARY that holds its texts, and write the scores."""
    questions = read_labelled(file).questions[::every]
    with (
        Library(library) as opened,
        out.open("w", encoding="utf-8") as rows,
        click.progressbar(length=len(questions), label="Asking") as bar,
    ):
        retriever = Retriever(opened, OnnxEncoder())
        assistant = Assistant(retriever, reader=OnnxReader(), confidence=_PLAIN)
        for record in run(assistant, None, questions):
            bar.update(1)
            for row in _rows(record):
                rows.write(json.dumps(row) + "\n")


def _rows(record: Record) -> Iterator[dict[str, float]]:
    for evidence, answers in record.cases():
        row = {"answerable": float(bool(answers)), "right": 0.0}
        if evidence:
            words = evidence[0].span.of(evidence[0].document.text)
            row["right"] = float(bool(answers) and f1(words, answers) >= _RIGHT)
            row |= asdict(evidence[0].features)
        yield row


@main.command("fit")
@click.argument("rows", type=click.Path(path_type=Path, exists=True))
@click.option("--choose", required=True, type=click.Path(path_type=Path, exists=True))
@click.option("--out", required=True, type=click.Path(path_type=Path))
def fit_command(rows: Path, choose: Path, out: Path) -> None:
    """Fit on the scores in ROWS, choose slope and offset on those in CHOOSE."""
    table, right, _ = _read(rows)
    found = ~np.isnan(table[:, 0])
    intercept, weights = fit(table[found], right[found])
    unseen, truth, answerable = _read(choose)
    found = ~np.isnan(unseen[:, 0])
    slope, offset = chosen(intercept + unseen[found] @ weights, truth[found])
    # Where nothing was found, nothing is answered.
    probabilities = np.zeros(len(truth))
    probabilities[found] = _probability(slope * (intercept + unseen[found] @ weights) + offset)
    threshold, precision, recall = balanced(probabilities, answerable)
    model = {
        "intercept": round(float(slope * intercept + offset), 5),
        "weights": {n: round(float(slope * w), 5) for n, w in zip(NAMES, weights, strict=True)},
        "threshold": threshold,
    }
    out.write_text(json.dumps(model, indent=2) + "\n", encoding="utf-8")
    print(f"{len(right)} cases to fit, {len(truth)} to choose on: slope {slope:.2f}, ", end="")
    print(f"offset {offset:.2f}, calibration error on the latter ", end="")
    print(f"{calibration_error(probabilities.tolist(), truth.tolist()):.3f}")
    print(f"threshold {threshold}: refusal precision {precision:.3f}, recall {recall:.3f}")


def fit(table: Table, right: Table) -> tuple[float, Table]:
    """Returns intercept and weights of a logistic model on the features as they come."""
    from sklearn.linear_model import LogisticRegression

    centre, scale = table.mean(axis=0), table.std(axis=0) + 1e-9
    model = LogisticRegression(max_iter=1_000).fit((table - centre) / scale, right)
    weights = model.coef_[0] / scale
    return float(model.intercept_[0] - weights @ centre), weights


def chosen(logits: Table, right: Table) -> tuple[float, float]:
    """Returns the slope and offset on the grid that make the least log loss."""
    pairs = [(float(slope), float(offset)) for slope in _SLOPES for offset in _OFFSETS]
    return min(pairs, key=lambda pair: _log_loss(_probability(pair[0] * logits + pair[1]), right))


def balanced(probabilities: Table, answerable: Table) -> tuple[float, float, float]:
    """Returns the threshold at which the lesser of refusal precision and recall is largest.

    Args:
        probabilities: Of the best span of each case.
        answerable: 1.0 where the case has an answer, 0.0 where a refusal is right.

    Returns:
        The threshold, and refusal precision and recall at it.
    """

    def scores(threshold: float) -> tuple[float, float]:
        refused = probabilities < threshold
        rightly = float((refused & (answerable == 0)).sum())
        return rightly / max(refused.sum(), 1), rightly / max((answerable == 0).sum(), 1)

    best = max(_THRESHOLDS, key=lambda threshold: min(scores(threshold)))
    return round(float(best), 2), *scores(best)


def _probability(logits: Table) -> Table:
    return 1 / (1 + np.exp(-logits))


def _log_loss(probabilities: Table, right: Table) -> float:
    sure = np.clip(np.where(right > 0, probabilities, 1 - probabilities), 1e-9, 1)
    return float(-np.log(sure).mean())


def _read(path: Path) -> tuple[Table, Table, Table]:
    """Returns features (NaN where nothing was found), whether right, and whether answerable."""
    rows: list[dict[str, Any]] = [
        json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()
    ]
    table = np.array([[row.get(name, np.nan) for name in NAMES] for row in rows])
    right = np.array([row["right"] for row in rows])
    return table, right, np.array([row["answerable"] for row in rows])


if __name__ == "__main__":
    main()
