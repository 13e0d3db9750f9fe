import pytest
from fakes import HashEncoder

from corpus.document import Span
from index.retriever import Retriever
from qa.assistant import Assistant
from qa.confidence import ConfidenceModel
from qa.reader import ReadSpan

MARGIN = ConfidenceModel(0.0, {"margin": 1.0}, 0.5)
TEXT = (
    "Laget vant. Målene ble satt inn av Nordmann etter pause og Hansen på overtid.\n\n"
    "Treneren heter Kari Nilsen og Ola Berg. Prisen var 30 eller 40 kroner.\n\n"
    "Broen stengte i 1990, ble reparert av mange, og den stengte igjen i 2004.\n\n"
    "Skipet seilte til Bodø, Narvik og Tromsø. De sa ikke hvorfor.\n\n"
    "Dalby med 31 prosent, Moss (18 prosent) og Hamar vokste.\n\n"
    "• flere busser\n• nye veier"
)


class WordsReader:
    """Points at words that are still in the text, with the scores given."""

    def __init__(self, **scores):
        self.scores = {word.replace("_", " "): score for word, score in scores.items()}

    def read(self, question, text, within):  # noqa: ARG002
        found = [
            ReadSpan(Span(text.index(word), text.index(word) + len(word)), score)
            for word, score in self.scores.items()
            if word in text
        ]
        return sorted(found, key=lambda item: -item.score)


@pytest.fixture
def answers(build):
    library = build({"a.txt": TEXT})

    def answers(question, **scores):
        retriever = Retriever(library, HashEncoder())
        answer = Assistant(retriever, reader=WordsReader(**scores), confidence=MARGIN).ask(question)
        for citation in answer.citations:
            text = library.get(citation.document_id).text
            assert text[citation.start : citation.end] == citation.quote
            assert citation.quote in citation.sentence
        return [item.text for item in answer.answers]

    return answers


def test_two_names_that_and_joins_are_both_answers(answers):
    assert answers("Hva heter treneren?", Kari_Nilsen=9.0, Ola_Berg=4.0) == [
        "Kari Nilsen",
        "Ola Berg",
    ]


def test_two_numbers_that_or_joins_are_both_answers(answers):
    assert answers("Hva var prisen?", **{"40_kroner": 9.0, "30": 4.0}) == ["40 kroner", "30"]


def test_what_the_reader_hardly_believes_is_no_member(answers):
    assert answers("Hva heter treneren?", Kari_Nilsen=9.0, Ola_Berg=1.0) == ["Kari Nilsen"]


def test_what_other_words_part_is_no_member(answers):
    assert answers("Hvem scoret?", Nordmann=9.0, Hansen=4.0) == ["Nordmann"]


def test_a_name_and_another_word_are_no_members_where_one_thing_is_asked_for(answers):
    scores = {"Nordmann etter pause": 9.0, "Hansen": 4.0}
    assert answers("Hvem scoret?", **scores) == ["Nordmann etter pause", "Hansen"]
    assert answers("Hva skjedde i kampen?", **{"etter pause": 9.0, "Hansen": 4.0}) == [
        "etter pause"
    ]


def test_a_question_of_the_plural_gets_the_whole_list_of_names(answers):
    assert answers("Hvilke byer seilte skipet til?", Bodø=9.0) == ["Bodø, Narvik og Tromsø"]
    assert answers("Hvilke byer seilte skipet til?", Narvik=9.0) == ["Bodø, Narvik og Tromsø"]
    assert answers("Hvilke byer seilte skipet til?", Tromsø=9.0) == ["Bodø, Narvik og Tromsø"]
    assert answers("Hvor seilte skipet?", Bodø=9.0) == ["Bodø"]
    shares = "Dalby med 31 prosent, Moss (18 prosent) og Hamar"
    for name in ("Dalby", "Moss", "Hamar"):
        assert answers("Hvilke byer vokste?", **{name: 9.0}) == [shares]


def test_a_question_of_the_plural_gets_all_items_of_a_list(answers):
    assert answers("Hvilke tiltak kommer?", nye_veier=5) == ["nye veier", "flere busser"]
    assert answers("Hvilket tiltak kommer?", nye_veier=5) == ["nye veier"]


def test_a_question_of_the_plural_is_read_once_more_without_its_first_answer(answers):
    years = {"i 1990": 9.0, "i 2004": 4.0}
    assert answers("Hvilke år stengte broen?", **years) == ["i 1990", "i 2004"]
    assert answers("Når stengte broen?", **years) == ["i 1990"]


@pytest.mark.parametrize("second", ["mange", "av mange"])
def test_the_second_answer_must_be_of_the_same_form(answers, second):
    assert answers("Hvilke år stengte broen?", **{"i 1990": 9.0, second: 4.0}) == ["i 1990"]


def test_the_second_answer_does_not_stand_in_the_question(answers):
    scores = {"Nordmann": 9.0, "Hansen": 4.0}
    assert answers("Hvilke andre enn Hansen scoret?", **scores) == ["Nordmann"]


@pytest.mark.parametrize(
    "question", ["Hvorfor stengte broen?", "Hvordan gikk det med broen?", "Kva meiner dei om brua?"]
)
def test_reason_manner_and_opinion_are_answered_with_the_sentence(answers, question):
    assert answers(question, **{"ble reparert av mange": 9.0}) == [
        "Broen stengte i 1990, ble reparert av mange, og den stengte igjen i 2004."
    ]


def test_two_spans_of_one_sentence_make_one_sentence(answers):
    assert len(answers("Hvorfor stengte broen?", **{"i 1990": 9.0, "i 2004": 9.0})) == 1


def test_evidence_stays_the_readers_span(build):
    reader = WordsReader(**{"ble reparert av mange": 9.0})
    retriever = Retriever(build({"a.txt": TEXT}), HashEncoder())
    found = Assistant(retriever, reader=reader, confidence=MARGIN).evidence(
        "Hvorfor stengte broen?"
    )
    assert found[0].span.of(TEXT) == "ble reparert av mange"
