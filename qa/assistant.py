"""Answers questions about a library in its sources' own words."""

import time
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Final

from corpus.document import Span
from corpus.errors import InputError
from corpus.library import Library
from index.hit import Hit
from index.retriever import Retriever
from index.vocabulary import Vocabulary
from qa.answer import Answer, LibraryState, ReadPassage, Trace, cite
from qa.casing import with_capitals
from qa.choice import MAX_CITATIONS, MAX_MEMBERS, choose, read_again, widened, wordings
from qa.claims import Position, claims, with_positions
from qa.confidence import ConfidenceModel, bundled_model
from qa.disagreement import find_disagreement
from qa.evidence import Evidence, Place, gather, without_told
from qa.hint import Hint, hint_of
from qa.kind import (
    WHOLE_SENTENCE,
    QuestionKind,
    asks_for_several,
    opinion_asked,
    question_kind,
    statements_asked,
)
from qa.lead_in import without_lead_in
from qa.listed import of_item_asked
from qa.names import may_be_about, names_of
from qa.question import Question, check_question, parse_question
from qa.reader import OnnxReader, Reader
from qa.role import holders, without_other_roles, without_others
from qa.sayer import quoted_speakers, said_asked, without_unsaid
from qa.statements import statements
from qa.suggestion import suggest
from qa.whole import all_whole

READ: Final = 6
"""How many passages are read for one question."""
DOCUMENTS: Final = 3
"""Passages of this many documents are read, so that one does not hide what another says."""
MORE: Final = 2
"""How many passages more may be read for that."""
DEEP: Final = 40
"""Among how many passages they are looked for."""
NEAR: Final = 3
"""So many passages of the document that a conversation is about are read before all others."""


