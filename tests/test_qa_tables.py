import csv
import io
import re
import zipfile
from xml.etree import ElementTree as ET

import pytest

from corpus.errors import InputError
from qa import tables
from qa.tables import to_csv, to_xlsx

COLUMNS = ("text", "number")
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def read_csv(data):
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def read_xlsx(data):
    """Returns the cells by row, read as the format's standard says, not by the library."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        strings = [
            "".join(text.text or "" for text in item.iter(f"{MAIN}t"))
            for item in ET.fromstring(package.read("xl/sharedStrings.xml"))  # noqa: S314 - our own
        ]
        sheet = ET.fromstring(package.read("xl/worksheets/sheet1.xml"))  # noqa: S314 - our own
        assert not any("rels" in name and "sheet" in name for name in package.namelist())
    assert list(sheet.iter(f"{MAIN}f")) == []
    cells = list(sheet.iter(f"{MAIN}c"))
    assert {cell.get("t") for cell in cells} == {"s"}
    return {cell.get("r"): strings[int(cell.find(f"{MAIN}v").text)] for cell in cells}


def test_csv_is_rfc_4180_in_utf_8_with_its_mark():
    data = to_csv([{"text": 'Han sa «å», "nå"\nog gikk', "number": 7}], columns=COLUMNS)
    assert data.startswith(b"\xef\xbb\xbftext,number\r\n")
    assert data.endswith(b'"Han sa \xc2\xab\xc3\xa5\xc2\xbb, ""n\xc3\xa5""\nog gikk",7\r\n')
    assert read_csv(data)[1] == ['Han sa «å», "nå"\nog gikk', "7"]
    assert to_csv([], columns=COLUMNS) == b"\xef\xbb\xbftext,number\r\n"
    assert read_csv(to_csv([{"text": None, "number": 0.5}], columns=COLUMNS))[1] == ["", "0.5"]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
def test_csv_runs_no_formula(start):
    cell = f"{start}HYPERLINK(1)"
    assert read_csv(to_csv([{"text": cell, "number": 1}], columns=COLUMNS))[1][0] == f"'{cell}"
    for harmless in (f"– {cell}", f"a{cell}", f" {cell}"):
        rows = read_csv(to_csv([{"text": harmless, "number": 1}], columns=COLUMNS))
        assert rows[1][0] == harmless


def test_xlsx_has_text_cells_alone():
    texts = [
        "=1+1",
        "{=1}",
        "https://example.org/",
        "mailto:a@b",
        "æøå 😀\n«–»",
        "-5",
        "007",
        " a ",
    ]
    rows = [{"text": text, "number": number} for number, text in enumerate(texts)]
    cells = read_xlsx(to_xlsx(rows, columns=COLUMNS))
    assert (cells["A1"], cells["B1"]) == COLUMNS
    assert [cells[f"A{row}"] for row in range(2, len(texts) + 2)] == texts
    assert cells["B2"] == "0"


def test_xlsx_takes_any_character():
    text = "a\x00b\x1bc\ufffed\uffffe_x0041_"
    cells = read_xlsx(to_xlsx([{"text": text, "number": None}], columns=COLUMNS))
    shown = re.sub(r"_x([0-9A-F]{4})_", lambda match: chr(int(match[1], 16)), cells["A2"])
    assert shown == text
    assert "B2" not in cells


def test_xlsx_says_where_a_cell_is_too_small():
    for text in ("å" * 40_000, "😀" * 20_000):
        cell = read_xlsx(to_xlsx([{"text": text, "number": 1}], columns=COLUMNS))["A2"]
        assert cell.endswith("…")
        assert text.startswith(cell[:-1])
        assert 32_765 <= len(cell.encode("utf-16-le")) // 2 <= 32_767
    fits = "å" * 32_767
    assert read_xlsx(to_xlsx([{"text": fits, "number": 1}], columns=COLUMNS))["A2"] == fits


def test_xlsx_refuses_more_rows_than_a_sheet_holds(monkeypatch):
    monkeypatch.setattr(tables, "MAX_ROWS", 2)
    row = {"text": "a", "number": 1}
    to_xlsx([row] * 2, columns=COLUMNS)
    with pytest.raises(InputError, match="holds 2 rows, and there are more; export CSV"):
        to_xlsx([row] * 3, columns=COLUMNS)
