"""What the component of Omtaler is given of the mentions that were found."""

from collections.abc import Iterator
from itertools import islice

from corpus.errors import CitationError
from qa.mentions import DocumentMentions, Mention, Mentions, Tally
from ui.dates import written_date
from ui.opened import Opened
from ui.pictures import over_time
from ui.words_bank import BankWords


def first_mentions(found: Mentions, rows: int) -> tuple[list[dict[str, object]], bool]:
    """Returns the first mentions as the component shows them, and whether there are more.

    Args:
        found: The mentions.
        rows: How many are wanted.

    Raises:
        CitationError: A mention does not stand at its place.
    """
    shown = list(islice(_rows(found), rows + 1))
    return shown[:rows], len(shown) > rows


def mentions_data(
    found: Mentions,
    rows: list[dict[str, object]],
    tally: Tally | None,
    own: BankWords,
    *,
    language: str,
) -> dict[str, object]:
    """Returns what the component shows.

    Args:
        found: The mentions.
        rows: The first of them, as `first_mentions` gives them.
        tally: The counts of all, None while they are counted.
        own: The words of the page.
        language: The interface language.
    """
    shown = [
        {**row, "date": written_date(str(row["published"] or "") or None, language) or own.undated}
        for row in rows
    ]
    if tally is None:
        return {"rows": shown, "count": len(shown), "searched": "", "summary": own.counting}
    return {
        "rows": shown,
        "count": tally.mentions,
        "searched": own.searched.format(searched=found.searched, total=found.total),
        "summary": own.mentions_found.format(count=tally.mentions, documents=tally.documents)
        if tally.mentions
        else own.no_mentions,
        "forms": [{"name": form, "count": count} for form, count in tally.by_form()]
        if found.term.stem
        else [],
        "time": over_time(tally.timeline(), own, language),
    }


def _rows(found: Mentions) -> Iterator[dict[str, object]]:
    for group in found:
        for mention in group.mentions():
            yield _row(group, mention)


def _row(group: DocumentMentions, mention: Mention) -> dict[str, object]:
    text = group.document.text
    around = text[mention.sentence_start : mention.sentence_end]
    if around != mention.sentence or text[mention.start : mention.end] != mention.text:
        raise CitationError(
            f"a mention in document {mention.document_id} does not stand at {mention.start}"
        )
    return {
        "at": str(Opened(mention.document_id, mention.start, mention.end)),
        "document": mention.document_id,
        "title": mention.title,
        "path": mention.source,
        "language": group.document.language,
        "published": mention.published,
        "places": len(group.places),
        "before": text[mention.sentence_start : mention.start],
        "hit": mention.text,
        "after": text[mention.end : mention.sentence_end],
    }
