"""The page in a headless Chromium, on made-up documents."""

import re
from urllib.parse import quote_plus

import pytest
from browser import Visit, in_view, unreadable
from fake_app import DOCUMENTS, EVIL, HOSTILE, LONG, UNDERSTOOD
from playwright.sync_api import expect

from qa.phrases import phrases
from ui.words import WORDS

pytestmark = pytest.mark.browser

LAGER = "Hvor mye korn kan lagres?"
WHOLE_SENTENCE = "Vi har plass til 4 200 tonn korn, og det rekker 🌾 gjennom en hel vinter"


def marked(visit):
    return "".join(visit.turn.locator(".paper mark").all_text_contents())


def test_a_click_opens_the_source_at_the_passage(visit):
    visit.ask(LAGER)
    assert visit.turn.locator(".answer .words").inner_text() == "4 200 tonn korn"
    assert "87 %" in visit.turn.locator(".certainty").inner_text()
    assert visit.turn.locator(".item").count() == 2
    before = len(visit.sent)
    visit.cite(1).click()
    quote = visit.turn.locator(".paper mark.quote")
    quote.wait_for()
    visit.page.wait_for_timeout(400)
    assert quote.text_content() == "4 200 tonn korn"
    assert marked(visit) == WHOLE_SENTENCE
    assert in_view(quote)
    assert visit.turn.locator(".paper").evaluate("node => node.scrollTop") > 0
    assert "".join(visit.turn.locator(".paper").all_text_contents()) == LONG.text.replace("\n", "")
    assert len(visit.sent) == before, "opening a source made a rerun"
    assert visit.page.evaluate("new URL(location.href).searchParams.get('c')") == "1"


def test_the_keyboard_opens_and_closes_a_source(visit):
    visit.ask(LAGER)
    visit.cite(2).focus()
    visit.page.keyboard.press("Enter")
    panel = visit.page.get_by_role("region", name="000_notis.txt")
    panel.wait_for()
    assert visit.cite(2).get_attribute("aria-expanded") == "true"
    assert visit.turn.locator(".panel").evaluate(
        "node => node.getRootNode().activeElement === node"
    )
    visit.page.keyboard.press("Tab")
    close = visit.page.get_by_role("button", name=WORDS["nb"].close)
    assert close.evaluate("node => node.getRootNode().activeElement === node")
    visit.page.keyboard.press("Escape")
    panel.wait_for(state="hidden")
    assert visit.cite(2).evaluate("node => node.getRootNode().activeElement === node")
    assert "c=" not in visit.page.url
    visit.page.keyboard.press("Enter")
    close.click()
    panel.wait_for(state="hidden")
    assert visit.cite(2).evaluate("node => node.getRootNode().activeElement === node")


def test_numbers_have_names(visit):
    visit.ask(LAGER)
    assert visit.cite(1).get_attribute("aria-label") == f"Kilde 1: {LONG.title}"
    assert visit.cite(2).get_attribute("aria-label") == "Kilde 2: 000_notis.txt"
    assert visit.page.locator("html").get_attribute("lang") == "nb"


def test_a_refusal_shows_the_nearest_passages(visit):
    visit.ask("Hva er ukjent?")
    said = phrases("nb")
    assert visit.turn.locator(".answer").inner_text() == said.unknown
    assert visit.turn.get_by_role("heading", name=said.nearest).is_visible()
    assert visit.turn.locator(".item").count() == 3
    visit.turn.locator(".item .number").nth(1).click()
    visit.turn.locator(".paper mark").first.wait_for()
    visit.page.wait_for_timeout(300)
    assert marked(visit).startswith("date 2024-02Lageret i Viksund")
    assert in_view(visit.turn.locator(".paper mark"))


def test_the_question_is_shown_while_it_is_worked_on(visit):
    visit.box.fill("treg: hvor mye lagres?")
    visit.box.press("Enter")
    visit.turn.locator(".status.pending").wait_for()
    assert visit.turn.locator("h2").inner_text() == "treg: hvor mye lagres?"
    assert visit.turn.get_by_role("status").inner_text() == WORDS["nb"].searching
    assert visit.turn.locator(".verdict").count() == 0
    visit.turn.locator(".verdict").wait_for()
    assert in_view(visit.turn.locator("h2"))


def test_a_starter_fills_the_box_and_waits(visit):
    visit.box.wait_for()
    starter = visit.page.locator(".start button").first
    starter.wait_for()
    assert visit.page.locator("html").get_attribute("lang") == "nb"
    starter.focus()
    visit.page.keyboard.press("Enter")
    expect(visit.box).to_have_value(starter.inner_text())
    assert visit.page.locator("article.turn").count() == 0
    visit.page.keyboard.type(" lagr")
    visit.page.keyboard.press("Enter")
    visit.turn.locator(".verdict").wait_for()
    assert visit.turn.locator("h2").inner_text().endswith("? lagr")


