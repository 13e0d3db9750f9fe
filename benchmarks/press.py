"""Counts right answers and right refusals on the labelled press questions.

    python -m benchmarks.press tests/data/press_questions.jsonl

An answer is right where a label stands in it, or in its sentence if that has at most 40 words,
and the labelled document is cited. The questions are run and reported, never fitted on.
"""

import json
from pathlib import Path
from typing import Any

import click

from qa.answer import Answer
from qa.service import open_assistant

_LONGEST = 40


def is_right(answer: Answer, entry: dict[str, Any]) -> bool:
    """Returns whether the first citation answers a labelled question."""
    if not answer.citations:
        return False
    first = answer.citations[0]
    short = len(first.sentence.split()) <= _LONGEST
    return first.source == entry["document"] and any(
        label in first.quote or (short and label in first.sentence) for label in entry["answers"]
    )


@click.command()
@click.argument("questions", type=click.Path(path_type=Path, exists=True))
@click.option("--library", type=click.Path(path_type=Path, exists=True))
@click.option("--all", "show_all", is_flag=True, help="Print the right ones too.")
def main(questions: Path, library: Path | None, show_all: bool) -> None:
    """Ask QUESTIONS (JSON Lines), by default of the sample library."""
    assistant = open_assistant(library)
    counts = {True: [0, 0], False: [0, 0]}
    exact = True
    for line in questions.read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        answer = assistant.ask(entry["question"])
        for citation in answer.citations:
            text = assistant.library.get(citation.document_id).text
            exact &= text[citation.start : citation.end] == citation.quote
        right = is_right(answer, entry) if entry["answerable"] else not answer.answered
        counts[entry["answerable"]][0] += right
        counts[entry["answerable"]][1] += 1
        if show_all or not right:
            mark = "right" if right else "WRONG"
            print(f"{mark} {answer.confidence:.2f} {entry['question']} -> {answer.answer}")
    print(f"right answers {counts[True][0]} of {counts[True][1]}, ", end="")
    print(f"right refusals {counts[False][0]} of {counts[False][1]}, all citations exact: {exact}")


if __name__ == "__main__":
    main()
