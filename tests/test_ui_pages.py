"""The states of Sitatsjekk, Sitater and Omtaler, without a browser."""

import json
from io import BytesIO
from types import SimpleNamespace
from zipfile import ZipFile

import pytest
from fake_pages import EVIL_SPOKEN, SPOKEN, library
from fakes import HashEncoder
from streamlit.testing.v1 import AppTest

from corpus.reading import find_files
from index.indexer import index_files, remove_document
from qa.quotes.verdict_words import words as verdict_words
from qa.term import MAX_TERM
from ui import check_page, mentions_page, quotes_page
from ui.address import LONGEST
from ui.words import WORDS
from ui.words_bank import BANK
from ui.words_check import CHECK

CHANGED = SPOKEN.replace("4 200", "4 300")
DRAFT = (
    f"Utkast.\n\n– {SPOKEN}, sier Kari Vik.\n\n– Vi ansetter flere folk før våren, sier Vik.\n\n"
    "Han sa også «vi skal fly til månen med grønn ost neste år» i går."
)


def check(language="nb"):
    from fake_pages import assistant

    from ui.check_page import check_page
    from ui.words import WORDS

    check_page(assistant, WORDS[language])


def quotes(language="nb"):
    from fake_pages import assistant

    from ui.quotes_page import quotes_page
    from ui.words import WORDS

    quotes_page(assistant, WORDS[language])


def mentions(language="nb"):
    from fake_pages import assistant

    from ui.mentions_page import mentions_page
    from ui.words import WORDS

    mentions_page(assistant, WORDS[language])


def broken(name):
    from importlib import import_module

    from corpus.errors import LibraryMissing
    from ui.words import WORDS

    def load(_words):
        raise LibraryMissing("no library at **here**")

    getattr(import_module(f"ui.{name}_page"), f"{name}_page")(load, WORDS["nb"])


def run(page, language="nb", **query):
    test = AppTest.from_function(page, default_timeout=60, args=(language,))
    for name, value in query.items():
        test.query_params[name] = value
    test.run()
    assert not test.exception
    return test


def shown(test):
    """Returns what the page's component was given, None where there is none."""
    views = [json.loads(view.proto.json) for view in test.get("bidi_component")]
    assert len(views) <= 1
    return views[0] if views else None


def press(test, module, **trigger):
    """Does what the component's trigger does, and runs the page again."""
    view = f"{module.__name__.split('.')[-1].removesuffix('_page')}_view"
    state = SimpleNamespace(**trigger)
    (name,) = trigger
    original, module.chosen = module.chosen, lambda key, wanted: getattr(state, wanted)
    script, module.st = module.st, SimpleNamespace(session_state=test.session_state)
    try:
        getattr(module, f"_{name}")()
    finally:
        module.chosen, module.st = original, script
    assert view == module._VIEW
    test.run()
    assert not test.exception
    return shown(test)


def text_of(pieces):
    return "".join(piece[0] for piece in pieces)


# Sitatsjekk


def test_the_check_begins_with_an_empty_form():
    test = run(check)
    data = shown(test)
    assert data["fresh"]
    assert not any(data[name] for name in ("verdict", "draft", "failure", "source"))
    assert [field.label for field in test.text_area] == [CHECK["nb"].quote_label]


@pytest.mark.parametrize("language", WORDS)
def test_a_verbatim_quote_is_green_and_said_so(language):
    test = run(check, language, quote=SPOKEN)
    verdict = shown(test)["verdict"]
    assert (verdict["tone"], verdict["sign"]) == ("good", "✓")
    assert verdict["label"] == ("Verbatim" if language == "en" else "Ordrett")
    assert text_of(verdict["quote"]) == text_of(verdict["source"]) == SPOKEN
    assert verdict["facts"] == [[CHECK[language].said_by, "Kari Nordmann Vik", ""]]
    assert verdict["count"] == len(verdict["places"]) == 1


def test_a_changed_number_is_marked_on_both_sides():
    verdict = shown(run(check, quote=CHANGED))["verdict"]
    assert verdict["tone"] == "look"
    assert ["4 300", "tall", "number"] in verdict["quote"]
    assert ["4 200", "tall", "number"] in verdict["source"]
    assert text_of(verdict["quote"]) == CHANGED
    assert text_of(verdict["source"]) == SPOKEN
    assert verdict["differences"] == [{"kind": "tall", "quote": "4 300", "source": "4 200"}]


