"""Sitatsjekk, Sitater and Omtaler in a headless Chromium, on made-up documents."""

import csv
import io
from urllib.parse import quote, urlencode
from zipfile import ZipFile

import pytest
from browser import ROOT, Visit, in_view, serve, unreadable
from fake_app import HOSTILE
from fake_pages import EVIL_SPOKEN, SPOKEN
from playwright.sync_api import expect

from ui.words import WORDS
from ui.words_bank import BANK
from ui.words_check import CHECK

pytestmark = pytest.mark.browser

CHANGED = SPOKEN.replace("4 200", "4 300")
DRAFT = (
    f"Utkast.\n\n– {SPOKEN}, sier Kari Vik.\n\n– Vi ansetter flere folk før våren, sier Vik.\n\n"
    "Han sa også «vi skal fly til månen med grønn ost neste år» i går."
)


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    folder = tmp_path_factory.mktemp("pages")
    with serve(ROOT / "tests" / "fake_pages.py", folder) as url:
        yield url
    assert (folder / "guard.log").read_text() == "", "the server tried to reach another machine"


@pytest.fixture
def go(server, browser):
    """Opens a page with parameters; at the end, nothing may have gone wrong."""
    opened = []

    def go(page, *, width=1280, scheme="light", **parameters):
        query = f"{page}?{urlencode(parameters, quote_via=quote)}" if parameters else page
        visit = Visit(browser, server, query=query, width=width, scheme=scheme)
        opened.append(visit)
        visit.page.get_by_test_id("stMainBlockContainer").locator(
            "input, textarea"
        ).first.wait_for()
        return visit

    yield go
    for visit in opened:
        assert visit.outside() == []
        assert visit.errors == []
        visit.context.close()


def paper(visit):
    """Waits for the opened source and returns its marked words."""
    mark = visit.page.locator(".paper mark.quote")
    mark.first.wait_for()
    visit.page.wait_for_timeout(400)
    assert in_view(mark)
    return "".join(mark.all_text_contents())


def test_a_quote_is_checked_and_its_source_opened(go):
    visit = go("sitatsjekk")
    assert visit.page.title() == WORDS["nb"].page_check
    visit.page.get_by_label(CHECK["nb"].quote_label, exact=True).fill(CHANGED)
    visit.page.get_by_role("button", name=CHECK["nb"].check_button).click()
    verdict = visit.page.locator(".verdict.look")
    verdict.wait_for()
    assert "Endret" in verdict.locator(".tone").inner_text()
    halves = verdict.locator(".half")
    assert halves.nth(0).locator(".piece").all_inner_texts() == ["4 300"]
    assert halves.nth(1).locator(".piece").all_inner_texts() == ["4 200"]
    boxes = [halves.nth(number).bounding_box() for number in (0, 1)]
    assert boxes[1]["x"] > boxes[0]["x"] + boxes[0]["width"], "not side by side"
    opener = verdict.locator(".places button")
    opener.focus()
    visit.page.keyboard.press("Enter")
    assert paper(visit) == SPOKEN
    assert opener.get_attribute("aria-expanded") == "true"
    assert visit.page.locator(".panel").evaluate(
        "node => node.getRootNode().activeElement === node"
    )
    visit.page.keyboard.press("Escape")
    visit.page.locator(".panel").wait_for(state="hidden")
    assert opener.evaluate("node => node.getRootNode().activeElement === node")


def test_an_address_opens_the_verdict_and_the_source(go):
    visit = go("sitatsjekk", quote=SPOKEN, speaker="Vik")
    visit.page.locator(".verdict.good .places button").click()
    assert paper(visit) == SPOKEN
    visit.page.wait_for_url("**at=**")
    visit.page.reload()
    assert paper(visit) == SPOKEN
    assert visit.page.get_by_label(CHECK["nb"].speaker_label).input_value() == "Vik"
    visit.page.get_by_role("radio", name="English").click()
    expect(visit.page.locator(".verdict .tone")).to_contain_text("Verbatim")
    assert paper(visit) == SPOKEN


