"""Reads labelled questions: SQuAD's JSON (v1 and v2) and JSON Lines."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.document import Span
from corpus.errors import InputError
from corpus.text import canonical


@dataclass(frozen=True, slots=True)
class LabelledQuestion:
    """A question whose answer is known.

    Attributes:
        id: Its name in the file, or its line.
        question: The question.
        answers: Strings, any of which is right; empty where nothing is.
        spans: Where they stand in the canonical text, as far as that is labelled.
        text: The labelled text, canonical; None where the file does not hold it.
        source: The source of the labelled document, None where it is not labelled.
    """

    id: str
    question: str
    answers: tuple[str, ...]
    spans: tuple[Span, ...]
    text: str | None
    source: str | None


@dataclass(frozen=True, slots=True)
class Labelled:
    """The questions of a file, and a line for each entry that could not be read."""

    questions: tuple[LabelledQuestion, ...]
    skipped: tuple[str, ...]


def read_labelled(path: Path) -> Labelled:
    """Returns the labelled questions of a file.

    Raises:
        InputError: The file cannot be read, is of neither form, or holds no question.
    """
    try:
        with path.open(encoding="utf-8-sig") as file:
            head = file.read(1_000_000)
            whole = _json(head)
            if whole is None and '"data"' in head[:1_000]:
                whole = _json(head + file.read())
            file.seek(0)
            entries = _squad(whole) if _is_squad(whole) else _lines(file)
            questions: list[LabelledQuestion] = []
            skipped: list[str] = []
            for name, entry in entries:
                (questions if isinstance(entry, LabelledQuestion) else skipped).append(
                    entry if isinstance(entry, LabelledQuestion) else f"{path}: {name}: {entry}"  # type: ignore[arg-type]
                )
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: {error}") from error
    if not questions:
        detail = f"; {skipped[0]}" if skipped else ""
        raise InputError(f"{path}: no labelled question in it{detail}")
    return Labelled(tuple(questions), tuple(skipped))


def _json(text: str) -> Any:  # noqa: ANN401 - any JSON
    try:
        return json.loads(text)
    except ValueError:
        return None


def _is_squad(whole: Any) -> bool:  # noqa: ANN401 - any JSON
    return isinstance(whole, dict) and isinstance(whole.get("data"), list)


def _squad(whole: dict[str, Any]) -> Iterator[tuple[str, LabelledQuestion | str]]:
    for number, article in enumerate(whole["data"]):
        for place, paragraph in enumerate(_list(article, "paragraphs")):
            context = paragraph.get("context") if isinstance(paragraph, dict) else None
            if not isinstance(context, str):
                yield f"data[{number}].paragraphs[{place}]", 'no "context"'
                continue
            for order, entry in enumerate(_list(paragraph, "qas")):
                name = f"data[{number}].paragraphs[{place}].qas[{order}]"
                yield name, _squad_question(name, entry, context)


def _list(entry: Any, key: str) -> list[Any]:  # noqa: ANN401 - any JSON
    found = entry.get(key) if isinstance(entry, dict) else None
    return found if isinstance(found, list) else []


def _squad_question(name: str, entry: Any, context: str) -> LabelledQuestion | str:  # noqa: ANN401
    question = entry.get("question") if isinstance(entry, dict) else None
    if not isinstance(question, str) or not question.strip():
        return 'no "question"'
    impossible = bool(entry.get("is_impossible"))
    answers, spans = [], []
    for answer in [] if impossible else _list(entry, "answers"):
        text = answer.get("text") if isinstance(answer, dict) else None
        start = answer.get("answer_start") if isinstance(answer, dict) else None
        if not isinstance(text, str) or not isinstance(start, int) or not text:
            return 'an answer without "text" or "answer_start"'
        if start < 0 or context[start : start + len(text)] != text:
            return f"the answer {text[:40]!r} does not stand at {start}"
        answers.append(canonical(text))
        # What canonicalising changes before the answer moves it.
        since = len(canonical(context[:start]))
        spans.append(Span(since, since + len(answers[-1])))
    if not impossible and not answers:
        return "neither an answer nor is_impossible"
    unique = tuple(dict.fromkeys(answers))
    identifier = str(entry.get("id", name))
    return LabelledQuestion(identifier, question, unique, tuple(spans), canonical(context), None)


def _lines(file: Any) -> Iterator[tuple[str, LabelledQuestion | str]]:  # noqa: ANN401 - a text file
    for number, line in enumerate(file, start=1):
        if line.strip():
            yield f"line {number}", _line(number, _json(line))


def _line(number: int, entry: Any) -> LabelledQuestion | str:  # noqa: ANN401 - any JSON
    if not isinstance(entry, dict):
        return "not a JSON object"
    question, answers = entry.get("question"), entry.get("answers")
    if not isinstance(question, str) or not question.strip():
        return 'no "question"'
    if not isinstance(answers, list) or not all(isinstance(answer, str) for answer in answers):
        return 'no list "answers"'
    if entry.get("answerable", bool(answers)) != bool(answers):
        return '"answerable" does not fit "answers"'
    source = entry.get("document")
    if answers and not isinstance(source, str):
        return 'an answer, but no "document"'
    texts = tuple(canonical(answer) for answer in answers)
    return LabelledQuestion(f"line {number}", question, texts, (), None, source)
