"""Makes components whose scripts and styles share the source panel."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import streamlit as st

_SHARED = Path(__file__).with_name("source_panel")


def component(
    name: str,
    folder: Path,
    *,
    shared: tuple[str, ...] = ("panel",),
    parts: tuple[str, ...] = (),
) -> Callable[..., Any]:
    """Returns the component of a folder, which has a script and a style of its name.

    A component's script is a single text, so that what it is made of is put before it.

    Args:
        name: The name of the files, without extension.
        folder: The folder of the component.
        shared: Which parts of `source_panel` it needs, in order.
        parts: Which other scripts and styles of its own folder it needs, in order.
    """
    stems = [*(_SHARED / part for part in shared), *(folder / part for part in (*parts, name))]

    return st.components.v2.component(
        f"kildesvar.{name}", css=_joined(stems, ".css"), js=_joined(stems, ".js")
    )


def _joined(stems: list[Path], suffix: str) -> str:
    return "\n".join(stem.with_suffix(suffix).read_text(encoding="utf-8") for stem in stems)
