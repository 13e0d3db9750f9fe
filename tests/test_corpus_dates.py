import pytest

from corpus.dates import parse_date


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Publisert 2. juni 2023", "2023-06-02"),
        ("Publisert: 02.06.2023 kl. 12.30", "2023-06-02"),
        ("date 2024-02", "2024-02"),
        ("2024-02-29", "2024-02-29"),
        ("June 2, 2023", "2023-06-02"),
        ("2 June 2023", "2023-06-02"),
        ("februar 2024", "2024-02"),
        ("1. des. 1999", "1999-12-01"),
        ("våren 2021", "2021"),
        ("31. februar 2023", "2023-02"),
        ("2023-13-01", "2023"),
        ("Publisert i går", None),
        ("kl. 12.30", None),
        ("Publisert 12.03.24 kl. 10.30", "2024-03-12"),
        ("3/4/98", "1998-04-03"),
        ("versjon 12.03.24.5", None),
        ("versjon 5.12.03.24", None),
        ("41.03.24", None),
        ("tlf. 20231234", None),
        ("12.05.60", "1960-05-12"),
    ],
)
def test_dates_keep_their_precision(text, date):
    assert parse_date(text) == date
