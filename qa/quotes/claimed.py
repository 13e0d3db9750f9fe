"""Whether the speaker that a quote is ascribed to is the one that the source names."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from corpus.speakers import (
    MODIFIERS,
    PARTIES,
    PARTY_LETTERS,
    full_forms,
    indefinite,
    is_role,
    tail,
    title_forms,
)
from corpus.utterances import Utterance
from index.aliases import other_names
from index.terms import stem
from qa.quotes.typography import HIDDEN, to_nfc
from qa.word_lists import PREPOSITIONS

RIGHT, WRONG, UNKNOWN = "right", "wrong", "unknown"
_WORD = re.compile(r"[^\W_](?:[\w’'-]*\w)?")
_BRACKET = re.compile(r"\(([^)]{0,200})\)")
_COORDINATED = re.compile(r"(?<!\w)(\w++)[-–]\s+og\s+(\w+)")
_RING = "\u030a"
_SHORT = {"adm": "administrerende", "dir": "direktør"}
_LINKS = frozenset("i ved hos for fra frå av og".split())
_COMPANY_FORMS = frozenset("as asa sa ba ans da ks sf nuf ab oy ltd plc inc llc gmbh".split())
_PARTIES = frozenset(party.casefold() for party in PARTIES)


@dataclass(frozen=True, slots=True)
class _Claim:
    """A claimed speaker, read.

    Attributes:
        words: Its words, folded, without what stands in brackets.
        named: Those that are written with a capital.
        party: The party that it names, None where it names none.
    """

    words: Sequence[str]
    named: frozenset[str]
    party: str | None


def check_speaker(
    claimed: str, utterance: Utterance | None, *, told: str = "", others: Sequence[Utterance] = ()
) -> str:
    """Returns "right", "wrong" or "unknown".

    Wrong is who goes by another name or another's title. A description that may be of the
    speaker ("politikeren", "hun") is unknown, and right where the attribution has it.

    Args:
        claimed: The speaker that the quote is ascribed to: a name, a surname or a title.
        utterance: Where the source has the words; None where it says of nobody that he said them.
        told: The words of the source that say who speaks.
        others: Utterances of the speakers of the same document.
    """
    if utterance is None or utterance.speaker is None:
        return UNKNOWN
    claim = _read(claimed)
    result = _fit(claim, utterance)
    if result == RIGHT or _is_told(claim, told):
        return RIGHT
    another = any(one.speaker != utterance.speaker and _fit(claim, one) == RIGHT for one in others)
    return WRONG if another else result


@lru_cache(maxsize=16)
def _read(claimed: str) -> _Claim:
    text = to_nfc(claimed)
    bare = _COORDINATED.sub(_coordinated, _BRACKET.sub(" ", text))
    written = [*_BRACKET.findall(text), *_WORD.findall(bare)]
    known = (word for word in written if len(word) > 1 or word in _BRACKET.findall(text))
    party = next((found for word in known if (found := _party(word))), None)
    capitals = " ".join(word for word in _WORD.findall(bare) if word[0].isupper())
    return _Claim(name_words(bare), frozenset(name_words(capitals)), party)


def _party(word: str) -> str | None:
    """Returns the party that a word names, also in the genitive."""
    return next((form for form in (word, word.removesuffix("s")) if form in PARTIES), None)


def _fit(claim: _Claim, utterance: Utterance) -> str:
    """Returns how a claim fits a speaker, by name, title and organisation."""
    words, name = claim.words, name_words(utterance.speaker or "")
    cut = next((n for n, word in enumerate(words) if word in _LINKS), len(words))
    own = {*name_words(utterance.organisation or ""), *_PARTIES, *_COMPANY_FORMS}
    kept = [word for word in words[:cut] if not (_is_title(word) or {word, _bare(word)} & own)]
    is_whole = _ends_with(words[:cut], name)
    if is_whole or _is_name(words, name) or _is_name(kept, name):
        return UNKNOWN if _contradicts(claim, utterance, is_whole=is_whole) else RIGHT
    if kept:
        return WRONG if claim.named.intersection(kept) else UNKNOWN
    titles = _titles(words, ())
    if not titles:
        # An organisation alone says a thing by many mouths, and this one may be among them.
        return UNKNOWN if _is_of(utterance.organisation, words) else WRONG
    if utterance.title is None:
        return UNKNOWN
    if any(_has_title(title, utterance.title) for title in titles):
        return RIGHT
    return UNKNOWN if all(map(_is_general, titles)) else WRONG


def _is_told(claim: _Claim, told: str) -> bool:
    """Returns whether the words that say who speaks have a description: "pensjonist Kari Lie"."""
    if claim.named or not claim.words:
        return False
    words = name_words(told)
    cut = next((n for n, word in enumerate(words) if word in PREPOSITIONS), len(words))
    return _stems(claim.words) <= _stems(words[:cut])


def _stems(words: Iterable[str]) -> frozenset[str]:
    return frozenset(stem(indefinite(word)) for word in words)


def _contradicts(claim: _Claim, utterance: Utterance, *, is_whole: bool) -> bool:
    """Returns whether a claim that has the speaker's name gives another title or party.

    Behind a whole name a general title is no other one: "politikeren Kari Lund".
    """
    party = _party(utterance.organisation or "")
    if claim.party and party and not _is_of(party, name_words(claim.party)):
        return True
    titles = _titles(claim.words, in_parts(name_words(utterance.speaker or "")))
    titles = [title for title in titles if not (is_whole and _is_general(title))]
    known = utterance.title
    if not titles or known is None:
        return False
    either = {indefinite(word) for word in name_words(known)}
    return not any(
        _has_title(title, known) or either & title_forms(indefinite(title)) for title in titles
    )


def _titles(words: Sequence[str], name: Collection[str]) -> list[str]:
    return [w for w in words if _is_title(w) and w not in MODIFIERS and w not in name]


def _is_general(title: str) -> bool:
    """Returns whether a title is a kind of role that a bearer of many another one may have."""
    word = indefinite(title if is_role(title) else _bare(title))
    head = word.removesuffix(tail(word))
    return head in ("", word) or is_role(head)


def _is_of(organisation: str | None, words: Sequence[str]) -> bool:
    """Returns whether words are of the organisation, by one of its names."""
    if organisation is None:
        return False
    full = PARTY_LETTERS.get(organisation, organisation)
    forms = (name_words(organisation), name_words(full), *other_names(full))
    own = {word for form in forms for word in form}
    return any(word in own or _bare(word) in own for word in words)


def _coordinated(match: re.Match[str]) -> str:
    """Returns "helseminister omsorgsminister" for "helse- og omsorgsministeren"."""
    return " ".join(full_forms(f"{match[1]}- og {indefinite(match[2])}"))


def in_full(title: str) -> str:
    """Returns a title with its abbreviated words written out: "adm. dir."."""
    return " ".join(_SHORT.get(word, word) for word in title.replace(".", " ").split())


@lru_cache(maxsize=512)
def name_words(text: str) -> tuple[str, ...]:
    """Returns the words of a name or title: without case, accents and hidden characters, in full.

    "adm.dir. Kåre Lié" is "administrerende direktør kåre lie"; å stays å.
    """
    parts = unicodedata.normalize("NFD", HIDDEN.sub("", text).casefold())
    bare = "".join(c for c in parts if c == _RING or not unicodedata.combining(c))
    found = _WORD.findall(unicodedata.normalize("NFC", bare))
    return tuple(_SHORT.get(word, word) for word in found)


def _bare(word: str) -> str:
    """Returns a word without the s of a genitive."""
    return word.removesuffix("s")


def _is_title(word: str) -> bool:
    return is_role(word) or is_role(_bare(word)) or word in MODIFIERS


def _ends_with(claimed: Sequence[str], name: Sequence[str]) -> bool:
    """Returns whether a claim ends with a whole name: "trebarnsfar Kari Lund"."""
    size = len(name)
    if not 1 < size <= len(claimed) or not PREPOSITIONS.isdisjoint(claimed):
        return False
    end = list(claimed[-size:])
    return end == list(name) or [*end[:-1], _bare(end[-1])] == list(name)


def _is_name(claimed: Sequence[str], name: Sequence[str]) -> bool:
    """Returns whether words are a name or part of it, the last one perhaps in the genitive.

    First names may be left out or cut ("J. C. Hansen", "Jan Chr. Hansen").
    """
    if not claimed or not name:
        return False
    claimed, name = in_parts(claimed), in_parts(name)
    last = claimed[-1]
    forms = {last, _bare(last), last.rstrip("'’")}
    if not forms & {name[-1], _bare(name[-1])}:
        size = len(claimed)
        return any(list(claimed) == list(name[n : n + size]) for n in range(len(name) - size + 1))
    place = 0
    for word in claimed[:-1]:
        while place < len(name) - 1 and not name[place].startswith(word):
            place += 1
        if place == len(name) - 1:
            return False
        place += 1
    return True


def in_parts(words: Sequence[str]) -> list[str]:
    """Returns the words of a name, those with a hyphen as two: "Per-Erik" is "Per Erik"."""
    return [part for word in words for part in word.replace("’", "'").split("-")]


def _has_title(claimed: str, title: str) -> bool:
    """Returns whether a title is, or is short for, the one that the source gives."""
    wanted = indefinite(claimed if is_role(claimed) else _bare(claimed))
    known = title_forms(in_full(title))
    return wanted in known or wanted.rpartition("-")[2] in known
