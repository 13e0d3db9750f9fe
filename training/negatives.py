"""Finds passages that look like the answer's and do not hold it."""

import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from corpus.document import Span, document_id
from corpus.library import Library
from corpus.passages import Passage
from corpus.reading import find_files
from index.encoder import Encoder, OnnxEncoder
from index.hit import Hit
from index.indexer import index_files
from index.retriever import Retriever
from index.transformers_encoder import SentenceTransformersEncoder, fast_precision
from qa.evaluation.labelled import LabelledQuestion
from qa.evaluation.metrics import normalise

DEPTH: Final = 30
"""How far down the ranking negatives are taken from."""
KEPT: Final = 4
"""How many are kept of the same document, and how many of others."""


@dataclass(frozen=True, slots=True)
class Negatives:
    """Passages without the answer, best ranked first: of the same document and of others."""

    near: list[str] = field(default_factory=list)
    far: list[str] = field(default_factory=list)


def build_library(texts: Iterable[str], folder: Path, encoder: Encoder | None = None) -> Path:
    """Indexes texts as users' files are indexed, and returns the library's path."""
    root = folder / "texts"
    root.mkdir()
    for text in dict.fromkeys(texts):
        (root / f"{document_id(text)}.txt").write_text(text, encoding="utf-8")
    path = folder / "library.sqlite"
    if encoder is None:
        encoder = SentenceTransformersEncoder() if fast_precision() else OnnxEncoder()
    with Library(path, create=True) as library:
        index_files(library, encoder, find_files([root]).files)
    return path


def mine(questions: Sequence[LabelledQuestion], path: Path) -> Iterator[Negatives]:
    """Yields the negatives of each question, in order.

    A passage that holds the answer's string, even by chance, is left out: whether it answers
    cannot be known. So is one that shares a part of the labelled span.

    Args:
        questions: Questions with their texts.
        path: An index of those texts.
    """
    with Library(path) as library:
        retriever = Retriever(library, OnnxEncoder())
        for item in questions:
            yield _pick(item, retriever.search(item.question, limit=DEPTH))


def draw(
    questions: Sequence[LabelledQuestion],
    passages: Mapping[str, Sequence[Passage]],
    chance: random.Random,
) -> Iterator[Negatives]:
    """Yields passages drawn at random, for the recipe without hard negatives.

    Args:
        questions: Questions with their texts.
        passages: The passages of each text.
        chance: Draws them.
    """
    texts = list(passages)
    for item in questions:
        own = [
            span.under_heading(item.text or "")
            for span in passages[item.text or ""]
            if not any(span.overlaps(label) for label in item.spans)
        ]
        others = [
            text for text in chance.sample(texts, min(KEPT + 1, len(texts))) if text != item.text
        ]
        far = [chance.choice(passages[text]).under_heading(text) for text in others[:KEPT]]
        yield Negatives(chance.sample(own, min(KEPT, len(own))), far)


def _pick(item: LabelledQuestion, hits: Sequence[Hit]) -> Negatives:
    own = document_id(item.text or "")
    found = Negatives()
    for hit in hits:
        same = hit.document_id == own
        part = found.near if same else found.far
        if len(part) == KEPT or holds_answer(hit.text, item.answers):
            continue
        place = Span(hit.start, hit.end)
        if same and any(place.overlaps(span) for span in item.spans):
            continue
        part.append(hit.under_heading)
    return found


def holds_answer(text: str, answers: Iterable[str]) -> bool:
    """Returns whether a text has the words of an answer, as answers are compared."""
    words = f" {normalise(text)} "
    return any(f" {normalise(answer)} " in words for answer in answers)
