"""Makes a whole question of a fragment, with the question before as the frame."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from corpus.names import is_first_name
from corpus.speakers import is_role
from qa.followups.kin import change_related
from qa.followups.opposites import change_opposite, change_rank
from qa.followups.other_time import (
    change_period,
    change_relative_time,
    change_time,
    without_preposition,
)
from qa.followups.topic import Exchange
from qa.question_parts import Stretch, find_names, goes_on, parse, phrase_around, split, written
from qa.question_words import (
    Words,
    bare,
    has_english,
    is_adjective_alone,
    is_content,
    is_definite,
    is_lexical,
    is_participle,
    is_time,
    word_at,
)
from qa.word_lists import (
    AMOUNTS,
    ARTICLES,
    BODIES,
    COPULAS,
    DETERMINERS,
    MODALS,
    PERSON_WORDS,
    PLACE_PREPOSITIONS,
    PREPOSITIONS,
    RELATIVE_TIMES,
    ROLES,
    SOURCES,
    UNITS,
)


def ask_about(fragment: Words, exchange: Exchange) -> str:
    """Returns the question before with one element changed: "Enn i 2030?", "Hva med Oslo?".

    A year takes the place of a year, a name that of a name, a phrase that of a phrase; what finds
    no place of its kind is added.
    """
    words, note = split(exchange.question)
    fragment, _ = split(" ".join(fragment))
    if at := _named_until(fragment):
        named = ask_about(fragment[:at], exchange)
        return ask_about(fragment[at:], replace(exchange, question=named))
    for change in CHANGES:
        changed = change(words, fragment)
        if changed is not None:
            return written(changed, note)
    if bare(fragment[0]) in PREPOSITIONS:
        return written([*words, *fragment], note)
    if all(is_time(word) for word in fragment):
        before = "in" if has_english(words) else "i"
        return written([*words, before, *fragment], note)
    return written(words, ", ".join(filter(None, (note, " ".join(fragment)))))


def _named_until(fragment: Words) -> int:
    """Returns where the time begins in "Moss i 2021", 0 where no name alone stands before one."""
    at = next((n for n, word in enumerate(fragment) if bare(word) in PREPOSITIONS), 0)
    timed = fragment[at + 1 :] and all(map(is_time, fragment[at + 1 :]))
    return at if timed and all(word[:1].isupper() for word in fragment[:at]) else 0


def _change_phrase(words: Words, fragment: Words) -> list[str] | None:
    """Changes a phrase with a name in it for another: "lederen for Hval" for "sjef i Moss"."""
    _, new = without_preposition(fragment)
    inner = find_names(new, whole=False)
    joins = [n for n, word in enumerate(new) if n and bare(word) in PREPOSITIONS]
    if not inner or not joins or inner[0].start == 0:
        return None
    offset, rest, lexical = _rest(words)
    names = find_names(rest, whole=False)
    for name in reversed(names):
        phrase = phrase_around(rest, name, after_verb=lexical)
        if phrase.start < name.start:
            start, end = phrase.start + offset, phrase.end + offset
            return [*words[:start], *new, *words[end:]]
    # "Mos kvinnelag møte Vik" and "herrene mot Hval": noun for noun, name for name.
    if len(names) > 1 and rest[names[0].end - 1].endswith("s") and names[0].end < names[-1].start:
        owner = [*rest[: names[0].end - 1], rest[names[0].end - 1].removesuffix("s")]
        owned = owner[names[0].start :]
        of = "of" if has_english(words) else "til"
        return [
            *words[: offset + names[0].start],
            *new[: joins[0]],
            of,
            *owned,
            *rest[names[0].end + 1 : names[-1].start],
            *inner[-1].of(new),
            *rest[names[-1].end :],
        ]
    return None


def _rest(words: Words) -> tuple[int, list[str], bool]:
    """Returns where the question's verb ends, what follows, and whether the verb is lexical."""
    parts = parse(" ".join(words))
    if parts.noun and find_names(parts.noun, whole=False):
        return len(parts.asked), [*parts.noun, *parts.verb, *parts.rest], False
    return parts.rest_at, list(parts.rest), is_lexical(parts.verb)


