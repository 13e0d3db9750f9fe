"""What the page tells of an answer beside its words: how it was found, and what is in doubt."""

import string
from dataclasses import astuple, fields, replace

import pytest
from fake_app import CONFIDENCE, DOCUMENTS, HOSTILE, LONG, SHORT, THRESHOLD, FakeAssistant
from fake_runs import ask, run, shown

from corpus.errors import CitationError
from corpus.segment import segment
from qa.answer import Trace
from qa.followups.topic import Exchange
from ui.answer_data import answer_data
from ui.numbers import decimal, least, percentage
from ui.strictness import STEPS, read_threshold, steps
from ui.trace_data import trace_data
from ui.turn import Turn
from ui.words import WORDS
from ui.words_trace import KINDS, LANGUAGES, TRACE, TraceWords

NB, EN = WORDS["nb"], WORDS["en"]


def answered(question, **changes):
    return replace(FakeAssistant().ask(question), **changes)


def find(document_id):
    return next(document for document in DOCUMENTS if document.id == document_id)


def data(answer):
    return answer_data(answer, find, segment)


def slide(test, step):
    return test.select_slider[0].set_value(step).run()


# The question as it was understood, and what is suggested.


def test_a_question_that_was_read_otherwise_says_how():
    sent = data(answered("Og i Viksund, da?"))
    assert sent["understood"] == "Hvor mye korn kan lagres i Viksund?"


@pytest.mark.parametrize(
    ("question", "understood"),
    [
        ("Hvor mye?", "Hvor mye?"),
        ("  Hvor   mye\u00a0? ", "Hvor mye ?"),
        ("a\u030ar?", "år?"),
    ],
)
def test_white_space_and_composition_make_no_other_question(question, understood):
    answer = replace(FakeAssistant().ask("lagr?"), question=question, understood=understood)
    assert data(answer)["understood"] == ""


def test_a_suggestion_is_sent_only_where_there_is_one():
    assert data(answered("Hva skjer i Vixund?"))["suggestion"] == "Hva skjer i Viksund?"
    assert data(answered("Hva skjer i Viksund?"))["suggestion"] == ""


# What the sources disagree on.


def test_claims_stay_apart_with_their_dates():
    answer = answered("Er de uenige?")
    turn = Turn("Er de uenige?")
    turn.settle(answer, data(answer), Exchange.of(answer))
    sent = turn.data(NB, latest=True)
    claims = sent["answer"]["disagreement"]
    assert [claim["text"] for claim in claims] == ["4 200 tonn korn", "4 500 tonn"]
    assert [claim["citations"] for claim in claims] == [(1,), (2,)]
    assert [claim["newest"] for claim in claims] == [False, True]
    assert sent["claim_dates"] == ["2. juni 2023", "februar 2024"]
    assert {item["place"] for item in sent["answer"]["items"]} == {"1", "2"}


def test_where_sources_agree_nothing_is_said_of_it():
    assert data(answered("Hvor mye lagres?"))["disagreement"] == []


# How the answer was found.


def test_every_passage_that_was_read_is_cut_from_its_source():
    answer = answered("Hvor mye lagres?")
    sent = data(answer)
    assert [place["place"] for place in sent["read"]] == ["read-1", "read-2", "read-3"]
    assert [place["shown"] for place in sent["read"]] == [True, False, False]
    for place, passage in zip(sent["read"], answer.trace.read, strict=True):
        assert place["quote"] == (passage.quote or "")
        text = find(passage.document_id).text[passage.start : passage.end]
        assert place["before"] + place["quote"] + place["after"] == text
        assert place["source"] in sent["sources"]


def test_a_refusal_shows_no_passage_as_the_answer():
    answer = answered("usikker?")
    assert not answer.answered
    assert [place["shown"] for place in data(answer)["read"]] == [False, False]


@pytest.mark.parametrize(
    "change",
    [{"quote_start": 1}, {"quote": "9 900 tonn"}, {"end": 10**6}, {"start": 900, "end": 901}],
)
def test_a_passage_that_was_read_and_does_not_match_is_not_shown(change):
    answer = answered("Hvor mye lagres?")
    moved = replace(answer.trace.read[0], **change)
    with pytest.raises(CitationError, match="read-1"):
        data(replace(answer, trace=replace(answer.trace, read=(moved,))))


def test_a_passage_without_a_span_must_lie_in_its_document():
    answer = answered("Hvor mye lagres?")
    moved = replace(answer.trace.read[-1], end=10**6)
    with pytest.raises(CitationError, match="read-1"):
        data(replace(answer, trace=replace(answer.trace, read=(moved,))))


def test_the_way_to_an_answer_is_told_in_words():
    told = trace_data(answered("Hvor mye lagres?"), NB)
    assert told["facts"] == [
        ["Spørsmålet", "Hvor mye lagres?"],
        ["Du spør etter", "et tall"],
        ["Språket", "bokmål"],
    ]
    assert told["read"].startswith("Av 4 dokumenter leste jeg de 3 avsnittene")
    assert told["notes"] == [
        "sannsynlighet 87,3 % · treff 0,90 · lesing 3,2",
        "sannsynlighet 43,7 % · treff 0,45 · lesing 3,2",
        "treff 0,10",
    ]
    assert "87,3 %" in told["because"]
    assert "minst 20 %" in told["because"]
    assert told["times"] == "Å lete tok 12 ms, å lese 118 ms."


