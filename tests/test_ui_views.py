"""What the components are given: dates, offsets, marks, starters and words."""

import json
import string
import tomllib
from dataclasses import astuple, fields, replace
from pathlib import Path

import pytest
from fake_app import DOCUMENTS, EVIL, HUGE, LONG, SHORT, FakeAssistant, span

from corpus.document import BlockKind, Document, Source, Span
from corpus.errors import CitationError, LibraryMissing, ModelError, QuestionError
from corpus.segment import segment
from qa.answer import Trace
from qa.followups.topic import Exchange
from qa.phrases import phrases
from ui.address import LONGEST, address, asked
from ui.answer_data import NEAREST, answer_data
from ui.dates import written_date
from ui.source_view import AROUND, WHOLE, Utf16, source_view
from ui.starters import COUNT, starters
from ui.turn import Failure, Turn, probability
from ui.words import NAMES, WORDS, Words

UNREAD = Trace("", (), 0.2, 1.0, 2.0)
ROOT = Path(__file__).resolve().parent.parent


def find(document_id):
    return next(document for document in DOCUMENTS if document.id == document_id)


def data(question):
    return answer_data(FakeAssistant().ask(question), find, segment)


def utf16_slice(text, start, end):
    """Cuts a text as JavaScript does."""
    return text.encode("utf-16-le")[2 * start : 2 * end].decode("utf-16-le")


@pytest.mark.parametrize(
    ("iso", "language", "written"),
    [
        ("2023-06-02", "nb", "2. juni 2023"),
        ("2023-12-31", "nn", "31. desember 2023"),
        ("2023-06-02", "en", "2 June 2023"),
        ("2024-02", "nb", "februar 2024"),
        ("2024-02", "en", "February 2024"),
        ("2024", "nn", "2024"),
        (None, "nb", ""),
        ("i fjor", "nb", "i fjor"),
        ("2024-13", "nb", "2024-13"),
        ("2024-00-01", "nb", "2024-00-01"),
    ],
)
def test_dates_are_written_out(iso, language, written):
    assert written_date(iso, language) == written


@pytest.mark.parametrize("text", ["", "æøå", "🌾a🚜🚜b", "e\u0301🌾", "\U0010ffff\ue000"])
def test_offsets_become_utf16(text):
    place = Utf16(text)
    for start in range(len(text) + 1):
        for end in range(start, len(text) + 1):
            assert utf16_slice(text, place(start), place(end)) == text[start:end]


def test_marks_and_blocks_hold_behind_emoji():
    view = source_view(LONG, segment(LONG.text), span(LONG, "gjennom en hel vinter"))
    sent = view.to_dict()
    assert utf16_slice(sent["text"], *view.mark(span(LONG, "4 200 tonn"))) == "4 200 tonn"
    shown = [utf16_slice(sent["text"], start, end) for start, end, _ in sent["blocks"]]
    assert shown == [block.of(LONG.text) for block in segment(LONG.text)]
    assert not sent["clipped"]


def test_a_very_long_source_is_sent_in_part():
    assert len(HUGE.text) > WHOLE
    place = span(HUGE, "sju")
    view = source_view(HUGE, segment(HUGE.text), place)
    sent = view.to_dict()
    assert sent["clipped"]
    assert len(sent["text"]) <= 2 * AROUND + len("sju")
    assert utf16_slice(sent["text"], *view.mark(place)) == "sju"
    assert all(0 <= start < end <= len(sent["text"]) for start, end, _ in sent["blocks"])


def test_a_passage_longer_than_the_window_is_cut():
    document = Document("0" * 16, "å" * 600_000, None, None, None, (Source("", "a.txt"),))
    view = source_view(document, segment(document.text), Span(0, 600_000))
    sent = view.to_dict()
    assert len(sent["text"]) <= WHOLE + AROUND
    assert view.mark(Span(0, 600_000)) == [0, len(sent["text"])]


