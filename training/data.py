"""Turns labelled questions into what the reader learns from: question, text, span or none.

python -m training.data norquad train.json --out norquad.jsonl [--library LIBRARY]
python -m training.data en_de de.json --questions en.json --out en_de.jsonl
python -m training.data norquad_en train.json --asked training/questions/en.jsonl --out no_en.jsonl
python -m training.data written train.json --written training/questions/written.jsonl --out w.jsonl
"""

import json
import random
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Final

import click

from corpus.document import Span
from corpus.metadata import metadata_of
from corpus.passages import Passage, make_passages
from corpus.segment import segment
from corpus.utterances import find_utterances
from index.bundle import tokenizer
from index.encoder import count_tokens
from qa.evaluation.labelled import LabelledQuestion, read_labelled
from training.negatives import build_library, draw, mine
from training.written import read_written

WIDE_TOKENS: Final = (180, 285)
"""A wide window has between so many tokens: the reader also meets whole texts, in windows."""


@dataclass(frozen=True, slots=True)
class Example:
    """What one question can be learned from.

    Attributes:
        kind: The mixture's part that it belongs to, such as "norquad" or "en_de".
        question: The question.
        answers: Texts with the place of the answer in them, `(text, start, end)` in code
            points: first the passages under their headings, as they are read, last a wide
            window. Empty
            where the document does not answer the question.
        near: Texts from the same document that do not hold the answer, best ranked first.
        far: The same from other documents.
    """

    kind: str
    question: str
    answers: list[tuple[str, int, int]]
    near: list[str]
    far: list[str]


def passages_of(text: str) -> list[Passage]:
    """Returns a canonical text's passages, made as the indexer makes them."""
    blocks = segment(text)
    return make_passages(
        text,
        blocks,
        find_utterances(text, blocks),
        title=metadata_of(text, blocks, None).title,
        count_tokens=count_tokens,
    )


def make_examples(
    kind: str, questions: Iterable[LabelledQuestion], library: Path | None, *, seed: int = 0
) -> Iterator[Example]:
    """Yields an example for each labelled question.

    One that its document does not answer has only texts without the answer; one whose answer
    has no place, or is too long for every text, is left out.

    Args:
        kind: The name of the part.
        questions: The questions.
        library: An index of all their texts, where the negatives are searched; None draws them
            at random.
        seed: Of the wide windows and random negatives.
    """
    known = [
        item for item in questions if item.text is not None and (item.spans or not item.answers)
    ]
    places = {text: passages_of(text) for text in dict.fromkeys(item.text or "" for item in known)}
    chance = random.Random(seed)  # noqa: S311 - not for secrets
    negatives = mine(known, library) if library else draw(known, places, chance)
    for item, found in zip(known, negatives, strict=True):
        if not item.answers:
            yield Example(kind, item.question, [], found.near, found.far)
            continue
        text, label = item.text or "", item.spans[0]
        read = [
            (s.under_heading(text), s.of(text), s.start) for s in places[text] if s.covers(label)
        ]
        # The wide window stands last; a very long answer has the passages alone, or nothing.
        if wide := wide_window(text, label, chance):
            read.append((wide.of(text), wide.of(text), wide.start))
        elif read:
            read.append(read[-1])
        else:
            continue
        answers = [
            (whole, *(place - start + len(whole) - len(own) for place in (label.start, label.end)))
            for whole, own, start in read
        ]
        yield Example(kind, item.question, answers, found.near, found.far)


def wide_window(text: str, label: Span, chance: random.Random) -> Span | None:
    """Returns a stretch of a text around an answer, None where the answer is too long.

    It begins and ends at tokens, as the windows do that a longer text is read in.
    """
    offsets = tokenizer().encode(text, add_special_tokens=False).offsets
    inside = [
        i for i, (start, end) in enumerate(offsets) if start < label.end and label.start < end
    ]
    size = chance.randint(*WIDE_TOKENS)
    if not inside or inside[-1] - inside[0] >= size:
        return None
    low = max(0, inside[-1] + 1 - size)
    first = chance.randint(low, max(low, min(inside[0], len(offsets) - size)))
    last = min(first + size, len(offsets)) - 1
    return Span(min(offsets[first][0], label.start), max(offsets[last][1], label.end))


def cross(
    questions: Iterable[LabelledQuestion], texts: Iterable[LabelledQuestion]
) -> Iterator[LabelledQuestion]:
    """Yields the questions of one language on the parallel texts of another, by id."""
    asked = {item.id: item.question for item in questions}
    for item in texts:
        if item.id in asked:
            yield replace(item, question=asked[item.id])


def asked_otherwise(
    questions: Iterable[LabelledQuestion], path: Path
) -> Iterator[LabelledQuestion]:
    """Yields the questions that a file has in other words, asked in these.

    Args:
        questions: Labelled questions.
        path: What `read_asked` reads.
    """
    others = read_asked(path)
    for item in questions:
        if item.question in others:
            yield replace(item, question=others[item.question])


def read_asked(path: Path) -> dict[str, str]:
    """Returns other wordings by the words of the labelled question.

    Args:
        path: JSON Lines of `question`, the words of a labelled question, and `asked`, how to
            ask it. NorQuAD's ids are not unique, so that the words are what joins them.
    """
    with path.open(encoding="utf-8") as file:
        return {row["question"]: row["asked"] for row in map(json.loads, file)}


def read_examples(path: Path) -> list[Example]:
    """Returns the examples of a file."""
    with path.open(encoding="utf-8") as file:
        entries = [json.loads(line) for line in file]
    return [
        Example(**{**entry, "answers": [(t, s, e) for t, s, e in entry["answers"]]})
        for entry in entries
    ]


@click.command()
@click.argument("kind")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--out", required=True, type=click.Path(dir_okay=False, path_type=Path))
@click.option(
    "--questions",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Ask this file's questions, with the same ids, on the texts of FILE.",
)
@click.option(
    "--asked",
    "otherwise",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Ask the questions that this file has in other words, in these.",
)
@click.option(
    "--written",
    multiple=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Ask these questions, which were written about texts of FILE; may be given repeatedly.",
)
@click.option(
    "--library",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="An index of the texts of FILE; built and thrown away where none is named.",
)
@click.option("--random-negatives", is_flag=True, help="Draw them instead of searching them.")
@click.option("--seed", default=0, show_default=True)
def main(
    *,
    kind: str,
    file: Path,
    out: Path,
    questions: Path | None,
    otherwise: Path | None,
    written: tuple[Path, ...],
    library: Path | None,
    random_negatives: bool,
    seed: int,
) -> None:
    """Write the examples of FILE, SQuAD-format JSON, as part KIND of the mixture."""
    texts = read_labelled(file).questions
    asked: Iterable[LabelledQuestion] = texts
    if questions:
        asked = cross(read_labelled(questions).questions, texts)
    if otherwise:
        asked = asked_otherwise(asked, otherwise)
    if written:
        asked = read_written(written, texts)
    with tempfile.TemporaryDirectory() as folder:
        if library is None and not random_negatives:
            library = build_library((item.text or "" for item in texts), Path(folder))
        examples = list(
            make_examples(kind, asked, None if random_negatives else library, seed=seed)
        )
    with out.open("w", encoding="utf-8") as lines:
        for example in examples:
            lines.write(json.dumps(asdict(example), ensure_ascii=False) + "\n")
    held = sum(bool(example.near or example.far) for example in examples)
    click.echo(f"{out}: {len(examples)} examples, {held} with negatives")


if __name__ == "__main__":
    main()
