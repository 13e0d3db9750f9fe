"""Changes a word of a question for its opposite or the next in rank: "And for?", "Og minst?"."""

from collections import defaultdict
from typing import Final

from qa.followups.topic import Exchange
from qa.question_words import Words, bare
from qa.word_lists import AUXILIARIES, DETERMINERS, IT, QUESTION_WORDS, SUPERLATIVES, THEY


def _opposites(*pairs: str) -> dict[str, frozenset[str]]:
    """Returns each word of the pairs with all that it is paired with."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for pair in pairs:
        one, other = pair.split()
        found[one].add(other)
        found[other].add(one)
    return {word: frozenset(others) for word, others in found.items()}


OPPOSITES: Final = _opposites(
    "for mot", "for against", "før etter", "before after", "med uten", "med utan", "with without"
)
"""Prepositions that a fragment of one word changes for each other."""
_RANKS: Final = frozenset("nest tredje fjerde second third fourth".split())
"""What stands before a superlative for those further down."""


def change_opposite(words: Words, fragment: Words) -> list[str] | None:
    """Changes "against" for "for", "most" for "least": "And for?"."""
    alone = len(fragment) == 1 or (len(fragment) == 2 and bare(fragment[1]) in IT | THEY)
    first = bare(fragment[0])
    others = SUPERLATIVES if first in SUPERLATIVES else OPPOSITES.get(first, frozenset())
    places = [n for n, word in enumerate(words) if alone and bare(word) in others]
    return [*words[: places[0]], fragment[0], *words[places[0] + 1 :]] if places else None


def next_in_rank(words: Words, last: Exchange) -> list[str] | None:
    """Returns "nest størst" of "Hvem er nest størst?" where the question before has "størst"."""
    asks = len(words) > 2 and bare(words[0]) in QUESTION_WORDS and bare(words[1]) in AUXILIARIES
    fragment = list(words[2:])
    return fragment if asks and change_rank(last.question.split(), fragment) else None


def change_rank(words: Words, fragment: Words) -> list[str] | None:
    """Changes "største" for "nest største", "second largest" for "third largest"."""
    ranked = [word for word in fragment if bare(word) not in DETERMINERS | {"the"}]
    if len(ranked) != 2 or bare(ranked[0]) not in _RANKS:
        return None
    kind = bare(ranked[1]).removesuffix("e")
    place = next((n for n, word in enumerate(words) if bare(word).removesuffix("e") == kind), 0)
    start = place - (bare(words[place - 1]) in _RANKS)
    return [*words[:start], ranked[0], *words[place:]] if place else None
