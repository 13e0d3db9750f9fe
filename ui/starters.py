"""Questions to begin with, made from the library's own texts."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from corpus.document import Document
from ui.words import Words

COUNT = 4
"""How many questions are suggested."""

_OF_EACH = 2
_LONGEST_TITLE = 90


def starters(sources: Iterable[tuple[Document, Sequence[str]]], words: Words) -> list[str]:
    """Returns at most four questions, none twice, in the order of the documents.

    Args:
        sources: Documents, each with the names of those it quotes.
        words: The words of the language to ask in.
    """
    found = dict.fromkeys(
        question
        for document, speakers in sources
        for question in islice(_questions(document, speakers, words), _OF_EACH)
    )
    return list(islice(found, COUNT))


def _questions(document: Document, speakers: Sequence[str], words: Words) -> Iterator[str]:
    if speakers:
        yield words.ask_who.format(name=speakers[-1])
    if document.title and len(document.title) <= _LONGEST_TITLE:
        yield words.ask_mentioned.format(title=document.title)
    if speakers:
        yield words.ask_matters.format(name=speakers[0])
