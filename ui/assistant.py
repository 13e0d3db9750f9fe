"""What the page needs of the assistant."""

from collections.abc import Callable
from typing import Protocol

from corpus.library import Library
from qa.answer import Answer
from ui.words import Words


class Assistant(Protocol):
    """Answers questions about a library; called from one thread for each open page."""

    @property
    def library(self) -> Library:
        """The library that is asked."""
        ...

    @property
    def threshold(self) -> float:
        """The probability below which there is no answer, unless `ask` is told otherwise."""
        ...

    def ask(
        self, question: str, /, *, near: str | None = None, threshold: float | None = None
    ) -> Answer:
        """Returns the answer, or a refusal.

        Args:
            question: The question.
            near: The id of a document whose passages are read first.
            threshold: Below this probability there is no answer; None for the assistant's own.

        Raises:
            KildesvarError: The question or the library is not fit to be answered from.
        """
        ...


Load = Callable[[Words], Assistant]
"""Returns the assistant; may show on the page how far that has come."""
