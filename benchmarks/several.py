"""Counts questions whose answers are all given, and answers that are wrong beside a right one.

    python -m benchmarks.several tests/data/several/held.jsonl

A member is given where it stands in an answer; an answer is wrong where it has none of the
question's members. The questions are run and reported, never fitted on but for build.jsonl.
"""

import json
from pathlib import Path

import click

from benchmarks.texts import library_of
from index.encoder import OnnxEncoder
from index.retriever import Retriever
from qa.assistant import Assistant


@click.command()
@click.argument("questions", type=click.Path(path_type=Path, exists=True))
def main(questions: Path) -> None:
    """Ask QUESTIONS (JSON Lines) of the texts in texts.jsonl beside them."""
    encoder = OnnxEncoder()
    entries = [json.loads(line) for line in questions.read_text(encoding="utf-8").splitlines()]
    with library_of(questions.with_name("texts.jsonl"), encoder) as library:
        assistant = Assistant(Retriever(library, encoder))
        for several in (True, False):
            asked = [entry for entry in entries if (len(entry["answers"]) > 1) == several]
            first = whole = extra = 0
            for entry in asked:
                given = [answer.text for answer in assistant.ask(entry["question"]).answers]
                right = [any(m in text for m in entry["answers"]) for text in given]
                first += bool(right) and right[0]
                whole += all(any(m in text for text in given) for m in entry["answers"])
                extra += right[1:].count(False)
            print(
                f"{'several' if several else 'one'}: {len(asked)} questions, first answer "
                f"right {first}, all answers given {whole}, wrong ones beside the first {extra}"
            )


if __name__ == "__main__":
    main()
