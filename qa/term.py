"""A word, phrase or name as it is looked for in canonical texts."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from functools import cached_property, lru_cache
from itertools import accumulate

from corpus.document import Span
from corpus.errors import InputError
from corpus.text import canonical
from index.terms import stem
from qa.inflection import derivation, related
from qa.quotes.typography import ungrouped

MAX_TERM = 1_000
"""A term has at most this many characters."""

_LEAST_NAME = 4
_LONG_NUMBER = re.compile("[1-9][0-9]{3,14}")
# "450 000" is no number within "1 450 000" and "1 450 000 000".
_NOT_WITHIN = "".join(rf"(?<!(?<![0-9])[0-9]{{{size}}}[\s.])" for size in (1, 2, 3))
_NOT_BEFORE = r"(?![\s.][0-9]{3}(?![0-9]))"
_STEMMERS = ("norwegian", "english")
_WORD = re.compile(r"([^\W_]+)")
# Letters and digits, case-folded, that FTS5's unicode61, which knows Unicode 6.1, takes for such
# too. With one of them a word is in the index, cut as the query is; others may be missing.
_INDEXED = re.compile(r"[0-9a-z\u00aa-\u024f\u0388-\u0523]")


class Term:
    """Finds a term in texts, whatever its case.

    The words of the term are whole words in the text: a place neither begins nor ends inside a
    run of letters and digits, nor between a letter and its combining marks. White space in the
    term stands for any white space; every other mark, also before and after, must agree. Case
    is folded as Unicode says, so that "STRASSE" is "straße"; accents are never dropped. The
    digits of a long number may stand in groups of three: "11000" is "11 000" and "11.000".

    Args:
        wording: The term. It is data: no syntax is read in it.
        stem: Whether each word may stand in any form: a word with the same Snowball stem, the
            Norwegian one, or the English one in an English text; in any other text a form that
            `qa.inflection.related` gives; or an abbreviation with the s of the genitive ("USAs").

    Raises:
        InputError: The term has no letter or digit, or is too long.
    """

    def __init__(self, wording: str, *, stem: bool = False) -> None:
        if len(wording) > MAX_TERM:
            raise InputError(
                f"the term has {len(wording):,} characters; at most {MAX_TERM:,} can be looked for"
            )
        self.wording = canonical(wording).strip()
        self.stem = stem
        folded = self.wording.casefold()
        if not _WORD.search(folded):
            raise InputError("the term has no letter or digit; write a word, phrase or name")
        # Marks and words by turns; a word is at every odd place.
        pieces = _WORD.split(ungrouped(folded))
        self._words = pieces[1::2]
        # "USAs" is looked for as "USA". Snowball leaves the s on a word so short.
        if stem and [word.casefold() for word in _WORD.findall(self.wording)] == self._words:
            self._words = [_bare(word).casefold() for word in _WORD.findall(self.wording)]
        self._marks = pieces[::2]
        options = [_forms(word) for word in self._words]
        self._pattern = None if stem else _pattern(self._marks, options)

    @cached_property
    def lookups(self) -> list[list[str]]:
        """What stands in the index of every text that has the term.

        For each word, one of several entries: of the column `form`, or of `stem` where the term
        is looked for in all forms. A word that the index may lack is left out.
        """
        found = [
            [*(_stems(word) if self.stem else [word]), *_head(word)]
            for word in dict.fromkeys(self._words)
        ]
        return [
            list(dict.fromkeys(entries))
            for entries in found
            if all(_INDEXED.search(entry) for entry in entries)
        ]

    def find(
        self,
        text: str,
        *,
        language: str | None = None,
        where: Callable[[Span], bool] = lambda _: True,
    ) -> list[Span]:
        """Returns the places of the term in a text, from left to right; no two overlap.

        Args:
            text: A canonical text.
            language: Its language, which says how stems are made.
            where: Says of a place whether it counts.
        """
        folded = text.casefold()
        origin = _origin(text, folded)
        name = "english" if language == "en" else "norwegian"
        pattern = self._pattern or self._forms_in(folded, name)
        found: list[Span] = []
        place = 0
        while pattern and (match := pattern.search(folded, place)):
            place = match.start() + 1
            start, end = (at if origin is None else origin[at] for at in match.span())
            if start < 0 or end < 0 or not (_is_border(text, start) and _is_border(text, end)):
                continue
            span = Span(start, end)
            if self.stem and not self._are_forms(match.groups(), span.of(text), name):
                continue
            if where(span):
                found.append(span)
                place = match.end()
        return found

    def _forms_in(self, folded: str, name: str) -> re.Pattern[str] | None:
        """Returns a pattern of the term in the forms that a text has, None where it has none."""
        words = set(_WORD.findall(folded))
        forms = [
            _forms(own)
            if _head(own)
            else sorted(word for word in words if _is_form(word, own, name) or word == f"{own}s")
            for own in self._words
        ]
        return _pattern(self._marks, forms) if all(forms) else None

    def _are_forms(self, words: Sequence[str], place: str, name: str) -> bool:
        """Returns whether words, found at a place that reads so, are forms of the term's."""
        return all(
            bool(_head(own))
            or _is_form(word, own, name)
            or any(
                form != (bare := _bare(form)) and bare.casefold() == own
                for form in _WORD.findall(place)
            )
            for own, word in zip(self._words, words, strict=True)
        )


