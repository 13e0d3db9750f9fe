"""Reads the paragraphs of a file in SQuAD's JSON one by one, however large the file is."""

import json
from collections.abc import Iterator
from itertools import count
from typing import Any, Final, TextIO

_READ: Final = 1_000_000
"""So many characters are read at once."""
_EDGE: Final = 16
"""The parser stops so near the end of what was read where more is to come (in "fal", "\\u00e")."""
_DECODER = json.JSONDecoder()


def is_squad(file: TextIO) -> bool:
    """Returns whether a file is an object with a list "data", as far as it can be parsed."""
    stream = _Stream(file)
    try:
        for key in stream.names():
            if key == "data":
                return stream.peek() == "["
            stream.value()
    except (ValueError, RecursionError):
        return False
    return False


def paragraphs(file: TextIO) -> Iterator[tuple[str, Any]]:
    """Yields each paragraph with its place; None where an article has no list of them.

    Raises:
        ValueError: The file is cut off or no JSON from here on. What came before it is whole.
        RecursionError: It is nested too deeply.
    """
    stream = _Stream(file)
    for key in stream.names():
        if key != "data":
            stream.value()
            continue
        for number in stream.items():
            yield from _article(stream, f"data[{number}]")
    if stream.peek():
        raise ValueError("something follows the end of the JSON")


def _article(stream: "_Stream", name: str) -> Iterator[tuple[str, Any]]:
    has_paragraphs = False
    if stream.peek() == "{":
        for key in stream.names():
            if key == "paragraphs" and stream.peek() == "[":
                has_paragraphs = True
                for number in stream.items():
                    yield f"{name}.paragraphs[{number}]", stream.value()
            else:
                stream.value()
    else:
        stream.value()
    if not has_paragraphs:
        yield name, None


class _Stream:
    """JSON that is parsed value by value while it is read.

    Whoever is given a key or the number of an item takes its value before the next one.
    """

    def __init__(self, file: TextIO) -> None:
        self._file = file
        self._text = ""
        self._at = 0

    def names(self) -> Iterator[str]:
        """Yields the keys of an object."""
        for _ in self._members("{", "}"):
            if self.peek() != '"':
                raise ValueError("a key is missing")
            name = str(self.value())
            self._take(":")
            yield name

    def items(self) -> Iterator[int]:
        """Yields the numbers of a list's items."""
        yield from self._members("[", "]")

    def value(self) -> Any:  # noqa: ANN401 - any JSON
        """Returns the next value."""
        self.peek()
        while True:
            try:
                value, end = _DECODER.raw_decode(self._text, self._at)
            except json.JSONDecodeError as error:
                cut = error.msg.startswith("Unterminated") or error.pos > len(self._text) - _EDGE
                if not cut or not self._read():
                    raise ValueError(error.msg) from error
                continue
            if end == len(self._text) and self._read():
                continue  # a number may go on
            self._at = end
            return value

    def peek(self) -> str:
        """Returns the next character that is no white space, "" at the end of the file."""
        while True:
            rest = len(self._text)
            while self._at < rest and self._text[self._at] in " \t\n\r":
                self._at += 1
            if self._at < rest:
                return self._text[self._at]
            if not self._read():
                return ""

    def _members(self, opening: str, closing: str) -> Iterator[int]:
        self._take(opening)
        for number in count():
            if self.peek() == closing:
                break
            if number:
                self._take(",")
            yield number
        self._take(closing)

    def _take(self, mark: str) -> None:
        found = self.peek()
        if found != mark:
            raise ValueError(f"expected {mark!r}, found {found!r}" if found else "cut off here")
        self._at += 1

    def _read(self) -> bool:
        """Reads on, more each time that one value needs more; returns whether there was any."""
        self._text = self._text[self._at :]
        self._at = 0
        more = self._file.read(max(_READ, len(self._text)))
        self._text += more
        return bool(more)
