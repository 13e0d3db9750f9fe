"""Counts the conflicts that are shown and the false alarms on pairs of texts.

    python -m benchmarks.conflicts tests/data/conflicts/build.jsonl

The texts stand beside the cases, in a file whose name ends in `_texts`; all of them are one
library. A conflict counts as shown where the disagreement has both labelled values, each with
an F1 of at least 0.5 in a claim of its own; "by value" takes "15000" for "15000 soldater" too.
An alarm is a disagreement of sources that agree.
"""

import json
import statistics
import time
from pathlib import Path

import click

from benchmarks.machine import machine
from benchmarks.texts import library_of
from index.encoder import OnnxEncoder
from index.retriever import Retriever
from qa.answer import Answer, Citation
from qa.assistant import Assistant
from qa.evaluation.metrics import f1, normalise
from qa.values.value import compare, read_value

_RIGHT = 0.5


def is_shown(answer: Answer, values: list[str], *, by_value: bool = False) -> bool:
    """Returns whether both values of a conflict are among the claims, each in its own."""
    first, second = (
        {
            number
            for number, claim in enumerate(answer.disagreement)
            if any(_is_given(answer.citations[n - 1], value, by_value) for n in claim.citations)
        }
        for value in values
    )
    return bool(first and second) and len(first | second) > 1


def _is_given(citation: Citation, value: str, by_value: bool) -> bool:
    if f1(citation.quote, [value]) >= _RIGHT:
        return True
    inside = f" {normalise(citation.quote)} " in f" {normalise(value)} "
    return by_value and inside and compare(read_value(citation.quote), read_value(value)) == "same"


@click.command()
@click.argument("path", metavar="CASES", type=click.Path(path_type=Path, exists=True))
@click.option("--list", "show", is_flag=True, help="Print what failed.")
def main(path: Path, show: bool) -> None:
    """Ask the questions of CASES (JSON Lines)."""
    cases = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    texts = path.with_name(f"{path.stem}_texts.jsonl")
    right = {True: 0, False: 0}
    by_value = 0
    seconds = []
    dates = {
        name: {"published": date}
        for case in cases
        for name, date in zip(case["documents"], case["published"], strict=True)
        if date
    }
    encoder = OnnxEncoder()
    with library_of(texts, encoder, dates) as library:
        assistant = Assistant(Retriever(library, encoder))
        assistant.ask(cases[0]["question"])
        for case in cases:
            begun = time.perf_counter()
            answer = assistant.ask(case["question"])
            seconds.append(time.perf_counter() - begun)
            agree, values = case["agree"], case["values"]
            good = not answer.disagreement if agree else is_shown(answer, values)
            right[agree] += good
            by_value += not agree and is_shown(answer, values, by_value=True)
            if show and not good:
                claims = [claim.text for claim in answer.disagreement]
                cited = [(citation.source, citation.quote) for citation in answer.citations]
                print(f"{case['id']} agree={agree} {values} claims={claims} cited={cited}")
    conflicts = sum(not case["agree"] for case in cases)
    agreements = len(cases) - conflicts
    print(machine())
    print(f"conflicts shown {right[False]} of {conflicts}, by value {by_value}")
    print(f"alarms on agreement {agreements - right[True]} of {agreements}")
    print(f"latency {statistics.median(seconds) * 1_000:.0f} ms in the median")


if __name__ == "__main__":
    main()
