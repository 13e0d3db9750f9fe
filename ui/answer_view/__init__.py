"""The component that shows a question, its answer, the citations and the opened source."""

from pathlib import Path

import streamlit as st

_HERE = Path(__file__).parent

_component = st.components.v2.component(
    "kildesvar.answer",
    css=(_HERE / "answer.css").read_text(encoding="utf-8"),
    js=(_HERE / "answer.js").read_text(encoding="utf-8"),
)


def answer_view(data: dict[str, object], *, key: str) -> None:
    """Mounts the component.

    Args:
        data: What `Turn.data` gives.
        key: Names this place on the page, so that it is kept from run to run.
    """
    _component(data=data, key=key)
