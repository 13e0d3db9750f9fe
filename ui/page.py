"""The app: its name, the choice of language and the way between its pages."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import streamlit as st

from ui.ask_page import ask_page
from ui.assistant import Load
from ui.check_page import check_page
from ui.mentions_page import mentions_page
from ui.quotes_page import quotes_page
from ui.words import NAMES, WORDS, Words

_STYLE = Path(__file__).with_name("page.css")
_ICON = Path(__file__).with_name("icon.svg")

# Keys of the session's state.
_LANGUAGE = "language"
_LAST_LANGUAGE = "last_language"


def show(load: Load) -> None:
    """Shows the page that the address names.

    Args:
        load: Returns the assistant; may show on the page how far that has come.
    """
    st.set_page_config(page_icon=str(_ICON), layout="wide")
    st.html(_STYLE)
    words = _words()

    def of(page: Callable[[Load, Words], None]) -> Callable[[], None]:
        return lambda: page(load, words)

    pages = [
        st.Page(of(ask_page), title="Kildesvar", url_path="", default=True),
        st.Page(of(check_page), title=words.page_check, url_path="sitatsjekk"),
        st.Page(of(quotes_page), title=words.page_quotes, url_path="sitater"),
        st.Page(of(mentions_page), title=words.page_mentions, url_path="omtaler"),
    ]
    page = st.navigation(pages, position="hidden")
    _masthead(pages, words)
    page.run()


def _words() -> Words:
    """Returns the words of the chosen language."""
    if _LANGUAGE not in st.session_state:
        wanted = st.query_params.get("lang", "")
        st.session_state[_LANGUAGE] = wanted if wanted in WORDS else next(iter(WORDS))
    words = WORDS[st.session_state[_LANGUAGE]]
    st.session_state[_LAST_LANGUAGE] = words.language
    return words


def _masthead(pages: list[Any], words: Words) -> None:
    """Shows the name, the pages and the choice of language."""
    language = st.query_params.get("lang")
    kept = {"lang": language} if language in WORDS else None
    with st.container(key="masthead", horizontal=True, vertical_alignment="center"):
        st.title("Kildesvar", anchor=False, width="content")
        with st.container(key="pages", horizontal=True, width="stretch"):
            st.page_link(pages[0], label=words.page_ask, query_params=kept)
            st.page_link(pages[1], label=words.page_check, query_params=kept)
            st.page_link(pages[2], label=words.page_quotes, query_params=kept)
            st.page_link(pages[3], label=words.page_mentions, query_params=kept)
        st.segmented_control(
            words.language_label,
            list(NAMES),
            format_func=NAMES.__getitem__,
            key=_LANGUAGE,
            label_visibility="collapsed",
            on_change=_change_language,
        )


def _change_language() -> None:
    # A second click on the chosen language would leave none chosen.
    if st.session_state[_LANGUAGE] is None:
        st.session_state[_LANGUAGE] = st.session_state[_LAST_LANGUAGE]
    st.query_params["lang"] = st.session_state[_LANGUAGE]
