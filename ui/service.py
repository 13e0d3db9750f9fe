"""Opens the assistant once for all open pages, and shows how far that has come."""

from concurrent.futures import Future, ThreadPoolExecutor, wait

import streamlit as st

from qa.service import open_assistant
from ui.assistant import Assistant
from ui.words import Words

_GLANCE = 0.2
"""Seconds between two looks at the progress."""


class Opening:
    """An assistant that is being opened in a thread of its own.

    A thread, because Streamlit would record and replay a progress bar drawn inside a cached
    function.
    """

    def __init__(self) -> None:
        self._share = 0.0
        pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="open-assistant")
        self._future: Future[Assistant] = pool.submit(open_assistant, None, self._progress)
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
def opening() -> Opening:
    """Returns the one attempt to open the assistant, begun by whichever page came first."""
    return Opening()


def load(words: Words) -> Assistant:
    """Returns the assistant, with a progress bar while it is not ready.

    Raises:
        KildesvarError: The library or the models cannot be opened. The next page tries again.
    """
    attempt = opening()
    place = st.empty()
    while not attempt.ready(_GLANCE):
        place.progress(attempt.share, text=words.preparing)
    place.empty()
    if attempt.failed:
        opening.clear()
    return attempt.result()
