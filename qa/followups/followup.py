"""Makes a question that leans on the conversation into one that stands alone.

Follow-ups are told by closed lists of function words, and resolved by word order and a few
endings: no model and no list of topics. A question that stands alone comes back unchanged.
"""

import re
from collections.abc import Sequence

from index.terms import stem, stems
from qa.followups.ask_other import ask_other
from qa.followups.ellipsis import about_the_same, of_another, with_counted, without_verb
from qa.followups.opposites import OPPOSITES, next_in_rank
from qa.followups.other_holder import ask_other_holder
from qa.followups.resolve import resolve
from qa.followups.substitute import ask_about
from qa.followups.topic import Exchange, is_bound, short_answer, topic, unbound
from qa.question import MAX_CHARACTERS
from qa.question_parts import find_names, parse, split, tells_what, written
from qa.question_words import (
    Words,
    bare,
    has_english,
    is_content,
    is_definite,
    is_time,
    word_at,
)
from qa.word_lists import (
    AUXILIARIES,
    CONNECTIVES,
    DEMONSTRATIVES,
    DETERMINERS,
    FUNCTION_WORDS,
    HER,
    HIS,
    IT,
    PERSON_WORDS,
    PREPOSITIONS,
    PRONOUNS,
    QUESTION_WORDS,
    RELATIONS,
    RELATIVE_TIMES,
    REQUESTS,
    SAY,
    THEY,
    THING_WORDS,
)

_ABOUT = re.compile(
    r"(?:(?:hva|kva|ka)(?: så)? med|enn|(?:hvordan|korleis) (?:er det )?med|(?:what|how) about)\b",
    re.IGNORECASE,
)
_THAT = frozenset("det dette that this so it".split())
_THAN = frozenset("før etter before after".split())
_HAPPENED = frozenset("er var skjedde skjer hendte ble blei vart was is happened did".split())
_TAGS = frozenset(
    "da då så egentlig eigentleg nøyaktig akkurat det then exactly that it so else ellers"
    " elles".split()
)
_IS = frozenset("er is are betyr tyder".split())
_ACTS = frozenset("går gikk heter heiter kommer skjedde gjør gjorde gjer gjort".split())
"""Verbs among the function words that make a question more than a question word."""
_NATIONAL = re.compile(r"\w+minister(?:en)?|stortingspresident(?:en)?|riksadvokat(?:en)?|konge[n]?")
_SMALL = (FUNCTION_WORDS - AUXILIARIES - SAY - PRONOUNS - DEMONSTRATIVES - _ACTS) | _TAGS
_LONGEST_FRAGMENT = 6
_FEW = 2
"""A question without a name and with about so many words of content may lean on what was said."""
_BARELY = 3
"""One of so many words, a verb and no noun among them, says nothing of its topic."""


def understand(question: str, history: Sequence[Exchange]) -> str:
    """Returns a question as it is meant in its conversation.

    Args:
        question: The question as typed, in bokmål, nynorsk or English.
        history: What was asked and answered before, oldest first.

    Returns:
        A question that stands alone; the same one where it stood alone already, where there is
        no conversation, and where what it leans on cannot be told.
    """
    words, note = split(question)
    if not history or _asks_nothing(question, words, history[-1]):
        return question
    if (asked := _asked_of(words)) is not None:
        what, then = asked
        return understand(then, [*history, Exchange(what)])
    found = _understand(question, history)
    if found and note:  # "Hva koster den (med moms)?"
        words, told = split(found)
        found = written(words, ", ".join(filter(None, (note, told))))
    return found if found and len(found) <= MAX_CHARACTERS else question


def asks_speaker(question: str) -> bool:
    """Returns whether a question is "Hvem sa det?": who said what was just answered."""
    words = [bare(word) for word in _core(question)]
    words = [word for word in words if word not in {"da", "då", "har", "has"}]
    return len(words) == 3 and words[0] in PERSON_WORDS and words[1] in SAY and words[2] in _THAT


