"""The encoder on sentence-transformers: for bulk on fast processors, and for other models."""

import hashlib
import json
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from corpus.errors import ModelError
from index import bundle
from index.encoder import count_tokens
from index.onnx import Vector

_BATCH = 32


class SentenceTransformersEncoder:
    """The bundled weights, or any other model, on sentence-transformers.

    Args:
        model: None for the bundled weights; else the folder of a model, or its name on the
            Hugging Face Hub, which is then fetched from there.
        query_prefix: What stands before a question in another model's input.
        passage_prefix: What stands before a passage.

    Raises:
        ModelError: The model cannot be loaded.
    """

    name = "sentence-transformers"

    def __init__(
        self, model: str | None = None, *, query_prefix: str = "", passage_prefix: str = ""
    ) -> None:
        bundled = model is None
        self._query_prefix = bundle.QUERY_PREFIX if bundled else query_prefix
        self._passage_prefix = bundle.PASSAGE_PREFIX if bundled else passage_prefix
        self._model = _load_bundled() if model is None else _load(model)
        self._bundled = bundled
        self.fingerprint: str = bundle.fingerprint() if bundled else self._fingerprint()
        self.dimensions: int = int(self._model.encode(["x"]).shape[1])

    def encode_query(self, text: str) -> Vector:
        """Returns the vector of a question: `(dimensions,)` float32, L2-normalised."""
        vector: Vector = self._encode([self._query_prefix + text])[0]
        return vector

    def encode_passages(self, texts: Sequence[str]) -> Vector:
        """Returns the vectors of passages: `(n, dimensions)` float32, rows L2-normalised."""
        if not texts:
            return np.zeros((0, self.dimensions), dtype=np.float32)
        return self._encode([self._passage_prefix + text for text in texts])

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Returns the number of tokens of each text, special tokens aside."""
        if self._bundled:
            return count_tokens(texts)
        encodings = self._model.tokenizer(list(texts), add_special_tokens=False)["input_ids"]
        return [len(ids) for ids in encodings]

    def _encode(self, texts: list[str]) -> Vector:
        vectors = self._model.encode(
            texts, batch_size=_BATCH, convert_to_tensor=True, show_progress_bar=False
        )
        rows: Vector = vectors.float().cpu().numpy()
        return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), dtype=np.float32)

    def _fingerprint(self) -> str:
        digest = hashlib.sha256()
        for key, tensor in sorted(self._model.state_dict().items()):
            digest.update(key.encode())
            digest.update(tensor.float().cpu().numpy().tobytes())
        digest.update(self._model.tokenizer.backend_tokenizer.to_str().encode())
        digest.update(json.dumps([self._query_prefix, self._passage_prefix]).encode())
        return digest.hexdigest()[:16]


def fast_precision() -> str | None:
    """Returns the device or precision with which sentence-transformers is faster than int8.

    Returns:
        "cuda", "mps", or "bfloat16" for a processor that multiplies bfloat16 natively; None
        for all others.
    """
    import torch

    if torch.cuda.is_available():
        return "cuda"
    if torch.backends.mps.is_available():
        return "mps"
    return "bfloat16" if native_bfloat16() else None


def native_bfloat16() -> bool:
    """Returns whether Linux lists a bfloat16 instruction; elsewhere int8 is the safe choice."""
    try:
        flags = set(Path("/proc/cpuinfo").read_text(encoding="ascii", errors="ignore").split())
    except OSError:
        return False
    return bool(flags & {"amx_bf16", "avx512_bf16", "bf16"})


def _load(name: str) -> Any:  # noqa: ANN401 - sentence-transformers is untyped here
    from sentence_transformers import SentenceTransformer

    try:
        return SentenceTransformer(name)
    except (OSError, ValueError) as error:
        first = str(error).splitlines()[0]
        raise ModelError(f'cannot load the model "{name}": {first}') from error


def _load_bundled() -> Any:  # noqa: ANN401 - sentence-transformers is untyped here
    """Writes the bundled weights in Hugging Face's form for as long as loading them takes."""
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Normalize, Pooling, Transformer
    from transformers import PreTrainedTokenizerFast
    from transformers.utils import logging

    # What is written here is complete; the library would warn of a layer that is not used.
    logging.set_verbosity_error()
    logging.disable_progress_bar()
    words = PreTrainedTokenizerFast(
        tokenizer_file=str(bundle.model_file(bundle.MODEL / "tokenizer.json")),
        bos_token="<s>",  # noqa: S106
        pad_token="<pad>",  # noqa: S106 - a token of text
        eos_token="</s>",  # noqa: S106
        unk_token="<unk>",  # noqa: S106
        cls_token="<s>",  # noqa: S106
        sep_token="</s>",  # noqa: S106
        model_max_length=bundle.MAX_TOKENS,
    )
    with tempfile.TemporaryDirectory() as folder:
        bundled_bert().save_pretrained(folder)
        words.save_pretrained(folder)
        layers = Transformer(folder, max_seq_length=bundle.MAX_TOKENS)
    model = SentenceTransformer(
        modules=[layers, Pooling(bundle.DIMENSIONS, pooling_mode="mean"), Normalize()]
    )
    if fast_precision() == "bfloat16":
        model = model.to(torch.bfloat16)
    return model


