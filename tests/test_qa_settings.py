from pathlib import Path

import pytest
from click.testing import CliRunner

from corpus.errors import InputError
from qa.cli.main import main
from qa.settings import settings


def test_nothing_is_set_by_default():
    assert (settings().library, settings().threshold) == (None, None)


def test_the_environment_is_read(monkeypatch):
    monkeypatch.setenv("KILDESVAR_LIBRARY", "~/sak.sqlite")
    monkeypatch.setenv("KILDESVAR_THRESHOLD", "0.7")
    assert settings().library == Path("~/sak.sqlite").expanduser()
    assert settings().threshold == 0.7


def test_an_empty_setting_is_none(monkeypatch):
    monkeypatch.setenv("KILDESVAR_LIBRARY", "")
    assert settings().library is None


@pytest.mark.parametrize(
    ("name", "value"),
    [("KILDESVAR_LIBARY", "x"), ("KILDESVAR_THRESHOLD", "1.5"), ("KILDESVAR_THRESHOLD", "mye")],
)
def test_a_wrong_setting_is_named(monkeypatch, name, value):
    monkeypatch.setenv(name, value)
    with pytest.raises(InputError, match=name):
        settings()
    settings.cache_clear()
    result = CliRunner().invoke(main, ["list"])
    assert result.exit_code == 2
    assert name in result.stderr


def test_the_environment_names_the_library(monkeypatch, tmp_path):
    monkeypatch.setenv("KILDESVAR_LIBRARY", str(tmp_path / "gone.sqlite"))
    result = CliRunner().invoke(main, ["list"])
    assert result.exit_code == 2
    assert "gone.sqlite: no such library" in result.stderr
