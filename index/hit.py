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
        heading: The title and the section heading that the passage stands under but does not
            hold; "" where there is none.
        score: For order only, from 0 to 1 within one search; not a probability.
        similarity: The cosine of the vectors of query and passage.
    """

    document_id: str
    title: str | None
    published: str | None
    source: str
    start: int
    end: int
    text: str
    heading: str
    score: float
    similarity: float

    @property
    def under_heading(self) -> str:
        """What was searched, and what the reader reads: the passage under its headings."""
        return f"{self.heading}\n{self.text}" if self.heading else self.text

    def to_dict(self) -> dict[str, object]:
        """Returns the public JSON form."""
        return asdict(self)
