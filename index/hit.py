"""What a search finds."""

from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that a search found.

    Attributes:
        document_id: The document's id.
        title: The document's title, None where it has none.
        published: The document's ISO date cut to what is known, None where nothing is.
        source: The path of the document's first source.
        start: The first code point of the passage in the document's canonical text.
        end: One past its last code point.
        text: The passage: `document.text[start:end]`.
        score: For order only, from 0 to 1 within one search; not a probability.
        similarity: Cosine of the question's and the passage's vectors, -1 to 1.
        coverage: The share of the question's terms that stand in the passage, weighted by how
            rare they are in the library; from 0 to 1.
    """

    document_id: str
    title: str | None
    published: str | None
    source: str
    start: int
    end: int
    text: str
    score: float
    similarity: float
    coverage: float

    def to_dict(self) -> dict[str, object]:
        """Returns the public JSON form, without the parts of the score."""
        fields = asdict(self)
        return {key: fields[key] for key in fields if key not in ("similarity", "coverage")}
