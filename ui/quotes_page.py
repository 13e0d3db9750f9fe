"""The page Sitater: who said what, and when."""

from dataclasses import asdict, dataclass, field

import streamlit as st

from corpus.errors import KildesvarError
from corpus.library import Library
from qa.quotebank import COLUMNS, Quotes, find_quotes
from ui.assistant import Load
from ui.exports import export_buttons
from ui.failure import bad_search, detail_of, failure_of
from ui.opened import Opened, chosen, keep_address, keep_field, opened_data, read_place
from ui.quotes_data import quotes_data
from ui.quotes_view import quotes_view
from ui.words import Words, panel_words
from ui.words_bank import BANK, BankWords

PAGE = 100
"""So many rows are shown at first, and so many more on demand."""

# Keys of the session's state.
_STATE = "quotes"
_VIEW = "quotes_view"


@dataclass(frozen=True, slots=True)
class _Filter:
    """What is looked for; "" filters nothing. The names are those of the address."""

    speaker: str = ""
    since: str = ""
    until: str = ""
    contains: str = ""
    headings: bool = False


@dataclass(slots=True)
class _Bank:
    """What was asked for, and what came of it.

    Attributes:
        filter: The filter.
        found: The quotes, and the filter and state of the library that they were found with.
        at: The opened place.
        rows: How many rows are shown.
    """

    filter: _Filter = field(default_factory=_Filter)
    found: tuple[_Filter, int, Quotes] | None = None
    at: Opened | None = None
    rows: int = PAGE


def quotes_page(load: Load, words: Words) -> None:
    """Shows the page.

    Args:
        load: Returns the assistant.
        words: The words of the interface language.
    """
    own = BANK[words.language]
    st.header(words.page_quotes, anchor=False)
    bank = _state()
    _form(bank, own)
    keep_address(
        {
            "speaker": bank.filter.speaker,
            "from": bank.filter.since,
            "to": bank.filter.until,
            "contains": bank.filter.contains,
            "headings": "1" if bank.filter.headings else "",
            "at": str(bank.at) if bank.at else "",
        }
    )
    data: dict[str, object] = {
        "revision": f"{words.language} {bank.filter}",
        "words": panel_words(words) | asdict(own),
        "failure": [],
        "detail": "",
        "quotes": None,
        "source": None,
    }
    try:
        library = load(words).library
        quotes = _find(bank, library)
        shown = quotes_data(quotes, library, own, language=words.language, rows=bank.rows)
        source = opened_data(bank.at, library, words.language)
        data |= {"quotes": shown, "source": source}
        data["revision"] = f"{words.language} {bank.filter} {library.generation}"
        if quotes.rows:
            _exports(quotes, own)
    except KildesvarError as error:
        terms = filter(None, (bank.filter.speaker, bank.filter.contains))
        failed = failure_of(error, words, bad_search(own, *terms))
        data |= {"failure": failed, "detail": detail_of(error)}
        data["revision"] = f"{words.language} {error}"
    quotes_view(data, key=_VIEW, on_open=_open, on_more=_more)


def _state() -> _Bank:
    """Returns what is shown in this session, which the address may begin with."""
    if _STATE not in st.session_state:
        asked = st.query_params
        names = {"speaker": "speaker", "since": "from", "until": "to", "contains": "contains"}
        wanted = {name: asked.get(key, "") for name, key in names.items()}
        filter_ = _Filter(**wanted, headings=asked.get("headings") == "1")
        st.session_state[_STATE] = _Bank(filter_, at=read_place(asked.get("at")))
    bank: _Bank = st.session_state[_STATE]
    return bank


def _form(bank: _Bank, own: BankWords) -> None:
    """Shows the filters, and takes them once they are sent."""
    st.markdown(own.quotes_help)
    for name, value in asdict(bank.filter).items():
        keep_field(f"quotes_{name}", value)
    with st.form("quotes_form", border=False):
        with st.container(key="filters", horizontal=True):
            speaker = st.text_input(own.speaker_filter, key="quotes_speaker")
            contains = st.text_input(own.contains_filter, key="quotes_contains")
            since = st.text_input(own.since_filter, placeholder=own.date_help, key="quotes_since")
            until = st.text_input(own.until_filter, placeholder=own.date_help, key="quotes_until")
        headings = st.checkbox(own.headings_filter, key="quotes_headings")
        sent = st.form_submit_button(own.show_button, type="primary")
    wanted = _Filter(
        speaker.strip(), since.strip(), until.strip(), contains.strip(), headings=headings
    )
    if sent and wanted != bank.filter:
        bank.filter, bank.at, bank.rows = wanted, None, PAGE


def _find(bank: _Bank, library: Library) -> Quotes:
    """Returns the quotes, found anew where the filter or the library has changed."""
    generation = library.generation
    if bank.found and bank.found[:2] == (bank.filter, generation):
        return bank.found[2]
    wanted = bank.filter
    quotes = find_quotes(
        library,
        speaker=wanted.speaker or None,
        since=wanted.since or None,
        until=wanted.until or None,
        contains=wanted.contains or None,
        headings=wanted.headings,
    )
    bank.found = (wanted, generation, quotes)
    return quotes


def _exports(quotes: Quotes, own: BankWords) -> None:
    export_buttons(
        lambda: [quote.to_row(own.unknown) for quote in quotes.rows],
        count=len(quotes.rows),
        columns=COLUMNS,
        name="sitater",
        own=own,
    )


def _open() -> None:
    bank: _Bank = st.session_state[_STATE]
    bank.at = read_place(chosen(_VIEW, "open"))


def _more() -> None:
    bank: _Bank = st.session_state[_STATE]
    bank.rows += PAGE
