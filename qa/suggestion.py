"""Proposes the nearest name that a library knows for one that it does not. Never used silently."""

import re
from collections.abc import Iterator
from typing import Final

from corpus.document import Span
from corpus.library import Library
from index.vocabulary import Vocabulary
from qa.hint import OPENING_WORDS
from qa.names import TRANSLATED, names_of
from qa.question import Question

_WORD: Final = re.compile(r"[^\W\d_]+")
_SHORTEST: Final = 4
_SHORTEST_LOWER: Final = 5
"""Without a capital to tell a name by, a short word is near too many."""
_WORDS: Final = 3
"""So many unknown words are looked up."""
_NEAREST: Final = 12
"""So many near words of each are checked for being names."""
_SOUNDS: Final = tuple(
    pair
    for one, other in (("aa", "å"), ("oe", "ø"), ("ae", "æ"), ("ø", "ö"), ("æ", "ä"), ("th", "t"))
    for pair in ((one, other), (other, one))
)
"""What names of one sound are written with."""
_PLACES: Final = 20
"""In so many passages a near word is looked at."""


def suggest(asked: Question, library: Library, vocabulary: Vocabulary) -> str | None:
    """Returns a question with its misspelt names replaced, None where there is none.

    A name is misspelt where it stands nowhere in the library, in no form, and a near word does,
    as a name: with a capital inside a sentence, and never without. In a question without
    capitals behind its first letter every word may be a name.

    Args:
        asked: The question.
        library: The library that is asked.
        vocabulary: Its words.
    """
    found = question = asked.text
    unknown = [
        (place, neighbour)
        for place, neighbour in _candidates(asked, library)
        if not vocabulary.knows(place.of(question).casefold())
    ]
    # From the right, so that the places further left stay true.
    for place, neighbour in reversed(unknown[:_WORDS]):
        nearest = _nearest(place.of(question), neighbour, library, vocabulary)
        if nearest is not None:
            found = found[: place.start] + nearest + found[place.end :]
    return found if found != question else None


def _candidates(asked: Question, library: Library) -> Iterator[tuple[Span, str | None]]:
    """Yields the words that may be names, each with the word of its name before it."""
    question = asked.text
    opening = question[:1] if " " in question else ""
    if question.removeprefix(opening) != question.removeprefix(opening).lower():
        for name in names_of(question):
            for number, place in enumerate(name.spans):
                translated = name.words[number].casefold() in TRANSLATED
                if place.end - place.start >= _SHORTEST and not translated:
                    yield place, name.words[number - 1] if number else None
        return
    if asked.language not in library.languages() | {"nb", "nn"}:
        # In another language most words are unknown, and none of them is a name.
        return
    before = None
    for match in _WORD.finditer(question):
        word = match.group()
        if len(word) >= _SHORTEST_LOWER and word not in OPENING_WORDS:
            yield Span(*match.span()), before
        before = word


def _nearest(
    word: str, neighbour: str | None, library: Library, vocabulary: Vocabulary
) -> str | None:
    """Returns the nearest name as the library writes it, None where no near word is one."""
    folded = word.casefold()
    # "Støhres" is a genitive first: "Støres", not "Størst".
    for form, ending in (
        ((folded[:-1], "s"), (folded, "")) if folded[-1] == "s" else ((folded, ""),)
    ):
        near = [*_respelt(form, vocabulary), *vocabulary.near(form)]
        if neighbour is not None:
            before = neighbour.casefold()
            # One that stands behind the same name is meant, whatever else is as near.
            near.sort(key=lambda other: not vocabulary.passages(before, other, limit=1))
        for other in near[:_NEAREST]:
            written = _as_name(other, library, vocabulary)
            if written is not None:
                return written + ending
    return None


def _respelt(form: str, vocabulary: Vocabulary) -> list[str]:
    """Returns a word in the library's spelling of the same sounds: "nygaard" for "nygård"."""
    others = {form.replace(one, other) for one, other in _SOUNDS if one in form} - {form}
    return [other for other in sorted(others) if vocabulary.knows(other)]


def _as_name(form: str, library: Library, vocabulary: Vocabulary) -> str | None:
    """Returns a case-folded word as it is written, None where it is no name."""
    pattern = re.compile(rf"(?<![^\W_]){re.escape(form)}(?![^\W_])", re.IGNORECASE)
    inside: str | None = None
    for stored in library.passages(vocabulary.passages(form, limit=_PLACES)).values():
        text = stored.passage.of(library.get(stored.document_id).text)
        for match in pattern.finditer(text):
            if match.group()[0].islower():
                return None
            before = text[: match.start()].rstrip(' «"“(–-')
            if inside is None and before and before[-1] not in ".?!:\n":
                inside = match.group()
    return inside
