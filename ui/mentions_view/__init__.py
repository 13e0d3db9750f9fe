"""The component that shows the mentions of the library, and the opened source."""

from collections.abc import Callable
from pathlib import Path

from ui.component import component

_component = component("mentions", Path(__file__).parent, shared=("panel", "beside", "picture"))


def mentions_view(
    data: dict[str, object],
    *,
    key: str,
    on_open: Callable[[], None],
    on_more: Callable[[], None],
) -> None:
    """Mounts the component.

    Args:
        data: "words", "revision", "failure", "detail", "mentions" and "source".
        key: Names this place on the page. In a call of the others, the session's state has
            `open` (a place, or "" to close it) and `more` (how many rows are shown) of this
            key.
        on_open: Called when a source is opened or closed.
        on_more: Called when more rows are wanted.
    """
    _component(data=data, key=key, on_open_change=on_open, on_more_change=on_more)
