"""What is wrong with a text as a question, where something is: it is refused with a hint.

The reader points at some words of a passage whatever it is given, so that a text that asks for
nothing must not reach it: every answer to it would be an answer to something else.
"""

import re
from collections.abc import Sequence
from enum import StrEnum
from typing import Final

from qa import word_lists


class Hint(StrEnum):
    """Why a text got no answer, for interfaces to say what to write instead.

    COMMAND: It orders a text ("Oppsummer saken"). Only the sources' own words can be given.
    KEYWORD: It is a name or a few words that ask for nothing ("helse", "Jonas Gahr Støre").
    STATEMENT: It is one or more sentences that ask for nothing.
    UNCLEAR: It is a question that does not say about what or whom ("Og når?").
    NAME: It asks about a name that the library does not have.
    UNSAID: It asks who said what the text itself says.
    """

    COMMAND = "command"
    KEYWORD = "keyword"
    STATEMENT = "statement"
    UNCLEAR = "unclear"
    NAME = "name"
    UNSAID = "unsaid"


ASKING_WORDS: Final = (word_lists.QUESTION_WORDS - {"hvis"}) | frozenset(
    "hvorvidt hvormed hvorav kvart korvidt"
    " hvad hvornår vad vem när hur varför vilken vilket vilka"
    " wer was wann wo warum wie welche welcher welches".split()
)
"""In bokmål, nynorsk and English, and those of Danish, Swedish and German."""
_PREPOSITIONS: Final = frozenset(
    "i på fra frå til med av ved under for mot om etter over mellom hos og in on from at to by of"
    " with for after during and".split()
)
WHETHER: Final = frozenset(
    "er var har hadde kan kunne skal skulle vil"
    " ville må måtte blir ble bør burde får fikk finnes fantes gjelder stemmer vet vart vert"
    " blei fekk finst fanst gjeld veit is are were do does did has have had can could will"
    " would shall should may might must".split()
)
"""Verbs that open a question to be answered with yes or no, whatever follows."""
_OPENERS: Final = WHETHER | frozenset("nevn nemn list ramse oppgi gi gje name give".split())
"""Verbs that open a question without a question word."""
INVERTED: Final = frozenset(
    "kommer kjem kom går gjekk gikk støtter støttet støtta støttar mener meiner mente meinte"
    " bor bur budde bodde sa sier seier koster kostar kostet kosta vant vann tapte slo slår"
    " døde dør drar reiser reiste besøker besøkte spiller spilte spelar jobber jobba jobbet"
    " arbeider sitter sit satt heter heiter het tjener tjente eide bruker brukte bygger bygde"
    " kjøper kjøpte selger solgte trekker trakk stiller stilte stemte stemmer liker vurderer"
    " krever kravde krevde ønsker ønsket trenger treng tror trodde trur vet visste skjedde"
    " skjer åpner åpnet stenger deltok deltar hjalp hjelper øker økte synker falt stiger steg"
    " finns fins fans fantes skyldes skyldtes lyver løy får fikk gir gav ga sto står stod"
    " overtar overtok scoret scora betaler betalar betalte nekter nektet innrømmer foreslår"
    " foreslo hevder planlegger varsler truer truet".split()
)
"""Verbs that open a question to be answered with yes or no: "Kommer Trump?"."""
_NO_SUBJECT: Final = _PREPOSITIONS | frozenset("ikke ikkje nei ja opp ut inn ned seg".split())
OPENING_WORDS: Final = ASKING_WORDS | _PREPOSITIONS | _OPENERS
"""What a question may begin with: there, a capital makes no name of it."""
_EMPTY: Final = OPENING_WORDS | frozenset(
    "jeg du han hun hen den det vi dere de meg deg ham henne oss dem seg denne dette disse min din"
    " sin hans hennes deres vår eg ho me dykk dei hennar deira dykkar hei hallo takk"
    " i you he she it we they me him her us them this that these those his its their"
    " og eller men så da nå no der her her da jo vel ja nei ikke ikkje som at om å en ei et ein eit"
    " mange mye mykje lenge langt ofte noe noen noko nokon alt alle annet mer meir"
    " egentlig eigentleg"
    " and or but so then now there here yes not as if a an the many much long often some any all"
    " heter heiter het sier seier sa gjør gjer gjorde skjer skjedde hende går gikk"
    " gjekk betyr tyder mener meiner kommer kjem kom ligger ligg bor bur siden sidan"
    " handler handlar handlet teksten saken saka artikkelen artikkel text article about"
    " named called say says said happen happens happened go goes going mean means meant come came"
    " live lives".split()
)
"""Words that a question may consist of without saying about what or whom."""
_WISH: Final = frozenset("lurer lurar vite vita spør spørre spørja undres wonder know ask".split())
"""Words by which a statement asks: "Jeg lurer på prisen"."""
_WRITE: Final = re.compile(
    r"(?:oppsummer|skriv|lag|oversett|omset|omskriv|forkort|analyser|sammenlign|samanlikn|generer"
    r"|parafraser|formuler|slett|fjern)(?:e|a|je|ja)?|sammenfatt(?:e|a)?|foreslå|føreslå"
    r"|summari[sz]e|write|rewrite|draft|compose|make|create|generate|translate|shorten"
    r"|analy[sz]e|compare|paraphrase|delete|remove"
)
"""Orders of a text that stands in no source; always commands."""
_TELL: Final = re.compile(
    r"(?:fortell|fortel|forklar|beskriv|skildr|vis|diskuter|utdyp)(?:e|a|je|ja)?|drøfte?|drøfta"
    r"|tell|explain|describe|show|discuss|elaborate"
)
"""Commands only where they do not lead to a question ("Forklar hvorfor ...")."""
_GIVE: Final = frozenset("gi gje gjev give".split())
_DIGESTS: Final = frozenset(
    "sammendrag samandrag oppsummering oversikt resymé summary overview digest".split()
)
"""What "gi meg et ..." orders that stands in no source."""
_YOU: Final = frozenset("du dere de dykk dokker you".split())
POLITE: Final = re.compile(
    r"(?:(?:hei|hallo|heisann|god\s+dag|hi|hello|please|vennligst|ver\s+venleg|takk(?!\s+skal)"
    r"|tusen\s+takk|takk\s+skal\s+(?:du|dere|de)\s+ha"
    r"|v[æe]r\s+så\s+(?:snill|god|venleg))(?:\s+(?:og|å))?(?:[\s,.!]+|$))+",
    re.IGNORECASE,
)
_FRAGMENT: Final = re.compile(
    r"(?:(?:og|men|and)\s+)?(?:enn\s+\S|(?:(?:hva|kva|ka)\s+med|(?:what|how)\s+about)\s+"
    r"(?:(?:i|in)\s+)?\d{4}\b)",
    re.IGNORECASE,
)
"""What only follows another question: "Enn i 2030?", "What about 2030?"."""
_WORD: Final = re.compile(r"[^\W_]+")
# Small words inside names: "Ludwig van Beethoven", "Brød og Miljø".
_PARTICLES: Final = frozenset("av og von van de der den du la le el al bin ibn of the".split())
_FEW: Final = 5
"""Up to so many words without a verb that asks are what one types into a search field."""


