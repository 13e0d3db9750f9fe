"""Names of people, places and organisations, and when two are of one."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from rapidfuzz.distance import Levenshtein

from corpus.names import is_first_name
from corpus.speakers import MODIFIERS, NAME, PARTIES, is_role, split_title
from index.aliases import other_names
from qa.values.verdict import DIFFERENT, SAME, UNKNOWN, Comparison

MISSPELT: Final = 6
"""A word of this many letters may differ in one of them, after the first."""

_TITLES = frozenset(
    "prime minister president king queen sir dr mr mrs ms professor prof captain coach senator"
    " governor mayor chancellor secretary kong kongen dronning dronninga kronprins prins prinsesse"
    " fru herr general the".split()
)
_PARTICLES = frozenset(
    "von van der den de del della da dos bin ibn al el af di la le zu y av of for og and i in"
    " det the dei".split()
)
_LONG_FORM = 80
_IN = re.compile(r"\s(?:i|på|ved|for|of|in|at)\s")
_WORD = re.compile(r"[^\W_]+")
_LETTERS = [
    (re.compile(pattern), put)
    for pattern, put in (
        (r"aa|å", "a"), (r"æ|ä", "e"), (r"ø|œ", "o"), (r"ð", "d"), (r"ł", "l"),
    )
]  # fmt: skip
_SAME_PLACE = {
    word: place
    for place, names in {
        "norge": "noreg norway", "kyiv": "kiev kyjiv", "københavn": "copenhagen",
    }.items()
    for word in names.split()
}  # fmt: skip
"""What places are called in another language or spelling; other lands stand in `index/aliases.tsv`,
Norway does not, because most texts are about it."""
_SOUNDS = [
    (re.compile(pattern), put)
    for pattern, put in (
        (r"tsch|tsj|tch|ch", "c"), (r"sch|skj|sh|sj|ś|š", "s"), (r"kh", "k"), (r"ph", "f"),
        (r"th", "t"), (r"dh", "d"), (r"zh", "s"), (r"ck|q", "k"), (r"c(?!$)", "k"), (r"w", "v"),
        (r"x", "ks"), (r"z", "s"), (r"ij|[yj]", "i"),
    )
]  # fmt: skip
_ENDS = re.compile(r"[.!?:–—-]\s*[«\"“(]?$|^\s*[«\"“–—-]?\s*$|\n\s*[–—-]?\s*$")


@dataclass(frozen=True, slots=True)
class Name:
    """A name.

    Attributes:
        words: Its words as written, without titles, initials and particles.
        full: The words of the longest form in the text that holds it; else equal to `words`.
        also: What the text gives as its short or long form: "Landsorganisasjonen (LO)".
    """

    words: tuple[str, ...]
    full: tuple[str, ...]
    also: tuple[str, ...] = ()

    @property
    def is_short(self) -> bool:
        """Whether it is an acronym: "NRK", "Ap"."""
        return len(self.words) == 1 and _is_acronym(self.words[0])


def names(text: str, start: int, end: int, *, within: tuple[int, int]) -> Iterator[Name]:
    """Yields the names of a span.

    A capital that only begins the sentence makes no name, unless the text has the word with a
    capital inside a sentence too. "Universitetet i Bergen" is one name, "Kari Lie i Bergen" two.

    Args:
        text: The text: longer forms and acronyms are looked for in all of it.
        start: Where the span begins.
        end: Where it ends.
        within: The sentence around it.
    """
    found: list[list[str]] = []
    last = -1
    for match in NAME.finditer(text, start, end):
        run = _named(text, match, within)
        if run:
            joined = found and _IN.fullmatch(text[last : match.start()])
            if joined and len(found[-1]) == 1 and not is_first_name(found[-1][0]):
                found[-1].extend(run)
            else:
                found.append(run)
            last = match.end()
    for run in found:
        words = _words(" ".join(run))
        yield Name(words, _full(text, words), _also(text, " ".join(run)))


def _named(text: str, match: re.Match[str], within: tuple[int, int]) -> list[str]:
    """Returns the words of a run of capitals that are a name, none where it is none."""
    initial = bool(_ENDS.search(text[max(within[0], match.start() - 4) : match.start()]))
    run = match.group().split()
    after = _WORD.match(text, match.end() + 1, within[1])
    if run[-1].endswith("s") and after is not None and is_role(after.group()):
        # "Norges statsminister" names no country.
        return []
    if initial and not _is_name(text, run[0]):
        run = run[1:]
        if run and run[0].casefold() in _PARTICLES:
            run = run[1:]
    run = _untitled(run, initial=initial)
    words = _words(" ".join(run))
    return [] if not words or (len(words) == 1 and _is_common(words[0])) else run


def _untitled(run: list[str], *, initial: bool) -> list[str]:
    _, run = split_title(run, initial=initial) if run else ([], run)
    while len(run) > 1 and run[0].rstrip(".").casefold() in _TITLES:
        run = run[1:]
    return run


def _words(run: str) -> tuple[str, ...]:
    found = [word for word in _WORD.findall(run) if word.casefold() not in _PARTICLES]
    return tuple(word for word in found if len(word) > 1 or word.isdigit()) or tuple(found)


def _is_common(word: str) -> bool:
    return word.casefold() in MODIFIERS or (is_role(word.casefold()) and not word.isupper())


@lru_cache(maxsize=256)
def _is_name(text: str, word: str) -> bool:
    """Returns whether a word that begins a sentence is a name."""
    bare = word.strip(".")
    if is_first_name(bare) or bare in PARTIES or bare[1:].casefold() != bare[1:]:
        return True
    if re.search(rf"(?<!\w){re.escape(bare.casefold())}(?!\w)", text):
        return False
    inside = re.compile(rf"[\wæøåÆØÅ,»)]\s{re.escape(bare)}(?!\w)")
    return bool(inside.search(text)) or not is_role(bare)


@lru_cache(maxsize=64)
def _runs(text: str) -> tuple[tuple[str, ...], ...]:
    runs = (
        _words(" ".join(_untitled(match.group().split(), initial=True)))
        for match in NAME.finditer(text)
    )
    return tuple(dict.fromkeys(run for run in runs if len(run) > 1))


def _full(text: str, words: tuple[str, ...]) -> tuple[str, ...]:
    """Returns the one longer form of a surname, or the words where there are several or none."""
    if len(words) > 1 or _is_acronym(words[0]):
        return words
    own = _key(words[0])
    longer = [run for run in _runs(text) if len(run) <= 4 and _same_word(_key(run[-1]), own)]
    heads = {_key(run[0]) for run in longer}
    return max(longer, key=len) if len(heads) == 1 else words


def _also(text: str, run: str) -> tuple[str, ...]:
    """Returns the forms that stand in brackets behind a name, or before it in brackets."""
    name = re.escape(run)
    behind = re.findall(rf"(?<!\w){name}\s\((\w{{2,8}})\)", text)
    before = [
        " ".join(text[max(match.start() - _LONG_FORM, 0) : match.start()].split()[-6:])
        for match in re.finditer(rf"\s\({name}\)", text)
    ]
    return tuple(found for found in (*behind, *before) if found and not found.isdigit())


def _is_acronym(word: str) -> bool:
    """Returns whether most letters of a short word are capitals, or it is a party's letters."""
    if not 2 <= len(word) <= 6:
        return False
    capitals = sum(letter.isupper() for letter in word)
    return capitals > len(word) / 2 or (word in PARTIES and len(word) < 5)


