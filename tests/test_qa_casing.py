import pytest

from qa.casing import with_capitals

TEXT = (
    "Nye tall\n\nPartileder Åse-Marie Lund i NRK sier at Lund vinner. Den nye boken lå på bordet. "
    "– Boken er bra, sier Per. Ifølge Det grønne rådet er det bra."
)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("hvem er åse-marie lund", "hvem er Åse-Marie Lund"),
        ("Hva heter lunds bok i nrk?", "Hva heter Lunds bok i NRK?"),
        ("hva kostet boken?", "hva kostet boken?"),
        ("hva mener Ola om lund?", "hva mener Ola om lund?"),
        ("hva er det?", "hva er det?"),
        ("", ""),
    ],
)
def test_words_that_a_text_has_with_a_capital_alone_get_it(typed, expected):
    assert with_capitals(typed, TEXT) == expected


def test_small_words_stay_small_in_a_text_in_another_language():
    assert with_capitals("når fikk han den", "She got the Den norske bank prize.") == (
        "når fikk han den"
    )


def test_without_a_text_nothing_changes():
    assert with_capitals("hvem er lund", "") == "hvem er lund"
