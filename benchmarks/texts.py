"""The library of a test set's texts, for as long as they are asked."""

import json
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from corpus.library import Library
from corpus.reading import find_files
from index.encoder import Encoder
from index.indexer import index_files


@contextmanager
def library_of(
    path: Path, encoder: Encoder, metadata: Mapping[str, object] | None = None
) -> Iterator[Library]:
    """Yields a library of the texts of a file.

    Args:
        path: JSON Lines of `name`, a file name, and `text`.
        encoder: Embeds the passages.
        metadata: What `metadata.json` says of the files by name.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        texts = folder / "texts"
        texts.mkdir()
        for entry in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
            (texts / entry["name"]).write_bytes(entry["text"].encode())
        (texts / "metadata.json").write_text(json.dumps(metadata or {}), encoding="utf-8")
        with Library(folder / "library.sqlite", create=True) as library:
            index_files(library, encoder, find_files([texts]).files)
            yield library
