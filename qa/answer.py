"""What the assistant answers: a quote from a source, with the place of every word."""

from dataclasses import asdict, dataclass

from corpus.document import Document, Span
from corpus.errors import CitationError
from index.hit import Hit


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
        language: "nb", "nn", "en" or another ISO 639-1 code.
        answer: The best span's words, equal to `citations[0].quote`; None when refused.
        confidence: The probability that `answer` is right; when refused, that of the best
            span that was rejected, 0 where there was none.
        citations: The evidence, best first, from different places; empty when refused.
        answers: The different wordings among the citations, best first; empty when refused.
        passages: The passages read, best first. When refused they are the nearest ones.
        library: The library that was asked.
    """

    question: str
    language: str
    answer: str | None
    confidence: float
    citations: tuple[Citation, ...]
    answers: tuple[AnswerText, ...]
    passages: tuple[Hit, ...]
    library: LibraryState

    @property
    def answered(self) -> bool:
        """Whether there is an answer."""
        return self.answer is not None

    def to_dict(self) -> dict[str, object]:
        """Returns the public JSON form. Keys are always present."""
        return {
            "question": self.question,
            "language": self.language,
            "answered": self.answered,
            "answer": self.answer,
            "confidence": round(self.confidence, 4),
            "citations": [asdict(citation) for citation in self.citations],
            "answers": [asdict(answer) for answer in self.answers],
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