def _core(question: str) -> list[str]:
    """Returns the words without those that only tie them to what was said."""
    words, _ = split(question)
    found = [bare(word) for word in words]
    told = len(found) > 1 and found[-1] in _THAT and found[-2] in _THAN
    # "Året før det?" is "Året før?", but "Hva skjedde før det?" is a question.
    return words[:-1] if told and found[0] not in QUESTION_WORDS else words


def _understand(question: str, history: Sequence[Exchange]) -> str | None:
    last = history[-1]
    words = _core(question)
    tied = bare(question.split(maxsplit=1)[0]) in CONNECTIVES
    if asks_speaker(question):
        return _said(words, history)
    if fragment := _other(words) or of_another(words, last) or next_in_rank(words, last):
        return ask_other_holder(fragment, history) or ask_about(fragment, last)
    if (counted := without_verb(words, last)) is not None:
        return ask_other(counted, last, noun=True)
    what = bare(words[0]) in THING_WORDS  # "Hva skjer nå?" asks nothing of "hva koster broen"
    if _is_bare(words) and not (_happened(words) and (what or _tells_what_is(last))):
        return ask_other(_without_tags(words), last)
    if _is_fragment(words, question, tied=tied):
        return ask_other_holder(words, history) or ask_about(words, last)
    words = with_counted(words, last)
    resolved = resolve(words, history)
    if resolved is not None:
        words = resolved
    elif (told := about_the_same(words, last)) is not None:
        return told
    elif not _leans(words, last, tied=tied):
        return None
    if not find_names(words):
        return _joined(words, topic(history, time=not _names_time(words)))
    return written(words) if resolved is not None else None


def _names_time(words: Words) -> bool:
    said = f" {' '.join(map(bare, words))} "
    return any(map(is_time, words)) or any(f" {one} " in said for one in RELATIVE_TIMES)


def _asks_nothing(question: str, words: Words, last: Exchange) -> bool:
    """Returns whether nothing stands behind what ties it to the conversation: "Og?", "Hva med?"."""
    said = " ".join(words)
    alone = len(question.split()) == 1 and bare(said) in CONNECTIVES
    alone &= bare(said) != "men" or not has_english(last.question.split())
    return alone or not any(map(str.isalnum, said)) or _ABOUT.fullmatch(said) is not None


def _other(words: Words) -> list[str]:
    """Returns "Canada" of "Hva med Canada?"."""
    said = " ".join(words)
    about = _ABOUT.match(said + " ")
    return said[about.end() :].split() if about else []


def _asked_of(words: Words) -> tuple[str, str] | None:
    """Returns "the union?" and "What does it say?" of "What about the union, what does it say?"."""
    told = _other(words)
    ends = [n for n, word in enumerate(told, start=1) if word.endswith(",")]
    ends = [n for n in ends if word_at(told, n) in QUESTION_WORDS]
    return (" ".join(told[: ends[0]]), written(told[ends[0] :])) if ends else None


def _said(words: Words, history: Sequence[Exchange]) -> str:
    """Returns "Hvem sa «312 millioner» (broen i Sandvika)?": what was answered, and on what."""
    answer = short_answer(history[-1])
    claim = f"«{answer}»" if answer else words[-1]
    return written([*words[:-1], claim], ", ".join(topic(history)))


def _is_bare(words: Words) -> bool:
    """Returns whether a question is a question word alone: "Når?", "Til hvor mange da?"."""
    found = [bare(word) for word in words]
    if not any(word in QUESTION_WORDS for word in found[:2]):
        return False
    if any(word == "så" and word_at(found, n) in PREPOSITIONS for n, word in enumerate(found, 1)):
        return False  # the verb of "Hvor mange så på?"
    if len(found) == 3 and found[1] in _HAPPENED and found[2] in {"det", "dette", "it", "that"}:
        return found[0] not in PERSON_WORDS | THING_WORDS
    return len(found) <= 4 and _SMALL.issuperset(found)


def _happened(words: Words) -> bool:
    return len(words) > 1 and bare(words[1]) in {"skjedde", "skjer", "hendte", "happened"}


def _tells_what_is(last: Exchange) -> bool:
    """Returns whether the question before was of a state, which does not happen."""
    return parse(last.question).finite in {"er", "is", "are", "heter", "heiter"}