def test_a_reload_asks_again_and_opens_the_citation(visit):
    visit.ask("Hva er ukjent?")
    visit.ask(LAGER)
    visit.cite(2).click()
    visit.page.reload()
    visit.turn.locator(".paper mark.quote").wait_for()
    assert visit.page.locator("article.turn").count() == 1
    assert visit.turn.locator("h2").inner_text() == LAGER
    assert visit.turn.locator(".paper mark.quote").text_content() == "4 500 tonn"


@pytest.mark.parametrize("citation", ["9", "0", "%3Cb%3E", ""])
def test_a_citation_that_is_not_there_opens_nothing(server, browser, citation):
    with Visit(browser, server, query=f"?q=lagr&c={citation}") as visit:
        visit.turn.locator(".verdict").wait_for()
        assert visit.turn.locator(".panel").is_hidden()
        assert visit.errors == []


def test_a_new_question_keeps_the_history_and_closes_the_citation(visit):
    visit.ask(LAGER)
    visit.cite(1).click()
    visit.turn.locator(".paper mark").first.wait_for()
    visit.ask("Hva er ukjent?")
    visit.page.wait_for_url(re.compile(r"\?q=Hva\+er\+ukjent"))
    assert "c=" not in visit.page.url
    assert visit.page.locator("article.turn h2").all_inner_texts() == [LAGER, "Hva er ukjent?"]
    assert visit.page.locator("article.turn .panel:visible").count() == 1
    visit.turn.locator(".item .number").first.click()
    visit.turn.locator(".paper mark").first.wait_for()
    assert visit.page.locator("article.turn .panel:visible").count() == 1, "one source at a time"
    visit.page.locator("article.turn").first.locator(".number").first.click()
    assert "q=Hvor+mye+korn" in visit.page.url
    assert "c=1" in visit.page.url


def test_hostile_text_is_shown_as_typed(visit):
    question = f"hostile {HOSTILE}"
    visit.ask(question)
    visit.turn.locator(".verdict .number").click()
    visit.turn.locator(".paper mark.quote").wait_for()
    assert visit.turn.locator("h2").text_content() == question
    assert visit.turn.locator(".answer .words").text_content() == f"🌾 {HOSTILE}"
    assert visit.turn.locator(".paper mark.quote").text_content() == f"🌾 {HOSTILE}"
    assert visit.turn.locator(".item .path").text_content() == EVIL.source
    parsed = "article.turn :is(img, script, a, b, code, .katex, iframe)"
    assert visit.page.locator(parsed).count() == 0
    assert visit.page.locator(".katex, [data-testid=stMarkdownColoredText]").count() == 0
    assert visit.page.title() == "Kildesvar"


def test_right_to_left_marks_stay_where_they_are(visit):
    visit.ask("hostile \u202eomvendt spørsmål")
    label = visit.turn.locator(".certainty")
    assert label.evaluate("node => getComputedStyle(node).direction") == "ltr"
    for place in (".turn.latest h2", ".turn.latest .words", ".turn.latest .title"):
        bidi = visit.page.locator(place).first.evaluate("n => getComputedStyle(n).unicodeBidi")
        assert bidi in ("isolate", "plaintext")


def test_a_hostile_address_is_typed_text(server, browser):
    query = "?q=hostile+%3Cimg+src%3Dx+onerror%3Dalert(1)%3E+%E2%80%AE&c=1"
    with Visit(browser, server, query=query) as visit:
        visit.turn.locator(".paper mark.quote").wait_for()
        asked = "hostile <img src=x onerror=alert(1)> \u202e"
        assert visit.turn.locator("h2").text_content().strip() == asked.strip()
        assert visit.outside() == []
        assert visit.errors == []


def test_a_very_long_question_is_refused_and_kept_out_of_the_address(visit):
    visit.ask("lagr " * 3000)
    assert WORDS["nb"].long_question in visit.turn.locator(".failure").inner_text()
    assert "q=" not in visit.page.url
    assert in_view(visit.turn.locator(".failure h3"))


def test_a_very_long_source_opens_at_once(visit):
    visit.ask("Hva er lang?")
    taken = visit.cite(1).evaluate(
        """async node => {
            const start = performance.now();
            node.click();
            await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
            return performance.now() - start;
        }"""
    )
    assert taken < 2000
    visit.page.wait_for_timeout(400)
    assert visit.turn.locator(".clipped").inner_text() == WORDS["nb"].clipped
    assert visit.turn.locator("mark.quote").text_content() == "sju"
    assert in_view(visit.turn.locator("mark.quote"))


def test_the_interface_changes_language_and_the_source_stays_open(visit):
    visit.ask(LAGER)
    visit.cite(1).click()
    visit.turn.locator(".paper mark.quote").wait_for()
    visit.page.get_by_role("radio", name="Nynorsk").click()
    visit.page.get_by_role("heading", name=WORDS["nn"].sources).wait_for()
    assert visit.turn.locator(".paper mark.quote").text_content() == "4 200 tonn korn"
    assert visit.page.locator("html").get_attribute("lang") == "nn"
    assert visit.box.get_attribute("placeholder") == WORDS["nn"].ask_label
    assert "lang=nn" in visit.page.url
    assert "c=1" in visit.page.url


