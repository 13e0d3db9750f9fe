"""Puts what a pronoun of a follow-up stands for in its place."""

import re
from collections.abc import Sequence

from corpus.names import is_first_name
from corpus.speakers import is_role
from qa.followups.antecedent import find_antecedent
from qa.followups.topic import Exchange, phrases, short_answer
from qa.question_parts import find_names, parse, tells_what
from qa.question_words import Words, bare, has_english, is_content, is_definite, is_time, word_at
from qa.values.numeral import word_number
from qa.word_lists import (
    AMOUNTS,
    AUXILIARIES,
    COPULAS,
    COSTS,
    HE,
    HER,
    HIS,
    IT,
    ITS,
    MANY,
    MODALS,
    PERSON_WORDS,
    PREPOSITIONS,
    PRONOUNS,
    SAY,
    SHE,
    THEIR,
    THEY,
    THING_WORDS,
    WHICH,
)

_INTRODUCED = frozenset("at å som that to noen nokon noe noko mange flere fleire".split())
_ORDINALS = frozenset(
    "første fyrste siste neste andre samme same forrige førre nye gamle nåværende noverande".split()
)
_CONDITIONS = frozenset("hvis viss dersom if".split())
_STANDS = frozenset("står stod sto ligger ligg låg lå".split())
_GOES = frozenset("går gikk gjekk gå".split())
_HOLDING = frozenset("of av i in fra frå from hos ved at".split())
_TAKES = frozenset("tar tok tek ta".split())
_CONCERNS = frozenset("gjelder gjaldt gjeld galdt".split())
_DOES = frozenset("gjøre gjør gjorde gjort gjere gjer gjera do does did done".split())
_EXISTS = frozenset("finnes finst fins fantes kommer kom kjem".split())
# An adjective or a participle behind "det", which then stands for something.
_NO_NOUN = re.compile(r"\w+(?:t|d|ig|leg|isk|a|e|s)|nok|klar|ut|opp|inn")


def resolve(words: Words, history: Sequence[Exchange]) -> list[str] | None:
    """Returns the words with their pronouns replaced, None where none points back."""
    names = find_names(words)
    says = any(bare(word) in SAY for word in words)
    changed: list[str] = []
    meant_by: dict[str, str | None] = {}
    done = False
    for place, word in enumerate(words):
        pronoun = bare(word)
        stands = antecedent = None
        if (whole := _predicate(words, place, history[-1])) is not None:
            changed.extend(whole)
            done = True
            continue
        named = any(name.start < place for name in names)
        # "And if they leave it?" is of what was told.
        told = bare(words[0]) in _CONDITIONS and pronoun in THEY | IT
        if pronoun in PRONOUNS and not told and (not named or _ends_bound(words, place)):
            stands = _points_back(words, place, names=bool(names))
        if stands in IT and _costs(words) and len(phrases(history[-1].question)) > 1:
            stands = None  # what an event costs, and none of its parts
        if stands:
            antecedent = _told(words, place, history[-1])
        if stands and antecedent is None:
            if stands not in meant_by:
                meant = find_antecedent(stands, history, speaks=says)
                # Two pronouns of one question mean two things: "har de penger til det".
                other = all(meant != one or _alike(stands, by) for by, one in meant_by.items())
                meant_by[stands] = meant if other else None
            antecedent = meant_by[stands]
        if antecedent and _is_bound(words, place) and antecedent[:1].isupper():
            antecedent = None  # "om den" is of a matter, hardly of a person or a place
        if antecedent is None or antecedent.casefold() in " ".join(words).casefold():
            changed.append(word)
            continue
        done = True
        mark = word[len(word.rstrip(",;")) :]
        meant = _owner(antecedent, words, place) if _owns(words, place) else antecedent
        changed.extend(f"{meant}{mark}".split())
    return changed if done else None


def _alike(pronoun: str, other: str) -> bool:
    """Returns whether two pronouns may mean the same: "hun" and "hennes"."""
    kinds = (HE | HIS, SHE | HER | {"her"}, THEY | THEIR, IT | ITS)
    return any(pronoun in kind and other in kind for kind in kinds)


def _costs(words: Words) -> bool:
    return any(bare(word) in COSTS for word in words)


def _predicate(words: Words, place: int, last: Exchange) -> tuple[str, ...] | None:
    """Returns "leder for Hval" for the last word of "Hvor lenge har han vært det"."""
    parts = parse(last.question)
    ends = place == len(words) - 1 and bare(words[place]) in {"det", "that", "so"}
    before = word_at(words, place - 1)
    became = place == 3 and bare(words[1]) in COPULAS and before in HE | SHE
    been = ends and (before in {"vært", "vore", "been"} or became)
    # "Hvem var det før?"
    who = place == 2 and bare(words[0]) in PERSON_WORDS and before in COPULAS
    who &= bare(words[place]) == "det" and len(words) > 3
    says = parts.finite in COPULAS
    if not (been or who) or not says or parts.asked_for not in PERSON_WORDS:
        return None
    names = find_names(parts.rest, whole=False)
    if names and names[0].start == 0:  # "Hvem er Kari Lund?"
        answer = short_answer(last)
        return tuple(answer.split()) if answer and not who else None
    return parts.rest if (parts.rest and is_role(bare(parts.rest[0]))) or been else None


