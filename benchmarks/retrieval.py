"""Ranks passages for labelled questions in several ways, over the same texts and vectors.

    python -m benchmarks.retrieval validation.json --texts train.json

`--texts` adds texts without their questions. Plain sentence-transformers and Haystack rank the
very passages and vectors that Kildesvar stores, so that only the ranking differs. Haystack is
left out where it is not installed (`pip install haystack-ai`).
"""

import importlib.util
import os
from collections.abc import Callable, Sequence
from pathlib import Path

import click
import numpy as np

from benchmarks.machine import machine
from corpus.document import Span
from corpus.library import Library
from index.encoder import OnnxEncoder
from index.onnx import Vector
from index.postings import Postings
from index.retriever import Retriever
from index.vectors import FaissStore
from qa.evaluation.evaluate import library_of
from qa.evaluation.labelled import LabelledQuestion, read_labelled
from qa.evaluation.metrics import recall_at, reciprocal_rank

DEPTH = 100
_RRF = 60
Rank = Callable[[str], list[int]]
"""Returns the ids of passages for a question, best first."""


def rankings(library: Library, encoder: OnnxEncoder) -> dict[str, Rank]:
    """Returns each way of ranking, by name."""
    store, postings = FaissStore(library), Postings(library)

    def dense(question: str) -> list[int]:
        return [row for row, _ in store.search(encoder.encode_query(question), DEPTH)]

    def words(question: str) -> list[int]:
        found = postings.search(question, DEPTH)
        scores = postings.relevance(question, found)
        return sorted(found, key=lambda row: (-scores[row], row))

    def rrf(question: str) -> list[int]:
        scores: dict[int, float] = {}
        for ranking in (dense(question), words(question)):
            for place, row in enumerate(ranking, start=1):
                scores[row] = scores.get(row, 0.0) + 1 / (_RRF + place)
        return sorted(scores, key=lambda row: (-scores[row], row))

    ways: dict[str, Rank] = {
        "sentence-transformers (vectors alone)": dense,
        "BM25 with Norwegian stems alone": words,
        "both, reciprocal rank fusion": rrf,
    }
    if importlib.util.find_spec("haystack"):
        ways["Haystack, BM25 and vectors, RRF"] = haystack(library, encoder)
    return {**ways, "Kildesvar": by_retriever(Retriever(library, encoder))}


def by_retriever(retriever: Retriever) -> Rank:
    """Returns the ranking of Kildesvar's own retriever."""
    rows = {
        (stored.document_id, stored.passage.start, stored.passage.end): row
        for row, stored in retriever.library.every_passage().items()
    }

    def rank(question: str) -> list[int]:
        hits = retriever.search(question, limit=DEPTH)
        return [rows[hit.document_id, hit.start, hit.end] for hit in hits]

    return rank


def haystack(library: Library, encoder: OnnxEncoder) -> Rank:
    """Returns Haystack's hybrid ranking: its BM25 and the same vectors, joined by rank."""
    os.environ["HAYSTACK_TELEMETRY_ENABLED"] = "False"
    from haystack import Document
    from haystack.components.joiners import DocumentJoiner
    from haystack.components.retrievers.in_memory import (
        InMemoryBM25Retriever,
        InMemoryEmbeddingRetriever,
    )
    from haystack.document_stores.in_memory import InMemoryDocumentStore

    texts, vectors = _texts(library), _vectors(library)
    memory = InMemoryDocumentStore(embedding_similarity_function="cosine")
    memory.write_documents(
        [
            Document(id=str(row), content=text, embedding=vectors[row].tolist())
            for row, text in texts.items()
        ]
    )
    by_words = InMemoryBM25Retriever(memory, top_k=DEPTH)
    by_vector = InMemoryEmbeddingRetriever(memory, top_k=DEPTH)
    joiner = DocumentJoiner(join_mode="reciprocal_rank_fusion", top_k=DEPTH)

    def rank(question: str) -> list[int]:
        lists = [
            by_words.run(query=question)["documents"],
            by_vector.run(query_embedding=encoder.encode_query(question).tolist())["documents"],
        ]
        return [int(document.id) for document in joiner.run(documents=lists)["documents"]]

    return rank


def _texts(library: Library) -> dict[int, str]:
    documents = {document.id: document.text for document in library.documents()}
    return {
        row: stored.passage.under_heading(documents[stored.document_id])
        for row, stored in library.every_passage().items()
    }


def _vectors(library: Library) -> dict[int, Vector]:
    with library.snapshot() as connection:
        rows = connection.execute(
            "SELECT passage_id, vector FROM vectors JOIN embeddings USING (key)"
        ).fetchall()
    return {row: np.frombuffer(blob, dtype="<f2").astype(np.float32) for row, blob in rows}


def ranks(library: Library, rank: Rank, questions: Sequence[LabelledQuestion]) -> list[int | None]:
    """Returns for each question the rank of the first passage that covers a labelled span."""
    by_text = {document.text: document.id for document in library.documents()}
    stored = library.every_passage()
    found: list[int | None] = []
    for labelled in questions:
        right = {
            row
            for row, item in stored.items()
            if item.document_id == by_text[labelled.text or ""]
            and any(
                Span(item.passage.start, item.passage.end).covers(span) for span in labelled.spans
            )
        }
        order = rank(labelled.question)
        found.append(next((n for n, row in enumerate(order, start=1) if row in right), None))
    return found


@click.command()
@click.argument("file", type=click.Path(path_type=Path, exists=True))
@click.option("--texts", multiple=True, type=click.Path(path_type=Path, exists=True))
def main(file: Path, texts: Sequence[Path]) -> None:
    """Rank for the answerable questions of FILE (SQuAD's JSON)."""
    questions = [question for question in read_labelled(file).questions if question.answers]
    others = [question for path in texts for question in read_labelled(path).questions]
    encoder = OnnxEncoder()
    with library_of([*questions, *others], encoder) as library:
        counts = library.counts()
        print(machine())
        print(f"{counts.documents} texts, {counts.passages} passages, {len(questions)} questions")
        print(f"{'ranking':40} {'MRR':>6} {'recall@1':>9} {'recall@5':>9}")
        for name, rank in rankings(library, encoder).items():
            found = ranks(library, rank, questions)
            figures = reciprocal_rank(found), recall_at(found, 1), recall_at(found, 5)
            print(f"{name:40} {figures[0]:6.3f} {figures[1]:9.3f} {figures[2]:9.3f}", flush=True)


if __name__ == "__main__":
    main()
