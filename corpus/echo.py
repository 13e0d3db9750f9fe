"""Gives utterances that name no speaker the one that the rest of the text tells.

A dash heading repeats what someone says below it, word for word or not, and in a text where only
one person speaks, that person says the rest too. Neither is certain, and the confidence says so.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.utterance import Utterance, UtteranceKind

_WORDS = re.compile(r"\w+")
_OWN_LINE = re.compile(r"\n\s*[–—―−-]\s*$")
_LEAD = 6
_EMPTY = frozenset(
    "ikke ikkje dette disse være vere skal ville kunne skulle måtte blir have hadde etter under"
    " over eller også mange noen nokon denne denna mellom enda andre selv hvor veldig".split()
)
_REPEATED, _BELOW, _SOLE = 0.6, 0.4, 0.5
_SHARE = 0.6
"""The share of a heading's words that an utterance must have to give it its speaker."""
_MOST = 200
"""Utterances that are compared; a hostile text may consist of headings."""


def echo(text: str, found: Sequence[Utterance]) -> list[Utterance]:
    """Returns the utterances of a document, with speakers that other utterances tell.

    Args:
        text: The canonical text.
        found: Its utterances, in order.
    """
    found = _sole(text, found)
    bodies = [one for one in found if one.kind is not UtteranceKind.HEADING and one.speaker]
    said = [(_stems(text[one.start : one.end]), one) for one in bodies[:_MOST]]
    for place, heading in enumerate(found[:_MOST]):
        if heading.kind is not UtteranceKind.HEADING or heading.speaker or heading.attribution:
            continue
        found[place] = _repeated(text, heading, said) or _below(text, found, place) or heading
    return found


def _sole(text: str, found: Sequence[Utterance]) -> list[Utterance]:
    """Gives what no one is named for to the one speaker of a text, but not the questions."""
    named = {one.speaker for one in found if one.attribution}
    first = next((one for one in found if one.attribution and one.speaker), None)
    if first is None or len(named) != 1:
        return list(found)
    surname = (first.speaker or "").split()[-1]
    return [
        one
        if one.speaker
        or one.attribution
        or one.kind is not UtteranceKind.DASH
        or text[one.end - 1] not in ".!…»"
        or surname in _WORDS.findall(text[one.start : one.end])
        else _given(one, first, _SOLE)
        for one in found
    ]


def _repeated(
    text: str, heading: Utterance, said: Sequence[tuple[set[str], Utterance]]
) -> Utterance | None:
    """Returns a heading with the speaker whose words it repeats, where that is one speaker."""
    words = _stems(text[heading.start : heading.end])
    shared = [(len(words & stems), one) for stems, one in said]
    best = max((count for count, _ in shared), default=0)
    likely = [one for count, one in shared if count == best]
    enough = 1 if len({one.speaker for _, one in said}) == 1 else _SHARE * len(words)
    if not best or best < enough or len({one.speaker for one in likely}) != 1:
        return None
    return _given(heading, likely[0], _REPEATED)


def _below(text: str, found: Sequence[Utterance], place: int) -> Utterance | None:
    """Returns a heading with the speaker of the section under it, where only one speaks there."""
    before = text[max(0, found[place].start - _LEAD) : found[place].start]
    if "\n" not in text[: found[place].start].strip() or not _OWN_LINE.search(before):
        # A headline has the whole text under it, and "Les også:" another text.
        return None
    if text[found[place].end - 1] == "?":
        return None
    section = []
    for one in found[place + 1 : place + _MOST]:
        if one.kind is UtteranceKind.HEADING:
            break
        section.append(one)
    speakers = {one.speaker for one in section}
    return _given(found[place], section[0], _BELOW) if len(speakers) == 1 else None


def _given(one: Utterance, source: Utterance, confidence: float) -> Utterance:
    return replace(
        one,
        speaker=source.speaker,
        title=source.title,
        organisation=source.organisation,
        confidence=confidence if source.speaker else 0.0,
    )


def _stems(words: str) -> set[str]:
    """Returns the first five letters of the words that carry meaning."""
    found = _WORDS.findall(words.lower())
    return {word[:5] for word in found if len(word) > 3 and word not in _EMPTY}
