"""What turns texts into vectors: the protocol, and the encoder that runs by default."""

from collections.abc import Sequence
from functools import cached_property
from typing import Protocol

import numpy as np

from index import bundle
from index.onnx import Graph, Vector, in_parallel


class Encoder(Protocol):
    """Turns questions and passages into vectors of one space."""

    @property
    def dimensions(self) -> int:
        """The length of a vector."""
        ...

    @property
    def fingerprint(self) -> str:
        """The name of the vector space: equal where vectors may be compared."""
        ...

    @property
    def name(self) -> str:
        """What to call the runtime in messages."""
        ...

    def encode_query(self, text: str) -> Vector:
        """Returns the vector of a question: `(dimensions,)` float32, L2-normalised."""
        ...

    def encode_passages(self, texts: Sequence[str]) -> Vector:
        """Returns the vectors of passages: `(n, dimensions)` float32, rows L2-normalised."""
        ...

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Returns the number of tokens of each text, special tokens aside."""
        ...


class OnnxEncoder:
    """The bundled model in int8 on ONNX Runtime: starts in a fraction of a second."""

    dimensions = bundle.DIMENSIONS
    name = "onnx"

    @cached_property
    def _graph(self) -> Graph:
        return Graph(bundle.MODEL / "encoder.int8.onnx")

    @property
    def fingerprint(self) -> str:
        """The name of the bundled model's vector space."""
        return bundle.fingerprint()

    def encode_query(self, text: str) -> Vector:
        """Returns the vector of a question: `(384,)` float32, L2-normalised."""
        return self._encode(bundle.QUERY_PREFIX + text)

    def encode_passages(self, texts: Sequence[str]) -> Vector:
        """Returns the vectors of passages: `(n, 384)` float32, rows L2-normalised."""
        if not texts:
            return np.zeros((0, self.dimensions), dtype=np.float32)
        _ = self._graph  # made once, before many threads ask for it
        prefixed = [bundle.PASSAGE_PREFIX + text for text in texts]
        return np.stack(in_parallel(self._encode, prefixed))

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Returns the number of tokens of each text, special tokens aside."""
        return count_tokens(texts)

    def _encode(self, text: str) -> Vector:
        ids = bundle.tokenizer().encode(text).ids
        if len(ids) > bundle.MAX_TOKENS:
            ids = [*ids[: bundle.MAX_TOKENS - 1], ids[-1]]
        vector: Vector = self._graph.run(ids)[0][0]
        vector /= np.linalg.norm(vector)
        return vector


def count_tokens(texts: Sequence[str]) -> list[int]:
    """Returns the number of the bundled tokenizer's tokens of each text, special ones aside."""
    encodings = bundle.tokenizer().encode_batch(list(texts), add_special_tokens=False)
    return [len(encoding.ids) for encoding in encodings]
