"""The page Sitatsjekk: does a quote, or each quote of a draft, stand in the sources?"""

from collections.abc import Callable
from dataclasses import asdict, dataclass, field

import streamlit as st

from corpus.errors import InputError, KildesvarError
from corpus.library import Library
from qa.quotes.draft import MAX_DRAFT, MAX_QUOTE, DraftReport
from qa.quotes.quotecheck import QuoteCheck
from qa.quotes.verdict import Verdict
from ui.address import LONGEST
from ui.assistant import Load
from ui.check_data import draft_data, first_place, quote_of, verdict_data
from ui.check_view import check_view
from ui.failure import failure_of
from ui.opened import Opened, chosen, keep_address, keep_field, opened_data, read_place
from ui.words import Words, panel_words
from ui.words_check import CHECK, CheckWords

PAGE = 50
"""So many places are listed at first, and so many more on demand."""

# Keys of the session's state.
_STATE = "check"
_MODE = "check_mode"
_QUOTE = "check_quote"
_DRAFT = "check_draft"
_SPEAKER = "check_speaker"
_VIEW = "check_view"

_ONE = "quote"
_WHOLE = "draft"


@dataclass(slots=True)
class _Check:
    """What was asked to be checked, and what came of it.

    Attributes:
        mode: "quote" or "draft".
        text: The quote or draft, "" before anything was asked.
        speaker: Who is said to have said the quote.
        number: Counts what was asked, so that the component knows new from old.
        language: The language of the result.
        generation: The state of the library that it was checked against.
        verdict: The verdict on a quote.
        report: The report on a draft.
        failure: The heading and what to do, where nothing could be checked.
        detail: The error's own message, "" where the page's words say it all.
        selected: The number of the chosen quote of a draft, 0 for none.
        at: The opened place.
        places: How many places are listed.
    """

    mode: str = _ONE
    text: str = ""
    speaker: str = ""
    number: int = 0
    language: str = ""
    generation: int = -1
    verdict: Verdict | None = None
    report: DraftReport | None = None
    failure: list[str] = field(default_factory=list)
    detail: str = ""
    selected: int = 0
    at: Opened | None = None
    places: int = PAGE

    def ask(self, mode: str, text: str, speaker: str) -> None:
        """Takes a new quote or draft."""
        self.mode, self.text, self.speaker = mode, text, speaker
        self.number += 1
        self.forget()
        self.at, self.selected, self.places = None, 0, PAGE

    def forget(self) -> None:
        """Lets go of what came of it."""
        self.verdict = self.report = None
        self.failure, self.detail, self.language = [], "", ""


def check_page(load: Load, words: Words) -> None:
    """Shows the page.

    Args:
        load: Returns the assistant.
        words: The words of the interface language.
    """
    own = CHECK[words.language]
    st.header(words.page_check, anchor=False)
    check = _state()
    _form(check, own)
    _address(check)
    try:
        library = load(words).library
        if check.number:
            with st.spinner(own.checking):
                _run(check, library, own, words.language)
        data = _data(check, library, words, own)
    except KildesvarError as error:
        _fail(check, error, words, own)
        data = _data(check, None, words, own)
    _exports(check, own)
    check_view(
        data,
        key=_VIEW,
        on_open=_open,
        on_select=_select,
        on_more=_more,
        on_restore=_restore,
    )


def _state() -> _Check:
    """Returns what is checked in this session, which the address may begin with."""
    if _STATE not in st.session_state:
        new = _Check()
        asked = st.query_params
        mode = _ONE if "quote" in asked else _WHOLE
        if text := asked.get("quote", asked.get("draft", "")):
            new.ask(mode, text, asked.get("speaker", "") if mode == _ONE else "")
        new.at = read_place(asked.get("at"))
        st.session_state[_STATE] = new
    check: _Check = st.session_state[_STATE]
    return check


def _kept(check: _Check) -> dict[str, str] | None:
    """Returns what the browser's tab keeps in the address's place, which it is too long for."""
    if not LONGEST < len(check.text) <= MAX_DRAFT:
        return None
    return {"mode": check.mode, "text": check.text, "speaker": check.speaker}


def _address(check: _Check) -> None:
    at = str(check.at) if check.at else ""
    keep_address({check.mode: check.text, "speaker": check.speaker, "at": at})


