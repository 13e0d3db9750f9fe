"""Promises about the repository itself."""

import ast
import hashlib
import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
# Imports go from right to left only: each may use what stands before it.
ORDER = ["corpus", "index", "qa", "ui"]


def imported(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            yield (node.module or "").split(".")[0]


@pytest.mark.parametrize("package", ORDER)
def test_imports_go_one_way(package):
    after = {*ORDER[ORDER.index(package) + 1 :], "app", "kildesvar", "training", "benchmarks"}
    files = sorted((ROOT / package).rglob("*.py"))
    assert files
    for path in files:
        # The command starts the page; it is a leaf and may know it.
        allowed = {"ui"} if path == ROOT / "qa" / "cli" / "main.py" else set()
        assert not (set(imported(path)) & after - allowed), path


def test_no_file_is_longer_than_400_lines():
    for package in (*ORDER, "training", "benchmarks"):
        for path in (ROOT / package).rglob("*.py"):
            assert len(path.read_text(encoding="utf-8").splitlines()) <= 400, path
    assert len((ROOT / "app.py").read_text(encoding="utf-8").splitlines()) < 120


def test_the_public_api_is_exact():
    import kildesvar

    public = {name for name in vars(kildesvar) if not name.startswith("_")}
    assert public == set(kildesvar.__all__)
    assert kildesvar.__all__ == sorted(kildesvar.__all__, key=lambda n: (n.islower(), n))


def test_every_public_name_has_a_docstring():
    for package in ORDER:
        for path in (ROOT / package).rglob("*.py"):
            tree = ast.parse(path.read_text(encoding="utf-8"))
            assert ast.get_docstring(tree), path


def test_every_dependency_is_explained():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    text = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    extras = project["optional-dependencies"].values()
    wanted = [*project["dependencies"], *(name for extra in extras for name in extra)]
    for requirement in wanted:
        name = re.split(r"[<>=~\[]", requirement)[0]
        assert f"`{name}`" in text, name


def test_the_sample_texts_are_unchanged():
    hashes = {
        hashlib.sha256(path.read_bytes()).hexdigest()[:16]
        for path in (ROOT / "corpus" / "press").glob("*.txt")
    }
    assert hashes == {"e9a2dab02c011106", "73b6435f1b6460a5"}
