"""Speech that its attribution interrupts: "– Dette, sier Hansen, er en bro."."""

import re
from typing import Final

from corpus.attribution import Attribution
from corpus.document import Block, Span

_RESUMES: Final = re.compile(
    r"(?P<dash>,\s[–—―−]\s(?=[a-zæøå])"
    r"|\s[–—―−]\s(?=(?:at|og|men|så|for|eller|fordi|hvis|viss|når|då|da)\s))"
    r"|,\s(?=(?:er|var|blir|ble|har|hadde|kan|kunne|vil|ville|skal|skulle|må|måtte|bør|får|fikk|kommer"
    r"|kjem|går|gjør|gjer|handler|fått|vært|blitt|gjort|tatt|teke|vore|fatt|ikke|ikkje|aldri)\b)"
)
_FEW_WORDS: Final = 4
"""Speech of so few words may be interrupted before its verb."""


def resumed(text: str, start: int, after: Attribution, block: Block) -> Span | None:
    """Returns the rest of a sentence that its attribution interrupts early.

    It goes on behind another dash, or with its verb: "– Dette, sier Hansen, er en bro."; "– Dette
    er bra, sier Hansen, som er leder." does not.

    Args:
        text: The canonical text.
        start: Where the speech begins.
        after: Its attribution.
        block: The paragraph.
    """
    found = _RESUMES.match(text, after.span.end, block.end)
    if found is None:
        return None
    if not found["dash"] and len(text[start : after.speech_end].split()) > _FEW_WORDS:
        return None
    return Span(found.end(), block.end)
