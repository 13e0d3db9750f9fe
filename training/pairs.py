"""Turns labelled questions into what the encoder learns from: questions and passages.

python -m training.pairs train.json --library train.sqlite --asked en.jsonl --out pairs.jsonl
"""

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

import click

from corpus.document import Span, document_id
from corpus.library import Library, StoredPassage
from index.encoder import OnnxEncoder
from index.retriever import Retriever
from qa.evaluation.labelled import LabelledQuestion, read_labelled
from training.data import read_asked
from training.negatives import holds_answer
from training.written import read_written

DEPTH: Final = 30
KEPT: Final = 10
"""So many negatives are kept, of the first `DEPTH` hits."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A question in all its wordings, and passages as they are embedded: under their headings.

    Attributes:
        questions: The labelled wording first.
        answers: The labelled answers; a passage that holds one is no negative.
        positives: The passages that hold the labelled span.
        negatives: Passages that the retriever ranks high and that do not hold the answer.
    """

    questions: list[str]
    answers: list[str]
    positives: list[str]
    negatives: list[str]


def make_pairs(
    questions: Sequence[LabelledQuestion], others: dict[str, list[str]], path: Path
) -> Iterator[Pair]:
    """Yields a pair for each question that has both kinds of passages.

    Args:
        questions: Questions with their texts.
        others: Other wordings by the question's words.
        path: An index of those texts.
    """
    with Library(path) as library:
        retriever = Retriever(library, OnnxEncoder())
        texts = {document.id: document.text for document in library.documents()}
        by_document: dict[str, list[StoredPassage]] = defaultdict(list)
        embedded: dict[tuple[str, int, int], str] = {}
        for stored in library.every_passage().values():
            passage = stored.passage
            by_document[stored.document_id].append(stored)
            embedded[stored.document_id, passage.start, passage.end] = passage.under_heading(
                texts[stored.document_id]
            )
        for item in questions:
            name = document_id(item.text or "")
            positives = [
                embedded[name, stored.passage.start, stored.passage.end]
                for stored in by_document[name]
                if Span(stored.passage.start, stored.passage.end).covers(item.spans[0])
            ]
            negatives = []
            for hit in retriever.search(item.question, limit=DEPTH):
                place = Span(hit.start, hit.end)
                labelled = hit.document_id == name and any(map(place.overlaps, item.spans))
                text = embedded[hit.document_id, hit.start, hit.end]
                if not labelled and not holds_answer(text, item.answers):
                    negatives.append(text)
            if positives and negatives:
                wordings = [item.question, *others.get(item.question, [])]
                yield Pair(wordings, list(item.answers), positives, negatives[:KEPT])


def read_pairs(path: Path) -> list[Pair]:
    """Returns the pairs of a file."""
    with path.open(encoding="utf-8") as file:
        return [Pair(**json.loads(line)) for line in file]


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--library",
    required=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="An index of the texts of FILE.",
)
@click.option(
    "--asked",
    multiple=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Other wordings of questions; may be given more than once.",
)
@click.option(
    "--written",
    multiple=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Questions written about texts of FILE, to be added; may be given more than once.",
)
@click.option("--out", required=True, type=click.Path(dir_okay=False, path_type=Path))
def main(
    *, file: Path, library: Path, asked: tuple[Path, ...], written: tuple[Path, ...], out: Path
) -> None:
    """Write the pairs of FILE, SQuAD-format JSON."""
    labelled = read_labelled(file).questions
    asked_of_texts = [*labelled, *read_written(written, labelled)]
    known = [item for item in asked_of_texts if item.text and item.spans]
    others: dict[str, list[str]] = defaultdict(list)
    for path in asked:
        for question, otherwise in read_asked(path).items():
            others[question].append(otherwise)
    pairs = list(make_pairs(known, others, library))
    with out.open("w", encoding="utf-8") as lines:
        for pair in pairs:
            lines.write(json.dumps(asdict(pair), ensure_ascii=False) + "\n")
    click.echo(f"{out}: {len(pairs)} pairs")


if __name__ == "__main__":
    main()
