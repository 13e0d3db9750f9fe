"""Turns bokmål questions into nynorsk by their function words."""

import re
from typing import Final

_PHRASES: Final = tuple(
    (re.compile(rf"\b{pattern}\b", re.IGNORECASE), replacement)
    for pattern, replacement in (
        (r"hvor(?= (?:mange|mye|lenge|ofte|gam|stor|høy|lang|lite|få)\w*)", "kor"),
        (r"hvilke[nt]? av", "kven av"),
        ("hvilken", "kva for ein"),
        ("hvilket", "kva for eit"),
        ("hvilke", "kva for"),
        ("hvor", "kvar"),
    )
)
# A closed list of function words and of the most common verbs and nouns of questions. What is
# the same in both standards is not in it.
_WORDS: Final = {
    "annen": "annan",
    "annet": "anna",
    "bare": "berre",
    "begynte": "byrja",
    "ble": "vart",
    "de": "dei",
    "dem": "dei",
    "dere": "de",
    "disse": "desse",
    "fikk": "fekk",
    "flere": "fleire",
    "forteller": "fortel",
    "fra": "frå",
    "gammel": "gammal",
    "gikk": "gjekk",
    "gjør": "gjer",
    "gjøre": "gjere",
    "heter": "heiter",
    "het": "heitte",
    "hjem": "heim",
    "hun": "ho",
    "hva": "kva",
    "hvem": "kven",
    "hver": "kvar",
    "hvert": "kvart",
    "hvis": "viss",
    "hvordan": "korleis",
    "hvorfor": "kvifor",
    "høyere": "høgare",
    "ifølge": "ifølgje",
    "ikke": "ikkje",
    "jeg": "eg",
    "jobbet": "jobba",
    "kalles": "blir kalla",
    "kalt": "kalla",
    "kalte": "kalla",
    "kommer": "kjem",
    "mener": "meiner",
    "mer": "meir",
    "mye": "mykje",
    "navn": "namn",
    "navnet": "namnet",
    "noe": "noko",
    "noen": "nokon",
    "også": "òg",
    "samme": "same",
    "sammen": "saman",
    "selv": "sjølv",
    "siden": "sidan",
    "sier": "seier",
    "skrev": "skreiv",
    "skriver": "skriv",
    "spiller": "spelar",
    "spilte": "spelte",
    "startet": "starta",
    "sto": "stod",
    "tall": "tal",
    "tror": "trur",
    "uke": "veke",
    "vet": "veit",
    "være": "vere",
    "vært": "vore",
}
_WORD: Final = re.compile(r"\w+")


def to_nynorsk(question: str) -> str:
    """Returns a bokmål question with the function words of nynorsk.

    Only the words of a closed list are changed; names and nearly all content words stay, so
    that the result is the half-nynorsk that rules can reach, not a translation.
    """
    for pattern, replacement in _PHRASES:
        question = pattern.sub(lambda match, new=replacement: _cased(match[0], new), question)  # type: ignore[misc]
    return _WORD.sub(
        lambda match: _cased(match[0], _WORDS.get(match[0].casefold(), match[0])), question
    )


def _cased(before: str, after: str) -> str:
    """Returns the new word with a capital where the old one had one."""
    return after[:1].upper() + after[1:] if before[:1].isupper() else after
