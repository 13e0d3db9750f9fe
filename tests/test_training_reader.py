"""The smoke run: a few real steps, export and measurement, on made-up texts."""

import json
from pathlib import Path

import numpy as np
import pytest
import torch
from click.testing import CliRunner
from safetensors.torch import load_file, save_file

from corpus.document import Span
from index.bundle import word_rows
from index.onnx import Graph
from qa.evaluation.labelled import LabelledQuestion
from qa.reader import _MODEL, OnnxReader, ReadSpan
from training import average, data, export, measure, reader, restore
from training.attention import use_plain_attention
from training.batches import Input, encode
from training.measure import area, bootstrap, score, summary
from training.model import SpanReader, chance, span_loss
from training.trainer import Trainer, run

NAMES = ["Åse Ødegård", "Bjørn Næss", "Kåre Lie", "Siri Strøm"]
IDS = [0, *range(500, 560), 2]


@pytest.fixture(scope="module")
def squad(tmp_path_factory: pytest.TempPathFactory) -> Path:
    paragraphs = []
    for number, name in enumerate(NAMES):
        text = f"Nytt fra bygda {number}\n\nOrdføreren heter {name}.\n\nDet regner i dag."
        answer = {"text": name, "answer_start": text.index(name)}
        qas = [{"id": str(number), "question": "Hva heter ordføreren?", "answers": [answer]}]
        paragraphs.append({"context": text, "qas": qas})
    path = tmp_path_factory.mktemp("squad") / "train.json"
    path.write_text(json.dumps({"data": [{"paragraphs": paragraphs}]}), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def trained(squad: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Runs the commands of training/README.md in their order."""
    folder = tmp_path_factory.mktemp("run")
    examples = folder / "norquad.jsonl"
    _invoke(data.main, "norquad", squad, "--out", examples, "--random-negatives")
    _invoke(reader.main, examples, "--out", folder, "--steps", 4, "--batch", 4)
    _invoke(
        export.main,
        folder / "weights.safetensors",
        "--calibrate",
        examples,
        "--out",
        folder / "reader",
    )
    return folder


def _invoke(command, *arguments: object) -> str:
    result = CliRunner().invoke(command, [str(argument) for argument in arguments])
    assert result.exit_code == 0, result.output
    return result.output


def _inputs() -> list[Input]:
    text = "Ordføreren heter Åse Ødegård. Det regner i dag."
    found = [encode("Hva heter ordføreren?", text, place) for place in ((17, 28), None)]
    return [item for item in found if item]


def test_the_run_says_what_it_did(trained: Path) -> None:
    card = json.loads((trained / "run.json").read_text(encoding="utf-8"))
    assert (card["steps"], card["examples"], card["seed"]) == (4, 4, 0)
    assert card["mixture"]["parts"] == dict(reader.PARTS)


def test_both_graphs_agree_with_the_model(trained: Path) -> None:
    model = SpanReader()
    model.load_state_dict(load_file(trained / "weights.safetensors"))
    with torch.inference_mode():
        rows = torch.from_numpy(word_rows(IDS)[None])
        expected = model.eval()(rows, torch.ones(1, len(IDS), dtype=torch.int64))
    for kind, tolerance in (("float32", 1e-4), ("int8", 0.3)):
        found = Graph(trained / f"reader.{kind}.onnx").run(IDS)
        for ours, theirs in zip(found, expected, strict=True):
            assert ours.shape == (1, len(IDS))
            assert np.abs(ours - theirs.numpy()).max() < tolerance


def test_training_can_start_from_a_reader_that_ships(trained: Path, tmp_path: Path) -> None:
    start = tmp_path / "start.safetensors"
    _invoke(restore.main, trained / "reader.int8.onnx", "--out", start)
    before, after = load_file(trained / "weights.safetensors"), load_file(start)
    assert before.keys() == after.keys()
    for name, value in before.items():
        # Seven bits and a scale for each column.
        assert (after[name] - value).norm() <= 0.2 * value.norm() + 1e-6, name
    options = ("--steps", 1, "--batch", 4, "--rate", 1e-9)
    _invoke(reader.main, trained / "norquad.jsonl", "--start", start, "--out", tmp_path, *options)
    trained_on = load_file(tmp_path / "weights.safetensors")
    name = "m.encoder.layer.0.intermediate.dense.weight"
    assert (trained_on[name] - after[name]).abs().max() < 1e-6


def test_the_graph_has_the_form_that_ships(trained: Path) -> None:
    import onnxruntime

    def form(path: Path) -> list[tuple[str, str, list[object]]]:
        session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
        both = [*session.get_inputs(), *session.get_outputs()]
        return [(item.name, item.type, item.shape) for item in both]

    assert form(trained / "reader.int8.onnx") == form(_MODEL)
    assert (trained / "reader.int8.onnx").stat().st_size < 25e6


def test_measuring_prints_every_figure(trained: Path, squad: Path) -> None:
    int8, whole = trained / "reader.int8.onnx", trained / "reader.float32.onnx"
    out = trained / "scores.json"
    printed = _invoke(measure.main, squad, int8, whole, "--limit", 2, "--out", out)
    for name in ("text_f1", "passage_exact_match", "passages_f1", "answerable_auc"):
        assert printed.count(name) == 2
    assert "F1 of reader.int8.onnx minus reader.float32.onnx" in printed
    assert {len(scores) for scores in json.loads(out.read_text()).values()} == {2}


def test_training_lowers_the_loss() -> None:
    torch.set_num_threads(1)
    trainer = Trainer(steps=12, minutes=None, rate=1.5e-4, seed=0)
    losses = [trainer.train_step(_inputs()) for _ in range(12)]
    assert losses[-1] < losses[0] - 0.5


def test_a_run_goes_on_as_if_it_had_never_stopped(tmp_path: Path) -> None:
    torch.set_num_threads(1)
    batches = [_inputs(), _inputs()[:1], _inputs()[1:], _inputs()]

    def weights(trainer: Trainer) -> list[np.ndarray]:
        return [weight.detach().numpy().copy() for weight in trainer.weights]

    straight = Trainer(steps=4, minutes=None, rate=1e-4, seed=7)
    for batch in batches:
        straight.train_step(batch)
    first = Trainer(steps=4, minutes=None, rate=1e-4, seed=7)
    for batch in batches[:2]:
        first.train_step(batch)
    first.save(tmp_path / "checkpoint.pt")
    second = Trainer(steps=4, minutes=None, rate=1e-4, seed=7)
    losses = run(second, iter(batches), tmp_path)
    assert (second.step, len(losses)) == (4, 2)
    for ours, theirs in zip(weights(second), weights(straight), strict=True):
        np.testing.assert_array_equal(ours, theirs)


def test_the_clock_ends_a_run() -> None:
    trainer = Trainer(steps=1_000, minutes=1.0, rate=1e-4, seed=0)
    trainer.seconds = 30.0
    assert trainer.progress() == 0.5
    trainer.step = 900
    assert trainer.progress() == 0.9
    trainer.seconds = 60.0
    assert trainer.progress() == 1.0


def test_plain_attention_is_attention() -> None:
    model = SpanReader().eval()
    chance.generator = torch.Generator()
    with torch.no_grad():
        expected = span_loss(model, _inputs()).item()
        use_plain_attention(model.m)
        assert span_loss(model, _inputs()).item() == pytest.approx(expected, rel=1e-2)


def test_padding_changes_nothing() -> None:
    short, long = _inputs()[0], Input([0, *range(900, 1100), 2], 0, 0)
    model = SpanReader().eval()
    use_plain_attention(model.m)
    with torch.no_grad():
        apart = span_loss(model, [short]).item() + span_loss(model, [long]).item()
        assert span_loss(model, [short, long]).item() == pytest.approx(apart, rel=1e-2)


class Oracle(OnnxReader):
    """Points at a given string wherever it stands, else at the first word with a low score."""

    def __init__(self, answer: str) -> None:
        super().__init__()
        self.answer = answer

    def read(self, question, text, within):  # noqa: ARG002
        start = text.find(self.answer)
        if start < 0:
            return [ReadSpan(Span(0, 1), -5.0)]
        return [ReadSpan(Span(start, start + len(self.answer)), 5.0)]


def test_scores_compare_with_the_labels() -> None:
    text = "Innledning om bygda.\n\n" + "\n\n".join(
        f"Avsnitt {number} er om veg, skole og brannvern i kommunen, og om mye annet som utvalget "
        "drøftet i går kveld, uten at noen ble enige om noe som helst av betydning."
        for number in range(20)
    )
    text += "\n\nOrdføreren heter Åse Ødegård."
    start = text.index("Åse")
    item = LabelledQuestion("1", "Hvem?", ("Åse Ødegård",), (Span(start, start + 11),), text, None)
    right, wrong = score(Oracle("Åse Ødegård"), item), score(Oracle("kveld"), item)
    assert (right.text, right.passage, right.passages) == ((1.0, 1.0),) * 3
    assert right.right == 5.0
    assert set(right.wrong) == {-5.0}
    assert (wrong.text, wrong.passages) == ((0.0, 0.0),) * 2
    means = summary([right, wrong])
    assert means["text_f1"] == means["passages_exact_match"] == 0.5


def test_area_counts_pairs() -> None:
    assert area([3.0, 1.0], [0.0, 2.0]) == 0.75
    assert area([1.0], [1.0]) == 0.5
    assert area([], [1.0]) == 0.0


def test_bootstrap_draws_texts() -> None:
    first, second = [1.0, 1.0, 0.0, 0.5] * 30, [0.0, 1.0, 0.0, 0.5] * 30
    texts = [str(number // 4) for number in range(120)]
    gap, low, high = bootstrap(first, second, texts)
    # Every text has the same mean difference, so drawing texts changes nothing.
    assert (gap, low, high) == pytest.approx((0.25, 0.25, 0.25))
    loose = bootstrap(first, second, [str(number) for number in range(120)])
    assert loose[1] < 0.25 < loose[2]
    assert loose == bootstrap(first, second, [str(number) for number in range(120)])


def test_a_file_reader_reads_its_own_file(trained: Path) -> None:
    found = OnnxReader(trained / "reader.int8.onnx").read("Hvem?", "Åse Ødegård", [Span(0, 11)])
    assert found
    assert all(Span(0, 11).covers(item.span) for item in found)


def test_the_mean_of_two_readers_lies_between_them(tmp_path: Path) -> None:
    one, other = {"w": torch.zeros(2, 3)}, {"w": torch.ones(2, 3)}
    for name, weights in (("one", one), ("other", other), ("foreign", {"v": torch.ones(1)})):
        save_file(weights, tmp_path / name)
    paths = [str(tmp_path / name) for name in ("one", "other")]
    done = CliRunner().invoke(
        average.main, [*paths, "--share", "0.25", "--out", str(tmp_path / "mean")]
    )
    assert done.exit_code == 0, done.output
    assert torch.equal(load_file(tmp_path / "mean")["w"], torch.full((2, 3), 0.25))
    wrong = CliRunner().invoke(
        average.main, [paths[0], str(tmp_path / "foreign"), "--out", str(tmp_path / "none")]
    )
    assert wrong.exit_code == 2
    assert "not the weights of the same model" in wrong.output
