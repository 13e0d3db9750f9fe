"""The connection to a library file: its lock, its transactions and its errors."""

import os
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from corpus.errors import InputError, LibraryError, LibraryMissing
from corpus.schema import APPLICATION_ID, is_current, migrate

_BUSY_SECONDS = 10.0
_NETWORK_DRIVES = frozenset({"nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "fuse.sshfs"})


class Database:
    """An open library file, with one connection under one lock.

    Args:
        path: The file.
        create: Whether a missing file is made. Without it the file is opened for reading
            where it cannot be written.

    Raises:
        LibraryMissing: There is no file, and `create` is false.
        LibraryError: The file is no library, is damaged, busy or cannot be opened.
        SchemaError: The file was made by a newer version.
    """

    def __init__(self, path: Path | str, *, create: bool = False) -> None:
        self.path = path = Path(path)
        self._lock = threading.RLock()
        self._depth = 0
        self._writing = False
        self._closed = False
        self._generation_made: int | None = None
        if path.is_dir():
            raise LibraryError(f"{path}: a folder, not a library; name a file in it")
        if not path.exists():
            if not create:
                raise LibraryMissing(f"{path}: no such library; make it with `kildesvar index`")
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise LibraryError(f"{path}: {error.strerror or error}") from error
        self.writable = _can_write(path)
        if create and not self.writable:
            raise LibraryError(f"{path}: the library or its folder cannot be written")
        with _translated(path):
            self._connection = self._connect()
        try:
            with _translated(path):
                self._prepare()
        except BaseException:
            self._connection.close()
            raise

    def _connect(self) -> sqlite3.Connection:
        # Immutable: SQLite takes no lock and makes no files beside a library in a folder that
        # cannot be written, and does not see what a writer has in the write-ahead log.
        log = self.path.with_name(f"{self.path.name}-wal")
        logged = log.exists() and log.stat().st_size
        self._immutable = not self.writable and not logged
        self._seen = _version(self.path) if self._immutable else None
        read_only = "mode=ro&immutable=1" if self._immutable else "mode=ro"
        mode = "mode=rwc" if self.writable else read_only
        connection = sqlite3.connect(
            f"{self.path.absolute().as_uri()}?{mode}",
            uri=True,
            timeout=_BUSY_SECONDS,
            isolation_level=None,
            check_same_thread=False,
        )
        connection.execute("PRAGMA foreign_keys = ON")
        return connection

    def _reopen_if_changed(self) -> None:
        """Opens an immutable file anew that somebody else has written to all the same."""
        if self._immutable and not self._closed and _version(self.path) != self._seen:
            self._connection.close()
            self._connection = self._connect()

    def _prepare(self) -> None:
        """Makes sure that the file is a library of this version, or makes it one."""
        # In one statement: another process may make the library between two.
        kind, tables = self._connection.execute(
            "SELECT application_id, (SELECT count(*) FROM sqlite_master) FROM pragma_application_id"
        ).fetchone()
        if tables and kind != APPLICATION_ID:
            raise LibraryError(f"{self.path}: an SQLite file, but not a Kildesvar library")
        if is_current(self._connection, str(self.path)):
            return
        if not self.writable:
            raise LibraryError(f"{self.path}: made by an older Kildesvar, and cannot be written")
        # The write-ahead log needs shared memory, which a network drive does not give.
        mode = "DELETE" if _on_network_drive(self.path) else "WAL"
        self._set_journal_mode(mode)
        with self.transaction() as connection:
            migrate(connection)

    def _set_journal_mode(self, mode: str) -> None:
        """Sets it when no other process is in the way, which SQLite does not wait for here."""
        until = time.monotonic() + _BUSY_SECONDS
        while True:
            try:
                self._connection.execute(f"PRAGMA journal_mode = {mode}")
            except sqlite3.OperationalError:
                if time.monotonic() > until:
                    raise
                time.sleep(0.05)
            else:
                return

    @contextmanager
    def snapshot(self) -> Iterator[sqlite3.Connection]:
        """Yields the connection in a transaction that sees one state of the library."""
        with self._lock, _translated(self.path):
            if self._depth:
                yield self._connection
                return
            self._reopen_if_changed()
            self._connection.execute("BEGIN")
            self._depth += 1
            try:
                yield self._connection
            finally:
                self._depth -= 1
                if self._connection.in_transaction:
                    self._connection.execute("COMMIT")

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """Yields the connection in a transaction that is kept whole or not at all.

        Raises:
            LibraryError: The library cannot be written, or another process is writing.
        """
        with self._lock, _translated(self.path):
            if not self.writable:
                raise LibraryError(f"{self.path}: the library cannot be written")
            if self._depth and not self._writing:
                raise RuntimeError("a transaction within a snapshot could not be rolled back")
            if self._depth:
                yield self._connection
                return
            self._connection.execute("BEGIN IMMEDIATE")
            self._depth += 1
            self._writing = True
            try:
                yield self._connection
                self._connection.execute("COMMIT")
            except BaseException:
                # A full disk has rolled back by itself; a COMMIT that met a reader has not.
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise
            finally:
                self._depth -= 1
                self._writing = False
                self._generation_made = None

    def close(self) -> None:
        """Closes the file. The write-ahead log is emptied into it, so that it can be copied."""
        with self._lock:
            if self._closed:
                return
            self._closed = True
            try:
                if self.writable:
                    # Another process that is reading leaves the log for its own close.
                    with _translated(self.path):
                        self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            finally:
                self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def _version(path: Path) -> tuple[int, int]:
    """Returns what changes when a file is written to, (0, 0) where it is gone."""
    try:
        found = path.stat()
    except OSError:
        return (0, 0)
    return (found.st_mtime_ns, found.st_size)


def _can_write(path: Path) -> bool:
    folder = os.access(path.parent, os.W_OK | os.X_OK)
    return folder and (not path.exists() or os.access(path, os.W_OK))


def _on_network_drive(path: Path) -> bool:
    """Returns whether Linux says so; elsewhere it cannot be told without a dependency."""
    try:
        mounts = Path("/proc/mounts").read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return False
    # A blank in the name of a mount stands as \040 there.
    rows = [line.split() for line in mounts]
    kinds = {row[1].replace("\\040", " "): row[2] for row in rows if len(row) > 2}
    places = map(str, path.resolve().parents)
    return next((kinds[place] for place in places if place in kinds), "") in _NETWORK_DRIVES


@contextmanager
def _translated(path: Path) -> Iterator[None]:
    """Turns SQLite's errors into ours, once, at the border."""
    try:
        yield
    except sqlite3.OperationalError as error:
        if "locked" in str(error) or "busy" in str(error):
            raise LibraryError(
                f"{path}: another process is changing the library; try again"
            ) from error
        raise LibraryError(f"{path}: {error}") from error
    except sqlite3.ProgrammingError as error:
        raise LibraryError(f"{path}: the library was closed ({error})") from error
    except sqlite3.DatabaseError as error:
        raise LibraryError(f"{path}: not a library, or damaged ({error})") from error
    except UnicodeEncodeError as error:
        raise InputError(f"{error.object!r} is no Unicode text, and is in no library") from error
