"""One question of the conversation and what came of it."""

from dataclasses import asdict, dataclass
from enum import StrEnum

from corpus.errors import KildesvarError, LibraryError, ModelError, QuestionError
from ui.dates import written_date
from ui.words import Words

_CERTAIN = 0.995


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
        answer: What `answer_data` gives, None until there is an answer.
        confidence: The probability that the answer is right.
        documents: How many documents were searched.
        failure: What went wrong, None where nothing did.
        detail: The error's own message, "" where the page's words say it all.
    """

    question: str
    open: int | None = None
    answer: dict[str, object] | None = None
    confidence: float = 0.0
    documents: int = 0
    failure: Failure | None = None
    detail: str = ""

    @property
    def pending(self) -> bool:
        """Whether the question waits for its answer."""
        return self.answer is None and self.failure is None

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
        state = "pending" if self.pending else "failed" if self.failure else "answered"
        return {
            # The component builds itself anew only where this differs.
            "revision": f"{words.language} {state}",
            "state": state,
            "latest": latest,
            "question": self.question,
            "open": self.open,
            "words": asdict(words),
            "answer": self.answer,
            "dates": self._dates(words),
            "probability": probability(self.confidence, words),
            "searched": words.searched.format(documents=self.documents),
            "failure": _failure(self.failure, words),
            "detail": self.detail,
        }

    def _dates(self, words: Words) -> dict[str, str]:
        sources = self.answer["sources"] if self.answer else {}
        if not isinstance(sources, dict):
            raise TypeError(f"sources are {type(sources).__name__}, not a dict")
        return {
            key: written_date(source["published"], words.language)
            for key, source in sources.items()
        }


def probability(confidence: float, words: Words) -> str:
    """Returns a sentence with the probability in whole per cent, never 0 or 100."""
    if confidence >= _CERTAIN:
        percent = words.above
    elif confidence < 1 - _CERTAIN:
        percent = words.below
    else:
        percent = words.percent.format(number=round(confidence * 100))
    return words.probability.format(percent=percent)


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
