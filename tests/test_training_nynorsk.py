import pytest

from training.nynorsk import to_nynorsk


@pytest.mark.parametrize(
    ("question", "nynorsk"),
    [
        ("Hvem er ikke med?", "Kven er ikkje med?"),
        ("Hvor mange kommer fra Norge?", "Kor mange kjem frå Norge?"),
        ("Hvor ligger Rygge?", "Kvar ligger Rygge?"),
        ("Hvilken by er størst?", "Kva for ein by er størst?"),
        ("Hvilke av dem er flere?", "Kven av dei er fleire?"),
        ("og hvorfor vet jeg noe?", "og kvifor veit eg noko?"),
        ("Hva heter hun?", "Kva heiter ho?"),
    ],
)
def test_function_words_change(question: str, nynorsk: str) -> None:
    assert to_nynorsk(question) == nynorsk


@pytest.mark.parametrize("text", ["Åse Ødegård i Hvaler", "Kven er det?", "Who is it? 😀", ""])
def test_all_else_stays(text: str) -> None:
    assert to_nynorsk(text) == text
