"""Words that say who speaks: "sier næringsministeren", "Hansen legger til:", "fortel ho".

Norwegian puts the verb before the speaker after a speech and the speaker before the verb in front
of one. "Ifølge" opens indirect speech; only behind speech with a dash does it tell who speaks.
"""

import re
from dataclasses import dataclass, replace
from itertools import islice

from corpus.document import Block, Span
from corpus.english_speech import ACCORDING_TO, SAID, SUBJECT_SAID, english_lead, english_speaker
from corpus.mentions import REACH, mention_at
from corpus.names import is_first_name
from corpus.sentences import sentences
from corpus.speakers import NAME, ORGANISATION, STARTERS, UPPER, Mention, plain
from corpus.speech_verbs import (
    BARE,
    DOCUMENT,
    PARTICIPLE,
    PARTICLES,
    PERFECT,
    STRONG,
    WEAK,
    any_of,
)

_SPOKEN = any_of(STRONG | WEAK | PARTICLES.keys())
_VERB = any_of([*STRONG, *WEAK, *PARTICLES, *PERFECT, *SAID])
_ADVERBS = (
    r"(?:\s(?:til|på|fast|inn|ut|i|videre|vidare|også|likevel|da|nå|no|så|blant annet|mellom anna"
    r"|om|opp|derfor|deretter|imidlertid|samtidig|samstundes|altså|fram|frem)\b(?!\s(?:jeg|eg|vi|du|det)\b))*"
)
_AFTER = re.compile(
    rf"(?P<end>,[»”\"]?|(?<![.?!…])[.?!…]{{1,5}}[»”\"]?,?|[»”\"],?)\s+"
    rf"(?P<begin>(?P<document>{any_of(DOCUMENT)}\s+det\b)"
    rf"|(?P<verb>{_VERB})(?P<adverbs>{_ADVERBS})\s+"
    rf"|(?P<open>[a-zæøå]{{3,}}(?:er|ar))\s+(?=[{UPPER}])"
    r"|(?P<was>(?:var|er|lød|lyder)\s+(?:alt|det|beskjeden|svaret|kommentaren|dommen|budskapet"
    r"|meldingen|meldinga|oppfordringen|konklusjonen|rådet)\b)"
    r"|(?P<source>ifølge|ifølgje|i følge|" + ACCORDING_TO + r")\s+"
    rf"|(?P<english>{SUBJECT_SAID}))"
)
_UNMARKED = re.compile(rf"(?<=\w)\s(?P<verb>{any_of(BARE)})\s(?=[{UPPER}])")
_TOLD = re.compile(rf"(?:Det|Dette|Slik)\s(?P<verb>{any_of(STRONG)})\s")
_LEAD = re.compile(
    rf"(?<!\w)(?:{_SPOKEN}|(?:si|seie|uttale|skrive|svare|påpeke)\b"
    rf"|(?:har|hadde)\s(?:ikke\s|ikkje\s)?{PARTICIPLE.pattern})"
)
_SOURCE = re.compile(rf"(?<!\w)(?:{_SPOKEN}|[Ii]følgj?e\b)")
_REPORTS = re.compile(
    rf"(?:\s\([^()]{{1,20}}\))?\s(?:har\s|hadde\s)?(?:{_SPOKEN}|{PARTICIPLE.pattern})"
)
_SUBORDINATE = re.compile(
    r"(?:hvis|når|da|dersom|om|selv om|sjølv om|mens|etter at|før|siden|fordi|viss|så lenge|jo"
    r"|etter|som|ettersom)\b",
    re.IGNORECASE,
)
_THEN = re.compile(
    r"[Dd]a\s(?:er|var|blir|ble|vart|har|hadde|kan|må|skal|vil|bør|får|fikk|kommer|kjem|tror|trur)\b"
)
"""A main clause, "Da blir det bedre", and not the clause "da det ble bedre"."""
_HE_SAID = re.compile(r"\b(?P<who>han|hun|ho)\s(?:sa|seier|sier|ville si|hadde å si)\b")
_PRONOUNS = ("han", "hun", "ho")
_AS_SAID = re.compile(
    rf",?\s(?:som|slik)\s(?P<who>han|hun|ho|{NAME.pattern})\s(?:selv\s|sjølv\s)?(?:sier|seier|sa"
    r"|uttrykte|uttrykker|uttrykkjer|formulerte|formulerer|kaller|kalla|kalte|skrev|skriver|skriv)\b"
)
_CLOSES = re.compile(r"\.|\s(?:til|på|i|ved|fra|frå)\b|$")
_PAPER = re.compile(
    r"\s(?:videre\s|vidare\s|blant annet\s)?(?:(?:fra|frå)\s(?P<voice>" + NAME.pattern + r")|"
    r"(?:i|på|frå|fra)\s(?:(?:en|ei|ein|et|eit|den|det)\s)?"
    rf"(?:\w+\s){{0,2}}?(?:(?P<own>{NAME.pattern})s\s\w+"
    rf"|\w+\s(?:fra|frå|til)\s(?P<sender>{ORGANISATION})"
    rf"|\w+\s(?:som\s)?(?P<maker>{NAME.pattern})\s(?:har|la|sendte|skrev|publiserte)\b))"
)
_LEADING = re.compile(r"(?:[Ii]følgj?e|I følge|Også|Men|Og|Både|Heller ikke|Samtidig|Mens)\s")
_SUBJECT_PRONOUN = re.compile(r"(?P<who>[Hh]an|[Hh]un|[Hh]o|[Hh]en)\s")
_FINITE_NEXT = re.compile(
    r"\s(?:\w+(?:er|ar|te|de|et)|har|var|ble|fikk|får|vil|kan|må|skal|gikk|kom|tok|går|sa)\b"
)

