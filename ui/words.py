"""Every word that the page itself says, in its three languages.

The page calls Markdown-rendering functions with these words only, never with anything that
comes from a user or a document.
"""

from dataclasses import dataclass

NAMES = {"nb": "Bokmål", "nn": "Nynorsk", "en": "English"}
"""The interface languages, the default first."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one interface language; braces hold numbers, dates and titles.

    Attributes:
        language: "nb", "nn" or "en".
    """

    language: str
    language_label: str
    page_ask: str
    page_check: str
    page_quotes: str
    page_mentions: str
    ask_label: str
    start_heading: str
    start_help: str
    starters_label: str
    ask_who: str
    ask_mentioned: str
    ask_matters: str
    preparing: str
    searching: str
    source: str
    sources: str
    open_hint: str
    other_wordings: str
    probability: str
    above: str
    below: str
    percent: str
    searched: str
    close: str
    copy: str
    copy_passage: str
    copied: str
    copy_failed: str
    clipped: str
    empty_library: str
    empty_library_help: str
    bad_question: str
    empty_question: str
    long_question: str
    control_question: str
    script_question: str
    library_failed: str
    library_failed_help: str
    failed: str
    failed_help: str
    understood_as: str
    edit: str
    suggestion: str
    disagree: str
    disagree_help: str
    newest: str
    undated: str
    strictness: str
    strictness_label: str
    strictness_help: str
    willing: str
    stricter: str
    shown_from: str
    own_step: str


_BOKMAL = Words(
    language="nb",
    language_label="Språk",
    page_ask="Spør",
    page_check="Sitatsjekk",
    page_quotes="Sitater",
    page_mentions="Omtaler",
    ask_label="Still et spørsmål om kildene",
    start_heading="Hva vil du vite?",
    start_help="Svaret er ordrett fra kildene. Åpne et kildenummer for å se stedet det står. "
    "Finnes ikke svaret i kildene, får du vite det.",
    starters_label="Begynn med et av disse, og endre det som du vil",
    ask_who="Hvem er {name}?",
    ask_mentioned="Hvem er omtalt i «{title}»?",
    ask_matters="Hva mener {name} er viktig?",
    preparing="Klargjør kildene. Det tar litt tid første gang.",
    searching="Leser kildene …",
    source="Kilde {number}: {title}",
    sources="Kilder",
    open_hint="Åpne et nummer for å lese hele kilden.",
    other_wordings="Kildene sier også",
    probability="Sannsynlighet for at svaret er riktig: {percent}",
    above="over 99 %",
    below="under 1 %",
    percent="{number} %",
    searched="{documents} dokumenter gjennomsøkt",
    close="Lukk kilden",
    copy="Kopier sitat",
    copy_passage="Kopier avsnitt",
    copied="Kopiert",
    copy_failed="Kunne ikke kopiere",
    clipped="Kilden er svært lang. Her vises delen rundt stedet.",
    empty_library="Biblioteket er tomt",
    empty_library_help="Legg til tekster med kommandoen kildesvar index, og last siden på nytt.",
    bad_question="Spørsmålet kan ikke besvares slik det står",
    empty_question="Spørsmålet er tomt. Skriv hva du vil vite.",
    long_question="Spørsmålet er for langt. Still det i én eller to setninger.",
    control_question="Spørsmålet har usynlige styretegn. Skriv det inn på nytt.",
    script_question="Spørsmålet må skrives med latinske bokstaver.",
    library_failed="Kildene kan ikke leses",
    library_failed_help="Rett opp det som står nedenfor, og last siden på nytt.",
    failed="Noe gikk galt",
    failed_help="Spørsmålet ble ikke besvart. Prøv igjen, eller se i loggen der programmet kjører.",
    understood_as="Forstått som",
    edit="Endre",
    suggestion="Mente du «{question}»?",
    disagree="Kildene er uenige",
    disagree_help="De gir ulike svar. Les hver av dem, og se på datoen.",
    newest="Nyest",
    undated="udatert",
    strictness="Strengere / mer villig",
    strictness_label="Hvor sannsynlig må et svar være?",
    strictness_help="Strengere: færre feil, flere «vet ikke». Mer villig: flere svar, flere feil.",
    willing="Mer villig",
    stricter="Strengere",
    shown_from="Svar vises når sannsynligheten er minst {percent}",
    own_step="{percent} (vanlig)",
)

