"""What the page needs of the assistant."""

from collections.abc import Callable
from typing import Protocol

from qa.conversation import Answering
from ui.words import Words


class Assistant(Answering, Protocol):
    """Answers questions about a library; called from one thread for each open page."""

    @property
    def threshold(self) -> float:
        """The probability below which there is no answer, unless `ask` is told otherwise."""
        ...


Load = Callable[[Words], Assistant]
"""Returns the assistant; may show on the page how far that has come."""
