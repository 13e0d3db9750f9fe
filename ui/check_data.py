"""What the component of Sitatsjekk is given of a verdict or a draft: plain text and marks."""

from collections.abc import Iterator, Sequence

from corpus.document import Span
from corpus.errors import CitationError
from corpus.library import Library
from qa.quotes.difference import Kind
from qa.quotes.draft import DraftQuote, DraftReport
from qa.quotes.verdict import Place, Result, Verdict
from qa.quotes.verdict_words import LOOK, SIGNS
from qa.quotes.verdict_words import Words as VerdictWords
from qa.quotes.verdict_words import words as verdict_words
from ui.dates import written_date
from ui.diff_marks import Piece, changes, pieces_of
from ui.opened import Opened
from ui.words_check import CheckWords

_LONGEST = 20_000
"""The longest stretch of a source, in code points, that is shown beside a quote."""
_LEFT_OUT = "left_out"
"""The kind of what is left out with a mark."""


def verdict_data(
    verdict: Verdict,
    library: Library,
    own: CheckWords,
    *,
    language: str,
    claimed: str | None,
    places: int,
) -> dict[str, object]:
    """Returns what the component shows of a verdict.

    Args:
        verdict: The verdict.
        library: Where its places are.
        own: The words of the page.
        language: The interface language.
        claimed: Who was said to have said it, None where nobody was named.
        places: How many places are listed at most.

    Raises:
        CitationError: A place lies outside its document.
    """
    said = verdict_words(language)
    quote, source = _texts(verdict, library)
    return {
        **_label(verdict, own, language),
        "message": verdict.message,
        "quote": [_named(piece, said) for piece in quote],
        "source": [_named(piece, said) for piece in source],
        "facts": list(_facts(verdict, own, claimed)),
        "differences": [
            {"kind": said.kinds[one.kind], "quote": one.quote, "source": one.source}
            for one in verdict.differences
        ],
        "omitted": [one.text for one in verdict.omitted],
        "count": len(verdict.places),
        "places": [_place(place, library, language) for place in verdict.places[:places]],
        "nearest": _nearest(verdict, library, language),
    }


def draft_data(report: DraftReport, own: CheckWords, *, language: str) -> dict[str, object]:
    """Returns what the component shows of a draft: its text, cut where its quotes stand."""
    pieces: list[dict[str, object]] = []
    cursor = 0
    for number, quote in enumerate(report.quotes, start=1):
        # A quote within another one begins before the end of that one.
        start = max(cursor, quote.start)
        pieces.append({"text": report.text[cursor:start], "number": 0})
        shown = report.text[start : max(start, quote.end)]
        pieces.append({"text": shown, "number": number, **_label(quote.verdict, own, language)})
        cursor = max(start, quote.end)
    pieces.append({"text": report.text[cursor:], "number": 0})
    return {
        "pieces": [piece for piece in pieces if piece["text"] or piece["number"]],
        "count": len(report.quotes),
        "summary": _summary(report, own),
        "markdown": report.to_markdown(),
    }


def first_place(verdict: Verdict) -> Opened | None:
    """Returns where a source is opened for a verdict: its first place, or the nearest passage."""
    place = verdict.places[0] if verdict.places else verdict.nearest
    return Opened(place.document_id, place.start, place.end) if place else None


def _summary(report: DraftReport, own: CheckWords) -> str:
    if not report.quotes:
        return own.no_quotes
    clean = sum(quote.verdict.is_clean for quote in report.quotes)
    misattributed = sum(_is_misattributed(quote.verdict) for quote in report.quotes)
    return own.draft_summary.format(
        count=len(report.quotes),
        verbatim=clean,
        misattributed=misattributed,
        qualified=report.count(Result.VERBATIM) - clean - misattributed,
        altered=report.count(Result.ALTERED),
        not_found=report.count(Result.NOT_FOUND),
    )


def _is_misattributed(verdict: Verdict) -> bool:
    """Returns whether the words stand so, but somebody else says them."""
    return verdict.verdict is Result.VERBATIM and verdict.speaker_check == "wrong"


def _label(verdict: Verdict, own: CheckWords, language: str) -> dict[str, str]:
    """Returns the colour, the sign and the word of a verdict."""
    name = verdict.verdict.value
    if _is_misattributed(verdict):
        return {"tone": "look", "sign": LOOK, "label": own.misattributed}
    if verdict.verdict is Result.VERBATIM and not verdict.is_clean:
        return {"tone": "look", "sign": LOOK, "label": own.qualified}
    tone = {Result.VERBATIM: "good", Result.ALTERED: "look", Result.NOT_FOUND: "bad"}
    label = verdict_words(language).labels[name].capitalize()
    return {"tone": tone[verdict.verdict], "sign": SIGNS[name], "label": label}


def _texts(verdict: Verdict, library: Library) -> tuple[list[Piece], list[Piece]]:
    """Returns the pieces of the quote and of the source at its first place."""
    if not verdict.places:
        return [(verdict.quote, "")], []
    first = verdict.places[0]
    stretch = Span(first.start, min(first.end, first.start + _LONGEST))
    text = stretch.of(_checked(first, library))
    mine, theirs = changes(verdict.quote, text, verdict.differences)
    # What was left out of another place than the first one has no place in it.
    theirs += [
        (Span(one.start - first.start, one.end - first.start), _LEFT_OUT)
        for one in verdict.omitted
        if one.document_id == first.document_id
        and first.start <= one.start
        and one.end <= stretch.end
    ]
    return pieces_of(verdict.quote, mine), pieces_of(text, theirs)


def _checked(place: Place, library: Library) -> str:
    text = library.get(place.document_id).text
    if not 0 <= place.start < place.end <= len(text):
        raise CitationError(
            f"document {place.document_id} has no place from {place.start} to {place.end}"
        )
    return text


def _named(piece: Piece, said: VerdictWords) -> list[str]:
    text, kind = piece
    if kind == _LEFT_OUT:
        return [text, said.omitted, kind]
    return [text, said.kinds[Kind(kind)] if kind else "", kind]


def _facts(verdict: Verdict, own: CheckWords, claimed: str | None) -> Iterator[list[str]]:
    """Yields what is known of the speaker: a fixed name, and words of a document or the user."""
    if verdict.places:
        unnamed = own.unknown if verdict.is_utterance else own.nobody
        yield [own.said_by, verdict.speaker or unnamed, ""]
    if claimed and verdict.speaker_check:
        checked = {
            "right": own.speaker_right,
            "wrong": own.speaker_wrong,
            "unknown": own.speaker_unknown,
        }
        yield [own.claimed, claimed, checked[verdict.speaker_check]]


def _place(place: Place, library: Library, language: str) -> dict[str, object]:
    document = library.get(place.document_id)
    return {
        "at": str(Opened(place.document_id, place.start, place.end)),
        "title": document.title,
        "path": document.source,
        "date": written_date(document.published, language),
    }


def _nearest(verdict: Verdict, library: Library, language: str) -> dict[str, object] | None:
    near = verdict.nearest
    if near is None:
        return None
    place = Place(near.document_id, near.source, near.start, near.end)
    return {**_place(place, library, language), "text": near.text}


def quote_of(quotes: Sequence[DraftQuote], number: int) -> DraftQuote | None:
    """Returns a quote of a draft by its number, from 1; None where there is none."""
    return quotes[number - 1] if 1 <= number <= len(quotes) else None
