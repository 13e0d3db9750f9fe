"""The spans that may answer a question, gathered from the passages that were found."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from corpus.document import Block, BlockKind, Document, Span
from corpus.segment import segment
from corpus.sentences import sentences
from index.hit import Hit
from index.onnx import in_parallel
from index.terms import words
from qa.confidence import ConfidenceModel, Features
from qa.reader import Reader, ReadSpan

FIRM: Final = 0.75
"""From this probability on the words that answered the question before may answer this one too."""
Place = tuple[str, Span]
"""The id of a document, and a span of it."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A span of a document that may answer the question.

    Attributes:
        document: The document.
        span: The words, in the document's canonical text.
        sentence: The sentences, heading or metadata line that the span stands in.
        features: What its probability is made of.
        confidence: The probability that it answers the question.
    """

    document: Document
    span: Span
    sentence: Span
    features: Features
    confidence: float

    @property
    def wording(self) -> str:
        """The words as they are compared: case, marks and white space aside."""
        return " ".join(words(self.span.of(self.document.text)))

    def cut(self, length: int) -> "Evidence":
        """Returns the first so many characters of the span as evidence."""
        return replace(self, span=Span(self.span.start, self.span.start + length))


@dataclass(frozen=True, slots=True)
class _Read:
    place: int
    hit: Hit
    document: Document
    found: ReadSpan


def gather(
    question: str,
    hits: Sequence[Hit],
    documents: dict[str, Document],
    reader: Reader,
    model: ConfidenceModel,
) -> list[Evidence]:
    """Reads passages and returns what they hold, most probable first.

    Args:
        question: The question.
        hits: The passages to read.
        documents: Their documents by id.
        reader: The reader.
        model: Turns scores into probabilities.

    Returns:
        Evidence without overlaps: what stands in two passages is taken from the better one.
    """
    spans = in_parallel(
        lambda hit: read_hit(question, hit, documents[hit.document_id], reader), hits
    )
    read = [
        _Read(place, hit, documents[hit.document_id], found)
        for place, (hit, of_hit) in enumerate(zip(hits, spans, strict=True), start=1)
        for found in of_hit
    ]
    read.sort(key=lambda item: (-item.found.score, item.document.id, item.found.span))
    kept: list[_Read] = []
    for item in read:
        if not any(
            item.document.id == other.document.id and item.found.span.overlaps(other.found.span)
            for other in kept
        ):
            kept.append(item)
    return _weighed([_evidence(item) for item in kept], model)


def read_hit(question: str, hit: Hit, document: Document, reader: Reader) -> list[ReadSpan]:
    """Returns what the text of a hit holds, as spans of its document, best first.

    It is read under its headings, which say what it is about; no span reaches into them.
    """
    place = Span(hit.start, hit.end)
    shift = len(hit.under_heading) - len(hit.text) - hit.start
    within = [
        Span(max(block.start, hit.start) + shift, min(block.end, hit.end) + shift)
        for block in blocks_of(document.text)
        if block.overlaps(place)
    ]
    return [
        ReadSpan(Span(item.span.start - shift, item.span.end - shift), item.score)
        for item in reader.read(question, hit.under_heading, within)
    ]


def _evidence(item: _Read) -> Evidence:
    """Returns a span before it is weighed among the others."""
    return Evidence(
        document=item.document,
        span=item.found.span,
        sentence=sentence_around(item.document.text, item.found.span),
        features=Features(
            margin=item.found.score,
            lead=item.found.score,
            rank=math.log(item.place),
            similarity=item.hit.similarity,
        ),
        confidence=0.0,
    )


def _weighed(evidence: Sequence[Evidence], model: ConfidenceModel) -> list[Evidence]:
    """Returns spans with their probability where these stand side by side, most probable first."""
    weighed = [_among(item, evidence, model) for item in evidence]
    return sorted(weighed, key=lambda item: (-item.confidence, item.document.id, item.span))


def confidence_alone(item: Evidence, evidence: Sequence[Evidence], model: ConfidenceModel) -> float:
    """Returns how probable a span would be if the other documents said nothing.

    What another document says makes a span less probable, though it may be a conflict to show.
    """
    own = [other for other in evidence if other.document.id == item.document.id]
    return _among(item, own, model).confidence


def without_told(
    evidence: Sequence[Evidence], told: Place, model: ConfidenceModel, *, again: bool = True
) -> list[Evidence]:
    """Returns the evidence without the words that answered the question before.

    Nobody asks for what was just said: of 3,426 follow-ups in `training/questions/` none has the
    answer of the question before. What is left is as probable as if those words were not there.
    A reader that is sure of them is believed: one person may hold both roles.

    Args:
        evidence: What was found.
        told: The place of those words.
        model: Turns scores into probabilities.
        again: Whether a reader that is sure is believed: not where only the time was changed, for
            which it overlooks that a figure is of another year.
    """
    firm = FIRM if again else math.inf
    left = [item for item in evidence if item.confidence >= firm or not _is_told(item, told)]
    return left if len(left) == len(evidence) else _weighed(left, model)


def _is_told(item: Evidence, told: Place) -> bool:
    document_id, span = told
    shared = min(item.span.end, span.end) - max(item.span.start, span.start)
    whole = max(item.span.end, span.end) - min(item.span.start, span.start)
    return item.document.id == document_id and 2 * shared > whole


def _among(item: Evidence, evidence: Sequence[Evidence], model: ConfidenceModel) -> Evidence:
    """Returns a span as probable as it is where only these others stand beside it."""
    rivals = [other.features.margin for other in evidence if other.wording != item.wording]
    features = replace(
        item.features,
        lead=item.features.margin - max([0.0, *rivals]),
        agreement=float(any(o is not item and o.wording == item.wording for o in evidence)),
    )
    return replace(item, features=features, confidence=model.probability(features))


@lru_cache(maxsize=256)
def blocks_of(text: str) -> tuple[Block, ...]:
    """Returns the blocks of a canonical text, remembered for the texts in use."""
    return segment(text)


def sentence_around(text: str, span: Span) -> Span:
    """Returns the sentences that a span stands in, or its whole heading or metadata line."""
    touched = [block for block in blocks_of(text) if block.overlaps(span)]
    inside = [
        sentence
        for block in touched
        for sentence in (sentences(text, block) if block.kind is BlockKind.PARAGRAPH else [block])
        if sentence.overlaps(span)
    ]
    if not inside:
        return span
    return Span(min(inside[0].start, span.start), max(inside[-1].end, span.end))
