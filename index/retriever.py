"""Finds the passages that a question is about, by meaning and by words."""

from collections.abc import Collection
from typing import Final

from corpus.errors import InputError
from corpus.library import Library
from index.encoder import Encoder
from index.fusion import fuse
from index.hit import Hit
from index.postings import Postings
from index.tables import check_space
from index.vectors import FaissStore, VectorStore

CANDIDATES: Final = 100
"""How many passages each of the two searches brings to the fusion."""
WEIGHT: Final = 0.6
"""The share of the vectors in the score: the best of 0.5 to 0.8 on NorQuAD's validation texts."""
MAX_LIMIT: Final = 1_000


class Retriever:
    """Searches one library.

    Args:
        library: The library.
        encoder: An encoder of the library's vector space.
        store: Where its vectors are searched; FAISS over the library's own by default.
        weight: The share of the vectors in the score, from 0 (words alone) to 1.

    Raises:
        SpaceError: The library's vectors are of another space than the encoder's.
        LibraryError: Nothing is indexed in the library.
    """

    def __init__(
        self,
        library: Library,
        encoder: Encoder,
        *,
        store: VectorStore | None = None,
        weight: float = WEIGHT,
    ) -> None:
        if not 0 <= weight <= 1:
            raise InputError(f"weight is {weight}; expected a number from 0 to 1")
        check_space(library, space=encoder.fingerprint)
        self.library = library
        self.encoder = encoder
        self.weight = weight
        self._store = store or FaissStore(library)
        self._postings = Postings(library)

    def search(self, query: str, *, limit: int = 10, exclude: Collection[str] = ()) -> list[Hit]:
        """Returns the passages that fit a question best.

        Args:
            query: A question or any words. It is data: no syntax is read in it.
            limit: How many hits at the most, from 1 to 1,000.
            exclude: The ids of documents to pass over.

        Returns:
            Hits, best first; the same for the same library at every run.

        Raises:
            InputError: The query is empty or the limit is out of range.
        """
        if not query.strip():
            raise InputError("the query is empty; write what to search for")
        if not 1 <= limit <= MAX_LIMIT:
            raise InputError(f"limit is {limit}; expected a number from 1 to {MAX_LIMIT}")
        count = max(CANDIDATES, limit)
        vector = self.encoder.encode_query(query)
        with self.library.snapshot():
            dense = dict(self._store.search(vector, count))
            by_words = [row for row in self._postings.search(query, count) if row not in dense]
            dense |= self._store.similarities(vector, by_words)
            relevance = self._postings.relevance(query, dense)
            most = self._postings.most(query)
            scores = fuse(dense, relevance, weight=self.weight, most=most)
            stored = self.library.passages(scores)
            # Rows of equal score stand in the order of the texts, not of their coming.
            order = sorted(
                (item for item in stored.values() if item.document_id not in exclude),
                key=lambda item: (-scores[item.id], item.document_id, item.passage.start),
            )
            documents = {
                name: self.library.get(name)
                for name in {item.document_id for item in order[:limit]}
            }
        hits = []
        for item in order[:limit]:
            document = documents[item.document_id]
            hits.append(
                Hit(
                    document_id=document.id,
                    title=document.title,
                    published=document.published,
                    source=document.source,
                    start=item.passage.start,
                    end=item.passage.end,
                    text=item.passage.of(document.text),
                    heading=item.passage.heading,
                    score=round(scores[item.id], 6),
                    similarity=round(dense[item.id], 4),
                )
            )
        return hits

    def weights(self, query: str) -> dict[str, float]:
        """Returns how rare each stem of a query is, for those that stand in any passage.

        It is BM25's inverse document frequency, above zero for every stem.
        """
        return self._postings.weights(query)
