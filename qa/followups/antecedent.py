"""What a pronoun of a question stands for in its conversation."""

import re
from collections.abc import Sequence

from corpus.names import is_first_name
from corpus.speakers import Person, is_body, is_role, split_title
from qa.followups.topic import (
    Exchange,
    answered_name,
    is_mass,
    names_it,
    phrases,
    short_answer,
)
from qa.names import TRANSLATED
from qa.question_parts import Parts, Stretch, find_names, named, parse
from qa.question_words import (
    Words,
    bare,
    has_english,
    is_definite,
    is_time,
    without_genitive,
    word_at,
)
from qa.word_lists import (
    ARTICLES,
    HE,
    HE_NOUNS,
    HIS,
    PEOPLE,
    PERSON_WORDS,
    PLACE_PREPOSITIONS,
    PREPOSITIONS,
    SHE,
    SHE_NOUNS,
    THEIR,
    THEY,
    THING_WORDS,
    WHICH,
)

_ANSWERED = {
    "han": {"mann": "mannen", "gutt": "gutten", "gut": "guten", "man": "the man", "boy": "the boy"},
    "hun": {
        "kvinne": "kvinnen",
        "jente": "jenta",
        "woman": "the woman",
        "girl": "the girl",
    },
}
_PEOPLE = re.compile(
    r"\w*(?:ere|arar|ister|istar|inger|ingar|anter|antar|enter|entar|folk|personer|personar|elever"
    r"|elevar|ansatte|tilsette|kvinner|menn|barn|gutter|gutar|jenter|people|women|men|children"
    r"|workers|refugees|teachers|pupils|students|voters|members|nurses)"
)
_NO_PERSON = re.compile(r"\w{2,}(?:[^s]et|[ea]ne)")
"""Definite nouns that are neuter or plural, as no surname is; many of those end in -set."""
_AGED = re.compile(r"\d+-(?:åringen|year-old)")
_OF_A_LAND = re.compile(r"\w+(?:[ei]an|[ai]can|ish|ese|dic|nch|tch)")
_NYNORSK = frozenset("kva kven kvar kor kvifor korleis ein ikkje frå vart kostar".split())


def find_antecedent(
    pronoun: str, history: Sequence[Exchange], *, speaks: bool = False
) -> str | None:
    """Returns what a pronoun stands for, as words for a question; None where nothing fits.

    Args:
        pronoun: A pronoun in lower case.
        history: The conversation, oldest first.
        speaks: Whether it is of one who speaks, so that nynorsk "ho" is no thing.
    """
    for exchange in reversed(history):
        if pronoun in THEY | THEIR:
            found = _group(exchange)
        elif (gender := _gender(pronoun)) is not None:
            found = _person(gender, exchange)
            found = found or (None if speaks else _gendered(pronoun, exchange))
            found = found or _surname(gender, exchange)
        else:
            found = _thing(pronoun, exchange)
        if found:
            return _cut(found, history)
    return None


def _cut(found: str, history: Sequence[Exchange]) -> str:
    """Returns "Kari Lund" of "Kari Lund Hvalprisen", the subject and the object of "når vant"."""
    found = without_genitive(found)
    for exchange in history:
        for name in (answered_name(exchange), short_answer(exchange)):
            if name and name[:1].isupper() and found.startswith(f"{name} "):
                more = found[len(name) + 1 :]
                if more[:1].isupper():
                    return name
    return found


def _gender(pronoun: str) -> str | None:
    if pronoun in HE | HIS:
        return "han"
    return "hun" if pronoun in SHE or pronoun in {"her", "hennes", "hennar"} else None


def _fits(name: str, gender: str) -> bool:
    """Returns whether a name may be of a person; with gender "" only where the first name tells."""
    words = name.split()
    known = is_first_name(words[0])
    if is_body(words) or not (known or (gender and len(words) > 1)):
        return False
    return Person(name).may_be(gender)


def _person(gender: str, exchange: Exchange) -> str | None:
    """Returns the person of an exchange: the answer, else who is named or described last."""
    parts = parse(exchange.question)
    name = answered_name(exchange)
    known = name is not None and is_first_name(name.split()[0])
    words = [*parts.noun, *parts.rest]
    described = _described(words, gender)
    # "Hva heter direktøren i Hval"
    who = parts.asked_for in PERSON_WORDS or (names_it(parts) and described is not None)
    named = [
        " ".join(person)
        for place in find_names(words, whole=False)
        if (person := _without_title(words, place))
        and _fits(" ".join(person), gender)
        and not _is_place(words, place)
    ]
    # "Hvem er Kari gift med": she stays whom it is about.
    about = bool(named and parts.rest) and bare(parts.rest[-1]) in PREPOSITIONS
    if name and (who or known) and _fits(name, gender) and not about:
        return name
    if named:
        # "Why doesn't Kari want to sue Ola": the subject goes before the object.
        subject = parts.subject_end and " ".join(parts.rest).startswith(named[0])
        return named[0] if subject and has_english(words) else named[-1]
    if described:
        return described
    if name and who and not _may_be_noun(name, exchange) and Person(name).may_be(gender):
        return name
    return _answered_person(gender, exchange) if who else None


