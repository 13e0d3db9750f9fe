"""The verbs by which a text says that someone speaks, in bokmål and nynorsk."""

import re
from collections.abc import Iterable
from typing import Final

STRONG: Final = frozenset(
    "sier seier sa opplyser opplyste forteller fortel fortalte fortalde skriver skriv skrev"
    " skreiv svarer svarar svarte svara påpeker påpeikar påpekte påpeika fortsetter fortset"
    " fortsatte avslutter avsluttar avsluttet avslutta understreker understrekar understreket"
    " understrekte understreka forklarer forklarar forklarte forklara kommenterer kommenterte"
    " konstaterer konstaterte hevder hevdar hevdet hevda uttaler uttalar uttalte uttala utdyper"
    " utdjupar utdypet utdypa utdypte utdjupa presiserer presiserte melder melde meldte twitrer"
    " tvitrer tvitrar tvitret twitret tvitra innrømmer innrømmar innrømmet innrømte innrømma"
    " erklærer erklærte fastslår fastslo bekrefter bekreftet bekrefta stadfester stadfestar"
    " stadfesta repliserer repliserte poengterer poengterte framholder fremholder framheld"
    " framholdt fremholdt fremhever framhever framhevar fremhevet framheva supplerer supplerte"
    " meddeler meddelte gjentar gjentok gjentek oppsummerer oppsummerte erkjenner erkjente vedgår"
    " vedgikk medgir medga tilføyer tilføyde spør spurte roper ropar ropte spøker spøkte jubler"
    " jublet tordner tordnet raser raste sukker sukket fleiper fleipet humrer humret parerer"
    " parerte innvender innvendte argumenterer argumenterte resonnerer resonnerte beretter"
    " berettet rapporterer rapporterte oppgir oppgav oppga begrunner begrunnet betoner betonte"
    " informerer informerte anslår anslo varsler varslet varslar varsla advarer advarte åtvarar"
    " åtvara avviser avviste røper røpet avslører avslørte avslørar insisterer insisterte"
    " reagerer reagerte innleder innledet skryter skrøt klager klaget klagar mimrer mimret freser"
    " freste kontrer kontret utbryter utbrøt forsikrer forsikret forsikrar forsikra kunngjør"
    " kunngjorde avbryter avbryt avbrøt avbraut gråter gret hvisker kviskrar mumler mumlar stønner"
    " skriker skrik hyler knurrer filosoferer funderer undrer undrar vitser erter ertar"
    " bedyrer bedyrar bedyret bemerker bemerket bemerka supplerar formaner maner manet"
    " istemmer smeller dundrer buldrer glefser gløder gløda".split()
)
"""Verbs that say that someone speaks."""
WEAK: Final = frozenset(
    "mener meiner mente meinte tror trur trodde trudde håper håpar håpet håpa synes synest syns"
    " syntes ler lo smiler smilte smilar vet veit visste lover lovar lovet lovte lova roser rosar"
    " roste ber bad ba krever krev krevde ønsker ønskjer ønsket ønskte oppfordrer oppfordret"
    " oppmodar anbefaler anbefalte foreslår foreslo spår spådde vurderer vurderte husker hugsar"
    " husket minner minnet takker takkar takket takka åpner åpnet opnar beskriver beskrev lurer"
    " lurte trøster trøstet beroliger beroliget flirer flirte gliser gliste skildrar viser viste"
    " minnes lyder lød heter heitte het heiter står stod sto nekter nektet nektar".split()
)
"""Verbs that may say so, where a clear speaker stands beside them."""
PARTICLES: Final = {
    verb: particles
    for verbs, particles in (
        ("legger legg la", "til|vekt|fram|frem"),
        ("peker pekte peikar peika", "på"),
        ("føyer føyde", "til"),
        ("slår slo", "fast"),
        ("skyter skjøt skyt skaut bryter brøt", "inn|ut"),
        ("holder holdt held heldt", "fram|frem"),
        ("stemmer stemte", "i"),
        ("kommer kom kjem", "det"),
    )
    for verb in verbs.split()
}
"""Verbs that say so with a particle: "legger til"."""
PERFECT: Final = frozenset("har hadde skal skulle".split())
"""Verbs that say so with a participle: "har sagt"."""
BARE: Final = frozenset("sier seier sa forteller fortel opplyser skriver skriv".split())
"""Verbs that say so even where the comma before them was forgotten."""
DOCUMENT: Final = frozenset("heter heiter het heitte står stod sto lyder lød".split())
"""Verbs of what a paper says: "heter det"."""
PARTICIPLE: Final = re.compile(
    r"\b(?:sagt|uttalt|skrevet|skrive|opplyst|fortalt|forklart|svart|påpekt|meldt|hevdet|hevda|ment"
    r"|uttala|tvitret|twitret|presisert|innrømmet|bekreftet)\b"
)
"""The participles of verbs of speech."""


def any_of(words: Iterable[str]) -> str:
    """Returns a pattern of whole words, the longest first."""
    return "(?:" + "|".join(sorted(words, key=lambda word: (-len(word), word))) + r")\b"
