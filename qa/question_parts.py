"""What a question is made of: question word, verb, names and the phrases around them.

No grammar is known here but word order and a few endings, in bokmål, nynorsk and English; what it
gives is read by a reader that forgives rough grammar.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.names import is_first_name
from corpus.speakers import BODY_NOUNS
from qa.question_words import (
    ENDS,
    NUMBER,
    Words,
    bare,
    is_content,
    is_definite,
    is_participle,
    is_time,
    is_year,
    word_at,
)
from qa.word_lists import (
    AMOUNTS,
    AUXILIARIES,
    CONNECTIVES,
    COSTS,
    DECIDE,
    DECIDED,
    FUNCTION_WORDS,
    MANY,
    MEASURES,
    PREPOSITIONS,
    PRONOUNS,
    QUESTION_WORDS,
    REQUESTS,
    THING_WORDS,
    UNITS,
    WHICH,
)

_CONTRACTION = re.compile(r"\b(wh(?:at|o|ere|en)|how)['’]s\b", re.IGNORECASE)
_NOTE = re.compile(r"\s*\(([^()]*)\)$")
_BODY = re.compile(rf"(?:{BODY_NOUNS})")
_VERB = re.compile(r"\w+(?:r|te|de|et|a)")
# Not "da" and "den", which stand between two names of a sentence as often as in one.
_PARTICLES = frozenset("av de la le von van der of di al el bin ibn zu".split())
_FAMILY = frozenset("von van der zu".split())
"""Those that a family name may begin with where no first name stands before it."""
_FINITE = re.compile(r"\w{2,}(?:[ea]r|te|de)")
_STRONG = frozenset(
    "falt fall steg sank sakk vant tok gav ga finnes finst fins fantes fanst".split()
)
COUNTS_ALONE = frozenset(
    "omkom bor bur deltok left gikk gjekk kom fikk fekk tok vant vann brøt braut skrev skreiv"
    " sto stod satt ga gav lå låg falt døde døydde fant fann sa ba bad dro drog got went took"
    " came won died fell".split()
)
"""Verbs behind "hvor mange": what is counted is not named."""
"""Past forms that no noun has, so that "hvor mange" before them counts what is not named."""
_ARTICLES = frozenset("den det de dei en ei et ein eit the".split())
_ANYBODY = frozenset("noen nokon noe noko ingen alle man du vi eg jeg".split())
_MOST_NOUNS = 3


def split(question: str) -> tuple[list[str], str]:
    """Returns a question's words, and the note in brackets at its end.

    The words are without what only ties them to what was said ("og"), and without their last mark.
    """
    text = _CONTRACTION.sub(r"\1 is", question).strip().rstrip(ENDS)
    note = _NOTE.search(text)
    if note:
        text = text[: note.start()].rstrip(ENDS)
    words = text.split()
    while len(words) > 1 and bare(words[0]) in CONNECTIVES:
        words = words[1:]
    return words, note.group(1) if note else ""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some words of a question, from `start` until before `end`."""

    start: int
    end: int

    def of(self, words: Words) -> list[str]:
        """Returns the words, without marks at their end."""
        found = list(words[self.start : self.end])
        return [*found[:-1], found[-1].strip(ENDS)] if found else []

    def overlaps(self, other: "Stretch") -> bool:
        """Returns whether a word is in both."""
        return self.start < other.end and other.start < self.end


def find_names(words: Words, *, whole: bool = True) -> list[Stretch]:
    """Returns the runs of capitalised words.

    Args:
        words: The words.
        whole: Whether they are a whole question, whose first word has a capital anyhow.
    """
    found: list[Stretch] = []
    place = 0
    while place < len(words):
        if not _opens_name(words, place, whole=whole):
            place += 1
            continue
        end = place + 1
        while end < len(words) and not words[end - 1].endswith((",", ";", ":")):
            if words[end][:1].isupper() or (words[end].isdigit() and not is_year(words[end])):
                end += 1
                continue
            after = end
            while after < len(words) - 1 and words[after] in _PARTICLES:
                after += 1
            if after == end or not words[after][:1].isupper():
                break
            end = after + 1
        start = place
        while start > (found[-1].end if found else 1) and words[start - 1] in _FAMILY:
            start -= 1
        found.append(Stretch(start, end))
        place = end
    return found


def named(rest: Words) -> list[Stretch]:
    """Returns the names, those joined by "og" as one, with those that commas list before."""
    joined: list[Stretch] = []
    for name in find_names(rest, whole=False):
        start = name.start
        if joined and start == joined[-1].end + 1 and bare(rest[start - 1]) in {"og", "and"}:
            start = joined.pop().start
            while joined and joined[-1].end == start and rest[start - 1].endswith(","):
                start = joined.pop().start
        joined.append(Stretch(start, name.end))
    return joined


