"""What a question asks for, told by its question words in bokmål, nynorsk and English."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from corpus.speakers import is_role
from qa.hint import INVERTED, WHETHER
from qa.question_parts import split
from qa.question_words import has_english
from qa.word_lists import RELATIVE_TIMES


class QuestionKind(StrEnum):
    """What is asked for."""

    PERSON = "person"
    DATE = "date"
    NUMBER = "number"
    PLACE = "place"
    REASON = "reason"
    MANNER = "manner"
    OPINION = "opinion"
    STATEMENTS = "statements"
    WHETHER = "whether"
    OTHER = "other"


WHOLE_SENTENCE: Final = frozenset(
    {QuestionKind.REASON, QuestionKind.MANNER, QuestionKind.OPINION, QuestionKind.WHETHER}
)
"""A span answers these as a splinter; its sentence answers them."""


@dataclass(frozen=True, slots=True)
class StatementsAsked:
    """Whose words are asked for, and about what.

    Attributes:
        speaker: A name or title as the question has it.
        topic: What the words are about, None where the question does not say.
    """

    speaker: str
    topic: str | None


DEGREES: Final = (
    r"(?:mang[et]|mye|mykje|store?|stort|gam(?:m[ea]lt?|le|alt?)|ung[et]?|høyt?|høye|høgt?|høge"
    r"|lang[et]?|lenge|ofte|tung[et]?|dypt?|djupt?|bred[et]?|breitt?|fort|raskt?|liten|lita|lite"
    r"|små|få|nært?|tidlig|tidleg|sent|seint|dyrt?|dyre|sterkt?|kraftig|varmt?|kaldt?|vid[et]?|tykt?"
    r"|many|much|old|young|tall|high|big|large|small|long|often|far|fast|deep|wide|heavy|few|little"
    r"|late|early|expensive|strong|hot|cold|soon)"
)
_WHICH = r"(?:hvilken|hvilket|hvilke|kva(?:\sfor(?:\sein?|\sei|\seit)?)?|which|what)"
_TIMES = (
    r"(?:år|årstall|årstal|dato(?:er)?|dag(?:er|ar)?|måne[dn](?:er)?|månad(?:er|ar)?|tidspunkt|årti"
    r"|århundre|ukedag|vekedag|sesong|year|date|day|month|time|century|decade)s?"
)
_PLACES = (
    r"(?:land|by|byer|byar|ste[dn](?:er)?|stad|stader|kommuner?|kommunar|fylker?|stater?|statar"
    r"|øy|øyer|verdensdel|bydel|område|country|countries|city|cities|town|place|state|county)s?"
)
_IN = r"(?:(?:av|for|på|i|fra|frå|in|from|at)\s)?"
_MEANS = (
    r"(?:mener|mente|meiner|meinte|synes|syns|syntes|synest|tykkjer|tror|trodde|trur|trudde"
    r"|tenker|tenkte|tenkjer|føler|følte)"
)
_PATTERNS = tuple(
    (kind, re.compile("(?:" + "|".join(patterns) + r")\b"))
    for kind, *patterns in (
        (
            QuestionKind.NUMBER,
            rf"(?:hvor|kor|how|hvordan|korleis)\s{DEGREES}",
            rf"{_IN}{_WHICH}\s(?:antall|tal|number)",
            r"(?:hva|kva|ka)\s(?:koster|koste|kostet|kosta|kostar)",
        ),
        (QuestionKind.OTHER, r"(?:hvordan|korleis)\s(?:slags|type|farge|form)"),
        (
            QuestionKind.REASON,
            r"hvorfor|kvifor|korfor|why|how\scome",
            r"(?:hva|kva)\s(?:er|var)\s(?:årsaken|årsaka|grunnen|bakgrunnen)",
            r"(?:av|for|på)\s(?:hvilken|hvilke|kva)\s(?:grunn|årsak)",
            r"what\s(?:is|was)\sthe\s(?:reason|cause)",
        ),
        (
            QuestionKind.OPINION,
            # "Hva mener man med Y?" asks what Y means.
            rf"(?:hva|kva|ka)\s{_MEANS}(?!\s(?:man|vi|en|ein|me)\smed\b)",
            r"(?:hva|kva)\s(?:er|var)\s(?:\w+\s){1,6}(?:syn|mening|meining|holdning|haldning)",
            r"what\s(?:do|does|did)\s(?:.{1,80}\s)?(?:think|believe|feel)",
            r"what\s(?:is|was|are)\s(?:.{1,80}\s)?(?:opinion|view)s?",
        ),
        (QuestionKind.MANNER, r"hvordan|korleis|åssen|how"),
        (QuestionKind.DATE, rf"når|kortid|when|{_IN}{_WHICH}\s{_TIMES}"),
        (QuestionKind.PERSON, r"hvem|kven|kem|who|whom|whose"),
        (
            QuestionKind.PLACE,
            r"hvor(?:fra|hen|til)?|kvar|kor|korfrå|where",
            rf"{_IN}{_WHICH}\s{_PLACES}",
        ),
    )
)
_WHICH_ROLE = re.compile(r"(?:hvilken|hvilket|hvilke|kva\sfor(?:\sein?)?|which)((?:\s[\w-]+){1,2})")
_FIRST = re.compile(
    rf"(?<!\w)(?:{_IN}(?=hvilke|kva|which|what))?"
    r"(?:hva|hvem|hvilke[nt]?|hvis|hvor(?!vidt)\w*|kva|kven|kvar|kvifor|kor(?:leis|fra|frå|for|tid)?"
    r"|ka|kem|åssen|når|what|which|who|whom|whose|why|when|where|how)\b"
)

_WHETHER = re.compile(
    rf"(?:(?:og|men|så|and|but|so)\s)?(?P<verb>was|{'|'.join(sorted(WHETHER | INVERTED))})"
    r"\s(?!(?:du|dere|de|dykk|dokker|you)\s)",
    re.IGNORECASE,
)
"""How a question begins that is answered with yes or no. "Kan du nevne ..." is a request."""
_CHOICE = re.compile(r"\s(?:eller|or)\s", re.IGNORECASE)
_TOLD = re.compile(
    r"\b(?:sagt|sier|vet|veit|kjent|klart|fortalt|opplyst|forklart|said|know|known|told|clear)\s"
    r"(?:noe\som\s)?(?:hv\w+|kv\w+|kor\w*|når|wh\w+|how)\b",
    re.IGNORECASE,
)


def _asks_whether(question: str) -> bool:
    """Returns whether a question is to be answered with yes or no, and what shows it."""
    text = " ".join(question.split())
    found = _WHETHER.match(text)
    if not found or _CHOICE.search(text) or _TOLD.search(text):
        return False
    # "Will Smith er gift med?" begins with a name.
    named = found["verb"] in ("Will", "May") and text[found.end() : found.end() + 1].isupper()
    return not named or has_english(text.split()[1:])


def question_kind(question: str) -> QuestionKind:
    """Returns what a question asks for, by its first question word."""
    text = " ".join(question.casefold().split())
    if statements_asked(question):
        return QuestionKind.STATEMENTS
    if _asks_whether(question):
        return QuestionKind.WHETHER
    first = _FIRST.search(text)
    if not first:
        return QuestionKind.OTHER
    for kind, pattern in _PATTERNS:
        if pattern.match(text, first.start()):
            return kind
    # "Hvilken minister", "hvilken tidligere minister"
    nouns = _WHICH_ROLE.search(text, first.start())
    if nouns and any(is_role(word) for word in nouns[1].split()):
        return QuestionKind.PERSON
    return QuestionKind.OTHER


_ABOUT = (
    r"(?:om|på|til|da|når|etter|før|under|mens|hvis|angående|vedrørende|medan|dersom|um"
    r"|about|on|regarding|when|after|before|during|while|if)"
)
_TELL = r"(?:fortell|fortel|si|vet|veit|kan|kunne|jeg|eg)"
_SAYS = (
    r"(?:sier|seier|sa|uttaler|uttalte|uttalar|uttala|forteller|fortel|fortalte|fortalde|svarer"
    r"|svarar|svarte|svara|opplyser|opplyste|hevder|hevdar|hevdet|hevda|påstår|påstod)"
)
_BEFORE = frozenset(
    "før before tidligere tidlegare earlier senere seinere seinare later etterpå".split()
)
_WHEN = re.compile(
    rf"(?:^|\s)(?:{'|'.join(sorted(RELATIVE_TIMES - _BEFORE, key=len, reverse=True))})(?=\s|$)"
    rf"|\s(?:{'|'.join(sorted(_BEFORE))})$",
    re.IGNORECASE,
)
"""A time that no utterance has in its words: "i går"."""
_SAID = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?:hva|kva|ka)\s{_SAYS}\s(?P<who>.+)",
        # "Fortell hva Lund sa om skatt", "Hva var det Lund sa?"
        (
            rf"(?:^{_TELL}\s(?:\S+\s){{0,4}}?(?:hva|kva)|(?:hva|kva)\s(?:er|var)\sdet)"
            rf"\s(?P<who>(?!som\s|\w+ste\s).+?)\s(?:har\ssagt|{_SAYS})(?P<rest>\b.*)"
        ),
        r"(?:hva|kva)\shar\s(?P<who>.+?)\s(?:sagt|uttalt|fortalt|svart|opplyst)(?P<rest>\b.*)",
        r"what\s(?:do|does|did)\s(?P<who>.+?)\s(?:say|tell|answer)(?P<rest>\b.*)",
        r"what\s(?:has|have)\s(?P<who>.+?)\ssaid(?P<rest>\b.*)",
    )
)
_THOUGHT = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?:hva|kva|ka)\s{_MEANS}\s(?P<who>.+)",
        r"what\s(?:do|does|did)\s(?P<who>.+?)\s(?:think|believe|feel)(?P<rest>\b.*)",
    )
)
_CLAUSE = re.compile(
    r"\s(?:at|er|var|bør|burde|skal|skulle|kan|kunne|vil|ville|må|måtte|har|hadde|blir|ble|vart|that"
    r"|is|are|was|were|should|will|would|can|must)\s",
    re.IGNORECASE,
)
_OF = re.compile(r"^\s+of\s+", re.IGNORECASE)
_TOPIC = re.compile(rf"(?:^|\s){_ABOUT}\s+", re.IGNORECASE)
_AROUND_NAME = re.compile(
    r"^(?:den|det|the|egentlig|eigentleg)\s|\s(?:selv|sjølv|egentlig|eigentleg|himself|herself)$",
    re.IGNORECASE,
)
_MOST_WORDS = 8


def statements_asked(question: str) -> StatementsAsked | None:
    """Returns whose words a question asks for ("Hva sier X om Y?"), None where it asks otherwise.

    Whether anyone goes by that name, the library tells.
    """
    return _asked(question, _SAID)


def opinion_asked(question: str) -> StatementsAsked | None:
    """Returns whose opinion a question asks for ("Hva mener X om Y?"), as `statements_asked`."""
    return _asked(question, _THOUGHT)


def _asked(question: str, patterns: Sequence[re.Pattern[str]]) -> StatementsAsked | None:
    words, note = split(question)
    text = _WHEN.sub("", " ".join(words))
    for pattern in patterns:
        found = pattern.search(text)
        if not found:
            continue
        who, rest = found["who"], found.groupdict().get("rest") or ""
        inside = next((one for one in _TOPIC.finditer(who) if not _is_of_role(who, one)), None)
        if inside:
            who, rest = who[: inside.start()], who[inside.end() :] + rest
        else:
            about = _TOPIC.search(rest) or _OF.match(rest)
            rest = rest[about.end() :] if about else rest
        if clause := _CLAUSE.search(who):
            # "Hva mener X at Y bør gjøre?"
            who, rest = who[: clause.start()], who[clause.end() :] + " " + rest
        who = _AROUND_NAME.sub("", who.strip(" ,"))
        if who and len(who.split()) <= _MOST_WORDS:
            return StatementsAsked(who, rest.strip(" ,") or note or None)
    return None


def _is_of_role(who: str, match: re.Match[str]) -> bool:
    """Returns whether a preposition ties a name to a role: "ordføreren på Moen", "treneren til"."""
    role = who[: match.start()].split()[-1:]
    named = who[match.end() : match.end() + 1].isupper()
    return match[0].strip() in ("på", "til") and named and any(map(is_role, role))


_COUNT = (
    r"(?:to|tre|fire|fem|seks|sju|syv|åtte|ni|ti|two|three|four|five|six|seven|eight|nine|ten"
    r"|\d{1,2})"
)
_SEVERAL = re.compile(
    r"\bhvilke\b|\bkva\sfor\s(?:nokre|dei)\b|\bkva\sfor\s\w{3,}(?:ar|er|ane|ene)\b|\bhvem\salle\b"
    r"|\b(?:hva|hvem|kva|kven)\s(?:er|var|het|heter|heiter|heitte|ble|vart)\s(?:(?:de|dei)\s)?"
    rf"(?:{_COUNT}\s)?(?!\w*[A-ZÆØÅ])\w{{3,}}[ea]r?ne\b"
    # Nouns that are the same in the plural.
    r"|\b(?:kva(?:\sfor)?|hva\sslags)\s(?:tiltak|krav|vilkår|land|mål|forslag|råd|tema|område|fag)\b"
    rf"|\b(?:kva|hva|which|what)\s{_COUNT}\s\w{{3,}}"
    r"|\b(?:what|who|which)\s(?:are|were)\b|\bwhich\s\w{3,}[^sui\W]s\b"
    r"|\bwhat\s\w{3,}[^sui\W]s\s(?:do|does|did|are|were|will|would|must|should|can|have)\b"
    r"|\b(?:hvem|kven)\s(?:sitter|sit|satt|sat|er\smed)\si\b|\bwho\s(?:sits?|sat|is|are)\son\b"
    r"|\b(?:hvem|kven)\s(?:er|var)\s(?:de|dei)\s"
    r"|^(?:nevn|nemn|name|list|ramse)\b"
)
_IS = re.compile(r"\b(?:hvem|kven)\s(?:er|var|ble|vart|blei)\s(?P<noun>[\w-]+)")


def asks_for_several(question: str) -> bool:
    """Returns whether a question, by its form, expects more than one answer."""
    text = " ".join(question.split())
    text = text[:1].lower() + text[1:]
    role = _IS.search(text)
    return bool(_SEVERAL.search(text)) or bool(role and _is_plural_role(role["noun"]))


def _is_plural_role(word: str) -> bool:
    """Returns whether a word is of several persons with a role: "ministre", "leiarar"."""
    if is_role(word):
        return False
    stems = (word[:-1], word[:-2], word[:-3], word.removesuffix("re") + "er")
    return word.endswith(("e", "er", "ar")) and any(len(one) > 2 and is_role(one) for one in stems)
