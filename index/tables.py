"""The library's tables for vectors and postings, made beside those of `corpus`."""

from corpus.errors import LibraryError, SpaceError
from corpus.library import Library
from corpus.schema import statements

_TABLES = """
CREATE TABLE IF NOT EXISTS index_state (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    version INTEGER NOT NULL,
    space TEXT NOT NULL,
    dimensions INTEGER NOT NULL
);

-- key: hash of heading, passage and vector space. vector: little-endian float16.
CREATE TABLE IF NOT EXISTS embeddings (
    key BLOB PRIMARY KEY,
    vector BLOB NOT NULL
) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS vectors (
    passage_id INTEGER PRIMARY KEY REFERENCES passages (id) ON DELETE CASCADE,
    key BLOB NOT NULL REFERENCES embeddings (key),
    generation INTEGER NOT NULL
);
CREATE INDEX IF NOT EXISTS vectors_key ON vectors (key);
CREATE INDEX IF NOT EXISTS vectors_generation ON vectors (generation);

-- form: case-folded words as written. stem: their stems, joined by blanks. rowid: passages.id.
CREATE VIRTUAL TABLE IF NOT EXISTS postings USING fts5 (
    form, stem, tokenize = 'unicode61 remove_diacritics 0'
);
CREATE VIRTUAL TABLE IF NOT EXISTS postings_terms USING fts5vocab (postings, 'col');
CREATE TRIGGER IF NOT EXISTS passages_postings AFTER DELETE ON passages BEGIN
    DELETE FROM postings WHERE rowid = old.id;
END;
"""
_VERSION = 1


def has_tables(library: Library) -> bool:
    """Returns whether a library has these tables, so that it can be searched."""
    with library.snapshot() as connection:
        row = connection.execute(
            "SELECT 1 FROM sqlite_master WHERE name = 'index_state'"
        ).fetchone()
    return row is not None


def require_tables(library: Library) -> None:
    """Checks that a library has these tables.

    Raises:
        LibraryError: Nothing is indexed in the library.
    """
    if not has_tables(library):
        raise LibraryError(f"{library.path}: nothing is indexed yet; run `kildesvar index`")


def make_tables(library: Library, *, space: str, dimensions: int) -> None:
    """Makes the tables of an empty library, and checks those that are there.

    Raises:
        SpaceError: The library's vectors are of another space.
    """
    if not has_tables(library):
        with library.transaction() as connection:
            for statement in statements(_TABLES):
                connection.execute(statement)
            connection.execute(
                "INSERT OR IGNORE INTO index_state VALUES (1, ?, ?, ?)",
                (_VERSION, space, dimensions),
            )
    check_space(library, space=space)


def check_space(library: Library, *, space: str) -> None:
    """Checks that a library can be searched with vectors of a space.

    Raises:
        SpaceError: Its vectors are of another space.
        LibraryError: It has no vectors, or its tables are of a newer version.
    """
    require_tables(library)
    with library.snapshot() as connection:
        version, stored = connection.execute("SELECT version, space FROM index_state").fetchone()
    if version > _VERSION:
        raise LibraryError(
            f"{library.path}: indexed by a newer Kildesvar (index {version}, this one knows "
            f"{_VERSION}); upgrade Kildesvar"
        )
    if stored != space:
        raise SpaceError(
            f"{library.path}: its vectors are of the space {stored}, the encoder's of {space}; "
            "use the encoder that it was indexed with, or index into another library"
        )