def begins_with_verb(words: Words) -> bool:
    """Returns whether a question begins with a verb of its own: "Støtter Høyre forslaget"."""
    if len(words) < 2 or is_first_name(bare(words[0])):
        return False
    verb = bare(words[0])
    subject = words[1][:1].isupper() or is_definite(words[1])
    subject |= bare(words[1]) in PRONOUNS | _ANYBODY
    # Not -et and -a, which end names more often: "Arbeiderpartiet Oslo".
    return subject and bool(_FINITE.fullmatch(verb) or verb in _STRONG)


def _opens_name(words: Words, place: int, *, whole: bool) -> bool:
    word = words[place].lstrip("«\"“'(")
    if not word[:1].isupper():
        return False
    if bare(word) in {"i", "ceo", "cfo", "pm", "mp"} or is_time(word):
        return False
    first = place == 0 and whole
    if first and begins_with_verb(words):
        return False
    return not first or (bare(word) not in FUNCTION_WORDS and bare(word) not in REQUESTS)


@dataclass(frozen=True, slots=True)
class Parts:
    """A question taken apart; together the parts are its words in order.

    Attributes:
        asked: The question word with its preposition and degree: "til hvor mange".
        noun: What is asked after: "barn" in "hvor mange barn", "fra Oslo" in "hvem fra Oslo".
        verb: The finite verb, empty where none was seen.
        rest: All that follows.
        note: What stands in brackets at the end.
    """

    asked: tuple[str, ...]
    noun: tuple[str, ...]
    verb: tuple[str, ...]
    rest: tuple[str, ...]
    note: str

    @property
    def asked_for(self) -> str:
        """The question word alone, "" where there is none."""
        return next((bare(word) for word in self.asked if bare(word) in QUESTION_WORDS), "")

    @property
    def degree(self) -> str:
        """The last word of `asked` in lower case, "mange" of "hvor mange"; "" where it is empty."""
        return bare(self.asked[-1]) if self.asked else ""

    @property
    def counts(self) -> bool:
        """Whether it asks how many of something that it names: "hvor mange barn"."""
        return bool(self.noun) and self.degree in MANY

    @property
    def finite(self) -> str:
        """The finite verb in lower case, "" where none was seen."""
        return bare(self.verb[0]) if self.verb else ""

    @property
    def rest_at(self) -> int:
        """How many words stand before `rest`."""
        return len(self.asked) + len(self.noun) + len(self.verb)

    @property
    def subject_end(self) -> int:
        """How many words of `rest` are the subject; 0 where none can be told."""
        rest = self.rest
        if not rest:
            return 0
        names = find_names(rest, whole=False)
        if names and names[0].start == 0:
            return named(rest)[0].end  # "Kari Lund og Ola Berg"
        if bare(rest[0]) == "the" and len(rest) > 1:
            return 3 if len(rest) > 2 and len(names) and names[0].start == 2 else 2
        return (
            1 if is_definite(rest[0]) or bare(rest[0]) in {"de", "han", "hun", "ho", "dei"} else 0
        )


def parse(question: str) -> Parts:
    """Takes a question apart. Without a question word all but the verb is `rest`."""
    words, note = split(question)
    asks = next((n for n, word in enumerate(words[:2]) if bare(word) in QUESTION_WORDS), None)
    if asks is None or (asks == 1 and bare(words[0]) not in PREPOSITIONS):
        first = bool(words) and (
            bare(words[0]) in AUXILIARIES | REQUESTS or begins_with_verb(words)
        )
        verb = tuple(words[:1]) if first else ()
        if words and not first and bare(words[0]) in FUNCTION_WORDS:
            words = [words[0].lower(), *words[1:]]  # no name: "Den nye?"
        return Parts((), (), verb, tuple(words[len(verb) :]), note)
    end = asks + 1
    if end < len(words) and bare(words[end]) in MEASURES:
        end += 1
    verb_at = _verb(words, asks, end)
    return Parts(
        tuple(words[:end]),
        tuple(words[end:verb_at]),
        tuple(words[verb_at : verb_at + 1]),
        tuple(words[verb_at + 1 :]),
        note,
    )