def bundled_bert(stored: bundle.Tensors | None = None) -> Any:  # noqa: ANN401 - untyped here
    """Returns an encoder as transformers' `BertModel`, in float32.

    Args:
        stored: Its tensors in the bundled form; None for those of the bundled encoder.
    """
    import torch
    from transformers import BertConfig, BertModel

    stored = bundle.tensors() if stored is None else stored
    config = BertConfig(
        vocab_size=stored["embeddings.word.scales"].shape[0],
        hidden_size=bundle.DIMENSIONS,
        num_hidden_layers=12,
        num_attention_heads=12,
        intermediate_size=4 * bundle.DIMENSIONS,
        max_position_embeddings=bundle.MAX_TOKENS,
        type_vocab_size=stored["embeddings.token_type"].shape[0],
        layer_norm_eps=1e-12,
        pad_token_id=1,
    )
    model = BertModel(config, add_pooling_layer=False)
    renamed = {
        bert_name(n): torch.from_numpy(bundle.matrix(n, stored)) for n in weight_names(stored)
    }
    model.load_state_dict(renamed, strict=True)
    return model.eval()


def weight_names(stored: Iterable[str]) -> list[str]:
    """Returns the names of the weights; a matrix is stored as scales and blocks."""
    parts = ("scales", "nibbles", "bytes")
    return list(dict.fromkeys(n.rpartition(".")[0] if n.endswith(parts) else n for n in stored))


def bert_name(name: str) -> str:
    """Returns transformers' name of a weight."""
    stem, _, last = name.rpartition(".")
    if last not in ("weight", "bias"):
        stem, last = name, "weight"
    for ours, theirs in (
        ("embeddings.word", "embeddings.word_embeddings"),
        ("embeddings.position", "embeddings.position_embeddings"),
        ("embeddings.token_type", "embeddings.token_type_embeddings"),
        ("embeddings.layer_norm", "embeddings.LayerNorm"),
        ("attention.query", "attention.self.query"),
        ("attention.key", "attention.self.key"),
        ("attention.value", "attention.self.value"),
        ("attention.output", "attention.output.dense"),
        ("attention.layer_norm", "attention.output.LayerNorm"),
        ("feed_forward.input", "intermediate.dense"),
        ("feed_forward.output", "output.dense"),
        ("feed_forward.layer_norm", "output.LayerNorm"),
    ):
        if stem.endswith(ours):
            stem = stem[: -len(ours)] + theirs
            break
    return f"{stem.replace('layers.', 'encoder.layer.')}.{last}"