@pytest.mark.parametrize("question", ["lagr?", "hostile?", "lang?"])
def test_every_item_is_cut_from_its_source(question):
    answer = FakeAssistant().ask(question)
    sent = data(question)
    assert len(sent["items"]) == len(answer.citations) > 0
    for item, citation in zip(sent["items"], answer.citations, strict=True):
        text = sent["sources"][item["source"]]["text"]
        assert item["quote"] == utf16_slice(text, *item["quote_mark"]) == citation.quote
        sentence = item["before"] + item["quote"] + item["after"]
        assert sentence == utf16_slice(text, *item["sentence_mark"]) == citation.sentence
    json.dumps(sent)


def test_a_refusal_shows_the_nearest_passages():
    answer = FakeAssistant().ask("ukjent")
    many = replace(answer, passages=answer.passages * 4)
    sent = answer_data(many, find, segment)
    assert [item["place"] for item in sent["items"]] == list("12345")[:NEAREST]
    assert not sent["answered"]
    for item, hit in zip(sent["items"], many.passages, strict=False):
        assert hit.text.endswith(item["before"])
        text = sent["sources"][item["source"]]["text"]
        assert utf16_slice(text, *item["sentence_mark"]) == hit.text
        assert item["quote_mark"][0] == item["quote_mark"][1]


def test_a_passage_is_shown_without_its_title_and_metadata():
    answer = FakeAssistant().ask("ukjent")
    kinds = [block.kind for block in segment(LONG.text)[:2]]
    assert kinds == [BlockKind.HEADING, BlockKind.METADATA]
    first = answer_data(answer, find, segment)["items"][0]
    assert first["before"].startswith("Etter ti år uten drift")
    title = replace(answer.passages[0], end=len(LONG.title), text=LONG.title)
    only = answer_data(replace(answer, passages=(title,)), find, segment)["items"][0]
    assert only["before"] == LONG.title


def test_a_citation_that_does_not_match_is_not_shown():
    answer = FakeAssistant().ask("lagr")
    moved = replace(answer.citations[0], start=answer.citations[0].start + 1)
    with pytest.raises(CitationError, match="citation 1"):
        answer_data(replace(answer, citations=(moved,)), find, segment)


def test_a_passage_that_does_not_match_is_not_shown():
    answer = FakeAssistant().ask("ukjent")
    moved = replace(answer.passages[0], start=1)
    with pytest.raises(CitationError):
        answer_data(replace(answer, passages=(moved,)), find, segment)


def test_a_document_cited_twice_is_sent_once():
    answer = FakeAssistant().ask("lagr")
    again = replace(answer.citations[0], number=2)
    twice = replace(answer, citations=(answer.citations[0], again), trace=UNREAD)
    sent = answer_data(twice, find, segment)
    assert list(sent["sources"]) == [LONG.id]


@pytest.mark.parametrize(
    ("parameters", "expected"),
    [
        ({}, None),
        ({"q": "  "}, None),
        ({"q": "hva?"}, ("hva?", None)),
        ({"q": "hva?", "c": "2"}, ("hva?", 2)),
        ({"q": "hva?", "c": "0"}, ("hva?", None)),
        ({"q": "hva?", "c": "-1"}, ("hva?", None)),
        ({"q": "hva?", "c": "9999"}, ("hva?", None)),
        ({"q": "hva?", "c": "²"}, ("hva?", None)),
        ({"q": "hva?", "c": "<b>"}, ("hva?", None)),
        ({"c": "1"}, None),
    ],
)
def test_the_address_is_read(parameters, expected):
    assert asked(parameters) == expected


def test_a_new_question_closes_the_citation():
    assert address("ny?", {"q": "gammel?", "c": "3", "lang": "nn"}) == {"q": "ny?", "lang": "nn"}
    assert address("", {"q": "gammel?"}) == {}
    assert Turn("x" * (LONGEST + 1)).address == ""