def _verb(words: Words, asks: int, end: int) -> int:
    """Returns the place of the finite verb: Norwegian and English have it second."""
    if end >= len(words):
        return end
    first, question_word = bare(words[end]), bare(words[asks])
    amount = bare(words[end - 1]) in AMOUNTS
    takes_noun = amount or question_word in WHICH or question_word in THING_WORDS
    auxiliary = next(
        (n for n in range(end, min(end + 5, len(words))) if bare(words[n]) in AUXILIARIES), None
    )
    if first in AUXILIARIES:
        return end
    if first in PREPOSITIONS:
        return auxiliary if auxiliary is not None else _after_bound(words, end + 1)
    if not takes_noun or (amount and first in COUNTS_ALONE):
        return end
    if auxiliary is not None and auxiliary - end <= _MOST_NOUNS:
        between = words[end:auxiliary]
        if question_word not in THING_WORDS or not any(word[:1].isupper() for word in between):
            return auxiliary
    follows = word_at(words, end + 1)
    if question_word in THING_WORDS and not amount:
        return end
    many = bare(words[end - 1]) in MANY or question_word in WHICH
    # "Kor mykje tek Lia skule", "hvor mange bruker den nye": what follows begins another phrase.
    begins = bool(follows) and (words[end + 1][:1].isupper() or follows in _ARTICLES)
    acts = amount and (begins or (not many and _is_amount_verb(words, end)))
    verb_first = _VERB.fullmatch(first) and not (many or _VERB.fullmatch(follows))
    return end if not follows or follows in PREPOSITIONS or acts or verb_first else end + 1


def _after_bound(words: Words, at: int) -> int:
    """Returns where what a preposition binds ends: one word, a figure with its units."""
    end = at + 1
    while at < len(words) and NUMBER.fullmatch(words[at]) and " ".join(words[end:]):
        if bare(words[end]) not in UNITS:
            break
        end += 1
    return min(end, len(words))


def _is_amount_verb(words: Words, at: int) -> bool:
    """Returns whether a word after "hvor mye" is the verb: "øker" of "hvor mye øker fraværet i"."""
    first = bare(words[at])
    subject, then = (" ".join(words[n : n + 1]) for n in (at + 1, at + 2))
    if not subject or (then and bare(then) not in PREPOSITIONS):
        return False
    if first in COSTS:
        return True
    acts = _VERB.fullmatch(first) and first not in {"penger", "pengar"}
    return bool(acts or first in _STRONG) and is_definite(subject)


def phrase_around(words: Words, name: Stretch, *, after_verb: bool, modal: bool = False) -> Stretch:
    """Returns the noun phrase that a name stands in: "brannen på Hval fabrikk" of "Hval".

    Args:
        words: The words of a question after its verb.
        name: The name's place.
        after_verb: Whether the verb is one with a meaning of its own, so that what follows a
            name is rather a noun than the rest of the verb.
        modal: Whether it is one that an infinitive follows, so that it is none: "åpne" in "når
            skal broen over Hval åpne".
    """
    start, end = name.start, name.end
    while start >= 2 and bare(words[start - 1]) in PREPOSITIONS and _is_noun(words[start - 2]):
        start -= 2
    in_preposition = start > 0 and bare(words[start - 1]) in PREPOSITIONS
    if end < len(words) and not words[end - 1].endswith((",", ";")):
        word = bare(words[end])
        genitive = words[end - 1].endswith("s")
        compound = after_verb or bool(_BODY.fullmatch(word))
        compound |= (start < name.start or in_preposition) and (genitive or not modal)
        ends = is_participle(word) or word.endswith(("et", "ed"))
        verbal = not _BODY.fullmatch(word) and ends
        if is_content(word) and words[end].islower() and compound and (genitive or not verbal):
            end += 1
    return Stretch(start, end)


def goes_on(words: Words, place: int) -> bool:
    """Returns whether a word still belongs to the noun before: "den norske kysten"."""
    adjective = not is_content(words[place - 1]) or bare(words[place - 1]).endswith("e")
    return adjective and words[place].islower() and is_content(words[place])


def _is_noun(word: str) -> bool:
    return is_content(word) and not is_participle(word) and not word.endswith((",", ";"))


def tells_what(words: Words) -> bool:
    """Returns whether a question ends with the "det" of what was proposed or decided.

    "Hvem foreslo det?", "Hvem har bestemt det?"; but "når ble det bestemt" may be of a thing.
    """
    found = [bare(word) for word in words]
    if len(found) < 3 or found[-1] not in {"det", "dette", "that", "this", "it"}:
        return False
    active = found[0] in QUESTION_WORDS and found[1] in DECIDED
    had = {"har", "hadde", "has", "had"} & set(found) and found[-2] in DECIDED
    return active or bool(had) or found[-2] in DECIDE


def written(words: Sequence[str], note: str = "") -> str:
    """Returns words as a question: a capital first, a question mark last."""
    text = " ".join(word for word in words if word)
    if note:
        text += f" ({note})"
    return f"{text[:1].upper()}{text[1:]}?"
