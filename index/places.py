"""Which library is meant: the one named, the user's own, or the sample."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import platformdirs

import corpus
from corpus.document import document_id
from corpus.errors import LibraryError, SpaceError
from corpus.library import Library
from corpus.reading import File, find_files, read
from index.encoder import Encoder
from index.indexer import Progress, index_files
from index.tables import check_space


@dataclass(frozen=True, slots=True)
class Place:
    """A library's path, and whether it is the sample."""

    path: Path
    is_sample: bool = False


def own_library() -> Path:
    """Returns where the user's own library is, or will be."""
    return platformdirs.user_data_path("kildesvar", appauthor=False) / "library.sqlite"


def sample_library() -> Path:
    """Returns where the sample library is, or will be."""
    return platformdirs.user_data_path("kildesvar", appauthor=False) / "sample.sqlite"


def place_to_read(path: Path | None = None) -> Place:
    """Returns the named library, else the user's own where it exists, else the sample."""
    if path is not None:
        return Place(path)
    own = own_library()
    return Place(own) if own.exists() else Place(sample_library(), is_sample=True)


def place_to_write(path: Path | None = None) -> Path:
    """Returns the named library, else the user's own. The sample is never written to.

    Raises:
        LibraryError: The sample library was named.
    """
    chosen = path or own_library()
    if chosen.resolve() == sample_library().resolve():
        raise LibraryError(f"{chosen}: the sample library is not added to; name another file")
    return chosen


def open_to_read(
    place: Place,
    encoder: Encoder,
    *,
    on_build: Callable[[], None] | None = None,
    progress: Progress | None = None,
) -> Library:
    """Opens a library for reading; the sample is built first where it is missing or old.

    Args:
        place: Which library.
        encoder: The encoder to search it with.
        on_build: Is called before the sample is built.
        progress: Is told of the building.

    Raises:
        LibraryMissing: A named library does not exist.
        LibraryError: It is no library, or damaged.
        SpaceError: Its vectors are of another space.
    """
    if not place.is_sample:
        library = Library(place.path)
        try:
            check_space(library, space=encoder.fingerprint)
        except BaseException:
            library.close()
            raise
        return library
    if place.path.exists():
        library = Library(place.path)
        try:
            check_space(library, space=encoder.fingerprint)
        except SpaceError:
            # Made by an earlier version with another encoder: it holds nothing of the user's.
            library.close()
            _delete(place.path)
        except LibraryError:
            library.close()  # left by an interruption before anything was stored
        else:
            if _is_whole(library):
                return library
            library.close()
    if on_build:
        on_build()
    library = Library(place.path, create=True)
    try:
        index_files(library, encoder, _sample_files(), sample=True, progress=progress)
    except BaseException:
        library.close()
        raise
    return library


def _is_whole(library: Library) -> bool:
    """Returns whether the sample has the texts of this version, as this version makes them."""
    names = {document_id(read(file)) for file in _sample_files()}
    return all(library.has(name) and not library.is_outdated(name) for name in names)


def _sample_files() -> tuple[File, ...]:
    return find_files([Path(corpus.__file__).parent / "press"]).files


def _delete(path: Path) -> None:
    for suffix in ("", "-wal", "-shm", ".faiss"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)
