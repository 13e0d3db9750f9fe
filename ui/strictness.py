"""How probable an answer must be: the control, and `?t=...` in the address, in per cent."""

import math
from collections.abc import Callable

import streamlit as st

from ui.numbers import least
from ui.words import Words

STEPS = (0.05, 0.1, 0.2, 0.35, 0.5, 0.7, 0.9)
"""The thresholds to choose from, beside the assistant's own."""

_PARAMETER = "t"
# Keys of the session's state.
_CHOSEN = "threshold"
_SLIDER = "threshold_slider"


def read_threshold(text: str) -> float | None:
    """Returns the threshold that an address names, None where it names none of the steps."""
    return next((step for step in STEPS if text == _percent(step)), None)


def threshold() -> float | None:
    """Returns the threshold that the user chose, None for the assistant's own."""
    if _CHOSEN not in st.session_state:
        st.session_state[_CHOSEN] = read_threshold(st.query_params.get(_PARAMETER, ""))
    chosen: float | None = st.session_state[_CHOSEN]
    return chosen


def steps(own: float) -> list[float]:
    """Returns the thresholds to choose from, the assistant's own among them, rising."""
    return sorted([own, *(step for step in STEPS if not math.isclose(step, own))])


def strictness(own: float, words: Words, changed: Callable[[], None]) -> None:
    """Shows the threshold and the control that moves it.

    Args:
        own: The assistant's own threshold, with which the page begins.
        words: The words of the interface language.
        changed: Called before the next run where another threshold was chosen.
    """
    options = steps(own)
    chosen = threshold()
    present = own if chosen is None else min(options, key=lambda step: abs(step - chosen))
    if chosen is not None and _PARAMETER not in st.query_params:
        st.query_params[_PARAMETER] = _percent(chosen)

    def label(step: float) -> str:
        percent = least(step, words)
        return words.own_step.format(percent=percent) if step == own else percent

    told = words.shown_from.format(percent=least(present, words))
    with st.container(key="strictness", horizontal=True, vertical_alignment="center"):
        with st.popover(words.strictness, width="content", type="tertiary"):
            st.select_slider(
                words.strictness_label,
                options,
                present,
                format_func=label,
                key=_SLIDER,
                on_change=_choose,
                args=(own, changed),
            )
            with st.container(key="ends", horizontal=True, horizontal_alignment="distribute"):
                st.text(words.willing, width="content")
                st.text(words.stricter, width="content")
            st.text(told)
            st.text(words.strictness_help)
        st.text(told, width="content")


def _choose(own: float, changed: Callable[[], None]) -> None:
    """Keeps what the slider says, which is nothing where it says the assistant's own."""
    step: float = st.session_state[_SLIDER]
    st.session_state[_CHOSEN] = None if step == own else step
    if step == own:
        st.query_params.pop(_PARAMETER, None)
    else:
        st.query_params[_PARAMETER] = _percent(step)
    changed()


def _percent(step: float) -> str:
    return str(round(step * 100))
