import pytest

from qa.reader import _tidied


@pytest.mark.parametrize(
    ("span", "expected"),
    [
        ("51)", "51"),
        ("(51", "51"),
        ("(Ap)", "Ap"),
        ("(41)", "41"),
        ("«Saltmåne».", "«Saltmåne»"),
        ("mars 2019.", "mars 2019"),
        ("312 millioner kroner.", "312 millioner kroner"),
        ("65 mrd.", "65 mrd."),
        ("2.", "2."),
        ("Lund,", "Lund"),
        ("Hvorfor ikke?", "Hvorfor ikke?"),
        (")", ")"),
    ],
)
def test_an_answer_has_no_loose_marks(span, expected):
    assert _tidied(span, 0, len(span)).of(span) == expected
