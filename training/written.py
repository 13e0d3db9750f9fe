"""Reads questions that were written for training, about the texts of a labelled file."""

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from corpus.document import Span, document_id
from qa.evaluation.labelled import LabelledQuestion


def read_written(
    paths: Iterable[Path], known: Sequence[LabelledQuestion]
) -> Iterator[LabelledQuestion]:
    """Yields the written questions whose text is among the known ones.

    Args:
        paths: JSON Lines of `document`, the id of a text; `question`; `answer`, the words of the
            text that answer it, and `start`, their place in the canonical text in code points;
            both null where the text does not answer it.
        known: Labelled questions with their texts.

    Raises:
        ValueError: An answer does not stand at its place.
    """
    texts = {document_id(item.text): item.text for item in known if item.text}
    for path in paths:
        lines = path.read_text(encoding="utf-8").splitlines()
        for number, row in enumerate(map(json.loads, lines), start=1):
            text = texts.get(row["document"])
            if text is None:
                continue
            answer, start = row["answer"], row["start"]
            if answer is not None and text[start : start + len(answer)] != answer:
                raise ValueError(f'{path}:{number}: "{answer}" does not stand at {start}')
            yield LabelledQuestion(
                id=f"{path.stem}-{number}",
                question=row["question"],
                answers=() if answer is None else (answer,),
                spans=() if answer is None else (Span(start, start + len(answer)),),
                text=text,
                source=None,
            )
