"""Who holds the role that a question asks for, as the texts' own titles tell.

A reader that is asked for the headmaster points at whom it finds, though the text calls him the
doctor and somebody else the headmaster.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from corpus.cast import Cast
from corpus.document import Span
from corpus.people import Reader
from corpus.speakers import Person, indefinite, is_role, title_forms
from qa.evidence import Evidence, blocks_of

_ASKS: Final = re.compile(
    r"(?:(?:og|men)\s)?(?:hvem|kven|who)\s(?:er|var|ble|blei|vart|is|was)\s(?:den\s|det\s|the\s)?"
    r"(?:(?:nye?|new)\s)?([^\W\d_]+(?:-[^\W\d_]+)*)",
    re.IGNORECASE,
)


def asked_role(question: str) -> str | None:
    """Returns the role of "Hvem er rektor ...?", indefinite and case-folded; None for others."""
    match = _ASKS.match(question)
    if match is None or not is_role(match[1]):
        return None
    return indefinite(match[1].casefold())


def without_other_roles(question: str, evidence: Sequence[Evidence]) -> list[Evidence]:
    """Returns the evidence without those whom their text gives other titles than the one asked for.

    Only where the text gives it to somebody else: most people have more titles than a text tells.
    Of 150 answerable questions of this form about training texts none loses its answer by it.
    """
    role = asked_role(question)
    if role is None:
        return list(evidence)
    return [item for item in evidence if not _has_another(item, role)]


def _has_another(item: Evidence, role: str) -> bool:
    cast = _cast(item.document.text)
    own = [seen.person for seen in cast.seen if item.span.overlaps(Span(seen.start, seen.end))]
    if not own or any(not person.titles or _holds(person, role) for person in own):
        return False
    return any(_holds(seen.person, role) for seen in cast.seen)


def _holds(person: Person, role: str) -> bool:
    return any(role in title_forms(title) for title in person.titles)


@lru_cache(maxsize=16)
def _cast(text: str) -> Cast:
    return Reader(text, blocks_of(text)).cast
