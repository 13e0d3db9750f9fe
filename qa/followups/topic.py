"""What a conversation is about: its exchanges, and the phrases of the questions in them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.document import Span
from corpus.names import is_first_name
from corpus.speakers import split_title
from qa.answer import Answer
from qa.evidence import Place
from qa.phrases import UNSURE
from qa.question_parts import Parts, Stretch, find_names, named, parse, phrase_around
from qa.question_words import (
    Words,
    bare,
    has_english,
    is_content,
    is_definite,
    is_lexical,
    is_participle,
    is_time,
    word_at,
)
from qa.word_lists import (
    AMOUNTS,
    COPULAS,
    FUNCTION_WORDS,
    JOINING,
    MANY,
    MODALS,
    PREPOSITIONS,
    PRONOUNS,
    THING_WORDS,
    WHICH,
)

_ASIDE = re.compile(r"\s*\([^()]*\)")
_MARKS = ' \t.,;:!?–—-«»"“”'
_LONGEST_ANSWER = 8
_SUBJUNCTIONS = frozenset("at da då når fordi hvis viss dersom mens som".split())


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question of the conversation and its answer, as plain data.

    Attributes:
        question: The question as it was understood.
        answer: The answer's words, None where it was refused.
        sentence: The sentence that was cited, None with `answer`.
        document_id: The document that was cited; the one that was found first where the question
            was refused, None where there was none.
        start: The first code point of the answer in that document, None with `answer`.
        end: One past its last code point, None with `answer`.
        sure: Whether the answer was more likely right than wrong. Another one is not put into
            a question that can do without it.
    """

    question: str
    answer: str | None = None
    sentence: str | None = None
    document_id: str | None = None
    start: int | None = None
    end: int | None = None
    sure: bool = True

    @property
    def place(self) -> Place | None:
        """Where the answer stands, None where there is none."""
        if self.document_id is None or self.start is None or self.end is None:
            return None
        return self.document_id, Span(self.start, self.end)

    @classmethod
    def of(cls, answer: Answer) -> "Exchange":
        """Returns what a later question may lean on."""
        if not answer.citations:
            found = next((hit.document_id for hit in answer.passages), None)
            return cls(answer.understood, document_id=found)
        first = answer.citations[0]
        return cls(
            question=answer.understood,
            answer=answer.answer,
            sentence=first.sentence,
            document_id=first.document_id,
            start=first.start,
            end=first.end,
            sure=answer.confidence >= UNSURE,
        )


def short_answer(exchange: Exchange) -> str | None:
    """Returns the answer as it can stand in a question, None where it is too long for that."""
    if exchange.answer is None:
        return None
    words = _ASIDE.sub("", exchange.answer).strip(_MARKS).split()
    return " ".join(words) if 0 < len(words) <= _LONGEST_ANSWER else None


def answered_name(exchange: Exchange) -> str | None:
    """Returns the person or body that the answer names first, without title."""
    if exchange.answer is None:
        return None
    words = _ASIDE.sub("", exchange.answer).strip(_MARKS).split()
    for name in find_names(words, whole=False):
        _, rest = split_title([word.strip(_MARKS) for word in name.of(words)], initial=True)
        if len(rest) == 1 and bare(rest[0]) in FUNCTION_WORDS:
            return None  # a clause, with the capital of its sentence
        if rest:
            return " ".join([*rest, *_common(words, name)])
    return None


def _common(words: Words, name: Stretch) -> list[str]:
    """Returns "eksportråd" of the answer "Nasjonalt eksportråd", which is no name without it."""
    more = [word.strip(_MARKS) for word in words[name.end :]]
    body = name.start == 0 and len(more) == 1 and not is_first_name(bare(words[0]))
    noun = body and more[0].islower() and is_content(more[0]) and not is_participle(more[0])
    return more if noun else []


def is_mass(parts: Parts) -> bool:
    """Returns whether a question asks how much there is of something: "hvor mye regn"."""
    return bool(parts.noun) and parts.degree in AMOUNTS - MANY


def names_it(parts: Parts) -> bool:
    """Returns whether a question asks what something is called, so that its answer is a name."""
    named = parts.finite in COPULAS | {"heter", "heiter", "kalles"}
    return parts.asked_for in WHICH or (parts.asked_for in THING_WORDS and named)


def phrases(question: str) -> list[Stretch]:
    """Returns the phrases of a question's rest that tell its topic, in order."""
    parts = parse(question)
    rest = parts.rest
    after_verb = is_lexical(parts.verb)
    modal = parts.finite in MODALS
    found: list[Stretch] = []
    for name in named(rest):
        # "Selger Hval andelen": what follows the subject is the object.
        compound = after_verb and bool(parts.asked)
        phrase = phrase_around(rest, name, after_verb=compound, modal=modal)
        phrase = _definite_phrase(rest, phrase, name, after_verb=after_verb or modal)
        if found and phrase.overlaps(found[-1]):
            phrase = Stretch(found.pop().start, phrase.end)
        found.append(phrase)
    for place in range(len(rest)):
        phrase = _unnamed(rest, place, after_verb=after_verb or modal)
        if phrase.start < phrase.end and not any(map(phrase.overlaps, found)):
            found.append(phrase)
    if modal and found:
        # "When did the bridge open": the infinitive ends the question.
        found = [
            _without_infinitive(rest, item) if _is_subject(rest, item, found) else item
            for item in found
        ]
    if not has_english(question.split()):  # "at" is "that"
        found = [Stretch(one.start + (rest[one.start] == "at"), one.end) for one in found]
    return sorted((item for item in found if item.start < item.end), key=lambda item: item.start)


