"""Questions to begin with, made from the library's own texts."""

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from corpus.document import Document
from ui.words import Words

COUNT = 4
"""How many questions are suggested."""

_READ = 4000
"""Code points of a document that are searched for a speaker."""

_LONGEST_TITLE = 90

_NAME = r"[A-ZÆØÅ][a-zæøåéüöä]+(?:[ -][A-ZÆØÅ][a-zæøåéüöä]+){1,3}"
_SAYS = r"(?:sier|seier|sa|opplyser|forteller|fortel|skriver|skriv|mener|meiner|svarer|svarar)"
_SPEAKER = re.compile(rf"\b{_SAYS}(?: [a-zæøå-]+){{0,4}} (?P<name>{_NAME})")


def starters(documents: Iterable[Document], words: Words) -> list[str]:
    """Returns at most four questions, none twice, in the order of the documents."""
    found = dict.fromkeys(
        question for document in documents for question in islice(_questions(document, words), 2)
    )
    return list(islice(found, COUNT))


def _questions(document: Document, words: Words) -> Iterator[str]:
    speaker = _SPEAKER.search(document.text[:_READ])
    if speaker:
        yield words.ask_says.format(name=speaker["name"])
        yield words.ask_who.format(name=speaker["name"])
    if document.title and len(document.title) <= _LONGEST_TITLE:
        template = words.ask_when if document.published else words.ask_title
        yield template.format(title=document.title)
