"""The closed lists of words that questions are told by, in bokmål, nynorsk and English.

Function words and kinds of words alone: nothing that could be a topic.
"""

from typing import Final

from corpus.dates import WEEKDAYS


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


CONNECTIVES: Final = _set("og men så ja ok okei and but so then also")
"""Words that tie a question to the one before."""
PERSON_WORDS: Final = _set("hvem kven kem who whom")
THING_WORDS: Final = _set("hva kva ka what")
WHICH: Final = _set("hvilken hvilket hvilke which whose")
QUESTION_WORDS: Final = (
    PERSON_WORDS
    | THING_WORDS
    | WHICH
    | _set(
        "hvor når hvorfor hvordan åssen hvis kvar kor kvifor korleis kortid korfor"
        " hvorfra hvorhen hvortil korfrå"
    )
    | _set("where when why how")
)
MANY: Final = _set("mange many")
AMOUNTS: Final = MANY | _set("mye mykje much")
"""Degree words that may have a noun of their own: "hvor mange barn"."""
DEGREES: Final = AMOUNTS | _set(
    "gammel gammal gamle gammelt høy høg høyt høgt stor stort store lang langt lenge ofte fort tung"
    " tungt dyr dyrt bred bredt brei breitt dyp djup langvarig sent seint tidlig tidleg nær mest"
    " flest old tall high big large long far often fast heavy late early wide deep soon"
)
MEASURES: Final = DEGREES | _set(
    "ung unge ungt gamalt høye høge lange tunge dypt djupt brede rask raskt liten lita lite små få"
    " nært dyre sterk sterkt kraftig varm varmt kald kaldt vid vide vidt tykk tykt young small few"
    " little expensive strong hot cold"
)
"""Degree words, also those that say something of a topic elsewhere: "kald krig"."""
ENGLISH: Final = _set(
    "who whom what when where why how which did does do is was were are has have had will would"
    " the of he she they it him them his their its and about that this those"
)
"""Words that tell English from Norwegian. "IT", "WHO" and "Are" are none: see `has_english`."""
AUXILIARIES: Final = _set(
    "er var ble blei vart blir vert har hadde skal skulle vil ville kan kunne må måtte bør burde"
    " doesn't don't didn't isn't aren't wasn't weren't won't can't couldn't hasn't haven't"
    " får fikk fekk tør is are was were be been has have had do does did will would shall should"
    " can could may might must"
)
MODALS: Final = _set(
    "skal skulle vil ville kan kunne må måtte bør burde får will would shall should can could may"
    " might must do does did"
)
COPULAS: Final = _set("er var is was are were blir ble blei vart vert")
PREPOSITIONS: Final = _set(
    "i på til fra frå av med mot om for ved hos mellom under over etter før rundt gjennom gjennem"
    " blant uten utan siden sidan innen innan per hjå åt foran framfor bak langs innenfor utenfor"
    " in on at to from of by with about between against during after before since"
    " into near among through without until till behind within across despite"
)
PLACE_PREPOSITIONS: Final = _set("i på ved fra frå til hos in at from to on near")
SOURCES: Final = ("ifølge", "ifølgje", "according to")
"""What stands before the one whose figure or view it is."""
JOINING: Final = _set("i på ved hos mellom mot in at on near between against")
"""Prepositions that a phrase may keep where it joins another question."""
HE: Final = _set("han ham he him")
SHE: Final = _set("hun ho henne henna she")
THEY: Final = _set("de dei dem they them")
IT: Final = _set("den det it")
HIS: Final = _set("hans his")
HER: Final = _set("hennes hennar")
THEIR: Final = _set("deres deira their")
ITS: Final = _set("dens dets its")
PRONOUNS: Final = HE | SHE | THEY | IT | HIS | HER | THEIR | ITS | {"her"}
DEMONSTRATIVES: Final = _set("dette denne disse desse der dit that this these those there")
DETERMINERS: Final = _set("den det de dei")
ARTICLES: Final = _set("en ei et ein eit a an")
"""Norwegian pronouns that are articles before an adjective: "den forrige"."""
SAY: Final = _set(
    "sa sier seier sagt hevdet hevder hevda mener meiner mente meinte påstår påstod påstår skrev"
    " skreiv skriver skriv uttalte uttaler opplyser opplyste melder melde meldte forteller fortel"
    " fortalte said says say claimed claims wrote reports reported"
)
SUPERLATIVES: Final = _set(
    "mest minst flest færrest størst høyest høgest lavest lågest eldst yngst best dårligst lengst"
    " kortest dyrest billigst most least fewest highest lowest largest smallest oldest youngest"
)
ROLES: Final = _set(
    "mayor minister director chairman chairwoman spokesman spokeswoman spokesperson leader manager"
    " professor president secretary researcher owner founder coach judge doctor police government"
    " opposition company union"
)
"""Who speaks in English: "And the mayor?"."""
DECIDE: Final = _set(
    "foreslår foreslo føreslår føreslo bestemmer bestemte vedtar vedtok vedtek avgjør avgjorde"
    " lover lovte krever krevde kravde proposes decides promises"
)
"""Verbs whose "det" is what was told, and no thing: "Hvem foreslo det?"."""
DECIDED: Final = _set(
    "foreslått føreslått bestemt vedtatt vedteke besluttet avgjort lovet krevd proposed decided"
    " promised"
)
"""Their participles; behind "ble" they may be of a thing: "Når ble den vedtatt?"."""
COSTS: Final = _set("koster kosta kostet koste kostar cost costs")
PEOPLE: Final = _set(
    "mannen kvinnen kvinna gutten guten jenta jenten personen barnet offeret avdøde siktede sikta"
    " tiltalte faren moren mora faren broren søsteren sønnen datteren dattera man woman boy girl"
    " person victim suspect"
)
"""Nouns for a person that "han" or "hun" may point back to, beside titles and roles."""
HE_NOUNS: Final = _set("mannen gutten guten faren broren sønnen man boy")
SHE_NOUNS: Final = _set("kvinnen kvinna jenta jenten moren mora søsteren datteren woman girl")
MONTHS: Final = _set(
    "januar februar mars april mai juni juli august september oktober november desember january"
    " february march may june july october december"
)
DAYS: Final = frozenset(WEEKDAYS)
RELATIONS: Final = {
    "årsaken": "til",
    "årsaka": "til",
    "årsak": "til",
    "grunnen": "til",
    "bakgrunnen": "for",
    "cause": "of",
    "reason": "for",
}
"""Nouns that take the thing they belong to with a preposition of their own."""
FUNCTION_WORDS: Final = (
    CONNECTIVES
    | QUESTION_WORDS
    | DEGREES
    | AUXILIARIES
    | PREPOSITIONS
    | PRONOUNS
    | DEMONSTRATIVES
    | SAY
    | _set(
        "en ei et ein eit den det de dei som at fordi å ikke ikkje også òg bare berre da då nå no"
        " enn eller både sin si sitt sine seg selv sjølv man jeg eg du vi me deg meg oss dere dykk"
        " min mi mitt mine din ditt dine vår vårt våre noe noen noko nokon nokre alle alt begge"
        " annet anna andre annen første fyrste siste sist neste forrige førre samme same mer meir"
        " flere fleire mest flest tid dag år gang gonger ganger igjen opp ned ut inn fram frem"
        " borte inne ute oppe nede hjem heim"
        " egentlig eigentleg nøyaktig akkurat omtrent går gikk gjekk gå gjør gjorde"
        " gjer gjort gjøre gjere heter het heiter heitte kommer kom kjem komme skje skjer skjedde"
        " hendte finnes finst fins bli blitt vært vore hatt fått så ellers elles utenom enda enno"
        " a an the not also only more most other others first last next same some any all it's"
        " go goes went gone get got happen happens happened come comes came up down out off else"
        " both because exactly really name named called there here time day year years as than or"
        " if"
    )
)
"""Words that say nothing of the topic."""
REQUESTS: Final = _set(
    "fortell fortel forklar list nevn nemn vis gi tell explain describe show give"
)
"""Words that may begin a request and are no names there."""
BODIES: Final = _set(
    "staten kommunen kommunane fylket fylkeskommunen regjeringen regjeringa politiet forsvaret"
    " opposisjonen stortinget kommunestyret bystyret fylkestinget styret ledelsen leiinga"
    " fagforeningen partiet selskapet bedriften departementet direktoratet skolene kommunene"
)
"""Bodies and groups that act, and so take the place of another that does."""
UNITS: Final = _set(
    "prosent kroner kr euro dollar pund antall snitt gjennomsnitt tillegg alt percent total tonn"
    " million millioner millionar milliard milliarder milliardar mill dekar"
    " meter kilometer timer dager år uka uken måneden sum praksis"
)
"""What a figure may be told in: "i prosent"."""
KIN: Final = _set(
    "kona kone mannen faren far moren mora mor broren bror søsteren søstera søster sønnen sønn"
    " datteren dattera datter kjæresten kjæresta samboeren sambuaren foreldrene foreldra barna"
    " ektemannen wife husband father mother brother sister son daughter parents children"
)
"""Nouns for someone's next of kin, who is told by naming that person."""
STEPS: Final = {
    "året etter": 1,
    "året før": -1,
    "neste år": 1,
    "the year after": 1,
    "the next year": 1,
    "the year before": -1,
}
"""Years told from the year that was asked about."""
DIRECTIONS: Final = dict.fromkeys(
    "etter senere seinere seinare later after".split(), 1
) | dict.fromkeys("før tidligere tidlegare siden sidan earlier before".split(), -1)
"""Where a number of years leads that is told from the year that was asked about."""
PERIODS: Final = _set("kvartal kvartalet tertial tertialet halvår halvåret quarter half")
"""Parts of a year, which an ordinal tells apart."""
RELATIVE_TIMES: Final = frozenset(
    "i fjor|i år|i dag|i går|i morgen|i morgon|nå|no|før|etterpå|tidligere|tidlegare|senere"
    "|seinere|seinare|now|today|last year|this year|next year|yesterday|tomorrow|before|earlier"
    "|later".split("|")
)
"""Times told from the day of the question."""