def test_a_refusal_says_why():
    below = trace_data(answered("usikker?"), EN)["because"]
    assert "12.0%" in below
    assert "at least 20%" in below
    assert "least 20%" not in trace_data(answered("ukjent"), EN)["because"]
    assert trace_data(answered("ukjent"), EN)["because"] == TRACE["en"].why_nothing


def test_a_search_without_passages_says_so():
    empty = answered("ukjent", trace=Trace("other", (), 0.2, 1.0, 0.0))
    told = trace_data(empty, NB)
    assert told["read"] == TRACE["nb"].nothing_read
    assert told["notes"] == []
    assert "Du spør etter" not in dict(told["facts"])


def test_a_language_without_a_name_goes_by_its_code():
    assert ["Språket", "is"] in trace_data(answered("lagr?", language="is"), NB)["facts"]


def test_the_languages_tell_the_same():
    for field in fields(TraceWords):
        said = [getattr(words, field.name) for words in TRACE.values()]
        assert all(said)
        holes = [
            {name for _, name, _, _ in string.Formatter().parse(text) if name} for text in said
        ]
        assert holes[0] == holes[1] == holes[2]
    for names in (TRACE, KINDS, LANGUAGES):
        assert list(names) == list(WORDS)
    for names in (KINDS, LANGUAGES):
        assert names["nb"].keys() == names["nn"].keys() == names["en"].keys()
    assert all(len(set(astuple(words))) == len(fields(TraceWords)) for words in TRACE.values())


@pytest.mark.parametrize(
    ("share", "digits", "written"),
    [(0.8731, 1, "87,3 %"), (0.8731, 0, "87 %"), (1.0, 1, "over 99 %"), (0.0, 1, "under 1 %")],
)
def test_a_percentage_is_never_certainty(share, digits, written):
    assert percentage(share, NB, digits=digits) == written


def test_numbers_are_written_as_the_language_does():
    assert decimal(-3.25, NB, digits=2) == "−3,25"
    assert decimal(-3.25, EN, digits=2) == "−3.25"
    assert [least(step, NB) for step in (0.2, 0.237, 0.35)] == ["20 %", "23,7 %", "35 %"]


# The threshold.


def test_the_steps_hold_the_assistants_own_threshold_once():
    assert steps(0.2) == list(STEPS)
    assert steps(0.237) == sorted([*STEPS, 0.237])


@pytest.mark.parametrize("step", STEPS)
def test_a_threshold_comes_back_from_the_address(step):
    assert read_threshold(str(round(step * 100))) == step


@pytest.mark.parametrize("text", ["", "0", "7", "20%", "0.2", "٢٠", "-5", "1e9", "<b>"])
def test_an_address_names_only_the_steps(text):
    assert read_threshold(text) is None


def test_a_stricter_threshold_refuses_what_was_answered_and_back():
    test = ask(ask(run(), "Hvor mye lagres?"), "Hvem er usikker?")
    assert [turn["answer"]["answered"] for turn in shown(test)] == [True, False]
    test = slide(test, 0.9)
    assert [turn["answer"]["answered"] for turn in shown(test)] == [False, False]
    assert test.query_params["t"] == "90"
    assert "minst 90 %" in shown(test)[0]["trace"]["because"]
    test = slide(test, 0.1)
    assert CONFIDENCE["usikker"] >= 0.1
    assert [turn["answer"]["answered"] for turn in shown(test)] == [True, True]
    assert "Svar vises når sannsynligheten er minst 10 %" in [text.value for text in test.text]
    test = slide(test, THRESHOLD)
    assert [turn["answer"]["answered"] for turn in shown(test)] == [True, False]
    assert "t" not in test.query_params


def test_the_address_names_the_threshold_and_later_questions_keep_it():
    test = run(q="Hvor mye lagres?", t="90")
    assert not shown(test)[0]["answer"]["answered"]
    assert test.select_slider[0].value == 0.9
    test = ask(test, "Hva er lang?")
    assert not shown(test)[1]["answer"]["answered"]
    assert test.query_params["t"] == "90"


def test_another_threshold_does_not_ask_again_what_failed():
    test = slide(ask(run(), "bibliotek?"), 0.5)
    assert [turn["state"] for turn in shown(test)] == ["failed"]


def test_a_question_that_is_asked_again_keeps_its_answer_meanwhile():
    turn = Turn("lagr?")
    turn.settle(answer := answered("lagr?"), data(answer), Exchange.of(answer))
    turn.outdated = True
    assert turn.pending
    assert turn.data(NB, latest=True)["state"] == "answered"
    turn.settle(answer := answered("lagr?"), data(answer), Exchange.of(answer))
    assert not turn.pending


def test_the_fakes_are_as_the_tests_need_them():
    assert LONG.published < SHORT.published
    assert any(document.text.startswith(HOSTILE) for document in DOCUMENTS)
