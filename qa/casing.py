"""Gives a question that was typed in lower case the capitals that a text has."""

import re
from collections import defaultdict
from functools import lru_cache
from typing import Final

from qa.word_lists import FUNCTION_WORDS

_WORD: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_OPENS: Final = ".?!:–—-«\"“”'\n"
"""After one of these a capital tells nothing: a sentence, a line or speech begins."""


def with_capitals(question: str, text: str) -> str:
    """Returns a question with names written as a text writes them.

    A word is written so where the text has it with a capital wherever no sentence begins, and
    nowhere without. A question that has a capital of its own behind its first letter is left as
    it is.

    Args:
        question: A question as typed.
        text: Where the names may stand: the text that a conversation is about, or what was found.
    """
    if question[1:] != question[1:].lower():
        return question
    names = _names(text)

    def written(match: re.Match[str]) -> str:
        word = match.group()
        if word in FUNCTION_WORDS:
            return word
        owner = names.get(word.removesuffix("s"))
        return names.get(word) or (f"{owner}s" if owner else word)

    return _WORD.sub(written, question)


@lru_cache(maxsize=16)
def _names(text: str) -> dict[str, str]:
    """Returns the words that a text has with a capital alone, by their small letters."""
    forms: defaultdict[str, set[str]] = defaultdict(set)
    for match in _WORD.finditer(text):
        before = text[max(0, match.start() - 3) : match.start()].rstrip(" \u00a0")
        if match.start() and before and before[-1] not in _OPENS:
            forms[match.group().lower()].add(match.group())
        elif match.group().islower():
            forms[match.group()].add(match.group())
    return {
        word: min(found)
        for word, found in forms.items()
        if word not in found and not all(form.isupper() and len(form) == 1 for form in found)
    }
