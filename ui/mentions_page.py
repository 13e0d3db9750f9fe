"""The page Omtaler: every place where a word, name or phrase stands."""

from dataclasses import asdict, dataclass

import streamlit as st

from corpus.errors import KildesvarError
from corpus.library import Library
from qa.mentions import COLUMNS, Mentions, Tally, find_mentions
from ui.assistant import Load
from ui.exports import export_buttons
from ui.failure import bad_search, detail_of, failure_of
from ui.mentions_data import first_mentions, mentions_data
from ui.mentions_view import mentions_view
from ui.opened import Opened, chosen, keep_address, keep_field, opened_data, read_place
from ui.words import Words, panel_words
from ui.words_bank import BANK, BankWords

PAGE = 100
"""So many mentions are shown at first, and so many more on demand."""

# Keys of the session's state.
_STATE = "mentions"
_TERM = "mentions_term"
_FORM = "mentions_form_choice"
_VIEW = "mentions_view"

_GLANCE = 200
"""Documents between two looks at what the reader does."""
_EXACT = "exact"
_STEM = "stem"


@dataclass(slots=True)
class _Search:
    """What was asked for, and what came of it.

    Attributes:
        term: What is looked for, "" before anything was.
        stem: Whether all inflected forms are.
        number: Counts the searches, so that the component knows new from old.
        found: The mentions, None before they were looked for.
        generation: The state of the library that they were found in.
        tally: The counts of all, None while they are counted.
        failure: What broke while they were counted, None where nothing did.
        at: The opened place.
        rows: How many rows are shown.
    """

    term: str = ""
    stem: bool = False
    number: int = 0
    found: Mentions | None = None
    generation: int = -1
    tally: Tally | None = None
    failure: KildesvarError | None = None
    at: Opened | None = None
    rows: int = PAGE

    def ask(self, term: str, *, stem: bool) -> None:
        """Takes a new term."""
        self.term, self.stem = term, stem
        self.number += 1
        self.found = self.tally = self.failure = self.at = None
        self.rows = PAGE


def mentions_page(load: Load, words: Words) -> None:
    """Shows the page.

    Args:
        load: Returns the assistant.
        words: The words of the interface language.
    """
    own = BANK[words.language]
    st.header(words.page_mentions, anchor=False)
    search = _state()
    _form(search, own)
    at = str(search.at) if search.at else ""
    keep_address({"term": search.term, "stem": "1" if search.stem else "", "at": at})
    data: dict[str, object] = {
        "revision": f"{words.language} {search.number}",
        "words": panel_words(words) | asdict(own),
        "failure": [],
        "detail": "",
        "mentions": None,
        "source": None,
    }
    unfinished = False
    try:
        library = load(words).library
        data["source"] = opened_data(search.at, library, words.language)
        if search.number:
            found = _find(search, library)
            rows, more = first_mentions(found, search.rows)
            unfinished = more and search.tally is None
            if not unfinished:
                _count(search, own)
                _exports(search, own)
            data["mentions"] = mentions_data(
                found, rows, search.tally, own, language=words.language
            )
            data["revision"] = f"{words.language} {search.number} {search.generation}"
    except KildesvarError as error:
        failed = failure_of(error, words, bad_search(own, search.term))
        data |= {"failure": failed, "detail": detail_of(error)}
        data["revision"] = f"{search.number} {words.language} {error}"
        unfinished = False
    mentions_view(data, key=_VIEW, on_open=_open, on_more=_more)
    if unfinished:
        # The first rows are on the page while all are counted.
        try:
            _count(search, own)
        except KildesvarError as error:
            # What was removed in the meantime is looked for anew; what is broken stays so.
            search.found = None
            if library.generation == search.generation:
                search.failure = error
        st.rerun()


def _state() -> _Search:
    """Returns what is looked for in this session, which the address may begin with."""
    if _STATE not in st.session_state:
        asked = st.query_params
        new = _Search()
        if term := asked.get("term", ""):
            new.ask(term, stem=asked.get("stem") == "1")
        new.at = read_place(asked.get("at"))
        st.session_state[_STATE] = new
    search: _Search = st.session_state[_STATE]
    return search


def _form(search: _Search, own: BankWords) -> None:
    """Shows the term and its form, and takes them once they are sent."""
    st.markdown(own.mentions_help)
    keep_field(_TERM, search.term)
    keep_field(_FORM, _STEM if search.stem else _EXACT)
    names = {_EXACT: own.exact_form, _STEM: own.all_forms}
    with st.form("mentions_form", border=False):
        term = st.text_input(own.term_label, key=_TERM)
        form = st.radio(
            own.form_label, list(names), format_func=names.__getitem__, horizontal=True, key=_FORM
        )
        if st.form_submit_button(own.find_button, type="primary"):
            search.ask(term, stem=form == _STEM)


def _find(search: _Search, library: Library) -> Mentions:
    """Returns the mentions, looked for anew where the library has changed."""
    generation = library.generation
    if search.failure is not None and search.generation == generation:
        raise search.failure
    if search.found is None or search.generation != generation:
        search.found = find_mentions(library, search.term, stem=search.stem)
        search.generation, search.tally, search.failure = generation, None, None
    return search.found


def _count(search: _Search, own: BankWords) -> None:
    """Counts all mentions, unless that has been done."""
    if search.tally is not None or search.found is None:
        return
    tally, place = Tally(), st.empty()
    for number, group in enumerate(search.found, start=1):
        tally.add(group)
        if number % _GLANCE == 0:
            # Whoever asks for something else meanwhile stops the counting here.
            place.text(own.counting)
    place.empty()
    search.tally = tally


def _exports(search: _Search, own: BankWords) -> None:
    found, tally = search.found, search.tally
    if found is None or tally is None:
        return

    def rows() -> list[dict[str, object]]:
        return [one.to_dict() for group in found for one in group.mentions()]

    export_buttons(rows, count=tally.mentions, columns=COLUMNS, name="omtaler", own=own)


def _open() -> None:
    search: _Search = st.session_state[_STATE]
    search.at = read_place(chosen(_VIEW, "open"))


def _more() -> None:
    search: _Search = st.session_state[_STATE]
    search.rows += PAGE
