"""The question and the citation in the page's address: `?q=...&c=...`."""

from collections.abc import Mapping

LONGEST = 2000
"""Longer questions are not put into the address, in characters; browsers cut such addresses."""

_DIGITS = 3


def asked(parameters: Mapping[str, str]) -> tuple[str, int | None] | None:
    """Returns the question of an address and the citation it opens.

    Returns:
        None where the address asks nothing; a citation that is no number from 1 to 999 is None.
    """
    question = parameters.get("q", "")
    if not question.strip():
        return None
    citation = parameters.get("c", "")
    opens = citation.isascii() and citation.isdecimal() and len(citation) <= _DIGITS
    return question, (int(citation) or None) if opens else None


def address(question: str, parameters: Mapping[str, str]) -> dict[str, str]:
    """Returns the parameters for a question, "" for none, with no citation open."""
    kept = {name: value for name, value in parameters.items() if name not in ("q", "c")}
    return kept | ({"q": question} if question else {})
