"""Conversations over small libraries with the fake encoder; who said it comes from the text."""

import dataclasses
import json

import pytest
from fakes import HashEncoder, WordReader

from corpus.errors import QuestionError
from index.retriever import Retriever
from qa.assistant import Assistant
from qa.confidence import ConfidenceModel
from qa.conversation import MOST, Conversation
from qa.followups.context import in_context
from qa.followups.topic import Exchange
from qa.hint import Hint

MARGIN = ConfidenceModel(0.0, {"margin": 1.0}, 0.5)
TEXTS = {
    "bro.txt": "Ny bro i Dalby\n\nOrdfører Kari Lund åpnet broen i Dalby lørdag.\n\n"
    "– Broen kostet 312 millioner kroner, sier Lund.\n\n"
    "Tunnelen er 80 meter lang, og skolen er ny.",
    "rykte.txt": "Ingen i Moss vet hvem som malte huset. Det har 12 vinduer.",
}


@pytest.fixture
def talk(build):
    library = build(TEXTS)

    def talk(word, score=10.0, history=()):
        reader = WordReader(word, score)
        retriever = Retriever(library, HashEncoder())
        return Conversation(Assistant(retriever, reader=reader, confidence=MARGIN), history)

    talk.library = library
    return talk


def test_a_follow_up_is_answered_as_it_was_understood(talk):
    conversation = talk("Kari Lund")
    first = conversation.ask("Hvem åpnet broen i Dalby?")
    assert first.question == first.understood == "Hvem åpnet broen i Dalby?"
    then = conversation.ask("Og når?")
    assert then.question == "Og når?"
    assert then.understood == "Når åpnet Kari Lund broen i Dalby?"
    assert conversation.history[-1].question == then.understood


def test_blanks_make_no_other_question(talk):
    conversation, other = talk("Kari Lund"), talk("Kari Lund")
    conversation.ask("Hvem åpnet broen i Dalby?")
    other.ask("Hvem  åpnet broen i Dalby?\u00a0")
    assert other.history == conversation.history
    answer = other.ask("Og  når?")
    assert answer.question == "Og  når?"
    assert answer.understood == conversation.ask("Og når?").understood


def test_the_users_own_reading_goes_before_ours(talk):
    conversation = talk("Kari Lund")
    conversation.ask("Hvem åpnet broen i Dalby?")
    answer = conversation.ask("Og når?", understood="Når ble broen malt?")
    assert (answer.question, answer.understood) == ("Og når?", "Når ble broen malt?")
    assert conversation.history[-1].question == "Når ble broen malt?"


def test_who_said_it_cites_the_attribution_and_the_full_name(talk):
    conversation = talk("312 millioner kroner")
    conversation.ask("Hva kostet broen i Dalby?")
    answer = conversation.ask("Hvem sa det?")
    text = talk.library.document("bro.txt").text
    assert [citation.quote for citation in answer.citations] == ["Lund", "Kari Lund"]
    assert answer.answer == "Lund"
    attribution = text.index("sier Lund")
    assert answer.citations[0].start == attribution + len("sier ")
    for citation in answer.citations:
        assert text[citation.start : citation.end] == citation.quote
        assert text[citation.sentence_start : citation.sentence_end] == citation.sentence
    assert answer.understood == "Hvem sa «312 millioner kroner» (broen i Dalby)?"


def test_nobody_said_what_the_text_itself_says(talk):
    conversation = talk("80 meter lang")
    conversation.ask("Hvor lang er tunnelen i Dalby?")
    conversation.assistant._reader = WordReader("Kari Lund", 10.0)
    answer = conversation.ask("Hvem sa det?")
    assert (answer.answer, answer.citations, answer.hint) == (None, (), Hint.UNSAID)


def test_who_said_it_may_be_read_in_the_sentence_itself(talk):
    conversation = talk("12 vinduer")
    conversation.ask("Hvor mange vinduer har huset i Moss?")
    answer = conversation.ask("Hvem sa det?")
    assert answer.answer == "12 vinduer"


