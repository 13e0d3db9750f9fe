"""What the component of Sitater is given of the quotes that were found."""

from functools import cache

from corpus.errors import CitationError
from corpus.library import Library
from qa.quotebank import Quote, Quotes, counts_by_month, counts_by_speaker
from ui.dates import written_date
from ui.opened import Opened
from ui.pictures import by_name, over_time
from ui.words_bank import BankWords

_SURE = 1.0
"""A speaker of less confidence is shown as likely."""


def quotes_data(
    quotes: Quotes, library: Library, own: BankWords, *, language: str, rows: int
) -> dict[str, object]:
    """Returns what the component shows: the counts of all quotes and the first rows.

    Args:
        quotes: The quotes that were found.
        library: Where their documents are.
        own: The words of the page.
        language: The interface language.
        rows: How many rows are sent at most.

    Raises:
        CitationError: A quote does not stand at its place.
    """
    document = cache(library.get)

    def row(quote: Quote) -> dict[str, object]:
        cited = document(quote.document_id)
        if cited.text[quote.start : quote.end] != quote.text:
            raise CitationError(
                f"a quote of document {cited.id} does not stand at {quote.start} to {quote.end}"
            )
        roles = [part for part in (quote.title, quote.organisation) if part]
        likely = quote.speaker is not None and quote.confidence < _SURE
        return {
            "at": str(Opened(quote.document_id, quote.start, quote.end)),
            "speaker": quote.speaker or own.unknown,
            "likely": own.probably if likely else "",
            "role": ", ".join(roles),
            "text": quote.text,
            "title": cited.title,
            "path": cited.source,
            "language": cited.language,
            "date": written_date(quote.published, language) or own.undated,
        }

    return {
        "count": len(quotes.rows),
        "summary": own.quotes_found.format(count=len(quotes.rows)),
        "note": own.left_undated.format(count=quotes.undated) if quotes.undated else "",
        "rows": [row(quote) for quote in quotes.rows[:rows]],
        "speakers": by_name(counts_by_speaker(quotes.rows), own),
        "time": over_time(counts_by_month(quotes.rows), own, language),
    }
