"""A question as it came from a user: checked, and told which language it is in."""

import unicodedata
from dataclasses import dataclass
from typing import Final

from corpus.errors import QuestionError
from corpus.language import detect_language
from corpus.text import without_break_hints
from index.bundle import UNKNOWN, tokenizer

MAX_CHARACTERS: Final = 1_000
_MAX_UNKNOWN: Final = 0.3


@dataclass(frozen=True, slots=True)
class Question:
    """A question that can be answered.

    Attributes:
        text: The words, with single blanks between them.
        language: "nb", "nn", "en" or another ISO 639-1 code.
    """

    text: str
    language: str


def parse_question(text: str, *, languages: frozenset[str]) -> Question:
    """Returns a checked question.

    Args:
        text: What the user wrote.
        languages: The languages of the library's documents.

    Raises:
        QuestionError: As `check_question` raises it.
    """
    words = check_question(text)
    return Question(words, detect_language(words, among=languages))


def check_question(text: str) -> str:
    """Returns the words of a question that can be asked, with single blanks between them.

    Raises:
        QuestionError: It is empty, over 1,000 characters long, holds control characters, or
            is in a script that the bundled model cannot read.
    """
    if len(text) > MAX_CHARACTERS:
        raise QuestionError(
            f"the question has {len(text):,} characters; ask in {MAX_CHARACTERS:,} at the most",
            reason="long",
        )
    words = " ".join(unicodedata.normalize("NFC", without_break_hints(text)).split())
    for character in words:
        if unicodedata.category(character) in ("Cc", "Cs"):
            raise QuestionError(
                f"the question holds the control character U+{ord(character):04X}; remove it",
                reason="control",
            )
    if not any(character.isalnum() for character in words):
        raise QuestionError("the question is empty; write what you want to know", reason="empty")
    if (share := unknown_share(words)) > _MAX_UNKNOWN:
        raise QuestionError(
            f"the model cannot read {share:.0%} of the question: it knows the Latin script only",
            reason="script",
        )
    return words


def unknown_share(text: str) -> float:
    """Returns the share of a text's letters that the vocabulary lacks, from 0 to 1."""
    encoding = tokenizer().encode(text, add_special_tokens=False)
    unknown = {
        position
        for token, (start, end) in zip(encoding.ids, encoding.offsets, strict=True)
        if token == UNKNOWN
        for position in range(start, end)
    }
    letters = [position for position, character in enumerate(text) if character.isalnum()]
    return sum(position in unknown for position in letters) / max(len(letters), 1)
