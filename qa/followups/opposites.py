"""Changes a word of a question for its opposite: "And for?", "Og minst?"."""

from typing import Final

from qa.question_words import Words, bare
from qa.word_lists import IT, SUPERLATIVES, THEY

OPPOSITES: Final = {
    one: other
    for pair in ("for mot", "for against", "før etter", "before after", "med uten", "with without")
    for one, other in (pair.split(), reversed(pair.split()))
}
"""Prepositions that a fragment of one word changes for each other."""


def change_opposite(words: Words, fragment: Words) -> list[str] | None:
    """Changes "against" for "for", "most" for "least": "And for?"."""
    alone = len(fragment) == 1 or (len(fragment) == 2 and bare(fragment[1]) in IT | THEY)
    first = bare(fragment[0])
    others = SUPERLATIVES if first in SUPERLATIVES else {OPPOSITES.get(first)}
    places = [n for n, word in enumerate(words) if alone and bare(word) in others]
    return [*words[: places[0]], fragment[0], *words[places[0] + 1 :]] if places else None