def _may_be_noun(name: str, exchange: Exchange) -> bool:
    """Returns whether a name is a body's, or a noun with the capital of its sentence."""
    noun = bool(_NO_PERSON.fullmatch(bare(name)))
    return is_body([name]) or (noun and (exchange.sentence or name).startswith(name))


def _answered_person(gender: str, exchange: Exchange) -> str | None:
    """Returns "mannen i 40-årene" where "en mann i 40-årene" was answered."""
    words = (short_answer(exchange) or "").split()
    known = _ANSWERED[gender]
    place = next((n for n, word in enumerate(words[:3]) if n and bare(word) in known), None)
    if place is None or bare(words[0]) not in ARTICLES:
        return None
    if {"og", "and"} & set(map(bare, words)):
        return None
    more = words[place + 1 :]  # but not "in his 30s"
    return " ".join([known[bare(words[place])], *(more if not {"his", "her"} & set(more) else [])])


def _gendered(pronoun: str, exchange: Exchange) -> str | None:
    """Returns the thing that nynorsk "ho" or "han" stands for: "brua", "rapporten"."""
    question = {bare(word) for word in exchange.question.split()}
    if pronoun != "ho" and not (pronoun == "han" and question & _NYNORSK):
        return None
    found = _thing(pronoun, exchange)
    ends = "a" if pronoun == "ho" else "en"
    first = found.split()[0] if found else ""
    return found if is_definite(first) and first.endswith(ends) else None


def _surname(gender: str, exchange: Exchange) -> str | None:
    """Returns a name that may be a surname alone: no place, and no first name of another gender."""
    parts = parse(exchange.question)
    words = [*parts.noun, *parts.rest]
    single = [
        " ".join(_without_title(words, place))
        for place in find_names(words, whole=False)
        if not _is_place(words, place)
        and not is_body(place.of(words))
        and word_at(words, place.start - 1) != "the"
    ]
    single = [
        name for name in single if not is_first_name(name.split()[0]) or Person(name).may_be(gender)
    ]
    return single[-1] if single else None


def _without_title(words: Words, place: Stretch) -> list[str]:
    found = place.of(words)
    return split_title(found)[1] or found


def _is_place(words: Words, name: Stretch) -> bool:
    first = bare(words[name.start])
    if first in TRANSLATED and name.end - name.start == 1:
        return True  # a land or its people
    place = name.start - 1
    if place > 0 and bare(words[place]) == "the":
        place -= 1
    before = word_at(words, place)
    return before in PLACE_PREPOSITIONS and not is_first_name(first)


def _described(words: Words, gender: str) -> str | None:
    """Returns "mannen med hatt i Moss": the last noun for a person and all that belongs to it."""
    other = SHE_NOUNS if gender == "han" else HE_NOUNS
    found = None
    for place, word in enumerate(words):
        noun = bare(word)
        # "the minister", "the former minister"
        the = "the" in map(bare, words[max(place - 2, 0) : place])
        english = has_english(words) and not the
        role = is_definite(word) or the
        person = (noun in PEOPLE and not english) or (role and is_role(noun))
        person = person or bool(_AGED.fullmatch(noun))
        if person and noun not in other:
            found = place
    if found is None:
        return None
    end = found + 1
    if end < len(words) and bare(words[end]) in {"som", "who"}:
        end = len(words)
    while end + 1 < len(words) and bare(words[end]) in PREPOSITIONS:
        end += 2
        while end < len(words) and words[end][:1].isupper():
            end += 1
    articles = [n for n in range(max(found - 2, 0), found) if bare(words[n]) == "the"]
    start = articles[-1] if articles else found
    return " ".join(Stretch(start, end).of(words))