_NYNORSK = Words(
    language="nn",
    language_label="Språk",
    page_ask="Spør",
    page_check="Sitatsjekk",
    page_quotes="Sitat",
    page_mentions="Omtalar",
    ask_label="Still eit spørsmål om kjeldene",
    start_heading="Kva vil du vite?",
    start_help="Svaret er ordrett frå kjeldene. Opne eit kjeldenummer for å sjå staden det står. "
    "Finst ikkje svaret i kjeldene, får du vite det.",
    starters_label="Byrja med eitt av desse, og endra det som du vil",
    ask_who="Kven er {name}?",
    ask_mentioned="Kven er omtalt i «{title}»?",
    ask_matters="Kva meiner {name} er viktig?",
    preparing="Gjer kjeldene klare. Det tek litt tid første gongen.",
    searching="Les kjeldene …",
    source="Kjelde {number}: {title}",
    sources="Kjelder",
    open_hint="Opne eit nummer for å lese heile kjelda.",
    other_wordings="Kjeldene seier òg",
    probability="Sannsyn for at svaret er rett: {percent}",
    above="over 99 %",
    below="under 1 %",
    percent="{number} %",
    searched="{documents} dokument gjennomsøkte",
    close="Lukk kjelda",
    copy="Kopier sitat",
    copy_passage="Kopier avsnitt",
    copied="Kopiert",
    copy_failed="Kunne ikkje kopiere",
    clipped="Kjelda er svært lang. Her er delen rundt staden.",
    empty_library="Biblioteket er tomt",
    empty_library_help="Legg til tekstar med kommandoen kildesvar index, og last sida på nytt.",
    bad_question="Spørsmålet kan ikkje svarast på slik det står",
    empty_question="Spørsmålet er tomt. Skriv kva du vil vite.",
    long_question="Spørsmålet er for langt. Still det i éi eller to setningar.",
    control_question="Spørsmålet har usynlege styreteikn. Skriv det inn på nytt.",
    script_question="Spørsmålet må skrivast med latinske bokstavar.",
    library_failed="Kjeldene kan ikkje lesast",
    library_failed_help="Rett opp det som står nedanfor, og last sida på nytt.",
    failed="Noko gjekk gale",
    failed_help="Spørsmålet fekk ikkje svar. Prøv igjen, eller sjå i loggen der programmet køyrer.",
    understood_as="Forstått som",
    edit="Endre",
    suggestion="Meinte du «{question}»?",
    disagree="Kjeldene er usamde",
    disagree_help="Dei gir ulike svar. Les kvar av dei, og sjå på datoen.",
    newest="Nyast",
    undated="udatert",
    strictness="Strengare / meir villig",
    strictness_label="Kor sannsynleg må eit svar vere?",
    strictness_help="Strengare: færre feil, fleire «veit ikkje». "
    "Meir villig: fleire svar, fleire feil.",
    willing="Meir villig",
    stricter="Strengare",
    shown_from="Svar blir viste når sannsynet er minst {percent}",
    own_step="{percent} (vanleg)",
)

_ENGLISH = Words(
    language="en",
    language_label="Language",
    page_ask="Ask",
    page_check="Quote check",
    page_quotes="Quotes",
    page_mentions="Mentions",
    ask_label="Ask a question about the sources",
    start_heading="What do you want to know?",
    start_help="The answer is word for word from the sources. Open a source number to see where "
    "it stands. When the sources do not hold the answer, you are told so.",
    starters_label="Start from one of these, and change it as you like",
    ask_who="Who is {name}?",
    ask_mentioned="Who is mentioned in “{title}”?",
    ask_matters="What does {name} say is important?",
    preparing="Preparing the sources. This takes a while the first time.",
    searching="Reading the sources …",
    source="Source {number}: {title}",
    sources="Sources",
    open_hint="Open a number to read the whole source.",
    other_wordings="The sources also say",
    probability="Probability that the answer is right: {percent}",
    above="above 99%",
    below="below 1%",
    percent="{number}%",
    searched="{documents} documents searched",
    close="Close the source",
    copy="Copy quote",
    copy_passage="Copy passage",
    copied="Copied",
    copy_failed="Could not copy",
    clipped="The source is very long. This is the part around the place.",
    empty_library="The library is empty",
    empty_library_help="Add texts with the command kildesvar index, and reload the page.",
    bad_question="The question cannot be answered as it stands",
    empty_question="The question is empty. Write what you want to know.",
    long_question="The question is too long. Ask in one or two sentences.",
    control_question="The question holds invisible control characters. Type it again.",
    script_question="The question must be written in Latin letters.",
    library_failed="The sources cannot be read",
    library_failed_help="Correct what is said below, and reload the page.",
    failed="Something went wrong",
    failed_help="The question was not answered. Try again, or see the log where the program runs.",
    understood_as="Understood as",
    edit="Edit",
    suggestion="Did you mean “{question}”?",
    disagree="The sources disagree",
    disagree_help="They give different answers. Read each of them, and look at the date.",
    newest="Newest",
    undated="undated",
    strictness="Stricter / more willing",
    strictness_label="How probable must an answer be?",
    strictness_help="Stricter: fewer errors, more “I don't know”. "
    "More willing: more answers, more errors.",
    willing="More willing",
    stricter="Stricter",
    shown_from="Answers are shown from a probability of {percent}",
    own_step="{percent} (default)",
)

WORDS = {words.language: words for words in (_BOKMAL, _NYNORSK, _ENGLISH)}
"""The catalogue, by interface language."""


def panel_words(words: Words) -> dict[str, str]:
    """Returns what every component needs that shows a source."""
    return {"language": words.language, "close": words.close, "clipped": words.clipped}
