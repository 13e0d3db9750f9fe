import pytest

from qa.answer_type import AnswerType, expected_type, fits


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Når åpnet broen?", AnswerType.TIME),
        ("When did the bridge open?", AnswerType.TIME),
        ("I hvilket år åpnet broen?", AnswerType.TIME),
        ("Hvem åpnet broen?", AnswerType.NAME),
        ("Kven opna brua?", AnswerType.NAME),
        ("Hvor mange møtte?", AnswerType.NUMBER),
        ("Kor mykje kosta brua?", AnswerType.NUMBER),
        ("How many came?", AnswerType.NUMBER),
        ("Hvor ligger broen?", None),
        ("Hva sa han når han kom?", None),
        ("Hvorfor spurte hun hvem det var?", None),
        ("", None),
    ],
)
def test_what_a_question_asks_for(question, kind):
    assert expected_type(question) is kind


@pytest.mark.parametrize(
    ("kind", "span", "value"),
    [
        (AnswerType.TIME, "2. juni 2023", 1),
        (AnswerType.TIME, "På fredag", 1),
        (AnswerType.TIME, "i Oslo", -1),
        (AnswerType.NUMBER, "rundt 11 000", 1),
        (AnswerType.NUMBER, "tre barn", 1),
        (AnswerType.NUMBER, "i Oslo", -1),
        (AnswerType.NAME, "Kari Lunde", 1),
        (AnswerType.NAME, "under en time", -1),
        (None, "hva som helst", 0),
    ],
)
def test_whether_a_span_is_of_that_kind(kind, span, value):
    assert fits(kind, span) == value