def _group(exchange: Exchange) -> str | None:
    """Returns whom "de" stands for: the answer where it names someone, else the last name."""
    asked = parse(exchange.question).asked_for
    short = short_answer(exchange)
    name = answered_name(exchange)
    one = name is not None and _fits(name, "") and not set(short or "") & set(",;")
    one = one and " og " not in (short or "") and " and " not in (short or "")
    parts = parse(exchange.question)
    people = [
        words for item in named(parts.rest) if _fits(words := " ".join(item.of(parts.rest)), "")
    ]
    if asked in PERSON_WORDS and short and people:
        return f"{people[0]} {'and' if asked == 'who' else 'og'} {name or short}"
    if short and asked in PERSON_WORDS | WHICH and name and not one:
        return short
    if asked in PERSON_WORDS and short and not name and not _is_single(short):
        return short
    if counted := _counted_subject(exchange):
        return counted
    plural = [
        " ".join(found)
        for item in phrases(exchange.question)
        if bare((found := item.of(parts.rest))[0]).endswith(("ene", "ane", "erne"))
        and is_definite(found[0])
        and bare(found[0]) != "alene"
    ]
    if plural:
        return plural[-1]
    for stretch in reversed(named(parts.rest)):
        if _is_of_a_land(stretch.of(parts.rest)):
            continue
        first = stretch.start
        first -= first > 0 and bare(parts.rest[first - 1]) == "the"
        before = word_at(parts.rest, first - 1)
        several = stretch.end - stretch.start > 1
        person = _fits(" ".join(stretch.of(parts.rest)), "")
        joined = any(bare(word) in {"og", "and"} for word in stretch.of(parts.rest))
        if joined or (not person and (several or before not in PLACE_PREPOSITIONS)):
            return " ".join(stretch.of(parts.rest))
    return None


def _is_of_a_land(words: Words) -> bool:
    """Returns whether a name is an adjective alone: "Danish" of "the Danish fleet"."""
    word = bare(words[0])
    return len(words) == 1 and word in TRANSLATED and bool(_OF_A_LAND.fullmatch(word))


def _is_single(answer: str) -> bool:
    """Returns whether an answer is one thing or person: "en mann i 40-årene"."""
    words = [bare(word) for word in answer.split()]
    return words[0] in ARTICLES and not {"og", "and"} & set(words)


def _counted_subject(exchange: Exchange) -> str | None:
    """Returns "asylsøkere" of "hvor mange asylsøkere kom til Hval": the people who were counted."""
    parts = parse(exchange.question)
    if not parts.counts or parts.subject_end or not _PEOPLE.fullmatch(bare(parts.noun[0])):
        return None
    return " ".join(parts.noun)


def _asked_thing(parts: Parts) -> str | None:
    """Returns "the charge" of "What charge in per cent did the ministry propose"."""
    if parts.asked_for not in THING_WORDS | WHICH:
        return None
    ends = (n for n, word in enumerate(parts.noun) if bare(word) in PREPOSITIONS)
    noun = parts.noun[: next(ends, None)]
    single = bool(noun) and not bare(noun[-1]).endswith("s") and not is_role(bare(noun[-1]))
    return " ".join(("the", *noun)) if single else None


def _only_name(parts: Parts) -> str | None:
    names = [" ".join(name.of(parts.rest)) for name in named(parts.rest)]
    return names[0] if len(names) == 1 and not _fits(names[0], "") else None


def _is_person(words: Words) -> bool:
    noun = bare(words[1] if bare(words[0]) == "the" and len(words) > 1 else words[0])
    known = noun in PEOPLE or is_role(noun) or bool(_AGED.fullmatch(noun))
    return known or _fits(" ".join(words), "")


def _thing(pronoun: str, exchange: Exchange) -> str | None:
    """Returns the thing that "den", "det" or "it" stands for."""
    parts = parse(exchange.question)
    short = short_answer(exchange)
    # "Hvor mye regn": what cannot be counted is "det" next.
    amount = pronoun in {"det", "it"} and is_mass(parts) and short and short[0].isdigit()
    if short and (amount or (names_it(parts) and answered_name(exchange))):
        return short
    if pronoun == "it" and (asked := _asked_thing(parts)):
        return asked
    found: list[str] = []
    for stretch in phrases(exchange.question):
        words = stretch.of(parts.rest)
        before = word_at(parts.rest, stretch.start - 1)
        if bare(words[0]) in PREPOSITIONS:
            words, before = words[1:], bare(words[0])
        if not words:
            continue  # a preposition that ends the question: "Hvor ble han født i?"
        named_only = words[0][:1].isupper()
        if is_time(words[-1]) or _is_of_a_land(words) or _is_person(words):
            continue
        if not (named_only and before in PLACE_PREPOSITIONS):
            found.append(" ".join(words))
    if found:
        # Not a name that ends so: "Kystverket" acts, and is seldom what "det" is.
        neuter = [item for item in found if item.split()[0].endswith("et") and item[0].islower()]
        other = [item for item in found if item not in neuter]
        return ({"det": neuter, "den": other}.get(pronoun) or found)[-1]
    if parts.asked_for in {"hvor", "kor", "kvar", "where"} and not parts.noun:
        return answered_name(exchange)
    return _only_name(parts) if pronoun != "det" else None
