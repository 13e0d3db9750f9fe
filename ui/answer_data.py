"""What the answer component is given of an answer: plain text and offsets, never markup."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass

from corpus.document import Block, Document, Span
from corpus.errors import CitationError
from qa.answer import Answer
from qa.phrases import UNSURE, phrases
from ui.source_view import SourceView, source_view

NEAREST = 5
"""How many of the nearest passages a refusal shows."""

Segmenter = Callable[[str], Sequence[Block]]


@dataclass(frozen=True, slots=True)
class _Place:
    """A citation or one of the nearest passages; `quote` is empty for the latter."""

    number: int
    document_id: str
    sentence: Span
    quote: Span
    words: str


def answer_data(
    answer: Answer, document: Callable[[str], Document], segment: Segmenter
) -> dict[str, object]:
    """Returns what the component shows of an answer, whatever the interface language.

    Args:
        answer: The answer or refusal.
        document: Returns the document with an id.
        segment: Returns the blocks of a canonical text.

    Raises:
        CitationError: A citation or passage does not match its document.
    """
    views: dict[str, SourceView] = {}
    items: list[dict[str, object]] = []
    for place in _places(answer):
        cited = document(place.document_id)
        _verify(place, cited)
        view = source_view(cited, segment(cited.text), place.sentence)
        view = views.setdefault(view.key, view)
        items.append(
            {
                "number": place.number,
                "source": view.key,
                "before": Span(place.sentence.start, place.quote.start).of(cited.text),
                "quote": place.quote.of(cited.text),
                "after": Span(place.quote.end, place.sentence.end).of(cited.text),
                "sentence_mark": view.mark(place.sentence),
                "quote_mark": view.mark(place.quote),
            }
        )
    return {
        "answered": answer.answered,
        "language": answer.language,
        "phrases": _phrases(answer),
        "answers": [asdict(wording) for wording in answer.answers],
        "items": items,
        "sources": {key: view.to_dict() for key, view in views.items()},
    }


def _phrases(answer: Answer) -> dict[str, str]:
    """Returns the words around an answer; one that is more likely wrong than right says so."""
    said = phrases(answer.language)
    intro = said.unsure_intro if answer.confidence < UNSURE else said.answer_intro
    return {**asdict(said), "answer_intro": intro}


def _places(answer: Answer) -> Iterator[_Place]:
    if answer.answered:
        for citation in answer.citations:
            sentence = Span(citation.sentence_start, citation.sentence_end)
            quote = Span(citation.start, citation.end)
            yield _Place(citation.number, citation.document_id, sentence, quote, citation.quote)
        return
    for number, hit in enumerate(answer.passages[:NEAREST], start=1):
        passage = Span(hit.start, hit.end)
        yield _Place(number, hit.document_id, passage, Span(hit.end, hit.end), hit.text)


def _verify(place: _Place, cited: Document) -> None:
    shown = place.quote if place.quote.start < place.quote.end else place.sentence
    if shown.of(cited.text) != place.words or not place.sentence.covers(place.quote):
        raise CitationError(
            f"citation {place.number} of document {cited.id} does not stand at "
            f"{shown.start} to {shown.end}: {place.words[:80]!r}"
        )
