"""The bundled encoder: multilingual-e5-small, with its words cut to the Latin script.

`model/` holds the tokenizer, the weights (the word table in 4 bits, the layers in 8) and the graph
in int8. The word
table stays on the disk, mapped into memory; only the rows asked for are expanded.
"""

import hashlib
import json
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

from corpus.errors import ModelError

MODEL = Path(__file__).parent / "model"
Tensors = dict[str, npt.NDArray[np.generic]]
DIMENSIONS = 384
MAX_TOKENS = 512
"""The model has this many positions."""
QUERY_PREFIX = "query: "
PASSAGE_PREFIX = "passage: "
UNKNOWN = 3
"""The id of the token that stands for what the vocabulary lacks."""

_KINDS = {"F16": np.float16, "F32": np.float32, "U8": np.uint8, "I8": np.int8}
_POOLING = "mean, L2-normalised"
BLOCK = 32
"""So many weights share a scale."""


def model_file(path: Path) -> Path:
    """Returns a path that was checked to be there.

    Raises:
        ModelError: It is not, or is the stand-in that a clone without its large files has.
    """
    if not path.is_file() or path.stat().st_size < 1_000:
        raise ModelError(f"{path}: the model file is missing; install Kildesvar again")
    return path


@cache
def tokenizer() -> Tokenizer:
    """Returns the tokenizer of the encoder and the reader, without truncation or padding."""
    path = model_file(MODEL / "tokenizer.json")
    try:
        return Tokenizer.from_file(str(path))
    except Exception as error:
        raise ModelError(f"{path}: damaged ({error}); install Kildesvar again") from error


@cache
def tensors() -> Tensors:
    """Returns the stored tensors by name, mapped from the disk and read-only."""
    path = model_file(MODEL / "weights.safetensors")
    try:
        with path.open("rb") as file:
            size = int.from_bytes(file.read(8), "little")
            header = json.loads(file.read(size))
        header.pop("__metadata__", None)
        return {
            name: np.memmap(
                path,
                dtype=_KINDS[entry["dtype"]],
                mode="r",
                offset=8 + size + entry["data_offsets"][0],
                shape=tuple(entry["shape"]),
            )
            for name, entry in header.items()
        }
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ModelError(f"{path}: damaged ({error}); install Kildesvar again") from error


def expand(
    scales: npt.NDArray[np.generic], nibbles: npt.NDArray[np.generic]
) -> npt.NDArray[np.float32]:
    """Returns the weights of rows stored in 4-bit blocks.

    Args:
        scales: `(rows, blocks)` float16, one factor for each block of 32 weights.
        nibbles: `(rows, blocks * 16)` uint8. Byte j of a block holds weight j in its low half
            and weight j + 16 in its high half; `weight = (nibble - 8) * scale`.

    Returns:
        `(rows, blocks * 32)` float32.
    """
    rows, blocks = scales.shape
    packed = np.asarray(nibbles, dtype=np.uint8).reshape(rows, blocks, BLOCK // 2)
    values = np.concatenate([packed & 0x0F, packed >> 4], axis=2).astype(np.float32) - 8.0
    expanded = values * np.asarray(scales, dtype=np.float32)[:, :, None]
    return np.ascontiguousarray(expanded.reshape(rows, blocks * BLOCK))


def matrix(name: str, stored: Tensors | None = None) -> npt.NDArray[np.float32]:
    """Returns a stored weight by name, whole and in float32.

    It is stored as it is; in 4-bit blocks, `NAME.scales` and `NAME.nibbles` (see `expand`); or in
    8-bit blocks, `NAME.scales` (rows, blocks) float16 and `NAME.bytes` (rows, blocks * 32) int8
    with `weight = byte * scale`.

    Args:
        name: The name.
        stored: The tensors that it is among; None for the bundled ones.
    """
    stored = tensors() if stored is None else stored
    if name in stored:
        return np.array(stored[name], dtype=np.float32)
    scales = stored[f"{name}.scales"]
    if f"{name}.nibbles" in stored:
        return expand(scales, stored[f"{name}.nibbles"])
    factors = np.repeat(np.asarray(scales, dtype=np.float32), BLOCK, axis=1)
    return np.asarray(stored[f"{name}.bytes"], dtype=np.float32) * factors


def word_rows(ids: npt.ArrayLike) -> npt.NDArray[np.float32]:
    """Returns the word table's rows for token ids: `(n,)` to `(n, 384)` float32."""
    stored = tensors()
    rows = np.asarray(ids, dtype=np.int64)
    return expand(stored["embeddings.word.scales"][rows], stored["embeddings.word.nibbles"][rows])


@cache
def fingerprint() -> str:
    """Returns the name of the vector space: 16 hex digits over all that shapes a vector.

    The hashes of the files are taken from the list that ships with them; a test compares them.
    """
    sums = model_file_sums(MODEL)
    parts = (
        sums["weights.safetensors"],
        sums["tokenizer.json"],
        QUERY_PREFIX,
        PASSAGE_PREFIX,
        _POOLING,
    )
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]


def model_file_sums(folder: Path) -> dict[str, str]:
    """Returns the SHA-256 of each model file in a folder, as its SHA256SUMS lists them."""
    path = folder / "SHA256SUMS"
    try:
        lines = path.read_text(encoding="ascii").splitlines()
        return {name: digest for digest, name in (line.split() for line in lines)}
    except (OSError, ValueError) as error:
        raise ModelError(f"{path}: damaged ({error}); install Kildesvar again") from error
