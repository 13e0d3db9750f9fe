"""Counts labelled conversations whose follow-ups are all answered right.

    python -m benchmarks.conversations tests/data/conversations/held.jsonl

The library is built of `texts.jsonl` beside the conversations. A turn is right where the answer
has a SQuAD-F1 of at least 0.5 with a label (why and how: is a sentence that holds one), or is
refused where there is none; a conversation where all its turns but the first are. A wrong
follow-up is put down to reading where the question as a person would ask it by itself is answered
wrong too, else to understanding.
"""

import json
from collections import Counter
from pathlib import Path
from typing import Any, Final

import click

from benchmarks.texts import library_of
from index.encoder import OnnxEncoder
from index.retriever import Retriever
from qa.answer import Answer
from qa.assistant import Assistant
from qa.conversation import Conversation
from qa.evaluation.metrics import f1
from qa.kind import WHOLE_SENTENCE

LEAST: Final = 0.5
"""The least F1 of a right answer."""


def is_right(answer: Answer, labels: list[str]) -> bool:
    """Returns whether an answer agrees with a label, or is a refusal where there is none."""
    if not labels or answer.answer is None:
        return not labels and answer.answer is None
    if answer.trace.kind in WHOLE_SENTENCE:
        # Why and how are answered with the sentence, where the label is a part of it.
        return any(label in answer.answer for label in labels)
    return f1(answer.answer, labels) >= LEAST


@click.command()
@click.argument("conversations", type=click.Path(path_type=Path, exists=True))
@click.option("--misses", is_flag=True, help="Print what failed; never for a held-out file.")
def main(conversations: Path, misses: bool) -> None:
    """Hold CONVERSATIONS (JSON Lines) with the texts beside them."""
    entries = [json.loads(line) for line in conversations.read_text("utf-8").splitlines()]
    encoder = OnnxEncoder()
    with library_of(conversations.with_name("texts.jsonl"), encoder) as library:
        _measure(Assistant(Retriever(library, encoder)), entries, misses=misses)


def _measure(assistant: Assistant, entries: list[dict[str, Any]], *, misses: bool) -> None:
    counts: Counter[str] = Counter()
    for entry in entries:
        conversation, all_right = Conversation(assistant), True
        for number, turn in enumerate(entry["turns"]):
            answer = conversation.ask(turn["ask"])
            right = is_right(answer, turn["answers"])
            kind = "follow-ups" if turn["standalone"] else "new topics" if number else "first"
            counts[kind] += 1
            counts[f"{kind} right"] += right
            all_right &= right or number == 0
            cause = ""
            if not right and turn["standalone"]:
                alone = is_right(assistant.ask(turn["standalone"]), turn["answers"])
                cause = "understanding" if alone else "reading"
                counts[cause] += 1
                counts[f"{cause} refused"] += answer.answer is None
            if misses and not right:
                print(f"{entry['id']} {cause or kind}: {turn['ask']}")
                print(f"   {answer.understood} -> {answer.answer} {answer.confidence:.2f}")
        counts["conversations right"] += all_right
    print(f"conversations right: {counts['conversations right']} of {len(entries)}")
    for kind in ("first", "follow-ups", "new topics"):
        print(f"{kind}: {counts[f'{kind} right']} of {counts[kind]} right")
    print(
        f"wrong follow-ups: {counts['understanding']} for understanding "
        f"({counts['understanding refused']} refused), {counts['reading']} for reading "
        f"({counts['reading refused']} refused)"
    )


if __name__ == "__main__":
    main()