_PREPOSITIONS = frozenset("overfor til i på hos ved med mot for fra frå av etter om blant".split())
_LAST_WORD = re.compile(r"(\w+)\s$")
_THAT = re.compile(r"\bat\s")
_AND_THAT = re.compile(r"\b(?:og|men)\sat\s")
_JOINS = re.compile(r"\b(?:og|men)\s(?:\w+\s)?$")
_MARK = re.compile(r"[«»“”\"]")
_SUBJECT = r"(?:jeg|eg|vi|me|du|han|hun|ho|dette|som|ingen|alle|man|ein)"
_FINITE = re.compile(
    r"\b(?:er|var|blir|ble|blei|vart|har|hadde|kan|kunne|vil|ville|skal|skulle|må|måtte|bør|burde|får"
    r"|fikk|fekk|går|gikk|gjekk|kommer|kjem|kom|gjør|gjer|gjorde|ser|tar|tek|tok|står|stod|sto|gir|gav|ga"
    r"|finnes|finst|fins|vet|veit|visste|tror|trur|mener|meiner|trenger|treng|håper|ønsker|ligger"
    r"|holder|held|sier|seier|sa|heter|krever|fungerer|handler|betyr|virker|føles|kjennes|lever|dør|tilhører)\b"
    rf"|\b{_SUBJECT}\s(?:ikke\s|ikkje\s)?\w+(?:er|ar|te|de|et|a)\b"
    r"|\b(?:det|den|de|dei)\s\w+(?:er|ar)\b"
    r"|\b(?!annerledes|felles|særdeles|deres|hennes|dennes)[a-zæøå]{4,}[^aeiouyæøås\W]es\b"
)
_LONGEST_INNER = 2000
"""How far back the opening mark of a quote within speech is looked for, in characters."""
_MOST = 12
"""Verbs of speech that are read in one sentence; a hostile text may consist of them."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Words that say who speaks.

    Attributes:
        speech_end: Where the speech before them ends, after its own . ? ! and before a comma.
        span: The words, from the verb to the end of the speaker or the other way round.
        mention: The speaker as these words give them.
    """

    speech_end: int
    span: Span
    mention: Mention


