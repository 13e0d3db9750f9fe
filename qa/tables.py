"""Rows as CSV and XLSX, for a spreadsheet."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from corpus.errors import InputError

_FORMULA = tuple("=+-@\t\r\n＝＋－＠")  # noqa: RUF001 - Excel reads the wide ones too
_MAX_CELL = 32_767
"""What a cell of a spreadsheet holds, in UTF-16 units."""
MAX_ROWS = 1_048_575
"""What a sheet holds below its header."""

Row = Mapping[str, Any]


def csv_lines(rows: Iterable[Row], *, columns: Sequence[str]) -> Iterator[bytes]:
    """Yields the lines of a CSV file: RFC 4180, in UTF-8 with the mark that Excel needs.

    A cell that a spreadsheet would run as a formula, since it begins with = + - @, a tab or a
    line break, gets an apostrophe in front. It is no part of the text.

    Args:
        rows: What to write; None is an empty cell.
        columns: The keys to write and the header.
    """
    line = io.StringIO()
    writer = csv.writer(line)
    line.write("\ufeff")
    writer.writerow(columns)
    for row in rows:
        yield _taken(line)
        writer.writerow([_harmless(_cell(row[column])) for column in columns])
    yield _taken(line)


def to_csv(rows: Iterable[Row], *, columns: Sequence[str]) -> bytes:
    """Returns a CSV file, as `csv_lines` writes it."""
    return b"".join(csv_lines(rows, columns=columns))


def to_xlsx(rows: Iterable[Row], *, columns: Sequence[str]) -> bytes:
    """Returns an XLSX file with one sheet of text cells: no formula, no link, no number.

    Args:
        rows: What to write; None is an empty cell. A longer text than a cell holds, 32,767
            UTF-16 units, ends in "…".
        columns: The keys to write and the header.

    Raises:
        InputError: There are more rows than a sheet holds; CSV has no such limit.
    """
    from xlsxwriter import Workbook

    file = io.BytesIO()
    with Workbook(file, {"in_memory": True}) as workbook:
        sheet = workbook.add_worksheet()
        bold = workbook.add_format({"bold": True})
        sheet.freeze_panes(1, 0)
        for place, column in enumerate(columns):
            sheet.write_string(0, place, column, bold)
        for number, row in enumerate(rows, start=1):
            if number > MAX_ROWS:
                raise InputError(
                    f"an XLSX sheet holds {MAX_ROWS:,} rows, and there are more; export CSV"
                )
            for place, column in enumerate(columns):
                if cell := _cell(row[column]):
                    sheet.write_string(number, place, _fitting(cell))
    return file.getvalue()


def _taken(line: io.StringIO) -> bytes:
    text = line.getvalue()
    line.seek(0)
    line.truncate()
    return text.encode()


def _cell(value: object) -> str:
    return "" if value is None else str(value)


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _fitting(cell: str) -> str:
    units = cell.encode("utf-16-le")
    if len(units) <= 2 * _MAX_CELL:
        return cell
    return units[: 2 * (_MAX_CELL - 1)].decode("utf-16-le", errors="ignore") + "…"
