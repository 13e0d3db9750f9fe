"""The states of the page, without a browser."""

import json
from dataclasses import astuple

import pytest
from fake_app import LONG
from fake_runs import ask, run, shown

from ui.words import WORDS


def broken_page():
    from corpus.errors import LibraryMissing
    from ui.page import show

    def load(_words):
        raise LibraryMissing("no library at **here**")

    show(load)


def empty_page():
    from types import SimpleNamespace

    from ui.page import show

    library = SimpleNamespace(documents=list)
    show(lambda _words: SimpleNamespace(library=library, threshold=0.2))


def test_the_page_begins_with_questions():
    test = run()
    (start,) = shown(test)
    assert start["heading"] == WORDS["nb"].start_heading
    assert start["questions"][:2] == [
        "Hvem er Kari Nordmann Vik?",
        f"Hvem er omtalt i «{LONG.title}»?",
    ]
    assert not any("Trolig" in question for question in start["questions"])
    assert test.chat_input[0].placeholder == WORDS["nb"].ask_label
    assert not test.exception


def test_a_question_is_answered_and_kept():
    test = ask(run(), "Hvor mye lagres?")
    (turn,) = shown(test)
    assert turn["state"] == "answered"
    assert turn["question"] == "Hvor mye lagres?"
    assert turn["answer"]["answers"][0] == {"text": "4 200 tonn korn", "citations": [1]}
    assert turn["probability"].endswith("87 %")
    first, second = shown(ask(test, "Hva er ukjent?"))
    assert (first["state"], first["latest"]) == ("answered", False)
    assert (second["latest"], second["answer"]["answered"]) == (True, False)
    assert second["answer"]["phrases"]["unknown"] == "Vet ikke"


def test_the_address_follows_the_question():
    test = ask(run(q="Hva er ukjent?", c="2"), "Hvor mye lagres?")
    assert test.query_params["q"] == "Hvor mye lagres?"
    assert "c" not in test.query_params


def test_the_address_asks_once():
    test = run(q="Hvor mye lagres?", c="2")
    (turn,) = shown(test)
    assert (turn["state"], turn["open"]) == ("answered", 2)
    assert len(shown(test.run())) == 1


def test_the_interface_changes_language_and_keeps_the_conversation():
    test = ask(run(), "Hvor mye lagres?")
    test.button_group(key="language").set_value("nn").run()
    (turn,) = shown(test)
    assert turn["words"]["language"] == "nn"
    assert turn["answer"]["language"] == "nb"
    assert test.query_params["lang"] == "nn"


def test_the_address_names_the_language():
    assert shown(run(lang="en"))[0]["language"] == "en"
    assert shown(run(lang="<b>"))[0]["language"] == "nb"


@pytest.mark.parametrize(
    ("question", "help_"),
    [("x" * 1001, WORDS["nb"].long_question), ("   ", WORDS["nb"].empty_question)],
)
def test_an_unfit_question_is_said_to_be_so(question, help_):
    (turn,) = shown(ask(run(), question))
    assert turn["failure"] == [WORDS["nb"].bad_question, help_]


def test_a_broken_library_is_not_a_refusal():
    (turn,) = shown(ask(run(), "bibliotek?"))
    assert turn["state"] == "failed"
    assert turn["failure"][0] == WORDS["nb"].library_failed
    assert turn["answer"] is None


def test_a_missing_library_is_said_before_and_after_a_question():
    test = run(broken_page)
    assert shown(test)[0]["detail"] == "no library at **here**"
    test = ask(test, "hva?")
    assert [turn["question"] for turn in shown(test)] == ["hva?"]
    assert shown(test)[0]["failure"][0] == WORDS["nb"].library_failed


def test_an_empty_library_is_said_to_be_so():
    (start,) = shown(run(empty_page))
    assert start["heading"] == WORDS["nb"].empty_library
    assert start["questions"] == []


def test_an_unforeseen_error_is_asked_only_once():
    test = ask(run(), "krasj?")
    assert len(test.exception) == 1
    test = ask(test, "Hvor mye lagres?")
    assert not test.exception
    assert [turn["state"] for turn in shown(test)] == ["failed", "answered"]
    assert "secret" not in json.dumps(shown(test))


def test_no_text_of_others_is_rendered_as_markdown():
    test = ask(run(), "hostile **fet** <b>x</b> $a$ :red[x]")
    rendered = [*test.markdown, *test.title, *test.text, *test.error, *test.caption]
    own = {*astuple(WORDS["nb"]), "Kildesvar", "Svar vises når sannsynligheten er minst 20 %"}
    assert {element.value for element in rendered} <= own
    assert len(rendered) > 1


def test_several_questions_at_once_are_turns_of_their_own():
    test = ask(run(), "Hvor mye lagres? Hva er ukjent?")
    assert [turn["question"] for turn in shown(test)] == ["Hvor mye lagres?", "Hva er ukjent?"]
    assert [turn["answer"]["answered"] for turn in shown(test)] == [True, False]


def test_more_questions_than_can_be_answered_are_refused_together():
    (turn,) = shown(ask(run(), "Hvor mye lagres? " * 9))
    assert turn["state"] == "failed"


def test_a_refusal_with_a_hint_says_what_to_do():
    (turn,) = shown(ask(run(), "lager"))
    assert not turn["answer"]["answered"]
    assert turn["answer"]["phrases"]["unknown_detail"].startswith("Skriv et spørsmål")
