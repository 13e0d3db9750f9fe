"""The postings of a library: which words stand in which passages, in SQLite's FTS5."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping

from corpus.library import Library
from index.aliases import aliases
from index.compounds import compounds
from index.glossary import translations
from index.terms import MAX_TERMS, query_stems, stem, stems, words

K1, B = 0.9, 0.4
"""BM25's parameters (Robertson and Zaragoza, 2009, "The Probabilistic Relevance Framework: BM25
and Beyond"), as Anserini sets them; passages are of one length, so that less is left to correct.
On 646 training questions of NorQuAD: MRR 0.873, against 0.865 with 1.2 and 0.75."""
COMPOUND = 0.1
"""A compound counts so much of its first part's weight."""
TRANSLATED = 1.0
"""A Norwegian word for an English one counts so much of its own weight, the best of several."""
TRANSLATED_COMPOUND = 0.8
"""The same for a compound that begins with one: "health sector" is "helsesektor"."""
COMMON = 0.1
"""A term that stands in a larger share of the passages than this finds none; it only ranks."""

_MOST_KNOWN = 100_000
"""So many terms' counts are remembered at the most."""
_STEM_TOTAL = 2
"""Where FTS5 keeps how many tokens the column `stem` has, in the record that its own bm25() reads:
the number of rows, then that of the tokens of each column ("averages record", fts5_index.c in
SQLite's sources). Summing the vocabulary takes 0.3 s with 100,000 passages of 100 words."""


def store_postings(library: Library, texts: Mapping[int, tuple[str, str | None]]) -> None:
    """Stores the words of passages.

    Args:
        library: The library.
        texts: By passage id: heading and passage as one text, and the document's language.
    """
    with library.transaction() as connection:
        connection.executemany(
            "INSERT INTO postings (rowid, form, stem) VALUES (?, ?, ?)",
            [
                (row, " ".join(words(text)), " ".join(stems(text, language)))
                for row, (text, language) in texts.items()
            ],
        )


