"""Tells whether two texts speak of one matter, and how much of a question a place holds."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from corpus.document import Document, Span
from index.terms import query_stems, stems, words
from qa.evidence import Evidence, sentence_around
from qa.question_words import is_content
from qa.role import asked_role
from qa.word_lists import QUESTION_WORDS

REACH: Final = 2_500
"""How many characters before and after an answer are compared."""
NAMES: Final = 0.25
"""The least share of names, of the text that has fewer, that two texts of one matter share."""
WORDS: Final = 0.25
"""The least share of words, of the text that has fewer."""
MANY: Final = 0.4
"""With this share of words one name is enough, or none where a text has few."""
TRANSLATED: Final = (3, 0.4)
"""So many names, and such a share of them, of texts in two languages, which share no words."""
FEW: Final = 3
"""Fewer names than this are few."""
BEFORE: Final = 0.75
"""What a word of the question counts where it stands in the sentence before."""
ELSEWHERE: Final = 0.5
"""What a name of the question counts where it stands elsewhere in the text."""

_CAPITAL = re.compile(r"(?<=[\w,;:)»] )[«(\"“]?((?=[^\W\d_])[^a-zà-öø-ÿ\W]\w+)")
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")


class Asked:
    """What a question is about.

    Args:
        question: The question.
        weights: How rare each stem of it is.
    """

    def __init__(self, question: str, weights: Mapping[str, float]) -> None:
        self._stems = {
            word: frozenset(query_stems(word))
            for word in words(question)
            if word not in QUESTION_WORDS
        }
        self._weights = {
            word: max(weights.get(stem, 0.0) for stem in forms)
            for word, forms in self._stems.items()
        }
        capital = _CAPITAL.findall(question)
        self.names = frozenset(word for name in capital for word in words(name)) - QUESTION_WORDS
        role = asked_role(question)
        self._nouns = (
            frozenset(
                word
                for word in words(question)
                if role and word not in role.forms and is_content(word)
            )
            - self.names
        )
        self._years = frozenset(_YEAR.findall(question))

    def support(self, item: Evidence) -> float:
        """Returns which share of the question, weighed by rareness, stands around a span."""
        text, language = item.document.text, item.document.language
        near = frozenset(stems(item.sentence.of(text), language))
        before = frozenset(stems(_before(text, item.sentence), language))
        named = _stems_of(item.document, item.span)
        found = 0.0
        for word, forms in self._stems.items():
            if forms & near:
                found += self._weights[word]
            elif forms & before:
                found += self._weights[word] * BEFORE
            elif word in self.names and forms & named:
                found += self._weights[word] * ELSEWHERE
        return found / max(sum(self._weights.values()), 1e-9)

    def names_in(self, item: Evidence) -> frozenset[str]:
        """Returns which of the question's names stand in the text around a span."""
        found = _stems_of(item.document, item.span)
        return frozenset(name for name in self.names if self._stems[name] & found)

    def names_beside(self, item: Evidence) -> frozenset[str]:
        """Returns which of the question's names stand in the sentence of a span."""
        found = frozenset(stems(item.sentence.of(item.document.text), item.document.language))
        return frozenset(name for name in self.names if self._stems[name] & found)

    def role_nouns_beside(self, item: Evidence) -> frozenset[str]:
        """Returns which nouns beside the role that is asked for stand in the sentence of a span."""
        found = frozenset(stems(item.sentence.of(item.document.text), item.document.language))
        return frozenset(word for word in self._nouns if self._stems.get(word, found) & found)

    def years_fit(self, item: Evidence) -> bool:
        """Returns whether a sentence names no other years than the question does."""
        years = frozenset(_YEAR.findall(item.sentence.of(item.document.text)))
        return not self._years or not years or bool(years & self._years)


def same_matter(a: Evidence, b: Evidence) -> bool:
    """Returns whether the texts around two spans share the names and words of one matter."""
    names = [_names_of(item.document, item.span) for item in (a, b)]
    texts = [
        frozenset(stem for stem in _stems_of(item.document, item.span) if len(stem) > 2)
        for item in (a, b)
    ]
    shared = len(names[0] & names[1])
    fewest = min(map(len, names))
    if (a.document.language == "en") != (b.document.language == "en"):
        least, share = TRANSLATED
        if shared >= max(least, share * fewest):
            return True
    words = len(texts[0] & texts[1]) / max(min(map(len, texts)), 1)
    if words >= MANY:
        return shared > 0 or fewest < FEW
    return words >= WORDS and shared >= max(2, NAMES * fewest)


def around(document: Document, span: Span) -> Span:
    """Returns the part of a text around a span that is compared."""
    return Span(max(span.start - REACH, 0), min(span.end + REACH, len(document.text)))


@lru_cache(maxsize=256)
def _stems_of(document: Document, span: Span) -> frozenset[str]:
    text = around(document, span).of(document.text)
    return frozenset(stems(text, document.language))


@lru_cache(maxsize=256)
def _names_of(document: Document, span: Span) -> frozenset[str]:
    found = _CAPITAL.findall(around(document, span).of(document.text))
    # A genitive and its name are one.
    return frozenset(
        stem.removesuffix("s")
        for name in found
        for stem in stems(name, document.language)
        if len(stem) > 1
    )


def _before(text: str, sentence: Span) -> str:
    """Returns the sentence before a sentence, "" at the beginning of a text."""
    place = sentence.start - 1
    while place > 0 and text[place].isspace():
        place -= 1
    return sentence_around(text, Span(place, place + 1)).of(text) if place > 0 else ""
