"""Whom a document is about at each place while it is read."""

import re
from collections.abc import Iterator, Sequence

from corpus.attribution import reporter, speech_subjects, subject
from corpus.cast import Cast, starts
from corpus.document import Block, Span
from corpus.mentions import titles_around
from corpus.sentences import sentences
from corpus.speakers import (
    BODY,
    BODY_NOUN,
    NAME,
    SAME_BODY,
    STARTERS,
    Mention,
    Person,
    indefinite,
    is_role,
    plain,
)

_SAME_PERSON = re.compile(
    r"\d+-åringen|[\w-]+(?:åringen|eren|aren|lendingen|ingen|olen|isten|inen|ianen|esen|anten|mannen"
    r"|kvinnen|kvinna|gutten|jenta)|[\w-]*(?:svensken|dansken|briten|finnen|polakken|skotten|iren"
    r"|russen|tyrken|grekeren|kroaten|serberen|spanjolen|katten)"
)
_DESCRIPTION = re.compile(
    r"[\w-]*(?:vinneren|vinnaren|veteranen|legenden|stjernen|stjerna|profilen|kometen|esset|guruen|yndlingen"
    r"|kapteinen|spilleren|spelaren|løperen|løparen|mesteren|meisteren|toppen|eieren|eigaren|eksperten"
    r"|artisten|musikeren|musikaren|forfatteren|forfattaren|skytteren|keeperen|politikeren|politikaren"
    r"|gründeren|aktivisten|kunstneren|kunstnaren|utøveren|utøvaren|bonden)"
)
_KIN = re.compile(
    r"(?:faren|moren|mora|broren|storebroren|lillebroren|søsteren|søstera|systera|storesøsteren|lillesøsteren"
    r"|sønnen|datteren|dattera|dottera|kona|ektemannen|kjæresten|kjærasten|samboeren|sambuaren|tvillingen)"
)
_PAPER = (
    r"[\w-]*(?:melding|uttalelse|uttale|fråsegn|rapport|innlegg|brev|e-?post|notat|svar|kunngjøring"
    r"|kronikk|analyse|nettside|heimeside|hjemmeside|SMS)(?:r|er|ar)?(?:en|a|et|ene|ane)?"
)
_ISSUED = re.compile(
    rf"(?:(?P<by>{BODY.pattern}|{NAME.pattern})(?:\s[^\s.,?!]+){{0,5}}?\si\s(?:en|ei|ein|et|eit|sin|sitt)\s(?:\w+\s){{0,2}}?{_PAPER}"
    rf"|{_PAPER}\s(?:\w+\s)?(?:fra|frå|til)\s(?P<of>{BODY.pattern}|{NAME.pattern}))(?![\w])"
)
_PAPER_ALONE = re.compile(rf"{_PAPER}(?<=en|et)")
_PAPER_OF = re.compile(
    rf"\s(?:i|på)\s(?:\w+\s){{0,2}}?{_PAPER}\s(?:fra|frå|til)\s({BODY_NOUN.pattern}|{SAME_BODY.pattern})\b"
)
_IN_PAPER = re.compile(
    rf"\s*(?:$|[.,\n]|v[ie]dar?e"
    rf"|(?:i|på|frå|fra)\s(?!en\s|ei\s|et\s|eit\s)(?:\w+\s){{0,2}}?{_PAPER}(?<=en|et|ne)\b)"
)
_TOGETHER = re.compile(rf"\s(?:og|samt|eller)\s{NAME.pattern}")
_INVERTED = re.compile(r"[A-ZÆØÅ][a-zæøå]*\s(?:[\wæøå-]+\s){1,4}?(han|hun|ho)\s")
_SELF = re.compile(r"\s\w+\s(?:at\s)?(?:han|hun|ho)\b")
_SELF_SAID = re.compile(r"\s(?:\w+\s){0,3}at\s(?:han|hun|ho)\b")
_CREDIT = re.compile(r"\b(?:foto|illustrasjon|video|grafikk)\s?:|scanpix", re.IGNORECASE)
_FOCUS = 8
_PAPER_REACH = 800
"""How far before its words a paper was mentioned, in characters."""


