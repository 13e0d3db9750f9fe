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

    def ask(self, question: str, /) -> Answer:
        """Returns the answer, or a refusal.

        Raises:
            KildesvarError: The question or the library is not fit to be answered from.
        """
        ...


Load = Callable[[Words], Assistant]
"""Returns the assistant; may show on the page how far that has come."""
