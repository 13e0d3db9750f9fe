"""Measures retrieval, reading, answers and refusals on labelled questions."""

import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np

from corpus.document import Span, document_id
from corpus.errors import CitationError, UnknownDocument
from corpus.language import detect_language
from corpus.library import Library
from corpus.reading import File
from index.encoder import Encoder
from index.hit import Hit
from index.indexer import Progress, index_files
from index.terms import words
from qa.answer import cite
from qa.assistant import Assistant
from qa.evaluation.labelled import LabelledQuestion
from qa.evaluation.metrics import (
    calibration_error,
    exact_match,
    f1,
    mean,
    recall_at,
    reciprocal_rank,
)
from qa.evidence import Evidence, blocks_of
from qa.reader import Reader

_DEEP: Final = 100
_RIGHT: Final = 0.5
"""From this F1 on an answer counts as right where probabilities are judged."""
_NEAR: Final = 10


@dataclass(frozen=True, slots=True)
class Record:
    """One question, asked of the library with and without its document.

    Attributes:
        labelled: The question.
        document_id: The id of the document with its text; None where it has no answer.
        language: Its language.
        rank: The rank of the first hit that covers a labelled span, or holds an answer's words
            where no place is labelled; None beyond 100 and where the question has no answer.
        document_rank: The rank of the first hit in the labelled document.
        evidence: What was found with the document in the library, best first.
        read: The reader's best words on the labelled text alone; None where there is none.
        without: What was found without the document; None where the question has none.
        stands_elsewhere: Whether a labelled answer stands in the ten hits that remain.
        seconds: How long the question took.
    """

    labelled: LabelledQuestion
    document_id: str | None
    language: str
    rank: int | None
    document_rank: int | None
    evidence: tuple[Evidence, ...]
    read: str | None
    without: tuple[Evidence, ...] | None
    stands_elsewhere: bool
    seconds: float

    def cases(self) -> Iterator[tuple[tuple[Evidence, ...], tuple[str, ...]]]:
        """Yields what was found and what would have been right, with the document and without.

        Without it nothing is right; where a label stands elsewhere, that cannot be said.
        """
        yield self.evidence, self.labelled.answers
        if self.without is not None and not self.stands_elsewhere:
            yield self.without, ()


