"""Words as they are searched: folded for exact search, stemmed for the rest."""

import re
import threading
from functools import lru_cache
from typing import Any

import snowballstemmer

# What FTS5's unicode61 takes for a word: letters and digits, without the underscore.
_WORD = re.compile(r"[^\W_]+")
_local = threading.local()
"""The stemmers of a thread: one keeps the word that it works on, so threads cannot share it."""
MAX_TERMS = 64
"""More terms than this in one query are cut: a pasted page is searched by its first words."""


def words(text: str) -> list[str]:
    """Returns the case-folded words of a text, in order."""
    return _WORD.findall(text.casefold())


@lru_cache(maxsize=100_000)
def stem(word: str, language: str = "norwegian") -> str:
    """Returns Snowball's stem of a case-folded word; `language` is one of Snowball's names."""
    return str(_stemmer(language).stemWord(word))


def _stemmer(language: str) -> Any:  # noqa: ANN401 - snowballstemmer is untyped
    known = _local.__dict__
    if language not in known:
        known[language] = snowballstemmer.stemmer(language)
    return known[language]


def stems(text: str, language: str | None = None) -> list[str]:
    """Returns the stems of a text's words: English ones for English, else Norwegian ones."""
    name = "english" if language == "en" else "norwegian"
    return [stem(word, name) for word in words(text)]


def query_stems(text: str) -> list[str]:
    """Returns the different Norwegian and English stems of a question's words, in order."""
    found = [stem(word, name) for word in words(text) for name in ("norwegian", "english")]
    return list(dict.fromkeys(found))[:MAX_TERMS]
