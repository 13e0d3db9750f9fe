"""The vectors of a library: kept in SQLite, searched with FAISS.

The FAISS file beside the library is derived: it says which library and generation it is of and
carries its own hash, and is made anew from the stored vectors where it is missing, stale or
damaged. What came after it is added in memory, what was removed since is left out.
"""

import hashlib
import os
import struct
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, Protocol

import faiss
import numpy as np
import numpy.typing as npt

from corpus.library import Library
from index.onnx import Vector

_MAGIC = b"KILDFAI1"
_HEADER = struct.Struct("<8s32sQ32s")
_MAX_LOOSE = 2_000
"""More removals than this since the FAISS file was written: make the index anew in memory."""


class VectorStore(Protocol):
    """Where vectors are searched. A backend for more than one machine has this form too."""

    def search(self, query: Vector, limit: int) -> list[tuple[int, float]]:
        """Returns the passages nearest to a vector: ids and cosines, nearest first."""
        ...

    def similarities(self, query: Vector, ids: Sequence[int]) -> dict[int, float]:
        """Returns the cosine of a vector and each of the given passages."""
        ...


def embedding_key(heading: str, text: str, space: str) -> bytes:
    """Returns the key of an embedding: what it is of, and in which space."""
    return hashlib.sha256("\x00".join((space, heading, text)).encode()).digest()


def stored_keys(library: Library, keys: Iterable[bytes]) -> set[bytes]:
    """Returns those of the keys that the library has an embedding for."""
    with library.snapshot() as connection:
        query = "SELECT 1 FROM embeddings WHERE key = ?"
        return {key for key in keys if connection.execute(query, (key,)).fetchone()}


def store_vectors(
    library: Library, rows: Mapping[int, bytes], embeddings: Mapping[bytes, Vector]
) -> None:
    """Stores new embeddings by key, and which passage has which."""
    with library.transaction() as connection:
        generation = library.next_generation()
        connection.executemany(
            "INSERT OR IGNORE INTO embeddings VALUES (?, ?)",
            [(key, vector.astype("<f2").tobytes()) for key, vector in embeddings.items()],
        )
        connection.executemany(
            "INSERT INTO vectors VALUES (?, ?, ?)",
            [(row, key, generation) for row, key in rows.items()],
        )


def forget_unused(library: Library) -> None:
    """Removes the embeddings that no passage has any more."""
    with library.transaction() as connection:
        connection.execute("DELETE FROM embeddings WHERE key NOT IN (SELECT key FROM vectors)")