def test_a_draft_is_marked_and_reported_on(go):
    visit = go("sitatsjekk")
    visit.page.get_by_text(CHECK["nb"].mode_draft).click()
    visit.page.get_by_label(CHECK["nb"].draft_label, exact=True).fill(DRAFT)
    visit.page.get_by_role("button", name=CHECK["nb"].check_button).click()
    quoted = visit.page.locator(".quoted")
    quoted.first.wait_for()
    labels = [text.split("\n")[-1] for text in quoted.locator(".tone").all_inner_texts()]
    assert labels == ["Ordrett", "Endret", "Ikke funnet"]
    quoted.nth(1).focus()
    visit.page.keyboard.press("Enter")
    assert paper(visit) == "Vi ansetter ikke flere folk før våren"
    card = visit.page.locator(".side .verdict")
    assert "nektelse" in card.inner_text()
    quoted.nth(2).click()
    expect(card).to_have_class("verdict bad")
    visit.page.get_by_role("button", name=CHECK["nb"].copy_report).click()
    visit.page.get_by_role("button", name=CHECK["nb"].copied).wait_for()
    assert "ENDRET" in visit.page.evaluate("navigator.clipboard.readText()")
    with visit.page.expect_download() as saved:
        visit.page.get_by_role("button", name=CHECK["nb"].save_docx).click()
    assert "word/document.xml" in ZipFile(saved.value.path()).namelist()


def test_a_long_draft_survives_a_reload(go):
    visit = go("sitatsjekk")
    visit.page.locator(".beside").wait_for(state="attached")
    visit.page.get_by_text(CHECK["nb"].mode_draft).click()
    box = visit.page.get_by_label(CHECK["nb"].draft_label, exact=True)
    box.fill(DRAFT + " Mer tekst." * 400)
    visit.page.get_by_role("button", name=CHECK["nb"].check_button).click()
    quoted = visit.page.locator(".quoted")
    quoted.nth(2).wait_for()
    visit.page.reload()
    quoted.nth(2).wait_for()
    assert box.input_value().startswith("Utkast.")


@pytest.mark.parametrize("page", ["sitatsjekk", "sitater", "omtaler"])
def test_each_page_names_its_language_and_shows_the_focus(go, page):
    visit = go(page, lang="nn")
    expect(visit.page.locator("html")).to_have_attribute("lang", "nn")
    visit.page.get_by_role("link", name=WORDS["nn"].page_quotes, exact=True).focus()
    visit.page.keyboard.press("Shift+Tab")
    link = visit.page.get_by_role("link", name=WORDS["nn"].page_check)
    assert link.evaluate("node => getComputedStyle(node).outlineStyle") == "solid"


def test_an_opened_row_stays_in_view(go):
    visit = go("omtaler", term="hveten")
    row = visit.page.locator(".group .item").nth(80)
    row.get_by_role("button").click()
    assert paper(visit) == "hveten"
    assert in_view(row.get_by_role("button"))
    expect(row).to_have_class("item opened")


def test_a_narrow_page_keeps_the_name_of_a_file_beside_its_label(go):
    visit = go("sitater", width=390)
    cell = visit.page.locator(".table td:has(.path)").first
    cell.wait_for()
    boxes = [cell.locator(name).bounding_box() for name in (".column-name", ".name", ".path")]
    assert boxes[1]["x"] == boxes[2]["x"] > boxes[0]["x"]


