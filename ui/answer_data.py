"""What the answer component is given of an answer: plain text and offsets, never markup."""

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass

from corpus.document import Block, BlockKind, Document, Span
from corpus.errors import CitationError
from qa.answer import Answer, ReadPassage
from qa.phrases import UNSURE, phrases
from ui.source_view import SourceView, source_view

NEAREST = 5
"""How many of the nearest passages a refusal shows."""

Segmenter = Callable[[str], Sequence[Block]]


@dataclass(frozen=True, slots=True)
class _Place:
    """A place that can be opened: a citation, one of the nearest passages or one that was read.

    Attributes:
        name: What the component calls it.
        document_id: The document's id.
        sentence: The sentence or passage.
        quote: The span in it; empty where the passage has none.
        words: The span's words, or the passage's where the span is empty.
    """

    name: str
    document_id: str
    sentence: Span
    quote: Span
    words: str | None


class _Sources:
    """Draws places, and keeps what they show of their documents, each once."""

    def __init__(self, document: Callable[[str], Document], segment: Segmenter) -> None:
        self._document = document
        self._segment = segment
        self.views: dict[str, SourceView] = {}

    def draw(self, place: _Place) -> dict[str, object]:
        """Returns what the component is given of a place.

        Raises:
            CitationError: It does not match its document.
        """
        cited = self._document(place.document_id)
        _verify(place, cited)
        blocks = self._segment(cited.text)
        view = source_view(cited, blocks, place.sentence)
        view = self.views.setdefault(view.key, view)
        return {
            "place": place.name,
            "source": view.key,
            "before": Span(_begins(place, blocks), place.quote.start).of(cited.text),
            "quote": place.quote.of(cited.text),
            "after": Span(place.quote.end, place.sentence.end).of(cited.text),
            "sentence_mark": view.mark(place.sentence),
            "quote_mark": view.mark(place.quote),
        }


def _begins(place: _Place, blocks: Sequence[Block]) -> int:
    """Returns where what is shown of a place begins: a passage without its title and metadata."""
    start = place.sentence.start
    if place.quote.start < place.quote.end:
        return start
    inside = (block for block in blocks if block.overlaps(place.sentence))
    texts = (block.start for block in inside if block.kind is BlockKind.PARAGRAPH)
    return max(start, next(texts, start))


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
    sources = _Sources(document, segment)
    return {
        "answered": answer.answered,
        "language": answer.language,
        "understood": answer.understood if _read_otherwise(answer) else "",
        "suggestion": answer.suggestion or "",
        "phrases": _phrases(answer),
        "answers": [asdict(wording) for wording in answer.answers],
        "disagreement": [asdict(claim) for claim in answer.disagreement],
        "items": [sources.draw(place) for place in _places(answer)],
        "read": [
            {**sources.draw(_read(number, passage)), "shown": _is_shown(passage, answer)}
            for number, passage in enumerate(answer.trace.read, start=1)
        ],
        "sources": {key: view.to_dict() for key, view in sources.views.items()},
    }


def _read_otherwise(answer: Answer) -> bool:
    """Says whether a question was read as another one; white space makes none."""
    return _plain(answer.understood) != _plain(answer.question)


def _plain(question: str) -> str:
    return " ".join(unicodedata.normalize("NFC", question).split())


def _phrases(answer: Answer) -> dict[str, str]:
    """Returns the words around an answer: of an unsure one that it is, of a refusal why."""
    said = phrases(answer.language)
    return {
        "answer_intro": said.unsure_intro if answer.confidence < UNSURE else said.answer_intro,
        "unknown": said.unknown,
        "unknown_detail": said.hints[answer.hint] if answer.hint else said.unknown_detail,
        "nearest": said.nearest,
        "suggestion": said.suggestion,
    }


def _places(answer: Answer) -> Iterator[_Place]:
    if answer.answered:
        for citation in answer.citations:
            sentence = Span(citation.sentence_start, citation.sentence_end)
            quote = Span(citation.start, citation.end)
            name = str(citation.number)
            yield _Place(name, citation.document_id, sentence, quote, citation.quote)
        return
    for number, hit in enumerate(answer.passages[:NEAREST], start=1):
        passage = Span(hit.start, hit.end)
        yield _Place(str(number), hit.document_id, passage, Span(hit.end, hit.end), hit.text)


def _read(number: int, passage: ReadPassage) -> _Place:
    """Returns a passage that was read, with its best span."""
    start, end = passage.quote_start, passage.quote_end
    quote = Span(passage.end, passage.end) if start is None or end is None else Span(start, end)
    place = Span(passage.start, passage.end)
    return _Place(f"read-{number}", passage.document_id, place, quote, passage.quote)


def _is_shown(passage: ReadPassage, answer: Answer) -> bool:
    """Says whether the best span of a passage is the answer's first citation."""
    if not answer.citations or passage.quote_start is None:
        return False
    first = answer.citations[0]
    place = (first.document_id, first.start, first.end)
    return (passage.document_id, passage.quote_start, passage.quote_end) == place


def _verify(place: _Place, cited: Document) -> None:
    quoted = place.quote.start < place.quote.end
    shown = place.quote if quoted else place.sentence
    # A passage that was read and held nothing comes without its words.
    stands = shown.of(cited.text) == place.words or (place.words is None and not quoted)
    inside = place.sentence.covers(place.quote) and place.sentence.end <= len(cited.text)
    if not (stands and inside):
        raise CitationError(
            f"citation {place.name} of document {cited.id} does not stand at "
            f"{shown.start} to {shown.end}: {(place.words or '')[:80]!r}"
        )