def _change_name(words: Words, fragment: Words) -> list[str] | None:
    """Changes a name for a name: after the same preposition, of the same kind, or the last."""
    preposition, new = without_preposition(fragment)
    inner = find_names(new, whole=False)
    if not inner or inner[0].start > 1:
        return None
    offset, rest, lexical = _rest(words)
    names = _of_its_kind(rest, preposition, new)
    if not names:
        return None
    if is_first_name(bare(new[0])) and not preposition and _asks_who(words):
        return None  # who it is was asked: a person takes no other name's place
    name = whole = _same_place(rest, names, preposition, new)
    if inner[-1].end < len(new):  # "Bergen maraton" for "Oslo maraton"
        found = phrase_around(rest, name, after_verb=lexical)
        whole = Stretch(name.start, max(name.end, found.end))
    start, end = whole.start + offset, whole.end + offset
    if start and bare(words[start - 1]) == bare(new[0]):
        new = new[1:]  # "the"
    genitive = words[end - 1].endswith("s") and end < len(words) and words[end].islower()
    if genitive and not has_english(words) and whole == name and _is_owner(words, end):
        new = [*new[:-1], new[-1] if new[-1].endswith("s") else new[-1] + "s"]
    if words[end - 1].endswith(("'s", "’s")) and not new[-1].endswith("s"):
        new = [*new[:-1], f"{new[-1]}'s"]
    if start > offset and is_role(bare(words[start - 1])) and is_first_name(bare(new[0])):
        start -= 1  # the title of the one before
    if preposition and start > 0 and bare(words[start - 1]) in PREPOSITIONS:
        start -= 1
        new = [preposition, *new]
    return [*words[:start], *new, *words[end:]]


def _of_its_kind(rest: Words, preposition: str, new: Words) -> list[Stretch]:
    """Returns the names that a new one may take the place of: a place takes nobody's."""
    placed = bare(preposition) in PLACE_PREPOSITIONS and not is_first_name(bare(new[0]))
    names = find_names(rest, whole=False)
    return [name for name in names if not (placed and is_first_name(bare(rest[name.start])))]


def _asks_who(words: Words) -> bool:
    """Returns whether a question asks who something is and names nobody."""
    parts = parse(" ".join(words))
    people = [word for word in parts.rest if is_first_name(bare(word))]
    return parts.asked_for in PERSON_WORDS and not people


def _is_owner(words: Words, end: int) -> bool:
    """Returns whether the word after a name in -s is a noun that it may own."""
    return is_content(words[end]) and not is_definite(words[end])


def _same_place(rest: Words, names: Sequence[Stretch], preposition: str, new: Words) -> Stretch:
    def before(name: Stretch) -> str:
        return word_at(rest, name.start - 1)

    if preposition:
        same = [name for name in names if before(name) == bare(preposition)]
        bound = [name for name in names if before(name) in PREPOSITIONS]
        return (same or bound or list(names))[-1]
    is_person = is_first_name(bare(new[0]))
    people = [name for name in names if is_first_name(bare(rest[name.start]))]
    if is_person and people:
        return people[0]
    free = [name for name in names if before(name) not in PREPOSITIONS]
    return free[0] if free else names[-1]


def _change_body(words: Words, fragment: Words) -> list[str] | None:
    """Changes who acts for another: "politiet" for "Hval" in "hva får Hval i budsjettet"."""
    if len(fragment) != 1 or bare(fragment[0]) not in BODIES:
        return None
    parts = parse(" ".join(words))
    offset = parts.rest_at
    end = parts.subject_end
    if not end or bare(fragment[0]) in map(bare, words):
        return None
    return [*words[:offset], *fragment, *words[offset + end :]]