def test_another_speaker_is_never_green():
    verdict = shown(run(check, quote=SPOKEN, speaker="Hansen"))["verdict"]
    assert (verdict["tone"], verdict["label"]) == ("look", CHECK["nb"].misattributed)
    assert verdict["facts"][1] == [CHECK["nb"].claimed, "Hansen", CHECK["nb"].speaker_wrong]


def test_an_omission_that_changes_the_meaning_is_never_green():
    verdict = shown(run(check, quote="Vi ansetter (...) flere folk før våren"))["verdict"]
    assert verdict["tone"] == "look"
    assert verdict["omitted"] == ["ikke"]
    assert ["ikke", verdict_words("nb").omitted, "left_out"] in verdict["source"]


def test_what_is_not_found_shows_the_nearest_place():
    verdict = shown(run(check, quote="Lageret skal flyttes til månen med grønn ost"))["verdict"]
    assert (verdict["tone"], verdict["sign"], verdict["label"]) == ("bad", "?", "Ikke funnet")
    assert verdict["source"] == verdict["places"] == []
    assert verdict["nearest"]["text"]


def test_a_quote_is_checked_again_when_the_library_has_changed(tmp_path):
    quote = "Vi bygger en ny kai i Viksund til neste sommer"
    test = run(check, quote=quote)
    label = CHECK["nb"].said_by
    assert label not in str(shown(test)["verdict"])
    (tmp_path / "kai.txt").write_text(f"Ny kai\n\n– {quote}, sier havnesjef Per Moe.")
    index_files(library(), HashEncoder(), find_files([tmp_path]).files)
    try:
        test.run()
        assert [label, "Per Moe", ""] in shown(test)["verdict"]["facts"]
    finally:
        remove_document(library(), "kai.txt")
    test.run()
    assert not test.exception
    assert label not in str(shown(test)["verdict"])


def test_a_quote_is_sent_by_the_form_and_kept_in_the_address():
    test = run(check)
    test.text_area[0].set_value(SPOKEN)
    test.text_input[0].set_value("Vik")
    test.button[0].click().run()
    assert shown(test)["verdict"]["tone"] == "good"
    assert test.query_params["quote"] == SPOKEN
    assert test.query_params["speaker"] == "Vik"


def test_a_source_opens_at_its_place_and_closes():
    test = run(check, quote=SPOKEN)
    at = shown(test)["verdict"]["places"][0]["at"]
    source = press(test, check_page, open=at)["source"]
    assert source["at"] == test.query_params["at"] == at
    sent = source["view"]["text"].encode("utf-16-le")
    start, end = source["mark"]
    assert sent[2 * start : 2 * end].decode("utf-16-le") == SPOKEN
    assert press(test, check_page, open="")["source"] is None
    assert "at" not in test.query_params


@pytest.mark.parametrize("at", ["", "<b>", "0" * 16 + ":1-2", "x:1-2", None, 7])
def test_a_place_that_is_not_there_opens_nothing(at):
    assert press(run(check, quote=SPOKEN), check_page, open=at)["source"] is None


@pytest.mark.parametrize(
    ("quote", "help_"),
    [("«…»", CHECK["nb"].empty_text), ("ord " * 6000, CHECK["nb"].long_quote)],
)
def test_a_quote_that_cannot_be_checked_is_said_to_be_so(quote, help_):
    data = shown(run(check, quote=quote))
    assert data["failure"] == [CHECK["nb"].bad_check, help_]
    assert data["verdict"] is None


def test_another_speaker_is_counted_apart():
    omitted = "– Vi ansetter (...) flere folk før våren, sier Vik."
    draft = shown(run(check, draft=f"– {SPOKEN}, sier Ola Hansen.\n\n{omitted}"))["draft"]
    labels = [piece["label"] for piece in draft["pieces"] if piece["number"]]
    assert labels == [CHECK["nb"].misattributed, CHECK["nb"].qualified]
    assert draft["summary"] == CHECK["nb"].draft_summary.format(
        count=2, verbatim=0, misattributed=1, qualified=1, altered=0, not_found=0
    )


def test_what_is_too_long_for_the_address_is_kept_by_the_tab():
    long = f"{DRAFT}\n\n{'Mer tekst. ' * LONGEST}".strip()
    test = run(check, draft=long)
    assert "draft" not in test.query_params
    kept = {"mode": "draft", "text": long, "speaker": ""}
    assert (shown(test)["kept"], shown(test)["fresh"]) == (kept, False)
    assert shown(run(check, draft=DRAFT))["kept"] is None
    fresh = run(check)
    data = press(fresh, check_page, restore=kept)
    assert data["draft"]["count"] == 3
    assert fresh.text_area[0].value == long


