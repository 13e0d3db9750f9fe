"""Reads a passage for the answer to a question: a small transformer that points at spans."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol

import numpy as np

from corpus.document import Span
from index.bundle import PASSAGE_PREFIX, QUERY_PREFIX, tokenizer
from index.onnx import Graph, Vector

MAX_TOKENS: Final = 320
"""Question and passage together, as in training."""
WINDOW_TOKENS: Final = 180
"""A text too long for one call is read in windows of so many tokens, about a passage's size: that
is what the reader knows best."""
STRIDE: Final = 96
"""Windows begin this many tokens apart."""
MAX_QUESTION_TOKENS: Final = 128
MAX_ANSWER_TOKENS: Final = 30
CANDIDATES: Final = 4
"""How many spans of one passage are kept."""

_STOPS: Final = re.compile(r"(?:[^\W\d_]{4,}|\d{4})[»”\"')]*\.$")
"""A full stop behind a longer word or a year ends a sentence; "mrd." and "2." keep theirs."""

_BRACKETED: Final = re.compile(r"\([^()]+\)")

_MODEL = Path(__file__).parent / "model" / "reader.int8.onnx"


@dataclass(frozen=True, slots=True)
class ReadSpan:
    """A span of a passage that may answer the question.

    Attributes:
        span: Its place in the text that was read, in code points.
        score: Start and end logit, minus those of "no answer here". Not a probability.
    """

    span: Span
    score: float


class Reader(Protocol):
    """Finds spans that may answer a question."""

    def read(self, question: str, text: str, within: Sequence[Span]) -> list[ReadSpan]:
        """Returns spans of `text`, best first, each inside one of `within`."""
        ...


@dataclass(frozen=True, slots=True)
class _Window:
    """The tokens of one call: all ids, and where the text's tokens stand among them."""

    ids: list[int]
    first: int
    offsets: list[tuple[int, int]]


class OnnxReader:
    """A reader in int8 on ONNX Runtime, one window a call.

    Args:
        model: Its graph; the bundled one by default. `training/` makes such files.
    """

    def __init__(self, model: Path = _MODEL) -> None:
        self._graph = Graph(model)

    def read(self, question: str, text: str, within: Sequence[Span]) -> list[ReadSpan]:
        """Returns the spans of a text that may answer a question.

        Args:
            question: The question.
            text: A passage; a longer text is read in windows.
            within: The places that a span may not reach out of, such as blocks.

        Returns:
            At most four spans that do not overlap, best first.
        """
        found: list[ReadSpan] = []
        for window in _windows(question, text):
            start, end = (logits[0] for logits in self._graph.run(window.ids))
            found.extend(_spans(window, start, end, text, within))
        return _best(found)


def _windows(question: str, text: str) -> Iterator[_Window]:
    words = tokenizer()
    asked = words.encode(QUERY_PREFIX + question, add_special_tokens=False)
    read = words.encode(PASSAGE_PREFIX + text, add_special_tokens=False)
    prefix = len(PASSAGE_PREFIX)
    begin = next((i for i, (_, end) in enumerate(read.offsets) if end > prefix), len(read.ids))
    lead, ids = read.ids[:begin], read.ids[begin:]
    offsets = [(max(since - prefix, 0), until - prefix) for since, until in read.offsets[begin:]]
    bos, sep = (words.encode("").ids[place] for place in (0, -1))
    head = [bos, *asked.ids[:MAX_QUESTION_TOKENS], sep, sep, *lead]
    room = MAX_TOKENS - len(head) - 1
    if len(ids) > room:
        room = min(room, WINDOW_TOKENS)
    for first in range(0, max(len(ids), 1), STRIDE):
        piece = ids[first : first + room]
        yield _Window([*head, *piece, sep], len(head), offsets[first : first + room])
        if first + room >= len(ids):
            return


def _spans(
    window: _Window, start: Vector, end: Vector, text: str, within: Sequence[Span]
) -> Iterator[ReadSpan]:
    none = float(start[0] + end[0])
    count = len(window.offsets)
    starts, ends = (part[window.first : window.first + count] for part in (start, end))
    # A span may only join tokens of one place; -1 stands for tokens outside all of them.
    places = np.array([_place(offset, within) for offset in window.offsets], dtype=np.int64)
    scores = starts[:, None] + ends[None, :]
    rows, columns = np.arange(count)[:, None], np.arange(count)[None, :]
    allowed = (columns >= rows) & (columns < rows + MAX_ANSWER_TOKENS)
    allowed &= (places[:, None] == places[None, :]) & (places[:, None] >= 0)
    scores = np.where(allowed, scores, -np.inf)
    taken = np.zeros(count, dtype=bool)
    # The best spans, each without the tokens of the better ones before it.
    for flat in np.argsort(-scores, axis=None, kind="stable")[: count * CANDIDATES]:
        first, last = divmod(int(flat), count)
        if not np.isfinite(scores[first, last]):
            return
        if taken[first : last + 1].any():
            continue
        taken[first : last + 1] = True
        place = within[places[first]]
        span = _whole_words(text, window.offsets[first][0], window.offsets[last][1], place)
        if span.start < span.end:
            yield ReadSpan(span, float(scores[first, last]) - none)


def _place(offset: tuple[int, int], within: Sequence[Span]) -> int:
    for number, place in enumerate(within):
        # A token begins with the blank before its word.
        if place.start < offset[1] and offset[0] < place.end:
            return number
    return -1


def _whole_words(text: str, start: int, end: int, place: Span) -> Span:
    """Returns the span grown to whole words, without white space at its ends."""
    start, end = max(start, place.start), min(end, place.end)
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while start > place.start and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while place.start < end < place.end and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    return _tidied(text, start, end)


def _tidied(text: str, start: int, end: int) -> Span:
    """Returns the span without loose marks: "51)" and "(51)" are 51, "mars 2019." mars 2019."""
    if _BRACKETED.fullmatch(text, start, end):
        start, end = start + 1, end - 1
    while end > start + 1:
        last, words = text[end - 1], text[start:end]
        stops = last == "." and _STOPS.search(words) is not None
        if not (last in ",;:" or stops or (last == ")" and "(" not in words)):
            break
        end -= 1
    while end > start + 1 and text[start] == "(" and ")" not in text[start:end]:
        start += 1
    return Span(start, end)


def _best(found: list[ReadSpan]) -> list[ReadSpan]:
    kept: list[ReadSpan] = []
    for item in sorted(found, key=lambda item: (-item.score, item.span)):
        if not any(item.span.overlaps(other.span) for other in kept):
            kept.append(item)
    return kept[:CANDIDATES]
