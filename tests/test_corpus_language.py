import pytest
from conftest import read_lines

from corpus.language import detect_language

NORWEGIAN = frozenset({"nb", "nn"})


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Hvem anbefalte tiltaket?", "nb"),
        ("Kven tilrådde tiltaket, og kvifor ikkje før?", "nn"),
        ("Who recommended the measure?", "en"),
        ("Wer hat das empfohlen?", "de"),
        ("Hvor mange?", "nb"),
        ("Hansen", "nb"),
        ("123", "nb"),
        ('Hvem laget filmen "The End of the World and What Was Left of It"?', "nb"),
    ],
)
def test_languages(text, language):
    assert detect_language(text, among=NORWEGIAN) == language


def test_danish_and_swedish_only_where_the_library_has_them():
    danish, swedish = (
        "Hvad koster det, og hvornår kommer det?",
        "Vad kostar det och när kommer det?",
    )
    assert detect_language(danish, among=NORWEGIAN) == "nb"
    assert detect_language(swedish, among=NORWEGIAN) == "nb"
    assert detect_language(danish, among=NORWEGIAN | {"da"}) == "da"
    assert detect_language(swedish) == "sv"


def test_the_labelled_questions():
    wrong = [
        entry["question"]
        for entry in read_lines("press_questions.jsonl")
        if detect_language(entry["question"], among=NORWEGIAN) != entry["lang"]
    ]
    assert wrong == []


def test_the_same_answer_every_time():
    text = "Ceci est une phrase sans mots connus"
    assert len({detect_language(text) for _ in range(5)}) == 1
