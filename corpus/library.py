"""The library: one SQLite file with all documents, passages and utterances.

SQLite is the truth; whatever else is stored (vectors, postings) is derived from it. A library
has one connection, used under one lock, so that threads may share it. Readers see a snapshot.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from corpus.database import Database
from corpus.document import Document, Source, Span
from corpus.errors import InputError, UnknownDocument
from corpus.passages import Passage
from corpus.utterances import Utterance, UtteranceKind

MIN_PREFIX = 6
"""The fewest hex digits that may stand for a document's id."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a library holds, and how often it was changed."""

    documents: int
    passages: int
    generation: int


@dataclass(frozen=True, slots=True)
class StoredPassage:
    """A passage of the library: its row, its document and its place."""

    id: int
    document_id: str
    passage: Passage


PROCESSING: Final = 3
"""How texts are divided into passages and speakers are found, as a number: count it up with every
change that makes others of the same text, and what was made before is made anew when its file is
indexed again."""


class Library(Database):
    """An open library: its documents, passages and utterances.

    Args:
        path: The file.
        create: Whether a missing file is made. Without it the file is opened for reading
            where it cannot be written.

    Raises:
        LibraryMissing: There is no file, and `create` is false.
        LibraryError: The file is no library, is damaged, busy or cannot be opened.
        SchemaError: The file was made by a newer version.
    """

    def next_generation(self) -> int:
        """Returns the generation of the current transaction, which it counts up once."""
        with self.transaction() as connection:
            if self._generation_made is None:
                connection.execute("UPDATE state SET generation = generation + 1")
                self._generation_made = self.generation
            return self._generation_made

    @property
    def generation(self) -> int:
        """How many transactions have changed the library."""
        with self.snapshot() as connection:
            number: int = connection.execute("SELECT generation FROM state").fetchone()[0]
        return number

    @property
    def identity(self) -> str:
        """A random name that no other library has."""
        with self.snapshot() as connection:
            name: str = connection.execute("SELECT identity FROM state").fetchone()[0]
        return name

    def counts(self) -> Counts:
        """Returns how much the library holds."""
        with self.snapshot() as connection:
            row = connection.execute(
                "SELECT (SELECT count(*) FROM documents), (SELECT count(*) FROM passages),"
                " (SELECT generation FROM state)"
            ).fetchone()
        return Counts(*row)

    def languages(self) -> frozenset[str]:
        """Returns the languages of the documents."""
        with self.snapshot() as connection:
            rows = connection.execute(
                "SELECT DISTINCT language FROM documents WHERE language IS NOT NULL"
            ).fetchall()
        return frozenset(row[0] for row in rows)

    def documents(self) -> Iterator[Document]:
        """Yields all documents in the order of their first sources' paths."""
        with self.snapshot() as connection:
            ids = connection.execute(
                "SELECT document_id FROM sources GROUP BY document_id"
                " ORDER BY min(path), document_id"
            ).fetchall()
        for (document_id,) in ids:
            with suppress(UnknownDocument):  # removed since by another process
                yield self.get(document_id)

    def document(self, name: str) -> Document:
        """Returns a document by its id, a prefix of it of six or more digits, or a source.

        Raises:
            UnknownDocument: None goes by that name, or more than one does.
        """
        with self.snapshot() as connection:
            found = [
                row[0]
                for row in connection.execute(
                    "SELECT id FROM documents WHERE id = :name OR id IN"
                    " (SELECT document_id FROM sources WHERE path = :name)"
                    " OR (length(:name) >= :least AND substr(id, 1, length(:name)) = :name)"
                    " ORDER BY id LIMIT 3",
                    {"name": name, "least": MIN_PREFIX},
                )
            ]
            if len(found) != 1:
                raise UnknownDocument(_unknown(name, found))
            return self.get(found[0])

    def get(self, document_id: str) -> Document:
        """Returns the document of a whole id.

        Raises:
            UnknownDocument: The library has none of that id.
        """
        with self.snapshot() as connection:
            row = connection.execute(
                "SELECT text, title, published, language FROM documents WHERE id = ?",
                (document_id,),
            ).fetchone()
            if row is None:
                raise UnknownDocument(_unknown(document_id, ()))
            sources = connection.execute(
                "SELECT root, path FROM sources WHERE document_id = ? ORDER BY number",
                (document_id,),
            ).fetchall()
        text, title, published, language = row
        places = tuple(Source(root, path) for root, path in sources)
        return Document(document_id, text, title, published, language, places)

    def find_source(self, source: Source) -> str | None:
        """Returns the id of the document that stands at a source, None where none does."""
        with self.snapshot() as connection:
            row = connection.execute(
                "SELECT document_id FROM sources WHERE root = ? AND path = ?",
                (source.root, source.path),
            ).fetchone()
        return row[0] if row else None

    def has(self, document_id: str) -> bool:
        """Returns whether the library has a document of that id."""
        with self.snapshot() as connection:
            row = connection.execute("SELECT 1 FROM documents WHERE id = ?", (document_id,))
            return row.fetchone() is not None

    def is_outdated(self, document_id: str) -> bool:
        """Returns whether a document was divided, or its speakers found, in an older way."""
        with self.snapshot() as connection:
            row = connection.execute(
                "SELECT 1 FROM documents WHERE id = ? AND processing <> ?",
                (document_id, PROCESSING),
            )
            return row.fetchone() is not None

    def add(
        self,
        document: Document,
        passages: Sequence[Passage],
        utterances: Sequence[Utterance],
    ) -> list[StoredPassage]:
        """Stores a new document with all that it consists of, and returns its passages.

        Raises:
            InputError: The library has the document already.
        """
        with self.transaction() as connection:
            if self.has(document.id):
                raise InputError(f"document {document.id} is in {self.path} already")
            generation = self.next_generation()
            connection.execute(
                "INSERT INTO documents (id, text, title, published, language, processing)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                (
                    document.id,
                    document.text,
                    document.title,
                    document.published,
                    document.language,
                    PROCESSING,
                ),
            )
            for source in document.sources:
                self._put_source(connection, source, document.id)
            rows = [
                connection.execute(
                    'INSERT INTO passages (document_id, start, "end", heading, generation)'
                    " VALUES (?, ?, ?, ?, ?) RETURNING id",
                    (document.id, item.start, item.end, item.heading, generation),
                ).fetchone()[0]
                for item in passages
            ]
            connection.executemany(
                'INSERT INTO utterances (document_id, start, "end", kind, "group", speaker, title,'
                " organisation, attribution_start, attribution_end, confidence)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                [(document.id, *_utterance_row(utterance)) for utterance in utterances],
            )
        return [
            StoredPassage(row, document.id, item) for row, item in zip(rows, passages, strict=True)
        ]

    def put_source(self, source: Source, document_id: str) -> None:
        """Says that a stored document stands at a source; what stood there before is let go."""
        with self.transaction() as connection:
            self.next_generation()
            self._put_source(connection, source, document_id)

    def _put_source(self, connection: sqlite3.Connection, source: Source, document_id: str) -> None:
        # The same text under the same name below another root, where no file stands any more, is
        # the same file, moved.
        others = connection.execute(
            "SELECT number, root FROM sources WHERE document_id = ? AND path = ? AND root <> ?",
            (document_id, source.path, source.root),
        ).fetchall()
        moved = [(row,) for row, root in others if not Path(root, source.path).exists()]
        connection.executemany("DELETE FROM sources WHERE number = ?", moved)
        connection.execute(
            "INSERT INTO sources (root, path, document_id) VALUES (?, ?, ?)"
            " ON CONFLICT (root, path) DO UPDATE SET document_id = excluded.document_id",
            (source.root, source.path, document_id),
        )

    def orphans(self) -> list[str]:
        """Returns the ids of documents that no source names any more."""
        with self.snapshot() as connection:
            rows = connection.execute(
                "SELECT id FROM documents WHERE id NOT IN (SELECT document_id FROM sources)"
            ).fetchall()
        return [row[0] for row in rows]

    def remove(self, document_id: str) -> list[int]:
        """Removes a document and all its sources, and returns the ids of its passages."""
        with self.transaction() as connection:
            self.next_generation()
            rows = connection.execute(
                "SELECT id FROM passages WHERE document_id = ?", (document_id,)
            ).fetchall()
            connection.execute("DELETE FROM documents WHERE id = ?", (document_id,))
        return [row[0] for row in rows]

    def passages(self, ids: Iterable[int]) -> dict[int, StoredPassage]:
        """Returns the passages of the given ids that the library has, by id."""
        found = {}
        with self.snapshot() as connection:
            for row in ids:
                stored = connection.execute(
                    'SELECT document_id, start, "end", heading FROM passages WHERE id = ?', (row,)
                ).fetchone()
                if stored:
                    found[row] = StoredPassage(row, stored[0], Passage(*stored[1:]))
        return found

    def every_passage(self) -> dict[int, StoredPassage]:
        """Returns all passages of the library, by id."""
        with self.snapshot() as connection:
            rows = connection.execute(
                'SELECT id, document_id, start, "end", heading FROM passages ORDER BY id'
            ).fetchall()
        return {row[0]: StoredPassage(row[0], row[1], Passage(*row[2:])) for row in rows}

    def utterances(self, document_id: str) -> list[Utterance]:
        """Returns the utterances of a document, in order."""
        with self.snapshot() as connection:
            rows = connection.execute(
                'SELECT start, "end", kind, "group", speaker, title, organisation,'
                " attribution_start, attribution_end, confidence FROM utterances"
                " WHERE document_id = ? ORDER BY start",
                (document_id,),
            ).fetchall()
        return [_utterance(row) for row in rows]


def _unknown(name: str, found: Sequence[str]) -> str:
    if found:
        return f'"{name}" names more than one document: {", ".join(found)} ...'
    return f'no document has the id, prefix or source "{name}"; `kildesvar list` shows all'


def _utterance_row(utterance: Utterance) -> tuple[Any, ...]:
    span = utterance.attribution
    return (
        utterance.start,
        utterance.end,
        utterance.kind.value,
        utterance.group,
        utterance.speaker,
        utterance.title,
        utterance.organisation,
        span.start if span else None,
        span.end if span else None,
        utterance.confidence,
    )


def _utterance(row: Sequence[Any]) -> Utterance:
    start, end, kind, group, speaker, title, organisation, since, until, confidence = row
    return Utterance(
        start=start,
        end=end,
        kind=UtteranceKind(kind),
        group=group,
        speaker=speaker,
        title=title,
        organisation=organisation,
        attribution=None if since is None else Span(since, until),
        confidence=confidence,
    )
