"""The quote bank: who said what, and when, from the utterances that indexing found."""

import json
import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from corpus.dates import parse_date
from corpus.errors import InputError
from corpus.library import Library
from corpus.speakers import PARTY_LETTERS, indefinite, title_forms
from corpus.text import canonical
from corpus.utterances import UtteranceKind
from index.aliases import other_names
from index.terms import words
from qa.mentions import candidates, in_order, month
from qa.quotes.claimed import in_full, in_parts
from qa.term import MAX_TERM, Term

UNKNOWN: Final = "ukjent"
"""How a speaker prints whom the source does not name."""
COLUMNS: Final = (
    "document_id",
    "source",
    "published",
    "start",
    "end",
    "text",
    "kind",
    "group",
    "speaker",
    "title",
    "organisation",
    "confidence",
)
"""The keys of a quote in JSON, and the columns of its exports."""

_GENITIVE = re.compile(r"(?<=\w)(?:['’]?s|['’])$")


@dataclass(frozen=True, slots=True)
class Quote:
    """An utterance with its words and its document.

    Attributes:
        document_id: The document.
        source: Its first source.
        published: Its date, cut to what is known of it; None where nothing is.
        start: Where the speech begins, in code points of the canonical text.
        end: Where it ends, half-open.
        text: The speech as it stands.
        kind: How it is marked.
        group: A number that the parts of an interrupted quote share within the document.
        speaker: The full name as the document gives it first, None where it does not tell.
        title: The speaker's title, None where the document gives none.
        organisation: The speaker's organisation, None where the document gives none.
        confidence: How sure the speaker is, as in `corpus.utterances.Utterance`.
    """

    document_id: str
    source: str
    published: str | None
    start: int
    end: int
    text: str
    kind: UtteranceKind
    group: int
    speaker: str | None
    title: str | None
    organisation: str | None
    confidence: float

    def to_dict(self) -> dict[str, Any]:
        """Returns the quote as JSON has it."""
        return {key: getattr(self, key) for key in COLUMNS}

    def to_row(self, unknown: str = UNKNOWN) -> dict[str, Any]:
        """Returns the quote as an export has it: `unknown` stands for a speaker not known."""
        return {**self.to_dict(), "speaker": self.speaker or unknown}


@dataclass(frozen=True, slots=True)
class Quotes:
    """The quotes that were asked for.

    Attributes:
        rows: The quotes, of the newest document first and of undated ones last.
        undated: How many more there are, left out because their date is not known while one
            was asked for.
    """

    rows: tuple[Quote, ...]
    undated: int


def find_quotes(
    library: Library,
    *,
    speaker: str | None = None,
    since: str | None = None,
    until: str | None = None,
    contains: str | None = None,
    headings: bool = False,
) -> Quotes:
    """Finds the quotes of the library.

    Args:
        library: The library.
        speaker: A surname, full name or title, or a title before a name; or an organisation, in
            any of its names, for its own words and those of its people. Case, a genitive s and
            the definite form of a title make no difference.
        since: The first day, month or year: "2023-06-02", "02.06.2023", "2023-06" or "2023". A
            document that is dated by month or year alone counts where some day of it fits.
        until: The last day, month or year.
        contains: A word, phrase or name that the quote has, as `qa.term.Term` reads it.
        headings: Whether headings in the form of a quote are listed too.

    Raises:
        InputError: A date does not exist, the dates are the wrong way round, or a filter has
            no letter or digit.
    """
    first, last = _period(since, until)
    term = None if contains is None else Term(contains)
    rows: list[Quote] = []
    undated = 0
    with library.snapshot():
        speakers = None if speaker is None else _speakers(library, speaker)
        having = None if term is None else set(candidates(library, term))
        for name, published in _documents(library, speakers):
            if having is not None and name not in having:
                continue
            if published and not (first <= _last_day(published) and _first_day(published) <= last):
                continue
            found = _of_document(library, name, speakers, term, headings=headings)
            if published is None and not (since is None and until is None):
                undated += len(found)
            else:
                rows.extend(found)
    return Quotes(tuple(rows), undated)


def counts_by_speaker(rows: Iterable[Quote]) -> list[tuple[str | None, int]]:
    """Returns how many quotes each speaker has, most first; None for those not known.

    Names that differ in case alone are one speaker, under the form that is most frequent.
    """
    forms: dict[str | None, Counter[str | None]] = {}
    for row in rows:
        key = row.speaker.casefold() if row.speaker else None
        forms.setdefault(key, Counter())[row.speaker] += 1
    counts = [
        (min(form, key=lambda name: (-form[name], name or "")), form.total())
        for form in forms.values()
    ]
    return sorted(counts, key=lambda item: (-item[1], item[0] is None, item[0] or ""))


def counts_by_month(rows: Iterable[Quote]) -> list[tuple[str | None, int]]:
    """Returns how many quotes each month has, oldest first; None, last, for undated ones.

    What is dated by year alone counts under the year, "2023".
    """
    return in_order(Counter(month(row.published) for row in rows))


