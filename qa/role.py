"""Who holds the role that a question asks for, as the texts' own titles tell.

A reader that is asked for the headmaster points at whom it finds, though the text calls him the
doctor and somebody else the headmaster; asked for the deputy, it points at the headmaster.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Final

from corpus.cast import Cast
from corpus.document import Span
from corpus.people import Reader
from corpus.speakers import NAME, Person, indefinite, is_role, tail, title_forms
from index.glossary import norwegian_words
from index.terms import words
from qa.evidence import Evidence, blocks_of
from qa.word_lists import ROLES

_ASKS: Final = re.compile(
    r"(?:(?:og|men)\s)?(?:(?:hvem|kven|who)\s(?:er|var|ble|blei|vart|is|was)"
    r"|(?:hva|kva)\s(?:heter|heiter|het|heitte)|what\s(?:is|was)\sthe\sname\sof)"
    r"\s(?:den\s|det\s|the\s)?(?:(?:nye?|new)\s)?",
    re.IGNORECASE,
)
_FULL: Final = re.compile(rf"(?=\S+\s){NAME.pattern}")
_WHO: Final = re.compile(rf"(?i:hvem|kven|who)\s(?:er|var|is|was)\s((?=\S+\s){NAME.pattern})\s?\??")
_WORD: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_BEFORE: Final = re.compile(rf"({_WORD.pattern})(?:\s(?:er|var|heter|heiter|is|was))?\s\Z")
"""The word that stands before a name as its title: "Rektor Berit Aas", "Rektor er Berit Aas"."""
_NEAR: Final = 80
"""So many characters before a name may be a title and a verb."""


class Rank(StrEnum):
    """What makes another office of a role: a deputy or former mayor is not the mayor."""

    DEPUTY = "deputy"
    ACTING = "acting"
    FORMER = "former"
    COMING = "coming"


_RANKS: Final[Mapping[str, Rank]] = {
    word: rank
    for rank, titles in (
        (Rank.DEPUTY, "assisterende assisterande deputy vice assistant"),
        (Rank.ACTING, "fungerende fungerande konstituert acting interim"),
        (Rank.FORMER, "tidligere tidlegare forhenværende avgått avgåtte former"),
        (Rank.COMING, "påtroppende påtroppande kommende komande incoming"),
    )
    for word in titles.split()
}
_PREFIXES: Final[Mapping[str, Rank]] = {
    "vara": Rank.DEPUTY,
    "vise": Rank.DEPUTY,
    "nest": Rank.DEPUTY,
    "eks": Rank.FORMER,
}


@dataclass(frozen=True, slots=True)
class AskedRole:
    """The role that a question asks for.

    Attributes:
        forms: The role, indefinite and case-folded; of an English one, the Norwegian words too.
        rank: Its rank, None where it has none.
        is_all: Whether the question says no more: "Hvem er rektor?".
    """

    forms: frozenset[str]
    rank: Rank | None
    is_all: bool


def asked_role(question: str) -> AskedRole | None:
    """Returns the role of "Hvem er rektor ...?" or "Hva heter rektoren ...?"; None for others."""
    match = _ASKS.match(question)
    at, rank = (match.end() if match else len(question)), None
    while (word := _WORD.match(question, at)) and word[0].casefold() in _RANKS:
        rank = _RANKS[word[0].casefold()]
        at = word.end() + 1
    if word is None:
        return None
    of_word, bare = _divided(word[0].casefold())
    forms = _forms(bare)
    if not forms:
        return None
    is_all = not any(map(str.isalnum, question[word.end() :]))
    return AskedRole(forms, rank or of_word, is_all)


def without_other_roles(question: str, evidence: Sequence[Evidence]) -> list[Evidence]:
    """Returns the evidence without those who, by their text's titles, hold another role.

    That is told by a title only where the text gives the asked role to somebody else, since most
    people have more titles than a text tells, or where the title is another compound of the same
    noun. A rank that is asked for must be the person's, or stand near.
    """
    role = asked_role(question)
    if role is None:
        return list(evidence)
    return [item for item in evidence if not (_lacks_rank(item, role) or _has_another(item, role))]


def without_others(question: str, evidence: Sequence[Evidence]) -> list[Evidence]:
    """Returns the evidence for "Hvem er Kari Lund?" without the full names of others."""
    match = _WHO.fullmatch(" ".join(question.split()))
    if match is None:
        return list(evidence)
    asked = set(words(match[1]))
    return [
        item
        for item in evidence
        if not _FULL.fullmatch(name := item.span.of(item.document.text)) or asked & set(words(name))
    ]


def holders(question: str, evidence: Sequence[Evidence]) -> list[Evidence]:
    """Returns who holds a role, each once, where a question says no more: "Hvem er rektor?"."""
    role = asked_role(question)
    if role is None or not role.is_all:
        return []
    found: dict[str, Evidence] = {}
    for item in evidence:
        people = _people(item)
        if len(people) == 1 and any(_holds(title, role) for title in _titles(item)):
            found.setdefault(people[0].name.split()[-1], item)
    return list(found.values())


def _forms(word: str) -> frozenset[str]:
    """Returns a role as titles have it, empty where a word is none."""
    if is_role(word):
        return frozenset({indefinite(word)})
    return frozenset({word, *norwegian_words(word)}) if word in ROLES else frozenset()


def _divided(title: str) -> tuple[Rank | None, str]:
    """Returns the rank in a case-folded title, and the title without it: "varaordfører"."""
    *ranks, last = title.split()
    if ranks and ranks[0] in _RANKS:
        return _RANKS[ranks[0]], " ".join([*ranks[1:], last])
    for prefix, rank in _PREFIXES.items():
        bare = title.removeprefix(prefix).lstrip("-")
        if bare != title and is_role(bare):
            return rank, bare
    return None, title


def _ranks_in(text: str) -> set[Rank | None]:
    return {_RANKS.get(word, _divided(word)[0]) for word in map(str.casefold, _WORD.findall(text))}


def _lacks_rank(item: Evidence, role: AskedRole) -> bool:
    """Returns whether a person has not the rank that is asked for, as far as the text tells."""
    if role.rank is None:
        return False
    titles = _titles(item)
    if any(role.rank in _ranks_in(title) for title in titles):
        return False
    text = item.document.text
    if any(_holds(title, role) for title in titles):
        return role.rank not in _ranks_in(item.sentence.of(text))
    # Who once held a role may be told otherwise: "Hun gikk av som rektor i 2019".
    blocks = [block.of(text) for block in blocks_of(text) if block.overlaps(item.sentence)]
    return role.rank is not Rank.FORMER and role.rank not in _ranks_in("\n".join(blocks))


def _has_another(item: Evidence, role: AskedRole) -> bool:
    people, titles = _people(item), _titles(item)
    if not titles or any(not person.titles and len(people) > 1 for person in people):
        return False
    if any(_holds(title, role) for title in titles):
        return False
    if any(_is_other_compound(title, form) for title in titles for form in role.forms):
        return True
    cast = _cast(item.document.text)
    return any(_holds(title, role) for seen in cast.seen for title in seen.person.titles)


def _is_other_compound(title: str, role: str) -> bool:
    """Returns whether a title and a role are two compounds of one noun: "skolesjef"."""
    kind, own = tail(role), title.casefold().split()[-1]
    return kind not in ("", role, own) and tail(own) == kind and "-" not in own + role


def _holds(title: str, role: AskedRole) -> bool:
    """Returns whether a title is the role that is asked for, of whatever rank."""
    rank, bare = _divided(title.casefold())
    forms = title_forms(bare if rank is role.rank else title)
    return not role.forms.isdisjoint(forms)


def _people(item: Evidence) -> list[Person]:
    seen = _cast(item.document.text).seen
    return [one.person for one in seen if item.span.overlaps(Span(one.start, one.end))]


def _titles(item: Evidence) -> list[str]:
    """Returns the titles of the people in a span, else the one that stands before it."""
    found = [title for person in _people(item) for title in person.titles]
    start = item.span.start
    before = _BEFORE.search(item.document.text[max(0, start - _NEAR) : start])
    if not found and before and is_role(before[1]):
        found.append(indefinite(before[1].casefold()))
    return found


@lru_cache(maxsize=16)
def _cast(text: str) -> Cast:
    return Reader(text, blocks_of(text)).cast
