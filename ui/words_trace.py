"""The words that tell how an answer was found, in the page's three languages."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TraceWords:
    """The words of one interface language; braces hold numbers and titles."""

    heading: str
    question: str
    understood: str
    kind: str
    language: str
    passages: str
    read: str
    nothing_read: str
    no_span: str
    shown: str
    probability: str
    score: str
    margin: str
    scores_help: str
    open: str
    open_label: str
    why: str
    why_answered: str
    why_refused: str
    why_nothing: str
    times: str


_BOKMAL = TraceWords(
    heading="Slik fant jeg svaret",
    question="Slik leste jeg spørsmålet",
    understood="Spørsmålet",
    kind="Du spør etter",
    language="Språket",
    passages="Dette leste jeg",
    read="Av {documents} dokumenter leste jeg de {count} avsnittene som passer best til "
    "spørsmålet, det beste først. Under hvert står det beste svaret jeg fant der.",
    nothing_read="Jeg fant ingen avsnitt som passer til spørsmålet.",
    no_span="Ikke noe svar her",
    shown="Vist som svar",
    probability="sannsynlighet {percent}",
    score="treff {number}",
    margin="lesing {number}",
    scores_help="Treff sier hvor godt avsnittet passer til spørsmålet, og bestemmer bare "
    "rekkefølgen. Lesing sier hvor mye bedre ordene er enn at svaret ikke står der.",
    open="Åpne",
    open_label="Åpne avsnitt {number}: {title}",
    why="Derfor",
    why_answered="Ordene som vises, har den høyeste sannsynligheten: {percent}. "
    "Svar vises når den er minst {threshold}.",
    why_refused="Den høyeste sannsynligheten er {percent}. "
    "Svar vises når den er minst {threshold}.",
    why_nothing="Jeg fant ingenting som kan svare på spørsmålet.",
    times="Å lete tok {search} ms, å lese {read} ms.",
)

_NYNORSK = TraceWords(
    heading="Slik fann eg svaret",
    question="Slik las eg spørsmålet",
    understood="Spørsmålet",
    kind="Du spør etter",
    language="Språket",
    passages="Dette las eg",
    read="Av {documents} dokument las eg dei {count} avsnitta som passar best til spørsmålet, "
    "det beste først. Under kvart står det beste svaret eg fann der.",
    nothing_read="Eg fann ingen avsnitt som passar til spørsmålet.",
    no_span="Ikkje noko svar her",
    shown="Vist som svar",
    probability="sannsyn {percent}",
    score="treff {number}",
    margin="lesing {number}",
    scores_help="Treff seier kor godt avsnittet passar til spørsmålet, og avgjer berre "
    "rekkjefølgja. Lesing seier kor mykje betre orda er enn at svaret ikkje står der.",
    open="Opne",
    open_label="Opne avsnitt {number}: {title}",
    why="Difor",
    why_answered="Orda som er viste, har det høgaste sannsynet: {percent}. "
    "Svar blir viste når det er minst {threshold}.",
    why_refused="Det høgaste sannsynet er {percent}. Svar blir viste når det er minst {threshold}.",
    why_nothing="Eg fann ingenting som kan svare på spørsmålet.",
    times="Å leite tok {search} ms, å lese {read} ms.",
)

_ENGLISH = TraceWords(
    heading="How I found the answer",
    question="How I read the question",
    understood="The question",
    kind="You ask for",
    language="The language",
    passages="What I read",
    read="Of {documents} documents I read the {count} passages that fit the question best, "
    "the best first. Under each stands the best answer that I found there.",
    nothing_read="I found no passages that fit the question.",
    no_span="No answer here",
    shown="Shown as the answer",
    probability="probability {percent}",
    score="match {number}",
    margin="reading {number}",
    scores_help="Match says how well the passage fits the question, and decides the order only. "
    "Reading says how much better the words are than that the answer is not there.",
    open="Open",
    open_label="Open passage {number}: {title}",
    why="Why",
    why_answered="The words shown have the highest probability: {percent}. "
    "Answers are shown when it is at least {threshold}.",
    why_refused="The highest probability is {percent}. "
    "Answers are shown when it is at least {threshold}.",
    why_nothing="I found nothing that can answer the question.",
    times="Searching took {search} ms, reading {read} ms.",
)

TRACE = {"nb": _BOKMAL, "nn": _NYNORSK, "en": _ENGLISH}
"""The catalogue, by interface language."""

KINDS = {
    "nb": {
        "person": "en person",
        "date": "et tidspunkt",
        "number": "et tall",
        "place": "et sted",
        "reason": "en grunn",
        "manner": "en måte",
        "opinion": "hva noen mener",
        "statements": "hva noen har sagt",
        "whether": "om noe er så",
    },
    "nn": {
        "person": "ein person",
        "date": "eit tidspunkt",
        "number": "eit tal",
        "place": "ein stad",
        "reason": "ein grunn",
        "manner": "ein måte",
        "opinion": "kva nokon meiner",
        "statements": "kva nokon har sagt",
        "whether": "om noko er så",
    },
    "en": {
        "person": "a person",
        "date": "a time",
        "number": "a number",
        "place": "a place",
        "reason": "a reason",
        "manner": "a manner",
        "opinion": "what someone thinks",
        "statements": "what someone has said",
        "whether": "whether something is so",
    },
}
"""What a question asks for (`Trace.kind`), by interface language. Other kinds are not told."""

LANGUAGES = {
    "nb": {"nb": "bokmål", "nn": "nynorsk", "en": "engelsk", "da": "dansk", "sv": "svensk"},
    "nn": {"nb": "bokmål", "nn": "nynorsk", "en": "engelsk", "da": "dansk", "sv": "svensk"},
    "en": {
        "nb": "Norwegian bokmål",
        "nn": "Norwegian nynorsk",
        "en": "English",
        "da": "Danish",
        "sv": "Swedish",
    },
}
"""The names of a question's language, by interface language. Others go by their code."""