def _change_bound(words: Words, fragment: Words) -> list[str] | None:
    """Changes what a preposition binds: "i hele landet" for "i Oslo", "blant menn"."""
    preposition, new = without_preposition(fragment)
    if not preposition or find_names(new, whole=False) or all(map(is_time, new)):
        return None
    known = is_definite(new[-1]) or bare(new[0]) == "the"
    described = is_adjective_alone(new)
    if bare(preposition) in {"i", "in"} and not known and bare(new[-1]) in UNITS:
        return None  # "i prosent"
    for place in range(len(words) - 2, 0, -1):
        if bare(words[place]) != bare(preposition) or is_time(words[place + 1]):
            continue
        if f"{bare(preposition)} {bare(words[place + 1])}" in RELATIVE_TIMES:
            continue
        if described and bare(words[place + 1]) not in DETERMINERS:
            continue  # "på den første" for no "på Dalset"
        name = next((n for n in find_names(words) if n.start == place + 1), None)
        end = name.end if name else place + 2
        if described:  # "på den første" for "på den siste" of "på den siste turen"
            return [*words[: place + 1], *new, *words[end + 1 :]]
        while not name and end < len(words) and goes_on(words, end):
            end += 1
        return [*words[: place + 1], *new, *words[end:]]
    return None


def _change_predicate(words: Words, fragment: Words) -> list[str] | None:
    """Changes what somebody is: "menn" for "kvinner" in "hvor mange av dem er kvinner"."""
    parts = parse(" ".join(words))
    if len(fragment) != 1 or len(parts.rest) != 1 or not parts.verb:
        return None
    last = parts.rest[0]
    alike = all(
        word.islower() and is_content(word) and not is_definite(word) and not is_participle(word)
        for word in (last, fragment[0])
    )
    return [*words[:-1], *fragment] if alike and parts.finite in COPULAS else None


def _change_like(words: Words, fragment: Words) -> list[str] | None:
    """Changes a phrase without names for one like it: same noun, same article, same ending."""
    if find_names(fragment, whole=False):
        return None
    heads = [n for n, word in enumerate(words) if n and bare(word) == bare(fragment[0])]
    joined = len(fragment) > 2 and bare(fragment[1]) in PREPOSITIONS
    if heads and joined:  # "prisen på mat" for "prisen på strøm"
        end = heads[0] + 1
        end += 2 if end + 1 < len(words) and bare(words[end]) in PREPOSITIONS else 0
        return [*words[: heads[0]], *fragment, *words[end:]]
    parts = parse(" ".join(words))
    rest, offset = parts.rest, parts.rest_at
    if not rest:
        return None
    plain = bare(fragment[0]) not in PREPOSITIONS  # not "in 1962" for "a permit"
    if plain and bare(rest[0]) in ARTICLES and len(rest) > 1 and len(fragment) <= 2:
        return [*words[:offset], *fragment, *words[offset + 2 :]]
    if len(fragment) > 1 or not is_content(fragment[0]):
        return None
    passive = is_participle(rest[0]) or rest[0].endswith("et")
    if is_participle(fragment[0]) and passive and not is_lexical(parts.verb):
        return [*words[:offset], *fragment, *words[offset + 1 :]]
    if parts.noun:
        return None
    for place in range(1, len(rest)):  # "bensin" for "strøm" in "prisen på strøm"
        plain = rest[place].islower() and is_content(rest[place]) and not is_definite(rest[place])
        if plain and bare(rest[place - 1]) in PREPOSITIONS and not is_definite(fragment[0]):
            return [*words[: offset + place], *fragment, *words[offset + place + 1 :]]
    return None


def _change_subject(words: Words, fragment: Words) -> list[str] | None:
    """Changes the noun after a verb: "svenskene" for "nordmenn" in "hva drakk nordmenn"."""
    parts = parse(" ".join(words))
    rest, offset = parts.rest, parts.rest_at
    if not rest or len(fragment) > 1 or not is_lexical(parts.verb):
        return None
    if not (is_content(rest[0]) and rest[0].islower() and is_content(fragment[0])):
        return None
    if len(rest) > 1 and rest[1][:1].isupper():
        return None  # "partiet Ny Kurs"
    return [*words[:offset], *fragment, *words[offset + 1 :]]