def _without_tags(words: Words) -> list[str]:
    kept = [word for word in words if bare(word) not in _TAGS]
    return [word for word in kept if bare(word) not in _HAPPENED]


def _is_fragment(words: Words, question: str, *, tied: bool) -> bool:
    """Returns whether words without question word and verb follow a question: "Og i Oslo?"."""
    found = [bare(word) for word in words]
    if len(words) > _LONGEST_FRAGMENT or any(word in QUESTION_WORDS for word in found):
        return False
    if any(word in AUXILIARIES | SAY for word in found) or found[0] in REQUESTS:
        return False
    owned = tied and len(found) == 2 and set(found) & (HIS | HER | {"her"})
    opposed = len(found) == 2 and found[0] in OPPOSITES and found[1] in IT | THEY
    stands = any(_stands(found, place, tied=tied) for place in range(len(found)))
    if stands and not (owned or opposed):
        return False
    asks = question.rstrip().endswith("?")
    return tied or found[0] in PREPOSITIONS or (asks and len(words) <= 3)


def _stands(words: Words, place: int, *, tied: bool) -> bool:
    """Returns whether a word is a pronoun, and not "den" of "Og den forrige?"."""
    word = words[place]
    opens = words[place - 1] in PREPOSITIONS if place else tied
    is_article = word in DETERMINERS and opens and place < len(words) - 1
    return word in PRONOUNS and not is_article


def _leans(words: Words, last: Exchange, *, tied: bool) -> bool:
    """Returns whether a question says too little of its topic to stand alone.

    One that "og" or "and" ties to what was said does, where it has no name of its own.
    """
    found = [bare(word) for word in words]
    if find_names(words) or not any(word in QUESTION_WORDS | AUXILIARIES for word in found[:2]):
        return False
    content = [word for word in words if is_content(word) and not is_time(word)]
    if _defines(words, content):
        return False
    if tells_what(words):
        return True  # "Hvem har bestemt det?"
    if not tied and content and all(_NATIONAL.fullmatch(bare(word)) for word in content):
        return False  # "Hvem er statsminister?"
    if tied or any(word in DEMONSTRATIVES for word in found):
        return len(content) <= 2 * _FEW
    if len(content) <= 1 and len(words) <= _BARELY and not any(map(is_definite, words)):
        return True  # "Hvem vant?"
    # A definite noun may be the only one of its kind; it leans where it was spoken of before.
    said = stems(" ".join(filter(None, (last.question, last.answer, last.sentence))))
    back = any(is_definite(word) and stem(bare(word)) in said for word in content)
    return back and len(content) <= _FEW + 1


def _defines(words: Words, content: Words) -> bool:
    """Returns whether a question asks what something is at all: "Hva er inflasjon?"."""
    found = [bare(word) for word in words]
    general = len(found) > 1 and found[0] in THING_WORDS and found[1] in _IS
    pointed = any(is_definite(word) for word in words) or "the" in found
    back = set(found) & (DEMONSTRATIVES | PRONOUNS)
    return general and bool(content) and not pointed and not back


def _joined(words: Words, pieces: Sequence[str]) -> str | None:
    """Returns a question with the topic added that it leans on."""
    words = _named_in_full(words, pieces)
    said = set(stems(" ".join(words)))
    missing = [piece for piece in pieces if not said.issuperset(stems(unbound(piece)))]
    if not missing:
        return written(words) if pieces else None
    preposition = RELATIONS.get(bare(words[-1]))
    if preposition and unbound(missing[0])[:1].islower():
        return written([*words, preposition, unbound(missing[0])], ", ".join(missing[1:]))
    if all(is_bound(piece) for piece in missing):
        return written([*words, *missing])
    return written(words, ", ".join(missing))


def _named_in_full(words: Words, pieces: Sequence[str]) -> list[str]:
    """Returns "broen" as "broen over Hval", where a phrase of the topic says so."""
    phrases = [unbound(piece) for piece in pieces if is_content(unbound(piece).split()[0])]
    full = {bare(piece.split()[0]): piece for piece in phrases if not piece.startswith("the ")}
    said = " ".join(words)
    return " ".join(
        piece if (piece := full.get(bare(word), word)) not in said else word for word in words
    ).split()
