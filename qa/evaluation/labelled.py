"""Reads labelled questions: SQuAD's JSON (v1 and v2) and JSON Lines."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from io import TextIOWrapper
from pathlib import Path
from sys import intern
from typing import Any, BinaryIO, Final, TextIO

from corpus.document import Span
from corpus.errors import InputError, QuestionError
from corpus.text import canonical
from qa.evaluation.squad import is_squad, paragraphs
from qa.question import check_question

MAX_SKIPPED: Final = 100
"""So many entries that could not be read are named; of the rest there is a count."""
_MAX_LINE: Final = 1_000_000
_STEP: Final = 1_000
"""Progress is told after so many entries."""
_UNFIT = re.compile("[\0\udc80-\udcff]")
"""What no text holds: NUL, and bytes that are no UTF-8, as `surrogateescape` keeps them."""

Progress = Callable[[int, int], None]
"""Is told how many bytes are read and how many there are."""


@dataclass(frozen=True, slots=True)
class LabelledQuestion:
    """A question whose answer is known.

    Attributes:
        id: Its name in the file; its place where it has none or one that came before.
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
    """The questions of a file.

    Attributes:
        questions: The questions, in order.
        skipped: A line for each entry that could not be read, 100 at the most.
        skipped_count: How many could not be read.
    """

    questions: tuple[LabelledQuestion, ...]
    skipped: tuple[str, ...]
    skipped_count: int


def read_labelled(
    path: Path, *, limit: int | None = None, progress: Progress | None = None
) -> Labelled:
    """Returns the labelled questions of a file, which is read piece by piece.

    Args:
        path: The file.
        limit: At most so many questions, evenly spread over the file; None for all.
        progress: Is told now and then of a file that takes a while.

    Raises:
        InputError: The file cannot be read, is of neither form, or holds no question.
    """
    if path.exists() and not path.is_file():
        raise InputError(f"{path}: not a file")
    sample, skipped, skipped_count = _Sample(limit), [], 0
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            for done, (name, entry) in enumerate(_entries(path, file), start=1):
                if isinstance(entry, LabelledQuestion):
                    sample.add(entry)
                else:
                    skipped_count += 1
                    if skipped_count <= MAX_SKIPPED:
                        skipped.append(f"{path}: {name}: {entry}")
                if progress and done % _STEP == 0:
                    progress(min(file.tell(), size), size)
    except OSError as error:
        raise InputError(f"{path}: {error.strerror or error}") from error
    questions = sample.questions()
    if not questions:
        entries = "entry" if skipped_count == 1 else "entries"
        detail = (
            f" ({skipped_count:,} {entries} could not be read); {skipped[0]}" if skipped else ""
        )
        raise InputError(f"{path}: no labelled question in it{detail}")
    return Labelled(questions, tuple(skipped), skipped_count)