@contextmanager
def library_of(
    questions: Sequence[LabelledQuestion], encoder: Encoder, progress: Progress | None = None
) -> Iterator[Library]:
    """Yields a library of the questions' own texts, for as long as they are asked."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        texts = dict.fromkeys(q.text for q in questions if q.text is not None)
        for text in texts:
            (folder / f"{document_id(text)}.txt").write_bytes(text.encode())
        files = [File(folder, path) for path in sorted(folder.glob("*.txt"))]
        with Library(folder / "evaluation.sqlite", create=True) as library:
            index_files(library, encoder, files, progress=progress)
            yield library


def document_of(library: Library, labelled: LabelledQuestion) -> str | None:
    """Returns the id of a question's document; None where it has no answer, and so needs none.

    Raises:
        UnknownDocument: The library lacks the document.
    """
    if not labelled.answers:
        return None
    if labelled.text is None:
        return library.document(labelled.source or "").id
    name = document_id(labelled.text)
    if not library.has(name):
        raise UnknownDocument("the library lacks its text")
    return name


def run(
    assistant: Assistant,
    reader: Reader | None,
    questions: Sequence[LabelledQuestion],
    progress: Progress | None = None,
) -> Iterator[Record]:
    """Yields a record for each question, in order.

    Args:
        assistant: Who is asked.
        reader: Reads the labelled texts alone; None leaves that out.
        questions: What is asked.
        progress: Is told after each question.

    Raises:
        UnknownDocument: The library lacks the document of a question.
    """
    for done, labelled in enumerate(questions, start=1):
        yield _record(assistant, reader, labelled, document_of(assistant.library, labelled))
        if progress:
            progress(done, len(questions))


def _record(
    assistant: Assistant,
    reader: Reader | None,
    labelled: LabelledQuestion,
    own: str | None,
) -> Record:
    begun = time.perf_counter()
    evidence = assistant.evidence(labelled.question)
    seconds = time.perf_counter() - begun
    hits = assistant.retriever.search(labelled.question, limit=_DEEP)
    without, stands_elsewhere = None, False
    if own is not None and labelled.answers:
        exclude = {own}
        without = tuple(assistant.evidence(labelled.question, exclude=exclude))
        left = assistant.retriever.search(labelled.question, limit=_NEAR, exclude=exclude)
        stands_elsewhere = _stands(labelled.answers, left)
    return Record(
        labelled=labelled,
        document_id=own,
        language=detect_language(labelled.question, among=assistant.library.languages()),
        rank=_rank(hits, labelled, own),
        document_rank=next(
            (n for n, hit in enumerate(hits, start=1) if hit.document_id == own), None
        ),
        evidence=tuple(evidence),
        read=_read(reader, labelled, assistant.library, own),
        without=without,
        stands_elsewhere=stands_elsewhere,
        seconds=seconds,
    )


def _rank(hits: Sequence[Hit], labelled: LabelledQuestion, own: str | None) -> int | None:
    for number, hit in enumerate(hits, start=1):
        if hit.document_id != own or not labelled.answers:
            continue
        place = Span(hit.start, hit.end)
        if any(place.covers(span) for span in labelled.spans) or (
            not labelled.spans and any(answer in hit.text for answer in labelled.answers)
        ):
            return number
    return None


def _stands(answers: Sequence[str], hits: Sequence[Hit]) -> bool:
    texts = [" " + " ".join(words(hit.text)) + " " for hit in hits]
    return any(" " + " ".join(words(answer)) + " " in text for answer in answers for text in texts)


def _read(
    reader: Reader | None, labelled: LabelledQuestion, library: Library, own: str | None
) -> str | None:
    if reader is None or own is None or not labelled.answers:
        return None
    text = library.get(own).text
    found = reader.read(labelled.question, text, [Span(b.start, b.end) for b in blocks_of(text)])
    return found[0].span.of(text) if found else ""


def summary(records: Sequence[Record], threshold: float) -> dict[str, object]:
    """Returns all figures of a run: shares from 0 to 1, None where there was nothing to measure.

    Reader and end-to-end figures are over the answerable questions; end to end counts the best
    span, whether above the threshold or not. Refusal counts each question with its document
    (answerable) and without it (unanswerable, unless the answer stands in the ten hits left),
    and the questions that have no answer: precision is right refusals over refusals, recall is
    right refusals over what is unanswerable. A refusal of an answerable question whose best
    span is wrong is not a right one.
    """
    answerable = [record for record in records if record.labelled.answers]
    seconds = [record.seconds for record in records]
    ranks = [record.rank for record in answerable]
    documents = [record.document_rank for record in answerable]
    read = [record for record in answerable if record.read is not None]
    return {
        "questions": len(records),
        "retrieval": {
            "recall@1": recall_at(ranks, 1) if ranks else None,
            "recall@5": recall_at(ranks, 5) if ranks else None,
            "recall@10": recall_at(ranks, 10) if ranks else None,
            "mrr": reciprocal_rank(ranks) if ranks else None,
            "document_mrr": reciprocal_rank(documents) if documents else None,
        },
        "reader": {
            "exact_match": _mean([exact_match(r.read or "", r.labelled.answers) for r in read]),
            "f1": _mean([f1(r.read or "", r.labelled.answers) for r in read]),
        },
        "end_to_end": _end_to_end(answerable),
        "refusal": _refusal(records, threshold),
        "citations_correct": _mean([_exact(item) for r in records for item in r.evidence]),
        "latency_ms": {
            "p50": float(np.percentile(seconds, 50)) * 1_000 if seconds else None,
            "p95": float(np.percentile(seconds, 95)) * 1_000 if seconds else None,
        },
        "by_language": _by(answerable, lambda record: record.language),
        "by_question_word": _by(answerable, _question_word),
    }


def _mean(values: Sequence[float]) -> float | None:
    return mean(values) if values else None


def _exact(item: Evidence) -> float:
    """Returns 1.0 where a citation of the evidence holds word for word, else 0.0."""
    try:
        citation = cite(item.document, item.span, item.sentence, 1)
    except CitationError:
        return 0.0
    return float(item.document.text[citation.start : citation.end] == citation.quote)


def _best(record: Record) -> str:
    return _words(record.evidence[0]) if record.evidence else ""


def _words(item: Evidence) -> str:
    return item.span.of(item.document.text)


def _end_to_end(records: Sequence[Record]) -> dict[str, float | None]:
    return {
        "exact_match": _mean([exact_match(_best(r), r.labelled.answers) for r in records]),
        "f1": _mean([f1(_best(r), r.labelled.answers) for r in records]),
        "sentence_first": _mean([_right_sentence(r, 1) for r in records]),
        "sentence_top3": _mean([_right_sentence(r, 3) for r in records]),
    }


def _right_sentence(record: Record, cut: int) -> float:
    """Returns whether one of the first cited sentences overlaps a labelled span."""
    cited: list[Evidence] = []
    for item in record.evidence:
        if not any(
            item.document.id == other.document.id and item.sentence.overlaps(other.sentence)
            for other in cited
        ):
            cited.append(item)
    for item in cited[:cut]:
        if item.document.id != record.document_id:
            continue
        spans, sentence = record.labelled.spans, item.sentence.of(item.document.text)
        if any(item.sentence.overlaps(span) for span in spans) or (
            not spans and any(answer in sentence for answer in record.labelled.answers)
        ):
            return 1.0
    return 0.0


def _refusal(records: Sequence[Record], threshold: float) -> dict[str, float | None]:
    probabilities: list[float] = []
    right: list[float] = []
    answerable: list[bool] = []
    for record in records:
        for evidence, answers in record.cases():
            can_be = bool(answers)
            probabilities.append(evidence[0].confidence if evidence else 0.0)
            answerable.append(can_be)
            words_right = f1(_words(evidence[0]), answers) if evidence else 0.0
            right.append(float(can_be and words_right >= _RIGHT))
    refused = [probability < threshold for probability in probabilities]
    rightly = sum(no and not can_be for no, can_be in zip(refused, answerable, strict=True))
    return {
        "precision": rightly / sum(refused) if any(refused) else None,
        "recall": rightly / answerable.count(False) if not all(answerable) else None,
        "calibration_error": calibration_error(probabilities, right) if right else None,
    }


def _by(
    records: Sequence[Record], key: Callable[[Record], str]
) -> dict[str, dict[str, float | None]]:
    groups: dict[str, list[Record]] = defaultdict(list)
    for record in records:
        groups[key(record)].append(record)
    return {
        name: {"questions": len(group), **_end_to_end(group)}
        for name, group in sorted(groups.items(), key=lambda item: (-len(item[1]), item[0]))
    }


_QUESTION_WORDS = {
    "hvem": "hvem", "kven": "hvem", "who": "hvem", "whose": "hvem", "hva": "hva", "kva": "hva",
    "what": "hva", "hvor": "hvor", "kor": "hvor", "kvar": "hvor", "where": "hvor", "how": "hvordan",
    "hvordan": "hvordan", "korleis": "hvordan", "hvorfor": "hvorfor", "kvifor": "hvorfor",
    "why": "hvorfor", "når": "når", "when": "når", "hvilken": "hvilken", "hvilket": "hvilken",
    "hvilke": "hvilken", "which": "hvilken",
}  # fmt: skip


def _question_word(record: Record) -> str:
    asked = words(record.labelled.question)
    for place, word in enumerate(asked):
        if word in ("hvor", "kor", "how") and asked[place + 1 : place + 2]:
            following = asked[place + 1]
            if following in ("mange", "mye", "mykje", "stor", "stort", "many", "much"):
                return "hvor mange"
        if word in _QUESTION_WORDS:
            return _QUESTION_WORDS[word]
    return "andre"
