"""The command `kildesvar chat`: a conversation on standard input and output."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from corpus.errors import QuestionError
from qa.cli.common import PARTLY, as_json_option, one_line, open_retriever

if TYPE_CHECKING:
    from qa.answer import Answer

_PROMPT = "> "


@click.command()
@click.option(
    "--threshold", type=click.FloatRange(0, 1), help="The least probability of an answer."
)
@as_json_option
@click.pass_obj
def chat(library: Path | None, threshold: float | None, as_json: bool) -> None:
    """Answer the questions of standard input, each as it is meant after the others."""
    from qa.assistant import Assistant
    from qa.conversation import Conversation
    from qa.settings import settings
    from qa.several import ask_several

    bad = False
    with open_retriever(library) as retriever:
        least = settings().threshold if threshold is None else threshold
        conversation = Conversation(Assistant(retriever, threshold=least))
        for question in _questions():
            try:
                answers = ask_several(conversation.ask, question)
            except QuestionError as error:
                click.echo(f"kildesvar: {one_line(error)}", err=True)
                bad = True
                continue
            for answer in answers:
                click.echo(
                    json.dumps(answer.to_dict(), ensure_ascii=False) if as_json else _shown(answer)
                )
    if bad:
        sys.exit(PARTLY)


def _questions() -> Iterator[str]:
    """Yields the lines of standard input that are not blank; asks for each on a terminal."""
    terminal = sys.stdin.isatty()
    while True:
        if terminal:
            click.echo(_PROMPT, nl=False, err=True)
        # What is no UTF-8 becomes surrogates, which are a bad question and not a broken command.
        line = sys.stdin.buffer.readline().decode("utf-8", "surrogateescape")
        if not line:
            return
        if line.strip():
            yield line.rstrip("\r\n")


def _shown(answer: "Answer") -> str:
    """Returns an answer as `ask` prints it, under the question as it was read."""
    from qa.phrases import phrases
    from qa.terminal import printable, show_answer

    shown = show_answer(answer) + "\n"
    if " ".join(answer.question.split()) == answer.understood:
        return shown
    understood = phrases(answer.language).understood
    return f"{understood}: {printable(answer.understood)}\n{shown}"
