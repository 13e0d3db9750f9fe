"""Compounds that begin with a word: "eksport" finds "eksportfremmesatsing".

Only words of the library count as parts, so that no rule about Norwegian has to say what a word is.
"""

import sqlite3
from collections.abc import Callable, Iterator
from functools import cache
from typing import Final

MIN_FIRST: Final = 5
"""The first part has so many letters; shorter ones begin too many words by chance."""
MIN_PART: Final = 3
MAX_FOUND: Final = 100
"""So many words that begin with a term are looked at."""
_LINKS: Final = ("", "s", "e")
"""What Norwegian puts between the parts of a compound."""


def compounds(connection: sqlite3.Connection, term: str) -> list[str]:
    """Returns the stems in a library's postings that are compounds with a term as first part.

    Args:
        connection: A snapshot of the library.
        term: A case-folded stem of letters.
    """
    if len(term) < MIN_FIRST or not term.isalpha():
        return []
    rows = connection.execute(
        "SELECT term FROM postings_terms WHERE term > ? AND term < ? AND col = 'stem' LIMIT ?",
        (term, term + "\U0010ffff", MAX_FOUND),
    ).fetchall()

    @cache
    def known(part: str) -> bool:
        # Asked of the vocabulary, a common word costs the reading of all its postings.
        return (
            connection.execute(
                "SELECT 1 FROM postings WHERE postings MATCH ? LIMIT 1", (f'"{part}"',)
            ).fetchone()
            is not None
        )

    return [word for (word,) in rows if _is_compound(word[len(term) :], known)]


def _is_compound(rest: str, known: Callable[[str], bool]) -> bool:
    """Returns whether what follows the first part is made of known words."""
    return any(known(part) or _is_divided(part, known) for part in _after_link(rest))


def _is_divided(rest: str, known: Callable[[str], bool]) -> bool:
    """Returns whether a stretch is two known words."""
    return any(
        known(rest[:cut]) and any(known(part) for part in _after_link(rest[cut:]))
        for cut in range(MIN_PART, len(rest) - MIN_PART + 1)
    )


def _after_link(rest: str) -> Iterator[str]:
    for link in _LINKS:
        if rest.startswith(link) and len(rest) - len(link) >= MIN_PART:
            yield rest[len(link) :]
