"""The real app on the sample library, with no way out to other machines."""

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from browser import ROOT, Visit, guarded, in_view, serve
from playwright.sync_api import expect

from qa.phrases import phrases
from ui.words_bank import BANK

pytestmark = pytest.mark.browser

SETTINGS = ROOT / ".streamlit" / "config.toml"
PRESS = sorted((ROOT / "corpus" / "press").glob("*.txt"))


@pytest.fixture(scope="module", params=["app.py", "ui/main.py"])
def server(request, tmp_path_factory):
    folder = tmp_path_factory.mktemp("app")
    home = {name: str(folder / "home") for name in ("HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME")}
    with serve(ROOT / request.param, folder, **home) as url:
        yield url
    assert (folder / "guard.log").read_text() == "", "the app tried to reach another machine"


@pytest.fixture
def visit(server, browser):
    with Visit(browser, server) as opened:
        opened.page.set_default_timeout(60_000)
        yield opened
        assert opened.outside() == []
        assert opened.errors == []


def test_an_answer_is_in_its_source_at_the_place_shown(visit):
    visit.ask("Hvor mye omsatte den norske helsenæringen for i 2021?")
    answer = visit.turn.locator(".answer .words").inner_text()
    assert "65 mrd" in answer
    visit.turn.locator(".answer .number").first.click()
    quote = visit.turn.locator(".paper mark.quote")
    quote.first.wait_for()
    visit.page.wait_for_timeout(400)
    assert "".join(quote.all_text_contents()) == answer
    assert in_view(quote)
    shown = visit.turn.locator(".paper").text_content()
    texts = ["".join(path.read_text(encoding="utf-8").split()) for path in PRESS]
    assert "".join(shown.split()) in texts


def test_what_is_not_in_the_sources_is_not_answered(visit):
    visit.ask("Hva er hovedstaden i Australia?")
    assert visit.turn.locator(".answer").inner_text() == phrases("nb").unknown
    assert visit.turn.locator(".item").count() > 0


def test_a_starter_gets_an_answer(visit):
    visit.box.wait_for()
    visit.page.locator(".start button").first.click()
    expect(visit.box).not_to_have_value("")
    visit.box.press("Enter")
    visit.turn.locator(".answer .number").first.wait_for()


def test_quotes_are_checked_against_the_sample(server, browser):
    altered = "Dette er en offensiv eksportsatsing fra kommunen."
    for said, label in (
        (altered.replace("kommunen", "regjeringen"), "Ordrett"),
        (altered, "Endret"),
    ):
        with Visit(browser, server, query=f"sitatsjekk?quote={said}") as visit:
            visit.page.locator(".verdict").wait_for(timeout=60_000)
            assert label in visit.page.locator(".verdict .tone").inner_text()
            visit.page.locator(".places button").click()
            mark = visit.page.locator(".paper mark.quote")
            mark.first.wait_for()
            assert "".join(mark.all_text_contents()).startswith("Dette er en offensiv")
            assert visit.outside() == visit.errors == []


def test_the_bank_has_the_quotes_and_mentions_of_the_sample(server, browser):
    with Visit(browser, server, query="sitater") as visit:
        rows = visit.page.locator(".table tbody tr")
        rows.first.wait_for(timeout=60_000)
        count = rows.count()
        name = visit.page.locator(".bar .name").first.inner_text()
        visit.page.get_by_label(BANK["nb"].speaker_filter).fill(name.split()[-1])
        visit.page.keyboard.press("Enter")
        expect(rows).not_to_have_count(count)
        said = rows.first.locator(".quote").inner_text()
        rows.first.locator("button").click()
        mark = visit.page.locator(".paper mark.quote")
        mark.first.wait_for()
        assert " ".join("".join(mark.all_text_contents()).split()) == " ".join(said.split())
        assert visit.outside() == visit.errors == []
    with Visit(browser, server, query="omtaler?term=eksport") as visit:
        visit.page.locator(".group .item button").first.click(timeout=60_000)
        mark = visit.page.locator(".paper mark.quote")
        mark.first.wait_for()
        assert mark.first.text_content().casefold() == "eksport"
        assert visit.outside() == visit.errors == []


def test_both_entries_have_the_theme_and_no_menus(server, browser):
    with Visit(browser, server, scheme="dark") as visit:
        visit.page.locator(".start").wait_for(timeout=60_000)
        dark = tomllib.loads(SETTINGS.read_text(encoding="utf-8"))["theme"]["dark"]
        shown = visit.page.get_by_test_id("stApp").evaluate(
            "node => getComputedStyle(node).backgroundColor.match(/\\d+/g).map(Number)"
        )
        assert bytes(shown).hex() == dark["backgroundColor"].lstrip("#")
        assert visit.page.get_by_test_id("stAppDeployButton").count() == 0
        assert visit.page.get_by_test_id("stMainMenu").count() == 0


def test_the_guard_guards(tmp_path):
    code = "import socket; socket.create_connection(('192.0.2.1', 80), timeout=1)"
    run = subprocess.run(
        [sys.executable, "-c", code], env=guarded(tmp_path), capture_output=True, check=False
    )
    assert b"outbound sockets are forbidden" in run.stderr
    assert "192.0.2.1" in Path(tmp_path, "guard.log").read_text()
