"""The persons and organisations of a document, and whom it is about while it is read."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice

from corpus.attribution import speech_subjects, subject
from corpus.document import Block, BlockKind, Span
from corpus.mentions import titles_around
from corpus.sentences import sentences
from corpus.speakers import (
    BODY,
    FIRST_NAMES,
    NAME,
    PARTIES,
    SAME_BODY,
    STARTERS,
    Mention,
    Person,
    Seen,
    full_forms,
    indefinite,
    is_body,
    is_label,
    is_role,
    plain,
    split_title,
    tail,
)

_SAME_PERSON = re.compile(
    r"(?:\d+-åringen|[\w-]+(?:åringen|eren|aren|lendingen|ingen|olen|isten|inen|ianen|esen|anten|mannen"
    r"|kvinnen|kvinna|gutten|jenta|svensken|dansken|briten|finnen|polakken|skotten|iren))"
)
_TOGETHER = re.compile(rf"\s(?:og|samt|eller)\s{NAME.pattern}")
_SELF = re.compile(r"\s\w+\s(?:at\s)?(?:han|hun|ho)\b")
_SELF_SAID = re.compile(r"\s(?:\w+\s){0,3}at\s(?:han|hun|ho)\b")
_CREDIT = re.compile(r"\b(?:foto|illustrasjon|video|grafikk)\s?:|scanpix", re.IGNORECASE)
_MOST = 40
"""People considered for one ambiguous mention; a hostile text could otherwise cost a square."""
_SHORT = re.compile(r"\s\(([A-ZÆØÅ]{2,8})\)")
_FOCUS = 8


class Cast:
    """The persons and organisations of one document.

    Args:
        text: The canonical text.
        blocks: Its blocks.
    """

    def __init__(self, text: str, blocks: Sequence[Block]) -> None:
        self.seen: list[Seen] = []
        self._people: dict[str, Person] = {}
        self._by_last: dict[str, list[Person]] = defaultdict(list)
        self._by_first: dict[str, list[Person]] = defaultdict(list)
        self._by_role: dict[str, list[Person]] = defaultdict(list)
        self._spoken: list[Person] = []
        self._words = frozenset(re.findall(r"(?<!\w)[^\W\d_]\w*", text))
        self._inside: set[str] = set()
        self._surnames: set[str] = set()
        self._read(text, blocks)

    def _read(self, text: str, blocks: Sequence[Block]) -> None:
        runs = list(self._runs(text, blocks))
        # Full names first, so that a headline's surname finds its full name further down.
        for _, _, words in sorted(runs, key=lambda run: -min(len(run[2]), 3)):
            bare = self._bare(words)
            if len(bare) > 1 and not self._find(bare):
                self._add(" ".join(bare))
        alone = {self._bare(words)[0] for _, _, words in runs if len(words) == 1}
        first: set[Person] = set()
        for end, title, words in runs:
            bare = self._bare(words)
            person = self._find(bare)
            short = _SHORT.match(text, end)
            if short is not None and short[1] not in PARTIES:
                # "Norges Bilforbund (NBF)" is "NBF" from there on.
                person = person or self._add(" ".join(bare))
                self._people.setdefault(short[1], person)
            if person is None:
                continue
            start = end - sum(map(len, words)) - len(words) + 1
            self.seen.append(Seen(start, end, person, title, bare != words))
            if len(bare) > 1 and bare[0].lower() == person.name.split()[0].lower():
                person.name = person.name if person in first else " ".join(bare)
                first.add(person)
                single = bare[-1] in alone and not person.name.isupper()
                person.is_person |= single and not is_body(bare)

    def _runs(self, text: str, blocks: Sequence[Block]) -> Iterator[tuple[int, str, list[str]]]:
        """Yields the end, the title and the name of each run of capitalised words."""
        found = []
        for block in blocks:
            if block.kind is BlockKind.METADATA:
                continue
            for match in NAME.finditer(text, block.start, block.end):
                words = match.group().split()
                initial = _starts(text, match.start(), block.start)
                if not initial:
                    self._inside.update(words[:1])
                    self._surnames.update(words[1:][-1:])
                found.append((match.end(), words, initial))
        for end, run, initial in found:
            title, words = self._clean(run, initial=initial)
            if words:
                yield end, title, words

    def _clean(self, words: list[str], *, initial: bool) -> tuple[str, list[str]]:
        """Takes sentence starters, a title and an owner off a run of capitalised words."""
        while words and words[0].lower() in STARTERS and (initial or len(words) > 1):
            words = words[1:]
        shouted = next((n for n, word in enumerate(words) if not word.isupper()), 0)
        if len(words) - shouted > 1:
            # "FOTO NTB Kari Nordmann": a credit before the name.
            words = words[shouted:]
        roles, words = split_title(words, initial=initial)
        while len(words) > 2 and is_label(words):
            words = words[1:]
        if len(words) > 1 and words[0].lower() not in FIRST_NAMES:
            lower, owner = words[0].lower(), words[0].removesuffix("s")
            common = lower in self._words or lower.endswith(("ske", "siktede", "sikta", "dømte"))
            owns = (
                len(words) > 2 and owner != words[0] and (owner in self._words or owner in PARTIES)
            )
            # "Sist Nordmann vant": a first word that is no name before a known surname.
            known = words[-1] in self._surnames and words[0] not in self._inside
            stray = known and len(words) == 2
            if owns or (initial and (common or stray)):
                words = words[1:]
        return " ".join(roles), words

    def _bare(self, words: list[str]) -> list[str]:
        """Takes a genitive s off, where the document has the name without it."""
        if words[-1].endswith("s") and words[-1][:-1] in self._words:
            return [*words[:-1], words[-1][:-1]]
        return words

    def _add(self, name: str) -> Person:
        person = self._people[name] = Person(name)
        words = name.split()
        person.is_person = len(words) > 1 and words[0].lower() in FIRST_NAMES and not is_body(words)
        self._by_last[words[-1].lower()].append(person)
        self._by_first[words[0].lower()].append(person)
        return person

    def _find(self, words: Sequence[str]) -> Person | None:
        """Returns the one person whose name is, ends in or begins with these words."""
        same = self._people.get(" ".join(words))
        found = [same] if same else self._fitting(words)
        return found[0] if len(found) == 1 else None

    def _fitting(self, words: Sequence[str]) -> list[Person]:
        lower = [word.lower() for word in words]
        ending = list(islice(self._by_last.get(lower[-1], ()), _MOST))
        found = [p for p in ending if p.name.lower().split()[-len(lower) :] == lower]
        if not found and len(lower) > 1:
            # "Kari Anne Nordmann" and "Kari Nordmann"
            found = [p for p in ending if p.name.lower().split()[0] == lower[0]]
        if not found and len(lower) == 1:
            found = [p for p in islice(self._by_first.get(lower[0], ()), _MOST) if _is_full(p)]
        return found

    def may_be_person(self, person: Person) -> bool:
        """Returns whether a name may be of a person, from its form where nothing else tells."""
        words = person.name.split()
        return person.is_person or (len(words) in (3, 4) and not is_body(words))

    def is_known(self, mention: Mention) -> bool:
        """Returns whether a sentence's first word is a name and not only its first word."""
        name = mention.name or ""
        return " " in name or name in self._inside or bool(self._fitting([name]))

    def has_word(self, word: str) -> bool:
        """Returns whether the document has this word, in just this form."""
        return word in self._words

    def body(self, word: str) -> Person:
        """Returns the organisation that a common word names, as "politiet" does."""
        return self._people.get(word) or self._add(word)

    def learn(self, person: Person, title: str | None, organisation: str | None) -> None:
        """Notes a title and an organisation that the document gives a person."""
        person.learn(title, organisation)
        if title is None:
            return
        for form in full_forms(title.lower()):
            head = re.split(r"\s(?:for|i|ved|og)\s", form)[0]
            self._note({form, head, head.split()[-1], tail(head), head.rpartition("-")[2]}, person)
            if head.endswith("minister"):
                self._note({"statsråd"}, person)

    def note_word(self, person: Person, word: str) -> None:
        """Notes a common noun before a name, for "postmannen" further on."""
        self._note({indefinite(word), word.removesuffix("en")}, person)

    def _note(self, keys: set[str], person: Person) -> None:
        for key in keys - {""}:
            if len(self._by_role[key]) < _MOST and person not in self._by_role[key]:
                self._by_role[key].append(person)

    def named(self, mention: Mention) -> list[Person]:
        """Returns whom a name may stand for: full names of the document, or the name itself."""
        _, words = self._clean(plain(mention.name or "").split(), initial=True)
        words = self._bare(words or plain(mention.name or "").split())
        same = self._people.get(" ".join(words))
        found = [same] if same else self._fitting(words)
        return found or [self._add(" ".join(words))]

    def titled(self, mention: Mention) -> Person | None:
        """Returns the one person who has the title of a mention."""
        words = (mention.title or "").split()
        wanted = " ".join([*words[:-1], indefinite(words[-1])]).lower()
        last = wanted.split()[-1]
        owner, dash, kind = last.rpartition("-")
        for key in (wanted, last, last.removesuffix("en")):
            found = self._by_role.get(key, [])
            if mention.organisation:
                found = [p for p in found if p.organisation in (mention.organisation, None)]
            if found:
                return found[0] if len(found) == 1 else None
        near = self._by_role.get(tail(last) or kind, [])
        if dash:
            owned = [p for p in near if p.organisation and p.organisation.lower().endswith(owner)]
        else:
            owned = [p for p in near if p.title == tail(last)]
        return owned[0] if len(owned) == 1 else None

    def has_spoken(self, person: Person) -> None:
        """Notes an organisation that has spoken, for "selskapet" or "nettstedet" further on."""
        if not self.may_be_person(person) and person not in self._spoken[-_MOST:]:
            self._spoken.append(person)

    def last_body(self) -> Person | None:
        """Returns the one organisation that has spoken so far."""
        return self._spoken[0] if len(self._spoken) == 1 else None