def attribution_after(text: str, start: int, end: int) -> Attribution | None:
    """Returns the first attribution that follows speech in `text[start:end]`."""
    position = start
    while (match := _AFTER.search(text, position, end)) is not None:
        position = match.start() + 1
        speech_end = _speech_end(text, match, start)
        mention = _speaker_after(text, match, start, end) if speech_end > start else None
        if mention is not None:
            begin = match.start("begin")
            behind = max(mention.end, begin + 1, match.end("english"))
            return Attribution(speech_end, Span(begin, behind), mention)
    return _unmarked(text, max(start, end - REACH), end)


def _speech_end(text: str, match: re.Match[str], start: int) -> int:
    """Returns where speech ends before an attribution: behind its own . ? ! and closing mark."""
    end = match["end"].removesuffix(",")
    if not end:
        return match.start()
    opening = {"»": "«", "”": "“„”", '"': '"'}.get(end[-1], "")
    words = text[max(start, match.start() - _LONGEST_INNER) : match.start()]
    opened = sum(map(words.count, opening)) - (
        words.count(end[-1]) if end[-1] not in opening else 0
    )
    is_open = opened % 2 if end[-1] in opening else opened > 0
    return match.start() + len(end) - (not is_open and end[-1] not in ".?!…")


def _unmarked(text: str, start: int, end: int) -> Attribution | None:
    """Returns an attribution at the end of a paragraph whose comma was forgotten."""
    for match in _UNMARKED.finditer(text, start, end):
        mention = mention_at(text, match.end(), end)
        closes = mention is not None and re.fullmatch(
            r"\.|\stil\s[\w ]{2,40}\.", text[mention.end : end]
        )
        before = text[start : match.start()].rsplit(maxsplit=1)[-1:]
        if (
            mention is not None
            and mention.name
            and closes
            and before
            and before[0].lower() not in STARTERS
        ):
            return Attribution(match.start(), Span(match.start("verb"), mention.end), mention)
    return None


def _speaker_after(text: str, match: re.Match[str], start: int, end: int) -> Mention | None:
    limit = min(end, match.end() + REACH)
    if match["was"]:
        if (said := _HE_SAID.search(text, match.end(), limit)) is not None:
            return Mention(said.start(), said.end(), pronoun=said["who"])
        source = re.compile(r"\s(?:fra|frå|til)\s").match(text, match.end(), limit)
        return mention_at(text, source.end(), limit) if source else None
    if match["document"]:
        # "heter det i Mattilsynets rapport": the body speaks in its paper.
        paper = _PAPER.match(text, match.end(), limit)
        if paper is None:
            return Mention(match.end(), match.end(), is_vague=True)
        return Mention(
            paper.start(), paper.end(), plain(next(name for name in paper.groups() if name))
        )
    if match["english"] or match["verb"] in SAID:
        return english_speaker(text, match, limit)
    is_english = match["source"] == ACCORDING_TO
    mention = (
        english_speaker(text, match, limit) if is_english else mention_at(text, match.end(), limit)
    )
    if mention is None:
        return None
    if match["source"]:
        # "Ifølge NRK" tells who reports; a person or a title tells who said it.
        known = mention.title or is_first_name((mention.name or "").split(" ")[0])
        return replace(
            mention, name=mention.name if known else None, is_vague=not known, is_source=True
        )
    if match["open"]:
        # Any verb may say how someone speaks, where a full name and nothing but a place follows.
        window = text[max(start, match.start() - REACH) : match.start()]
        clause = re.split(r"[.?!…]\s", window)[-1]
        last = bool(mention.name) and text[mention.end : end].strip() in ("", ".")
        full = mention.name and (" " in mention.name or mention.title or last)
        closes = _CLOSES.match(text, mention.end, limit)
        return mention if full and closes and not _SUBORDINATE.match(clause) else None
    return mention if _is_speech(text, match, mention, limit) else None


def _is_speech(text: str, match: re.Match[str], mention: Mention, limit: int) -> bool:
    """Returns whether verb and speaker together attribute speech."""
    verb, adverbs, rest = match["verb"], match["adverbs"], text[mention.end : limit]
    if verb in PARTICLES:
        own = re.compile(rf"(?:.{{0,80}}\s)?(?:{PARTICLES[verb]})\b")
        return bool(mention.is_clear and (own.match(adverbs) or own.match(rest)))
    if verb in PERFECT:
        return mention.is_clear and bool(PARTICIPLE.search(rest[:40]))
    if verb not in STRONG and (not mention.is_clear or _is_inverted(text, match.start())):
        return False
    return bool(mention.name) or not re.match(r"\s(?:at|som sier)\b", rest)


