"""The buttons that save the rows of a page for a spreadsheet."""

from collections.abc import Callable, Sequence
from typing import Final

import streamlit as st

from qa import tables
from ui.words_bank import BankWords

_XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def export_buttons(
    rows: Callable[[], Sequence[tables.Row]],
    *,
    count: int,
    columns: Sequence[str],
    name: str,
    own: BankWords,
) -> None:
    """Shows buttons for CSV and XLSX; of more rows than a sheet holds, CSV alone.

    Args:
        rows: Returns the rows; is asked once a button is pressed.
        count: How many rows there are.
        columns: Their keys, in order.
        name: The name of the file, without its ending.
        own: The words of the interface language.
    """

    def csv() -> bytes:
        return tables.to_csv(rows(), columns=columns)

    def xlsx() -> bytes:
        return tables.to_xlsx(rows(), columns=columns)

    with st.container(key="exports", horizontal=True):
        st.download_button(
            own.save_csv, csv, file_name=f"{name}.csv", mime="text/csv", on_click="ignore"
        )
        if count <= tables.MAX_ROWS:
            st.download_button(
                own.save_xlsx, xlsx, file_name=f"{name}.xlsx", mime=_XLSX, on_click="ignore"
            )
        else:
            most = f"{tables.MAX_ROWS:,}".replace(",", "\u00a0")
            st.text(own.too_many_rows.format(most=most))
