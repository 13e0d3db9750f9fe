"""The shipped model files are the ones that their lists name."""

import hashlib
from pathlib import Path

import numpy as np
import pytest

import index
import qa
from corpus.errors import ModelError
from index import bundle

FOLDERS = [Path(package.__file__).parent / "model" for package in (index, qa)]


@pytest.mark.parametrize("folder", FOLDERS, ids=["index", "qa"])
def test_hashes(folder):
    sums = bundle.model_file_sums(folder)
    binary = {path.name for path in folder.iterdir() if path.suffix in (".onnx", ".safetensors")}
    assert binary <= set(sums)
    for name, digest in sums.items():
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest


def test_word_rows_expand_the_four_bit_blocks():
    scales = np.array([[0.5, 2.0]], dtype=np.float16)
    nibbles = np.zeros((1, 32), dtype=np.uint8)
    nibbles[0, 0] = 0x9F  # weight 0 is 15, weight 16 is 9
    nibbles[0, 16] = 0x08  # weight 32 is 8, weight 48 is 0
    row = bundle.expand(scales, nibbles)[0]
    assert row[0] == (15 - 8) * 0.5
    assert row[16] == (9 - 8) * 0.5
    assert row[32] == 0
    assert row[48] == (0 - 8) * 2.0
    assert row.shape == (64,)


def test_only_the_rows_asked_for_are_expanded():
    rows = bundle.word_rows([5, 5, 100_000])
    assert rows.shape == (3, 384)
    assert rows.dtype == np.float32
    assert np.array_equal(rows[0], rows[1])
    assert isinstance(bundle.tensors()["embeddings.word.nibbles"], np.memmap)


def test_weights_that_are_cut_off_say_what_to_do(tmp_path, monkeypatch):
    whole = (bundle.MODEL / "weights.safetensors").read_bytes()
    monkeypatch.setattr(bundle, "MODEL", tmp_path)
    for size in (1_000, 2_000_000):
        (tmp_path / "weights.safetensors").write_bytes(whole[:size])
        with pytest.raises(ModelError, match=r"damaged .* install Kildesvar again"):
            bundle.tensors.__wrapped__()


def test_a_missing_model_file_says_what_to_do(tmp_path):
    with pytest.raises(ModelError, match="install Kildesvar again"):
        bundle.model_file(tmp_path / "encoder.int8.onnx")