def _is_inverted(text: str, comma: int) -> bool:
    """Returns whether the comma ends a clause like "Hvis du kommer", which a verb follows."""
    clause = re.split(r"[.?!…–,]\s", text[max(0, comma - REACH) : comma])[-1].strip()
    opens = _SUBORDINATE.match(clause) and not _THEN.match(clause)
    return text[comma] == "," and bool(opens)


def attribution_before(
    text: str, start: int, end: int, *, reported: bool = False
) -> Attribution | None:
    """Returns the attribution in front of speech at `end`, as in "Hansen sier:".

    Args:
        text: The canonical text.
        start: Where the sentence begins.
        end: Where the speech begins.
        reported: Whether the speech is a part of the sentence: in "Hansen sier at Moe har sagt at
            «" it is the innermost speaker's.
    """
    low = max(start, end - REACH)
    if (english := english_lead(text, low, end)) is not None:
        return Attribution(end, Span(english[0], end), english[1])
    for verb in reversed(list(_LEAD.finditer(text, low, end))):
        mention = mention_at(text, verb.end() + 1, end) if verb.end() < end else None
        if mention is None or not mention.is_clear:
            clause = _clause(text, low, verb, end) if reported else low
            mention = _next_to(text, clause, verb.start()) or subject(text, clause, verb.start())
            if mention is None and clause > low and verb[0] not in WEAK | PARTICLES.keys():
                # "Hansen sier at de andre hevder at": not Hansen, and the text does not tell who.
                return None
        if mention is not None:
            span = Span(min(mention.start, verb.start()), max(mention.end, verb.end()))
            return Attribution(end, span, mention)
    return None


def attribution_lead(text: str, start: int, end: int) -> Attribution | None:
    """Returns the attribution in the last sentence of `text[start:end]`, where a colon ends it."""
    if end <= start or text[end - 1] != ":":
        return None
    near = Block(max(start, end - REACH), end)
    floor = max((sentence.start for sentence in sentences(text, near)), default=start)
    return attribution_before(text, floor, end - 1)


def attribution_around(
    text: str, start: int, marks: tuple[int, int], end: int
) -> Attribution | None:
    """Returns the attribution of words between marks, None where they are no utterance.

    Whole speech stands behind a colon or before its attribution. Part of a sentence needs a
    finite verb and someone who says it; what begins with a capital there is a title.

    Args:
        text: The canonical text.
        start: Where the paragraph begins.
        marks: Where the opening mark begins and the closing mark ends.
        end: Where the paragraph ends.
    """
    words = text[marks[0] + 1 : marks[1] - 1]
    whole = words.lstrip()[:1].isupper()
    finite = _FINITE.search(words) is not None
    low = max(start, marks[0] - REACH)
    before = text[low : marks[0]].rstrip()
    after = attribution_after(text, marks[1] - 2, min(end, marks[1] + REACH))
    # A blank and perhaps a comma stand between the mark and the verb.
    if after is not None and after.span.start <= marks[1] + 2 and (whole or finite):
        return after
    as_said = _AS_SAID.match(text, marks[1], end)
    if as_said is not None and finite:
        who = as_said["who"]
        span = Span(as_said.start("who"), as_said.end())
        if who.lower() in _PRONOUNS:
            return Attribution(marks[1], span, Mention(span.start, span.end, pronoun=who))
        return Attribution(marks[1], span, Mention(span.start, span.end, plain(who)))
    if before.endswith(":"):
        colon = low + len(before)
        lead = attribution_lead(text, low, colon)
        named = mention_at(text, start, colon - 1, initial=True) if lead is None else None
        if named is not None and named.name and named.end == colon - 1 and low == start:
            # "Hansen: «Vi må.»"
            return Attribution(colon, Span(start, named.end), named)
        return lead
    if not finite or (whole and not before.endswith(" at")):
        return None
    floor = max(before.rfind(stop) + 1 for stop in (". ", "? ", "! ", ".\n"))
    floor += len(before[floor:]) - len(before[floor:].lstrip())
    return attribution_before(text, low + floor, marks[0], reported=True)