def _form(check: _Check, own: CheckWords) -> None:
    """Shows what is asked for, and takes it once it is sent."""
    st.markdown(own.check_help)
    names = {_ONE: own.mode_quote, _WHOLE: own.mode_draft}
    keep_field(_MODE, check.mode)
    mode = st.radio(
        own.mode_label, list(names), format_func=names.__getitem__, horizontal=True, key=_MODE
    )
    with st.form("check_form", border=False):
        if mode == _WHOLE:
            keep_field(_DRAFT, check.text if check.mode == _WHOLE else "")
            text = st.text_area(own.draft_label, height=240, key=_DRAFT)
            speaker = ""
        else:
            keep_field(_QUOTE, check.text if check.mode == _ONE else "")
            keep_field(_SPEAKER, check.speaker)
            text = st.text_area(own.quote_label, height=110, key=_QUOTE)
            speaker = st.text_input(own.speaker_label, key=_SPEAKER)
        if st.form_submit_button(own.check_button, type="primary"):
            check.ask(mode, text, speaker)


def _run(check: _Check, library: Library, own: CheckWords, language: str) -> None:
    """Checks what was asked, unless that has been done in this language and library."""
    generation = library.generation
    if (check.language, check.generation) == (language, generation):
        return
    check.forget()
    check.language, check.generation = language, generation
    if not any(map(str.isalnum, check.text)):
        check.failure = [own.bad_check, own.empty_text]
        return
    if check.mode == _ONE and len(check.text) > MAX_QUOTE:
        check.failure = [own.bad_check, own.long_quote]
        return
    try:
        checker = QuoteCheck(library)
        if check.mode == _WHOLE:
            check.report = checker.check_draft(check.text, language=language)
        else:
            speaker = check.speaker.strip() or None
            check.verdict = checker.check(check.text, speaker=speaker, language=language)
    except InputError as error:
        check.failure, check.detail = [own.bad_check, own.other_check], str(error)


def _fail(check: _Check, error: KildesvarError, words: Words, own: CheckWords) -> None:
    check.forget()
    check.failure = failure_of(error, words, [own.bad_check, own.other_check])
    check.detail = str(error)


def _data(
    check: _Check, library: Library | None, words: Words, own: CheckWords
) -> dict[str, object]:
    """Returns the data of the component."""
    language = words.language
    verdict, claimed = check.verdict, check.speaker or None
    if check.report and (quote := quote_of(check.report.quotes, check.selected)):
        verdict, claimed = quote.verdict, quote.speaker
    return {
        "revision": f"{language} {check.number} {check.generation} {bool(check.failure)}",
        "card": f"{language} {check.number} {check.generation} {check.selected} {check.places}",
        "words": panel_words(words) | asdict(own),
        "failure": check.failure,
        "detail": check.detail,
        "fresh": not check.number,
        "kept": _kept(check),
        "selected": check.selected,
        "draft": draft_data(check.report, own, language=language) if check.report else None,
        "verdict": verdict_data(
            verdict, library, own, language=language, claimed=claimed, places=check.places
        )
        if verdict and library
        else None,
        "source": opened_data(check.at, library, language) if library else None,
    }


def _exports(check: _Check, own: CheckWords) -> None:
    """Offers the report on a draft."""
    report = check.report
    if report is None or not report.quotes:
        return
    with st.container(key="exports", horizontal=True):
        st.download_button(
            own.save_markdown,
            report.to_markdown(),
            file_name="sitatsjekk.md",
            mime="text/markdown",
            on_click="ignore",
        )
        st.download_button(
            own.save_docx,
            _docx(report),
            file_name="sitatsjekk.docx",
            mime="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            on_click="ignore",
        )


def _docx(report: DraftReport) -> Callable[[], bytes]:
    def written() -> bytes:
        from qa.quotes.report_docx import to_docx

        return to_docx(report)

    return written


def _open() -> None:
    check: _Check = st.session_state[_STATE]
    check.at = read_place(chosen(_VIEW, "open"))


def _select() -> None:
    check: _Check = st.session_state[_STATE]
    number = chosen(_VIEW, "select")
    if check.report and isinstance(number, int) and quote_of(check.report.quotes, number):
        check.selected, check.places = number, PAGE
        check.at = first_place(check.report.quotes[number - 1].verdict)


def _restore() -> None:
    """Checks what the tab has kept anew, with the same source open."""
    check: _Check = st.session_state[_STATE]
    match chosen(_VIEW, "restore"):
        case {"mode": "quote" | "draft" as mode, "text": str(text), "speaker": str(speaker)}:
            at = check.at
            check.ask(mode, text, speaker)
            check.at = at
            st.session_state[_MODE] = mode
            st.session_state[_DRAFT if mode == _WHOLE else _QUOTE] = text
            st.session_state[_SPEAKER] = speaker


def _more() -> None:
    check: _Check = st.session_state[_STATE]
    check.places += PAGE
