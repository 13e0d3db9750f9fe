"""What the documents say is true: commands, options, settings, keys, files and examples."""

import json
import os
import re
import shlex
import subprocess
import sys
import tomllib
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from qa.cli.main import main
from qa.kind import QuestionKind
from qa.settings import Settings

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
CLI = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")


def blocks(text, language):
    return re.findall(rf"^```{language}\n(.*?)^```", text, flags=re.DOTALL | re.MULTILINE)


def test_every_command_and_option_is_documented_and_no_other():
    rows = dict(re.findall(r"^\| `([a-z-]+)[^`]*` \| (.*) \|$", CLI, flags=re.MULTILINE))
    assert set(main.commands) <= set(rows)
    # What every command takes stands above the table.
    common = {"library", "debug", "as_json"}
    assert "`kildesvar [--library FILE] [--debug] COMMAND`; both options may stand after" in CLI
    for name, command in main.commands.items():
        row = re.search(rf"^\| `{name}.*$", CLI, flags=re.MULTILINE).group()
        for parameter in command.params:
            if isinstance(parameter, click.Option) and parameter.name not in common:
                assert any(option in row for option in parameter.opts), (name, parameter.opts)
        for option in re.findall(r"--[a-z-]+", row):
            known = [o for p in command.params for o in p.opts]
            assert option in known, (name, option)


def test_every_setting_is_documented_and_no_other():
    documented = set(re.findall(r"`(KILDESVAR_[A-Z]+)`", CLI + README))
    assert documented == {f"KILDESVAR_{name.upper()}" for name in Settings.model_fields}


def test_the_documented_keys_are_those_of_ask(press):
    arguments = ["--library", str(press.path), "ask", "--json", "Hvor mange punkter er det?"]
    answer = json.loads(CliRunner().invoke(main, arguments).stdout)
    section = CLI.split("`ask --json`:")[1].split("`search --json`")[0]
    assert re.findall(r"^\| `([a-z_]+)` \|", section, flags=re.MULTILINE) == list(answer)


def test_every_kind_of_question_is_documented_and_no_other():
    section = CLI.split("## Kinds of questions")[1]
    documented = re.findall(r"^\| `([a-z_]+)` \|", section, flags=re.MULTILINE)
    assert documented == list(QuestionKind)


def test_links_and_files_in_the_documents_exist():
    for path in [ROOT / "README.md", *(ROOT / "docs").glob("*.md")]:
        text = path.read_text(encoding="utf-8")
        for target in re.findall(r"\]\((?!http)([^)#]+)\)", text):
            assert (path.parent / target).exists(), f"{path.name}: {target}"
        for name in re.findall(
            r"`((?:corpus|index|qa|ui|training|benchmarks|scripts|tests|docs)/[\w./]+)`", text
        ):
            assert (ROOT / name).exists(), f"{path.name}: {name}"


def test_python_versions_agree():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    least = project["requires-python"].removeprefix(">=")
    assert f"({least} or newer)" in README
    assert any(c.endswith(f":: {least}") for c in project["classifiers"])


def test_the_python_examples_of_the_readme_run(press):
    environment = {**os.environ, "KILDESVAR_LIBRARY": str(press.path)}
    examples = blocks(README, "python")
    assert examples
    for example in examples:
        command = [sys.executable, "-c", example]
        result = subprocess.run(
            command, env=environment, capture_output=True, text=True, check=False
        )
        assert result.returncode == 0, result.stderr


def commands():
    """The kildesvar commands of the readme, without those that start a server."""
    found = []
    for block in blocks(README, "sh"):
        for line in block.splitlines():
            words = shlex.split(line, comments=True)
            if words[:1] == ["kildesvar"] and words[1] != "app":
                found.append(words[1:])
    return found


def test_the_commands_of_the_readme_run_in_order(write, monkeypatch, tmp_path):
    """On a folder `saker` in a home of their own, as a reader would type them."""
    monkeypatch.setenv("HOME", str(tmp_path))
    write({"sak.txt": "Broen kostet 312 millioner kroner, sier ordføreren."}, "saker")
    for path in (ROOT / "corpus" / "press").iterdir():
        (tmp_path / "saker" / path.name).write_bytes(path.read_bytes())
    lines = commands()
    assert [words[0] for words in lines] == [
        "index", "ask", "search", "check", "quotes", "mentions", "list", "show", "remove",
    ]  # fmt: skip
    for words in lines:
        typed = [str(Path(word).expanduser()) if word.startswith("~") else word for word in words]
        result = CliRunner().invoke(main, typed)
        assert result.exit_code == 0, (words, result.output)
        assert result.stdout


def test_the_scripts_of_the_readme_can_be_run():
    for name in re.findall(r"^(?:\w+=\S+ )?(scripts/\w+)", README, flags=re.MULTILINE):
        assert os.access(ROOT / name, os.X_OK), name
    assert os.access(ROOT / ".ci" / "run", os.X_OK)


def test_the_answer_in_the_readme_is_what_the_command_prints(press):
    example = blocks(README, "console")[0]
    first, _, printed = example.partition("\n")
    words = shlex.split(first.removeprefix("$ "))
    result = CliRunner().invoke(main, ["--library", str(press.path), *words[1:]])
    assert result.stdout.startswith(printed.rstrip("\n"))


@pytest.mark.parametrize("word", ["chunk", "snippet"])
def test_one_word_for_each_concept(word):
    for package in ("corpus", "index", "qa"):
        for path in (ROOT / package).rglob("*.py"):
            assert not re.search(rf"\b{word}s?\b", path.read_text(encoding="utf-8")), path
