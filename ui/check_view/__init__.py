"""The component that shows verdicts on a quote or a draft, and the opened source."""

from collections.abc import Callable
from pathlib import Path

from ui.component import component

_component = component("check", Path(__file__).parent, shared=("panel", "beside"))


def check_view(
    data: dict[str, object],
    *,
    key: str,
    on_open: Callable[[], None],
    on_select: Callable[[], None],
    on_more: Callable[[], None],
    on_restore: Callable[[], None],
) -> None:
    """Mounts the component.

    Args:
        data: "words", "revision", "failure", "detail", "verdict", "draft", "selected",
            "source", "kept" (what the browser's tab keeps, None for nothing) and "fresh"
            (whether what it kept is wanted).
        key: Names this place on the page. In a call of the others, the session's state has
            `open` (a place, or "" to close it), `select` (the number of a draft's quote),
            `more` (how many places are shown) and `restore` (what was kept) of this key.
        on_open: Called when a source is opened or closed.
        on_select: Called when a quote of a draft is chosen.
        on_more: Called when more places are wanted.
        on_restore: Called when the tab brings back what it kept before it was loaded anew.
    """
    _component(
        data=data,
        key=key,
        on_open_change=on_open,
        on_select_change=on_select,
        on_more_change=on_more,
        on_restore_change=on_restore,
    )