def _told(words: Words, place: int, last: Exchange) -> str | None:
    """Returns what a pronoun stands for where the words around it tell."""
    if place and bare(words[place - 1]) in {"av", "of"}:
        return _share(words, place, last)
    if bare(words[place]) not in THEY:
        return None
    return _counted_things(words, place, last) or _speaking_body(words, last)


def _counted_things(words: Words, place: int, last: Exchange) -> str | None:
    """Returns "sykler" for "de" of "Hvor er de?" after "Hvor mange sykler har Moss?"."""
    before = parse(last.question)
    where = parse(" ".join(words)).asked_for in {"hvor", "kor", "kvar", "where", "how"}
    if not before.counts or not where or bare(words[place - 1]) not in COPULAS | COSTS | _STANDS:
        return None
    plural = before.noun[-1].endswith(("er", "ar", "s")) and is_content(before.noun[0])
    return " ".join(before.noun) if plural else None


def _share(words: Words, place: int, last: Exchange) -> str | None:
    """Returns "12 millioner" for "det" of "hvor mye av det", "25 medaljer" for "dem"."""
    of_them = bare(words[place]) in THEY
    if of_them and (parse(last.question).noun or bare(words[place - 2]) not in AMOUNTS):
        return _counted(last)
    answer = short_answer(last)
    if answer is None or bare(words[place - 2]) not in AMOUNTS:
        return None
    counted = of_them and parse(last.question).degree in MANY
    figure = answer[0].isdigit() or (counted and word_number(bare(answer)) is not None)
    return answer if figure and (counted or not of_them) else None


def _speaking_body(words: Words, last: Exchange) -> str | None:
    """Returns "NHO" for "de" of "Hvorfor mener de det?" after "Hva mener NHO om kravene?"."""
    parts = parse(last.question)
    subject = parts.rest[: parts.subject_end]
    says = all(any(bare(word) in SAY for word in asked) for asked in (words, parts.verb))
    if not says or not subject or not subject[0][:1].isupper():
        return None
    one = is_first_name(subject[0]) and not {"og", "and"} & set(map(bare, subject))
    return None if one else " ".join(subject)


def _counted(last: Exchange) -> str | None:
    """Returns "25 medaljer" for "dem" of "hvor mange av dem"."""
    parts = parse(last.question)
    answer = short_answer(last)
    if not parts.counts or not answer:
        return None
    if bare(parts.noun[0]) in PREPOSITIONS:  # "Hvor mange av dem slapp?"
        return answer
    noun = " ".join(parts.noun)
    return answer if noun.casefold() in answer.casefold() else f"{answer} {noun}"


def _points_back(words: Words, place: int, *, names: bool) -> str | None:
    """Returns the pronoun that a word is, None where it is an article or points nowhere."""
    word = bare(words[place])
    if place and words[place][:1].isupper():
        return None  # a name: "Hans"
    if _ends_bound(words, place):
        return word
    # The verb has the second place, and may end as a definite noun does.
    before = [other for other in words[2:place] if is_content(other)]
    if any(map(is_definite, before)) and word not in HIS | HER | THEIR | ITS:
        return None  # "Hva tenkte kvinnen før hun ...": it points back within the question
    if word == "her" and not has_english([w for w in words if bare(w) != "her"]):
        return None  # Norwegian for "here"
    if word in IT and (_is_empty(words, place, names=names) or _is_done(words, place)):
        return None
    if word in THEY and word_at(words, place + 1) in {"som", "who"}:
        return None  # "Hva får de som venter?"
    return None if word in THEY | IT and _is_article(words, place, before) else word


def _is_empty(words: Words, place: int, *, names: bool) -> bool:
    """Returns whether "den", "det" or "it" stands for no thing, or for what was said."""
    after = word_at(words, place + 1)
    if names or after in _INTRODUCED or any(bare(other) in SAY for other in words):
        return True
    if tells_what(words) and place == len(words) - 1:
        return True
    return bare(words[place]) == "det" and _is_expletive(words, place)


def _is_done(words: Words, place: int) -> bool:
    """Returns whether "det" or "it" is what somebody did: "Når gjorde han det?"."""
    return place == len(words) - 1 and bool(_DOES & {bare(word) for word in words[:place]})


