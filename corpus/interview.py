"""Gives the answers of an interview their speaker."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from corpus.document import Block
from corpus.utterance import Utterance, UtteranceKind

SURE: Final = 0.7
"""How sure it is that whoever answers one question of an interview answers them all."""


def interview(text: str, blocks: Sequence[Block], found: Sequence[Utterance]) -> list[Utterance]:
    """Returns the utterances with the speaker of an interview's answers where one person answers.

    A question is a paragraph of speech without a speaker that ends with a question mark; an
    answer is the speech that begins the next paragraph. Where all answers that have a speaker have
    the same one, those that have none are that person's too.

    Args:
        text: The canonical text.
        blocks: The blocks of it without metadata, in order.
        found: Its utterances, in order.
    """
    by_start = {one.start: one for one in found if one.kind is UtteranceKind.DASH}
    if not any(text[one.end - 1] == "?" for one in by_start.values()):
        return list(found)
    opening = [
        next(
            (by_start[at] for at in range(block.start + 1, block.start + 4) if at in by_start), None
        )
        for block in blocks
    ]
    answers = {
        answer.start: answer
        for block, question, answer in zip(blocks, opening, opening[1:], strict=False)
        if question and answer and _is_unclaimed(question) and text[block.end - 1] == "?"
    }
    told = [answer for answer in answers.values() if answer.speaker]
    if len({answer.speaker for answer in told}) != 1:
        return list(found)
    first = told[0]
    return [
        replace(
            one,
            speaker=first.speaker,
            title=first.title,
            organisation=first.organisation,
            confidence=SURE,
        )
        if one.start in answers and _is_unclaimed(one) and text[one.end - 1] != "?"
        else one
        for one in found
    ]


def _is_unclaimed(one: Utterance) -> bool:
    return one.speaker is None and one.attribution is None