def test_a_speaker_below_the_threshold_is_not_given(build):
    text = "Ny bro\n\nOrdfører Kari Lund er glad.\n\n– Broen kostet 312 millioner, sier hun."
    reader = WordReader("312 millioner", 3.0)
    assistant = Assistant(
        Retriever(build({"a.txt": text}), HashEncoder()), reader=reader, confidence=MARGIN
    )
    conversation = Conversation(assistant)
    conversation.ask("Hva kostet broen?")
    assert not conversation.ask("Hvem sa det?", threshold=0.99).answered


def test_nobody_said_what_was_refused(talk):
    conversation = talk("Kari Lund")
    assert not conversation.ask("Hvem åpnet broen i Dalby?", threshold=1.0).answered
    said = conversation.ask("Hvem sa det?")
    assert (said.answer, said.citations, said.hint) == (None, (), Hint.UNCLEAR)


def test_a_refusal_is_remembered_too(talk):
    conversation = talk("Kari Lund", score=-5.0)
    assert not conversation.ask("Hvem åpnet broen i Dalby?").answered
    [said] = conversation.history
    assert (said.question, said.answer, said.start) == ("Hvem åpnet broen i Dalby?", None, None)
    assert conversation.ask("Og når?").understood == "Når åpnet noen broen i Dalby?"


@pytest.mark.parametrize("bad", ["", "?", "Og\x07når?", "x" * 1_001])
def test_a_bad_question_is_raised_and_changes_nothing(talk, bad):
    conversation = talk("Kari Lund")
    conversation.ask("Hvem åpnet broen i Dalby?")
    before = conversation.history
    with pytest.raises(QuestionError):
        conversation.ask(bad)
    with pytest.raises(QuestionError):
        conversation.ask("Og når?", understood=bad)
    assert conversation.history == before


def test_the_history_is_bounded_plain_data_that_another_conversation_goes_on_from(talk):
    conversation = talk("Kari Lund")
    for number in range(MOST + 3):
        conversation.ask(f"Hvem åpnet bro nummer {number} i Dalby?")
    assert len(conversation.history) == MOST
    stored = json.loads(json.dumps([dataclasses.asdict(item) for item in conversation.history]))
    again = talk("Kari Lund", history=[Exchange(**item) for item in stored])
    assert again.history == conversation.history
    assert again.ask("Og når?").understood == conversation.ask("Og når?").understood


def test_a_document_that_was_removed_since_is_no_error(talk):
    gone = Exchange("Hva kostet broen?", "12", "12", "0" * 16, 0, 2)
    assert talk("Kari Lund", history=[gone]).ask("Hvem sa det?").answer == "Kari Lund"


def test_who_said_it_is_told_by_the_sentence_that_reports_it(build):
    library = build(
        {"a.txt": "Ny kai\n\nOrdfører Kari Lund opplyser at kaien koster 80 millioner kroner."}
    )
    reader = WordReader("80 millioner kroner", 10.0)
    assistant = Assistant(Retriever(library, HashEncoder()), reader=reader, confidence=MARGIN)
    conversation = Conversation(assistant)
    conversation.ask("Hva koster kaien?")
    assert "Kari Lund" in (conversation.ask("Hvem sier det?").answer or "")


def test_names_typed_in_lower_case_are_understood_as_names(talk):
    conversation = talk("312 millioner kroner")
    conversation.ask("hva kostet broen i dalby")
    assert conversation.history[-1].question == "hva kostet broen i Dalby"
    answer = conversation.ask("og hvor er lund")
    assert (answer.question, answer.understood) == ("og hvor er lund", "og hvor er lund")


def test_thanks_are_no_topic(talk):
    conversation = talk("312 millioner kroner")
    conversation.ask("Hva kostet broen i Dalby?")
    before = conversation.history
    conversation.ask("Takk!")
    assert conversation.history is before


RACE = Exchange(
    "Hvem vant rennet i Sandnes?", "Kari Lund", "Kari Lund vant rennet i Sandnes.", "a", 0, 9
)


