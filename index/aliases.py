"""Other names of a body or a country: "Frp" and "Fremskrittspartiet", "Tyskland" and "tysk".

A question and a text often call one thing by two names, and neither words nor vectors bring
them together.
"""

import re
from functools import cache
from pathlib import Path
from typing import Final

from corpus.errors import ModelError
from index.terms import words

_FILE: Final = Path(__file__).parent / "aliases.tsv"
_SHORT: Final = 4
"""A name of so many letters or fewer may be a word: "Ap", "WHO", "UD"."""
_TELLING: Final = 4
"""The least letters of a word that is searched, of a name of several words."""
_MOST: Final = 400
"""So many words of a text are looked at: a question has fewer."""
_WORD: Final = re.compile(r"[^\W_]+")


def other_names(name: str) -> list[list[str]]:
    """Returns the case-folded words of each other name of a body or country.

    Args:
        name: A name as written; abbreviations only count in their own case or in capitals.

    Raises:
        ModelError: The list is missing or damaged.
    """
    written = tuple(_WORD.findall(name))
    line = _line_of(written)
    own = [word.casefold() for word in written]
    return [form for form in _lines()[line] if form != own] if line is not None else []


def aliases(query: str) -> list[tuple[list[str], list[str]]]:
    """Returns the bodies and countries of a query, as the words of the name and of its others.

    Args:
        query: A question in any language.

    Returns:
        For each, in order, its case-folded words and those that tell its other names.

    Raises:
        ModelError: The list is missing or damaged.
    """
    asked = _WORD.findall(query)[:_MOST]
    found = []
    for place in range(len(asked)):
        for size in range(_longest(), 0, -1):
            part = tuple(asked[place : place + size])
            if len(part) == size and (line := _line_of(part)) is not None:
                own = [word.casefold() for word in part]
                found.append((own, _telling(line, own)))
                break
    return found


def _telling(line: int, own: list[str]) -> list[str]:
    """Returns the words that tell a thing's other names: short ones only where they are whole."""
    return list(
        dict.fromkeys(
            word
            for form in _lines()[line]
            for word in form
            if word not in own and (len(form) == 1 or len(word) >= _TELLING)
        )
    )


def _line_of(written: tuple[str, ...]) -> int | None:
    """Returns the line of the list that a name, or what it is the genitive of, stands in."""
    if not written:
        return None
    known = _places()
    for form in (written, (*written[:-1], written[-1].removesuffix("s"))):
        short = len(form) == 1 and len(form[0]) <= _SHORT
        key = form if short else tuple(word.casefold() for word in form)
        if key in known:
            return known[key]
    return None


@cache
def _places() -> dict[tuple[str, ...], int]:
    """Returns the line of each name by its words: as written where it is short, else folded."""
    found: dict[tuple[str, ...], int] = {}
    for number, line in enumerate(_read()):
        for form in line:
            parts = tuple(_WORD.findall(form))
            if len(parts) == 1 and len(form) <= _SHORT:
                found |= {parts: number, (form.upper(),): number}
            else:
                found[tuple(word.casefold() for word in parts)] = number
    return found


@cache
def _longest() -> int:
    return max(map(len, _places()))


@cache
def _lines() -> list[list[list[str]]]:
    return [[words(form) for form in line] for line in _read()]


@cache
def _read() -> list[list[str]]:
    try:
        return [line.split("\t") for line in _FILE.read_text(encoding="utf-8").splitlines()]
    except (OSError, ValueError) as error:
        raise ModelError(
            f"{_FILE}: missing or damaged ({error}); install Kildesvar again"
        ) from error