def hint_of(text: str) -> Hint | None:
    """Returns why a text is no question that can be answered, None where it may be one.

    It goes by form alone, and where that leaves a doubt the text is a question.

    Args:
        text: A question as `parse_question` gives it.
    """
    bare = POLITE.sub("", text, count=1) if POLITE.match(text) else text
    words = _WORD.findall(bare)
    folded = [word.lower() for word in words]
    marked = "?" in text
    if _is_command(folded):
        # "Oppsummer saken. Hvem leder den?" asks too.
        _, _, further = bare.partition(". ")
        return None if marked and opens(further) else Hint.COMMAND
    if _FRAGMENT.match(bare) and len(words) <= _FEW:
        return Hint.UNCLEAR
    if marked and len(words) > 1 and folded[0] in INVERTED:
        return Hint.UNCLEAR if _EMPTY.issuperset(folded) and not words[1][0].isupper() else None
    if _is_name(words) or len(words) <= 1:
        return Hint.UNCLEAR if marked and asks(bare) else Hint.KEYWORD
    if marked or asks(bare):
        # "Hva er WHO?" has a name, though its letters are those of a question word.
        named = any(word[0].isupper() and word != "I" for word in words[1:])
        return Hint.UNCLEAR if _EMPTY.issuperset(folded) and not named else None
    sentence = bare.rstrip().endswith((".", "!", ":", "…"))
    return Hint.KEYWORD if len(words) <= _FEW and not sentence else Hint.STATEMENT


def asks(text: str) -> bool:
    """Returns whether a text opens as a question does, whatever mark it ends with."""
    folded = [word.lower() for word in _WORD.findall(text)]
    opening = folded[:4]
    # "Si meg hvem ...", "I henhold til hvilken ...".
    ahead = 6 if opening and opening[0] in _PREPOSITIONS else 3
    return (
        any(word in ASKING_WORDS for word in folded[:ahead])
        or any(word in _OPENERS for word in opening[:1])
        or any(word in _WISH for word in opening)
        or is_inverted(folded)
        or bool(opening and _TELL.fullmatch(opening[0]) and ASKING_WORDS & set(folded))
    )


def opens(text: str) -> bool:
    """Returns whether a text opens a question of its own, and no mere lead-up to one."""
    folded = [word.lower() for word in _WORD.findall(text)]
    if folded[:1] and folded[0] in _OPENERS and not _YOU & set(folded[1:2]):
        return True
    return is_inverted(folded) or (asks(text) and bool(ASKING_WORDS & set(folded)))


def is_inverted(words: Sequence[str]) -> bool:
    """Returns whether folded words begin as "Kommer Trump til ..." does, not as "Går for gull"."""
    return len(words) > 2 and words[0] in INVERTED and words[1] not in _NO_SUBJECT


def _is_command(words: list[str]) -> bool:
    """Returns whether folded words order a text."""
    if len(words) > 2 and words[0] in _OPENERS and words[1] in _YOU:
        # "Kan du oppsummere saken?"
        words = [word for word in words[2:] if word not in ("please", "vennligst")]
    if not words:
        return False
    if _WRITE.fullmatch(words[0]):
        return True
    if words[0] in _GIVE and _DIGESTS & set(words[1:]):
        return True
    return bool(_TELL.fullmatch(words[0])) and not ASKING_WORDS & set(words)


def _is_name(words: list[str]) -> bool:
    """Returns whether words are a name alone: each capitalised, but for particles inside."""
    if not words or any(word.lower() in ASKING_WORDS for word in words[:1]):
        return False
    if " ".join(words).isupper() and len(words) > 2:
        return False
    capital = [word[:1].isupper() for word in words]
    return (
        capital[0]
        and capital[-1]
        and all(upper or word in _PARTICLES for word, upper in zip(words, capital, strict=True))
    )