@pytest.mark.parametrize(
    ("question", "history", "expected"),
    [
        (
            "Hvem ble nummer to?",
            [RACE],
            "Hvem ble nummer to (Hvem vant rennet i Sandnes, Kari Lund)?",
        ),
        # A long answer is left out, and what stood in brackets before goes last.
        (
            "Og hvorfor (i fjor)?",
            [
                Exchange(
                    "Hva sier Moe (broen i Dal)?", "At den er for dyr, for lang og for stygg her"
                )
            ],
            "Hvorfor (i fjor, Hva sier Moe, broen i Dal)?",
        ),
        ("Hvorfor?", [Exchange("ord " * 50 + "?")], "Hvorfor?"),
        ("Hvem leder Kystverket?", [], "Hvem leder Kystverket?"),
    ],
)
def test_a_question_in_context(question, history, expected):
    assert in_context(question, history) == expected


def test_a_question_that_finds_nothing_is_asked_in_context(build):
    library = build({"a.txt": "Renn i Sandnes\n\nKari Lund vant. Eva Moe ble nummer to."})
    asked = []

    class Reader(WordReader):
        def read(self, question, text, within):
            asked.append(question)
            return super().read(question, text, within) if "(" in question else []

    assistant = Assistant(
        Retriever(library, HashEncoder()), reader=Reader("Eva Moe", 9.0), confidence=MARGIN
    )
    conversation = Conversation(assistant, [RACE])
    answer = conversation.ask("Hvem ble nummer to?")
    assert answer.answer == "Eva Moe"
    assert answer.understood == "Hvem ble nummer to (Hvem vant rennet i Sandnes, Kari Lund)?"
    # Of a name that the conversation does not know it is no follow-up.
    asked.clear()
    assert not conversation.ask("Hvem leder Kystverket i Horten?").answered
    assert not any("(" in question for question in asked)


def test_the_document_that_was_cited_is_read_first(build):
    library = build({"stille.txt": "Alt er stille.", **TEXTS})
    assistant = Assistant(
        Retriever(library, HashEncoder()), reader=WordReader("Kari Lund", 9.0), confidence=MARGIN
    )
    cited = library.document("stille.txt").id
    said = Exchange("Hvem åpnet broen i Dalby?", "Kari Lund", document_id=cited)
    then = Conversation(assistant, [said]).ask("Og når?")
    assert then.trace.read[0].document_id == cited
    # A question that stands alone may be about anything.
    assert assistant.ask(then.understood).trace.read[0].document_id != cited


@pytest.mark.parametrize(("score", "again"), [(0.5, False), (10.0, True)])
def test_what_was_just_answered_hardly_answers_the_next_question(talk, score, again):
    conversation = talk("Kari Lund", score)
    assert conversation.ask("Hvem åpnet broen i Dalby?").answer == "Kari Lund"
    answer = conversation.ask("Og tunnelen?")
    assert answer.understood == "Hvem åpnet tunnelen i Dalby?"
    assert answer.answered is again


@pytest.mark.parametrize(("score", "answered"), [(0.5, False), (10.0, False)])
def test_another_time_has_another_figure_however_sure_the_reader_is(talk, score, answered):
    conversation = talk("312 millioner kroner", score)
    assert conversation.ask("Hva kostet broen i Dalby i fjor?").answered
    answer = conversation.ask("Og året før?")
    assert answer.understood == "Hva kostet broen i Dalby året før?"
    assert answer.answered is answered


@pytest.mark.parametrize(("score", "answered"), [(0.2, False), (0.5, True)])
def test_a_follow_up_wants_a_surer_answer_than_a_question(talk, score, answered):
    conversation = talk("Kari Lund", score)
    assert conversation.ask("Hvem åpnet broen i Dalby?").answered
    conversation.assistant._reader = WordReader("lørdag", score)
    answer = conversation.ask("Og når?")
    assert answer.answered is answered
    assert answer.trace.threshold == pytest.approx(0.6)
    if not answered:  # as the user reads it, it is a question like any other
        assert conversation.ask("Og når?", understood="Når åpnet broen i Dalby?").answered


def test_the_question_before_may_be_asked_again(talk):
    conversation = talk("Kari Lund", 0.5)
    for _ in range(2):
        assert conversation.ask("Hvem åpnet broen i Dalby?").answer == "Kari Lund"


def test_of_a_refusal_the_document_that_was_found_first_is_read_first(talk):
    conversation = talk("Kari Lund", -5.0)
    answer = conversation.ask("Hvem malte huset i Moss?")
    assert not answer.answered
    assert conversation.history[-1].document_id == answer.passages[0].document_id
    assert conversation.history[-1].start is None
