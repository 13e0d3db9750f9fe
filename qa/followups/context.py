"""Asks a follow-up in the words of the user, with the question before it in brackets.

    "Hvem ble nummer to?"  ->  "Hvem ble nummer to (Hvem vant rennet i Sandnes, Kari Lund)?"

`qa.followups.followup` says in words what a follow-up means, by rules that may be wrong or find
nothing to go by. This fits every follow-up: search and reader find in the brackets what it is
about.
"""

from collections.abc import Sequence
from typing import Final

from qa.followups.topic import Exchange, short_answer
from qa.question import MAX_CHARACTERS
from qa.question_parts import split, written

_LONGEST: Final = 40
"""So many words stand in the brackets at most."""
_NO_BRACKETS: Final = str.maketrans("", "", "()")


def in_context(question: str, history: Sequence[Exchange]) -> str:
    """Returns a question with the one before it, and its answer where that is short, in brackets.

    What stood in brackets before follows where there is room. The question comes back unchanged
    where there is none before it, or where it would get too long.

    Args:
        question: The question as typed.
        history: What was asked and answered before, oldest first.
    """
    if not history:
        return question
    words, note = split(question)
    before, about = split(history[-1].question)
    told: list[str] = []
    for piece in (note, " ".join(before), short_answer(history[-1]) or "", about):
        plain = piece.translate(_NO_BRACKETS)
        if plain and len(" ".join([*told, plain]).split()) <= _LONGEST:
            told.append(plain)
    found = written(words, ", ".join(told))
    return found if len(found) <= MAX_CHARACTERS else question