def _head(word: str) -> list[str]:
    """Returns the first group of a number of four digits or more, which a text may have alone."""
    return [word[: len(word) % 3 or 3]] if _LONG_NUMBER.fullmatch(word) else []


def _forms(word: str) -> list[str]:
    """Returns patterns of a word: of a long number also with its digits in groups of three."""
    if not (head := "".join(_head(word))):
        return [word]
    groups = re.findall("...", word[len(head) :])
    within = _NOT_WITHIN if len(head) == len(groups[0]) else ""
    spaced = "".join(rf"(?:\s{{1,3}}|\.){group}" for group in groups)
    return [word, f"{within}{head}{spaced}{_NOT_BEFORE}"]


def _stems(word: str) -> list[str]:
    """Returns the stems of all forms of a word, in either language."""
    forms = [word, f"{word}s"]
    if len(word) > _LEAST_NAME and word.endswith("s"):
        forms.append(word[:-1])
    found = [stem(form, name) for form in forms for name in _STEMMERS]
    return found + [stem(form, "norwegian") for form in sorted(related(word))]


def _is_form(word: str, own: str, name: str) -> bool:
    if name != "norwegian":
        return stem(word, name) == stem(own, name)
    if stem(word, name) == stem(own, name):
        return derivation(word) == derivation(own)
    return word in related(own) or _is_genitive(word, own) or _is_genitive(own, word)


def _is_genitive(word: str, own: str) -> bool:
    """Returns whether a word is another with the s of the genitive, as in "Hamars"."""
    return len(own) >= _LEAST_NAME and own[-1] != "s" and word == f"{own}s"


def _pattern(marks: Sequence[str], forms: Sequence[Sequence[str]]) -> re.Pattern[str]:
    """Returns a pattern of marks and words by turns, each word in one of several forms."""
    return _compiled(tuple(marks), tuple(map(tuple, forms)))


@lru_cache(maxsize=1_000)
def _compiled(marks: tuple[str, ...], forms: tuple[tuple[str, ...], ...]) -> re.Pattern[str]:
    pattern = _spaced(marks[0])
    for options, after in zip(forms, marks[1:], strict=True):
        # The borders of the whole are checked at each place; this only makes it faster.
        pattern += f"({'|'.join(options)})(?![^\\W_])" + _spaced(after)
    return re.compile(pattern)


def _bare(word: str) -> str:
    """Returns an abbreviation without the s of the genitive, and any other word as it is."""
    return word[:-1] if len(word) > 2 and word[:-1].isupper() and word.endswith("s") else word


def _spaced(piece: str) -> str:
    return "\\s+".join(re.escape(part) for part in re.split(r"\s+", piece))


def _origin(text: str, folded: str) -> Sequence[int] | None:
    """Returns where each folded character comes from, -1 inside one; None where all agree."""
    if len(folded) == len(text):
        return None
    found = [-1] * (len(folded) + 1)
    lengths = (len(character.casefold()) for character in text)
    for place, start in enumerate(accumulate(lengths, initial=0)):
        found[start] = place
    return found


def _is_border(text: str, place: int) -> bool:
    """Returns whether neither a word nor a letter with its marks goes on at `place`."""
    if place in (0, len(text)):
        return True
    after = text[place]
    if _is_mark(after):
        return False
    before = text[place - 1]
    return not (after.isalnum() and (before.isalnum() or _is_mark(before)))


def _is_mark(character: str) -> bool:
    return unicodedata.category(character).startswith("M")
