"""Asks of who holds a role in another place: "Og i Moss?" after a person was filled in."""

from collections.abc import Sequence

from corpus.speakers import is_role
from qa.followups.topic import Exchange, answered_name
from qa.question_parts import find_names, parse, split, written
from qa.question_words import Words, bare, has_english, is_definite, word_at
from qa.word_lists import COPULAS, PERSON_WORDS, PLACE_PREPOSITIONS, PREPOSITIONS, ROLES


def ask_other_holder(fragment: Words, history: Sequence[Exchange]) -> str | None:
    """Returns "Hvor gammel er ordføreren i Moss?" of "Og i Moss?".

    That is where the person whose age was asked for had answered who is "ordfører i Hval":
    another place has another one.

    Args:
        fragment: What follows "og" or "enn".
        history: What was asked and answered before, oldest first.
    """
    placed = len(fragment) > 1 and bare(fragment[0]) in PLACE_PREPOSITIONS
    if not placed or not all(word[:1].isupper() for word in fragment[1:]):
        return None
    words, _ = split(history[-1].question)
    for before in reversed(history[:-1]):
        role, name = _role(before), answered_name(before)
        if not role or not name:
            continue
        for found in find_names(words):
            if not set(found.of(words)) <= set(name.split()):
                continue
            holder, end = _the_holder(role, english=has_english(words)), found.end
            if tuple(words[end : end + len(role)]) == role:  # "er Kari Lund ordfører i Hval"
                end += len(role)
                bound = word_at(words, end) in PREPOSITIONS
                end += bound and next((n.end - end for n in find_names(words) if n.start > end), 1)
            return written([*words[: found.start], *holder, *fragment, *words[end:]])
    return None


def _role(exchange: Exchange) -> tuple[str, ...]:
    """Returns "ordfører" of "Hvem er ordfører i Hval?", empty where no such thing was asked."""
    parts = parse(exchange.question)
    end = next((n for n, word in enumerate(parts.rest) if bare(word) in PREPOSITIONS), 0)
    noun = word_at(parts.rest, end - 1)
    asks = parts.asked_for in PERSON_WORDS and parts.finite in COPULAS
    return parts.rest[:end] if asks and (is_role(noun) or noun in ROLES) else ()


def _the_holder(role: tuple[str, ...], *, english: bool) -> list[str]:
    """Returns a role in the definite form: "ordføreren", "the mayor"."""
    *first, noun = role
    if english:
        return [*first, noun] if "the" in first else ["the", *first, noun]
    return [*first, noun if is_definite(noun) else f"{noun.removesuffix('e')}en"]