class Postings:
    """Searches the words of one library.

    Args:
        library: The library.
    """

    def __init__(self, library: Library) -> None:
        self._library = library
        self._generation = -1
        # What this generation's questions have asked of the vocabulary.
        self._known_counts: dict[str, int] = {}
        self._known_compounds: dict[str, list[str]] = {}
        self._passages = 0
        self._mean_length = 1.0

    def search(self, query: str, limit: int) -> list[int]:
        """Returns the ids of the passages that share the rarer terms of a query, best first."""
        with self._library.snapshot() as connection:
            self._refresh()
            stems_asked = query_stems(query)
            frequencies = self._frequencies(stems_asked)
            others = [*self._translated(query), *self._aliases(query)]
            counts = frequencies | self._frequencies(term for group in others for term in group)
            rare = [t for t, count in counts.items() if count <= COMMON * self._passages]
            terms = [*(rare or counts), *self._compounds(stems_asked)]
            if not terms:
                return []
            # The terms are letters and digits alone, so that none is FTS5's syntax.
            match = "stem : (" + " OR ".join(f'"{term}"' for term in terms) + ")"
            rows = connection.execute(
                "SELECT rowid FROM postings WHERE postings MATCH ?"
                " ORDER BY bm25(postings), rowid LIMIT ?",
                (match, limit),
            ).fetchall()
        return [row[0] for row in rows]

    def relevance(self, query: str, ids: Iterable[int]) -> dict[int, float]:
        """Returns BM25 of each of the given passages for a query; 0 where no term is in it."""
        with self._library.snapshot() as connection:
            weights = self.weights(query)
            # A compound says a little of what its first part says, or of what it itself says.
            parts = self._compounds(query_stems(query))
            whole = self._frequencies(parts)
            weights |= {
                word: COMPOUND * weights.get(part, self._weight(whole[word]))
                for word, part in parts.items()
                if word not in weights
            }
            others = [*self._translated(query), *self._aliases(query)]
            found = {}
            for row in ids:
                stored = connection.execute(
                    "SELECT stem FROM postings WHERE rowid = ?", (row,)
                ).fetchone()
                counts = Counter(stored[0].split(" ")) if stored else Counter()
                found[row] = sum(self._bm25(counts, weights)) + sum(
                    max(self._bm25(counts, group), default=0.0) for group in others
                )
        return found

    def weights(self, query: str) -> dict[str, float]:
        """Returns the inverse document frequency of each stem of a query that is in any passage.

        It is Lucene's, `log(1 + (N - n + 0.5) / (n + 0.5))`, which stays above zero for a stem
        that most passages have.
        """
        with self._library.snapshot():
            self._refresh()
            frequencies = self._frequencies(query_stems(query))
        return {term: self._weight(count) for term, count in frequencies.items()}

    def most(self, query: str) -> float:
        """Returns about the BM25 of a passage that has every word of a query once.

        The words that no passage has count as the rarest: of a question in another language than
        the texts', hardly any passage reaches a part of this.
        """
        forms = {
            word: (stem(word, "norwegian"), stem(word, "english"))
            for word in words(query)[:MAX_TERMS]
        }
        with self._library.snapshot():
            self._refresh()
            counts = self._frequencies(form for pair in forms.values() for form in pair)
        return sum(
            self._weight(max(counts.get(form, 0) for form in pair)) for pair in forms.values()
        )

    def _weight(self, passages: int) -> float:
        """Returns the inverse document frequency of a term that stands in so many passages."""
        return math.log1p((self._passages - passages + 0.5) / (passages + 0.5))

    def _compounds(self, terms: Iterable[str]) -> dict[str, str]:
        """Returns the compounds that begin with one of the terms, each with that term."""
        known = self._known_compounds
        with self._library.snapshot() as connection:
            for term in terms:
                if term not in known:
                    known[term] = compounds(connection, term)
        return {word: term for term in terms for word in known[term]}

    def _translated(self, query: str) -> list[dict[str, float]]:
        """Returns the weights of Norwegian stems for each word of an English query."""
        groups = []
        for group in translations(query):
            known = self._frequencies(dict.fromkeys(stem(word) for word in group))
            inside = self._frequencies(self._compounds(group))
            groups.append(
                {term: TRANSLATED_COMPOUND * self._weight(count) for term, count in inside.items()}
                | {term: TRANSLATED * self._weight(count) for term, count in known.items()}
            )
        return groups

    def _aliases(self, query: str) -> list[dict[str, float]]:
        """Returns the weights of the stems of other names, for names that no passage has."""
        groups = [
            self._frequencies(dict.fromkeys(stem(word) for word in others))
            for name, others in aliases(query)
            if not self._frequencies(query_stems(" ".join(name)))
        ]
        return [{term: self._weight(count) for term, count in group.items()} for group in groups]

    def _bm25(self, counts: Counter[str], weights: Mapping[str, float]) -> list[float]:
        """Returns what each term that a passage has adds to its BM25."""
        length = counts.total() / self._mean_length
        return [
            weight * counts[term] * (K1 + 1) / (counts[term] + K1 * (1 - B + B * length))
            for term, weight in weights.items()
            if term in counts
        ]

    def _frequencies(self, terms: Iterable[str]) -> dict[str, int]:
        """Returns in how many passages each term stands that stands in any."""
        known = self._known_counts
        asked = list(terms)
        with self._library.snapshot() as connection:
            for term in asked:
                if term not in known:
                    row = connection.execute(
                        "SELECT doc FROM postings_terms WHERE term = ? AND col = 'stem'", (term,)
                    ).fetchone()
                    known[term] = row[0] if row else 0
        return {term: known[term] for term in asked if known[term]}

    def _refresh(self) -> None:
        generation = self._library.generation
        if generation == self._generation and len(self._known_counts) <= _MOST_KNOWN:
            return
        with self._library.snapshot() as connection:
            self._passages = connection.execute("SELECT count(*) FROM passages").fetchone()[0]
            averages = connection.execute("SELECT block FROM postings_data WHERE id = 1").fetchone()
        total = _varints(averages[0])[_STEM_TOTAL:] if averages else []
        # No passage may have a word: "***", or an emoji alone.
        self._mean_length = max(total[0] if total else 1, 1) / max(self._passages, 1)
        self._generation = generation
        self._known_counts = {}
        self._known_compounds = {}


def _varints(block: bytes) -> list[int]:
    """Returns the numbers of a record: SQLite's varints, of at most nine bytes."""
    found, number, size = [], 0, 0
    for byte in block:
        size += 1
        number = number << 8 | byte if size == 9 else number << 7 | byte & 0x7F
        if byte < 0x80 or size == 9:
            found.append(number)
            number = size = 0
    return found