def attribution_told(text: str, start: int, end: int) -> Attribution | None:
    """Returns the attribution of the speech before a paragraph that begins "Det sier Hansen"."""
    told = _TOLD.match(text, start, end)
    mention = mention_at(text, told.end(), min(end, told.end() + REACH)) if told else None
    if told is None or mention is None or not mention.is_clear:
        return None
    return Attribution(start, Span(told.start("verb"), mention.end), mention)


def _next_to(text: str, start: int, end: int) -> Mention | None:
    """Returns a speaker whose last word stands right before `end`.

    In "Kari Nordmann i Norsk Laks sier" that is only where the speaker is from.
    """
    match = re.compile(
        rf"(?:(?P<who>\b(?:[Hh]an|[Hh]un|[Hh]o))|(?P<name>{NAME.pattern}))\s$"
    ).search(text, max(start, end - 60), end)
    if match is None:
        return None
    if match["who"]:
        return Mention(match.start(), end - 1, pronoun=match["who"].lower())
    before = _LAST_WORD.search(text, max(start, match.start() - 20), match.start("name"))
    if before is not None and before[1].lower() in _PREPOSITIONS:
        return None
    return mention_at(text, match.start("name"), end, initial=True)


def _clause(text: str, start: int, verb: re.Match[str], end: int) -> int:
    """Returns where the clause of a verb before speech at `end` begins: behind the last "at".

    What is joined to another clause by "og" belongs to the whole sentence, which has its own verb.
    """
    behind = [that.end() for that in _THAT.finditer(text, start, verb.start())]
    if not behind or _MARK.search(text, behind[-1], verb.start()):
        return start
    joined = _JOINS.search(text, max(start, verb.start() - 30), verb.start())
    return start if joined or _AND_THAT.search(text, verb.end(), end) else behind[-1]


def subject(text: str, start: int, end: int) -> Mention | None:
    """Returns who stands first in the sentence `text[start:end]`, where that is a speaker.

    Behind "ifølge" it is the source, whom the sentence is as much about.
    """
    lead = _LEADING.match(text, start, end)
    place = lead.end() if lead else start
    if (match := _SUBJECT_PRONOUN.match(text, place, end)) is not None:
        return Mention(place, match.end() - 1, pronoun=match["who"].lower())
    mention = mention_at(text, place, min(end, place + REACH), initial=True)
    if mention is None or not mention.is_clear or (mention.name or "").lower() in STARTERS:
        return None
    if (
        " " in (mention.name or "")
        and text[place : mention.end].split(maxsplit=1)[0].lower() in _PREPOSITIONS
    ):
        return None
    owns = (
        mention.name and mention.name.endswith("s") and text[mention.end : mention.end + 1] == " "
    )
    return mention if not owns or _FINITE_NEXT.match(text, mention.end, end) else None


def speech_subjects(text: str, start: int, end: int) -> list[Mention]:
    """Returns who "sier", "mener" or the like in the narrative `text[start:end]`, in order."""
    found: list[Mention] = []
    for verb in islice(_SOURCE.finditer(text, start, end), _MOST):
        mention = mention_at(text, verb.end() + 1, min(end, verb.end() + REACH))
        if mention is not None and mention.is_clear:
            found.append(mention)
    return found


def reporter(text: str, start: int, end: int) -> Mention | None:
    """Returns who begins the sentence `text[start:end]` and reports: "Hansen opplyser at ..."."""
    first = subject(text, start, end)
    return first if first is not None and _REPORTS.match(text, first.end, end) else None


def reporters(text: str, start: int, end: int) -> list[Mention]:
    """Returns whose words the narrative sentence `text[start:end]` reports, in order.

    "Hansen opplyser at ..." begins with the speaker; "..., sier Hansen" and "ifølge Hansen" have
    the speaker behind the word that tells so.
    """
    first = reporter(text, start, end)
    return [first] if first else speech_subjects(text, start, end)
