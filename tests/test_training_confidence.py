import json
import random

import numpy as np
import pytest
from click.testing import CliRunner

from qa.evaluation.metrics import calibration_error
from training.confidence import balanced, main


def rows(seed, number=400):
    """Yields cases in which the margin tells whether the answer is right, and empty ones."""
    chance = random.Random(seed)  # noqa: S311 - not for secrets
    for _ in range(number):
        margin = chance.uniform(-6, 6)
        right = chance.random() < 1 / (1 + np.exp(-margin))
        features = {"margin": margin, "lead": chance.uniform(0, 1), "rank": 0.0}
        features |= {"similarity": 0.8, "agreement": 0.0}
        yield {**features, "answerable": float(right or chance.random() < 0.1), "right": right}
        if chance.random() < 0.2:
            yield {"answerable": 0.0, "right": 0.0}


@pytest.fixture
def fitted(tmp_path):
    for name, seed in (("t", 1), ("v", 2)):
        lines = [json.dumps({**row, "right": float(row["right"])}) for row in rows(seed)]
        (tmp_path / f"{name}.jsonl").write_text("\n".join(lines), encoding="utf-8")
    out = tmp_path / "confidence.json"
    command = ["fit", f"{tmp_path}/t.jsonl", "--choose", f"{tmp_path}/v.jsonl", "--out", str(out)]
    result = CliRunner().invoke(main, command)
    assert result.exit_code == 0, result.output
    return json.loads(out.read_text(encoding="utf-8")), result.output


def test_the_fitted_model_finds_what_tells_and_its_probabilities_mean_what_they_say(fitted):
    model, _ = fitted
    assert model["weights"]["margin"] > 0.4
    unseen = [row for row in rows(3) if "margin" in row]
    logits = [
        model["intercept"] + sum(w * row[n] for n, w in model["weights"].items()) for row in unseen
    ]
    probabilities = [float(1 / (1 + np.exp(-logit))) for logit in logits]
    assert calibration_error(probabilities, [float(row["right"]) for row in unseen]) < 0.1


def test_cases_in_which_nothing_was_found_are_refusals(fitted):
    _, printed = fitted
    cases = sum(1 for _ in rows(2))
    assert f"{cases} to choose on" in printed
    assert f"{sum(1 for _ in rows(1))} cases to fit" in printed


def test_the_threshold_balances_precision_and_recall():
    probabilities = np.array([0.0, 0.1, 0.3, 0.9])
    answerable = np.array([0.0, 0.0, 1.0, 1.0])
    threshold, precision, recall = balanced(probabilities, answerable)
    assert 0.1 < threshold <= 0.3
    assert (precision, recall) == (1.0, 1.0)
