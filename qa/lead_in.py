"""What stands before a question and is no part of it: "Hei! Jeg lurer på når ..."."""

import re
from typing import Final

from qa.hint import POLITE, opens

_PRAISE: Final = re.compile(
    r"(?:ok(?:ei|ay)?|flott|fint|bra|supert|perfekt|greit|great|thanks|thank\s+you)\s*[,.!]+\s*",
    re.IGNORECASE,
)
_ASKING: Final = re.compile(
    r"(?:(?:jeg|eg|vi)\s+(?:lurer|lurar|lurte)\s+på"
    r"|(?:jeg|eg|vi)\s+(?:(?:vil|ville|skulle)(?:\s+gjerne)?|treng(?:er)?\s+å|må|ønsk(?:er|jer)\s+å)"
    r"\s+(?:ha\s+|få\s+)?(?:vite|visst|vita)"
    r"|(?:kan|kunne)\s+(?:du|dere|de|dykk)\s+(?:si|sei|seie|fortelle|fortelje)(?:\s+(?:meg|oss))?"
    r"|(?:vet|veit)\s+(?:du|dere|de|dykk)"
    r"|(?:can|could)\s+you\s+(?:please\s+)?tell\s+(?:me|us)|do\s+you\s+know"
    r"|i\s+(?:want|need|would\s+like)\s+to\s+know|i\s+wonder)\s*[,:]?\s+",
    re.IGNORECASE,
)
_SHOUTED: Final = 3
"""So many words in capitals are a question that is shouted, and no row of abbreviations."""


def without_lead_in(question: str) -> str:
    """Returns a question without greetings, thanks and "jeg lurer på", and not in capitals.

    "Jeg lurer på" goes only before a question, and thanks only before something else.
    """
    rest = question
    while match := (POLITE.match(rest) or _PRAISE.match(rest)):
        rest = rest[match.end() :]
    if (match := _ASKING.match(rest)) and opens(rest[match.end() :]):
        rest = rest[match.end() :]
    if not any(character.isalnum() for character in rest):
        return question
    return rest.lower() if rest.isupper() and len(rest.split()) >= _SHOUTED else rest