def test_the_quotes_are_filtered_and_opened(go):
    visit = go("sitater")
    rows = visit.page.locator(".table tbody tr")
    rows.first.wait_for()
    assert rows.count() == 4
    assert visit.page.locator(".bar .name").first.inner_text() == "Kari Nordmann Vik"
    visit.page.get_by_label(BANK["nb"].speaker_filter).fill("lagersjef")
    visit.page.get_by_label(BANK["nb"].contains_filter).fill("korn")
    visit.page.keyboard.press("Enter")
    expect(rows).to_have_count(1)
    rows.first.get_by_role("button").click()
    assert paper(visit) == SPOKEN
    with visit.page.expect_download() as saved:
        visit.page.get_by_role("button", name=BANK["nb"].save_csv).click()
    text = saved.value.path().read_bytes().decode("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(text))
    assert (row["text"], row["speaker"]) == (SPOKEN, "Kari Nordmann Vik")
    with visit.page.expect_download() as saved:
        visit.page.get_by_role("button", name=BANK["nb"].save_xlsx).click()
    assert "xl/workbook.xml" in ZipFile(saved.value.path()).namelist()


def test_every_mention_is_reached(go):
    visit = go("omtaler")
    visit.page.get_by_label(BANK["nb"].term_label).fill("hveten")
    visit.page.keyboard.press("Enter")
    items = visit.page.locator(".group .item")
    items.first.wait_for()
    expect(visit.page.locator(".searched")).to_have_text("4 av 4 dokumenter gjennomsøkt")
    assert items.count() == 100
    more = visit.page.locator("button.more:visible")
    more.click()
    expect(items).to_have_count(200)
    assert (
        items.nth(100)
        .locator("button")
        .evaluate("node => node.getRootNode().activeElement === node")
    )
    more.click()
    expect(items).to_have_count(230)
    expect(more).to_have_count(0)
    items.nth(229).get_by_role("button").click()
    assert paper(visit) == "hveten"
    assert "nummer 230" in visit.page.locator(".paper p:has(mark)").inner_text()


def test_hostile_text_is_shown_as_it_stands(go):
    visit = go("sitatsjekk", quote=EVIL_SPOKEN, speaker=HOSTILE)
    visit.page.locator(".verdict").wait_for()
    assert visit.page.locator(".half .text").first.text_content() == EVIL_SPOKEN
    visit.page.locator(".places button").click()
    assert paper(visit) == EVIL_SPOKEN
    others = [go("sitater", contains="stjerner"), go("omtaler", term="stjerner")]
    for other in others:
        other.page.locator(".content button.number").first.click()
        paper(other)
        assert "fiende/<b>fil<.txt" in other.page.locator(".panel .head").inner_text()
    for page in [visit.page, *(other.page for other in others)]:
        parsed = "article :is(img, script, a, b, code, .katex, iframe)"
        assert page.locator(parsed).count() == 0
        assert page.locator(".katex, [data-testid=stMarkdownColoredText]").count() == 0
        assert page.title() != "x"


def test_the_pages_are_one_app(server, browser):
    with Visit(browser, server, query="sitater?lang=nn") as visit:
        own = BANK["nn"]
        visit.page.get_by_text(own.quotes_help).wait_for()
        visit.page.get_by_role("link", name=WORDS["nn"].page_mentions).click()
        visit.page.get_by_label(own.term_label).fill("kommunen")
        visit.page.keyboard.press("Enter")
        visit.page.locator(".group .item").first.wait_for()
        assert "/omtaler?" in visit.page.url
        visit.page.get_by_role("link", name=WORDS["nn"].page_check).click()
        visit.page.get_by_label(CHECK["nn"].speaker_label).wait_for()
        visit.page.get_by_role("link", name=WORDS["nn"].page_mentions).click()
        visit.page.locator(".group .item").first.wait_for()
        visit.page.wait_for_url("**/omtaler?term=kommunen**")
        assert "lang=nn" in visit.page.url
        assert visit.errors == []


@pytest.mark.parametrize(("width", "scheme"), [(380, "dark"), (380, "light"), (1280, "dark")])
def test_the_pages_fit_and_read_well(go, width, scheme):
    look = {"width": width, "scheme": scheme}
    visits = [
        go("sitatsjekk", quote=CHANGED, speaker="Hansen", **look),
        go("sitater", **look),
        go("omtaler", term="lageret", stem="1", **look),
        go("sitatsjekk", draft=DRAFT, **look),
        go("sitater", **{"from": "i går"}, **look),
    ]
    for visit in visits:
        visit.page.locator(".beside").wait_for()
        opener = visit.page.locator(".content .number, .quoted, .failure").first
        opener.wait_for()
        if visit is not visits[-1]:
            opener.click()
            visit.page.locator(".paper mark.quote").first.wait_for()
            visit.page.wait_for_timeout(400)
        overflow = "node => node.scrollWidth - node.clientWidth"
        assert visit.page.get_by_test_id("stMain").evaluate(overflow) <= 0
        assert visit.page.locator("html").evaluate(overflow) <= 0
        assert unreadable(visit.page) == []
