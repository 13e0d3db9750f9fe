"""Speech between quotation marks: where it stands, and whose it is when no verb says so."""

import re
from typing import Final

from corpus.attribution import Attribution

MARKED: Final = re.compile(
    r"«(?P<guillemets>[^«»]{2,2000})»|“(?P<curly>[^“”]{2,2000})[”“]|„(?P<low>[^„“”]{2,2000})[“”]"
    r"|”(?P<swedish>[^”]{2,2000})”|\"(?P<straight>[^\"]{2,2000})\""
)
_DAY: Final = r"(?:man|tirs|ons|tors|fre|lør|søn|mån|tys|laur|sun)dag"
_BETWEEN: Final = re.compile(
    r"(?:(?<=\btold)\s(?:the\s)?\w+)?(?:\s(?:og|and)\s\w+)?"
    rf"(?:\s{_DAY})?(?:\s(?:til|i|på|om|ved|for|fra|frå|hos|under|on|to|in)\s[^,.?!:\n]{{1,40}})?"
    rf"(?:\s{_DAY})?(?:,\s(?!(?:og|men|mens|medan|and|but|while)\b)[^.?!:;\n«»“”„\"]{{1,80}})?\.\s+"
)
"""What stands between an attribution and more of the same speech."""
_ASKED: Final = re.compile(r"\b(?:spør|spurte|spurde|undres|undret|asks|asked)\b")
_RUNS_ON: Final = re.compile(r"\s+(?:[a-zæøå]|(?:Slik|Det (?:var|er|heter|svarte|sa))\b)")


def goes_on(text: str, before: Attribution | None, mark: re.Match[str]) -> Attribution | None:
    """Returns the attribution that stands between speech and whole sentences of more of it.

    "«Vi er i mål», sier Lunde. «Nå blir det fest.»"

    Args:
        text: The text.
        before: The attribution of the marks before, None where they have none.
        mark: The marks, as `MARKED` finds them.
    """
    inside = mark[0][1:-1]
    # The full stop stands before or behind the closing mark.
    ends = inside[-1] in ".?!…" or text.startswith(".", mark.end())
    is_whole = inside[0].isupper() and ends and " " in inside
    if before is None or not is_whole or _ASKED.search(before.span.of(text)):
        return None
    # «Krig og fred.» is the title: it is a part of the journalist's sentence.
    if _RUNS_ON.match(text, mark.end()):
        return None
    return before if _BETWEEN.fullmatch(text, before.span.end, mark.start()) else None
