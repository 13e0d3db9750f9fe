"""A page on made-up documents and an assistant that answers by a word in the question."""

import time
from contextlib import nullcontext

from corpus.document import Document, Source, Span, document_id
from corpus.errors import LibraryError, QuestionError
from corpus.utterances import Utterance, UtteranceKind
from index.hit import Hit
from qa.answer import Answer, AnswerText, Claim, LibraryState, ReadPassage, Trace, cite
from qa.hint import Hint
from qa.kind import QuestionKind

HOSTILE = (
    "# Overskrift med **stjerner** og :red[farge] "
    "![bilde](https://example.invalid/x.png) <img src=x onerror=alert(1)>"
    "<script>document.title='x'</script> $a^2$ og $b$ `kode` [lenke](javascript:alert(1)) "
    "\u202eomvendt\u202c \u200fhøyre"
)

_FILLER = "Bruket ligger ved fjorden, og det har vært drift der i flere generasjoner. "

_SPOKEN = "Vi har plass til 4 200 tonn korn, og det rekker 🌾 gjennom en hel vinter"

LONG_TEXT = "\n\n".join(
    [
        "Kornlageret i Viksund åpner igjen 🌾",
        "Publisert 2. juni 2023",
        "Etter ti år uten drift tar kommunen det gamle lageret i bruk 🚜🚜.",
        *[f"{_FILLER * 4}Avsnitt {number}." for number in range(1, 15)],
        "Slik blir lageret",
        f"– {_SPOKEN}, sier lagersjef Kari Nordmann Vik.",
        *[f"{_FILLER * 4}Avsnitt {number}." for number in range(15, 30)],
    ]
)
SHORT_TEXT = (
    "date 2024-02 Lageret i Viksund rommer nå 4 500 tonn, opplyser kommunen.\n\n"
    "– Det er mer enn vi trodde, sier ordfører Ola Berg Hansen.\n\nSaken følges videre."
)
HOSTILE_TEXT = f"{HOSTILE}\n\nFør {HOSTILE} etter. Svaret er 🌾 {HOSTILE} her.\n\nSlutt."
HUGE_TEXT = "\n\n".join(
    ["Svært lang tekst", *["Ord i en svært lang tekst. " * 40] * 300, "Midt i står tallet sju."]
    + ["Ord i en svært lang tekst. " * 40] * 100
)


def _document(text, title, published, path):
    return Document(document_id(text), text, title, published, "no", (Source("", path),))


LONG = _document(LONG_TEXT, LONG_TEXT.split("\n")[0], "2023-06-02", "avis/kornlager.txt")
SHORT = _document(SHORT_TEXT, None, "2024-02", "000_notis.txt")
EVIL = _document(HOSTILE_TEXT, HOSTILE, None, "fiende/<b>fil</b>.txt")
HUGE = _document(HUGE_TEXT, "Svært lang tekst", "2020", "lang.txt")
DOCUMENTS = (LONG, SHORT, EVIL, HUGE)
STATE = LibraryState("library.sqlite", len(DOCUMENTS), 99, 1)


def span(document, words):
    """Returns where `words` first stand in a document."""
    start = document.text.index(words)
    return Span(start, start + len(words))


def _cite(document, quote, sentence, number):
    return cite(document, span(document, quote), span(document, sentence), number)


_STORED = (LONG, "4 200 tonn korn", _SPOKEN)
_STORED_NOW = (SHORT, "4 500 tonn", "Lageret i Viksund rommer nå 4 500 tonn, opplyser kommunen.")

_CITED = {
    "lagr": [_STORED, _STORED_NOW],
    "uenig": [_STORED, _STORED_NOW],
    "hostile": [(EVIL, f"🌾 {HOSTILE}", f"Svaret er 🌾 {HOSTILE} her.")],
    "lang": [(HUGE, "sju", "Midt i står tallet sju.")],
    "usikker": [
        (SHORT, "Ola Berg Hansen", "– Det er mer enn vi trodde, sier ordfører Ola Berg Hansen.")
    ],
}

THRESHOLD = 0.2
CONFIDENCE = {"usikker": 0.12}
"""Of the answer to a question with that word; others have 0.8731."""

