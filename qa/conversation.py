"""A conversation with the sources: a question may lean on those before it."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final, Protocol

from corpus.document import Span
from corpus.library import Library
from corpus.utterances import Utterance
from qa.answer import Answer, AnswerText, cite
from qa.casing import with_capitals
from qa.evidence import Place, sentence_around
from qa.followups.context import in_context
from qa.followups.followup import asks_speaker, understand
from qa.followups.other_time import is_of_another_time
from qa.followups.topic import Exchange
from qa.hint import Hint
from qa.kind import QuestionKind
from qa.lead_in import without_lead_in
from qa.names import names_of
from qa.question import check_question
from qa.sayer import reporter_places, speaker_places

MOST: Final = 10
"""How many exchanges are kept: what lies further back is not what a question leans on."""

_NO_QUESTION: Final = frozenset({Hint.COMMAND, Hint.KEYWORD, Hint.STATEMENT})
SURE: Final = 0.5
"""An answer to a follow-up that is so probable is not looked for in another reading."""
_LESS_SURE: Final = 0.1
"""So much more probable than the threshold the answer to a follow-up must be, whose reading may be
wrong too. Of 450 follow-ups about 150 texts that no model has seen, 89 are answered rightly and 90
wrongly so; at the threshold itself nearly 20 more rightly and 60 more wrongly.
"""
_REPORTED: Final = 0.7
"""How sure it is that a sentence that reports somebody's words reports the answer."""


class Answering(Protocol):
    """What a conversation needs of an assistant."""

    @property
    def library(self) -> Library:
        """The library that is asked."""
        ...

    def ask(
        self,
        question: str,
        /,
        *,
        near: str | None = None,
        told: Place | None = None,
        again: bool = True,
        threshold: float | None = None,
    ) -> Answer:
        """Returns the answer to a question that stands alone.

        Args:
            question: The question.
            near: The id of a document whose passages are read first.
            told: The place that answered the question before, which is hardly an answer again.
            again: Whether it may be one at all.
            threshold: Below this probability there is no answer; None for the assistant's own.

        Raises:
            KildesvarError: The question or the library is not fit to be answered from.
        """
        ...


