import pytest
from fakes import HashEncoder, WordReader

from index.retriever import Retriever
from qa.assistant import Assistant
from qa.confidence import ConfidenceModel
from qa.sayer import said_asked

MARGIN = ConfidenceModel(0.0, {"margin": 1.0}, 0.2)
TEXTS = {
    "a.txt": "Broen åpner\n\nRektor Kari Lund er glad.\n\n"
    "– Broen er viktig for bygda, sier Lund.\n\n"
    "– Vi kan ikke si at isen er trygg, sier ordfører Per Vik.",
    "b.txt": 'The bridge\n\n"The ice is thin," said Ola Berg, mayor of Dalby.',
}


@pytest.fixture
def ask(build):
    library = build(TEXTS)

    def ask(question, word="xyz", score=0.5):
        reader = WordReader(word, score)
        assistant = Assistant(Retriever(library, HashEncoder()), reader=reader, confidence=MARGIN)
        return [citation.quote for citation in assistant.ask(question).citations]

    return ask


@pytest.mark.parametrize(
    ("question", "text", "is_quote"),
    [
        ("Hvem sa at broen er viktig?", "broen er viktig", False),
        ("Kven har sagt at brua er viktig?", "brua er viktig", False),
        ("Hvem sa «Broen er viktig.»?", "Broen er viktig", True),
        ('Who said "the ice is thin"?', "the ice is thin", True),
    ],
)
def test_what_is_asked_the_speaker_of(question, text, is_quote):
    asked = said_asked(question)
    assert (asked.text, asked.is_quote) == (text, is_quote)


@pytest.mark.parametrize("question", ["Hvem sa det?", "Hva sa Lund?", "Hvem leder «Broen»?"])
def test_other_questions_ask_no_speaker_of_words(question):
    assert said_asked(question) is None


def test_a_quote_has_its_speaker_with_the_full_name_first(ask):
    assert ask("Hvem sa «Broen er viktig»?") == ["Kari Lund", "Lund"]
    assert ask("Hvem sa «broen er viktig for bygda»?", "Per Vik") == ["Kari Lund", "Lund"]
    assert ask("Hvem sa «Broen er stygg og dyr»?") == []


def test_who_denies_something_did_not_say_it(ask):
    assert ask("Hvem sa at isen er trygg?", "Per Vik") == []
    assert ask("Hvem sa at de ikke kan si at isen er trygg?", "Per Vik") == ["Per Vik"]


def test_who_says_something_else_did_not_say_it_unless_the_reader_is_sure(ask):
    assert ask("Hvem sa at skolen brenner?", "Kari Lund") == []
    assert ask("Hvem sa at skolen brenner?", "Kari Lund", 5.0) == ["Kari Lund"]
    assert ask("Hvem sa at broen er stygg?", "Kari Lund") == ["Kari Lund"]


def test_words_in_another_language_are_the_same_words(ask):
    assert ask("Hvem sa at isen er tynn?", "Ola Berg") == ["Ola Berg"]