@pytest.mark.parametrize("language", WORDS)
def test_starters_come_from_the_texts(language):
    sources = [(LONG, ["Kari Vik", "Ola Berg"]), (SHORT, ["Siri Li"]), (HUGE, [])] * 2
    found = starters(sources, WORDS[language])
    assert len(found) == len(set(found)) == COUNT
    for question, said in zip(found, ("Ola Berg", LONG.title, "Siri Li", "Siri Li"), strict=True):
        assert said in question
        assert question.endswith("?")


def test_starters_are_few_and_hold_what_a_title_holds():
    many = [(SHORT, [f"Kari {number}"]) for number in range(9)]
    assert len(starters(many, WORDS["nb"])) == COUNT
    assert starters([], WORDS["nb"]) == starters([(SHORT, [])], WORDS["nb"]) == []
    braces = replace(EVIL, title="{name} {0} {title}")
    assert starters([(braces, [])], WORDS["nb"]) == ["Hvem er omtalt i «{name} {0} {title}»?"]


@pytest.mark.parametrize(
    ("confidence", "shown"),
    [
        (0.8731, "87 %"),
        (0.004, "under 1 %"),
        (0.9949, "99 %"),
        (0.996, "over 99 %"),
        (1.0, "over 99 %"),
        (0.0, "under 1 %"),
    ],
)
def test_probability_is_never_certainty(confidence, shown):
    assert probability(confidence, WORDS["nb"]).endswith(f": {shown}")


@pytest.mark.parametrize(
    ("error", "failure"),
    [
        (QuestionError("for langt", reason="long"), Failure.LONG),
        (QuestionError("tomt", reason="empty"), Failure.EMPTY),
        (QuestionError("tegn", reason="control"), Failure.CONTROL),
        (QuestionError("skrift", reason="script"), Failure.SCRIPT),
        (LibraryMissing("borte"), Failure.LIBRARY),
        (ModelError("skadet"), Failure.LIBRARY),
        (CitationError("feil"), Failure.OTHER),
    ],
)
def test_an_error_says_what_to_do(error, failure):
    turn = Turn("hva?")
    turn.fail(error)
    sent = turn.data(WORDS["nn"], latest=True)
    assert turn.failure is failure
    assert sent["state"] == "failed"
    assert sent["detail"] == ("" if isinstance(error, QuestionError) else str(error))
    assert len(sent["failure"]) == 2
    assert not turn.pending


def test_a_turn_is_drawn_anew_for_another_language_and_state():
    turn = Turn("hva?")
    revisions = [turn.data(WORDS[language], latest=True)["revision"] for language in WORDS]
    turn.settle(answer := FakeAssistant().ask("lagr?"), data("lagr?"), Exchange.of(answer))
    revisions.append(turn.data(WORDS["nb"], latest=False)["revision"])
    assert len(set(revisions)) == len(revisions)
    assert turn.data(WORDS["nb"], latest=True)["dates"][LONG.id] == "2. juni 2023"


def test_the_languages_say_the_same():
    assert list(WORDS) == list(NAMES) == ["nb", "nn", "en"]
    for field in fields(Words):
        said = [getattr(words, field.name) for words in WORDS.values()]
        assert all(said)
        holes = [
            {name for _, name, _, _ in string.Formatter().parse(text) if name} for text in said
        ]
        assert holes[0] == holes[1] == holes[2]


@pytest.mark.parametrize("language", ["nb", "nn", "en", "de"])
def test_every_question_has_phrases(language):
    assert all(astuple(phrases(language)))
    assert phrases("de") == phrases("en")


def test_an_installed_page_has_the_same_settings():
    here, there = (ROOT / folder / ".streamlit" / "config.toml" for folder in (".", "ui"))
    assert here.read_text(encoding="utf-8") == there.read_text(encoding="utf-8")


def test_the_settings_keep_everything_on_this_machine():
    settings = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert settings["browser"] == {"gatherUsageStats": False}
    assert settings["server"]["address"] == "127.0.0.1"
    assert settings["server"]["headless"]
    assert not settings["server"]["showEmailPrompt"]
    assert settings["server"]["enableXsrfProtection"]
    assert settings["client"]["showErrorDetails"] == "none"
    assert "http" not in json.dumps(settings["theme"])
