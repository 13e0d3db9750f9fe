"""How an answer was found, its doubts and its threshold, in a headless Chromium."""

import pytest
from browser import Visit, in_view, unreadable
from fake_app import HOSTILE, LONG
from playwright.sync_api import expect

from qa.phrases import phrases
from ui.words import WORDS
from ui.words_trace import TRACE

pytestmark = pytest.mark.browser

LAGER = "Hvor mye korn kan lagres?"
DISAGREED = "Hva er de uenige om i Vixund?"
NB = WORDS["nb"]


def unfold(visit):
    visit.turn.locator(".trace summary").click()
    visit.turn.locator(".trace .facts").wait_for()


def threshold(visit, key, times=1):
    """Moves the slider by a key."""
    slider = visit.page.get_by_role("slider")
    if slider.count() == 0:
        visit.page.get_by_role("button", name=NB.strictness).click()
        slider.wait_for()
    for _ in range(times):
        slider.press(key)


def focused(locator):
    return locator.evaluate("node => node.getRootNode().activeElement === node")


def test_the_way_to_an_answer_unfolds_by_the_keyboard(visit):
    visit.ask(LAGER)
    told = visit.turn.locator(".trace")
    assert told.locator(".facts").is_hidden()
    summary = told.locator("summary")
    assert summary.inner_text() == TRACE["nb"].heading
    summary.focus()
    visit.page.keyboard.press("Enter")
    told.locator(".facts").wait_for()
    assert told.locator("dd").all_inner_texts() == [LAGER, "et tall", "bokmål"]
    rows = told.locator(".passage-read")
    assert rows.locator(".span").all_inner_texts()[:2] == ["4 200 tonn korn", "4 500 tonn"]
    assert rows.nth(0).locator(".shown").inner_text() == TRACE["nb"].shown
    assert rows.nth(1).locator(".shown").count() == 0
    assert rows.nth(2).locator(".span").inner_text() == TRACE["nb"].no_span
    summary.focus()
    visit.page.keyboard.press("Enter")
    told.locator(".facts").wait_for(state="hidden")


def test_a_passage_that_was_read_opens_its_source(visit):
    visit.ask(LAGER)
    unfold(visit)
    opener = visit.turn.get_by_role("button", name=f"Åpne avsnitt 1: {LONG.title}")
    opener.click()
    quote = visit.turn.locator(".paper mark.quote")
    quote.wait_for()
    visit.page.wait_for_timeout(400)
    assert quote.text_content() == "4 200 tonn korn"
    assert in_view(quote)
    assert opener.get_attribute("aria-expanded") == "true"
    assert "c=" not in visit.page.url, "only citations have an address"
    assert visit.turn.locator(".badge").count() == 0
    visit.cite(2).click()
    assert visit.page.url.endswith("c=2")
    assert opener.get_attribute("aria-expanded") == "false"
    opener.click()
    assert "c=" not in visit.page.url
    visit.page.keyboard.press("Escape")
    visit.turn.locator(".panel").wait_for(state="hidden")
    assert focused(opener)


def test_a_passage_without_a_span_opens_as_a_whole(visit):
    visit.ask("Hva er ukjent?")
    unfold(visit)
    visit.turn.locator(".passage-read button").click()
    visit.turn.locator(".paper mark.sentence").first.wait_for()
    assert visit.turn.locator(".paper mark").all_text_contents() == [HOSTILE]


def test_a_question_is_shown_as_it_was_understood_and_can_be_edited(visit):
    visit.ask("Og i Viksund, da?")
    line = visit.turn.locator(".understood")
    assert line.locator(".words").inner_text() == "Hvor mye korn kan lagres i Viksund?"
    line.get_by_role("button", name=NB.edit).press("Enter")
    expect(visit.box).to_have_value("Hvor mye korn kan lagres i Viksund?")
    expect(visit.box).to_be_focused()
    assert visit.page.locator("article.turn").count() == 1
    visit.ask("Hvor mye korn kan lagres i Holmvik?")
    assert visit.turn.locator(".understood").count() == 0


def test_a_suggestion_asks_a_new_question(visit):
    visit.ask("Hva ble lagret i Vixund?")
    suggestion = visit.turn.get_by_role("button", name="Mente du «Hva ble lagret i Viksund?»?")
    suggestion.click()
    expect(visit.turn.locator("h2")).to_have_text("Hva ble lagret i Viksund?")
    visit.turn.locator(".verdict").wait_for()
    assert visit.page.locator("article.turn").count() == 2
    assert visit.turn.locator(".suggestion").count() == 0
    visit.page.wait_for_url("**/?q=Hva+ble+lagret+i+Viksund*")


@pytest.mark.parametrize("width", [380, 1280])
def test_claims_stand_beside_each_other_or_below(server, browser, width):
    with Visit(browser, server, width=width) as visit:
        visit.ask(DISAGREED)
        claims = visit.turn.locator(".claims")
        assert visit.turn.locator(".answer").count() == 0, "one side as the answer"
        assert claims.get_by_role("heading", name=NB.disagree).is_visible()
        cards = claims.locator(".card")
        assert cards.locator(".claim").all_inner_texts() == ["4 200 tonn korn", "4 500 tonn"]
        assert "2. juni 2023" in cards.nth(0).inner_text()
        assert LONG.title in cards.nth(0).inner_text()
        assert "000_notis.txt" in cards.nth(1).inner_text()
        assert claims.locator(".tag").all_inner_texts() == [NB.newest]
        assert cards.nth(1).locator(".tag").count() == 1
        assert visit.turn.get_by_text(NB.other_wordings).count() == 0, "told twice"
        first, second = (cards.nth(place).bounding_box() for place in (0, 1))
        if width > 760:
            assert second["y"] == pytest.approx(first["y"], abs=1)
            assert second["x"] >= first["x"] + first["width"]
        else:
            assert second["y"] >= first["y"] + first["height"]
        evidence = visit.turn.locator(".evidence").bounding_box()
        assert evidence["y"] >= second["y"] + second["height"], "above the citations"
        cards.nth(1).locator(".number").click()
        visit.turn.locator(".paper mark.quote").wait_for()
        assert visit.turn.locator(".paper mark.quote").text_content() == "4 500 tonn"
        assert visit.outside() == visit.errors == []


