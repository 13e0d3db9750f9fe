"""Small deterministic stand-ins for the models, of the protocols that the models have."""

import hashlib
import re

import numpy as np

from corpus.document import Span
from qa.reader import ReadSpan

_WORD = re.compile(r"\w+")


class HashEncoder:
    """Turns a text into the normalised sum of fixed random vectors of its words."""

    dimensions = 64
    fingerprint = "fake-hash-64"
    name = "fake"

    def __init__(self):
        self.encoded = []

    def encode_query(self, text):
        return self._encode(text)

    def encode_passages(self, texts):
        self.encoded.extend(texts)
        vectors = [self._encode(text) for text in texts]
        return np.stack(vectors) if vectors else np.zeros((0, 64), dtype=np.float32)

    def count_tokens(self, texts):
        return [len(_WORD.findall(text)) for text in texts]

    def _encode(self, text):
        total = np.full(64, 1e-3, dtype=np.float32)
        for word in _WORD.findall(text.lower()):
            seed = int.from_bytes(hashlib.sha256(word.encode()).digest()[:4], "little")
            total += np.random.default_rng(seed).standard_normal(64, dtype=np.float32)
        return total / np.linalg.norm(total)


class WordReader:
    """Points at every place of one word; its score is what the test gives."""

    def __init__(self, word, score=10.0):
        self.word = word
        self.score = score

    def read(self, question, text, within):  # noqa: ARG002
        found = [Span(*match.span()) for match in re.finditer(re.escape(self.word), text)]
        return [ReadSpan(span, self.score) for span in found if any(w.covers(span) for w in within)]