def test_the_conversation_survives_a_visit_to_another_page(visit):
    visit.ask(LAGER)
    visit.page.get_by_role("link", name=WORDS["nb"].page_check).click()
    visit.page.wait_for_url("**/sitatsjekk")
    visit.page.locator("article.turn").wait_for(state="detached")
    visit.page.get_by_role("link", name=WORDS["nb"].page_ask).click()
    visit.turn.locator(".verdict").wait_for()
    assert visit.turn.locator("h2").inner_text() == LAGER
    visit.page.wait_for_url("**/?q=Hvor+mye**")
    visit.cite(1).click()
    visit.turn.locator(".paper mark.quote").wait_for()
    visit.ask("Hva er ukjent?")
    assert visit.page.locator("article.turn").count() == 2


def test_an_answer_is_introduced_in_the_language_of_its_question(visit):
    visit.ask("How much can be lagret?")
    assert visit.turn.locator(".intro").inner_text() == phrases("en").answer_intro
    assert visit.turn.locator(".label").first.inner_text() == WORDS["nb"].other_wordings


def test_a_quote_is_copied(visit):
    visit.ask(LAGER)
    visit.turn.get_by_role("button", name=WORDS["nb"].copy).first.click()
    visit.turn.get_by_role("button", name=WORDS["nb"].copied).wait_for()
    assert visit.page.evaluate("navigator.clipboard.readText()") == "4 200 tonn korn"


def test_a_passage_is_copied_without_its_title(visit):
    visit.ask("Hva er ukjent?")
    visit.turn.get_by_role("button", name=WORDS["nb"].copy_passage).first.click()
    visit.turn.get_by_role("button", name=WORDS["nb"].copied).wait_for()
    assert visit.page.evaluate("navigator.clipboard.readText()").startswith("Etter ti år")


def test_the_address_asks_a_follow_up_as_it_was_understood(visit):
    visit.ask("Og i Viksund, da?")
    understood = UNDERSTOOD["da?"]
    visit.page.wait_for_url(f"**/?q={quote_plus(understood)}")
    visit.page.reload()
    visit.turn.locator(".verdict").wait_for()
    assert visit.page.locator("article.turn h2").all_inner_texts() == [understood]


def test_the_way_back_leads_to_the_question_before(visit):
    visit.ask(LAGER)
    visit.ask("Hva er ukjent?")
    first = visit.page.locator("article.turn h2").first
    visit.page.wait_for_timeout(400)
    assert not in_view(first)
    visit.page.go_back()
    visit.page.wait_for_url("**/?q=Hvor+mye**")
    visit.page.wait_for_timeout(400)
    assert in_view(first)
    visit.page.go_forward()
    visit.page.wait_for_timeout(400)
    assert not in_view(first)


def test_errors_are_told_without_a_traceback(visit):
    visit.ask("bibliotek?")
    told = visit.turn.get_by_role("alert").inner_text()
    assert WORDS["nb"].library_failed in told
    assert "**bold** <b>x</b>" in told
    visit.ask("krasj?")
    assert WORDS["nb"].failed in visit.turn.get_by_role("alert").inner_text()
    page = visit.page.locator("body").inner_text()
    assert "secret" not in page
    assert "Traceback" not in page
    visit.ask(LAGER)
    assert visit.turn.locator(".answer .words").inner_text() == "4 200 tonn korn"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [380, 760, 1280])
def test_the_page_fits_and_reads_well(server, browser, width, scheme):
    with Visit(browser, server, width=width, scheme=scheme) as visit:
        visit.page.locator(".start button").first.wait_for()
        assert unreadable(visit.page) == []
        visit.ask(LAGER)
        visit.cite(1).click()
        visit.turn.locator(".paper mark.quote").wait_for()
        visit.page.wait_for_timeout(400)
        assert in_view(visit.turn.locator(".paper mark.quote"))
        overflow = "node => node.scrollWidth - node.clientWidth"
        assert visit.page.get_by_test_id("stMain").evaluate(overflow) <= 0
        assert visit.page.locator("html").evaluate(overflow) <= 0
        panel = visit.turn.locator(".panel").bounding_box()
        main = visit.turn.locator(".main").bounding_box()
        if width <= 760:
            assert panel["y"] >= main["y"] + main["height"]
            assert panel["width"] == pytest.approx(main["width"], abs=1)
        else:
            assert panel["x"] >= main["x"] + main["width"]
        assert unreadable(visit.page) == []
        visit.ask("bibliotek?")
        assert unreadable(visit.page) == []


def test_the_documents_are_as_the_tests_need_them():
    assert [document.text.count("🌾") > 0 for document in DOCUMENTS][:3] == [True, False, True]
    assert LONG.text.index("🌾") < LONG.text.index("4 200 tonn")
