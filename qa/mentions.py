"""Every mention: all places where a word, phrase or name stands in the library.

The postings say which documents may have the term; every place is verified in the canonical
text, so that what the index cannot tell is never missed and nothing is counted twice.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Final

from corpus.document import BlockKind, Document, Span
from corpus.errors import LibraryError, UnknownDocument
from corpus.library import Library
from corpus.segment import segment
from corpus.sentences import sentences
from index.tables import require_tables
from qa.term import Term

MAX_SENTENCE: Final = 1_000
"""A longer sentence, in code points, is cut to the words around the mention."""
COLUMNS: Final = (
    "document_id",
    "source",
    "title",
    "published",
    "start",
    "end",
    "text",
    "sentence",
    "sentence_start",
    "sentence_end",
)
"""The keys of a mention in JSON, and the columns of its exports."""

_COMMON = 0.1
"""A word in a larger share of the passages narrows little: the texts are read in order instead,
and the first mentions come at once."""
_MOST_LOOKUPS = 8
_BATCH = 50
_HAVING = (
    "SELECT document_id FROM passages"
    " WHERE id IN (SELECT rowid FROM postings WHERE postings MATCH ?)"
)
# A very long run without white space is divided anywhere, perhaps within a word. The passages of
# a document have ids in a row.
_CUT = (
    "SELECT a.document_id FROM passages a JOIN passages b ON b.id = a.id + 1"
    ' AND b.document_id = a.document_id AND b.start = a."end"'
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where the term stands.

    Attributes:
        document_id: The document.
        title: Its title, None where it has none.
        source: Its first source.
        published: Its date, cut to what is known of it; None where nothing is.
        start: Where the words begin, in code points of the canonical text.
        end: Where they end, half-open.
        text: The words as they stand.
        sentence: The sentence, heading or metadata line around them; the words around them
            where that has more than 1,000 characters.
        sentence_start: Where `sentence` begins.
        sentence_end: Where it ends, half-open.
    """

    document_id: str
    title: str | None
    source: str
    published: str | None
    start: int
    end: int
    text: str
    sentence: str
    sentence_start: int
    sentence_end: int

    def to_dict(self) -> dict[str, Any]:
        """Returns the mention as JSON has it."""
        return {key: getattr(self, key) for key in COLUMNS}


@dataclass(frozen=True, slots=True)
class DocumentMentions:
    """A document with all places where the term stands in it, in order; at least one."""

    document: Document
    places: tuple[Span, ...]

    def mentions(self) -> Iterator[Mention]:
        """Yields the places with the sentences around them."""
        document, text = self.document, self.document.text
        units = [
            unit
            for block in segment(text)
            for unit in (sentences(text, block) if block.kind is BlockKind.PARAGRAPH else [block])
        ]
        starts = [unit.start for unit in units]
        for place in self.places:
            first = units[bisect_right(starts, place.start) - 1]
            last = units[bisect_left(starts, place.end) - 1]
            around = _shortened(text, Span(first.start, last.end), place)
            yield Mention(
                document_id=document.id,
                title=document.title,
                source=document.source,
                published=document.published,
                start=place.start,
                end=place.end,
                text=place.of(text),
                sentence=around.of(text),
                sentence_start=around.start,
                sentence_end=around.end,
            )


@dataclass(frozen=True, slots=True)
class Mentions:
    """All mentions of a term, found document by document while they are read.

    Iterating yields the documents that have the term, newest first, undated ones last. It may
    be done again, and by any thread; the library is not held between two documents. What was
    added to it since is not searched.

    Attributes:
        term: The term.
        searched: How many documents are searched: all that the library had.
        total: How many documents the library had.
    """

    term: Term
    searched: int
    total: int
    _library: Library = field(repr=False)
    _candidates: tuple[str, ...] = field(repr=False)

    def __iter__(self) -> Iterator[DocumentMentions]:
        """Yields the documents that have the term.

        Raises:
            LibraryError: A document that may have it was removed in the meantime.
        """
        for first in range(0, len(self._candidates), _BATCH):
            for document in self._read(self._candidates[first : first + _BATCH]):
                if places := _places(self.term, document):
                    yield DocumentMentions(document, places)

    def _read(self, ids: tuple[str, ...]) -> list[Document]:
        try:
            with self._library.snapshot():
                return [self._library.get(name) for name in ids]
        except UnknownDocument as error:
            raise LibraryError(
                f"{self._library.path}: a document was removed during the search; search again"
            ) from error

    def tally(self) -> "Tally":
        """Returns the counts, from one reading of all documents that may have the term."""
        counts = Tally()
        for found in self:
            counts.add(found)
        return counts


