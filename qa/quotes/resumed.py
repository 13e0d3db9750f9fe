"""Finds where a speaker goes on behind an attribution: "– Dette, sier Lunde, er bra"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.document import Block
from corpus.utterances import Utterance, UtteranceKind

# Only what the journalist cannot be saying: a bare verb behind the comma, or "and we".
_RESUMED = re.compile(
    r"(?:\s(?:til|i|på)\s[^,.?!\n]{1,40})?,\s+(?=(?:er|var|blir|ble|blei|vart|har|hadde|kan|kunne|vil"
    r"|ville|skal|skulle|må|måtte|bør|burde|får|fikk|fekk"
    r"|(?:og|men|for|så|at|fordi|hvis|viss|når|da|då)\s(?:vi|jeg|eg|me|du|dere|oss))\s)"
)
_SENTENCE = re.compile(r"[^.?!…\n]*(?:[.?!…](?=\S)[^.?!…\n]*)*[.?!…]?")


def with_resumed(
    text: str, blocks: Sequence[Block], utterances: Sequence[Utterance]
) -> tuple[Utterance, ...]:
    """Returns the utterances, with the rest of a sentence that an attribution interrupts.

    Args:
        text: The canonical text.
        blocks: Its blocks.
        utterances: Its utterances, in order.
    """
    found: list[Utterance] = []
    for number, utterance in enumerate(utterances):
        found.append(utterance)
        span = utterance.attribution
        if utterance.kind is not UtteranceKind.DASH or span is None or span.start < utterance.end:
            continue
        resumed = _RESUMED.match(text, span.end)
        if resumed is None:
            continue
        block = next((b for b in blocks if b.start <= span.end < b.end), None)
        following = utterances[number + 1].start if number + 1 < len(utterances) else len(text)
        limit = min(following, block.end if block else following)
        sentence = _SENTENCE.match(text, resumed.end(), limit)
        if sentence is not None and sentence.end() > resumed.end():
            found.append(replace(utterance, start=resumed.end(), end=sentence.end()))
    return tuple(found)
