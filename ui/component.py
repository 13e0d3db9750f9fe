"""Makes components whose scripts and styles share the source panel."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import streamlit as st

_SHARED = Path(__file__).with_name("source_panel")


def component(
    name: str, folder: Path, *, shared: tuple[str, ...] = ("panel",)
) -> Callable[..., Any]:
    """Returns the component of a folder, which has one script and one style of its name.

    A component's script is a single text, so that what is shared is put before its own.

    Args:
        name: The name of the files, without extension.
        folder: The folder of the component.
        shared: Which parts of `source_panel` it needs, in order.
    """
    return st.components.v2.component(
        f"kildesvar.{name}",
        css=_joined(name, folder, shared, "css"),
        js=_joined(name, folder, shared, "js"),
    )


def _joined(name: str, folder: Path, shared: tuple[str, ...], extension: str) -> str:
    paths = [*(_SHARED / f"{part}.{extension}" for part in shared), folder / f"{name}.{extension}"]
    return "\n".join(path.read_text(encoding="utf-8") for path in paths)
