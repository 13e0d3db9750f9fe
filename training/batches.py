"""What the reader sees in an epoch: drawn from the examples, in tokens, in batches."""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from index.bundle import PASSAGE_PREFIX, QUERY_PREFIX, tokenizer
from qa.reader import MAX_QUESTION_TOKENS, MAX_TOKENS
from training.data import Example
from training.nynorsk import to_nynorsk

_POOL: Final = 50
"""Batches are cut from so many batches' worth of inputs, sorted by length."""
_TEMPTING: Final = 2
"""A question that its text does not answer is read with one of so many passages."""


@dataclass(frozen=True, slots=True)
class Mixture:
    """How examples are drawn.

    Attributes:
        parts: The share of each kind's examples that an epoch holds.
        none: The share of inputs without an answer.
        near: The share of these that come from the answer's own document.
        wide: The share of answers that are read in a wide window instead of a passage.
        nynorsk: The share of "norquad" questions that are asked with nynorsk function words.
    """

    parts: Mapping[str, float]
    none: float = 0.35
    near: float = 0.5
    wide: float = 0.25
    nynorsk: float = 0.15


@dataclass(frozen=True, slots=True)
class Input:
    """One call of the reader: token ids, and the first and last of the answer's (0: none)."""

    ids: list[int]
    first: int
    last: int


def draw(
    examples: Sequence[Example], mixture: Mixture, chance: random.Random
) -> Iterator[tuple[str, str, tuple[int, int] | None]]:
    """Yields an epoch's questions with a text and the place of the answer, None for none."""
    for example in examples:
        if chance.random() >= mixture.parts.get(example.kind, 0.0):
            continue
        question = example.question
        if example.kind == "norquad" and chance.random() < mixture.nynorsk:
            question = to_nynorsk(question)
        if not example.answers:
            # The passages that rank highest tempt most.
            if pool := (example.near or example.far)[:_TEMPTING]:
                yield question, chance.choice(pool), None
            continue
        passages, wide = example.answers[:-1], example.answers[-1]
        widely = not passages or chance.random() < mixture.wide
        text, start, end = wide if widely else chance.choice(passages)
        yield question, text, (start, end)
        if chance.random() < mixture.none / (1 - mixture.none):
            pools = [example.near, example.far]
            if chance.random() >= mixture.near:
                pools.reverse()
            pool = pools[0] or pools[1]
            if pool:
                yield question, chance.choice(pool), None


def encode(question: str, text: str, place: tuple[int, int] | None) -> Input | None:
    """Returns an input in the form that `qa.reader` gives, None where the answer is cut off."""
    words = tokenizer()
    asked = words.encode(QUERY_PREFIX + question, add_special_tokens=False)
    read = words.encode(PASSAGE_PREFIX + text, add_special_tokens=False)
    bos, sep = 0, 2  # <s> and </s> of the bundled tokenizer
    head = [bos, *asked.ids[:MAX_QUESTION_TOKENS], sep, sep]
    ids = [*head, *read.ids[: MAX_TOKENS - len(head) - 1], sep]
    if place is None:
        return Input(ids, 0, 0)
    start, end = (part + len(PASSAGE_PREFIX) for part in place)
    inside = [
        len(head) + i
        for i, (since, until) in enumerate(read.offsets)
        if since < end and start < until
    ]
    if not inside or inside[-1] >= len(ids) - 1:
        return None
    return Input(ids, inside[0], inside[-1])


def batches(
    examples: Sequence[Example], mixture: Mixture, *, size: int, seed: int
) -> Iterator[list[Input]]:
    """Yields batches without end, epoch after epoch, the same for the same seed.

    Inputs of like length come together, so that little is padded.
    """
    epoch = 0
    while True:
        chance = random.Random(f"{seed}/{epoch}")  # noqa: S311 - not for secrets
        drawn = [item for one in draw(examples, mixture, chance) if (item := encode(*one))]
        if not drawn:
            raise ValueError("no input could be drawn; compare the mixture with the examples")
        chance.shuffle(drawn)
        cut: list[list[Input]] = []
        for begin in range(0, len(drawn), size * _POOL):
            pool = sorted(drawn[begin : begin + size * _POOL], key=lambda item: len(item.ids))
            groups = [pool[i : i + size] for i in range(0, len(pool), size)]
            chance.shuffle(groups)
            cut.extend(groups)
        yield from cut
        epoch += 1
