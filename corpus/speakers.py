"""Words for speakers: names, titles and first names, and what a mention and a person are.

The lists are of kinds of words, never of people in the news.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from corpus.names import is_first_name
from corpus.names import pronoun as pronoun_of

UPPER = "".join(chr(code) for code in range(0x41, 0x250) if chr(code).isupper())
CHANNEL = r"(?:TV|Kanal|Channel|Radio|Studio|Formel|Rema)\s\d{1,4}"
_PART = rf"(?:{CHANNEL}(?!\w)|[{UPPER}][\w’'/&-]*|(?<!\w)[ae]l-[{UPPER}]\w+)(?:(?<=\b[{UPPER}])\.)?"
_PARTICLE = r"(?:v[oa]n(?:\sder|\sden|\sde)?|de|del|della|da|dos|bin|ibn|al|el|af|di|la|le|zu|y)"
NAME = re.compile(
    rf"(?<!\w)(?:(?:von|van)\s(?:der\s|den\s|de\s)?)?{_PART}"
    rf"(?:\s(?:{_PARTICLE}\s|«[{UPPER}]\w+»\s)?{_PART}){{0,6}}"
)
"""A run of capitalised words, with particles and «nicknames» between them."""

BODY_NOUNS = (
    r"kommune|fylkeskommune|politidistrikt|universitets\w+|universitet|sykehus|sjukehus|legevakt"
    r"|lufthavn|tingrett|lagmannsrett|bispedømme|brannvesen|kirke|misjonskirke|fotballklubb"
    r"|idrettslag|(?:institutt|senter)(?:\sfor\s\w+)?|skole|skule|museum|teater|bibliotek"
)
"""Common nouns that end the name of an organisation, between bars."""
ORGANISATION = (
    rf"(?:\w+-\sog\s\w+|{NAME.pattern}(?:\s(?:for|og)\s{NAME.pattern})?)"
    rf"(?:\s(?:{BODY_NOUNS})\b(?:\s{NAME.pattern})?)?"
)

_TAILS = (
    "minister direktør leder leiar sjef forsker forskar mester meister advokat president trener"
    " trenar talsmann talskvinne talsperson rådgiver rådgivar representant ordfører ordførar"
    " professor politiker politikar økonom analytiker analytikar redaktør kommandør inspektør"
    " konsulent koordinator ansvarlig ansvarleg vakt sekretær dommer dommar manager spiller"
    " spelar medlem gründer forfatter forfattar ekspert journalist kommentator kandidat aktivist"
    " kaptein løper løpar utøver utøvar general admiral oberst olog byråd statsråd fylkesråd"
    " rektor lærer lærar biskop produsent forvalter forsvarer forsvarar aktor etterforsker"
    " etterforskar betjent offiser ambassadør diplomat kommissær senator guvernør kansler"
    " stipendiat arkitekt ingeniør jurist megler mekler meklar arrangør grunnlegger grunnleggjar"
    " initiativtaker initiativtakar amanuensis operatør keeper stopper ombud strateg demonstrant"
    " rapportør fylkesmann sysselmann statsforvalter formann lensmann styrmann tillitsvalgt"
    " tillitsvald vitne veterinær entreprenør investor skuespiller skodespelar regissør musiker"
    " musikar sanger songar kunstner kunstnar historiker historikar viter vitar skribent"
    " korrespondent reporter bestyrer pleier pleiar kirurg forhandler forhandlar dirigent skipper"
    " pilot kronprins prinsesse alpinist skytter skyttar hopper hoppar bokser rytter vinner"
    " vinnar kontakt profil legende veteran overlege fastlege prest postmann fisker fiskar"
    " anmelder anmeldar rådmann innehaver innehavar psykolog terapeut pedagog instruktør tekniker"
    " teknikar klassing debattant spaltist agent montør selger seljar jeger jegar samler samlar"
    " løytnant forkjemper forkjempar innsender innsendar entusiast blogger influenser fysiker"
    " fysikar kjemiker kjemikar kritiker kritikar skaper skapar fører førar guide verneombud"
    " fagperson saksbehandler saksbehandlar oppdretter oppdrettar"
).split()
_WORDS = (
    "far mor pappa mamma sønn son datter dotter søster syster bror storebror lillebror kone mann"
    " ektemann samboer sambuar kjæreste kjæraste enke konge dronning prins pave pastor imam"
    " rabbiner lege bonde kokk artist elev student råd dekan prodekan lagmann prost doktor nabo"
    " soldat stjerne kollega venn venninne kvinne sersjant løytnant major fotograf baker eier"
    " eigar topp dir"
).split()
_LONGEST = 60
_DEFINITE = (
    ("met", ""),
    ("erne", "er"),
    ("arane", "ar"),
    ("ene", ""),
    ("en", ""),
    ("et", ""),
    ("a", "e"),
    ("a", ""),
    ("n", ""),
)
_LONG_KIND = 5
_LONG_NOUN = 7
_LONG_TITLE = 10
_SHORT_TITLE = 4
"""A title of so many letters or fewer has no ending of its own: "far"."""
_STANDARDS = (("leiar", "leder"), ("leder", "leiar"), ("ar", "er"), ("er", "ar"))
"""The endings of titles in nynorsk and bokmål, each with the other's."""
_HEADS = frozenset(
    "leder leiar sjef direktør topp manager trener trenar talsmann talskvinne talsperson kaptein"
    " keeper spiller spelar president representant politiker politikar journalist kommentator"
    " forsker forskar proff spiss".split()
)
_ROLE = re.compile(
    r"(?:[\w’'-]*(?:"
    + "|".join(sorted(set(_TAILS), key=len, reverse=True))
    + r")|(?:[\w’'-]+-)?(?:"
    + "|".join(sorted(set(_WORDS), key=len, reverse=True))
    + "))"
)
MODIFIERS = frozenset(
    "administrerende administrerande adm adm. daglig dagleg daglige sportslig sportsleg"
    " sportslige tidligere tidlegare assisterende assisterande fungerende fungerande konstituert"
    " politisk politiske generell faglig fagleg medisinsk parlamentarisk parlamentariske"
    " påtroppende avtroppende kommende ny juridisk vitenskapelig første særskilt særskilte"
    " regional nasjonal internasjonal lokal øverste teknisk".split()
)
BODY = re.compile(
    r"(?:[\w-]*politiet|regjering(?:en|a)|påtalemyndighet(?:en|a)|brannvesenet|forsvaret"
    r"|kystvakt(?:en|a)|\w*retten|kirken|kyrkja|hovedredningssentralen|stortinget|\w+departementet|\w+direktoratet"
    r"|\w+tilsynet|\w+instituttet|\w+trafikksentralen)",
    re.IGNORECASE,
)
"""Common words that name an organisation of their own."""
SAME_BODY = re.compile(
    r"(?:nettste[dt]et|[\w-]*avis[ea]n|[\w-]*avisa|kanalen|selskapet|konsernet|klubben|partiet|bladet"
    r"|organisasjonen|foreningen|foreininga|forbundet|direktoratet|departementet|kommunen|magasinet"
    r"|[\w-]*byrået|etaten|instituttet|rederiet|banken|tilsynet|universitetet|sykehuset|sjukehuset"
    r"|korpset|helseforetaket|foretaket|museet|teatret|teateret|stiftelsen|stiftinga|laget|skolen"
    r"|skulen|utvalget|utvalet|nemnda|kjeden|kjeda|verket|senteret|ombudet)"
)
"""Common words for an organisation that was named before."""
_PRIVATE = frozenset(
    "far mor pappa mamma sønn son datter dotter søster syster bror storebror lillebror kone mann"
    " ektemann samboer sambuar kjæreste kjæraste enke nabo venn venninne".split()
)
PARTIES = frozenset(
    "Ap Arbeiderpartiet Arbeidarpartiet H Høyre Høgre Frp FrP Sp Senterpartiet SV V Venstre KrF Krf"
    " Kristelig Rødt Raudt R MDG PP INP FNB".split()
)
PARTY_LETTERS = {"H": "Høyre", "V": "Venstre", "R": "Rødt"}
"""What the letters in brackets behind a politician's name stand for."""
_DEPUTY = re.compile(r"vara|vise|nest|eks-?(?!per)|assisterende\s|fylkesordfør")
_OWNED = re.compile(r",?\s(?:for|i|ved|og|hos|på|av|fra|frå)\s")
_AGED = re.compile(r"\d+-åringen")
BODY_NOUN = re.compile(
    r"\w*(?:selskapet|konsernet|kjeden|firmaet|bedriften|bedrifta|rederiet|forlaget|banken|gruppen"
    r"|gruppa|klubben|organisasjonen|foreningen|foreininga|forbundet|stiftelsen|stiftinga|partiet"
    r"|avis[ea]n|avisa|kanalen|nettste[dt]et|magasinet|bladet|byrået)",
    re.IGNORECASE,
)
"""Common nouns that stand before the name of an organisation: "plateselskapet"."""
_NOT_PEOPLE = re.compile(
    r"(?:fc|if|il|fk|bk|as|asa|ab|cup|league|universit\w*|sykehus\w*|sjukehus\w*|kommune\w*|avis\w*"
    r"|house|politidistrikt|stadion|news|times|post|united|city|festival\w*|gate|vei|lufthavn|forlag|skole"
    r"|kirke|domkirke|misjonskirke|distrikt|region|fylke\w*|bank|group|radio|tv|energi|media|open|party"
    r"|\w*-?(?:partiet|forbundet|forbund|tilsynet|direktoratet|departementet|instituttet|etaten|posten|bladet"
    r"|sentralen|rådet|tjenesten|tenesta|selskapet|foreningen|forening|foreininga|laget|banken|verket))"
)
STARTERS = frozenset(
    "det den de dei dette denne disse desse han hun ho vi jeg eg du da når nå no og men for i på"
    " til fra frå av med mot om etter før under over ved hos overfor blant mellom gjennom innen"
    " utenfor utanfor innenfor bak foran framfor rundt langs uten utan unntatt også samtidig"
    " mens som at ifølge hva kva hvem kven hvor kor hvordan korleis her der så både verken en ei et"
    " eit ein ifølgje"
    " tidligere mange flere fleire alle ingen noen nokon siden sidan selv sjølv bare berre ikke"
    " ikkje foto ja nei jo mandag tirsdag onsdag torsdag fredag lørdag laurdag søndag sundag"
    " måndag tysdag man hans hennes deres sin slik dermed derfor likevel"
    " hvis dersom fordi viss enten ntb scanpix reuters afp"
    " ap tt epa illustrasjon".split()
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A speaker as one place gives them.

    Attributes:
        start: Where the mention begins, in code points.
        end: Where it ends, half-open.
        name: The name as written, None where there is none.
        title: The title as written ("næringsministeren"), None where there is none.
        organisation: The organisation as written, None where there is none.
        pronoun: The pronoun in lower case, None where there is none.
        is_vague: Whether the mention is of someone unnamed ("en talsmann", "flere kilder").
        is_source: Whether "ifølge" stands before it, which reports more often than it quotes.
    """

    start: int
    end: int
    name: str | None = None
    title: str | None = None
    organisation: str | None = None
    pronoun: str | None = None
    is_vague: bool = False
    is_source: bool = False

    @property
    def is_clear(self) -> bool:
        """Whether a name, a pronoun, a known title or body says that this is a speaker."""
        if self.name or self.pronoun:
            return True
        title = self.title or ""
        known = BODY.fullmatch(title) or SAME_BODY.fullmatch(title) or _AGED.fullmatch(title)
        return has_role(title) or bool(known)


@dataclass(slots=True, eq=False)
class Person:
    """A speaker of a document, person or organisation, as the document gives them first."""

    name: str
    title: str | None = None
    organisation: str | None = None
    is_person: bool = False
    titles: list[str] = field(default_factory=list)

    def learn(self, title: str | None, organisation: str | None) -> None:
        """Takes in a title and an organisation; the first ones that the document gives stay."""
        if title and title.split()[-1] in _PRIVATE:
            organisation = None
        self.title = self.title or title
        self.organisation = self.organisation or organisation
        self.is_person = self.is_person or bool(title)
        if title:
            self.titles.append(title)

    def may_be(self, pronoun: str) -> bool:
        """Returns whether the pronoun can stand for this person, by first name and titles."""
        if pronoun in ("de", "dei"):
            return False
        if pronoun not in ("han", "hun", "ho"):
            return True
        likely = pronoun_of(self.name.split()[0])
        he, she = likely == "han", likely == "hun"
        for title in self.titles[:9]:
            he |= title.endswith(("pappa", "bror", "sønn", "konge", "ektemann"))
            she |= title.endswith(("kvinne", "mamma", "søster", "datter", "dronning", "kone"))
        return he or not she if pronoun == "han" else she or not he


@dataclass(frozen=True, slots=True)
class Seen:
    """A place where a document names someone.

    Attributes:
        start: Where the name begins, in code points.
        end: Where it ends, half-open.
        person: Who it is.
        title: The title in the same run of capitalised words ("LO-leder"), "" where there is none.
        is_genitive: Whether the name stands in the genitive.
    """

    start: int
    end: int
    person: Person
    title: str
    is_genitive: bool


def is_role(word: str) -> bool:
    """Returns whether a word is a title or another role, definite or indefinite."""
    return len(word) < _LONGEST and bool(_ROLE.fullmatch(indefinite(word.rstrip(".")).lower()))


def has_role(words: str) -> bool:
    """Returns whether one of the words is a title or another role."""
    return any(is_role(word.strip(",.")) for word in words.split())


def indefinite(word: str) -> str:
    """Returns the indefinite form of a definite title, or the word itself."""
    for ending, put in _DEFINITE:
        if len(word) < _LONGEST and word.endswith(ending):
            stem = word.removesuffix(ending) + put
            if _ROLE.fullmatch(stem.lower()):
                return stem
    return word


def tail(word: str) -> str:
    """Returns the kind of title that a compound is: "minister" of "næringsminister"."""
    return max((kind for kind in _TAILS if word.endswith(kind)), key=len, default="")


def full_forms(title: str) -> list[str]:
    """Returns the titles that a title stands for.

    "helse- og omsorgsminister" is ["helseminister", "omsorgsminister"].
    """
    match = re.fullmatch(r"(\w+)[-–]\s+og\s+(\w+)", title)
    if match is None:
        return [title]
    first, second = match.groups()
    kind = tail(second)
    return [first + kind, second] if kind else [title]


@lru_cache(maxsize=10_000)
def title_forms(title: str) -> frozenset[str]:
    """Returns the case-folded words by which the bearer of a title may be called.

    "næringsminister i Norge" is also "næringsminister", "minister" and "statsråd", "ordførar"
    also "ordfører", since a quote and its source may be in the two written standards. The deputy
    is not the one whose deputy she is.
    """
    found = {title.casefold()}
    for form in full_forms(title.casefold()):
        head = _OWNED.split(form)[0]
        last = indefinite(head.split()[-1])
        found |= {form, head}
        if _DEPUTY.match(head):
            continue
        found |= {last, tail(last), last.rpartition("-")[2]}
        if last.endswith("minister"):
            found.add("statsråd")
    return frozenset(found - {""}) | {other for form in found for other in _in_other(form)}


def _in_other(title: str) -> list[str]:
    """Returns a title in the other written standard, where a regular ending tells it."""
    return [
        f"{title.removesuffix(one)}{other}"
        for one, other in _STANDARDS
        if title.endswith(one) and len(title) > _SHORT_TITLE
    ]


def lower_title(title: str) -> str:
    """Returns a title that begins a sentence as it is written inside one."""
    words = title.split()
    title = " ".join(_strong_form(word) for word in words)
    first = words[0]
    own = len(words) == 1 or first.endswith("-") or is_role(first) or first.lower() in MODIFIERS
    plain_word = own and first[1:].islower() and "-" not in first[:-1]
    return title[:1].lower() + title[1:] if plain_word else title


def _strong_form(word: str) -> str:
    """Returns "daglig" of "daglige", as it stands before an indefinite title."""
    strong = word.removesuffix("e")
    return strong if word in MODIFIERS and strong in MODIFIERS else word


def prefix(title: str) -> str | None:
    """Returns the organisation in a title like "Rødt-leder"."""
    head, dash, kind = title.rpartition("-")
    return head if dash and head[:1].isupper() and kind in _HEADS else None


def plain(name: str) -> str:
    """Returns a name with one blank between its words."""
    return " ".join(name.split())


def is_body(words: Iterable[str]) -> bool:
    """Returns whether one of the words of a name says that it is of an organisation."""
    return any(_NOT_PEOPLE.fullmatch(word.lower()) for word in words)


def is_label(words: Sequence[str]) -> bool:
    """Returns whether a name's first word is none of it: "KrF", "Filosofen"."""
    word = words[0]
    if is_first_name(word) or word.endswith("."):
        return False
    letters = sum(letter.isupper() for letter in word)
    acronym = letters > 1 and "-" not in word and not word.startswith(("Mc", "Mac", "O", "D"))
    noun = len(word) >= _LONG_NOUN and word.endswith(("en", "et"))
    before_name = is_first_name(words[1])
    return word in PARTIES or (before_name and (acronym or noun or is_body([word])))


def split_title(words: Sequence[str], *, initial: bool = False) -> tuple[list[str], list[str]]:
    """Divides capitalised words into the title that they begin with and the name.

    "Unge Venstre-leder Ola Nordmann" is (["Unge", "Venstre-leder"], ["Ola", "Nordmann"]).

    Args:
        words: A run of capitalised words.
        initial: Whether they begin a sentence, where a plain title has a capital too.
    """
    plain_title = initial or len(words) > 2
    last = -1
    for place, word in enumerate(words):
        head, dash, kind = word.rpartition("-")
        compound = (
            dash and head and kind.islower() and (is_role(word) or _is_definite(words, place, kind))
        )
        if compound or (place == 0 and plain_title and is_role(word) and _is_plain_title(words)):
            last = place
        elif place and place + 1 < len(words) and len(word) >= _LONG_TITLE and tail(word.lower()):
            # A caption's credit runs into its text: "Kari Foto Politiadvokat Ola Nordmann".
            return [word], list(words[place + 1 :])
    return list(words[: last + 1]), list(words[last + 1 :])


def _is_definite(words: Sequence[str], place: int, kind: str) -> bool:
    """Returns whether "Skilegenden" or "NM-legenden" stands before a name."""
    # "Saken-kontrakt Kari Nordmann" is no name, but "Ki-moon" is part of one.
    longer = len(kind) >= _LONG_KIND and len(words) - place > 2
    return place + 1 < len(words) and (longer or kind.endswith(("en", "er", "et")))


def _is_plain_title(words: Sequence[str]) -> bool:
    # A first name or a surname may look like a short role ("Prost", "Bonde").
    word = words[0]
    full = len(words) > 2 and not is_first_name(word) and is_first_name(words[1])
    return full or bool(tail(word.lower())) or indefinite(word) != word
