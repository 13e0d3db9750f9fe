import pytest

from corpus.errors import QuestionError
from qa.question import MAX_CHARACTERS, parse_question, unknown_share

NB = frozenset({"nb"})


def test_white_space_is_folded_and_the_language_told():
    asked = parse_question("  Kven  tilrådde\n tiltaket? ", languages=NB)
    assert asked.text == "Kven tilrådde tiltaket?"
    assert asked.language == "nn"


@pytest.mark.parametrize(
    ("question", "reason", "message"),
    [
        ("", "empty", "empty"),
        (" \n\t\u00a0", "empty", "empty"),
        ("?!", "empty", "empty"),
        ("a" * (MAX_CHARACTERS + 1), "long", "1,001 characters"),
        ("hva " * 25_000, "long", "100,000 characters"),
        ("Hvem\x00 er det?", "control", r"U\+0000"),
        ("Hvem \x1b[31m er det?", "control", r"U\+001B"),
        ("Кто рекомендовал сектор здравоохранения?", "script", "Latin script"),
        ("谁推荐了卫生部门？", "script", "Latin script"),
    ],
)
def test_what_cannot_be_answered_is_refused_in_one_line(question, reason, message):
    with pytest.raises(QuestionError, match=message) as caught:
        parse_question(question, languages=NB)
    assert caught.value.reason == reason
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "question",
    [
        "Hvem er <b>Vestre</b>? ![x](http://example.com/x.png) $5 :red[rød]",
        "Hva mener \u202eHansen\u202c?",
        "Hva betyr 😀?",
        "Hvem er Łukasz Żółć i Åmot?",
        "x" * MAX_CHARACTERS,
    ],
)
def test_odd_questions_are_still_questions(question):
    assert parse_question(question, languages=NB).text


def test_the_unknown_share_is_of_letters():
    assert unknown_share("Hvem anbefalte helsenæringen, 11 000?") == 0
    assert unknown_share("谁推荐了") == 1
    assert 0.3 < unknown_share("abcdef 谁推荐了") < 0.5