class FaissStore:
    """The vectors of one library, searched exactly: an inner product over all of them.

    Args:
        library: The library.
    """

    def __init__(self, library: Library) -> None:
        self._library = library
        with library.snapshot() as connection:
            row = connection.execute("SELECT dimensions FROM index_state").fetchone()
        self._dimensions: int = row[0]
        self._path = library.path.with_name(library.path.name + ".faiss")
        self._index: Any = None
        self._base = -1
        self._generation = -1
        self._removed: set[int] = set()

    def search(self, query: Vector, limit: int) -> list[tuple[int, float]]:
        """Returns the passages nearest to a vector, from the library's current state.

        Args:
            query: `(dimensions,)` float32, L2-normalised.
            limit: How many at the most.

        Returns:
            Ids of passages and cosines, nearest first, ties by id.
        """
        with self._library.snapshot():
            self._refresh()
            count = min(limit + len(self._removed), self._index.ntotal)
            if count <= 0:
                return []
            scores, ids = self._index.search(query[None], count)
        found = [
            (int(row), float(score))
            for row, score in zip(ids[0], scores[0], strict=True)
            if row >= 0 and int(row) not in self._removed
        ]
        return sorted(found, key=lambda pair: (-pair[1], pair[0]))[:limit]

    def similarities(self, query: Vector, ids: Sequence[int]) -> dict[int, float]:
        """Returns the cosine of a vector and each given passage, from the stored vectors."""
        found = {}
        with self._library.snapshot() as connection:
            for row in ids:
                blob = connection.execute(
                    "SELECT vector FROM vectors JOIN embeddings USING (key) WHERE passage_id = ?",
                    (row,),
                ).fetchone()
                if blob:
                    found[row] = float(self._decode([blob[0]])[0] @ query)
        return found

    def compact(self) -> None:
        """Makes the FAISS file anew, for a writer that is done.

        A reader needs no such file: where it cannot be written, it makes the index in memory.
        """
        with self._library.snapshot(), suppress(OSError):
            self._rebuild()
            self._save()

    def _refresh(self) -> None:
        """Brings the index to the generation of the library, in the caller's snapshot."""
        generation = self._library.generation
        if generation == self._generation:
            return
        if self._index is None:
            self._load(generation)
        if self._index is None or self._base > generation:
            self._rebuild()
        else:
            self._catch_up(generation)
        self._generation = generation

    def _catch_up(self, generation: int) -> None:
        """Adds what came after the index was made, and notes what was removed since."""
        with self._library.snapshot() as connection:
            alive = {row for (row,) in connection.execute("SELECT passage_id FROM vectors")}
            newer = connection.execute(
                "SELECT passage_id, vector FROM vectors JOIN embeddings USING (key)"
                " WHERE generation > ? ORDER BY passage_id",
                (self._base,),
            ).fetchall()
        known = set(faiss.vector_to_array(self._index.id_map).tolist())
        self._add([pair for pair in newer if pair[0] not in known])
        self._removed = known - alive
        self._base = generation
        if len(self._removed) > _MAX_LOOSE:
            self._rebuild()

    def _rebuild(self) -> None:
        with self._library.snapshot() as connection:
            rows = connection.execute(
                "SELECT passage_id, vector FROM vectors JOIN embeddings USING (key)"
                " ORDER BY passage_id"
            ).fetchall()
            self._base = self._generation = self._library.generation
        self._index = faiss.IndexIDMap2(faiss.IndexFlatIP(self._dimensions))
        self._removed = set()
        self._add(rows)

    def _add(self, rows: Sequence[tuple[int, bytes]]) -> None:
        if rows:
            ids = np.array([row for row, _ in rows], dtype=np.int64)
            self._index.add_with_ids(self._decode([blob for _, blob in rows]), ids)

    def _decode(self, blobs: Sequence[bytes]) -> Vector:
        """Returns stored vectors as float32 rows, normalised again after their rounding."""
        stored = np.frombuffer(b"".join(blobs), dtype="<f2").reshape(-1, self._dimensions)
        vectors: Vector = stored.astype(np.float32)
        vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
        return vectors

    def _load(self, generation: int) -> None:
        """Reads the FAISS file where it is whole, of this library and not of its future."""
        try:
            data = self._path.read_bytes()
        except OSError:
            return
        if len(data) < _HEADER.size:
            return
        magic, identity, base, digest = _HEADER.unpack_from(data)
        payload = memoryview(data)[_HEADER.size :]
        if (
            magic == _MAGIC
            and identity.decode("ascii", "replace") == self._library.identity
            and base <= generation
            and digest == hashlib.sha256(payload).digest()
        ):
            stored: npt.NDArray[np.uint8] = np.frombuffer(payload, dtype=np.uint8)
            self._index = faiss.deserialize_index(stored)
            self._base = base

    def _save(self) -> None:
        payload = faiss.serialize_index(self._index).tobytes()
        identity = self._library.identity.encode("ascii")
        header = _HEADER.pack(_MAGIC, identity, self._base, hashlib.sha256(payload).digest())
        _write_whole(self._path, header + payload, self._library.path.stat().st_mode & 0o777)


def _write_whole(path: Path, data: bytes, mode: int) -> None:
    """Writes a file that is seen whole or not at all."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        # Whoever may read the library may read what is derived from it.
        Path(name).chmod(mode)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