@pytest.mark.parametrize("kept", [None, "x", {}, {"mode": "x", "text": "a", "speaker": ""}])
def test_what_the_tab_never_kept_is_not_brought_back(kept):
    assert press(run(check), check_page, restore=kept)["fresh"]


def test_a_draft_is_marked_quote_by_quote():
    test = run(check, draft=DRAFT)
    data = shown(test)
    pieces = data["draft"]["pieces"]
    assert "".join(piece["text"] for piece in pieces) == DRAFT
    quoted = [piece for piece in pieces if piece["number"]]
    assert [piece["tone"] for piece in quoted] == ["good", "look", "bad"]
    assert [piece["sign"] for piece in quoted] == ["✓", "≠", "?"]
    assert data["verdict"] is None
    data = press(test, check_page, select=2)
    assert data["verdict"]["differences"][0]["kind"] == "nektelse"
    assert data["source"]["at"] == data["verdict"]["places"][0]["at"]
    assert press(test, check_page, select=99)["selected"] == 2


def test_a_draft_is_told_of_in_markdown():
    assert "ENDRET" in shown(run(check, draft=DRAFT))["draft"]["markdown"]


def test_a_draft_is_saved_as_docx():
    from docx import Document

    from qa.quotes.quotecheck import QuoteCheck
    from qa.quotes.report_docx import to_docx

    hostile = DRAFT + f"\n\n– {EVIL_SPOKEN}\x0c, sier Vik. – Har \x07 lyd, sier Vik."
    for draft in (DRAFT, hostile, "Ingen sitater her."):
        file = to_docx(QuoteCheck(library()).check_draft(draft))
        assert ZipFile(BytesIO(file)).testzip() is None
        text = "\n".join(paragraph.text for paragraph in Document(BytesIO(file)).paragraphs)
        assert ("ENDRET" in text) == (draft != "Ingen sitater her.")
    assert "onerror=alert" in "\n".join(
        paragraph.text
        for paragraph in Document(
            BytesIO(to_docx(QuoteCheck(library()).check_draft(hostile)))
        ).paragraphs
    )


# Sitater


def test_all_quotes_are_listed_and_counted():
    data = shown(run(quotes))["quotes"]
    assert data["count"] == len(data["rows"]) == sum(row["count"] for row in data["speakers"])
    first = data["rows"][0]
    assert first["speaker"] == "Ola Berg Hansen"
    assert (first["role"], first["date"]) == ("ordfører", "februar 2024")
    assert data["speakers"][0] == {"name": "Kari Nordmann Vik", "count": 2}
    columns = data["time"]["columns"]
    assert [columns[0]["name"], columns[-1]["name"]] == ["juni 2023", "februar 2024"]
    assert sum(column["count"] for column in columns) == 3


def test_the_filters_narrow_and_stand_in_the_address():
    test = run(quotes)
    test.text_input(key="quotes_speaker").set_value("Hansen")
    test.button[0].click().run()
    assert [row["text"] for row in shown(test)["quotes"]["rows"]] == ["Det er mer enn vi trodde"]
    assert test.query_params["speaker"] == "Hansen"
    test = run(quotes, contains="korn", to="2023")
    data = shown(test)["quotes"]
    assert [row["text"] for row in data["rows"]] == [SPOKEN]
    assert test.text_input(key="quotes_until").value == "2023"


def test_what_has_no_date_is_left_out_and_counted():
    data = shown(run(quotes, **{"from": "2020"}))["quotes"]
    assert data["note"] == BANK["nb"].left_undated.format(count=1)


def test_a_date_that_is_none_is_said_to_be_so():
    data = shown(run(quotes, **{"from": "**i går**"}))
    assert data["failure"] == [BANK["nb"].bad_search, BANK["nb"].bad_dates]
    assert data["detail"] == ""
    mixed = shown(run(quotes, "nn", speaker="Vik", **{"from": "32.1.2023"}))
    assert mixed["failure"] == [BANK["nn"].bad_search, BANK["nn"].bad_dates]


def test_a_date_may_be_written_with_the_day_first():
    rows = shown(run(quotes, **{"from": "3.6.2023", "to": "29.02.2024"}))["quotes"]["rows"]
    assert [row["text"] for row in rows] == ["Det er mer enn vi trodde"]