def _is_full(person: Person) -> bool:
    """Returns whether a person may be called by the first word of the name."""
    words = person.name.split()
    return len(words) > 1 and (person.is_person or not (is_body(words) or PARTIES & set(words)))


def _starts(text: str, start: int, floor: int) -> bool:
    """Returns whether a sentence, a line or speech begins at `start`."""
    near = text[max(floor, start - 3) : start]
    before = near.rstrip()
    return not before or "\n" in near or before[-1] in '.?!:–—-«"”“'


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
        self._focus(person)
        self.cast.has_spoken(person)

    def narrate(self, block: Block) -> None:
        """Reads a stretch of narrative; a caption tells nothing of what follows it."""
        people: list[Person] = []
        for sentence in sentences(self.text, block):
            person = self._subject(sentence)
            if person is not None and self.cast.may_be_person(person):
                self._focus(person)
                people.append(person)
        caption = _CREDIT.search(self.text, block.start, block.end)
        self.context = people[-1] if len(set(people)) == 1 and not caption else None

    def person(self, mention: Mention | None) -> Person | None:
        """Returns whom a mention stands for at this place, None where it is not clear."""
        self.sure = 1.0
        if mention is None or (mention.is_vague and not mention.name):
            return self._definite(mention) if mention and mention.title else None
        if mention.pronoun:
            return next((p for p in reversed(self._recent) if p.may_be(mention.pronoun)), None)
        if mention.name is None:
            return self._by_title(mention)
        shouted = mention.name.isupper() and " " in mention.name
        if shouted or mention.name.lower() in STARTERS:
            return None
        if " " not in mention.name and _starts(self.text, mention.start, 0):
            lower = mention.name.lower()
            if BODY.fullmatch(lower) and "-" not in lower:
                return self.cast.body(lower)
            if not self.cast.is_known(mention) and self.text[mention.end : mention.end + 1] != ":":
                return None
        if SAME_BODY.fullmatch(mention.name.rpartition("-")[2]) and "-" in mention.name:
            self.sure = 0.7
            return self.cast.last_body() or self.cast.named(mention)[0]
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
            return self._recent[-1] if self._recent else None
        return None if indefinite(words[-1]) == words[-1] else self.cast.titled(mention)

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
        if SAME_BODY.fullmatch(lower):
            return self.cast.last_body()
        role = is_role(lower)
        if role and indefinite(lower) == lower:
            return None
        if role or _SAME_PERSON.fullmatch(lower):
            # "Trønderen" and "Lagsjefen" are whom the text is about, unless introduced unnamed.
            near = self._recent[-1] if self._recent else None
            introduced = near and (near.title or self.cast.has_word(indefinite(lower)))
            return None if role and introduced else near
        return None

    def _subject(self, sentence: Span) -> Person | None:
        mention = subject(self.text, sentence.start, sentence.end)
        known = mention and (not mention.name or self.cast.is_known(mention))
        person = self.person(mention) if known else None
        if mention and _TOGETHER.match(self.text, mention.end, sentence.end):
            return None
        if person is not None:
            person.is_person |= bool(mention and _SELF.match(self.text, mention.end, sentence.end))
            return person
        for said in speech_subjects(self.text, sentence.start, sentence.end):
            person = self.person(said)
            if person is not None:
                person.is_person |= bool(_SELF_SAID.match(self.text, said.end, sentence.end))
                self.cast.has_spoken(person)
                if self.cast.may_be_person(person):
                    return person
        named = self._named_in(sentence)
        return next(iter(named)) if len(named) == 1 else None

    def _named_in(self, sentence: Span) -> set[Person]:
        seen = self.cast.seen
        while self._next < len(seen) and seen[self._next].start < sentence.start:
            self._next += 1
        found = set()
        for place in range(self._next, len(seen)):
            if seen[place].start >= sentence.end:
                break
            if seen[place].person.is_person and not seen[place].is_genitive:
                found.add(seen[place].person)
        return found

    def _focus(self, person: Person) -> None:
        if person in self._recent:
            self._recent.remove(person)
        self._recent = [*self._recent[-_FOCUS:], person]
