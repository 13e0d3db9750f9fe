"""The command, run in this process; the model is the real one, the libraries are small."""

import json
import sqlite3
import subprocess
import sys

import pytest
from click.testing import CliRunner

from qa.cli.main import main
from qa.terminal import printable

TEXTS = {
    "bro.txt": "Ny bro åpnet\n\nPublisert 4. mai 2021\n\n"
    "Broen i Sandvika kostet 312 millioner kroner, "
    "sier ordfører Kari Lunde.\n\nDen er 80 meter lang.",
    "mappe/skole.md": "# Skolen\n\nSkolen i Asker får 400 elever til høsten.\n\nDen er av tre.",
}


@pytest.fixture
def run(tmp_path):
    def run(*arguments, library="library.sqlite"):
        named = ["--library", str(tmp_path / library)] if library else []
        return CliRunner().invoke(main, [*named, *map(str, arguments)])

    return run


@pytest.fixture
def indexed(run, write):
    result = run("index", write(TEXTS))
    assert result.exit_code == 0, result.stderr
    return run


def test_index_list_show_remove(indexed, tmp_path):
    listed = json.loads(indexed("list", "--json").stdout)["documents"]
    assert [(row["source"], row["title"], row["published"]) for row in listed] == [
        ("bro.txt", "Ny bro åpnet", "2021-05-04"),
        ("mappe/skole.md", "Skolen", None),
    ]
    name = listed[0]["document_id"]
    for given in (name, name[:6], "bro.txt"):
        shown = json.loads(indexed("show", given, "--json").stdout)
        assert shown["text"] == TEXTS["bro.txt"]
        assert list(shown) == [
            "document_id", "title", "published", "language", "source", "sources", "text",
        ]  # fmt: skip
    assert indexed("show", "bro.txt").stdout.strip() == TEXTS["bro.txt"]
    gone = json.loads(indexed("remove", name[:8], "--json").stdout)
    assert gone == {"document_id": name, "sources": ["bro.txt"]}
    assert "bro.txt" not in indexed("list").stdout
    assert (tmp_path / "texts" / "bro.txt").exists()


def test_index_reports_and_updates(run, write):
    root = write(TEXTS)
    first = json.loads(run("index", root, "--json").stdout)
    assert (first["added"], first["documents"]) == (["bro.txt", "mappe/skole.md"], 2)
    again = json.loads(run("index", root, "--json").stdout)
    assert (again["added"], again["unchanged"]) == ([], ["bro.txt", "mappe/skole.md"])


def test_index_names_what_it_skips_and_ends_with_1(run, write):
    root = write({**TEXTS, "tom.txt": b"", "bilde.txt": bytes(range(256)) * 9, "notat.pdf": "x"})
    result = run("index", root, "--json")
    assert result.exit_code == 1
    assert len(json.loads(result.stdout)["skipped"]) == 3
    assert json.loads(result.stdout)["documents"] == 2
    for name in ("tom.txt", "bilde.txt", "notat.pdf"):
        assert f"{name}" in result.stderr


def test_ask_prints_the_answer_with_its_place(indexed):
    result = indexed("ask", "Hva kostet broen?")
    assert result.exit_code == 0
    assert "312 millioner kroner" in result.stdout
    assert "[1] Ny bro åpnet, 2021-05-04 (bro.txt:" in result.stdout


def test_ask_json(indexed):
    answer = json.loads(indexed("ask", "Hva kostet broen?", "--json").stdout)
    citation = answer["citations"][0]
    assert answer["answered"]
    assert answer["answer"] == citation["quote"]
    assert TEXTS["bro.txt"][citation["start"] : citation["end"]] == citation["quote"]
    assert answer["language"] == "nb"
    assert answer["library"]["documents"] == 2


def test_a_refusal_is_a_result(indexed):
    result = indexed("ask", "Hvor mange egg legger en høne?")
    assert result.exit_code == 0
    assert result.stdout.startswith("Vet ikke")
    answer = json.loads(indexed("ask", "Who won the football match on Saturday?", "--json").stdout)
    assert (answer["answered"], answer["answer"], answer["citations"]) == (False, None, [])
    assert answer["passages"]


def test_search_json(indexed):
    result = json.loads(indexed("search", "elever på skolen", "--limit", 1, "--json").stdout)
    assert result["query"] == "elever på skolen"
    assert [hit["source"] for hit in result["hits"]] == ["mappe/skole.md"]


@pytest.mark.parametrize(
    ("arguments", "status", "message"),
    [
        (["ask", ""], 2, "empty"),
        (["ask", " \n "], 2, "empty"),
        (["ask", "x" * 100_000], 2, "100,000 characters"),
        (["ask", "a\x07b"], 2, "U+0007"),
        (["ask", "谁推荐了卫生部门"], 2, "Latin script"),
        (["search", ""], 2, "empty"),
        (["search", "x", "--limit", "0"], 2, "0"),
        (["show", "finnesikke"], 2, "finnesikke"),
        (["remove", "ab"], 2, '"ab"'),
        (["index", "/finnes/ikke"], 2, "no such file"),
        (["index"], 2, "PATHS"),
        (["nonsense"], 2, "nonsense"),
    ],
)
def test_wrong_use_is_one_line_and_status_2(indexed, arguments, status, message):
    result = indexed(*arguments)
    assert result.exit_code == status
    assert message in result.stderr
    assert result.stderr.count("\n") == 1
    assert result.stdout == ""


