"""What the page needs of the assistant."""

from collections.abc import Callable, Iterable
from typing import Protocol

from corpus.document import Document
from corpus.utterances import Utterance
from qa.answer import Answer
from ui.words import Words


class Library(Protocol):
    """The documents behind the answers."""

    def get(self, document_id: str, /) -> Document:
        """Returns the document with that id."""
        ...

    def documents(self) -> Iterable[Document]:
        """Returns all documents."""
        ...

    def utterances(self, document_id: str, /) -> Iterable[Utterance]:
        """Returns the utterances of a document, in order."""
        ...


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
