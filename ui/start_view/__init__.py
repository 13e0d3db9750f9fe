"""The component that shows questions to begin with."""

from collections.abc import Callable
from pathlib import Path

import streamlit as st

_HERE = Path(__file__).parent

_component = st.components.v2.component(
    "kildesvar.start",
    css=(_HERE / "start.css").read_text(encoding="utf-8"),
    js=(_HERE / "start.js").read_text(encoding="utf-8"),
)


def start_view(data: dict[str, object], *, key: str, on_choice: Callable[[], None]) -> None:
    """Mounts the component.

    Args:
        data: "heading", "help", "label" and "language", and "questions", a list of texts.
        key: Names this place on the page; in a call of `on_choice`, the session's state has
            the number of the chosen question, from 0, as `choice` of this key.
        on_choice: Called when a question is chosen.
    """
    _component(data=data, key=key, on_choice_change=on_choice)
