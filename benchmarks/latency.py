"""Times questions inside a running process.

python -m benchmarks.latency tests/data/press_questions.jsonl
python -m benchmarks.latency tests/data/press_questions.jsonl --library norquad.sqlite
"""

import json
import statistics
import time
from pathlib import Path

import click

from benchmarks.machine import machine
from qa.service import open_assistant


@click.command()
@click.argument("questions", type=click.Path(path_type=Path, exists=True))
@click.option("--library", type=click.Path(path_type=Path, exists=True))
@click.option("--rounds", default=3, show_default=True, help="The first is not counted.")
def main(questions: Path, library: Path | None, rounds: int) -> None:
    """Ask QUESTIONS (JSON Lines) and print the median and the 95th percentile."""
    lines = questions.read_text(encoding="utf-8").splitlines()
    asked = [json.loads(line)["question"] for line in lines]
    assistant = open_assistant(library)
    seconds = []
    for number in range(rounds):
        for question in asked:
            begun = time.perf_counter()
            answer = assistant.ask(question)
            if number:
                seconds.append(time.perf_counter() - begun)
    print(machine())
    print(f"{answer.library.documents} documents, {answer.library.passages} passages")
    high = statistics.quantiles(seconds, n=20)[-1]
    median = statistics.median(seconds)
    print(f"{len(seconds)} questions: median {median * 1_000:.0f} ms, p95 {high * 1_000:.0f} ms")


if __name__ == "__main__":
    main()