class Reader:
    """Who is in focus, sentence by sentence.

    Attributes:
        cast: The people of the document.
        context: The one person that the block just read is about, None where it is not one.
        sure: How sure the last answer of `person` is.
    """

    def __init__(self, text: str, blocks: Sequence[Block]) -> None:
        self.text = text
        self.cast = Cast(text, blocks)
        self.context: Person | None = None
        self.sure = 1.0
        self._recent: list[Person] = []
        self._others: list[Person] = []
        self._group: Person | None = None
        self._next = 0
        for seen in self.cast.seen:
            if " " in text[seen.start : seen.end] or seen.title:
                title, organisation = titles_around(text, seen.start, seen.end, seen.title)
                self.cast.learn(seen.person, title, organisation)
                word = re.search(r"([a-zæøå]{4,})\s$", text[max(0, seen.start - 30) : seen.start])
                if word:
                    self.cast.note_word(seen.person, word[1])

    def hear(self, person: Person) -> None:
        """Notes that a person has just spoken."""
        self.context = person
        self._group = person if self.cast.is_group(person) else None
        self._focus(person)
        self.cast.has_spoken(person)

    def narrate(self, block: Block) -> None:
        """Reads a stretch of narrative; a caption tells nothing of what follows it."""
        people: list[Person] = []
        reports = False
        for sentence in sentences(self.text, block):
            person = self._subject(sentence)
            reports = bool(person and reporter(self.text, sentence.start, sentence.end))
            if person is not None and self.cast.may_be_person(person):
                self._focus(person)
                people.append(person)
            for named in self._named_in(sentence):
                # Whom a pronoun may stand for where no one else fits.
                if named is not person:
                    self._others = [*self._others[-_FOCUS:], named]
        caption = _CREDIT.search(self.text, block.start, block.end)
        # Who alone the paragraph is about, or who reports something at its end.
        one = len(set(people)) == 1 or (reports and people)
        self.context = people[-1] if one and not caption else None

    def names_other(self, start: int, end: int, person: Person) -> bool:
        """Returns whether `text[start:end]` names a person other than one."""
        return any(seen.person is not person for seen in self.cast.named_between(start, end))

    def person(self, mention: Mention | None) -> Person | None:
        """Returns whom a mention stands for at this place, None where it is not clear."""
        self.sure = 1.0
        if mention is None:
            return None
        if mention.is_vague and not mention.name:
            return self._definite(mention) if mention.title else self._sender(mention.start)
        if mention.pronoun in ("de", "dei"):
            return self._group
        if mention.pronoun:
            people = (*self._people(), *reversed(self._others))
            return next((p for p in people if p.may_be(mention.pronoun)), None)
        return self._by_title(mention) if mention.name is None else self._by_name(mention)

    def _by_name(self, mention: Mention) -> Person | None:
        name = mention.name or ""
        if (name.isupper() and " " in name) or name.lower() in STARTERS:
            return None
        if " " not in name and starts(self.text, mention.start, 0):
            lower = name.lower()
            if BODY.fullmatch(lower) and "-" not in lower:
                return self.cast.body(lower)
            if not self.cast.is_known(mention) and self.text[mention.end : mention.end + 1] != ":":
                return None
        if SAME_BODY.fullmatch(name.rpartition("-")[2]) and "-" in name:
            self.sure = 0.7
            word = name.rpartition("-")[2]
            return self.cast.last_body(word, mention.start) or self.cast.named(mention)[0]
        found = self.cast.named(mention)
        if len(found) > 1:
            # Of several with one surname, whom the text was about last.
            self.sure = 0.7
            return next((p for p in reversed(self._recent) if p in found), None)
        self.cast.learn(found[0], mention.title, mention.organisation)
        return found[0]

    def _definite(self, mention: Mention) -> Person | None:
        """Returns whom "den tidligere ministeren" stands for; "en minister" stands for no one."""
        article = self.text[mention.start : mention.start + 4]
        words = (mention.title or "").split()
        if not article.startswith(("den ", "det ")):
            return None
        if _SAME_PERSON.fullmatch(words[-1]) and not is_role(words[-1]):
            self.sure = 0.7
            return next(self._people(), None)
        if indefinite(words[-1]) == words[-1]:
            return self._described(words[-1].lower())
        return self.cast.titled(mention) or self._described(words[-1].lower())

    def _described(self, word: str) -> Person | None:
        """Returns whom "lagsjefen", "svensken" or "guruen" is: the one in focus, if not unnamed."""
        self.sure = 0.6
        near = next(self._people(), None)
        if near is None or not word.endswith(("en", "a", "et")):
            return None
        owner = word.rpartition("-")[0]
        if owner and near.organisation and not near.organisation.lower().startswith(owner):
            return None
        if _SAME_PERSON.fullmatch(word) and not is_role(word):
            return near
        if self.cast.is_introduced(word):
            return None
        other_title = near.title and is_role(word) and not _DESCRIPTION.fullmatch(word)
        return None if other_title else near

    def _relative(self, word: str) -> Person | None:
        """Returns whom "broren" is: the one of the same surname beside the one in focus."""
        self.sure = 0.6
        near = next(self._people(), None)
        kin = self.cast.family(near) if near else []
        pronoun = "han" if re.search(r"(?:far|bror|sønn|mann)en$", word) else "hun"
        either = word.startswith(("kj", "sam", "tv"))
        kin = [person for person in kin if either or person.may_be(pronoun)]
        return kin[0] if len(kin) == 1 else None

    def _sender(self, place: int) -> Person | None:
        """Returns who issued the paper that "heter det" quotes, where the text said so before."""
        self.sure = 0.6
        same = _PAPER_OF.match(self.text, place)
        if same is not None:
            return self.cast.last_body(same[1], place)
        if not _IN_PAPER.match(self.text, place):
            return None
        issued = list(_ISSUED.finditer(self.text, max(0, place - _PAPER_REACH), place))
        name = (issued[-1]["by"] or issued[-1]["of"]) if issued else ""
        if not name:
            return None
        found = self.cast.body(name) if BODY.fullmatch(name) else None
        found = found or self.person(Mention(place, place, plain(name)))
        self.sure = 0.6
        return found

    def _by_title(self, mention: Mention) -> Person | None:
        word = (mention.title or "").split()[-1:]
        if not word:
            return None
        person = self.cast.titled(mention)
        if person is not None:
            return person
        lower = word[0].lower()
        if BODY.fullmatch(lower):
            return self.cast.body(lower)
        self.sure = 0.7
        if SAME_BODY.fullmatch(lower) or BODY_NOUN.fullmatch(lower):
            return self.cast.last_body(lower, mention.start)
        if _PAPER_ALONE.fullmatch(lower):
            return self._sender(mention.end)
        if _KIN.fullmatch(lower):
            return self._relative(lower)
        return None if indefinite(lower) == lower and is_role(lower) else self._described(lower)

    def _subject(self, sentence: Span) -> Person | None:
        mention = subject(self.text, sentence.start, sentence.end)
        known = mention and (not mention.name or self.cast.is_known(mention))
        person = self.person(mention) if known else None
        if person is not None and self.cast.is_group(person):
            # "Ifølge Norsk Avis opplyser byrået Norsk Nytt at": the latter speaks.
            sources = speech_subjects(self.text, sentence.start, sentence.end)
            person = next(filter(None, map(self.person, sources)), person)
        if mention and _TOGETHER.match(self.text, mention.end, sentence.end):
            return None
        if person is not None:
            person.is_person |= bool(mention and _SELF.match(self.text, mention.end, sentence.end))
            if self.cast.is_group(person):
                self._group = person
            if not self.cast.is_group(person) or not (named := self._named_in(sentence)):
                return person
            return named[0] if len(named) == 1 else None
        said = self._inverted(sentence) or self._source(sentence)
        if said is not None:
            return said
        named = self._named_in(sentence)
        return named[0] if len(named) == 1 else None

    def _inverted(self, sentence: Span) -> Person | None:
        """Returns who "hun" is in "I fjor tok hun over etter faren, Ola Nordmann"."""
        found = _INVERTED.match(self.text, sentence.start, sentence.end)
        if found is None:
            return None
        return self.person(Mention(found.start(1), found.end(1), pronoun=found[1]))

    def _source(self, sentence: Span) -> Person | None:
        """Returns the first person who "sier" or "mener" in a sentence."""
        for said in speech_subjects(self.text, sentence.start, sentence.end):
            person = self.person(said)
            if person is not None:
                person.is_person |= bool(_SELF_SAID.match(self.text, said.end, sentence.end))
                self.cast.has_spoken(person)
                if self.cast.may_be_person(person):
                    return person
        return None

    def _named_in(self, sentence: Span) -> list[Person]:
        """Returns the people that a sentence names, each once, in order."""
        seen = self.cast.seen
        while self._next < len(seen) and seen[self._next].start < sentence.start:
            self._next += 1
        found: dict[Person, None] = {}
        for place in range(self._next, len(seen)):
            if seen[place].start >= sentence.end:
                break
            if seen[place].person.is_person and not seen[place].is_genitive:
                found[seen[place].person] = None
        return list(found)

    def _people(self) -> Iterator[Person]:
        """Yields who was in focus, last first, without organisations."""
        return (person for person in reversed(self._recent) if not self.cast.is_group(person))

    def _focus(self, person: Person) -> None:
        if person in self._recent:
            self._recent.remove(person)
        self._recent = [*self._recent[-_FOCUS:], person]