UNDERSTOOD = {"da?": "Hvor mye korn kan lagres i Viksund?"}
"""Questions that are read as other ones, by how they end."""

SUGGESTED = {"Vixund": "Viksund"}
"""Names that the library does not know, and the nearest that it does."""


HINTED = {"lager": Hint.KEYWORD}
"""Questions that are refused with a hint."""


class FakeLibrary:
    def get(self, document_id):
        return next(document for document in DOCUMENTS if document.id == document_id)

    def documents(self):
        return DOCUMENTS

    def has(self, document_id):
        return any(document.id == document_id for document in DOCUMENTS)

    def snapshot(self):
        return nullcontext()

    def utterances(self, document_id):
        speakers = {LONG.id: ("Kari Nordmann Vik", 1.0), SHORT.id: ("Ola Berg Hansen", 1.0)}
        speaker, confidence = speakers.get(document_id, ("Trolig Noen", 0.6))
        return [Utterance(0, 1, UtteranceKind.DASH, 0, speaker, None, None, None, confidence)]


class FakeAssistant:
    """Answers by the first word of `_CITED` in the question, and refuses everything else."""

    library = FakeLibrary()
    threshold = THRESHOLD

    def ask(self, question, *, near=None, told=None, again=True, threshold=None):  # noqa: ARG002
        if not question.strip() or len(question) > 1000:
            reason = "long" if question.strip() else "empty"
            raise QuestionError(f"{len(question)} characters", reason=reason)
        if "bibliotek" in question:
            raise LibraryError("library.sqlite is not a Kildesvar library: **bold** <b>x</b>")
        if "krasj" in question:
            raise RuntimeError("secret detail")
        if "treg" in question:
            time.sleep(2)
        least = self.threshold if threshold is None else threshold
        understood = next(
            (UNDERSTOOD[end] for end in UNDERSTOOD if question.endswith(end)), question
        )
        # In the brackets stands the question before it.
        asked = understood.partition(" (")[0]
        word = next((word for word in _CITED if word in asked), "")
        confidence = CONFIDENCE.get(word, 0.8731) if word else 0.0
        cited = [_cite(*place, number) for number, place in enumerate(_CITED.get(word, ()), 1)]
        read = tuple(_read(item, confidence / item.number) for item in cited) + _NOTHING_THERE
        citations = tuple(cited) if confidence >= least else ()
        disagreement = _claims(citations) if word == "uenig" else ()
        return Answer(
            question=question,
            understood=understood,
            language="en" if "How" in question else "nb",
            answer=citations[0].quote if citations else None,
            confidence=confidence,
            citations=citations,
            answers=tuple(AnswerText(item.quote, (item.number,)) for item in citations),
            disagreement=disagreement,
            suggestion=_suggestion(question),
            hint=HINTED.get(question),
            passages=tuple(_hit(document, 300) for document in (LONG, SHORT, EVIL)),
            trace=Trace(QuestionKind.NUMBER, read, least, 11.6, 118.2),
            library=STATE,
        )


def _read(citation, confidence):
    return ReadPassage(
        document_id=citation.document_id,
        start=citation.sentence_start,
        end=citation.sentence_end,
        score=0.9 / citation.number,
        quote=citation.quote,
        quote_start=citation.start,
        quote_end=citation.end,
        margin=3.25,
        confidence=confidence,
    )


_NOTHING_THERE = (ReadPassage(EVIL.id, 0, len(HOSTILE), 0.1, None, None, None, None, 0.0),)


def _claims(citations):
    """Returns a claim for each citation; the last is the newest."""
    last = len(citations)
    return tuple(
        Claim(item.quote, (item.number,), item.published, item.number == last) for item in citations
    )


def _suggestion(question):
    for unknown, known in SUGGESTED.items():
        if unknown in question:
            return question.replace(unknown, known)
    return None


def _hit(document, length):
    text = document.text[:length]
    return Hit(
        document.id,
        document.title,
        document.published,
        document.source,
        0,
        len(text),
        text,
        "",
        0.5,
        0.8,
    )


if __name__ == "__main__":
    from ui.page import show

    show(lambda _words: FakeAssistant())