_Speaker = tuple[str | None, str | None, str | None]
"""A speaker's name, title and organisation."""


def _documents(
    library: Library, speakers: Collection[_Speaker] | None
) -> list[tuple[str, str | None]]:
    """Returns ids and dates of the documents with utterances, newest first, undated last."""
    names = [] if speakers is None else sorted({name for name, *_ in speakers if name})
    of_speakers = "WHERE speaker IN (SELECT value FROM json_each(?))"
    with library.snapshot() as connection:
        return connection.execute(
            "SELECT id, published FROM documents WHERE id IN (SELECT document_id FROM utterances "  # noqa: S608 - a constant
            f"{'' if speakers is None else of_speakers}) ORDER BY published DESC, id",
            [] if speakers is None else [json.dumps(names)],
        ).fetchall()


def _of_document(
    library: Library,
    name: str,
    speakers: Collection[_Speaker] | None,
    term: Term | None,
    *,
    headings: bool,
) -> list[Quote]:
    utterances = [
        one
        for one in library.utterances(name)
        if (headings or one.kind is not UtteranceKind.HEADING)
        and (speakers is None or (one.speaker, one.title, one.organisation) in speakers)
    ]
    if not utterances:
        return []
    document = library.get(name)
    quotes = [
        Quote(
            document_id=document.id,
            source=document.source,
            published=document.published,
            start=one.start,
            end=one.end,
            text=document.text[one.start : one.end],
            kind=one.kind,
            group=one.group,
            speaker=one.speaker,
            title=one.title,
            organisation=one.organisation,
            confidence=one.confidence,
        )
        for one in utterances
    ]
    return [quote for quote in quotes if term is None or term.find(quote.text)]


def _speakers(library: Library, wanted: str) -> set[_Speaker]:
    """Returns the speakers that a surname, full name, title or organisation stands for."""
    if len(wanted) > MAX_TERM:
        raise InputError(f"the speaker has {len(wanted):,} characters; at most {MAX_TERM:,} fit")
    written = canonical(wanted)
    folded = in_full(written.casefold()).split()
    if not any(map(str.isalnum, "".join(folded))):
        raise InputError("the speaker has no letter or digit; write a name or title")
    with library.snapshot() as connection:
        known = connection.execute(
            "SELECT DISTINCT speaker, title, organisation FROM utterances WHERE speaker IS NOT NULL"
        ).fetchall()
    # "Hans" is a name: the s is taken for a genitive only where nobody goes by the whole word.
    bare = [*folded[:-1], _GENITIVE.sub("", folded[-1])]
    names = [words(" ".join(folded)), words(" ".join(bare)), *other_names(written)]
    of_body = {one for one in known if _is_of(names, one[0], one[2])}
    for form in (folded, bare):
        if found := {one for one in known if _fits(form, one[0], one[1])}:
            return found | of_body
    return of_body


def _is_of(names: Collection[list[str]], speaker: str, organisation: str | None) -> bool:
    """Returns whether a speaker is the organisation of one of these names, or one of its people."""
    written = organisation or ""
    own = (speaker, written, PARTY_LETTERS.get(written, ""))
    return any(words(name) in names for name in own if name)


def _fits(wanted: Sequence[str], speaker: str, title: str | None) -> bool:
    """Returns whether words are the title of a speaker, the end of the name, or both in a row."""
    name = in_parts(in_full(speaker.casefold()).split())
    titles = title_forms(in_full(title)) if title else frozenset()
    return any(
        (not place or " ".join([*wanted[: place - 1], indefinite(wanted[place - 1])]) in titles)
        and (place == len(wanted) or name[-len(own) :] == own)
        for place in range(len(wanted) + 1)
        for own in [in_parts(wanted[place:])]
    )


def _period(since: str | None, until: str | None) -> tuple[str, str]:
    """Returns the first and the last day that are meant; all days where neither is given."""
    first = "" if since is None else _first_day(_read_date(since))
    last = "9999-12-31" if until is None else _last_day(_read_date(until))
    if first > last:
        raise InputError(f"{since} is after {until}; write the earlier date first")
    return first, last


def _read_date(text: str) -> str:
    """Returns a date as ISO, from ISO or with the day first ("2.6.2023"), as precise as it is."""
    iso = "-".join(part.zfill(2) for part in reversed(text.split(".")))
    if parse_date(iso) != iso:
        raise InputError(
            f'"{text[:40]}" is no date; expected one such as 2023-06-02, 02.06.2023, 2023-06 or '
            "2023"
        )
    return iso


def _first_day(day: str) -> str:
    return day + "-01-01"[len(day) - 4 :]


def _last_day(day: str) -> str:
    # Days are compared as text: the 31st stands for the end of every month.
    return day + "-12-31"[len(day) - 4 :]
