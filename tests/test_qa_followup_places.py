"""Follow-ups whose words lead astray: places, ranks, kin, clauses; all names are invented."""

import pytest

from qa.followups.followup import understand
from qa.followups.other_time import is_of_another_time
from qa.followups.topic import Exchange

MAYOR = Exchange("Hvem er ordfører i Hval?", "Kari Magne Lund")


@pytest.mark.parametrize(
    ("history", "typed", "expected"),
    [
        (
            [MAYOR, Exchange("Hvilket parti er Kari Magne Lund ordfører i Hval?", "Sp")],
            "Og i Moss?",
            "Hvilket parti er ordføreren i Moss?",
        ),
        (
            [MAYOR, Exchange("Hvor gammel er Lund?", "55")],
            "Enn på Sandnes?",
            "Hvor gammel er ordføreren på Sandnes?",
        ),
        (
            [
                Exchange("Who is the mayor of Hval?", "Kari Lund"),
                Exchange("How old is Kari Lund?", "55"),
            ],
            "And in Moss?",
            "How old is the mayor in Moss?",
        ),
        # Nobody has answered who holds what: a place takes nobody's place.
        (
            [Exchange("Hvor gammel er Kari Lund?", "55")],
            "Og i Moss?",
            "Hvor gammel er Kari Lund i Moss?",
        ),
        (
            [MAYOR, Exchange("Hvor mange bor i Hval?", "300")],
            "Og i Moss?",
            "Hvor mange bor i Moss?",
        ),
    ],
)
def test_another_place_has_another_holder_of_a_role(history, typed, expected):
    assert understand(typed, history) == expected


@pytest.mark.parametrize(
    ("last", "typed", "expected"),
    [
        # A woman's name is no "han", and who speaks is no ferry.
        (
            Exchange("Hvem er Kari Lund gift med?"),
            "Hva jobber han med?",
            None,
        ),
        (Exchange("Kva sa Moe om ferja?", "nei"), "Når sa ho det?", "Når sa Moe det?"),
        # A noun with the capital of its sentence is nobody.
        (Exchange("Kven vil ha bru?", "Reiselivet"), "Kva kostar ho?", "Kva kostar ho (ha bru)?"),
        # "for" has two opposites.
        (Exchange("Hvem stemte mot Nye Hval?", "Moss"), "Og for?", "Hvem stemte for Nye Hval?"),
        (Exchange("Hvem stemte for Nye Hval?", "Moss"), "Og mot?", "Hvem stemte mot Nye Hval?"),
        (Exchange("Who voted against it in Hval?", "2"), "And for?", "Who voted for it in Hval?"),
        # "så" may be a verb, and nobody is the head of so many pupils.
        (
            Exchange("Hvem vant kampen mellom Moss og Hval?", "Moss"),
            "Hvor mange så på?",
            None,
        ),
        (
            Exchange("Hvem er rektor på Lia skole?", "Kari Lund"),
            "Hvor mange elever?",
            "Hvor mange elever (Lia skole)?",
        ),
        # A verb in -et is no noun, nor is the first word of a question a name.
        (
            Exchange("Hvem var glad for at Mobert sluttet?", "Kari Lund"),
            "Hva begrunnet hun det med?",
            "Hva begrunnet Kari Lund det med?",
        ),
        (
            Exchange("Døydde nokon av ulykka i Moss?", "nei"),
            "Kva kosta bilen?",
            None,
        ),
        # Another one is asked of with a question of its own.
        (
            Exchange("What does the report cost?", "9"),
            "What about the union, what does it want?",
            "What does the union want?",
        ),
        (
            Exchange("Hvor mange elever har skolene i Moss?", "300"),
            "Hva med lærerne, hvor mange av dem er menn?",
            "Hvor mange av lærerne er menn?",
        ),
        # An article before a superlative, and a condition of what was told.
        (
            Exchange("Hvor mange poeng har Moss?", "12"),
            "Hva er det meste det kan bli?",
            None,
        ),
        (Exchange("Where is Hvaltind?", "in Moss"), "And if they leave it?", None),
        # Another relative takes the place of the first.
        (
            Exchange("Hva levde Kari Lunds far av?", "fiske"),
            "Og mora?",
            "Hva levde mora til Kari Lund av?",
        ),
        (
            Exchange("What was Kari Lund's father called?", "Per"),
            "And her mother?",
            "What was Kari Lund's mother called?",
        ),
        # A list is one.
        (
            Exchange("Who drew up the offer for Hval, Moss and Sand?", "Kari Lund"),
            "Who signed it?",
            "Who signed the offer for Hval, Moss and Sand?",
        ),
        # The next in rank.
        (
            Exchange("Hvem er den største eieren i Hval Energi?", "Kari Lund"),
            "Hvem er den nest største?",
            "Hvem er den nest største eieren i Hval Energi?",
        ),
        (
            Exchange("Which is the second largest town in Hval?", "Moss"),
            "And the third largest?",
            "Which is the third largest town in Hval?",
        ),
        (
            Exchange("Hvem fikk flest stemmer i Hval?", "Moe"),
            "Hvem fikk nest flest?",
            "Hvem fikk nest flest stemmer i Hval?",
        ),
    ],
)
def test_little_words_lead_nowhere_wrong(last, typed, expected):
    assert understand(typed, [last]) == (expected or typed)


@pytest.mark.parametrize(
    ("question", "before", "expected"),
    [
        ("Hva tjente Hval i 2018?", "Hva tjente Hval i 2019?", True),
        ("Hva tjente Hval i?", "Hva tjente Hval?", False),
        ("Hva tjente Hval for året før (Moss)?", "Hva tjente Hval for i fjor?", True),
        ("Hvor mange bor i Hval i mai 2030?", "Hvor mange bor i Hval?", True),
        ("Hva tjente Hval i andre kvartal?", "Hva tjente Hval i første kvartal?", True),
        ("How old was she two years ago?", "How old was she in 2019?", True),
        ("Hva tjente Moss i 2018?", "Hva tjente Hval i 2019?", False),
        ("Hva tjente Hval i 2019?", "Hva tjente Hval i 2019?", False),
        ("Hva tjente Hval?", "Hva tjente Hval i 2019?", False),
    ],
)
def test_only_the_time_was_changed(question, before, expected):
    assert is_of_another_time(question, before) is expected
