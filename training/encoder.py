"""Trains the encoder to put a question near the passage that answers it.

    python -m training.encoder pairs.jsonl --out run/encoder.safetensors --steps 220

Starts from the bundled weights. The word table stays as it is.
"""

import random
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import click

from training.negatives import holds_answer
from training.pairs import Pair, read_pairs

TEMPERATURE: Final = 0.02
WARM_UP: Final = 0.06
WEIGHT_DECAY: Final = 0.01
MAX_TOKENS: Final = 320
OTHERWISE: Final = 2 / 3
"""So often a question that has other wordings is asked in one of them."""
_TOGETHER: Final = 16
"""So many texts of like length go through the layers at once."""


def alike(parts: Sequence[Sequence[Pair]], *, seed: int) -> list[Pair]:
    """Returns as many pairs of each part as the smallest has, drawn at random."""
    chance = random.Random(seed)  # noqa: S311 - not for secrets
    least = min(map(len, parts))
    return [pair for part in parts for pair in chance.sample(list(part), least)]


def draw(pairs: Sequence[Pair], *, size: int, seed: int) -> Iterator[list[tuple[Pair, str]]]:
    """Yields batches of pairs, each with a wording, epoch after epoch without end."""
    chance = random.Random(seed)  # noqa: S311 - not for secrets
    pool: list[Pair] = []
    while True:
        if len(pool) < size:
            pool = list(pairs)
            chance.shuffle(pool)
        batch = []
        for pair in (pool.pop() for _ in range(min(size, len(pool)))):
            others = pair.questions[1:]
            other = others and chance.random() < OTHERWISE
            batch.append((pair, chance.choice(others) if other else pair.questions[0]))
        yield batch


class Trainer:
    """One run: the model and its optimiser.

    Args:
        steps: How many steps there are; the learning rate falls to zero at the last.
        rate: The highest learning rate.
        seed: Draws passages.
    """

    def __init__(self, *, steps: int, rate: float, seed: int) -> None:
        import torch

        from index.transformers_encoder import bundled_bert
        from training.attention import use_plain_attention

        self.steps, self.rate, self.step = steps, rate, 0
        self.model: Any = bundled_bert()  # in evaluation mode: no dropout
        use_plain_attention(self.model)
        self.model.embeddings.word_embeddings.weight.requires_grad_(False)
        self.weights = [p for p in self.model.parameters() if p.requires_grad]
        self.optimizer = torch.optim.AdamW(
            [
                {"params": [p for p in self.weights if p.ndim > 1], "weight_decay": WEIGHT_DECAY},
                {"params": [p for p in self.weights if p.ndim <= 1], "weight_decay": 0.0},
            ],
            lr=rate,
            fused=True,
        )
        self._chance = random.Random(seed)  # noqa: S311 - not for secrets

    def train_step(self, batch: Sequence[tuple[Pair, str]]) -> float:
        """Learns from a batch and returns its loss.

        The loss is the cross-entropy of each question's own passage among all passages of the
        batch, a hard negative of each question included (Karpukhin et al., 2020, EMNLP). Other
        passages that answer the question are no negatives.
        """
        import torch
        from torch import nn

        warm = (self.step + 1) / (WARM_UP * self.steps)
        fall = (self.steps - self.step) / ((1 - WARM_UP) * self.steps)
        for group in self.optimizer.param_groups:
            group["lr"] = self.rate * min(warm, fall)
        own = [self._chance.choice(pair.positives) for pair, _ in batch]
        hard = [self._chance.choice(pair.negatives) for pair, _ in batch]
        passages = list(dict.fromkeys(own + hard))
        also_right = torch.tensor(
            [
                [
                    text != mine and (text in pair.positives or holds_answer(text, pair.answers))
                    for text in passages
                ]
                for (pair, _), mine in zip(batch, own, strict=True)
            ]
        )
        vectors = self.embed(
            [f"query: {question}" for _, question in batch]
            + [f"passage: {text}" for text in passages]
        )
        scores = vectors[: len(batch)] @ vectors[len(batch) :].T / TEMPERATURE
        loss = nn.functional.cross_entropy(
            scores.masked_fill(also_right, -1e4),
            torch.tensor([passages.index(mine) for mine in own]),
        )
        self.optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(self.weights, 1.0)
        self.optimizer.step()
        self.step += 1
        return float(loss.item())

    def embed(self, texts: Sequence[str]) -> Any:  # noqa: ANN401 - torch is loaded late
        """Returns the vectors of texts, `(n, 384)` float32, rows L2-normalised."""
        import torch
        from torch import nn

        from index.bundle import tokenizer
        from index.transformers_encoder import native_bfloat16

        ids = [tokenizer().encode(text).ids[:MAX_TOKENS] for text in texts]
        order = sorted(range(len(ids)), key=lambda row: len(ids[row]))
        rows: dict[int, Any] = {}
        for begin in range(0, len(order), _TOGETHER):
            part = order[begin : begin + _TOGETHER]
            padded = torch.ones(len(part), max(len(ids[row]) for row in part), dtype=torch.long)
            seen = torch.zeros_like(padded)
            for place, row in enumerate(part):
                padded[place, : len(ids[row])] = torch.tensor(ids[row])
                seen[place, : len(ids[row])] = 1
            with torch.autocast("cpu", torch.bfloat16, enabled=native_bfloat16()):
                states = self.model(input_ids=padded, attention_mask=seen)[0].float()
            mean = (states * seen[..., None]).sum(1) / seen.sum(1, keepdim=True)
            rows |= zip(part, nn.functional.normalize(mean, dim=-1), strict=True)
        return torch.stack([rows[row] for row in range(len(texts))])


@click.command()
@click.argument(
    "files",
    nargs=-1,
    required=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
)
@click.option("--out", required=True, type=click.Path(dir_okay=False, path_type=Path))
@click.option("--steps", default=220, show_default=True, type=click.IntRange(1))
@click.option("--batch", default=24, show_default=True, type=click.IntRange(2))
@click.option("--rate", default=4e-5, show_default=True)
@click.option("--seed", default=0, show_default=True)
def main(
    *, files: tuple[Path, ...], out: Path, steps: int, batch: int, rate: float, seed: int
) -> None:
    """Train the encoder on the pairs of FILES, as many of each, and write its weights to OUT."""
    from safetensors.torch import save_file

    trainer = Trainer(steps=steps, rate=rate, seed=seed)
    stream = draw(alike([read_pairs(file) for file in files], seed=seed), size=batch, seed=seed)
    losses: list[float] = []
    begun = time.monotonic()
    while trainer.step < steps:
        losses.append(trainer.train_step(next(stream)))
        if trainer.step % 10 == 0:
            each = (time.monotonic() - begun) / trainer.step
            click.echo(
                f"step {trainer.step}, loss {sum(losses[-10:]) / 10:.3f}, "
                f"{each * (steps - trainer.step) / 60:.0f} minutes left"
            )
    out.parent.mkdir(parents=True, exist_ok=True)
    state = {name: value.contiguous() for name, value in trainer.model.state_dict().items()}
    save_file({n: v for n, v in state.items() if "word_embeddings" not in n}, out)
    click.echo(f"{out}: {steps} steps")


if __name__ == "__main__":
    main()
