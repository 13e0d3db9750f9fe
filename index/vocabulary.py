"""The words of a library, and those that a misspelt one may stand for."""

from collections.abc import Iterator
from typing import Final

from rapidfuzz.distance import OSA

from corpus.library import Library
from index.terms import stem, words

_LETTERS: Final = "abcdefghijklmnopqrstuvwxyzæøåäöéü"
_SHORTEST: Final = 4
_LONG: Final = 8
"""From this length on two errors are allowed, else one."""
_HEAD: Final = 4
_MOST: Final = 5_000
"""So many words of one beginning are looked at."""


class Vocabulary:
    """The words in the postings of one library.

    Nothing here reads all words: SQLite's vocabulary table decodes the postings of every word
    that it passes, which takes seconds in a library of 100,000 documents.

    Args:
        library: The library.
    """

    def __init__(self, library: Library) -> None:
        self._library = library

    def has(self, word: str) -> bool:
        """Returns whether a case-folded word stands in the library as it is."""
        return bool(self.passages(word, limit=1))

    def knows(self, word: str) -> bool:
        """Returns whether a case-folded word stands in the library in any form."""
        if self.has(word) or (word.endswith("s") and self.has(word[:-1])):
            return True
        stems = {stem(word, name) for name in ("norwegian", "english")}
        return any(self._rows(f'stem : "{each}"', 1) for each in stems if words(each) == [each])

    def passages(self, *phrase: str, limit: int) -> list[int]:
        """Returns the ids of the first passages where case-folded words stand in a row."""
        if any(words(word) != [word] for word in phrase):
            return []
        return self._rows('form : "' + " ".join(phrase) + '"', limit)

    def near(self, word: str) -> list[str]:
        """Returns the words of the library that a case-folded word may be a misspelling of.

        One letter too many, too few, wrong or in the wrong place (optimal string alignment);
        two of them in a word of eight letters or more, behind its first letters.

        Returns:
            Words, the nearest first; those with the same first letter before others.
        """
        if len(word) < _SHORTEST or words(word) != [word]:
            return []
        most = 2 if len(word) >= _LONG else 1
        # An error in the first letters is tried out, one behind them is found by looking on.
        head = _HEAD if len(word) < _LONG else _HEAD + 1
        found = {form for form in _variants(word, head) if self.has(form)}
        found |= {form for form in self._beginning(word[:head], len(word) + most) if form != word}
        distances = {form: OSA.distance(word, form, score_cutoff=most) for form in found}
        return sorted(
            (form for form in found if distances[form] <= most and len(form) >= _SHORTEST),
            key=lambda form: (distances[form], form[0] != word[0], form),
        )

    def _beginning(self, head: str, longest: int) -> list[str]:
        with self._library.snapshot() as connection:
            rows = connection.execute(
                "SELECT term FROM postings_terms WHERE term >= ? AND term < ? AND col = 'form'"
                " AND length(term) <= ? LIMIT ?",
                (head, head + "\U0010ffff", longest, _MOST),
            ).fetchall()
        return [row[0] for row in rows]

    def _rows(self, match: str, limit: int) -> list[int]:
        with self._library.snapshot() as connection:
            rows = connection.execute(
                "SELECT rowid FROM postings WHERE postings MATCH ? LIMIT ?", (match, limit)
            ).fetchall()
        return [row[0] for row in rows]


def _variants(word: str, head: int) -> Iterator[str]:
    """Yields what a word would be without one error among its first letters."""
    for place in range(min(head, len(word))):
        before, after = word[:place], word[place:]
        yield before + after[1:]
        if len(after) > 1 and after[0] != after[1]:
            yield before + after[1] + after[0] + after[2:]
        for letter in _LETTERS:
            yield before + letter + after
            if letter != after[0]:
                yield before + letter + after[1:]
