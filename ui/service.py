"""Opens the assistant once for all open pages, and shows how far that has come."""

import os
from concurrent.futures import Future, ThreadPoolExecutor, wait
from pathlib import Path

import streamlit as st

from qa.service import open_assistant
from ui.assistant import Assistant
from ui.words import Words

LIBRARY = "KILDESVAR_LIBRARY"
"""The environment variable that names the library."""

_GLANCE = 0.2
"""Seconds between two looks at the progress."""


class Opening:
    """An assistant that is being opened in a thread of its own.

    A thread, because Streamlit would record and replay a progress bar drawn inside a cached
    function.
    """

    def __init__(self, library: Path | None) -> None:
        self._share = 0.0
        pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="open-assistant")
        self._future: Future[Assistant] = pool.submit(open_assistant, library, self._progress)
        pool.shutdown(wait=False)

    @property
    def share(self) -> float:
        """How much of the present stage is done, from 0 to 1."""
        return self._share

    @property
    def failed(self) -> bool:
        """Whether opening ended with an error."""
        return self._future.done() and self._future.exception() is not None

    def ready(self, seconds: float) -> bool:
        """Waits at most so many seconds and returns whether opening has ended."""
        return bool(wait([self._future], timeout=seconds).done)

    def result(self) -> Assistant:
        """Returns the assistant, or raises what stopped it."""
        return self._future.result()

    def _progress(self, stage: str, done: int, total: int) -> None:  # noqa: ARG002
        self._share = min(1.0, done / total) if total else 0.0


@st.cache_resource(show_spinner=False)
def opening(library: str | None) -> Opening:
    """Returns the one attempt to open a library, begun by whichever page came first."""
    return Opening(Path(library) if library else None)


def load(words: Words) -> Assistant:
    """Returns the assistant, with a progress bar while it is not ready.

    Raises:
        KildesvarError: The library or the models cannot be opened. The next page tries again.
    """
    library = os.environ.get(LIBRARY) or None
    attempt = opening(library)
    place = st.empty()
    while not attempt.ready(_GLANCE):
        place.progress(attempt.share, text=words.preparing)
    place.empty()
    if attempt.failed:
        opening.clear(library)
    return attempt.result()
