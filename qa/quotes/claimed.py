"""Whether the speaker that a quote is ascribed to is the one that the source names."""

import re
import unicodedata
from collections.abc import Sequence

from corpus.speakers import MODIFIERS, PARTIES, full_forms, indefinite, is_role, title_forms
from corpus.utterances import Utterance
from index.aliases import other_names
from qa.quotes.typography import HIDDEN, to_nfc

RIGHT, WRONG, UNKNOWN = "right", "wrong", "unknown"
_WORD = re.compile(r"[^\W_](?:[\w’'.-]*[\w.])?")
_BRACKET = re.compile(r"\([^)]{0,200}\)")
_COORDINATED = re.compile(r"(?<!\w)(\w++)[-–]\s+og\s+(\w+)")
_RING = "\u030a"
_SHORT = {"adm": "administrerende", "dir": "direktør"}
_LINKS = frozenset("i ved hos for fra frå av og".split())


def check_speaker(claimed: str, utterance: Utterance | None) -> str:
    """Returns "right", "wrong" or "unknown".

    Args:
        claimed: The speaker that the quote is ascribed to: a name, a surname or a title.
        utterance: Where the source has the words; None where it says of nobody that he said them.
    """
    if utterance is None or utterance.speaker is None:
        return UNKNOWN
    words = _words(_COORDINATED.sub(_in_full, _BRACKET.sub(" ", to_nfc(claimed))))
    name = _words(utterance.speaker)
    if _is_name(words, name):
        return RIGHT
    cut = next((n for n, word in enumerate(words) if word in _LINKS), len(words))
    kept = [word for word in words[:cut] if not _is_title(word)]
    parties = {party.casefold() for party in PARTIES}
    own = set(_words(utterance.organisation or ""))
    kept = [word for word in kept if word not in parties and word.removesuffix("s") not in own]
    if kept:
        return RIGHT if _is_name(kept, name) else WRONG
    titles = [word for word in words if _is_title(word) and word not in MODIFIERS]
    if not titles:
        # An organisation alone says a thing by many mouths, and this one may be among them.
        return UNKNOWN if _is_of(utterance.organisation, words) else WRONG
    if utterance.title is None:
        return UNKNOWN
    return RIGHT if any(_has_title(title, utterance.title) for title in titles) else WRONG


def _is_of(organisation: str | None, words: Sequence[str]) -> bool:
    """Returns whether words are of the organisation, by one of its names."""
    if organisation is None:
        return False
    own = {word for form in (_words(organisation), *other_names(organisation)) for word in form}
    return any(word in own or word.removesuffix("s") in own for word in words)


def _in_full(match: re.Match[str]) -> str:
    """Returns "helseminister omsorgsminister" for "helse- og omsorgsministeren"."""
    return " ".join(full_forms(f"{match[1]}- og {indefinite(match[2])}"))


def _words(text: str) -> list[str]:
    """Returns words without case, accents and hidden characters; å stays å."""
    parts = unicodedata.normalize("NFD", HIDDEN.sub("", text).casefold())
    bare = "".join(c for c in parts if c == _RING or not unicodedata.combining(c))
    found = (word.rstrip(".") for word in _WORD.findall(unicodedata.normalize("NFC", bare)))
    return [_SHORT.get(word, word) for word in found]


def _is_title(word: str) -> bool:
    return is_role(word) or is_role(word.removesuffix("s")) or word in MODIFIERS


def _is_name(claimed: Sequence[str], name: Sequence[str]) -> bool:
    """Returns whether words are a name or part of it, the last one perhaps in the genitive.

    First names may be left out or cut ("J. C. Hansen", "Jan Chr. Hansen").
    """
    if not claimed or not name:
        return False
    claimed, name = _parts(claimed), _parts(name)
    last = claimed[-1]
    forms = {last, last.removesuffix("s"), last.rstrip("'’")}
    if not forms & {name[-1], name[-1].removesuffix("s")}:
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


def _parts(words: Sequence[str]) -> list[str]:
    """Returns the words of a name, those with a hyphen as two: "Per-Erik" is "Per Erik"."""
    return [part for word in words for part in word.replace("’", "'").split("-")]


def _has_title(claimed: str, title: str) -> bool:
    """Returns whether a title is, or is short for, the one that the source gives."""
    wanted = indefinite(claimed if is_role(claimed) else claimed.removesuffix("s"))
    known = title_forms(" ".join(_SHORT.get(word.rstrip("."), word) for word in title.split()))
    return wanted in known or wanted.rpartition("-")[2] in known
