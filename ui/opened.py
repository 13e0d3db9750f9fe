"""The source that stands open beside a page's results: `?at=...` in the address."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from corpus.document import Span
from corpus.errors import UnknownDocument
from corpus.library import Library
from corpus.segment import segment
from ui.address import LONGEST
from ui.dates import written_date
from ui.source_view import source_view

_AT = re.compile(r"([0-9a-f]{16}):([0-9]{1,12})-([0-9]{1,12})")


@dataclass(frozen=True, slots=True)
class Opened:
    """A place in a document; `start` and `end` as in `corpus.document.Span`."""

    document_id: str
    start: int
    end: int

    def __str__(self) -> str:
        """Returns the place as the address and the components write it."""
        return f"{self.document_id}:{self.start}-{self.end}"


def read_place(text: object) -> Opened | None:
    """Returns the place that an address or a component names, None where it names none."""
    found = _AT.fullmatch(text) if isinstance(text, str) else None
    return Opened(found[1], int(found[2]), int(found[3])) if found else None


def opened_data(place: Opened | None, library: Library, language: str) -> dict[str, object] | None:
    """Returns what a component shows of an opened source; None where there is no such place.

    Args:
        place: What to open.
        library: Where the document is.
        language: The language of the date.
    """
    if place is None or place.start >= place.end:
        return None
    try:
        document = library.get(place.document_id)
    except UnknownDocument:
        return None
    if place.end > len(document.text):
        return None
    span = Span(place.start, place.end)
    view = source_view(document, segment(document.text), span)
    return {
        "at": str(place),
        "view": view.to_dict(),
        "mark": view.mark(span),
        "date": written_date(document.published, language),
    }


def chosen(view: str, name: str) -> object:
    """Returns what a component's trigger brought, None where it brought nothing."""
    state = st.session_state.get(view)
    return getattr(state, name, None) if state is not None else None


def keep_field(key: str, value: object) -> None:
    """Gives a field its value where it has none: Streamlit forgets fields that are not shown."""
    if key not in st.session_state:
        st.session_state[key] = value


def keep_address(wanted: Mapping[str, str]) -> None:
    """Makes the address say what the page shows, and keeps the language that it may name."""
    present = st.query_params.to_dict()
    language = {"lang": present["lang"]} if "lang" in present else {}
    # Browsers cut what is too long for an address.
    kept = {name: value for name, value in wanted.items() if 0 < len(value) <= LONGEST}
    parameters = kept | language
    if parameters != present:
        st.query_params.from_dict(parameters)
