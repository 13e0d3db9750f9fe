"""The component that shows a question, its answer, the citations and the opened source."""

from collections.abc import Callable
from pathlib import Path

from ui.component import component

_component = component("answer", Path(__file__).parent, parts=("claims", "trace"))


def _nothing() -> None:
    """Does nothing."""


def answer_view(
    data: dict[str, object],
    *,
    key: str,
    on_edit: Callable[[], None] = _nothing,
    on_suggest: Callable[[], None] = _nothing,
) -> None:
    """Mounts the component.

    Args:
        data: What `Turn.data` gives.
        key: Names this place on the page, so that it is kept from run to run.
        on_edit: Called when the question as it was understood is to be edited.
        on_suggest: Called when the suggested question is to be asked.
    """
    _component(data=data, key=key, on_edit_change=on_edit, on_suggest_change=on_suggest)
