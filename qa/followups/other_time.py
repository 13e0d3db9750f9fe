"""Changes the time of a question for another: "Enn i 2030?", "Og året før?"."""

import re
from collections.abc import Callable

from qa.question_parts import Stretch, split
from qa.question_words import Words, bare, has_english, is_time, is_year
from qa.values.numeral import word_number
from qa.word_lists import (
    DAYS,
    DIRECTIONS,
    MONTHS,
    PERIODS,
    PREPOSITIONS,
    RELATIVE_TIMES,
    STEPS,
)

_AGO = re.compile(r"for \w+ år sid[ea]n|\w+ years? ago|om \w+ år")
_LONGEST_TIME = 5
"""So many words tell a time at most."""
_OF_PERIOD = 2
"""So many words tell a part of a year: "tredje kvartal"."""
_TODAY = frozenset("nå no now today".split())
_SO_FAR = frozenset({"så langt", "til nå", "til no", "i dag", "so far"})


def change_relative_time(words: Words, fragment: Words) -> list[str] | None:
    """Changes a time for one told from it or from today: "året etter", "i fjor"."""
    said = " ".join(bare(word) for word in fragment)
    told = said in RELATIVE_TIMES or bool(_AGO.fullmatch(said))
    place = next((n for n, word in enumerate(words) if is_year(word)), None)
    step = STEPS.get(said) or _years(fragment)
    if step and place is not None:
        year = int(bare(words[place])) + step
        return [*words[:place], str(year), *words[place + 1 :]]
    if not told and not step:
        return None
    if place is None:
        # Of "i fjor" and "i år" only one can be meant.
        at = _relative(words) or Stretch(len(words), len(words))
        return [*words[: at.start], *fragment, *words[at.end :]]
    bound = bool(place) and bare(words[place - 1]) in PREPOSITIONS
    return [*words[: place - bound], *fragment, *words[place + 1 :]]


def _relative(words: Words) -> Stretch | None:
    """Returns where a time is told from the day of the question: "i fjor", "for to år siden"."""
    found = [bare(word) for word in words]
    alone = _today(words) | {"yesterday", "tomorrow"}
    for start in range(1, len(found)):
        for end in range(min(start + 4, len(found)), start, -1):
            said = " ".join(found[start:end])
            two = end - start > 1 and said in RELATIVE_TIMES
            if two or said in alone or _AGO.fullmatch(said):
                return Stretch(start, end)
    return None


def _today(words: Words) -> frozenset[str]:
    """Returns the words for now; "no" is one in nynorsk alone."""
    return _TODAY - {"no"} if has_english(words) else _TODAY


def is_of_another_time(question: str, before: str) -> bool:
    """Returns whether a question is the one before, only of another time.

    Args:
        question: A question as understood.
        before: The question before.
    """
    rest, times = _divided(split(question)[0])
    same, others = _divided(split(before)[0])
    return rest == same and bool(times) and times != others


def _divided(words: Words) -> tuple[list[str], list[str]]:
    """Returns the words that tell no time, and those that do, both as the lists have them."""
    found = [bare(word) for word in words]
    rest: list[str] = []
    times: list[str] = []
    place = 0
    while place < len(found):
        ends = range(min(place + _LONGEST_TIME, len(found)), place, -1)
        end = next((end for end in ends if _tells_time(found[place:end])), place)
        (times if end > place else rest).extend(found[place : max(end, place + 1)])
        place = max(end, place + 1)
    return rest, times


def _tells_time(words: Words) -> bool:
    """Returns whether words tell a time and nothing else: "i fjor", "in May 2020", "året før"."""
    said = " ".join(words)
    if said in RELATIVE_TIMES | STEPS.keys() | _SO_FAR or _AGO.fullmatch(said) or _years(words):
        return True
    bound = len(words) > 1 and words[0] in PREPOSITIONS
    if bound and _tells_time(words[1:]):
        return True
    return all(map(is_time, words)) or (len(words) == _OF_PERIOD and words[-1] in PERIODS)


def _years(fragment: Words) -> int:
    """Returns how many years "to år før" or "ten years later" goes on; 0 where it is no such."""
    found = [bare(word) for word in fragment]
    if [word in {"år", "year", "years"} for word in found] != [False, True, False]:
        return 0
    count = int(found[0]) if re.fullmatch(r"[0-9]{1,3}", found[0]) else word_number(found[0])
    return (count or 0) * DIRECTIONS.get(found[2], 0)


def change_period(words: Words, fragment: Words) -> list[str] | None:
    """Changes a part of a year for another: "i andre kvartal" for "i tredje kvartal"."""
    _, new = without_preposition(fragment)
    heads = [n for n, word in enumerate(new) if n and bare(word) in PERIODS]
    places = [n for n, word in enumerate(words) if n and bare(word) in PERIODS]
    if not heads or not places:
        return None
    start, end = places[-1] - 1, places[-1] + 1
    start -= bare(words[start - 1]) in {"the", "det"}
    while end < len(words) and is_time(words[end]) and len(new) > heads[0] + 1:
        end += 1
    return [*words[:start], *new, *words[end:]]


def change_time(words: Words, fragment: Words) -> list[str] | None:
    """Changes a year for a year, a month for a month, a day for a day."""
    preposition, new = without_preposition(fragment)
    if not new or not all(is_time(word) for word in new):
        return None
    kinds: tuple[Callable[[str], bool], ...] = (
        is_year,
        lambda word: bare(word) in MONTHS,
        lambda word: bare(word) in DAYS,
    )
    changed, done = list(words), False
    for kind in kinds:
        value = next((word for word in new if kind(word)), None)
        place = next((n for n, word in enumerate(words) if kind(word)), None)
        if value is not None and place is not None:
            changed[place], done = value, True
    if not done and any(map(is_year, new)) and (at := _relative(words)) is not None:
        before = [preposition or ("in" if has_english(words) else "i")]
        return [*words[: at.start], *before, *new, *words[at.end :]]
    return _without_now(changed) if done else None


def _without_now(words: Words) -> list[str]:
    """Returns the words without "så langt" and the like, which hold for no other time."""
    kept: list[str] = []
    alone = _today(words) | {"hittil"}
    place = 0
    while place < len(words):
        two = " ".join(bare(word) for word in words[place : place + 2])
        if two in _SO_FAR:
            place += 2
        elif bare(words[place]) in alone:
            place += 1
        else:
            kept.append(words[place])
            place += 1
    return kept


def without_preposition(fragment: Words) -> tuple[str, list[str]]:
    """Returns the preposition that a fragment begins with, "" where with none, and the rest."""
    if len(fragment) > 1 and bare(fragment[0]) in PREPOSITIONS:
        return fragment[0], list(fragment[1:])
    return "", list(fragment)
