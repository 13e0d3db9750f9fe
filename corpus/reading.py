"""Reads files as text. One function per format; `READERS` says which ending takes which."""

import codecs
import os
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from charset_normalizer import from_bytes

from corpus.errors import InputError, ReadError
from corpus.text import canonical, without_break_hints

MAX_BYTES = 20_000_000
"""A larger file is refused; a year's volume of a newspaper belongs in several files."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# What Norwegian texts are written in where they are not UTF-8. Left to all encodings, the
# detector takes a short text in Windows-1252 for one of the alphabets that share its bytes.
_LEGACY = ["cp1252", "utf_16_le", "utf_16_be"]
_UTF8_LETTER = re.compile(rb"\xc3[\x80-\xbf]")
"""A letter such as "å" in UTF-8; in Windows-1252 it would be "Ã" and a sign."""
_CONTROL = frozenset(map(chr, [*range(9), 11, *range(14, 32), 127]))
_MAX_CONTROL = 0.01


def decode(data: bytes, name: str) -> str:
    """Returns the text of UTF-8 (with or without BOM), UTF-16, UTF-32 or Windows-1252 bytes.

    Args:
        data: The whole file.
        name: What to call it in an error.

    Raises:
        ReadError: The bytes are empty, are no text, or are in an encoding that is not known.
    """
    if not data.strip():
        raise ReadError(f"{name}: the file is empty")
    text = _decoded(data, name)
    controls = sum(character in _CONTROL for character in text)
    if controls > _MAX_CONTROL * len(text):
        raise ReadError(f"{name}: not a text file ({controls} control characters)")
    if not text.strip():
        raise ReadError(f"{name}: the file holds only white space")
    return text


def _decoded(data: bytes, name: str) -> str:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError as error:
                raise ReadError(f"{name}: marked as {encoding} but damaged ({error})") from error
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        if _UTF8_LETTER.search(data):
            # Read as Windows-1252, all its "å" would be "Ã¥".
            raise ReadError(
                f"{name}: UTF-8, but byte {error.start:,} is damaged; save it as UTF-8 again"
            ) from error
        text = ""
    # UTF-16 without a BOM is valid UTF-8 where it holds ASCII alone, but full of zero bytes.
    if text and "\x00" not in text:
        return text
    best = from_bytes(data, cp_isolation=_LEGACY).best()
    if best is None:
        raise ReadError(f"{name}: not a text file in UTF-8, UTF-16 or Windows-1252")
    return str(best)


def _read_text(path: Path) -> str:
    if path.exists() and not path.is_file():
        raise ReadError(f"{path}: not a file")  # a pipe would be waited for without end
    with path.open("rb") as file:
        data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise ReadError(f"{path}: larger than {MAX_BYTES // 1_000_000} MB; split it")
    return decode(data, str(path))


READERS: dict[str, Callable[[Path], str]] = {".txt": _read_text, ".md": _read_text}
"""The reader of each file ending, in lower case. A reader returns the whole decoded text and
raises ReadError; a new format is one function and one line here."""


@dataclass(frozen=True, slots=True)
class File:
    """A file to read: `path` on the disk, below the `root` that the user gave."""

    root: Path
    path: Path

    @property
    def source(self) -> str:
        """The path below the root, with "/" between its parts."""
        return self.path.relative_to(self.root).as_posix()


def read(file: File) -> str:
    """Returns the canonical text of a file.

    Raises:
        ReadError: The file is gone, may not be read, is too large, empty, no text, or of a
            format that no reader takes.
    """
    reader = READERS.get(file.path.suffix.lower())
    if reader is None:
        raise ReadError(_unreadable(file.path))
    try:
        str(file.path).encode()
    except UnicodeEncodeError as error:
        name = os.fsencode(file.path).decode(errors="replace")
        raise ReadError(f"{name}: its name is no UTF-8; rename the file") from error
    try:
        text = canonical(without_break_hints(reader(file.path)))
    except OSError as error:
        raise ReadError(f"{file.path}: {error.strerror or error}") from error
    if not text.strip():
        raise ReadError(f"{file.path}: the file is empty")
    return text


@dataclass(frozen=True, slots=True)
class Found:
    """What lies under the given paths: files to read, and what was skipped and why."""

    files: tuple[File, ...]
    skipped: tuple[str, ...]


def find_files(paths: Iterable[Path]) -> Found:
    """Returns the readable files under the given files and folders, sorted by path.

    Files of other formats are skipped; in a folder, hidden files and folders are passed over.

    Raises:
        InputError: A path does not exist.
    """
    files: list[File] = []
    skipped: list[str] = []
    for path in paths:
        absolute = Path(os.path.abspath(path))  # noqa: PTH100 - resolve() would follow links
        if not os.path.lexists(absolute):
            raise InputError(f"{path}: no such file or folder")
        is_folder = absolute.is_dir()
        root = absolute if is_folder else absolute.parent
        for entry in _walk(absolute, skipped) if is_folder else (absolute,):
            if entry.suffix.lower() in READERS:
                files.append(File(root, entry))
            elif not (is_folder and entry.name == "metadata.json"):
                skipped.append(_unreadable(entry))
    return Found(tuple(dict.fromkeys(files)), tuple(skipped))


def _unreadable(path: Path) -> str:
    known = ", ".join(sorted(READERS))
    return f"{path}: cannot read {path.suffix or 'this kind'} (only {known})"


def _walk(folder: Path, skipped: list[str]) -> Iterator[Path]:
    def refuse(error: OSError) -> None:
        skipped.append(f"{error.filename}: {error.strerror}")

    for root, folders, names in os.walk(folder, onerror=refuse):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith("."):
                yield Path(root) / name
