"""Asks the follow-ups of written conversations as the assistant understands them.

    python -m training.followups train.json --conversations conversations.jsonl --out asked.jsonl

The reader is to meet at training what it is asked later: questions with the one before them in
brackets. What it writes has the form of the written
questions.
"""

import json
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

import click

from corpus.document import Span, document_id
from qa.casing import with_capitals
from qa.evaluation.labelled import read_labelled
from qa.evidence import sentence_around
from qa.followups.context import in_context
from qa.followups.followup import understand
from qa.followups.topic import Exchange

Turn = dict[str, Any]


def understood(turns: Sequence[Turn], text: str) -> Iterator[tuple[Turn, str]]:
    """Yields the follow-ups of one conversation, each with how it is understood.

    Every answer before is taken to have been right.

    Args:
        turns: The turns of a conversation about one text, in order.
        text: The text.
    """
    history: list[Exchange] = []
    for turn in turns:
        if not history:
            read = turn["question"]
        else:
            read = understand(with_capitals(turn["typed"], text), history)
            yield turn, in_context(turn["typed"], history)
        history.append(_exchange(turn, read, text))


def _exchange(turn: Turn, read: str, text: str) -> Exchange:
    question = with_capitals(read, text)
    if turn["answer"] is None:
        return Exchange(question)
    place = Span(turn["start"], turn["start"] + len(turn["answer"]))
    return Exchange(
        question=question,
        answer=turn["answer"],
        sentence=sentence_around(text, place).of(text),
        document_id=turn["document"],
        start=place.start,
        end=place.end,
    )


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--conversations",
    required=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="JSON Lines of turns, as questions/conversations.jsonl has them.",
)
@click.option("--out", required=True, type=click.Path(dir_okay=False, path_type=Path))
def main(file: Path, conversations: Path, out: Path) -> None:
    """Write the follow-ups about the texts of FILE as written questions."""
    texts = {
        document_id(item.text): item.text for item in read_labelled(file).questions if item.text
    }
    rows = map(json.loads, conversations.read_text(encoding="utf-8").splitlines())
    count = 0
    with out.open("w", encoding="utf-8") as lines:
        for (document, _), turns in groupby(
            rows, key=lambda row: (row["document"], row["conversation"])
        ):
            if document not in texts:
                continue
            for turn, read in understood(list(turns), texts[document]):
                lines.write(json.dumps({**turn, "question": read}, ensure_ascii=False) + "\n")
                count += 1
    click.echo(f"{out}: {count} follow-ups")


if __name__ == "__main__":
    main()
