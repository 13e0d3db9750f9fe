"""Which documents a quote may come from, told by the postings alone."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corpus.library import Library
from index.postings import COMMON
from index.terms import words
from qa.quotes.exact import Quote
from qa.quotes.wording import is_content, loose

_RARE = 3_000
"""A word that stands in no more passages than this leads to its documents by itself."""
_MOST_TERMS = 8
_MOST_ROWS = 40_000
"""As many rows are ranked at the most: 0.2 s on a laptop (`benchmarks/quotes.py`)."""
_MOST_COUNTS = 100_000
_SENTENCE_ENDS = frozenset(".?!:;…")


@dataclass(frozen=True, slots=True)
class Near:
    """A passage that shares words with a quote.

    Attributes:
        document_id: Its document.
        start: Where it begins, in code points.
        end: Where it ends, half-open.
        shared: How many different words of the quote it has.
    """

    document_id: str
    start: int
    end: int
    shared: int


class Candidates:
    """Reads the postings of one library.

    Args:
        library: The library.
    """

    def __init__(self, library: Library) -> None:
        self._library = library
        self._generation = -1
        self._passages = 0
        self._counts: dict[str, int] = {}

    def holding(self, quote: Quote) -> list[str]:
        """Returns the ids of all documents that may hold a quote, in order.

        A document that holds it has its rarest word. Where that is a common one, a passage must
        have the longest run of words that no number, omission or sentence's end divides: a
        place where an attribution is left out within that run is found by `near` alone.
        """
        required = _required(quote.tokens.keys, quote.tokens.words)
        counts = {term: self._count(term) for term in required}
        if not all(counts.values()):
            return []
        if not counts:
            return self._documents(_numbers(quote))
        rare = sorted(counts, key=lambda t: (counts[t], t))[:3]
        if counts[rare[0]] > _RARE:
            return self._documents(_phrase(quote))
        found = set(self._documents(_quoted(rare[0])))
        for term in rare[1:]:
            if counts[term] <= _RARE:
                found &= set(self._documents(_quoted(term)))
        return sorted(found)

    def near(self, quote: Quote, limit: int) -> list[Near]:
        """Returns the passages that share most of a quote's words, best first."""
        terms = _searched(quote)
        counts = {term: count for term in terms if (count := self._count(term))}
        chosen = self._chosen(counts)
        if not chosen:
            return []
        with self._library.snapshot() as connection:
            rows = connection.execute(
                'SELECT p.document_id, p.start, p."end", f.form FROM'
                " (SELECT rowid AS row, form FROM postings WHERE postings MATCH ?"
                "  ORDER BY bm25(postings), rowid LIMIT ?) AS f JOIN passages AS p ON p.id = f.row",
                (f"form : ({' OR '.join(map(_quoted, chosen))})", limit),
            ).fetchall()
        wanted = set(terms)
        found = [
            Near(name, start, end, len(wanted.intersection(form.split())))
            for name, start, end, form in rows
        ]
        return sorted(found, key=lambda near: (-near.shared, near.document_id, near.start))

    def _chosen(self, counts: dict[str, int]) -> list[str]:
        """Returns the rarest content words, as many as can be ranked in time."""
        self._refresh()
        content = [term for term in counts if is_content(term)] or list(counts)
        order = sorted(content, key=lambda t: (counts[t], t))[:_MOST_TERMS]
        chosen: list[str] = []
        total = 0
        for term in order:
            total += counts[term]
            common = counts[term] > COMMON * self._passages and len(chosen) > 1
            if chosen and (total > _MOST_ROWS or common):
                break
            chosen.append(term)
        return chosen

    def _documents(self, match: str) -> list[str]:
        """Returns the documents of the passages that fit an FTS5 expression."""
        if not match:
            return []
        with self._library.snapshot() as connection:
            rows = connection.execute(
                "SELECT DISTINCT p.document_id FROM postings AS f JOIN passages AS p"
                " ON p.id = f.rowid WHERE postings MATCH ? ORDER BY p.document_id",
                (f"form : ({match})",),
            ).fetchall()
        return [row[0] for row in rows]

    def _count(self, term: str) -> int:
        """Returns in how many passages a word stands."""
        self._refresh()
        if term not in self._counts:
            if len(self._counts) >= _MOST_COUNTS:
                self._counts.clear()
            with self._library.snapshot() as connection:
                row = connection.execute(
                    "SELECT doc FROM postings_terms WHERE term = ? AND col = 'form'", (term,)
                ).fetchone()
            self._counts[term] = row[0] if row else 0
        return self._counts[term]

    def _refresh(self) -> None:
        generation = self._library.generation
        if generation != self._generation:
            self._generation = generation
            self._counts = {}
            with self._library.snapshot() as connection:
                row = connection.execute("SELECT count(*) FROM passages").fetchone()
            self._passages = row[0]


def _quoted(term: str) -> str:
    # A term is letters and digits alone, so that none is FTS5's syntax.
    return f'"{term}"'


def _required(keys: Iterable[str], is_word: Iterable[bool]) -> list[str]:
    """Returns the words that every document with these tokens has in its postings.

    Not the numbers: 11 000 stands there as two words, 11000 as one.
    """
    found = [
        term
        for key, word in zip(keys, is_word, strict=True)
        if word
        for term in words(key)
        if not any(map(str.isdigit, term))
    ]
    return list(dict.fromkeys(found))


def _phrase(quote: Quote) -> str:
    """Returns the FTS5 expression for the longest run of words that a passage must have whole."""
    runs: list[list[str]] = [[]]
    for key, word in zip(quote.tokens.keys, quote.tokens.words, strict=True):
        if (word and any(map(str.isdigit, key))) or key in _SENTENCE_ENDS:
            runs.append([])
        elif word:
            runs[-1] += words(key)
    longest: list[str] = max(runs, key=len)
    return " + ".join(map(_quoted, longest))


def _numbers(quote: Quote) -> str:
    """Returns the FTS5 expression for a quote of numbers alone."""
    key = max((k for k, word in zip(quote.tokens.keys, quote.tokens.words, strict=True) if word))
    whole = words(key)
    forms = ["+".join(map(_quoted, whole))]
    digits = whole[0]
    if digits.isascii() and digits.isdigit() and len(digits) > 3:
        head = len(digits) % 3 or 3
        groups = [digits[:head], *(digits[n : n + 3] for n in range(head, len(digits), 3))]
        forms.append("+".join(map(_quoted, [*groups, *whole[1:]])))
    return " OR ".join(forms)


def _searched(quote: Quote) -> list[str]:
    """Returns the words to look for where not all of a quote's words stand in the source."""
    keys: Sequence[str] = [
        key for key, word in zip(quote.tokens.keys, quote.tokens.words, strict=True) if word
    ]
    found = [term for key in keys for term in words(key)]
    # A look-alike letter must not hide where the quote comes from.
    found += [term for key in keys if not key.isascii() for term in words(loose(key))]
    return list(dict.fromkeys(found))
