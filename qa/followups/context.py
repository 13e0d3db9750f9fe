"""Tells a follow-up what its conversation is about, in brackets behind the question.

    "Hvem ble nummer to?"  ->  "Hvem ble nummer to (rennet i Sandnes, Kari Lund)?"

Unlike `qa.followups.followup`, which says in words what a follow-up means, this fits every
follow-up, also one whose words do not show that it is one: search and reader find in the brackets
what it is about.
"""

from collections.abc import Sequence
from typing import Final

from index.terms import stems
from qa.followups.topic import Exchange, answered_name, names_it, phrases, unbound
from qa.question import MAX_CHARACTERS
from qa.question_parts import parse, split, written
from qa.question_words import is_content, is_time, without_genitive
from qa.word_lists import PERSON_WORDS

_LONGEST: Final = 16
"""So many words stand in the brackets at most."""


def in_context(question: str, history: Sequence[Exchange]) -> str:
    """Returns a question with what its conversation is about in brackets behind it.

    That is: the names and phrases of the question that opened the topic, the names of the one
    before this, and the person or thing that answered it. What the question says itself is left
    out; where nothing is left, or it would get too long, the question comes back unchanged.

    Args:
        question: A question of the conversation, as understood so far.
        history: What was asked and answered before, oldest first.
    """
    if not history:
        return question
    words, note = split(question)
    kept = [note] if note else []
    said = set(stems(question))
    # A question that repeats most of another one leaves out what it has another word for.
    replaced: set[str] = set()
    last, opening = history[-1], _opening(history)
    for before in (last, opening):
        asked = set(stems(before.question))
        replaced |= asked - said if _repeats(asked, said) else set()
    replaced |= _renamed(opening.question, last.question) | _renamed(last.question, question)
    for piece in _pieces(history, said):
        meant = _meaning(piece)
        if meant and not meant <= said and not meant & replaced:
            kept.append(piece)
            said |= meant
    told = ", ".join(kept)
    if told == note or len(told.split()) > _LONGEST:
        return question
    found = written(words, told)
    return found if len(found) <= MAX_CHARACTERS else question


def _repeats(asked: set[str], again: set[str]) -> bool:
    return 2 * len(asked & again) > len(asked)


def _renamed(question: str, again: str) -> set[str]:
    """Returns the stems of the names that a question has and its repetition has others for."""
    asked, said = split(question)[0], set(stems(again))
    names = set(stems(" ".join(word for word in asked[1:] if word[:1].isupper())))
    others = [word for word in again.split()[1:] if word.lstrip("(")[:1].isupper()]
    repeated = _repeats(set(stems(" ".join(asked))) - names, said)
    return names - said if repeated and set(stems(" ".join(others))) - names else set()


def _opening(history: Sequence[Exchange]) -> Exchange:
    return next((one for one in reversed(history) if one.opens), history[0])


def _pieces(history: Sequence[Exchange], said: set[str]) -> list[str]:
    last = history[-1]
    opening = _opening(history)
    pieces = _phrases(opening.question, said)
    if last is not opening:
        pieces += [piece for piece in _phrases(last.question, said) if _is_named(piece)]
    parts = parse(last.question)
    if (parts.asked_for in PERSON_WORDS or names_it(parts)) and (name := answered_name(last)):
        pieces.append(name)
    return pieces


def _phrases(question: str, said: set[str]) -> list[str]:
    """Returns a question's phrases with a name in them; all where they say nothing new."""
    parts = parse(question)
    found = [unbound(" ".join(item.of(parts.rest))) for item in phrases(question)]
    if _is_named(noun := " ".join(parts.noun)):
        found.insert(0, noun)
    named = [piece for piece in found if _is_named(piece)] + parts.note.split(", ")
    lasting = [piece for piece in found if not is_time(piece.split()[-1])]
    rest = " ".join(word for word in (*parts.noun, *parts.rest) if is_content(word))
    if _meaning(" ".join(named)) <= said:
        return lasting or [rest]
    return [piece for piece in named if piece]


def _is_named(piece: str) -> bool:
    return any(word[:1].isupper() for word in piece.split())


def _meaning(piece: str) -> set[str]:
    """Returns the stems of a phrase, small words aside."""
    words = (word for word in piece.split() if is_content(word))
    return set(stems(" ".join(map(without_genitive, words))))
