"""What the words of a question are, each by itself: function words, times, forms."""

import re
from collections.abc import Sequence

from qa.word_lists import (
    AUXILIARIES,
    DAYS,
    DETERMINERS,
    ENGLISH,
    FUNCTION_WORDS,
    MONTHS,
    SUPERLATIVES,
)

Words = Sequence[str]
_GENITIVE = re.compile(r"['’]s$")
ENDS = "?!.,;: "
_YEAR = re.compile(r"(?:1[0-9]|20)\d\d")
NUMBER = re.compile(r"\d[\d.,:]*")
# Not -nt and -st, which end nouns more often: "talent", "vekst".
_PARTICIPLE = re.compile(r"\w+(?:[bdfgjklmprtv]t|dd|te|de)")
# Not "fjerne" and other words in -erne that are no noun of people.
_DEFINITE = re.compile(r"\w{2,}(?:en|[ea]ne|a|et)|(?!moderne|interne|eksterne)\w{3,}erne")


def bare(word: str) -> str:
    """Returns a word as the lists have it: lower case, without marks around it."""
    return word.strip(ENDS + "()«»\"“”'").casefold()


def word_at(words: Words, place: int) -> str:
    """Returns the word at a place as the lists have it, "" where none stands there."""
    return bare(words[place]) if 0 <= place < len(words) else ""


def without_genitive(word: str) -> str:
    """Returns a word without the 's of an English genitive."""
    return _GENITIVE.sub("", word)


def has_english(words: Words) -> bool:
    """Returns whether some of the words are English ones, of a question or a part of one."""
    return any(
        bare(word) in ENGLISH and (word.islower() or (not place and word.istitle()))
        for place, word in enumerate(words)
    )


def is_content(word: str) -> bool:
    """Returns whether a word says something of the topic."""
    return bare(word) not in FUNCTION_WORDS and not NUMBER.fullmatch(bare(word))


def is_year(word: str) -> bool:
    """Returns whether a word is a year."""
    return bool(_YEAR.fullmatch(bare(word)))


def is_time(word: str) -> bool:
    """Returns whether a word is a year, a month or a day of the week."""
    return is_year(word) or bare(word) in MONTHS or bare(word) in DAYS


def is_definite(word: str) -> bool:
    """Returns whether a word ends as a Norwegian noun in the definite form does."""
    return is_content(word) and word.islower() and bool(_DEFINITE.fullmatch(bare(word)))


def is_adjective_alone(words: Words) -> bool:
    """Returns whether words are an adjective that stands for its noun: "den forrige", "minst"."""
    if bare(words[-1]) in SUPERLATIVES:
        return True
    return bare(words[0]) in DETERMINERS and not is_definite(words[-1])


def is_participle(word: str) -> bool:
    """Returns whether a word ends as a participle or a past form does."""
    return bool(_PARTICIPLE.fullmatch(bare(word)))


def is_lexical(verb: Words) -> bool:
    """Returns whether a finite verb has a meaning of its own."""
    return bool(verb) and bare(verb[0]) not in AUXILIARIES
