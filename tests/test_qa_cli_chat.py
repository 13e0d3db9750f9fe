"""The command `kildesvar chat` on the sample texts, with the bundled model."""

import json

from click.testing import CliRunner

from qa.cli.main import main

FIRST = "Hvem er fagleder for bærekraft og helse i Abelia?"


def chat(press, typed, *options):
    return CliRunner().invoke(main, ["--library", str(press.path), "chat", *options], input=typed)


def test_each_line_is_answered_in_its_conversation(press):
    result = chat(press, f"{FIRST}\n\nHvor gammel er han?\n")
    assert result.exit_code == 0, result.stderr
    first, rest = result.stdout.split("Forstått som: ")
    assert first.startswith("Tarje Bjørgum [1]")
    assert rest.startswith("Hvor gammel er Tarje Bjørgum?\n")
    assert result.stderr == ""


def test_json_is_one_object_a_line_with_the_keys_of_ask(press):
    result = chat(press, f"{FIRST}\nHvor gammel er han?\n", "--json")
    first, second = map(json.loads, result.stdout.splitlines())
    asked = CliRunner().invoke(main, ["--library", str(press.path), "ask", "--json", FIRST])
    assert list(first) == list(second) == list(json.loads(asked.stdout))
    assert second["question"] == "Hvor gammel er han?"
    assert second["understood"] == "Hvor gammel er Tarje Bjørgum?"


def test_a_bad_question_is_one_line_and_the_conversation_goes_on(press):
    result = chat(press, f"{FIRST}\n?\nHvor gammel er han?\n", "--json")
    assert result.exit_code == 1
    assert len(result.stderr.splitlines()) == 1
    assert len(result.stdout.splitlines()) == 2
    assert (
        json.loads(result.stdout.splitlines()[1])["understood"] == "Hvor gammel er Tarje Bjørgum?"
    )


def test_the_words_for_how_it_was_understood_follow_the_question(press):
    result = chat(press, "Who is Tarje Bjørgum?\nWhat does he say about the plan?\n")
    assert "Understood as: What does Tarje Bjørgum say about the plan?" in result.stdout


def test_the_threshold_is_the_callers(press):
    result = chat(press, f"{FIRST}\n", "--threshold", "1", "--json")
    assert json.loads(result.stdout)["answered"] is False


def test_nothing_asked_is_nothing_answered(press):
    result = chat(press, "")
    assert (result.exit_code, result.stdout) == (0, "")


def test_what_is_no_utf_8_is_a_bad_question_too(press):
    result = chat(press, b"Hvem er \xe5?\n")
    assert result.exit_code == 1
    assert len(result.stderr.splitlines()) == 1