class Assistant:
    """Answers questions about one library.

    Args:
        retriever: Finds the passages.
        reader: Finds the spans in them; the bundled reader by default.
        confidence: Turns scores into probabilities; the bundled model by default.
        threshold: Below this probability the answer is "vet ikke"; None for the model's own.

    Raises:
        InputError: The threshold is not from 0 to 1.
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
        self._vocabulary = Vocabulary(retriever.library)
        self._reader = reader or OnnxReader()
        self._confidence = confidence or bundled_model()
        self.threshold = self._confidence.threshold if threshold is None else _share(threshold)

    @property
    def library(self) -> Library:
        """The library that is asked."""
        return self.retriever.library

    def ask(
        self,
        question: str,
        *,
        exclude: Collection[str] = (),
        near: str | None = None,
        told: Place | None = None,
        again: bool = True,
        threshold: float | None = None,
    ) -> Answer:
        """Returns the answer to a question, or a refusal with the nearest passages.

        Args:
            question: A question in any language of the Latin script.
            exclude: The ids of documents to pass over.
            near: The id of the document that the conversation is about: its best passages are
                read before those of others.
            told: The place that answered the question that this one follows: no answer to this
                one, but where it is almost sure.
            again: Whether it may be an answer there; False where only the time is another.
            threshold: Below this probability this one answer is "vet ikke"; None for the
                assistant's own.

        Returns:
            The answer. Every citation in it was compared with its source.

        Raises:
            QuestionError: The question is empty, too long or unreadable.
            InputError: The threshold is not from 0 to 1.
            LibraryError: The library cannot be read.
            CitationError: A citation does not match its source: a bug.
        """
        threshold = self.threshold if threshold is None else _share(threshold)
        found = self._find(question, exclude, near, told, again=again)
        hint = hint_of(found.asked.text)
        chosen = [] if hint else self._choose(found, threshold, exclude)
        if not chosen and hint is None and found.misses_names(threshold):
            hint = Hint.NAME
        positions = self._positions(found, chosen)
        chosen = with_positions(chosen, positions)
        citations = tuple(
            cite(item.document, item.span, item.sentence, number)
            for number, item in enumerate(chosen, start=1)
        )
        return Answer(
            question=question,
            understood=found.understood,
            language=found.asked.language,
            answer=citations[0].quote if citations else None,
            confidence=next((item.confidence for item in [*chosen, *found.evidence]), 0.0),
            citations=citations,
            answers=wordings(chosen),
            disagreement=claims(positions, chosen),
            suggestion=suggest(found.asked, self.library, self._vocabulary),
            hint=hint,
            passages=found.hits,
            trace=Trace(
                kind=question_kind(found.asked.text),
                read=tuple(_read_passage(hit, found.evidence) for hit in found.hits),
                threshold=threshold,
                search_ms=found.search_ms,
                read_ms=found.read_ms,
            ),
            library=found.library,
        )

    def evidence(self, question: str, *, exclude: Collection[str] = ()) -> list[Evidence]:
        """Returns all that was found, most probable first, whatever its probability.

        Spans of documents that cannot be about the question's names are left out.
        """
        return list(self._find(question, exclude).named)

    def _find(
        self,
        question: str,
        exclude: Collection[str],
        near: str | None = None,
        told: Place | None = None,
        *,
        again: bool = True,
    ) -> "_Found":
        """Searches and reads, from one state of the library."""
        begun = time.perf_counter()
        with self.library.snapshot():
            asked = parse_question(
                without_lead_in(check_question(question)), languages=self.library.languages()
            )
            understood = asked.text
            hits = _to_read(self.retriever.search(asked.text, limit=DEEP, exclude=exclude), near)
            named = with_capitals(asked.text, "\n".join(hit.text for hit in hits))
            if named != asked.text:
                # Names in small letters are found, but read and ranked worse.
                asked = replace(asked, text=named)
                hits = _to_read(self.retriever.search(named, limit=DEEP, exclude=exclude), near)
            documents = {key: self.library.get(key) for key in {hit.document_id for hit in hits}}
            counts = self.library.counts()
            names = names_of(asked.text)
            known = self._vocabulary.knows
            about = frozenset(
                key
                for key, document in documents.items()
                if may_be_about(document, names, language=asked.language, known=known)
            )
        searched = time.perf_counter()
        read = gather(asked.text, hits, documents, self._reader, self._confidence)
        if told and question_kind(asked.text) is not QuestionKind.WHETHER:
            read = without_told(read, told, self._confidence, again=again)
        read = without_others(asked.text, without_other_roles(asked.text, read))
        evidence = all_whole(of_item_asked(asked.text, read))
        return _Found(
            understood=understood,
            asked=asked,
            hits=tuple(hits),
            evidence=tuple(evidence),
            about=about,
            library=LibraryState(
                str(self.library.path), counts.documents, counts.passages, counts.generation
            ),
            search_ms=round(1_000 * (searched - begun), 1),
            read_ms=round(1_000 * (time.perf_counter() - searched), 1),
        )

    def _choose(
        self, found: "_Found", threshold: float, exclude: Collection[str]
    ) -> list[Evidence]:
        """Returns what is cited, as the kind of the question wants it."""
        question, evidence = found.asked.text, list(found.named)
        if words := said_asked(question):
            if speakers := quoted_speakers(self.library, words, exclude):
                return speakers
            evidence = without_unsaid(self.library, words, evidence)
        kind, own = question_kind(question), list[Evidence]()
        asked = statements_asked(question)
        if kind is QuestionKind.OPINION:
            asked = opinion_asked(question)
        if asked:
            said = statements(
                self.library,
                asked,
                evidence,
                language=found.asked.language,
                threshold=threshold,
                exclude=exclude,
            )
            own, evidence = said.own, said.reported
            if own and kind is QuestionKind.STATEMENTS:
                return own
        several = asks_for_several(question)
        # An opinion that nobody reports may stand in the speaker's own words.
        chosen = choose(evidence, threshold, several=several) or own
        if chosen:
            told = {item.wording for item in chosen}
            alike = [one for one in holders(question, evidence) if one.wording not in told]
            chosen += alike[:MAX_MEMBERS]
        if several and len(wordings(chosen)) == 1:
            second = read_again(
                question, chosen[0], found.hits, reader=self._reader, model=self._confidence
            )
            if second and second.confidence >= threshold:
                chosen = [chosen[0], second, *chosen[1:]][:MAX_CITATIONS]
        return widened(chosen) if kind in WHOLE_SENTENCE else chosen

    def _positions(self, found: "_Found", chosen: Sequence[Evidence]) -> tuple[Position, ...]:
        """Returns what the documents answer where they differ.

        Sentences, utterances and lists are answers of several values, and are not compared.
        """
        if not chosen or chosen[0] not in found.named:
            return ()
        question = found.asked.text
        weights = self.retriever.weights(question)
        return find_disagreement(question, chosen[0], found.named, weights, self._confidence)


def _share(threshold: float) -> float:
    if not 0 <= threshold <= 1:
        raise InputError(f"threshold is {threshold}; expected a number from 0 to 1")
    return threshold


def _to_read(hits: Sequence[Hit], near: str | None = None) -> list[Hit]:
    """Returns the best hits, and the best of other documents where those are of few.

    Those of the document `near` come first.
    """
    own = [hit for hit in hits if hit.document_id == near][:NEAR]
    ordered = [*own, *(hit for hit in hits if hit not in own)]
    read = ordered[:READ]
    known = {hit.document_id for hit in read}
    for hit in ordered[READ:]:
        if len(known) >= DOCUMENTS or len(read) >= READ + MORE:
            break
        if hit.document_id not in known:
            known.add(hit.document_id)
            read.append(hit)
    return read


@dataclass(frozen=True, slots=True)
class _Found:
    """What was found for a question.

    Attributes:
        understood: The question as it was understood.
        asked: The same with the capitals of the names in it, as it was read.
        hits: The passages that were read, best first.
        evidence: What they hold, most probable first.
        about: The ids of the documents that may answer about the question's names.
        library: The state of the library that was asked.
        search_ms: Milliseconds that the search took.
        read_ms: Milliseconds that the reading took.
    """

    understood: str
    asked: Question
    hits: tuple[Hit, ...]
    evidence: tuple[Evidence, ...]
    about: frozenset[str]
    library: LibraryState
    search_ms: float
    read_ms: float

    @property
    def named(self) -> tuple[Evidence, ...]:
        """The evidence from documents that may answer about the question's names."""
        return tuple(item for item in self.evidence if item.document.id in self.about)

    def misses_names(self, threshold: float) -> bool:
        """Returns whether the question's names alone keep it from an answer."""
        if not self.hits or choose(self.named, threshold):
            return False
        return not self.about or bool(choose(self.evidence, threshold))


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
