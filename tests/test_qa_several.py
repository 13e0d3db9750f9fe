import re
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import QuestionError
from qa.several import MAX_QUESTIONS, ask_several, split_questions


@pytest.mark.parametrize(
    ("text", "questions"),
    [
        (
            "Hvem leder X? Og når ble hun ansatt? Hva koster Y?",
            ["Hvem leder X?", "Og når ble hun ansatt?", "Hva koster Y?"],
        ),
        ("Hvem leder X og når ble hun ansatt?", ["Hvem leder X", "og når ble hun ansatt?"]),
        ("Who leads X and when did she start?", ["Who leads X", "and when did she start?"]),
        ("Hva sa han om når og hvor festen er?", ["Hva sa han om når og hvor festen er?"]),
        ("Når og hvor ble hun født?", ["Når og hvor ble hun født?"]),
        ("Kven leier X? Og når vart ho tilsett?", ["Kven leier X?", "Og når vart ho tilsett?"]),
        ("Who leads X? And since when?", ["Who leads X?", "And since when?"]),
        ("Jeg lurer på noe. Hvem leder X?", ["Jeg lurer på noe. Hvem leder X?"]),
        ("Eg lurer på noko.\nKven leier X?", ["Eg lurer på noko.\nKven leier X?"]),
        ("Hvem leder X? Takk!", ["Hvem leder X? Takk!"]),
        ("Hvem leder X? Og når kom hun", ["Hvem leder X?", "Og når kom hun"]),
        (
            "Hvem leder X?\n\nJeg mener i dag.\n\nHva koster Y?",
            ["Hvem leder X?", "Jeg mener i dag.\n\nHva koster Y?"],
        ),
        ("hvem leder X\nnår kom hun", ["hvem leder X", "når kom hun"]),
        ("1. Hvem leder X\n2. Hva koster Y", ["1. Hvem leder X", "2. Hva koster Y"]),
        ("- Kven leier X\r\n- Kva kostar Y", ["- Kven leier X", "- Kva kostar Y"]),
        ("Hvem leder\nhelsearbeidet?", ["Hvem leder\nhelsearbeidet?"]),
        ("Kan du si meg\nhvem som leder X?", ["Kan du si meg\nhvem som leder X?"]),
        ("Hvem sa «Er det trygt?» i fjor?", ["Hvem sa «Er det trygt?» i fjor?"]),
        ('Who said "Is it safe?" last year?', ['Who said "Is it safe?" last year?']),
        ("Hvem sa «Er det trygt?» Og når?", ["Hvem sa «Er det trygt?»", "Og når?"]),
        ("Hva kostet broen (og når?) i fjor?", ["Hva kostet broen (og når?) i fjor?"]),
        ("Hva kostet f.eks. broen ca. i 2020?", ["Hva kostet f.eks. broen ca. i 2020?"]),
        ("Hva er https://x.no/?Q=1 for noe?", ["Hva er https://x.no/?Q=1 for noe?"]),
        ("Hvem er X?Når kom Y?", ["Hvem er X?", "Når kom Y?"]),
        ("Hvem?? Hva?!", ["Hvem??", "Hva?!"]),
        ("Hvem ? ?", ["Hvem ? ?"]),
        ("Oppsummer saken", ["Oppsummer saken"]),
        ("Hva koster broen og hvem betaler?", ["Hva koster broen", "og hvem betaler?"]),
        (
            "Hvor mange døde, og hvor mange ble skadet?",
            ["Hvor mange døde", "og hvor mange ble skadet?"],
        ),
        (
            "Hvem leder utvalget, når ble det satt ned og hva koster det?",
            ["Hvem leder utvalget", "når ble det satt ned", "og hva koster det?"],
        ),
        ("When does it open, what is it called", ["When does it open", "what is it called"]),
        (
            "Who is Kari Lund, who was elected in 2020?",
            ["Who is Kari Lund, who was elected in 2020?"],
        ),
        (
            "Hva skjer med broen, når den åpner i mai?",
            ["Hva skjer med broen, når den åpner i mai?"],
        ),
        (
            "Hvem er det som sier, når alt kommer til alt, at det haster?",
            ["Hvem er det som sier, når alt kommer til alt, at det haster?"],
        ),
        (
            "Hvem er Kari og hvilket parti er hun med i?",
            ["Hvem er Kari", "og hvilket parti er hun med i?"],
        ),
        (
            "Vet du hva som skjedde og hvem som ringte?",
            ["Vet du hva som skjedde og hvem som ringte?"],
        ),
        ("?", ["?"]),
        ("", [""]),
    ],
)
def test_a_text_is_divided_into_its_questions(text, questions):
    assert split_questions(text) == questions


@given(st.text() | st.text(alphabet='aÆ ?!.\n«»"()1-hvem når', max_size=80))
def test_nothing_is_lost_and_the_order_is_kept(text):
    try:
        questions = split_questions(text)
    except QuestionError:
        assert len(re.findall(r"[?\n\r\x0b\x0c\x85\u2028\u2029]|og|and", text)) >= MAX_QUESTIONS
        return
    assert questions
    assert "".join("".join(questions).split()) == "".join(text.split())
    assert len(questions) == 1 or all(any(c.isalnum() for c in q) for q in questions)


def test_a_page_of_marks_takes_no_long_time():
    for text in (
        *("«" * 100_000, "?!" * 50_000, "(?" * 50_000, "? " * 50_000, "? " * 3_900),
        *("Hva? " * 20_000, "Hva\n" * 20_000, "hva?Hva" * 15_000),
        "Hvem leder X" + " " * 20_000 + "og",
    ):
        with suppress(QuestionError):
            assert split_questions(text)


def test_questions_are_asked_in_order_so_that_one_may_lean_on_another():
    asked = []
    answers = ask_several(lambda question: asked.append(question) or len(asked), "Hvem? Hva? Når?")
    assert asked == ["Hvem?", "Hva?", "Når?"]
    assert answers == [1, 2, 3]


def test_too_many_questions_are_refused_in_one_line_and_none_is_asked():
    asked = []
    ask_several(asked.append, "Hva? " * MAX_QUESTIONS)
    assert len(asked) == MAX_QUESTIONS
    with pytest.raises(QuestionError, match="holds 9 questions; ask 8 at the most"):
        ask_several(asked.append, "Hva? " * 9)
    assert len(asked) == MAX_QUESTIONS


def test_none_is_asked_where_one_cannot_be_read():
    asked = []
    with pytest.raises(QuestionError, match="Latin script"):
        ask_several(asked.append, "Hva kostet broen i Sandvika? Кто открыл мост в Сандвике?")
    assert asked == []


@pytest.mark.parametrize(
    ("text", "questions"),
    [
        ("Hva kostet hallen – og når åpnet den?", ["Hva kostet hallen", "og når åpnet den?"]),
        ("Når brant det, hvem er siktet?", ["Når brant det", "hvem er siktet?"]),
        ("Who won and when?", ["Who won", "and when?"]),
        ("Hvilken by og når?", ["Hvilken by og når?"]),
        ("Hvem av dem og når?", ["Hvem av dem og når?"]),
    ],
)
def test_the_verb_stands_second_whatever_verb_it_is(text, questions):
    assert split_questions(text) == questions
