"""What all tests share: no network, no place of the user's, and small deterministic fakes."""

import json
import os
from pathlib import Path

import pytest
from fakes import HashEncoder

from corpus.library import Library
from corpus.reading import find_files
from index.encoder import OnnxEncoder
from index.indexer import index_files
from qa.settings import settings

HERE = Path(__file__).parent
PRESS = HERE.parent / "corpus" / "press"

# Models that a test might name are never fetched.
os.environ["HF_HUB_OFFLINE"] = "1"


@pytest.fixture(autouse=True)
def _own_places(tmp_path_factory, monkeypatch):
    """Keeps the default libraries of the tests apart from the user's."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path_factory.mktemp("data")))
    for name in [name for name in os.environ if name.startswith("KILDESVAR_")]:
        monkeypatch.delenv(name)
    settings.cache_clear()
    yield
    settings.cache_clear()


@pytest.fixture(scope="session")
def encoder():
    return OnnxEncoder()


@pytest.fixture(scope="session")
def press(tmp_path_factory, encoder):
    """A library of the two press texts, indexed with the bundled model."""
    path = tmp_path_factory.mktemp("press") / "press.sqlite"
    with Library(path, create=True) as library:
        index_files(library, encoder, find_files([PRESS]).files)
        yield library


@pytest.fixture
def write(tmp_path):
    """Writes files below a folder and returns the folder."""

    def write(files, folder="texts"):
        root = tmp_path / folder
        for name, text in files.items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return root

    return write


@pytest.fixture
def build(tmp_path, write):
    """Builds a library of texts with the fake encoder, and closes it at the end."""
    opened = []

    def build(files, name="library.sqlite"):
        library = Library(tmp_path / name, create=True)
        opened.append(library)
        index_files(library, HashEncoder(), find_files([write(files)]).files)
        return library

    yield build
    for library in opened:
        library.close()


def read_lines(name):
    """Returns the entries of a JSON Lines file of the tests' data."""
    with (HERE / "data" / name).open(encoding="utf-8") as file:
        return [json.loads(line) for line in file]


@pytest.fixture(scope="module")
def browser():
    """A headless Chromium; the library that drives it is loaded for the tests that need it."""
    from browser import chromium

    with chromium() as opened:
        yield opened


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """The address of the page on made-up documents; a module may serve another one."""
    from browser import ROOT, serve

    folder = tmp_path_factory.mktemp("server")
    with serve(ROOT / "tests" / "fake_app.py", folder) as url:
        yield url
    assert (folder / "guard.log").read_text() == "", "the server tried to reach another machine"


@pytest.fixture
def visit(server, browser):
    """A page of that server; at the end, nothing may have gone wrong on it."""
    from browser import Visit

    with Visit(browser, server) as opened:
        yield opened
        assert opened.outside() == []
        assert opened.errors == []
