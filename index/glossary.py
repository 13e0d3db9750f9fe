"""Norwegian words for the words of an English question, from the glossary that ships.

Vectors alone bring an English question to a Norwegian passage; its words find nothing there. With
the words that a Norwegian journalist would have used, they do.
"""

from bisect import bisect_left
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from corpus.errors import ModelError
from corpus.language import is_english
from index.terms import MAX_TERMS, stem, words

_FILE: Final = Path(__file__).parent / "glossary.tsv"
_LONGEST: Final = 3
"""An entry has at most so many English words."""
_SHORT: Final = 3
"""Stems of so many letters or fewer change nothing at their end."""


def translations(query: str) -> list[list[str]]:
    """Returns case-folded Norwegian words for each word and phrase of an English query.

    Args:
        query: A question in any language.

    Returns:
        A list for each entry of the glossary that the query has, in order, a phrase before its
        words; empty where the query is not in English.

    Raises:
        ModelError: The glossary is missing or damaged.
    """
    if not is_english(query):
        return []
    asked = words(query)[:MAX_TERMS]
    phrases = (
        " ".join(asked[place : place + size])
        for place in range(len(asked))
        for size in range(_LONGEST, 0, -1)
        if place + size <= len(asked)
    )
    return [group for phrase in phrases if (group := norwegian_words(phrase))]


@lru_cache(maxsize=10_000)
def norwegian_words(phrase: str) -> list[str]:
    """Returns the case-folded Norwegian words for a case-folded English word or phrase.

    They are those of its entry; where it has none, those of the entries of the same stems.

    Raises:
        ModelError: The glossary is missing or damaged.
    """
    english, norwegian = _entries()
    place = bisect_left(english, phrase)
    if english[place : place + 1] == [phrase]:
        return words(norwegian[place])
    stems = [stem(word, "english") for word in phrase.split()]
    # "industry" is "industri" as a stem, and so begins with all of it but its last letter.
    head = stems[0] if len(stems[0]) <= _SHORT else stems[0][:-1]
    found: dict[str, None] = {}
    for at in range(bisect_left(english, head), bisect_left(english, head + "\U0010ffff")):
        entry = english[at].split()
        if len(entry) == len(stems) and [stem(word, "english") for word in entry] == stems:
            found |= dict.fromkeys(words(norwegian[at]))
    return list(found)


@cache
def _entries() -> tuple[list[str], list[str]]:
    """Returns the English sides of the glossary, sorted, and the Norwegian ones."""
    try:
        rows = [line.split("\t") for line in _FILE.read_text(encoding="utf-8").splitlines()]
        english, norwegian = [row[0] for row in rows], [row[1] for row in rows]
    except (OSError, ValueError, IndexError) as error:
        raise ModelError(
            f"{_FILE}: missing or damaged ({error}); install Kildesvar again"
        ) from error
    return english, norwegian
