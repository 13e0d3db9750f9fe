"""The reader while it trains: the bundled encoder under a head that points at spans."""

import threading
from collections.abc import Sequence
from typing import Final

import numpy as np
import torch
from torch import Tensor, nn

from index.bundle import DIMENSIONS, word_rows
from index.transformers_encoder import bundled_bert, native_bfloat16
from training.batches import Input

DROPOUT: Final = 0.1
_PAD: Final = 1

chance = threading.local()
"""Its `generator` draws the dropout of the thread that set it."""


class RowDropout(nn.Module):
    """Drops the same features of all tokens of a text (Gal and Ghahramani, 2016).

    On a processor the usual dropout costs more time than the layers' matrix products.
    """

    def forward(self, states: Tensor) -> Tensor:
        """Returns `(batch, tokens, features)` with features dropped, scaled to make up for it."""
        if not self.training:
            return states
        mask = torch.rand(states.shape[0], 1, states.shape[2], generator=chance.generator)
        return states * ((mask >= DROPOUT).to(states.dtype) / (1 - DROPOUT))


class SpanReader(nn.Module):
    """The encoder's layers under a linear head that points at first and last token.

    Its input is rows of the word table, which stays as it is.
    """

    def __init__(self, *, seed: int = 0) -> None:
        super().__init__()
        torch.manual_seed(seed)
        self.m = bundled_bert()
        del self.m.embeddings.word_embeddings
        self.h = nn.Linear(DIMENSIONS, 2)
        nn.init.normal_(self.h.weight, std=0.02)
        nn.init.zeros_(self.h.bias)
        self.m.embeddings.dropout = RowDropout()
        for layer in self.m.encoder.layer:
            layer.attention.self.dropout.p = 0.0
            layer.attention.output.dropout = RowDropout()
            layer.output.dropout = RowDropout()

    def forward(self, inputs_embeds: Tensor, attention_mask: Tensor) -> tuple[Tensor, Tensor]:
        """Returns start and end logits, `(batch, tokens)` float32."""
        states = self.m(inputs_embeds=inputs_embeds, attention_mask=attention_mask)[0]
        with torch.autocast("cpu", enabled=False):
            logits = self.h(states.float())
        return logits[..., 0], logits[..., 1]


def span_loss(model: SpanReader, inputs: Sequence[Input]) -> Tensor:
    """Returns the summed cross-entropy of first and last token, halved."""
    length = max(len(item.ids) for item in inputs)
    ids = np.full((len(inputs), length), _PAD, dtype=np.int64)
    mask = np.zeros_like(ids)
    for row, item in enumerate(inputs):
        ids[row, : len(item.ids)] = item.ids
        mask[row, : len(item.ids)] = 1
    unique, places = np.unique(ids, return_inverse=True)
    rows = torch.from_numpy(word_rows(unique)[places.reshape(ids.shape)])
    seen = torch.from_numpy(mask)
    # Both threads cast the weights: a shared cache would join their graphs. Where bfloat16 is
    # not native, float32 is several times faster.
    with torch.autocast("cpu", torch.bfloat16, enabled=native_bfloat16(), cache_enabled=False):
        logits = model(rows, seen)
    total = torch.zeros(())
    for part, place in zip(logits, ("first", "last"), strict=True):
        wanted = torch.tensor([getattr(item, place) for item in inputs])
        hidden = part.masked_fill(seen == 0, -1e4)
        total = total + nn.functional.cross_entropy(hidden, wanted, reduction="sum") / 2
    return total
