"""Who speaks in English: "..., said director Kari Lund", "..., Lund said", "..., she said"."""

import re
from typing import Final

from corpus.english_titles import TITLES
from corpus.mentions import mention_at
from corpus.speakers import NAME, UPPER, Mention

SAID: Final = ("said", "says", "added", "adds")
"""Verbs of speech that are no Norwegian words."""
SUBJECT_SAID: Final = rf"(?P<who>she|he|{NAME.pattern})\s(?:{'|'.join(SAID)})\b"
"""The speaker before the verb; in English that stands behind speech too."""
_TITLE: Final = re.compile(
    rf"(?:(?!(?:of|in|at|for|from|the)\b)[a-z][\w’'-]*\s){{1,5}}(?=[{UPPER}])"
)
_SHE_OR_HE: Final = {"she": "hun", "he": "han"}


def english_speaker(text: str, match: re.Match[str], limit: int) -> Mention | None:
    """Returns the speaker of an English attribution, None where it names nobody.

    Args:
        text: The text.
        match: What says who speaks: `SUBJECT_SAID` as the group "english", or a verb of `SAID`
            and the blank behind it.
        limit: Up to where the speaker is read.
    """
    if match["english"]:
        begin = match.start("english")
        if pronoun := _SHE_OR_HE.get(match["who"]):
            return Mention(begin, match.end(), pronoun=pronoun)
        return mention_at(text, begin, match.end("who"))
    lead = _TITLE.match(text, match.end(), limit)
    begin = lead.end() if lead else match.end()
    titles = TITLES.match(text, begin, limit)
    begin = titles.end() if titles else begin
    # Up to the name: what "of the Polar Institute" belongs to, Norwegian says in another way.
    name = NAME.match(text, begin, limit)
    if name and " " not in name[0] and text.startswith(" of ", name.end()):
        return None  # "the Head of Section"
    return mention_at(text, begin, name.end() if name else limit)
