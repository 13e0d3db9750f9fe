"""Opens the library that is meant, and an assistant on it, as every interface does."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.library import Library
from index.encoder import Encoder, OnnxEncoder
from index.indexer import Progress as Building
from index.places import open_to_read, place_to_read
from qa.settings import settings

# What only reads a library, as `kildesvar list` does, waits for no reader to be imported.
if TYPE_CHECKING:
    from qa.assistant import Assistant

Progress = Callable[[str, int, int], None]
"""Is told the stage ("sample"), how much of it is done and how much there is."""


def open_library(
    library: Path | str | None = None,
    encoder: Encoder | None = None,
    *,
    on_sample: Callable[[], None] | None = None,
    progress: Building | None = None,
) -> Library:
    """Returns a library, opened for reading.

    Args:
        library: Its file. None for the one that the environment names, else the user's own,
            else the sample, which is built first where it is missing.
        encoder: The encoder to search it with; the bundled model by default.
        on_sample: Is called first where it is the sample.
        progress: Is told of the building.

    Raises:
        LibraryError: The library is missing, damaged or of another vector space.
        ModelError: A model file is missing or damaged.
    """
    place = place_to_read(Path(library) if library else settings().library)
    if place.is_sample and on_sample:
        on_sample()
    return open_to_read(place, encoder or OnnxEncoder(), progress=progress)


def open_assistant(
    library: Path | str | None = None,
    progress: Progress | None = None,
    *,
    encoder: Encoder | None = None,
    threshold: float | None = None,
) -> "Assistant":
    """Returns an assistant on a library, ready to be asked.

    Args:
        library: The library's file; None as for `open_library`.
        progress: Is told of the building.
        encoder: The encoder; the bundled model on ONNX Runtime by default.
        threshold: The least probability of an answer; None for the one that the
            environment gives, else the default.

    Raises:
        LibraryError: The library is missing, damaged or of another vector space.
        ModelError: A model file is missing or damaged.
    """
    from index.retriever import Retriever
    from qa.assistant import Assistant

    encoder = encoder or OnnxEncoder()
    opened = open_library(
        library,
        encoder,
        progress=(lambda done, total: progress("sample", done, total)) if progress else None,
    )
    try:
        least = settings().threshold if threshold is None else threshold
        return Assistant(Retriever(opened, encoder), threshold=least)
    except BaseException:
        opened.close()
        raise
