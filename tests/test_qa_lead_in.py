import pytest

from qa.lead_in import without_lead_in


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("Jeg lurer på hvem som leder Dalby IL", "hvem som leder Dalby IL"),
        ("Hei! Jeg trenger å vite når broen åpner.", "når broen åpner."),
        ("Eg vil gjerne vite kven som leier laget", "kven som leier laget"),
        ("Kan du fortelle meg hva broen kostet?", "hva broen kostet?"),
        ("Vet du hvor mange som møtte?", "hvor mange som møtte?"),
        ("Could you please tell me who leads the club?", "who leads the club?"),
        ("Takk! Hva sier hun?", "Hva sier hun?"),
        ("Flott, men hva med Moss?", "men hva med Moss?"),
        ("Tusen takk. Fint. Og når?", "Og når?"),
        ("HVOR MANGE ELEVER GÅR PÅ SKOLEN?", "hvor mange elever går på skolen?"),
    ],
)
def test_what_stands_before_a_question_is_left_out(typed, asked):
    assert without_lead_in(typed) == asked


@pytest.mark.parametrize(
    "typed",
    [
        "Takk!", "Hei", "Hvem leder Dalby IL?", "Vet du om broen?", "NATO EU?",
        "Kan du fortelle meg om saken?", "Jeg må vite sannheten", "Bra Nettverk vant hva?",
        "", "?",
    ],
)  # fmt: skip
def test_what_asks_nothing_stays_as_it_was_typed(typed):
    assert without_lead_in(typed) == typed
