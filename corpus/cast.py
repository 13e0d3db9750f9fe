"""The persons and organisations of a document, as it names them."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from itertools import islice

from corpus.document import Block, BlockKind
from corpus.english_titles import without_titles
from corpus.names import is_first_name
from corpus.speakers import (
    BODY_NOUN,
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

_SYNONYMS = {"trener": "manager", "trenar": "manager", "manager": "trener"}
_AGENT = re.compile(r"[a-zæøå]{3,}(?:er|ar|ist|ent|ant|ør|olog|mann|kvinne|inne)")
_SHORT_STEM = 4
_LONG = 8
_ALIKE = 0.88
"""How alike a misspelt surname is: one letter of eight may differ."""
_MOST = 40
"""People considered for one ambiguous mention; a hostile text could otherwise cost a square."""
_NOUN_BEFORE = re.compile(r"(?<!\w)([a-zæøå]+)\s$")
_FOREIGN_TITLES = frozenset(
    "President Prime Minister Senator Sir Dame Lord Lady Mr Mr. Mrs Mrs. Ms Ms. Dr Dr. Professor"
    " British French German Swedish Danish American U.S. US Former Secretary General Captain Coach"
    " Republican Democratic Rep. Sen. Gov. Governor Chancellor".split()
)
_COMPANY = ("selskapet", "konsernet", "firmaet", "bedriften", "bedrifta", "kjeden", "gruppen")
_PRESS = ("avisen", "avisa", "kanalen", "nettstedet", "magasinet", "bladet", "byrået")
_PRIVATE = ("organisasjonen", "klubben", "foreningen", "foreininga", "partiet", *_PRESS)
_PUBLIC = re.compile(
    r"(?:tilsyne|direktorate|departemente|etate|politi|rette|kommun|stortinge|regjering|fylke|nav$)",
    re.IGNORECASE,
)
_UNNAMED = re.compile(
    r"\b(?:en|ein|ei|et|eit|En|Ein|Ei|Et|Eit)\s([a-zæøå]+(?:\s[a-zæøå]+){0,2})\b(?!\s[A-ZÆØÅ])"
)
_SHORT = re.compile(r"\s\(([A-ZÆØÅ]{2,8})\)")


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
        self._nouns: dict[str, str] = {}
        self._words = frozenset(re.findall(r"(?<!\w)[^\W\d_]\w*", text))
        self._unnamed = frozenset(w for match in _UNNAMED.finditer(text) for w in match[1].split())
        self._inside: set[str] = set()
        self._surnames: set[str] = set()
        self._read(text, blocks)

    def _read(self, text: str, blocks: Sequence[Block]) -> None:
        runs = list(self._runs(text, blocks))
        # Full names first, so that a headline's surname finds its full name further down.
        single = {words[0] for _, _, words in runs if len(words) == 1}
        alike = {tuple(words) for _, _, words in runs if len(words) > 1}
        runs = [(end, title, _without_label(words, alike, single)) for end, title, words in runs]
        for _, _, words in sorted(runs, key=lambda run: -min(len(run[2]), 3)):
            bare = self._bare(words)
            if len(bare) > 1 and not self._find(bare):
                self._add(" ".join(bare))
        alone = {self._bare(words)[0] for _, _, words in runs if len(words) == 1}
        first: set[Person] = set()
        for end, title, words in runs:
            bare = self._bare(words)
            person = self._find(bare)
            if person is None and " ".join(bare) in self._nouns:
                # "Kjeden Norsk" is an organisation even with one word.
                person = self._add(" ".join(bare))
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
                called = bare[-1] in alone and not person.name.isupper()
                person.is_person |= called and not is_body(bare)

    def _runs(self, text: str, blocks: Sequence[Block]) -> Iterator[tuple[int, str, list[str]]]:
        """Yields the end, the title and the name of each run of capitalised words."""
        found = []
        for block in blocks:
            if block.kind is BlockKind.METADATA:
                continue
            for match in NAME.finditer(text, block.start, block.end):
                words = without_titles(match.group().split())
                if _is_portfolio(text, match.start(), words):
                    words = words[1:]
                noun = _NOUN_BEFORE.search(
                    text, max(block.start, match.start() - 30), match.start()
                )
                if noun and BODY_NOUN.fullmatch(noun[1]):
                    self._nouns.setdefault(match.group(), noun[1])
                initial = starts(text, match.start(), block.start)
                if not initial:
                    self._inside.update(words[:1])
                if not initial or is_first_name(words[0]):
                    self._surnames.update(words[1:][-1:])
                found.append((match.end(), words, initial))
        for end, run, initial in found:
            title, words = self._clean(run, initial=initial)
            if words:
                yield end, title, words

    def _clean(self, words: list[str], *, initial: bool) -> tuple[str, list[str]]:
        """Takes sentence starters, a title and an owner off a run of capitalised words."""
        while words and words[0].lower() in STARTERS and (initial or len(words) > 1):
            if len(words) == 2 and is_first_name(words[0]):
                break  # "Hans Moe"
            words = words[1:]
        shouted = next((n for n, word in enumerate(words) if not word.isupper()), 0)
        if len(words) - shouted > 1:
            # "FOTO NTB Kari Nordmann": a credit before the name.
            words = words[shouted:]
        while len(words) > 2 and words[0] in _FOREIGN_TITLES:
            words = words[1:]
        if len(words) > 1 and initial and BODY_NOUN.fullmatch(words[0]):
            self._nouns.setdefault(" ".join(words[1:]), words[0].lower())
            words = words[1:]
        roles, words = split_title(words, initial=initial)
        while len(words) > 2 and is_label(words):
            words = words[1:]
        if initial and len(words) > 2 and _is_agent(words):
            return words[0], words[1:]
        if len(words) > 1 and not is_first_name(words[0]):
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
        person.is_person = len(words) > 1 and is_first_name(words[0]) and not is_body(words)
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
        known = " " in name or name in self._inside or bool(self._fitting([name]))
        return known or (is_body([name]) and not SAME_BODY.fullmatch(name.lower()))

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
            roles = {word.strip(",") for word in head.split() if is_role(word.strip(","))}
            kinds = {tail(word) for word in roles}
            last = head.split()[-1]
            roles |= {_SYNONYMS[kind] for kind in kinds | roles if kind in _SYNONYMS}
            self._note({form, head, last, head.rpartition("-")[2], *roles, *kinds}, person)
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
        found = [same] if same else self._fitting(words) or self._misspelt(words)
        return found or [self._add(" ".join(words))]

    def _misspelt(self, words: Sequence[str]) -> list[Person]:
        """Returns who has nearly this surname, where it stands once and is no name of its own."""
        if len(words) > 1 or len(words[0]) < _LONG or len(self._by_last) > _MOST:
            return []
        near = get_close_matches(words[0].lower(), list(self._by_last), n=2, cutoff=_ALIKE)
        people = self._by_last[near[0]] if len(near) == 1 else []
        return people if len(people) == 1 and people[0].is_person else []

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
            members = [
                person
                for person in islice(self._people.values(), _MOST)
                if person.is_person and (person.organisation or "").lower() == owner
            ]
            if len(members) == 1:
                return members[0]
            ends = [(p, (p.organisation or "").lower()) for p in near]
            owned = [
                p for p, body in ends if body and body.startswith(owner) | body.endswith(owner)
            ]
        else:
            owned = [p for p in near if p.title == tail(last) or _holds(p, last)]
        return owned[0] if len(owned) == 1 else None

    def has_spoken(self, person: Person) -> None:
        """Notes an organisation that has spoken, for "selskapet" or "nettstedet" further on."""
        if not self.may_be_person(person) and person not in self._spoken[-_MOST:]:
            self._spoken.append(person)

    def last_body(self, word: str, place: int) -> Person | None:
        """Returns the organisation that "selskapet" or "tilsynet" stands for at a place.

        One that the document calls so ("kjeden Norsk Mat") or whose name says so, the last one
        before; otherwise the one organisation of a fitting kind that has spoken.
        """
        stem = re.sub(r"(?:et|en|a)$", "", word)
        for body in reversed(self._spoken[-_MOST:]):
            if stem in body.name.lower():
                return body
        kinds = next((group for group in (_COMPANY, _PRESS) if word in group), (word,))
        at = bisect_left(self.seen, place, key=_start)
        for seen in reversed(self.seen[max(0, at - _MOST) : at]):
            called = self._nouns.get(seen.person.name, "")
            if called.endswith(kinds) or stem in seen.person.name.lower():
                return seen.person
        fitting = [
            body
            for body in self._spoken[-_MOST:]
            if word not in (*_COMPANY, *_PRIVATE) or not _PUBLIC.search(body.name)
        ]
        return fitting[0] if len(fitting) == 1 else None

    def family(self, person: Person) -> list[Person]:
        """Returns the other people of the same surname."""
        surname = person.name.split()[-1].lower()
        return [p for p in self._by_last.get(surname, ())[:_MOST] if p is not person]

    def named_between(self, start: int, end: int) -> list[Seen]:
        """Returns the places in `text[start:end]` that name a person."""
        first, last = (bisect_left(self.seen, place, key=_start) for place in (start, end))
        return [seen for seen in self.seen[first:last] if seen.person.is_person]

    def is_group(self, person: Person) -> bool:
        """Returns whether a name is of an organisation, so that "de" may stand for it."""
        spoken = " " not in person.name and person in self._spoken[-_MOST:]
        known = spoken or person.name in self._nouns
        words = person.name.split()
        return not self.may_be_person(person) and (known or is_body(words))

    def is_introduced(self, word: str) -> bool:
        """Returns whether a definite noun was an unnamed one before: "en talsmann"."""
        stems = {indefinite(word), re.sub(r"(?:en|et|a)$", "", word), re.sub(r"n$", "", word)}
        return bool((stems - {word}) & self._unnamed)


def _without_label(words: list[str], runs: set[tuple[str, ...]], alone: set[str]) -> list[str]:
    """Takes "Verdensener" off "Verdensener Ola Nordmann", who is called Ola Nordmann elsewhere."""
    if len(words) > 2 and tuple(words[:2]) in runs and words[2].removesuffix("s") in alone:
        # "I går roste Ola Nordmann Hansens mål."
        return words[:2]
    tail_of = tuple(words[-2:])
    is_name = len(words) > 2 and is_first_name(words[-2]) and tail_of in runs
    return words[-2:] if is_name and not is_first_name(words[0]) else words


def _is_agent(words: Sequence[str]) -> bool:
    """Returns whether a first word like "Svømmer" says what the person behind it is."""
    first, second = words[0].lower(), words[1].lower()
    return not is_first_name(first) and is_first_name(second) and bool(_AGENT.fullmatch(first))


def _holds(person: Person, compound: str) -> bool:
    """Returns whether "skoleleder" is this person, who is "leder for skolen"."""
    stem = compound.removesuffix(tail(compound)).removesuffix("s")
    given = f"{person.title} {person.organisation}".lower()
    return len(stem) >= _SHORT_STEM and stem in given


def _start(seen: Seen) -> int:
    return seen.start


def _is_full(person: Person) -> bool:
    """Returns whether a person may be called by the first word of the name."""
    words = person.name.split()
    return len(words) > 1 and (person.is_person or not (is_body(words) or PARTIES & set(words)))


def starts(text: str, start: int, floor: int) -> bool:
    """Returns whether a sentence, a line or speech begins at `start`."""
    near = text[max(floor, start - 3) : start]
    before = near.rstrip()
    return not before or "\n" in near or before[-1] in '.?!:–—-«"”“'


def _is_portfolio(text: str, start: int, words: Sequence[str]) -> bool:
    """Returns whether a run is "Fisheries Kari Lund" of "Minister of Fisheries Kari Lund"."""
    led = len(words) > 2 and text.endswith(" of ", max(0, start - 4), start)
    return led and is_first_name(words[1]) and not is_first_name(words[0])
