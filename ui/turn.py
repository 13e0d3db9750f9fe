"""One question of the conversation and what came of it."""

from dataclasses import asdict, dataclass, field
from enum import StrEnum

from corpus.errors import KildesvarError, LibraryError, ModelError, QuestionError
from qa.answer import Answer
from qa.followups.topic import Exchange
from ui.address import LONGEST
from ui.dates import written_date
from ui.numbers import percentage
from ui.trace_data import trace_data
from ui.words import Words

_CLIPPED = 200
"""So many characters are shown of a question that is too long."""


class Failure(StrEnum):
    """What kind of thing went wrong, which decides what the reader is told to do."""

    EMPTY = "empty"
    LONG = "long"
    CONTROL = "control"
    SCRIPT = "script"
    LIBRARY = "library"
    OTHER = "other"


@dataclass(slots=True)
class Turn:
    """A question, and its answer once there is one.

    Attributes:
        question: The question as typed.
        open: The citation that is open from the start, None for none.
        answer: The answer or refusal, None until there is one.
        shown: What `answer_data` gives of it.
        exchange: What later questions may lean on; None until there is an answer, and where
            what was typed was no question.
        outdated: Whether the question is to be asked again; until it is, its answer stays.
        failure: What went wrong, None where nothing did.
        detail: The error's own message, "" where the page's words say it all.
    """

    question: str
    open: int | None = None
    answer: Answer | None = None
    shown: dict[str, object] = field(default_factory=dict)
    exchange: Exchange | None = None
    outdated: bool = False
    failure: Failure | None = None
    detail: str = ""

    @property
    def pending(self) -> bool:
        """Whether the question waits for its answer."""
        return self.failure is None and (self.answer is None or self.outdated)

    @property
    def address(self) -> str:
        """The question as it asks the same again with nothing before it; "" if it is too long."""
        asked = self.answer.understood if self.answer else self.question
        return asked if len(asked) <= LONGEST else ""

    @property
    def new(self) -> bool:
        """Whether the question waits for its first answer."""
        return self.pending and self.answer is None

    def settle(self, answer: Answer, shown: dict[str, object], exchange: Exchange | None) -> None:
        """Keeps an answer, what `answer_data` gives of it, and what may lean on it."""
        self.answer, self.shown, self.exchange = answer, shown, exchange
        self.failure, self.outdated = None, False

    def fail(self, error: KildesvarError) -> None:
        """Keeps an error in the place of the answer."""
        if isinstance(error, QuestionError):
            self.failure = Failure(error.reason)
            return
        self.detail = str(error)
        broken = isinstance(error, LibraryError | ModelError)
        self.failure = Failure.LIBRARY if broken else Failure.OTHER

    def data(self, words: Words, *, latest: bool) -> dict[str, object]:
        """Returns the data of the answer component.

        Args:
            words: The words of the interface language.
            latest: Whether this is the last question of the conversation.
        """
        answer = None if self.failure else self.answer
        state = "answered" if answer else "failed" if self.failure else "pending"
        # The component builds itself anew only where this differs.
        revision = f"{words.language} {state}"
        shared = {
            "state": state,
            "latest": latest,
            "question": self._shown_question(),
            "address": self.address,
            "open": self.open,
            "words": asdict(words),
            "failure": _failure(self.failure, words),
            "detail": self.detail,
        }
        if answer is None:
            return shared | {"revision": revision, "answer": None}
        claims = [written_date(claim.published, words.language) for claim in answer.disagreement]
        return shared | {
            "revision": f"{revision} {answer.trace.threshold}",
            "answer": self.shown,
            "dates": self._dates(words),
            "claim_dates": claims,
            "probability": probability(answer.confidence, words),
            "searched": words.searched.format(documents=answer.library.documents),
            "trace": trace_data(answer, words),
        }

    def _shown_question(self) -> str:
        """Returns the question, the beginning of one that is too long."""
        if self.failure is Failure.LONG and len(self.question) > _CLIPPED:
            return f"{self.question[:_CLIPPED].rstrip()} …"
        return self.question

    def _dates(self, words: Words) -> dict[str, str]:
        sources = self.shown["sources"]
        if not isinstance(sources, dict):
            raise TypeError(f"sources are {type(sources).__name__}, not a dict")
        return {
            key: written_date(source["published"], words.language)
            for key, source in sources.items()
        }


def probability(confidence: float, words: Words) -> str:
    """Returns a sentence with the probability in whole per cent, never 0 or 100."""
    return words.probability.format(percent=percentage(confidence, words))


def _failure(failure: Failure | None, words: Words) -> list[str]:
    """Returns the heading and what to do."""
    if failure is None:
        return []
    return {
        Failure.EMPTY: [words.bad_question, words.empty_question],
        Failure.LONG: [words.bad_question, words.long_question],
        Failure.CONTROL: [words.bad_question, words.control_question],
        Failure.SCRIPT: [words.bad_question, words.script_question],
        Failure.LIBRARY: [words.library_failed, words.library_failed_help],
        Failure.OTHER: [words.failed, words.failed_help],
    }[failure]