@pytest.mark.parametrize(("page", "field"), [(quotes, "contains"), (mentions, "term")])
def test_what_cannot_be_looked_for_is_said_in_the_language_of_the_page(page, field):
    own = BANK["nn"]
    long = shown(run(page, "nn", **{field: "a" * (MAX_TERM + 1)}))
    assert (long["failure"], long["detail"]) == (
        [own.bad_search, own.long_term.format(most=MAX_TERM)],
        "",
    )
    empty = shown(run(page, "nn", **{field: "…"}))
    assert (empty["failure"], empty["detail"]) == ([own.bad_search, own.empty_term], "")


def test_a_quote_opens_in_its_source():
    test = run(quotes)
    row = shown(test)["quotes"]["rows"][0]
    source = press(test, quotes_page, open=row["at"])["source"]
    start, end = source["mark"]
    assert source["view"]["text"][start:end] == row["text"]


# Omtaler


def test_every_mention_is_counted_and_shown_in_pages():
    test = run(mentions, term="hveten")
    data = shown(test)["mentions"]
    assert data["count"] == 230
    assert len(data["rows"]) == mentions_page.PAGE
    assert data["searched"] == "4 av 4 dokumenter gjennomsøkt"
    assert press(test, mentions_page, more=100)["mentions"]["count"] == 230
    rows = press(test, mentions_page, more=200)["mentions"]["rows"]
    assert len(rows) == 230
    assert {row["hit"] for row in rows} == {"hveten"}
    assert rows[-1]["before"] + rows[-1]["hit"] + rows[-1]["after"] == (
        "Her står hveten for gang nummer 230 i år."
    )


def test_all_forms_are_found_where_asked_for():
    exact = shown(run(mentions, term="lagre"))["mentions"]
    forms = shown(run(mentions, term="lagre", stem="1"))["mentions"]
    assert exact["count"] == 1
    assert forms["count"] > 1
    assert sum(form["count"] for form in forms["forms"]) == forms["count"]


def test_a_term_is_sent_by_the_form():
    test = run(mentions)
    assert shown(test)["mentions"] is None
    test.text_input[0].set_value("kommunen")
    test.button[0].click().run()
    data = shown(test)["mentions"]
    assert data["count"] == 2
    assert [row["date"] for row in data["rows"]] == ["februar 2024", "2. juni 2023"]
    assert test.query_params["term"] == "kommunen"


def test_a_term_that_is_none_is_said_to_be_so():
    test = run(mentions)
    test.text_input[0].set_value(" – ")
    test.button[0].click().run()
    assert shown(test)["failure"] == [BANK["nb"].bad_search, BANK["nb"].empty_term]
    assert shown(test)["detail"] == ""


# All


@pytest.mark.parametrize("name", ["check", "quotes", "mentions"])
def test_a_missing_library_is_said(name):
    test = AppTest.from_function(broken, default_timeout=30, args=(name,)).run()
    assert not test.exception
    data = shown(test)
    assert data["failure"][0] == WORDS["nb"].library_failed
    assert data["detail"] == "no library at **here**"


@pytest.mark.parametrize(
    ("page", "query"),
    [
        (check, {"quote": EVIL_SPOKEN, "speaker": "**x** <b>"}),
        (quotes, {"speaker": "Vik", "contains": "stjerner"}),
        (mentions, {"term": "stjerner"}),
    ],
)
def test_no_text_of_others_is_rendered_as_markdown(page, query):
    test = run(page, **query)
    fixed = {CHECK["nb"].check_help, BANK["nb"].quotes_help, BANK["nb"].mentions_help}
    rendered = [*test.markdown, *test.title, *test.text, *test.error, *test.caption]
    assert {element.value for element in rendered} <= fixed
    assert "stjerner" in json.dumps(shown(test))


def test_the_modules_agree_on_the_languages():
    assert list(CHECK) == list(BANK) == list(WORDS)
    assert quotes_page.PAGE == mentions_page.PAGE


@pytest.mark.parametrize(("page", "query"), [(quotes, {}), (mentions, {"term": "og"})])
def test_more_rows_than_a_sheet_holds_are_saved_as_csv_alone(page, query, monkeypatch):
    assert len(run(page, **query).get("download_button")) == 2
    monkeypatch.setattr("qa.tables.MAX_ROWS", 1)
    test = run(page, **query)
    assert len(test.get("download_button")) == 1
    assert [text.value for text in test.text] == [BANK["nb"].too_many_rows.format(most="1")]
