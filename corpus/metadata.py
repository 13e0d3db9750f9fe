"""What is known of a document besides its text: its title and its date."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.dates import FULL_DATE, parse_date
from corpus.document import Block, BlockKind
from corpus.errors import ReadError
from corpus.text import canonical

METADATA_FILE = "metadata.json"
"""A file of this name in a folder says what is known of the texts beside it:
`{"FILE": {"title": "...", "published": "2023-06-02"}}`. What it leaves out or gives as null is
read from the text."""

_UPDATED = re.compile(r"\s*(?:sist\s+)?(?:oppdatert|endret|endra|updated)", re.IGNORECASE)
_OPENING = re.compile(
    rf"(?-i:[A-ZÆØÅ][\w.-]*(?:\s(?:i|på|[A-ZÆØÅ][\w.-]*)){{0,3}})(?:,|\s\()\s*({FULL_DATE})\)?"
    r"\s*(?:[–—:]|-\s)\s*(?-i:[A-ZÆØÅ«“\"])",
    re.IGNORECASE,
)
"""A place and a date before the first words: "Oslo, 22. mai 2024 – Regjeringen vil ..."."""
_FRONT_MATTER_TITLE = re.compile(r"title\s*:\s*(.+)|tittel\s*:\s*(.+)", re.IGNORECASE)
_ON_NEXT_LINE = frozenset({">", "|", ">-", "|-"})
"""What YAML writes before a value that begins on the next line."""
_MAX_TITLE = 300


@dataclass(frozen=True, slots=True)
class Metadata:
    """A title and an ISO date cut to what is known of it; None where nothing is."""

    title: str | None = None
    published: str | None = None


def metadata_of(text: str, blocks: Sequence[Block], given: Metadata | None = None) -> Metadata:
    """Returns what is given, and for the rest what the text says of itself."""
    given = given or Metadata()
    return Metadata(
        title=given.title or _title(text, blocks),
        published=given.published or _published(text, blocks),
    )


def _title(text: str, blocks: Iterable[Block]) -> str | None:
    opened = False
    for block in blocks:
        words = block.of(text)
        if block.kind is BlockKind.METADATA:
            match = _FRONT_MATTER_TITLE.fullmatch(words)
            if match or opened:
                given = (match[1] or match[2]) if match else words
                opened = given in _ON_NEXT_LINE
                if not opened:
                    return given.strip(" \"'")[:_MAX_TITLE] or None
            continue
        return words.lstrip("# ").strip() if block.kind is BlockKind.HEADING else None
    return None


def _published(text: str, blocks: Sequence[Block]) -> str | None:
    lines = [block.of(text) for block in blocks if block.kind is BlockKind.METADATA]
    # A text that was published and later updated has the date of its publication.
    for line in sorted(lines, key=lambda words: bool(_UPDATED.match(words))):
        if (found := parse_date(line)) is not None:
            return found
    first = next((block for block in blocks if block.kind is BlockKind.PARAGRAPH), None)
    opening = _OPENING.match(text, first.start, first.end) if first else None
    return parse_date(opening[1]) if opening else None


def read_metadata(folder: Path) -> Mapping[str, Metadata]:
    """Returns what `metadata.json` in a folder says, by file name; nothing where there is none.

    Raises:
        ReadError: The file is not of the form above, or a date in it is none.
    """
    path = folder / METADATA_FILE
    if path.exists() and not path.is_file():
        raise ReadError(f"{path}: not a file")  # a pipe would be waited for without end
    try:
        entries = json.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, RecursionError) as error:
        raise ReadError(f"{path}: {error}") from error
    if not isinstance(entries, dict):
        raise ReadError(f"{path}: expected an object with a file name for each key")
    return {name: _entry(path, name, entry) for name, entry in entries.items()}


def _entry(path: Path, name: str, entry: object) -> Metadata:
    if not isinstance(entry, dict) or not set(entry) <= {"title", "published"}:
        raise ReadError(f'{path}: "{name}" takes "title" and "published" and no other key')
    for key, value in entry.items():
        if value is not None and not isinstance(value, str):
            raise ReadError(f'{path}: "{key}" of "{name}" is {value!r}; expected text or null')
    published = entry.get("published")
    if published is not None and parse_date(published) != published:
        raise ReadError(
            f'{path}: "published" of "{name}" is "{published}"; '
            "expected an ISO date such as 2023-06-02, 2023-06 or 2023"
        )
    title = entry.get("title")
    return Metadata(title=canonical(title)[:_MAX_TITLE] if title else None, published=published)