class _Sample:
    """Keeps so many questions, evenly spread over all, without holding more than twice that."""

    def __init__(self, size: int | None) -> None:
        self._size = size
        self._kept: list[LabelledQuestion] = []
        self._seen = 0
        self._every = 1

    def add(self, question: LabelledQuestion) -> None:
        if self._seen % self._every == 0:
            self._kept.append(question)
        self._seen += 1
        if self._size is not None and len(self._kept) > 2 * self._size:
            self._kept = self._kept[::2]
            self._every *= 2

    def questions(self) -> tuple[LabelledQuestion, ...]:
        count = len(self._kept)
        size = count if self._size is None else min(self._size, count)
        return tuple(self._kept[number * count // size] for number in range(size))


def _entries(path: Path, file: BinaryIO) -> Iterator[tuple[str, LabelledQuestion | str]]:
    """Yields the place of each entry, and the question or what is wrong with it."""
    with path.open(encoding="utf-8-sig", errors="surrogateescape") as head:
        squad = is_squad(head)
    if not squad:
        yield from _lines(file)
        return
    text = TextIOWrapper(file, encoding="utf-8-sig", errors="surrogateescape")
    try:
        yield from _squad(text)
    finally:
        text.detach()  # the file is closed by whoever opened it


def _squad(file: TextIO) -> Iterator[tuple[str, LabelledQuestion | str]]:
    name = "the beginning"
    seen: set[str] = set()
    try:
        for name, paragraph in paragraphs(file):
            yield from _paragraph(name, paragraph, seen)
    except (ValueError, RecursionError) as error:
        yield f"after {name}", f"cut off or no JSON ({error}); nothing behind that was read"


def _paragraph(
    name: str,
    paragraph: object,
    seen: set[str],
) -> Iterator[tuple[str, LabelledQuestion | str]]:
    if paragraph is None:
        yield name, 'no list "paragraphs"'
        return
    context = _get(paragraph, "context")
    entries = _get(paragraph, "qas")
    if not isinstance(context, str) or not context.strip():
        yield name, 'no text "context"'
    elif _UNFIT.search(context):
        yield name, '"context" holds a NUL or bytes that are no UTF-8'
    elif not isinstance(entries, list):
        yield name, 'no list "qas"'
    else:
        text = canonical(context)
        for order, entry in enumerate(entries):
            place = f"{name}.qas[{order}]"
            identifier = str(_get(entry, "id") or place)
            if identifier in seen:
                identifier = place
            seen.add(identifier)
            yield place, _squad_question(identifier, entry, context, text)


def _squad_question(
    identifier: str,
    entry: object,
    context: str,
    text: str,
) -> LabelledQuestion | str:
    question = _get(entry, "question")
    if not isinstance(question, str):
        return 'no text "question"'
    if wrong := _unaskable(question):
        return wrong
    impossible, labels = _get(entry, "is_impossible"), _get(entry, "answers")
    if impossible not in (None, True, False):
        return '"is_impossible" is neither true nor false'
    if impossible and labels:
        return '"is_impossible", but with "answers"'
    if not impossible and (not isinstance(labels, list) or not labels):
        return "neither an answer nor is_impossible"
    answers, spans = [], []
    for label in labels or []:
        words, start = _get(label, "text"), _get(label, "answer_start")
        if not isinstance(words, str) or not words.strip() or type(start) is not int:
            return 'an answer without "text" or "answer_start"'
        if start < 0 or context[start : start + len(words)] != words:
            return f"the answer {words[:40]!r} does not stand at {start}"
        answers.append(canonical(words))
        # What canonicalising changes before the answer moves it.
        since = start if text == context else len(canonical(context[:start]))
        spans.append(Span(since, since + len(answers[-1])))
    unique = tuple(dict.fromkeys(answers))
    return LabelledQuestion(identifier, question, unique, tuple(spans), text, None)


def _lines(file: BinaryIO) -> Iterator[tuple[str, LabelledQuestion | str]]:
    number = 0
    while line := file.readline(_MAX_LINE + 1):
        number += 1
        if len(line) > _MAX_LINE:
            while line and not line.endswith(b"\n"):
                line = file.readline(_MAX_LINE)
            yield f"line {number}", f"more than {_MAX_LINE:,} bytes"
        elif line.strip():
            yield f"line {number}", _line(number, line)


def _line(number: int, line: bytes) -> LabelledQuestion | str:
    try:
        entry = json.loads(line.decode("utf-8-sig" if number == 1 else "utf-8"))
    except UnicodeDecodeError as error:
        return f"no UTF-8 ({error.reason} at byte {error.start})"
    except (ValueError, RecursionError):
        entry = None
    if not isinstance(entry, dict):
        return "not a JSON object"
    question, labels, source = map(entry.get, ("question", "answers", "document"))
    if not isinstance(question, str):
        return 'no text "question"'
    if wrong := _unaskable(question):
        return wrong
    if not isinstance(labels, list) or not all(_is_text(label) for label in labels):
        return 'no list "answers" of texts'
    if entry.get("answerable", bool(labels)) is not bool(labels):
        return '"answerable" does not fit "answers"'
    if not (isinstance(source, str) or (source is None and not labels)):
        return 'no text "document"'
    # Few documents, and often few questions, stand in many lines: each is held once.
    answers = tuple(intern(canonical(label)) for label in labels)
    held = None if source is None else intern(source)
    return LabelledQuestion(f"line {number}", intern(question), answers, (), None, held)


@lru_cache(maxsize=1_000)
def _unaskable(question: str) -> str | None:
    try:
        check_question(question)
    except QuestionError as error:
        return str(error)
    return None


def _get(entry: object, key: str) -> Any:  # noqa: ANN401 - any JSON
    return entry.get(key) if isinstance(entry, dict) else None


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())
