"""The smoke run of the encoder: a few real steps and the files that ship, on made-up texts."""

import json
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner
from safetensors.numpy import load_file

from index import bundle
from index.encoder import OnnxEncoder
from index.onnx import Graph
from qa.evaluation.labelled import read_labelled
from training import encoder, pack, pairs
from training.encoder import alike, draw
from training.negatives import build_library
from training.pack import blocks
from training.pairs import Pair, read_pairs

NAMES = ["Åse Ødegård", "Bjørn Næss", "Kåre Lie", "Siri Strøm"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Runs the commands of training/README.md in their order."""
    folder = tmp_path_factory.mktemp("run")
    paragraphs = []
    for number, name in enumerate(NAMES):
        text = f"Nytt fra bygda {number}\n\nOrdføreren i bygda {number} heter {name}."
        answer = {"text": name, "answer_start": text.index(name)}
        question = f"Hva heter ordføreren i bygda {number}?"
        qas = [{"id": str(number), "question": question, "answers": [answer]}]
        paragraphs.append({"context": text, "qas": qas})
    squad = folder / "train.json"
    squad.write_text(json.dumps({"data": [{"paragraphs": paragraphs}]}), encoding="utf-8")
    asked = folder / "en.jsonl"
    other = {"question": "Hva heter ordføreren i bygda 1?", "asked": "Who is the mayor?"}
    asked.write_text(json.dumps(other) + "\n", encoding="utf-8")
    texts = [item.text or "" for item in read_labelled(squad).questions]
    library = build_library(texts, folder, OnnxEncoder())
    found, weights = folder / "pairs.jsonl", folder / "encoder.safetensors"
    _invoke(pairs.main, squad, "--library", library, "--asked", asked, "--out", found)
    _invoke(encoder.main, found, "--out", weights, "--steps", 2, "--batch", 3)
    _invoke(pack.main, weights, "--calibrate", found, "--out", folder / "model")
    return folder


def _invoke(command, *arguments: object) -> str:
    result = CliRunner().invoke(command, [str(argument) for argument in arguments])
    assert result.exit_code == 0, result.output
    return result.output


def test_pairs_hold_the_answers_passage_and_others_that_do_not(folder):
    found = read_pairs(folder / "pairs.jsonl")
    assert [pair.questions[0][-2] for pair in found] == ["0", "1", "2", "3"]
    assert found[1].questions == ["Hva heter ordføreren i bygda 1?", "Who is the mayor?"]
    for pair, name in zip(found, NAMES, strict=True):
        assert pair.positives
        assert all(name in text for text in pair.positives)
        assert pair.negatives
        assert not any(name in text for text in pair.negatives)


def test_an_epoch_has_every_pair_once_and_other_wordings_now_and_then():
    known = [Pair([f"nb {n}", f"en {n}"], [], ["a"], ["b"]) for n in range(6)]
    stream = draw(known, size=3, seed=0)
    epoch = [entry for _ in range(2) for entry in next(stream)]
    assert sorted(pair.questions[0] for pair, _ in epoch) == [f"nb {n}" for n in range(6)]
    many = [question for _ in range(100) for _, question in next(stream)]
    assert 0.5 < sum(question.startswith("en") for question in many) / len(many) < 0.8


def test_blocks_come_back_within_half_a_step():
    matrix = np.random.default_rng(0).normal(size=(5, 64)).astype(np.float32)
    stored = blocks(matrix)
    factors = np.repeat(stored["scales"].astype(np.float32), bundle.BLOCK, axis=1)
    back = stored["bytes"].astype(np.float32) * factors
    assert np.abs(back - matrix).max() <= factors.max() * 0.51 + 1e-3
    assert not blocks(np.zeros((1, 32), dtype=np.float32))["bytes"].any()


def test_what_is_packed_is_what_was_trained(folder, monkeypatch):
    trained = load_file(folder / "encoder.safetensors")
    monkeypatch.setattr(bundle, "MODEL", folder / "model")
    bundle.tensors.cache_clear()
    try:
        back = bundle.matrix("layers.3.feed_forward.input")
        rows = bundle.word_rows([500, 501])
    finally:
        monkeypatch.undo()
        bundle.tensors.cache_clear()
    wanted = trained["encoder.layer.3.intermediate.dense.weight"]
    assert np.abs(back - wanted).max() < 0.02
    assert np.array_equal(rows, bundle.word_rows([500, 501]))


def test_the_packed_graph_gives_unit_vectors_near_the_bundled_ones(folder):
    graph = Graph(folder / "model" / "encoder.int8.onnx")
    text = "query: Hva heter ordføreren i bygda 1?"
    vector = graph.run(bundle.tokenizer().encode(text).ids)[0][0]
    assert np.linalg.norm(vector) == pytest.approx(1, abs=1e-3)
    assert vector @ OnnxEncoder().encode_query(text.removeprefix("query: ")) > 0.8
    assert bundle.model_file_sums(folder / "model").keys() == set(pack.SHIPPED)


def test_of_several_files_as_many_pairs_are_learned_from():
    few, many = ([Pair([f"{n}{k}"], [], [], []) for k in range(n)] for n in (3, 30))
    drawn = alike([many, few], seed=1)
    assert sum(pair in many for pair in drawn) == sum(pair in few for pair in drawn) == 3
    assert len({pair.questions[0] for pair in drawn}) == 6
    assert drawn == alike([many, few], seed=1)