class Conversation:
    """Asks an assistant questions that may lean on one another.

    All that it remembers is `history`, which is plain data: a conversation made anew with the
    history of another one goes on where that one stopped.

    Args:
        assistant: Answers each question.
        history: What was asked and answered before, oldest first.
    """

    def __init__(self, assistant: Answering, history: Sequence[Exchange] = ()) -> None:
        self.assistant = assistant
        self._history = tuple(history)[-MOST:]

    @property
    def history(self) -> tuple[Exchange, ...]:
        """What was asked and answered, oldest first."""
        return self._history

    def ask(
        self, question: str, *, understood: str | None = None, threshold: float | None = None
    ) -> Answer:
        """Returns the answer to a question as it is meant in this conversation.

        Args:
            question: The question as typed.
            understood: The question as it is to be read; None to work that out.
            threshold: Below this probability this one answer is "vet ikke"; None for the
                assistant's own.

        Returns:
            The answer, with `question` as typed and `understood` as read.

        Raises:
            QuestionError: The question, or `understood`, is empty, too long or unreadable. The
                history stays as it was.
            LibraryError: The library cannot be read.
        """
        typed, question = question, without_lead_in(check_question(question))
        read = self._understand(question) if understood is None else understood
        if read == question:
            answer = self.assistant.ask(read, threshold=threshold)
        else:
            answer = self._ask_leaning(read, read, threshold)
        if understood is None and self._history and answer.hint not in _NO_QUESTION:
            answer = self._or_in_context(answer, question, threshold)
            if answer.understood != question or self._may_lean(question):
                answer = _firmly(answer)
        answer = replace(answer, question=typed)
        if self._history and asks_speaker(question):
            answer = self._by_speaker(answer, self._history[-1])
        if answer.hint in _NO_QUESTION:
            return answer  # "Takk!" is no topic
        said = Exchange.of(answer)
        named = with_capitals(said.question, self._text(said.document_id))
        said = replace(said, question=named)
        self._history = (*self._history, said)[-MOST:]
        return answer

    def _understand(self, question: str) -> str:
        """Returns a question as it is meant; as it was typed where it stands alone."""
        named = with_capitals(question, self._text(self._near()))
        read = understand(named, self._history)
        return question if read == named else read

    def _ask_leaning(self, read: str, meant: str, threshold: float | None) -> Answer:
        """Returns the answer to a question that leans on those before it, as it is read.

        What it means, as far as the rules see it, tells whether only the time is another.
        """
        last = self._history[-1] if self._history else None
        return self.assistant.ask(
            read,
            near=self._near(),
            told=last.place if last else None,
            again=last is None or not is_of_another_time(meant, last.question),
            threshold=threshold,
        )

    def _near(self) -> str | None:
        """Returns the id of the document that was cited last, or found first for a refusal."""
        return next(
            (last.document_id for last in reversed(self._history) if last.document_id), None
        )

    def _text(self, document_id: str | None) -> str:
        """Returns the text of a document, "" where there is none, or none any more."""
        library = self.assistant.library
        if document_id is None or not library.has(document_id):
            return ""
        return library.get(document_id).text

    def _or_in_context(self, answer: Answer, question: str, threshold: float | None) -> Answer:
        """Returns the answer, or that to the question in context, where it is more probable.

        An answer from a document that the conversation has neither cited nor found first gives
        way to any.
        """
        if answer.confidence >= SURE and answer.understood != question:
            return answer
        if asks_speaker(question) or not self._may_lean(question):
            return answer
        if answer.trace.kind is QuestionKind.STATEMENTS:
            return self._or_on_anything(answer, question, threshold)
        read = in_context(question, self._history)
        if read == question:
            return answer
        other = self._ask_leaning(read, answer.understood, threshold)
        known = {last.document_id for last in self._history}
        stays = answer.answered and answer.citations[0].document_id in known
        better = not stays or other.confidence > answer.confidence
        return other if other.answered and better else answer

    def _or_on_anything(self, answer: Answer, question: str, threshold: float | None) -> Answer:
        """Returns what a speaker says on whatever, where nothing is said on the topic so far."""
        if answer.answered or answer.understood == question:
            return answer
        plain = self.assistant.ask(question, threshold=threshold)
        said = plain.answered and plain.trace.kind is QuestionKind.STATEMENTS
        return plain if said else answer

    def _may_lean(self, question: str) -> bool:
        """Returns whether a question names nothing that the conversation does not know."""
        known = [self._text(self._near())]
        for last in self._history:
            known += [last.question, last.answer or ""]
        said = " ".join(known)
        names = [word for name in names_of(question) for word in name.words]
        return all(re.search(rf"(?<!\w){re.escape(word)}", said) for word in names)

    def _by_speaker(self, answer: Answer, last: Exchange) -> Answer:
        """Returns who said what was answered last, where the library knows the utterance."""
        library = self.assistant.library
        if last.answer is None:
            return _refused(answer, Hint.UNCLEAR)  # nothing was said, so nobody said it
        if last.place is None:
            return answer
        cited, place = last.place
        if not library.has(cited):
            return answer  # removed since
        with library.snapshot():
            document = library.get(cited)
            utterances = library.utterances(cited)
        sentence = sentence_around(document.text, place)
        said = _said(utterances, place) or _said(utterances, sentence)
        if said is None:
            named, sure = reporter_places(document.text, sentence), _REPORTED
        else:
            named, sure = speaker_places(document.text, said), said.confidence
        if not named or sure < answer.trace.threshold:
            # What the reader finds elsewhere is somebody who said something else.
            found = [item for item in answer.citations[:1] if item.document_id == cited]
            here = any(sentence.overlaps(Span(item.start, item.end)) for item in found)
            return answer if here else _refused(answer, Hint.UNSAID)
        citations = tuple(
            cite(document, name, sentence_around(document.text, name), number)
            for number, name in enumerate(named, start=1)
        )
        return replace(
            answer,
            answer=citations[0].quote,
            confidence=sure,
            citations=citations,
            answers=tuple(AnswerText(item.quote, (item.number,)) for item in citations),
            disagreement=(),
            hint=None,
        )


def _refused(answer: Answer, hint: Hint | None) -> Answer:
    return replace(answer, answer=None, citations=(), answers=(), disagreement=(), hint=hint)


def _firmly(answer: Answer) -> Answer:
    """Returns the answer to a follow-up, refused where it is little above the threshold."""
    threshold = answer.trace.threshold
    least = min(threshold + _LESS_SURE, (1 + threshold) / 2)
    answer = replace(answer, trace=replace(answer.trace, threshold=least))
    if not answer.answered or answer.confidence >= least:
        return answer
    return _refused(answer, None)


def _said(utterances: Sequence[Utterance], place: Span) -> Utterance | None:
    """Returns the first utterance that has a part of a place."""
    return next((item for item in utterances if place.overlaps(Span(item.start, item.end))), None)