def _is_article(words: Words, place: int, before: Words) -> bool:
    """Returns whether "den", "det" or "de" belongs to a noun: "den gruppa", "de første"."""
    word = bare(words[place])
    noun, further = (" ".join(words[n : n + 1]) for n in (place + 1, place + 2))
    verb = word_at(words, place - 1)
    if not _stands_alone(words, place, before):
        return True
    if word in {"den", "det", "de", "dei"} and is_definite(noun) and verb not in AUXILIARIES:
        return True  # but "ble de stiftet"
    if word in {"they", "them", "it", "dem"} or not noun:
        return False
    ends = ("e",) if word == "det" else ("e", "en", "ane", "ene")
    if bare(noun).endswith("ste") and verb not in MODALS:
        return True  # "det meste"
    goes_on = bool(further) and is_content(further)
    described = is_content(noun) and bare(noun).endswith(ends) and (word in THEY or goes_on)
    return bare(noun) in _ORDINALS or (described and (verb not in MODALS or goes_on))


def _ends_bound(words: Words, place: int) -> bool:
    """Returns whether a pronoun ends the question behind a preposition: "om det", "over den"."""
    bound = place > 1 and bare(words[place - 1]) in PREPOSITIONS - {"før", "etter", "i", "til"}
    return bound and place == len(words) - 1 and bare(words[place]) in THEY | IT


def _is_bound(words: Words, place: int) -> bool:
    """Returns whether a pronoun ends the question bound, or is "det" behind any preposition."""
    bound = place > 1 and bare(words[place - 1]) in PREPOSITIONS - _HOLDING
    return _ends_bound(words, place) or (bound and bare(words[place]) in IT)


def _is_expletive(words: Words, place: int) -> bool:
    """Returns whether "det" stands for nothing: "blir det lokalvalg", "går det med økonomien"."""
    before, after = word_at(words, place - 1), word_at(words, place + 1)
    if before.endswith("ste") and after in MODALS:
        return True  # "det meste det kan bli"
    if before in _GOES and after in {"med", "bra", "dårlig", "dårleg"}:
        return True
    if _is_counted(words, place) or _is_condition(words, place):
        return True
    noun = bool(after) and is_content(words[place + 1]) and not _NO_NOUN.fullmatch(after)
    return noun and before in COPULAS | _EXISTS


def _is_counted(words: Words, place: int) -> bool:
    """Returns whether "det" only fills its place behind an amount.

    "Hvor mange lærere var det da?", "Hvor lang tid tok det?", "Hvor mange flere kan det bli?"
    """
    parts = parse(" ".join(words))
    before, after = word_at(words, place - 1), word_at(words, place + 1)
    if before in _TAKES:
        return bool({"tid", "lenge"} & {bare(word) for word in words[:place]})
    # "hvor mye strøm er det", but "hvor mye dyrere er det"
    stuff = bool(parts.noun) and is_content(parts.noun[-1]) and not parts.noun[-1].endswith("ere")
    counts = parts.degree in MANY or (parts.degree in AMOUNTS and stuff)
    if parts.degree in THING_WORDS | WHICH and parts.noun and place == len(words) - 1:
        return before in COPULAS  # "Hvilket land var det?"
    return counts and (before in COPULAS | _CONCERNS or (before in MODALS and after == "bli"))


def _is_condition(words: Words, place: int) -> bool:
    """Returns whether "det" is that of "om det snør", "ble det ikke noe av", "hvem ble det"."""
    found = [bare(word) for word in words]
    if found[place - 1] == "om" and place + 1 < len(found):
        return True
    became = found[0] in PERSON_WORDS and place == len(found) - 1 == 2
    return (became and found[1] in COPULAS) or " ".join(found[-2:]) in {"noe av", "noko av"}


def _stands_alone(words: Words, place: int, before: Words) -> bool:
    """Returns whether "den", "det" or "de" is no article, no "det" of the weather and the like.

    Only then is little but a verb before it and a participle after it.
    """
    after = [word for word in words[place + 1 :] if is_content(word) and not is_time(word)]
    of_them = place > 0 and bare(words[place - 1]) in {"av", "of"}
    return of_them or (len(before) <= 1 and len(after) <= 1)


def _owns(words: Words, place: int) -> bool:
    word = bare(words[place])
    if word == "her":
        after = " ".join(words[place + 1 : place + 2])
        return bool(after) and (is_content(after) or bare(after) in {"first", "last", "only"})
    return word in HIS | HER | THEIR | ITS


def _owner(name: str, words: Words, place: int) -> str:
    """Returns a name as an owner: "Karis mor", "moren til Kari", "Kari's mother"."""
    if has_english(words):
        return f"{name}'s"
    if place and is_definite(words[place - 1]):
        return f"til {name}"
    return f"{name}'" if name.endswith(("s", "x", "z")) else f"{name}s"
