"""The library's tables for documents, passages and utterances, and how they came to be.

`user_version` counts the migrations that a file has had. A migration, once released, is never
changed; a new one is added at the end.
"""

import sqlite3

from corpus.errors import SchemaError

APPLICATION_ID = 0x4B494C44
"""What SQLite's `application_id` says of a library: "KILD" in ASCII."""

_MIGRATIONS = (
    """
    CREATE TABLE state (
        only INTEGER PRIMARY KEY CHECK (only = 1),
        generation INTEGER NOT NULL,
        -- Tells this library from another that was once at the same path.
        identity TEXT NOT NULL
    );
    INSERT INTO state VALUES (1, 0, lower(hex(randomblob(16))));

    CREATE TABLE documents (
        id TEXT PRIMARY KEY,
        text TEXT NOT NULL,
        title TEXT,
        published TEXT,
        language TEXT
    ) WITHOUT ROWID;
    -- A row's date lies behind its text: sorting by it would read every text.
    CREATE INDEX documents_published ON documents (published);

    -- number: the order in which sources came, for a steady first source.
    CREATE TABLE sources (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        root TEXT NOT NULL,
        path TEXT NOT NULL,
        document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
        UNIQUE (root, path)
    );
    CREATE INDEX sources_document ON sources (document_id);
    CREATE INDEX sources_path ON sources (path);

    -- AUTOINCREMENT: an id is never given out again, since vectors and postings are named by it.
    CREATE TABLE passages (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
        start INTEGER NOT NULL,
        "end" INTEGER NOT NULL,
        heading TEXT NOT NULL,
        generation INTEGER NOT NULL
    );
    CREATE INDEX passages_document ON passages (document_id, start);
    CREATE INDEX passages_generation ON passages (generation);

    CREATE TABLE utterances (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
        start INTEGER NOT NULL,
        "end" INTEGER NOT NULL,
        kind TEXT NOT NULL,
        "group" INTEGER NOT NULL,
        speaker TEXT,
        title TEXT,
        organisation TEXT,
        attribution_start INTEGER,
        attribution_end INTEGER,
        confidence REAL NOT NULL
    );
    CREATE INDEX utterances_document ON utterances (document_id, start);
    CREATE INDEX utterances_speaker ON utterances (speaker);
    """,
    """
    -- processing: the `PROCESSING` that its passages and utterances were made with.
    ALTER TABLE documents ADD COLUMN processing INTEGER NOT NULL DEFAULT 0;
    """,
    """
    -- Which languages there are is asked with every question; without this it reads all texts.
    CREATE INDEX documents_language ON documents (language);
    """,
)
VERSION = len(_MIGRATIONS)


def is_current(connection: sqlite3.Connection, path: str) -> bool:
    """Returns whether a library file has had all migrations.

    Raises:
        SchemaError: The file was made by a newer version.
    """
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    if version > VERSION:
        raise SchemaError(
            f"{path}: made by a newer Kildesvar (schema {version}, this one knows {VERSION}); "
            "upgrade Kildesvar or index into another library"
        )
    return version == VERSION


def migrate(connection: sqlite3.Connection) -> None:
    """Brings a library file to this version, in the caller's transaction."""
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    for migration in _MIGRATIONS[version:]:
        for statement in statements(migration):
            connection.execute(statement)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {VERSION}")


def statements(script: str) -> list[str]:
    """Returns the statements of a script; unlike `executescript`, running them commits nothing."""
    found, statement = [], ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            found.append(statement)
            statement = ""
    return found
