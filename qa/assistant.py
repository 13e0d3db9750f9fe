"""Answers questions about a library in its sources' own words."""

import time
from collections.abc import Collection, Sequence
from typing import Final

from corpus.document import Document, Span
from corpus.library import Library
from index.hit import Hit
from index.retriever import Retriever
from qa.answer import Answer, LibraryState, ReadPassage, Trace, cite
from qa.choice import MAX_CITATIONS, choose, read_again, widened, wordings
from qa.confidence import ConfidenceModel, bundled_model
from qa.evidence import Evidence, gather
from qa.kind import WHOLE_SENTENCE, asks_for_several, question_kind, statements_asked
from qa.question import parse_question
from qa.reader import OnnxReader, Reader
from qa.statements import statements

READ: Final = 6
"""How many passages are read for one question."""


class Assistant:
    """Answers questions about one library.

    Args:
        retriever: Finds the passages.
        reader: Finds the spans in them; the bundled reader by default.
        confidence: Turns scores into probabilities; the bundled model by default.
        threshold: Below this probability the answer is "vet ikke"; None for the model's own.
    """

    def __init__(
        self,
        retriever: Retriever,
        *,
        reader: Reader | None = None,
        confidence: ConfidenceModel | None = None,
        threshold: float | None = None,
    ) -> None:
        self.retriever = retriever
        self._reader = reader or OnnxReader()
        self._confidence = confidence or bundled_model()
        self.threshold = self._confidence.threshold if threshold is None else threshold

    @property
    def library(self) -> Library:
        """The library that is asked."""
        return self.retriever.library

    def ask(
        self, question: str, *, exclude: Collection[str] = (), threshold: float | None = None
    ) -> Answer:
        """Returns the answer to a question, or a refusal with the nearest passages.

        Args:
            question: A question in any language of the Latin script.
            exclude: The ids of documents to pass over.
            threshold: Below this probability this one answer is "vet ikke"; None for the
                assistant's own.

        Returns:
            The answer. Every citation in it was compared with its source.

        Raises:
            QuestionError: The question is empty, too long or unreadable.
            LibraryError: The library cannot be read.
            CitationError: A citation does not match its source: a bug.
        """
        if threshold is None:
            threshold = self.threshold
        with self.library.snapshot():
            asked = parse_question(question, languages=self.library.languages())
            begun = time.perf_counter()
            hits = self.retriever.search(asked.text, limit=READ, exclude=exclude)
            documents = self._documents(hits)
            counts = self.library.counts()
        searched = time.perf_counter()
        evidence = gather(asked.text, hits, documents, self._reader, self._confidence)
        done = time.perf_counter()
        chosen = self._choose(asked.text, hits, evidence, threshold, exclude)
        citations = tuple(
            cite(item.document, item.span, item.sentence, number)
            for number, item in enumerate(chosen, start=1)
        )
        return Answer(
            question=question,
            understood=asked.text,
            language=asked.language,
            answer=citations[0].quote if citations else None,
            confidence=max((item.confidence for item in [*chosen, *evidence][:1]), default=0.0),
            citations=citations,
            answers=wordings(chosen),
            disagreement=(),
            suggestion=None,
            passages=tuple(hits),
            trace=Trace(
                kind=question_kind(asked.text),
                read=tuple(_read_passage(hit, evidence) for hit in hits),
                threshold=threshold,
                search_ms=round(1_000 * (searched - begun), 1),
                read_ms=round(1_000 * (done - searched), 1),
            ),
            library=LibraryState(
                str(self.library.path), counts.documents, counts.passages, counts.generation
            ),
        )

    def _choose(
        self,
        question: str,
        hits: Sequence[Hit],
        evidence: Sequence[Evidence],
        threshold: float,
        exclude: Collection[str],
    ) -> list[Evidence]:
        """Returns what is cited, as the kind of the question wants it."""
        if said := statements_asked(question):
            found = statements(self.library, said, evidence, threshold=threshold, exclude=exclude)
            if found:
                return found
        several = asks_for_several(question)
        chosen = choose(evidence, threshold, several=several)
        if several and len(wordings(chosen)) == 1:
            second = read_again(
                question, chosen[0], hits, reader=self._reader, model=self._confidence
            )
            if second and second.confidence >= threshold:
                chosen = [chosen[0], second, *chosen[1:]][:MAX_CITATIONS]
        return widened(chosen) if question_kind(question) in WHOLE_SENTENCE else chosen

    def evidence(self, question: str, *, exclude: Collection[str] = ()) -> list[Evidence]:
        """Returns all that was found, most probable first, whatever its probability."""
        with self.library.snapshot():
            hits = self.retriever.search(question, limit=READ, exclude=exclude)
            documents = self._documents(hits)
        return gather(question, hits, documents, self._reader, self._confidence)

    def _documents(self, hits: Sequence[Hit]) -> dict[str, Document]:
        return {name: self.library.get(name) for name in {hit.document_id for hit in hits}}


def _read_passage(hit: Hit, evidence: Sequence[Evidence]) -> ReadPassage:
    """Returns a passage with its best span; one in two passages is the best of both."""
    place = Span(hit.start, hit.end)
    best = next(
        (e for e in evidence if e.document.id == hit.document_id and place.covers(e.span)), None
    )
    return ReadPassage(
        document_id=hit.document_id,
        start=hit.start,
        end=hit.end,
        score=hit.score,
        quote=best.span.of(best.document.text) if best else None,
        quote_start=best.span.start if best else None,
        quote_end=best.span.end if best else None,
        margin=round(best.features.margin, 4) if best else None,
        confidence=round(best.confidence, 4) if best else 0.0,
    )