def _is_subject(rest: Words, item: Stretch, found: Sequence[Stretch]) -> bool:
    """Returns whether no infinitive can stand before a phrase: not "take the wind course"."""
    inside = {n for one in found for n in range(one.start, one.end)}
    before = (rest[n] for n in range(item.start) if n not in inside)
    return not any(is_content(word) and word.islower() for word in before)


def _ends_phrase(word: str) -> bool:
    return is_participle(word) or bare(word).endswith("ed")


def _without_infinitive(rest: Words, item: Stretch) -> Stretch:
    long = item.end - item.start > 2 and bare(rest[item.start]) == "the"
    ends = item.end == len(rest) or bare(rest[item.end]) == "the"
    long &= ends and rest[item.end - 1].islower()
    return Stretch(item.start, item.end - 1) if long else item


def _is_known(rest: Words, place: int, *, after_verb: bool) -> bool:
    """Returns whether a definite noun stands at a place, and not the rest of a passive verb."""
    before = rest[place - 1] if place else ""
    clause = before[:1].isupper() and bool(_SUBJUNCTIONS & set(map(bare, rest[: place - 1])))
    if bare(rest[place]).endswith("et") and clause:
        return False  # "at Lund sluttet"
    if after_verb or not bare(rest[place]).endswith("et"):
        return is_definite(rest[place])
    # "ble skadet i angrepet", "har vedtatt budsjettet", "er angrepet oppklart"
    after = rest[place + 1] if place + 1 < len(rest) else ""
    follows = bare(before) in PREPOSITIONS or (before.islower() and is_participle(before))
    leads = not place and (is_participle(after) or bare(after).endswith("et"))
    return is_definite(rest[place]) and (follows or leads)


def _definite_phrase(rest: Words, phrase: Stretch, name: Stretch, *, after_verb: bool) -> Stretch:
    """Returns a phrase from its first definite noun on, else the name; with its preposition."""
    start = phrase.start
    while start < name.start and not _is_known(rest, start, after_verb=after_verb):
        if start and bare(rest[start - 1]) == "the":
            return Stretch(start - 1, phrase.end)
        start += 2
    if start and bare(rest[start - 1]) in JOINING:
        start -= 1
    return Stretch(start, phrase.end)


def _unnamed(rest: Words, place: int, *, after_verb: bool) -> Stretch:
    """Returns the time or the definite noun that begins at a place; empty where none does."""
    word, before = rest[place], word_at(rest, place - 1)
    end = place + 1
    if before == "the" and is_content(word):
        while end < len(rest) and is_content(rest[end]) and not _ends_phrase(rest[end]):
            end += 1
        return Stretch(place - 1, end)
    if _is_known(rest, place, after_verb=after_verb):
        if end + 1 < len(rest) and bare(rest[end]) in PREPOSITIONS and is_content(rest[end + 1]):
            plain = rest[end + 1].islower() and not is_definite(rest[end + 1])
            end += 2 if plain and not is_time(rest[end + 1]) else 0
        return Stretch(place, end)
    if is_time(word) and not is_time(before):
        while end < len(rest) and is_time(rest[end]):
            end += 1
        return Stretch(place - 1 if before in JOINING else place, end)
    return Stretch(place, place)


def topic(history: Sequence[Exchange], *, time: bool = True) -> list[str]:
    """Returns the phrases that the conversation is about; empty where nothing tells.

    Args:
        history: The conversation, oldest first.
        time: Whether a time belongs to it where little else is known.
    """
    for exchange in reversed(history):
        parts = parse(exchange.question)
        pieces = [" ".join(item.of(parts.rest)) for item in phrases(exchange.question)]
        pieces = [
            piece
            for piece in pieces
            if not is_time(piece.split()[-1]) or (time and all(is_bound(other) for other in pieces))
        ]
        noun = " ".join(parts.noun)
        if noun and bare(parts.noun[0]) in PREPOSITIONS:
            pieces.insert(0, noun if _bound(parts.noun) else " ".join(parts.noun[1:]))
        elif is_mass(parts) and pieces and all(is_bound(piece) for piece in pieces):
            pieces[0] = f"{noun} {pieces[0]}"
        if parts.note:
            pieces.extend(parts.note.split(", "))
        short = short_answer(exchange)
        if short and names_it(parts) and answered_name(exchange):
            pieces.insert(0, short)
        if not pieces and not _says_nothing(parts):
            pieces = [" ".join((*parts.noun, *_timeless(parts.rest))[:_LONGEST_ANSWER])]
        pieces = [piece for piece in pieces if piece.strip()]
        if pieces:
            return pieces
    return []


def _says_nothing(parts: Parts) -> bool:
    """Returns whether a question says nothing of its topic: "Kven eig han?", "Ble noen skadet?"."""
    words = [*parts.noun, *parts.rest]
    content = [word for word in words if is_content(word) and not is_participle(word)]
    return not content or any(bare(word) in PRONOUNS for word in words)


def _timeless(rest: Words) -> list[str]:
    """Returns the words without times and their prepositions."""
    return [
        word
        for place, word in enumerate(rest)
        if not is_time(word)
        and not (bare(word) in PREPOSITIONS and is_time(word_at(rest, place + 1)))
    ]


def _bound(words: Words) -> bool:
    return bare(words[0]) in JOINING


def is_bound(piece: str) -> bool:
    """Returns whether a phrase begins with a preposition, so that it joins any question."""
    return _bound(piece.split())


def unbound(piece: str) -> str:
    """Returns a phrase without the preposition that it begins with."""
    return piece.split(maxsplit=1)[1] if is_bound(piece) and " " in piece else piece
