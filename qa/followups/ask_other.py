"""Asks something else of the same: "Og når?" with the question before as the frame."""

from dataclasses import replace

from corpus.speakers import is_role
from qa.followups.topic import Exchange, answered_name, short_answer
from qa.question_parts import Parts, find_names, named, parse, written
from qa.question_words import Words, bare, has_english, is_lexical, word_at
from qa.word_lists import (
    AMOUNTS,
    AUXILIARIES,
    COPULAS,
    MANY,
    PERSON_WORDS,
    PREPOSITIONS,
    THING_WORDS,
    UNITS,
    WHICH,
)

_NO_FRAME = AMOUNTS | PERSON_WORDS | WHICH
"""Question words that ask after those who were counted, or count again."""


def ask_other(new: Words, exchange: Exchange, *, noun: bool = False) -> str:
    """Returns the question before with another question word: "Når" for "Hvem".

    What was asked for then is filled in with what was answered.

    Args:
        new: The question word with its preposition and degree: "til hvor mange".
        exchange: The question before and its answer.
        noun: Whether `new` names what it asks after, as "hvor mange barn" does.
    """
    if not exchange.sure:
        exchange = replace(exchange, answer=None)
    parts = parse(exchange.question)
    if noun and parts.noun and parts.asked_for not in WHICH:
        parts = replace(parts, noun=())
    if noun and _counts_things(new) and _has_object(parts):
        # "Hvor mange mål?" after "Hvem vant kampen?": of the match, but nobody wins goals.
        return written(new, ", ".join(filter(None, (_object(parts), parts.note))))
    return _ask_other(new, parts, exchange)


def _counts_things(new: Words) -> bool:
    """Returns whether words ask how many of something: "hvor mange mål", and no sum of money."""
    counted = len(new) > 2 and bare(new[1]) in AMOUNTS
    return counted and bare(new[-1]) not in UNITS and bare(new[0]) not in PREPOSITIONS


def _counts_subject(parts: Parts) -> bool:
    """Returns whether a question asks how many did something: "Hvor mange ble skadd?"."""
    there = bool(parts.rest) and bare(parts.rest[0]) in {"det", "there"}
    counts = not parts.noun and parts.degree in MANY
    return counts and not parts.subject_end and not there


def _has_object(parts: Parts) -> bool:
    """Returns whether a question for a person tells what was done, and to what, or a role."""
    who = parts.asked_for in PERSON_WORDS and bare(parts.asked[0]) in PERSON_WORDS
    holds = parts.finite in COPULAS and is_role(word_at(parts.rest, 0))
    return who and (holds or (is_lexical(parts.verb) and parts.subject_end > 0))


def _object(parts: Parts) -> str:
    """Returns what something was done to; "Lia skole" of "Hvem er rektor på Lia skole?"."""
    names = named(parts.rest)
    start = names[0].start if names and parts.finite in COPULAS else 0
    return " ".join(parts.rest[start:])


def _ask_other(new: Words, parts: Parts, exchange: Exchange) -> str:
    rest, noun, verb = list(parts.rest), list(parts.noun), list(parts.verb)
    subject: list[str] = []
    who = parts.asked_for in PERSON_WORDS
    if not parts.asked:
        verb = [word.lower() for word in verb]
    elif who or parts.asked_for in WHICH | THING_WORDS:
        rest, subject = _fill(parts, exchange)
        noun = []
    elif noun and rest and bare(rest[0]) == "det":
        rest, subject, noun = rest[1:], noun, []  # "har det falt nedbør"
    elif noun and len(new) == 1 and bare(new[0]) in PERSON_WORDS:
        if rest and rest[0][:1].isupper():  # "Hvor mange barn har Kari?", "Hvem?"
            note = ", ".join(filter(None, (" ".join(noun), " ".join(rest), parts.note)))
            return written(new, note)
        noun = []  # "Hvor mange partier støttet forslaget?", "Hvem?"
    elif noun and bare(new[-1]) in WHICH:
        pass
    elif _counts_subject(parts) and not _NO_FRAME & {bare(word) for word in new}:
        # "Hvor mange ble skadd?": so many were.
        some = "some" if has_english([*parts.asked, *verb]) else "noen"
        subject = [short_answer(exchange) or some]
    elif (noun and bare(new[-1]) not in AMOUNTS) or (noun and len(new) > 2):
        end = parts.subject_end
        rest, noun = [*rest[:end], *noun, *rest[end:]], []
    if subject and has_english(new) and (not verb or bare(verb[0]) not in AUXILIARIES):
        return written([*new, "was", "it", "that", *subject, *verb, *rest], parts.note)
    return written([*new, *noun, *verb, *subject, *rest], parts.note)


def _fill(parts: Parts, exchange: Exchange) -> tuple[list[str], list[str]]:
    """Returns the rest of a question and its subject, with the answer in the asked one's place."""
    rest = list(parts.rest)
    name = answered_name(exchange)
    short = short_answer(exchange)
    if parts.asked_for in PERSON_WORDS:
        preposition = bool(rest) and bare(rest[-1]) in PREPOSITIONS
        asked = name or short
        if preposition and asked:
            return [*rest, asked], []
        stranded = next((n for n in range(len(rest) - 1) if _is_stranded(rest, n)), None)
        if stranded is not None and asked:
            return [*rest[: stranded + 1], asked, *rest[stranded + 1 :]], []
        names = find_names(rest, whole=False)
        if names and names[0].start == 0 and parts.verb and bare(parts.verb[0]) in COPULAS:
            return [*rest, short or ""], []  # "Hvem er Kari Lund" is answered with what she is
        nobody = "someone" if has_english([*parts.asked, *parts.verb]) else "noen"
        # "Hvem har Kari ansatt": the one asked for is no subject.
        if bare(parts.asked[0]) in PREPOSITIONS:
            return [*rest, bare(parts.asked[0]), asked or nobody], []
        return rest, [asked or nobody]
    stranded = bool(rest) and bare(rest[-1]) in PREPOSITIONS
    if not name or not short or (name != short and not stranded and parts.asked_for in THING_WORDS):
        return rest, [] if parts.subject_end and not is_lexical(parts.verb) else list(parts.noun)
    names = find_names(rest, whole=False)
    named_first = bool(names) and names[0].start == 0
    if named_first or (parts.subject_end and not is_lexical(parts.verb)):
        if bare(parts.asked[0]) in PREPOSITIONS:
            return [*rest, bare(parts.asked[0]), short], []
        return ([*rest, short] if stranded or is_lexical(parts.verb) else rest), []
    return rest, [short]


def _is_stranded(rest: Words, place: int) -> bool:
    """Returns whether a preposition has lost what it belongs to: "uten" in "uten mot Solvik"."""
    return all(bare(word) in PREPOSITIONS for word in rest[place : place + 2])
