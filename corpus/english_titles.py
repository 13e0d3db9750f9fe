"""English titles, which are written with a capital before a name: "Mayor Kari Lund"."""

import re
from typing import Final

from corpus.speakers import UPPER

_CAPITAL: Final = (
    r"(?:director|mayor|minister|professor|senior|adviser|advisor|rear|admiral|lieutenant|general"
    r"|captain|councillor|imam|bishop|foreign|prime|labour|mp|ms|mr|mrs|dr|chief|president|chair)"
)
TITLES: Final = re.compile(
    rf"(?:Minister\sof\s(?:[{UPPER}][\w-]+|and|the)(?:\s(?:[{UPPER}][\w-]+|and))?\s(?=[{UPPER}]\S+\s[{UPPER}])"
    rf"|(?:(?i:{_CAPITAL})\.?\s)+(?=[{UPPER}]))"
)
"""The titles before a name, with the blank behind them."""


def without_titles(words: list[str]) -> list[str]:
    """Returns the capitalised words of a name without English titles: "Mayor Kari Lund"."""
    led = TITLES.match(" ".join(words))
    return words[len(led[0].split()) :] if led else words
