"""Opens an assistant on the library that is meant, as every interface does."""

from collections.abc import Callable
from pathlib import Path

from index.encoder import Encoder, OnnxEncoder
from index.places import open_to_read, place_to_read
from index.retriever import Retriever
from qa.assistant import Assistant
from qa.settings import settings

Progress = Callable[[str, int, int], None]
"""Is told the stage ("sample"), how much of it is done and how much there is."""


def open_assistant(
    library: Path | None = None,
    progress: Progress | None = None,
    *,
    encoder: Encoder | None = None,
    threshold: float | None = None,
) -> Assistant:
    """Returns an assistant on a library, ready to be asked.

    Args:
        library: The library's file. None for the one that the environment names, else the
            user's own, else the sample, which is built first where it is missing.
        progress: Is told of the building.
        encoder: The encoder; the bundled model on ONNX Runtime by default.
        threshold: The least probability of an answer; None for the one that the
            environment gives, else the default.

    Raises:
        LibraryError: The library is missing, damaged or of another vector space.
        ModelError: A model file is missing or damaged.
    """
    encoder = encoder or OnnxEncoder()
    opened = open_to_read(
        place_to_read(library or settings().library),
        encoder,
        progress=(lambda done, total: progress("sample", done, total)) if progress else None,
    )
    try:
        least = settings().threshold if threshold is None else threshold
        return Assistant(Retriever(opened, encoder), threshold=least)
    except BaseException:
        opened.close()
        raise