def test_an_empty_folder_is_wrong_use(run, tmp_path):
    (tmp_path / "empty").mkdir()
    result = run("index", tmp_path / "empty")
    assert result.exit_code == 2
    assert "no file that can be read (.md, .txt)" in result.stderr
    assert not (tmp_path / "library.sqlite").exists()


def test_a_file_of_another_format_makes_no_library(run, tmp_path):
    (tmp_path / "bilde.png").write_bytes(b"\x89PNG")
    result = run("index", tmp_path / "bilde.png")
    assert result.exit_code == 2
    assert "cannot read .png" in result.stderr
    assert not (tmp_path / "library.sqlite").exists()


def test_an_empty_library_says_so(indexed):
    for row in json.loads(indexed("list", "--json").stdout)["documents"]:
        indexed("remove", row["document_id"])
    for command in (["ask", "Hva kostet broen?"], ["search", "bro"], ["list"], ["check", "Broen"]):
        assert "the library is empty; add texts" in indexed(*command).stderr


def test_libraries_that_cannot_be_used(run, tmp_path):
    (tmp_path / "text.sqlite").write_text("x" * 5_000)
    other = sqlite3.connect(tmp_path / "other.sqlite")
    other.execute("CREATE TABLE t (x)")
    other.close()
    (tmp_path / "folder").mkdir()
    for name, status, message in (
        ("gone.sqlite", 2, "no such library"),
        ("text.sqlite", 3, "not a library"),
        ("other.sqlite", 3, "not a Kildesvar library"),
        ("folder", 3, "a folder"),
    ):
        for command in (
            ["ask", "Hva?"],
            ["list"],
            ["search", "x"],
            ["show", "x"],
            ["remove", "abcdef"],
        ):
            result = run(*command, library=name)
            assert (result.exit_code, result.stdout) == (status, "")
            assert message in result.stderr
            assert result.stderr.count("\n") == 1


@pytest.mark.parametrize("at", [0, 2, 3])
def test_debug_shows_the_traceback(tmp_path, at):
    arguments = ["--library", str(tmp_path / "x"), "list"]
    arguments.insert(at, "--debug")
    command = [sys.executable, "-m", "qa.cli.main", *arguments]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert "Traceback" in result.stderr
    assert "LibraryMissing" in result.stderr


def test_the_library_may_be_named_after_the_command(indexed, tmp_path):
    name = tmp_path / "library.sqlite"
    before = indexed("list", "--json").stdout
    assert indexed("list", "--json", "--library", name, library=None).stdout == before
    # The nearer one holds.
    assert indexed("list", "--json", "--library", name, library="gone.sqlite").stdout == before
    for command in main.commands.values():
        assert {"--library", "--debug"} <= {option for p in command.params for option in p.opts}


def test_the_sample_is_used_where_nothing_is_named(run):
    result = run("list", library=None)
    assert result.exit_code == 0
    assert len(result.stdout.splitlines()) == 2
    assert "sample" in result.stderr


def test_help_imports_no_model_library():
    code = (
        "import sys; from qa.cli.main import main\n"
        "try: main(['ask', '--help'])\n"
        "except SystemExit: pass\n"
        "heavy = {'onnxruntime', 'faiss', 'torch', 'sentence_transformers', 'streamlit', 'numpy'}\n"
        "sys.exit(bool(heavy & set(sys.modules)))"
    )
    assert (
        subprocess.run([sys.executable, "-c", code], capture_output=True, check=False).returncode
        == 0
    )


def test_asking_imports_no_torch():
    code = (
        "import sys; from qa.cli.main import main\n"
        "try: main(['ask', 'Hva er dette?'])\n"
        "except SystemExit as stop: assert not stop.code, stop.code\n"
        "sys.exit(bool({'torch', 'sentence_transformers', 'streamlit'} & set(sys.modules)))"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert result.returncode == 0, result.stderr


def test_documents_cannot_steer_the_terminal(run, write):
    hostile = (
        "Tittel\x1b]0;x\x07\n\nBroen \x1b[31mkostet\x1b[0m 312 \u202emillioner\u202c kroner her."
    )
    hostile += "\n\nResten av saken er uten farlige tegn og ganske lang. " * 12
    hostile = hostile.rstrip()
    assert run("index", write({"a\x1bb.txt": hostile})).exit_code == 0
    for command in (
        ["list"],
        ["show", "a\x1bb.txt"],
        ["search", "broen"],
        ["ask", "Hva kostet broen?"],
    ):
        output = run(*command).stdout
        assert "\x1b" not in output
        assert "\u202e" not in output
        assert output
    # JSON is for programs: it has the text as it is, escaped as JSON does.
    shown = run("show", "a\x1bb.txt", "--json").stdout
    assert "\x1b" not in shown
    assert json.loads(shown)["text"] == hostile


def test_printable_keeps_what_is_harmless():
    assert printable("æøå 😀\n\t«–»") == "æøå 😀\n\t«–»"
    assert printable("a\x9bb\u2066c") == "a\ufffdb\ufffdc"
