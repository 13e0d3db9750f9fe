"""What the assistant answers: a quote from a source, with the place of every word."""

from dataclasses import asdict, dataclass

from corpus.document import Document, Span
from corpus.errors import CitationError
from index.hit import Hit
from qa.hint import Hint
from qa.kind import QuestionKind


@dataclass(frozen=True, slots=True)
class Citation:
    """A quote, its sentence and its place in a document.

    Attributes:
        number: From 1, in the order shown.
        document_id: The document's id.
        title: The document's title, None where it has none.
        published: The document's ISO date cut to what is known, None where nothing is.
        source: The path of the document's first source.
        sources: The paths of all its sources.
        start: The first code point of `quote` in the canonical text.
        end: One past its last code point.
        quote: The cited words, exactly.
        sentence: The sentences, heading or metadata line that the quote stands in.
        sentence_start: The first code point of `sentence`.
        sentence_end: One past its last code point.
    """

    number: int
    document_id: str
    title: str | None
    published: str | None
    source: str
    sources: tuple[str, ...]
    start: int
    end: int
    quote: str
    sentence: str
    sentence_start: int
    sentence_end: int


@dataclass(frozen=True, slots=True)
class AnswerText:
    """One wording of the answer and the numbers of the citations that carry it."""

    text: str
    citations: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """What some sources give as the answer where others give something else.

    Attributes:
        text: The words, equal to the quote of the first citation named; the others give the same
            value, maybe in other words.
        citations: The numbers of the citations that carry it.
        published: The latest ISO date among them, cut to what is known; None where none is.
        newest: Whether no other claim is known to be of a later date. All are False where the
            dates do not tell.
    """

    text: str
    citations: tuple[int, ...]
    published: str | None
    newest: bool


@dataclass(frozen=True, slots=True)
class ReadPassage:
    """A passage that was read for an answer, and the best span found in it.

    Attributes:
        document_id: The document's id.
        start: The passage's first code point in the canonical text.
        end: One past its last code point.
        score: How high the retriever ranked it; for order only.
        quote: The best span's words, None where the reader found none.
        quote_start: Its first code point, None with `quote`.
        quote_end: One past its last code point, None with `quote`.
        margin: The reader's score of the span above "no answer here", None with `quote`.
        confidence: The probability that the span answers the question, 0 without one.
    """

    document_id: str
    start: int
    end: int
    score: float
    quote: str | None
    quote_start: int | None
    quote_end: int | None
    margin: float | None
    confidence: float


@dataclass(frozen=True, slots=True)
class Trace:
    """How an answer was found.

    Attributes:
        kind: What the question asks for.
        read: The passages that were read, as the retriever ranked them.
        threshold: The probability below which there is no answer.
        search_ms: Milliseconds that the search took.
        read_ms: Milliseconds that the reading took.
    """

    kind: QuestionKind
    read: tuple[ReadPassage, ...]
    threshold: float
    search_ms: float
    read_ms: float


@dataclass(frozen=True, slots=True)
class LibraryState:
    """Which library answered, and in what state."""

    path: str
    documents: int
    passages: int
    generation: int


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to a question, or a refusal.

    Attributes:
        question: The question as asked.
        understood: The question as it was read; another one than `question` where that leans on
            the conversation.
        language: "nb", "nn", "en" or another ISO 639-1 code.
        answer: The best span's words, equal to `citations[0].quote`; None when refused.
        confidence: The probability that `answer` is right; when refused, that of the best
            span that was rejected, 0 where there was none.
        citations: The evidence, best first, from different places; empty when refused.
        answers: The different wordings among the citations, best first; empty when refused.
        disagreement: What the sources give where they differ on the answer; empty where they
            agree, and when refused.
        suggestion: The question with the nearest name that the library knows, where it holds a
            name that the library does not; None otherwise. It is proposed, never asked.
        hint: Why the text got no answer as a question, such as "keyword" or "command", for
            interfaces to say what to write; None for an answer and for a plain refusal.
        passages: The passages read, best first. When refused they are the nearest ones.
        trace: How the answer was found.
        library: The library that was asked.
    """

    question: str
    understood: str
    language: str
    answer: str | None
    confidence: float
    citations: tuple[Citation, ...]
    answers: tuple[AnswerText, ...]
    disagreement: tuple[Claim, ...]
    suggestion: str | None
    hint: Hint | None
    passages: tuple[Hit, ...]
    trace: Trace
    library: LibraryState

    @property
    def answered(self) -> bool:
        """Whether there is an answer."""
        return self.answer is not None

    def to_dict(self) -> dict[str, object]:
        """Returns the public JSON form. Keys are always present."""
        return {
            "question": self.question,
            "understood": self.understood,
            "language": self.language,
            "answered": self.answered,
            "answer": self.answer,
            "confidence": round(self.confidence, 4),
            "citations": [asdict(citation) for citation in self.citations],
            "answers": [asdict(answer) for answer in self.answers],
            "disagreement": [asdict(claim) for claim in self.disagreement],
            "suggestion": self.suggestion,
            "hint": self.hint,
            "passages": [
                {
                    "document_id": hit.document_id,
                    "start": hit.start,
                    "end": hit.end,
                    "text": hit.text,
                    "score": hit.score,
                }
                for hit in self.passages
            ],
            "trace": asdict(self.trace),
            "library": asdict(self.library),
        }


def cite(document: Document, quote: Span, sentence: Span, number: int) -> Citation:
    """Returns a verified citation of a span of a document.

    Raises:
        CitationError: The span is empty, lies outside the text or outside its sentence.
    """
    inside = 0 <= sentence.start <= quote.start < quote.end <= sentence.end <= len(document.text)
    if not inside:
        raise CitationError(
            f"citation {quote} in sentence {sentence} does not fit document {document.id} "
            f"of {len(document.text)} characters"
        )
    return Citation(
        number=number,
        document_id=document.id,
        title=document.title,
        published=document.published,
        source=document.source,
        sources=tuple(source.path for source in document.sources),
        start=quote.start,
        end=quote.end,
        quote=quote.of(document.text),
        sentence=sentence.of(document.text),
        sentence_start=sentence.start,
        sentence_end=sentence.end,
    )
