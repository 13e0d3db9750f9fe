import json

import pytest
from conftest import PRESS

from corpus.errors import ReadError
from corpus.metadata import Metadata, metadata_of, read_metadata
from corpus.segment import segment


def known(text, given=None):
    return metadata_of(text, segment(text), given)


def test_title_and_date_from_the_text():
    text = "Ny vei åpnet\n\nPublisert 2. juni 2023\n\nVeien er åpen.\n\nMer her."
    assert known(text) == Metadata("Ny vei åpnet", "2023-06-02")


def test_a_first_line_with_a_full_stop_is_no_title():
    assert known("Dette er en setning.\n\nOg en til.").title is None


def test_the_date_of_publication_beats_the_update():
    text = "Tittel\n\nSist oppdatert 5. mai 2022\n\nPublisert 1. mai 2022\n\nTekst her.\n\nMer."
    assert known(text).published == "2022-05-01"


@pytest.mark.parametrize(
    ("opening", "published"),
    [
        ("Oslo, 22. mai 2024 – Regjeringen vil ha mer.", "2024-05-22"),
        ("MO I RANA, 11 October 2024 – The plant opened.", "2024-10-11"),
        ("Oslo (22.05.2024): Regjeringen vil ha mer.", "2024-05-22"),
        ("Broen åpnet 4. mai 2021 – og ble stengt.", None),
        ("Kari Lund, 4. mai 2021 – en dag hun husker.", None),
    ],
)
def test_a_dateline_may_open_the_first_paragraph(opening, published):
    assert known(f"Nye krav\n\n{opening}\n\nMer tekst her.").published == published


def test_what_is_given_beats_the_text():
    given = Metadata("Rett tittel", None)
    assert known("Gal tittel\n\nPublisert 2022-05\n\nTekst.", given) == Metadata(
        "Rett tittel", "2022-05"
    )


def test_front_matter():
    text = '---\ntitle: "En sak"\ndate: 2023-01-02\n---\nBrødtekst her.\n\nMer.'
    assert known(text) == Metadata("En sak", "2023-01-02")


def test_the_sample_texts_are_known():
    entries = read_metadata(PRESS)
    assert {path.name for path in PRESS.glob("*.txt")} == set(entries)
    for name, entry in entries.items():
        text = (PRESS / name).read_text(encoding="utf-8")
        assert metadata_of(text, segment(text)) == entry


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("[]", "object"),
        ("{", "metadata.json"),
        ('{"a.txt": {"published": "2. juni"}}', "2. juni"),
        ('{"a.txt": {"date": "2023"}}', "no other key"),
        ('{"a.txt": {"title": 5}}', "expected text"),
    ],
)
def test_a_bad_metadata_file_is_named(tmp_path, content, message):
    (tmp_path / "metadata.json").write_text(content)
    with pytest.raises(ReadError, match=message):
        read_metadata(tmp_path)


def test_no_metadata_file_is_fine(tmp_path):
    assert read_metadata(tmp_path) == {}
    (tmp_path / "metadata.json").write_text(json.dumps({"a.txt": {"title": None}}))
    assert read_metadata(tmp_path) == {"a.txt": Metadata()}
