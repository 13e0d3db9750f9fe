"""What may differ between a quote and its source without a word being changed.

A text becomes tokens: words and marks, each with the key that must agree and its place in the
text as given. Two stretches are word for word the same where their keys are. The keys leave out
what is free in Norwegian press practice: quotation marks, white space, the length of a dash, how
digits are grouped, and characters that cannot be seen. Whatever is not left out here counts.
"""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

OMISSION = "…"
"""The key of every mark of words left out: ..., …, (...), [...]."""

_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"
_DOUBLE = "“”„\u201f«»\u2039\u203a"
_SINGLE = "‘’‚\u201b`\u00b4"
# One character for one, so that offsets stay.
_ONE_FORM = str.maketrans(
    _DASHES + _DOUBLE + _SINGLE,
    "-" * len(_DASHES) + '"' * len(_DOUBLE) + "'" * len(_SINGLE),
)
HIDDEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u034f\u180e\u200b-\u200e\u202a\u202c\u202d"
    "\u2060-\u2066\u2068-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb\U000e0000-\U000e01ef]"
)
"""Characters that are not seen and move nothing: soft hyphens, zero-width blanks, controls.

What turns the reading order of Latin text (U+061C, 200F, 202B, 202E, 2067) is not among them: it
can make 56 look like 65, and counts as a mark.
"""
TURNING = frozenset("\u061c\u200f\u202b\u202e\u2067")
"""The characters that turn the reading order."""

_LETTER = r"[^\W_]"
# 11 000 and 11.000, between groups of exactly three; the comma is always the decimal sign.
_GROUPED = (
    rf"(?<!{_LETTER})(?<![0-9][.,])[1-9][0-9]{{0,2}}(?:(?:\s+[0-9]{{3}})+|(?:\.[0-9]{{3}})+)"
    rf"(?:,[0-9]+)?(?!{_LETTER}|[.,][0-9])"
)
_NUMBER = rf"[0-9]+(?:[.,:][0-9]+)*(?!{_LETTER})"
_ATOM = rf"{_LETTER}(?:{_LETTER}|[\u0300-\u036f])*"
_CORE = rf"(?:{_GROUPED}|{_NUMBER}|{_ATOM})"
_TOKEN = re.compile(
    # A dash that touches a letter or a digit belongs to the word: -5, 2020–2021, helse-.
    rf"(?P<word>(?:(?<!{_LETTER})-+)?{_CORE}(?:(?:-+|')(?={_LETTER}){_CORE})*(?:-+(?!{_LETTER}))?)"
    r"|(?P<omission>[(\[]\s*(?:\.{3,}|…|\.\s\.\s\.)\s*[)\]]|\.{3,}|…|\.\s\.\s\.)"
    r"|(?P<dash>-+)"
    r"|(?P<mark>[^\s\"'])"
)
_NUMBER_GROUPS = re.compile(_GROUPED)
_SEPARATOR = re.compile(r"[\s.]")
_OPENING_DASH = re.compile(r"[\s\"']*(-+(?:[\s\"']+-+)*)(?![-0-9])")


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words and marks of a text, in order, as parallel lists.

    Attributes:
        keys: What must agree.
        starts: Where each begins, in code points of the text.
        ends: Where each ends, half-open.
        words: Whether each is a word or a number and no mark.
    """

    keys: Sequence[str]
    starts: Sequence[int]
    ends: Sequence[int]
    words: Sequence[bool]

    def __len__(self) -> int:
        return len(self.keys)

    def first(self, offset: int) -> int:
        """Returns the number of the first token that ends behind an offset."""
        place = bisect_left(self.starts, offset)
        return place - 1 if place and self.ends[place - 1] > offset else place

    def part(self, start: int, end: int) -> "Tokens":
        """Returns the tokens from number `start` to before number `end`."""
        return Tokens(
            self.keys[start:end],
            self.starts[start:end],
            self.ends[start:end],
            self.words[start:end],
        )


def tokenize(text: str, blocks: Sequence[tuple[int, int]] | None = None) -> Tokens:
    """Returns the words and marks of a text in NFC.

    Args:
        text: The text.
        blocks: Where its blocks begin and end. No token runs over the edge of a block, and a
            dash that opens one is a quotation mark, unless it touches a digit. None is one block.
    """
    plain, offsets = _seen(text)
    keys: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    words: list[bool] = []
    for start, end in [(0, len(text))] if blocks is None else blocks:
        first, last = (start, end) if offsets is None else _moved(offsets, start, end)
        opening = _OPENING_DASH.match(plain, first, last)
        for match in _TOKEN.finditer(plain, opening.end(1) if opening else first, last):
            kind = match.lastgroup
            found = match.group()
            if kind == "word":
                found = _word_key(found)
            elif kind != "mark":
                found = OMISSION if kind == "omission" else "-"
            keys.append(found)
            words.append(kind == "word")
            starts.append(match.start() if offsets is None else offsets[match.start()])
            ends.append(match.end() if offsets is None else offsets[match.end() - 1] + 1)
    return Tokens(keys, starts, ends, words)


def _seen(text: str) -> tuple[str, list[int] | None]:
    """Returns a text without hidden characters, and where each of the rest stood in it."""
    plain = text.translate(_ONE_FORM)
    if not HIDDEN.search(plain):
        return plain, None
    kept = [place for place, character in enumerate(plain) if not HIDDEN.match(character)]
    return "".join(plain[place] for place in kept), kept


def _moved(offsets: Sequence[int], start: int, end: int) -> tuple[int, int]:
    return bisect_left(offsets, start), bisect_left(offsets, end)


def _word_key(word: str) -> str:
    return word if word.isalnum() else re.sub("-+", "-", ungrouped(word))


def ungrouped(text: str) -> str:
    """Returns a text with the digits of its numbers together: "11000" for "11 000" and "11.000"."""
    return _NUMBER_GROUPS.sub(lambda match: _SEPARATOR.sub("", match.group()), text)


def same_first(key: str, other: str) -> bool:
    """Returns whether two keys agree, the case of the first letter aside."""
    return key[1:] == other[1:] and key[:1].lower() == other[:1].lower()


def to_nfc(text: str) -> str:
    """Returns a text in NFC, also where a hidden character parts a letter from its accent."""
    composed = unicodedata.normalize("NFC", text)
    bare = HIDDEN.sub("", composed)
    return (
        composed if unicodedata.is_normalized("NFC", bare) else unicodedata.normalize("NFC", bare)
    )
