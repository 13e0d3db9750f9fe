"""The command `check`, run in this process."""

import json

import pytest
from click.testing import CliRunner

from qa.cli.check import check

QUOTE = "Dette er en offensiv eksportsatsing fra regjeringen."


@pytest.fixture
def run(press):
    def run(*arguments, given=None):
        return CliRunner().invoke(check, [*map(str, arguments)], obj=press.path, input=given)

    return run


def test_a_verdict_is_told_by_word_and_sign(run):
    assert run(QUOTE).stdout.startswith(f"✓ ORDRETT  {QUOTE}\n")
    altered = run(QUOTE.replace("offensiv", "defensiv"))
    assert altered.exit_code == 0
    assert altered.stdout.startswith("≠ ENDRET")
    assert "ord: «defensiv» / «offensiv»" in altered.stdout
    other = run(QUOTE, "--speaker", "Kjerkol")
    assert other.stdout.startswith("! ORDRETT")
    missing = run("Vi skal doble antallet sykehusplasser innen 2030")
    assert missing.exit_code == 0
    assert missing.stdout.startswith("? IKKE FUNNET")
    assert "Nærmest i kildene" in missing.stdout


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("nb", "«defensiv»; og det er Tarje Bjørgum som sier det, ikke Kjerkol.\n"),
        ("nn", "«defensiv»; og det er Tarje Bjørgum som seier det, ikkje Kjerkol.\n"),
        ("en", "“defensiv”; and it is Tarje Bjørgum who says it, not Kjerkol.\n"),
    ],
)
def test_an_altered_quote_of_somebody_else_says_both(run, language, told):
    altered = QUOTE.replace("offensiv", "defensiv")
    assert told in run(altered, "--speaker", "Kjerkol", "--language", language).stdout
    for right in ([], ["--speaker", "Bjørgum"]):
        assert ";" not in run(altered, "--language", language, *right).stdout


def test_json_and_speaker(run):
    result = json.loads(run(QUOTE, "--speaker", "Kjerkol", "--json").stdout)
    assert (result["verdict"], result["speaker_check"]) == ("verbatim", "wrong")
    assert result["speaker"] == "Tarje Bjørgum"


def test_languages(run):
    assert "VERBATIM" in run(QUOTE, "--language", "en").stdout
    assert "IKKJE FUNNE" in run("Dette sto det aldri noe om", "--language", "nn").stdout


def test_a_batch_prints_one_verdict_a_line_in_order(run, tmp_path):
    path = tmp_path / "quotes.jsonl"
    path.write_text(
        json.dumps({"quote": QUOTE, "speaker": "Bjørgum", "note": "x", "kind": "y", "source": "z"})
        + "\n\n"
        + json.dumps({"quote": "Helse", "speaker": None, "verdict": "altered"}),
        encoding="utf-8-sig",
    )
    result = run("--batch", path, "--json")
    assert result.exit_code == 0
    lines = [json.loads(line) for line in result.stdout.splitlines()]
    assert [line["quote"] for line in lines] == [QUOTE, "Helse"]
    assert lines[0]["speaker_check"] == "right"
    assert "ORDRETT" in run("--batch", path).stdout


def test_broken_lines_are_named_and_the_rest_goes_on(run, tmp_path):
    path = tmp_path / "quotes.jsonl"
    broken = [
        b"{", b"[1]", b'{"speaker": "A"}', b'{"quote": 5}', b'{"quote": ""}', b"\xff\xfe",
        b'{"quote": "a b", "who": "A"}', b'{"quote": "a", "speaker": 3}', b"[" * 9_999,
        json.dumps({"quote": "a" * 30_000}).encode(), b'{"quote": "\\ud800 Vi vil"}',
        b'{"quote": "Vi vil", "speaker": "\\ud800"}',
    ]  # fmt: skip
    good = json.dumps({"quote": QUOTE}).encode()
    path.write_bytes(b"\n".join([good, *broken, good]))
    result = run("--batch", path, "--json")
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 2
    for number in range(2, len(broken) + 2):
        assert f"quotes.jsonl: line {number}: " in result.stderr
    assert "'who'" in result.stderr


def test_a_draft_from_a_file_and_from_standard_input(run, tmp_path):
    draft = f"– {QUOTE}\n\n– Dette sa jo ingen i går, sier Tarje Bjørgum."
    path = tmp_path / "utkast.txt"
    path.write_text(draft, encoding="utf-8")
    report = json.loads(run("--draft", path, "--json").stdout)
    assert [quote["verdict"] for quote in report["quotes"]] == ["verbatim", "not_found"]
    assert json.loads(run("--draft", "-", "--json", given=draft).stdout) == report
    assert "✓ ORDRETT" in run("--draft", path).stdout


@pytest.mark.parametrize(
    "arguments",
    [[], [QUOTE, "--draft", "-"], ["--draft", "-", "--speaker", "A"], ["--batch", "x", QUOTE]],
)
def test_wrong_use(run, arguments):
    assert run(*arguments).exit_code == 2


def test_what_cannot_be_read_is_an_error_of_ours(run, tmp_path):
    from corpus.errors import InputError

    (tmp_path / "bin.txt").write_bytes(b"\xff\xfe\x00")
    for arguments in (["--batch", tmp_path / "no.jsonl"], ["--draft", tmp_path / "bin.txt"], [""]):
        assert isinstance(run(*arguments).exception, InputError)


def test_hostile_text_moves_no_cursor(run):
    out = run("Dette \x1b[2Jer \u202een offensiv eksportsatsing fra regjeringen").stdout
    assert "\x1b" not in out
    assert "\u202e" not in out
