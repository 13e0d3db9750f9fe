"""The commands of the quote bank and of every mention, on libraries of a few texts."""

import csv
import io
import json

import click
import pytest
from click.testing import CliRunner

from corpus.document import document_id
from corpus.errors import InputError
from corpus.library import Library
from corpus.reading import find_files
from index.indexer import index_files
from qa.cli.bank import mentions, quotes

BRIDGE = (
    "Ny bro åpnet\n\nPublisert 4. mai 2021\n\n– Broen er lang, sier ordfører Kari Lunde.\n\n"
    "Broen kostet 312 kroner."
)
SCHOOL = "Skolen i Asker\n\n– Prisgitt været.\n\nSkolen ligger ved broen, og den er av tre."


@pytest.fixture(scope="module")
def place(tmp_path_factory, encoder):
    folder = tmp_path_factory.mktemp("commands")
    (folder / "texts").mkdir()
    (folder / "texts" / "bro.txt").write_text(BRIDGE, "utf-8")
    (folder / "texts" / "=skole.txt").write_text(SCHOOL, "utf-8")
    with Library(folder / "library.sqlite", create=True) as library:
        index_files(library, encoder, find_files([folder / "texts"]).files)
    return folder / "library.sqlite"


def run(command, place, *arguments):
    result = CliRunner().invoke(command, list(arguments), obj=place)
    assert result.exit_code == 0, (result.output, result.exception)
    return result


def rows(result):
    return list(csv.DictReader(io.StringIO(result.stdout_bytes.decode("utf-8-sig"), newline="")))


def test_quotes_json(place):
    found = json.loads(run(quotes, place, "--speaker", "Lunde", "--json").stdout)
    assert found == {
        "quotes": [
            {
                "document_id": document_id(BRIDGE),
                "source": "bro.txt",
                "published": "2021-05-04",
                "start": BRIDGE.index("Broen er"),
                "end": BRIDGE.index(", sier"),
                "text": "Broen er lang",
                "kind": "dash",
                "group": 0,
                "speaker": "Kari Lunde",
                "title": "ordfører",
                "organisation": None,
                "confidence": 1.0,
            }
        ]
    }


def test_quotes_for_reading(place):
    shown = run(quotes, place).stdout
    assert "2021-05-04  Kari Lunde, ordfører  (bro.txt:" in shown
    assert "udatert  ukjent  (=skole.txt:" in shown
    assert "    Broen er lang" in shown
    assert run(quotes, place, "--contains", "finnesikke").stdout == "Ingen sitater.\n"


def test_quotes_csv(place):
    result = run(quotes, place, "--csv")
    assert result.stdout_bytes.startswith(b"\xef\xbb\xbfdocument_id,source,")
    assert [(row["source"], row["speaker"]) for row in rows(result)] == [
        ("bro.txt", "Kari Lunde"),
        ("'=skole.txt", "ukjent"),
    ]


def test_quotes_says_what_a_date_leaves_out(place):
    result = run(quotes, place, "--from", "2021", "--to", "2021-05", "--json")
    assert [row["source"] for row in json.loads(result.stdout)["quotes"]] == ["bro.txt"]
    assert result.stderr == "1 quotes without a date are left out\n"
    assert run(quotes, place).stderr == ""


def test_mentions_json(place):
    found = json.loads(run(mentions, place, "broen", "--json").stdout)
    listed = found.pop("mentions")
    assert found == {
        "term": "broen",
        "stem": False,
        "searched": 2,
        "documents": 2,
        "count": 3,
        "forms": [{"form": "broen", "count": 3}],
        "timeline": [{"period": "2021-05", "count": 2}, {"period": None, "count": 1}],
    }
    assert [(row["source"], row["text"]) for row in listed] == [
        ("bro.txt", "Broen"), ("bro.txt", "Broen"), ("=skole.txt", "broen"),
    ]  # fmt: skip
    texts = {"bro.txt": BRIDGE, "=skole.txt": SCHOOL}
    for row in listed:
        text = texts[row["source"]]
        assert text[row["start"] : row["end"]] == row["text"]
        assert text[row["sentence_start"] : row["sentence_end"]] == row["sentence"]


def test_mentions_for_reading(place):
    shown = run(mentions, place, "skole", "--stem").stdout
    assert "udatert  =skole.txt  Skolen i Asker\n    0-6  Skolen i Asker\n" in shown
    assert "2 av 2 dokumenter gjennomsøkt: 2 omtaler i 1 dokument\n" in shown
    assert "Former: skolen 2\n" in shown
    assert "Over tid: udatert 2\n" in shown
    none = run(mentions, place, "finnesikke").stdout
    assert none == "2 av 2 dokumenter gjennomsøkt: 0 omtaler i 0 dokumenter\n"


def test_mentions_csv(place):
    result = run(mentions, place, "broen", "--csv")
    assert [row["source"] for row in rows(result)] == ["bro.txt", "bro.txt", "'=skole.txt"]
    empty = run(mentions, place, "finnesikke", "--csv")
    assert empty.stdout_bytes.startswith(b"\xef\xbb\xbfdocument_id,source,title,")
    assert rows(empty) == []


@pytest.mark.parametrize("command", [quotes, mentions])
def test_one_format_at_a_time(command, place):
    term = ["bro"] if command is mentions else []
    result = CliRunner().invoke(command, [*term, "--json", "--csv"], obj=place)
    assert result.exit_code == 2
    assert "choose one" in result.stderr


@pytest.mark.parametrize(
    ("command", "arguments"),
    [
        (mentions, [""]),
        (mentions, ["–"]),
        (mentions, ["x" * 100_000]),
        (quotes, ["--from", "nå"]),
        (quotes, ["--speaker", " "]),
        (quotes, ["--contains", "!"]),
    ],
)
def test_wrong_use_is_an_input_error(command, arguments, place):
    result = CliRunner().invoke(command, arguments, obj=place)
    assert isinstance(result.exception, InputError)
    assert result.stdout == ""


def test_documents_cannot_steer_the_terminal(tmp_path, encoder, write):
    text = (
        "Tit\x1btel\n\n– Broen \x1b[31m er \u202erød nå, sier Kari Lunde.\n\n"
        + "Den er lang. " * 40
    )
    with Library(tmp_path / "library.sqlite", create=True) as library:
        index_files(library, encoder, find_files([write({"a\x1bb.txt": text})]).files)
    for shown in (
        run(quotes, tmp_path / "library.sqlite").stdout,
        run(mentions, tmp_path / "library.sqlite", "er").stdout,
    ):
        assert "Broen" in shown
        assert "\x1b" not in shown
        assert "\u202e" not in shown


def test_the_commands_have_help():
    for command in (quotes, mentions):
        assert isinstance(command, click.Command)
        assert CliRunner().invoke(command, ["--help"]).exit_code == 0
