"""Fills in what a follow-up leaves out: what is counted, and what is spoken of."""

from typing import Final

from qa.followups.topic import Exchange
from qa.question_parts import COUNTS_ALONE, find_names, parse, written
from qa.question_words import Words, bare, is_content, is_participle, is_time
from qa.values.numeral import word_number
from qa.word_lists import (
    AMOUNTS,
    AUXILIARIES,
    COPULAS,
    PREPOSITIONS,
    RELATIVE_TIMES,
    SAY,
    STEPS,
    THING_WORDS,
    WHICH,
)

_WHEN: Final = frozenset("når when".split())
_HOW_LONG: Final = frozenset("lenge lang langt gammel gammal ofte long old often".split())
_COUNTED: Final = frozenset("det de dei tallet talet there it they".split())


def without_verb(words: Words, last: Exchange) -> list[str] | None:
    """Returns "hvor mange gull" of "Hvor mange gull?" and "Hvor mange gull ble det?".

    The latter is a question of its own where nothing was counted before.
    """
    found = [bare(word) for word in words]
    counted = parse(last.question).degree in AMOUNTS
    is_it = found[-1:] == ["det"] and found[-2:-1] and found[-2] in COPULAS
    if is_it and (counted or found[0] in WHICH):
        words, found = words[:-2], found[:-2]
    bound = found[:1] and found[0] in PREPOSITIONS  # "for hvilken bok"
    asked = found[1:] if bound else found
    which = asked[:1] and (asked[0] in WHICH or (bound and asked[0] in THING_WORDS))
    counts = len(asked) > 1 and (asked[1] in AMOUNTS or which)
    first = (2 if counts and asked[1] in AMOUNTS else 1) + bool(bound)
    named = counts and len(found) - first == 1 and is_content(words[-1])
    acts = is_participle(words[-1]) or _acts(words[-1])
    acts |= asked[1:2] == ["mange"] and found[-1].endswith("st")  # "Kor mange trengst?"
    return list(words) if named and not acts else None


def with_counted(words: Words, last: Exchange) -> list[str]:
    """Returns "hvor mange stemmer er hun sikret" of "hvor mange er hun sikret".

    What is counted is told by the question before, where that counted too.
    """
    parts, before = parse(" ".join(words)), parse(last.question)
    counts = parts.degree in AMOUNTS and before.degree in AMOUNTS
    if not counts or parts.noun or not before.noun or not parts.rest:
        return list(words)
    if bare(before.noun[0]) in PREPOSITIONS:
        return list(words)  # "hvor mye av pengene"
    if parts.finite not in AUXILIARIES:
        return list(words)
    return [*parts.asked, *before.noun, *words[len(parts.asked) :]]


def of_another(words: Words, last: Exchange) -> list[str] | None:
    """Returns "i fjor" of "Hvor mange var det i fjor?", "i Oslo" of "Hva er tallet i Oslo?".

    The rest of such a question is that of the one before, where that was answered with a figure.
    """
    found = [bare(word) for word in words]
    amount = found[1:2] and found[0] in {"hvor", "kor", "how"} and found[1] in AMOUNTS
    if not (amount or found[0] in THING_WORDS) or not _told_amount(last):
        return None
    first = 2 if amount else 1
    is_said = found[first : first + 1] and found[first] in COPULAS
    first += bool(is_said)
    if is_said and found[first : first + 1] and found[first] in _COUNTED:
        first += 1
    elif not amount:
        return None  # "Hva er i Oslo?"
    rest = list(words[first:])
    if " ".join(found[first:]) in RELATIVE_TIMES | STEPS.keys():
        return rest
    named = [word for word in rest[1:] if not is_time(word)]
    placed = len(rest) > 1 and found[first] in PREPOSITIONS
    return rest if placed and all(word[:1].isupper() for word in named) else None


def _told_amount(last: Exchange) -> bool:
    """Returns whether a figure was asked for and answered, and no date and no duration."""
    parts = parse(last.question)
    if parts.degree in _HOW_LONG or (len(parts.asked) == 1 and parts.degree in _WHEN):
        return False
    words = (last.answer or "").split()
    counted = parts.degree in AMOUNTS and bool(words)
    number = counted and word_number(bare(words[0])) is not None
    return number or any(map(str.isdigit, last.answer or ""))


def _acts(word: str) -> bool:
    """Returns whether a word after "hvor mange" is rather a verb than what is counted."""
    if bare(word).endswith("es") and word.islower():
        return True  # "Hvor mange sikres?"
    return bare(word) in COUNTS_ALONE


def about_the_same(words: Words, last: Exchange) -> str | None:
    """Returns "Hva mener Kari om broen" of "Hva mener Kari" after "Hva sier Ola om broen"."""
    names = find_names(words)
    content = [word for word in words if is_content(word) and not word[:1].isupper()]
    before = parse(last.question)
    about = next((n for n, word in enumerate(before.rest) if bare(word) in {"om", "about"}), None)
    says = any(bare(word) in SAY for word in words) and len(words) == 2 + sum(
        name.end - name.start for name in names
    )
    if not names or content or not says or about is None:
        return None
    said = any(bare(word) in SAY for word in before.verb + before.rest)
    return written([*words, *before.rest[about:]]) if said else None