def _change_noun(words: Words, fragment: Words) -> list[str] | None:
    """Changes a noun for a noun: what was counted, else the first definite one."""
    preposition, new = without_preposition(fragment)
    if bare(preposition) in {"at", "with", "med", "blant", "among", "hos"}:
        return None  # "and at full speed", "enn blant menn": no other noun
    if len(new) > 2 or find_names(new, whole=False) or not any(is_content(w) for w in new):
        return None
    if is_adjective_alone(new) or bare(new[0]) in PREPOSITIONS or all(map(is_time, new)):
        return None  # "og den forrige?", "and without?", "and in May?"
    parts = parse(" ".join(words))
    counted = parts.degree in AMOUNTS
    indefinite = not any(is_definite(word) or bare(word) in PREPOSITIONS for word in new)
    if bare(new[0]) == "the":
        return _change_the(words, fragment) or _change_speaker(words, new)
    if indefinite and not preposition and (len(parts.noun) == 1 or (counted and not parts.noun)):
        place = len(parts.asked)
        return [*words[:place], *new, *words[place + len(parts.noun) :]]
    offset = parts.rest_at
    for place, word in enumerate(parts.rest):
        # Not "enn i starten" for "prisen".
        if not preposition and is_definite(word) and is_definite(new[-1]) and bare(word) != "året":
            return [*words[: offset + place], *new, *words[offset + place + 1 :]]
    names = find_names(parts.rest, whole=False)
    if names and is_definite(new[-1]) and is_role(bare(new[-1])):
        start, end = offset + names[0].start, offset + names[0].end
        start -= start > offset and is_role(bare(words[start - 1]))
        return [*words[:start], *new, *words[end:]]
    return None


def _change_speaker(words: Words, new: Words) -> list[str] | None:
    """Changes a name for an English role: "the mayor" for "Kari Lund", "the mayor's" for hers."""
    names = find_names(words)
    if not names or bare(new[-1]) not in ROLES:
        return None
    start, end = names[0].start, names[0].end
    owner = "'s" if words[end - 1].endswith(("'s", "’s")) else ""
    return [*words[:start], *new[:-1], f"{new[-1]}{owner}", *words[end:]]


def _change_the(words: Words, fragment: Words) -> list[str] | None:
    """Changes the first noun with an article: "the profit" for "the revenue"."""
    start = next((n for n, word in enumerate(words) if bare(word) == "the"), None)
    if start is None or bare(fragment[0]) != "the":
        return None
    end = start + 1
    while end < len(words) and is_content(words[end]) and words[end].islower():
        end += 1
    modal = parse(" ".join(words)).finite in MODALS
    end -= modal and end - start > 2
    return [*words[:start], *fragment, *words[end:]]


def _change_role(words: Words, fragment: Words) -> list[str] | None:
    """Changes a role for a role: "styreleder" for "rektor" in "hvem er rektor på Lia skole"."""
    if len(fragment) > 1 or not is_role(bare(fragment[0])) or not fragment[0].islower():
        return None
    if is_definite(fragment[0]):
        return None
    # Before a name it is that person's title.
    places = [
        n
        for n, word in enumerate(words)
        if word.islower()
        and is_role(bare(word))
        and not " ".join(words[n + 1 : n + 2])[:1].isupper()
    ]
    return [*words[: places[0]], *fragment, *words[places[0] + 1 :]] if places else None


def _change_source(words: Words, fragment: Words) -> list[str] | None:
    """Changes "ifølge kommunen" for "ifølge Lund", or adds it."""
    said, told = (f" {' '.join(map(bare, part))} " for part in (fragment, words))
    if not any(said.startswith(f" {one} ") for one in SOURCES):
        return None
    before = next((told.index(f" {one} ") for one in SOURCES if f" {one} " in told), len(told))
    start = len(told[:before].split())
    comma = next((n for n, word in enumerate(words) if word.endswith(",")), None)
    if start == 0 and comma is not None:  # "Ifølge Lund, hva koster broen"
        return [*fragment[:-1], f"{fragment[-1]},", *words[comma + 1 :]]
    return [*words[:start], *fragment] if start else None


CHANGES: Final = (
    _change_source,
    _change_role,
    change_opposite,
    change_rank,
    change_period,
    change_time,
    change_relative_time,
    change_related,
    _change_phrase,
    _change_name,
    _change_bound,
    _change_body,
    _change_predicate,
    _change_like,
    _change_noun,
    _change_subject,
)
"""How an element may find its place in the question before; the first that fits is taken."""
