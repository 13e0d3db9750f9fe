"""Norwegian words for the words of an English question, from the glossary that ships.

Vectors alone bring an English question to a Norwegian passage; its words find nothing there. With
the words that a Norwegian journalist would have used, they do.
"""

from functools import cache
from pathlib import Path
from typing import Final

from corpus.errors import ModelError
from corpus.language import is_english
from index.terms import MAX_TERMS, stem, words

_FILE: Final = Path(__file__).parent / "glossary.tsv"
_LONGEST: Final = 3
"""An entry has at most so many English words."""


def translations(query: str) -> list[list[str]]:
    """Returns case-folded Norwegian words for each word or phrase of an English query.

    Args:
        query: A question in any language.

    Returns:
        A list for each entry of the glossary that the query has, the longest phrases first taken;
        empty where the query is not in English.

    Raises:
        ModelError: The glossary is missing or damaged.
    """
    if not is_english(query):
        return []
    asked = [stem(word, "english") for word in words(query)][:MAX_TERMS]
    entries = _entries()
    found: list[list[str]] = []
    place = 0
    while place < len(asked):
        size = next(
            (n for n in range(_LONGEST, 0, -1) if tuple(asked[place : place + n]) in entries), 0
        )
        if size:
            found.append(entries[tuple(asked[place : place + size])])
        place += max(size, 1)
    return found


@cache
def _entries() -> dict[tuple[str, ...], list[str]]:
    """Returns the glossary by the stems of its English side; entries of one stem are joined."""
    entries: dict[tuple[str, ...], list[str]] = {}
    try:
        for line in _FILE.read_text(encoding="utf-8").splitlines():
            english, norwegian = line.split("\t")
            key = tuple(stem(word, "english") for word in words(english))
            known = entries.setdefault(key, [])
            known += [word for word in words(norwegian) if word not in known]
    except (OSError, ValueError) as error:
        raise ModelError(
            f"{_FILE}: missing or damaged ({error}); install Kildesvar again"
        ) from error
    return entries