@lru_cache(maxsize=10_000)
def _key(word: str) -> str:
    """Returns a word without what spellings and alphabets differ in."""
    word = word.casefold()
    word = _SAME_PLACE.get(word) or _SAME_PLACE.get(word.removesuffix("s"), word)
    for pattern, put in _LETTERS:
        word = pattern.sub(put, word)
    plain = unicodedata.normalize("NFKD", word)
    word = "".join(letter for letter in plain if not unicodedata.combining(letter))
    for pattern, put in _SOUNDS:
        word = pattern.sub(put, word)
    return re.sub(r"(.)\1+", r"\1", word)


def _same_word(a: str, b: str) -> bool:
    """Returns whether two folded words are one, a genitive or a slip of one letter aside."""
    if a == b or a == b + "s" or b == a + "s":
        return True
    if min(len(a), len(b)) < MISSPELT or a[0] != b[0]:
        return False
    return Levenshtein.distance(a, b, score_cutoff=1) <= 1


def compare_names(a: Name, b: Name) -> Comparison:
    """Returns whether two names can be of one: a surname, a short form, another spelling."""
    first, second = (tuple(map(_key, words)) for words in (a.full, b.full))
    if _holds(first, second) or _holds(second, first) or _is_other_name(a, b):
        return SAME
    own, other = (tuple(map(_key, words)) for words in (a.words, b.words))
    for surname, full, name in ((own, first, other), (other, second, own)):
        if _holds(name, surname):
            # The text may know the surname as that of somebody else.
            return SAME if surname == full else DIFFERENT
    if _joined(own, other):
        return SAME
    for one, two in ((a, b), (b, a)):
        for form in one.also:
            keys = tuple(map(_key, _words(form)))
            if keys and (_ends_with(keys, tuple(map(_key, two.words)))):
                return SAME
    if a.is_short != b.is_short:
        short, long = (a, b) if a.is_short else (b, a)
        if _initials(short.words[0], long.words):
            return SAME
        return UNKNOWN if _may_abbreviate(short.words[0], long.words) else DIFFERENT
    return DIFFERENT


def _is_other_name(a: Name, b: Name) -> bool:
    """Returns whether two names are of one body or country: "Tyrkia" and "Turkey"."""
    return any(
        [word.casefold() for word in other.words] in other_names(" ".join(name.words))
        for name, other in ((a, b), (b, a))
    )


def _holds(long: tuple[str, ...], short: tuple[str, ...]) -> bool:
    """Returns whether the words of the one stand in the other in that order."""
    rest = iter(long)
    return all(any(_same_word(word, other) for other in rest) for word in short)


def _joined(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Returns whether two names are written as one word and as several."""
    return _same_word("".join(a), "".join(b))


def _ends_with(long: tuple[str, ...], short: tuple[str, ...]) -> bool:
    return len(short) <= len(long) and all(
        _same_word(x, y) for x, y in zip(long[-len(short) :], short, strict=True)
    )


def _initials(short: str, words: tuple[str, ...]) -> bool:
    return len(words) > 1 and short.casefold() == "".join(word[0] for word in words).casefold()


def _may_abbreviate(short: str, words: tuple[str, ...]) -> bool:
    """Returns whether the letters of an acronym stand in a name, its first letter first."""
    name = "".join(words).casefold()
    rest = iter(name)
    letters = short.casefold()
    return name.startswith(letters[0]) and all(letter in rest for letter in letters)
