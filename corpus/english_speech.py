"""Who speaks in English: "..., said director Kari Lund", "..., Lund said", "..., she said"."""

import re
from typing import Final

from corpus.english_titles import TITLES
from corpus.mentions import mention_at
from corpus.speakers import NAME, UPPER, Mention

SAID: Final = ("said", "says", "added", "adds", "wrote", "writes", "explained", "explains")
"""Verbs of speech that are no Norwegian words."""
_SAID_TO: Final = rf"(?:{'|'.join(SAID)}|told|tells)\b"
SUBJECT_SAID: Final = rf"(?P<who>she|he|{NAME.pattern})\s{_SAID_TO}"
"""The speaker before the verb; in English that stands behind speech too."""
ACCORDING_TO: Final = "according to"
_LEAD: Final = re.compile(
    rf"(?<!\w)(?P<who>[Ss]he|[Hh]e|{NAME.pattern})(?:,\s[^,.:;\n]{{1,80}},)?\s{_SAID_TO}"
    r"(?:\s[^\s,.:;]+){0,3}$"
)
_FROM: Final = re.compile(r"\b(?:of|at|from|for|in)\s$")
_TITLE: Final = re.compile(
    rf"(?:(?!(?:of|in|at|for|from|the)\b)[a-z][\w’'-]*\s){{1,5}}(?=[{UPPER}])"
)
_ADJECTIVE: Final = re.compile(rf"(?:the|an?)\s[{UPPER}]\w*\s[a-z]")
_SHE_OR_HE: Final = {"she": "hun", "he": "han"}


def english_lead(text: str, start: int, end: int) -> tuple[int, Mention] | None:
    """Returns where "Kari Lund told the paper" begins before speech at `end`, and who speaks."""
    lead = _LEAD.search(text, start, end)
    if lead is None:
        return None
    begin = lead.start("who")
    if pronoun := _SHE_OR_HE.get(lead["who"].lower()):
        return begin, Mention(begin, lead.end("who"), pronoun=pronoun)
    is_from = _FROM.search(text, max(start, begin - 6), begin)
    # "Kari Lund of Lund Capital said": who stands first in the sentence.
    first = start if is_from else begin
    mention = mention_at(text, first, begin if is_from else lead.end("who"), initial=True)
    return (mention.start, mention) if mention is not None else None


def english_speaker(text: str, match: re.Match[str], limit: int) -> Mention | None:
    """Returns the speaker of an English attribution, None where it names nobody.

    Args:
        text: The text.
        match: What says who speaks: `SUBJECT_SAID` as the group "english", or a verb of `SAID`
            or `ACCORDING_TO` and the blank behind it.
        limit: Up to where the speaker is read.
    """
    if match["english"]:
        begin = match.start("english")
        if pronoun := _SHE_OR_HE.get(match["who"]):
            return Mention(begin, match.end(), pronoun=pronoun)
        return mention_at(text, begin, match.end("who"))
    if _ADJECTIVE.match(text, match.end(), limit):
        return Mention(match.end(), match.end(), is_vague=True)  # "the Finnish minister"
    lead = _TITLE.match(text, match.end(), limit)
    begin = lead.end() if lead else match.end()
    titles = TITLES.match(text, begin, limit)
    begin = titles.end() if titles else begin
    # Up to the name: what "of the Polar Institute" belongs to, Norwegian says in another way.
    name = NAME.match(text, begin, limit)
    if name and " " not in name[0] and text.startswith(" of ", name.end()):
        return None  # "the Head of Section"
    return mention_at(text, begin, name.end() if name else limit)
