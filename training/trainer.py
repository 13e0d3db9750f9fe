"""The training loop: repeatable to the bit, in threads, from one checkpoint to the next."""

import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final

import click
import torch
from torch import Tensor, nn

from training.attention import use_plain_attention
from training.batches import Input
from training.model import SpanReader, chance, span_loss

HEAD_RATE: Final = 1e-3
WARM_UP: Final = 0.06
WEIGHT_DECAY: Final = 0.01
_CHECKPOINT_SECONDS: Final = 480.0


class Trainer:
    """One training run: model, optimiser and place in the data.

    A batch is divided among threads, each on one core: under load this is several times
    faster than operators that all cores must finish together. The sum is the same in any order.

    Args:
        steps: How many steps there are; the learning rate falls to zero at the last.
        minutes: Where given, the rate falls with the clock if that is faster.
    """

    def __init__(
        self, *, steps: int, minutes: float | None, rate: float, seed: int, threads: int = 2
    ) -> None:
        self.steps, self.minutes, self.rate, self.seed = steps, minutes, rate, seed
        self.threads = threads
        self.model = SpanReader(seed=seed).train()
        use_plain_attention(self.model.m)
        self.weights = list(self.model.parameters())
        decayed = [p for p in self.model.m.parameters() if p.ndim > 1]
        others = [p for p in self.model.m.parameters() if p.ndim <= 1]
        self.optimizer = torch.optim.AdamW(
            [
                {"params": decayed, "base": rate, "weight_decay": WEIGHT_DECAY},
                {"params": others, "base": rate, "weight_decay": 0.0},
                {"params": list(self.model.h.parameters()), "base": HEAD_RATE, "weight_decay": 0.0},
            ],
            fused=True,
        )
        self.step, self.seconds = 0, 0.0
        self._pool = ThreadPoolExecutor(threads, initializer=torch.set_num_threads, initargs=(1,))

    def progress(self) -> float:
        """Returns how much of the run is done, from 0 to 1."""
        by_clock = self.seconds / (60 * self.minutes) if self.minutes else 0.0
        return min(1.0, max(self.step / self.steps, by_clock))

    def train_step(self, inputs: Sequence[Input]) -> float:
        """Learns from a batch and returns its mean loss."""
        done = self.progress()
        factor = min(done / WARM_UP, (1 - done) / (1 - WARM_UP)) if done else 0.01
        for group in self.optimizer.param_groups:
            group["lr"] = max(factor, 0.01) * group["base"]
        shards = [shard for i in range(self.threads) if (shard := inputs[i :: self.threads])]
        found = list(self._pool.map(self._gradients, range(len(shards)), shards))
        for i, weight in enumerate(self.weights):
            weight.grad = sum((grads[i] for _, grads in found), torch.zeros(())) / len(inputs)
        nn.utils.clip_grad_norm_(self.weights, 1.0)
        self.optimizer.step()
        self.step += 1
        return sum(loss for loss, _ in found) / len(inputs)

    def _gradients(self, number: int, shard: Sequence[Input]) -> tuple[float, tuple[Tensor, ...]]:
        seed = (self.seed * 1_000_003 + self.step) * self.threads + number
        chance.generator = torch.Generator().manual_seed(seed)
        loss = span_loss(self.model, shard)
        return loss.item(), torch.autograd.grad(loss, self.weights)

    def save(self, path: Path) -> None:
        """Writes all that the run needs to go on."""
        state = {
            "model": self.model.state_dict(),
            "optimizer": self.optimizer.state_dict(),
            "step": self.step,
            "seconds": self.seconds,
        }
        part = path.with_suffix(".part")
        torch.save(state, part)
        part.replace(path)

    def load(self, path: Path) -> None:
        """Goes on from a checkpoint."""
        state = torch.load(path, weights_only=True)
        self.model.load_state_dict(state["model"])
        self.optimizer.load_state_dict(state["optimizer"])
        self.step, self.seconds = state["step"], state["seconds"]


def run(trainer: Trainer, stream: Iterator[list[Input]], out: Path) -> list[float]:
    """Trains to the end, with a checkpoint now and then, and returns the losses."""
    checkpoint = out / "checkpoint.pt"
    if checkpoint.exists():
        trainer.load(checkpoint)
        click.echo(f"going on from step {trainer.step}")
    for _ in range(trainer.step):
        next(stream)
    losses: list[float] = []
    saved = time.monotonic()
    while trainer.progress() < 1:
        began = time.monotonic()
        losses.append(trainer.train_step(next(stream)))
        now = time.monotonic()
        trainer.seconds += now - began
        if trainer.step % 25 == 0:
            recent = sum(losses[-25:]) / len(losses[-25:])
            click.echo(
                f"step {trainer.step} ({trainer.progress():.0%}), loss {recent:.3f}, "
                f"{trainer.seconds / trainer.step:.2f} s a step"
            )
        if now - saved > _CHECKPOINT_SECONDS:
            trainer.save(checkpoint)
            saved = now
    trainer.save(checkpoint)
    return losses