def test_another_threshold_changes_the_answers_at_once(visit):
    visit.ask(LAGER)
    unfold(visit)
    visit.cite(2).click()
    visit.turn.locator(".paper mark.quote").wait_for()
    threshold(visit, "End")
    expect(visit.turn.locator(".answer")).to_have_text(phrases("nb").unknown)
    expect(visit.turn.locator(".panel")).to_be_hidden()
    assert visit.turn.locator(".trace .facts").is_visible(), "what was unfolded stays so"
    assert "minst 90 %" in visit.turn.locator(".trace").inner_text()
    visit.page.wait_for_url("**t=90*")
    assert "c=" not in visit.page.url
    threshold(visit, "ArrowLeft")
    expect(visit.turn.locator(".answer .words")).to_have_text("4 200 tonn korn")
    visit.page.wait_for_url("**t=70*")
    visit.page.reload()
    visit.turn.locator(".verdict").wait_for()
    assert "minst 70 %" in visit.page.locator(".st-key-strictness").inner_text()
    visit.page.get_by_role("button", name=NB.strictness).click()
    expect(visit.page.get_by_role("slider")).to_have_attribute("aria-valuetext", "70 %")


def test_a_source_stays_open_where_another_threshold_changes_nothing_of_it(visit):
    visit.ask(LAGER)
    visit.cite(1).click()
    visit.turn.locator(".paper mark.quote").wait_for()
    threshold(visit, "ArrowRight")
    visit.page.wait_for_url("**t=35*")
    visit.page.wait_for_url("**c=1*")
    assert visit.turn.locator(".paper mark.quote").text_content() == "4 200 tonn korn"


def test_another_threshold_leaves_the_window_where_it_is(visit):
    visit.ask(LAGER)
    visit.ask("Hvor mye lagres?")
    main = visit.page.get_by_test_id("stMain")
    visit.page.wait_for_timeout(400)
    before = main.evaluate("node => node.scrollTop")
    assert before > 0
    main.evaluate("node => node.addEventListener('scroll', () => { window.scrolled = true; })")
    threshold(visit, "ArrowRight")
    expect(visit.page.locator(".st-key-strictness")).to_contain_text("35 %")
    visit.page.wait_for_timeout(400)
    assert main.evaluate("node => node.scrollTop") == before
    assert not visit.page.evaluate("window.scrolled")


def test_the_threshold_is_kept_through_another_page(visit):
    visit.ask(LAGER)
    threshold(visit, "End")
    expect(visit.turn.locator(".answer")).to_have_text(phrases("nb").unknown)
    visit.page.keyboard.press("Escape")
    visit.page.get_by_role("link", name=NB.page_check).click()
    visit.page.wait_for_url("**/sitatsjekk")
    visit.page.get_by_role("link", name=NB.page_ask).click()
    visit.turn.locator(".verdict").wait_for()
    assert visit.turn.locator(".answer").inner_text() == phrases("nb").unknown
    visit.page.wait_for_url("**t=90*")


def test_hostile_text_stays_text_in_all_of_it(visit):
    visit.ask(f"hostile {HOSTILE} Vixund")
    unfold(visit)
    assert visit.turn.locator(".suggestion .words").text_content().endswith(f"{HOSTILE} Viksund")
    assert visit.turn.locator(".trace dd").first.text_content() == f"hostile {HOSTILE} Vixund"
    assert visit.turn.locator(".span").first.text_content() == f"🌾 {HOSTILE}"
    assert visit.turn.locator(":is(img, script, a, b, code, .katex, iframe)").count() == 0
    assert visit.page.title() == "Kildesvar"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("width", "language"), [(380, "nn"), (1280, "en")])
def test_all_of_it_fits_and_reads_well(server, browser, width, language, scheme):
    with Visit(browser, server, width=width, scheme=scheme, query=f"?lang={language}") as visit:
        visit.ask(DISAGREED)
        unfold(visit)
        assert visit.turn.locator("summary").inner_text() == TRACE[language].heading
        visit.turn.locator(".passage-read button").nth(1).click()
        visit.turn.locator(".paper mark.quote").wait_for()
        assert unreadable(visit.page) == []
        visit.ask("Og i Viksund, da?")
        assert unreadable(visit.page) == []
        visit.page.get_by_role("button", name=WORDS[language].strictness).click()
        visit.page.get_by_role("slider", name=WORDS[language].strictness_label).wait_for()
        overflow = "node => node.scrollWidth - node.clientWidth"
        assert visit.page.get_by_test_id("stMain").evaluate(overflow) <= 0
        assert visit.page.locator("html").evaluate(overflow) <= 0
        # The slider's value stands above its handle, which the measure takes to be behind it.
        value = visit.page.get_by_test_id("stSliderThumbValue").inner_text()
        bad = [text for text in unreadable(visit.page) if not text.endswith(f": {value}")]
        assert bad == []
        assert visit.outside() == visit.errors == []