@dataclass(slots=True)
class Tally:
    """Counts mentions as they come.

    Attributes:
        mentions: How many there are.
        documents: How many documents have one.
        forms: How often each form stands, case-folded and with one blank between words.
        periods: How many there are by month, as `month` gives it.
    """

    mentions: int = 0
    documents: int = 0
    forms: Counter[str] = field(default_factory=Counter)
    periods: Counter[str | None] = field(default_factory=Counter)

    def add(self, found: DocumentMentions) -> None:
        """Counts the mentions of one more document."""
        text = found.document.text
        self.mentions += len(found.places)
        self.documents += 1
        self.forms.update(" ".join(place.of(text).casefold().split()) for place in found.places)
        self.periods[month(found.document.published)] += len(found.places)

    def by_form(self) -> list[tuple[str, int]]:
        """Returns the forms, most frequent first."""
        return sorted(self.forms.items(), key=lambda item: (-item[1], item[0]))

    def timeline(self) -> list[tuple[str | None, int]]:
        """Returns the counts by month, oldest first and undated last."""
        return in_order(self.periods)


def find_mentions(library: Library, term: str, *, stem: bool = False) -> Mentions:
    """Finds every place where a term stands: as it is written, or in all forms of its words.

    A phrase may run over a line break, never from one block to the next. Of places that
    overlap ("a a" in "a a a") the first counts.

    Args:
        library: The library.
        term: A word, phrase or name; see `qa.term.Term`.
        stem: Whether its words may stand in any form.

    Raises:
        InputError: The term is empty, has no letter or digit, or more than 1,000 characters.
        LibraryError: Nothing is indexed in the library.
    """
    wanted = Term(term, stem=stem)
    with library.snapshot():
        total = library.counts().documents
        found = candidates(library, wanted)
    return Mentions(wanted, total, total, library, found)


def candidates(library: Library, term: Term) -> tuple[str, ...]:
    """Returns the ids of all documents that may have a term, newest first and undated last.

    Raises:
        LibraryError: Nothing is indexed in the library.
    """
    require_tables(library)
    column = "stem" if term.stem else "form"
    with library.snapshot() as connection:
        most = _COMMON * library.counts().passages
        rare = []
        for entries in term.lookups:
            marks = ", ".join("?" * len(entries))
            known = connection.execute(
                f"SELECT sum(doc) FROM postings_terms WHERE col = ? AND term IN ({marks})",  # noqa: S608 - question marks
                (column, *entries),
            ).fetchone()[0]
            if (known or 0) <= most:
                rare.append((known or 0, entries))
        # The words of a phrase may stand in two passages, so that documents are compared. Their
        # entries are letters and digits alone, so that none is FTS5's syntax.
        queries = [
            f"{column} : (" + " OR ".join(f'"{entry}"' for entry in entries) + ")"
            for _, entries in sorted(rare)[:_MOST_LOOKUPS]
        ]
        narrowed = " INTERSECT ".join([_HAVING] * len(queries))
        within = f"WHERE id IN (SELECT * FROM ({narrowed}) UNION {_CUT})" if queries else ""  # noqa: S608 - constants
        rows = connection.execute(
            f"SELECT id FROM documents {within} ORDER BY published DESC, id",  # noqa: S608 - as above
            queries,
        ).fetchall()
    return tuple(row[0] for row in rows)


def month(published: str | None) -> str | None:
    """Returns the month of a date, "2023-06"; the year where no more is known; None undated."""
    return published[:7] if published else None


def in_order(periods: Counter[str | None]) -> list[tuple[str | None, int]]:
    """Returns counts by period, oldest first and undated last."""
    return sorted(periods.items(), key=lambda item: (item[0] is None, item[0] or ""))


def _places(term: Term, document: Document) -> tuple[Span, ...]:
    text = document.text
    # Divided only for a term that has white space.
    blocks = cache(lambda: segment(text))
    starts = cache(lambda: [block.start for block in blocks()])

    def in_one_block(place: Span) -> bool:
        if not any(map(str.isspace, place.of(text))):
            return True
        return blocks()[bisect_right(starts(), place.start) - 1].end >= place.end

    return tuple(term.find(text, language=document.language, where=in_one_block))


def _shortened(text: str, sentence: Span, place: Span) -> Span:
    """Cuts a very long sentence to whole words around a place."""
    if sentence.end - sentence.start <= MAX_SENTENCE:
        return sentence
    room = max(0, MAX_SENTENCE - (place.end - place.start)) // 2
    start, end = max(sentence.start, place.start - room), min(sentence.end, place.end + room)
    if start > sentence.start:
        gap = next((at for at in range(start, place.start) if text[at].isspace()), start - 1)
        start = gap + 1
    if end < sentence.end:
        end = next((at for at in range(end, place.end, -1) if text[at].isspace()), end)
    return Span(start, end)
