"""The component that shows a question, its answer, the citations and the opened source."""

from pathlib import Path

from ui.component import component

_component = component("answer", Path(__file__).parent)


def answer_view(data: dict[str, object], *, key: str) -> None:
    """Mounts the component.

    Args:
        data: What `Turn.data` gives.
        key: Names this place on the page, so that it is kept from run to run.
    """
    _component(data=data, key=key)
