import pytest
from fakes import HashEncoder, WordReader

from index.retriever import Retriever
from qa.assistant import Assistant
from qa.confidence import ConfidenceModel
from qa.hint import Hint
from qa.kind import QuestionKind

MARGIN = ConfidenceModel(0.0, {"margin": 1.0}, 0.2)
TEXTS = {
    "a.txt": "Publisert 2. juni 2023\n\nBroen åpner\n\n"
    "– Broen er viktig for bygda, sier ordfører Kari Nordmann.\n\n"
    "– Vi må spare penger på skolen, sier Nordmann.\n\n"
    "– Broen blir stengt igjen til høsten, sier entreprenør Ola Hansen.",
    "b.txt": "Publisert 4. juni 2024\n\nIdretten får hall\n\n"
    "– Hallen er den beste i landet, sier Kari Nordmann.",
}


@pytest.fixture
def ask(build):
    library = build(TEXTS)

    def ask(question, word="igjen", **options):
        retriever = Retriever(library, HashEncoder())
        assistant = Assistant(retriever, reader=WordReader(word, 2.0), confidence=MARGIN)
        answer = assistant.ask(question, **options)
        for citation in answer.citations:
            text = library.get(citation.document_id).text
            assert text[citation.start : citation.end] == citation.quote
        return answer

    return ask


def asking(library, reader):
    return Assistant(Retriever(library, HashEncoder()), reader=reader, confidence=MARGIN).ask


def quotes(answer):
    return [citation.quote for citation in answer.citations]


@pytest.mark.parametrize(
    "question",
    [
        "Hva sier Nordmann om broen?",
        "Kva seier Kari Nordmann om broen?",
        "Hva sier ordføreren om broen?",
        "Hva har ordfører Kari Nordmann sagt om broen?",
    ],
)
def test_a_speaker_is_quoted_on_the_topic(ask, question):
    answer = ask(question)
    assert answer.trace.kind is QuestionKind.STATEMENTS
    assert quotes(answer)[0] == "Broen er viktig for bygda"
    assert answer.confidence == pytest.approx(0.9)


def test_a_title_may_be_of_a_place_that_the_text_is_about(build):
    library = build(
        {
            "a.txt": "Broen i Dalby åpner\n\n– Broen er viktig, seier ordførar Kari Lund (H).",
            "b.txt": "Hallen i Moss åpner\n\n– Hallen er viktig, sier ordfører Ola Berg.",
            "c.txt": "Fisk i Dalby\n\n– Fisken er viktig, sier direktør Per Vik i Moss Fisk.",
        }
    )
    ask = asking(library, WordReader("xyz", -9.0))
    assert quotes(ask("Hva sier ordføreren i Dalby?")) == ["Broen er viktig"]
    assert quotes(ask("Kva seier ordføraren i Moss?")) == ["Hallen er viktig"]
    assert quotes(ask("Hva sier direktøren i Dalby?")) == []
    for question in (
        "Hva sier ordføreren på Dalby om broen?",
        "Hva sa ordføreren til Dalby?",
        "Hva sier Dalby-ordføreren?",
        "What does the mayor of Dalby say?",
    ):
        assert quotes(ask(question)) == ["Broen er viktig"], question
    assert len(quotes(ask("What does the mayor say?"))) == 2


def test_names_are_no_reason_where_a_document_has_them(build):
    text = "– xyz, sier Per Vik.\n\n– Ja, sier Kari Lund."
    ask = asking(build({"a.txt": text}), WordReader("xyz", 2.0))
    answer = ask("Hva sier Kari Lund om fiske?")
    assert not answer.answered
    assert answer.hint is None


def test_another_speakers_words_are_never_given(ask):
    for word in ("igjen", "viktig"):
        for quote in quotes(ask("Hva sier Nordmann om broen?", word)):
            assert "stengt igjen" not in quote


def test_without_a_topic_the_newest_words_come_first(ask):
    assert quotes(ask("Hva sier Nordmann?")) == [
        "Hallen er den beste i landet",
        "Broen er viktig for bygda",
        "Vi må spare penger på skolen",
    ]


def test_what_stands_near_an_utterance_is_half_a_topic(ask):
    answer = ask("Hva sier Nordmann om idretten?")
    assert quotes(answer) == ["Hallen er den beste i landet"]
    assert answer.confidence == pytest.approx(0.45)


def test_a_topic_that_the_speaker_says_nothing_about_is_asked_in_the_ordinary_way(ask):
    assert quotes(ask("Hva sier Nordmann om fiske?", "åpner")) == ["åpner"]


@pytest.mark.parametrize("question", ["Hva sier Nordmann om fiske?", "Hva mener Nordmann om fisk?"])
def test_what_stands_in_the_words_of_another_speaker_is_not_the_speakers(ask, question):
    assert quotes(ask(question, "igjen")) == []
    assert quotes(ask(question.replace("Nordmann", "Hansen"), "igjen")) != []


@pytest.mark.parametrize("question", ["Hva mener Nordmann om hallen?", "What does Nordmann think?"])
def test_an_opinion_that_nobody_reports_is_the_speakers_own_words(ask, question):
    answer = ask(question, "xyz")
    assert answer.trace.kind is QuestionKind.OPINION
    assert quotes(answer)[0] == "– Hallen er den beste i landet, sier Kari Nordmann."


def test_an_organisation_speaks_through_its_people(build):
    library = build(
        {
            "a.txt": "Skole\n\n– Skolen er for liten, sier Kari Lund (Ap).\n\n"
            "– Nei, sier direktør Per Vik i Moss Fisk.\n\n– Ja, sier Ola Berg (H).",
        }
    )
    ask = asking(library, WordReader("xyz", -9.0))
    assert quotes(ask("Hva sier Arbeiderpartiet om skolen?")) == ["Skolen er for liten"]
    assert quotes(ask("Hva sier Moss Fisk?")) == ["Nei"]
    assert quotes(ask("Hva sier Høyre?")) == ["Ja"]


def test_an_organisation_that_nobody_speaks_for_says_nothing(build):
    text = (
        "Skolen i Dalby\n\nForeldrerådet er uenig i planen.\n\nSkolen blir stor.\n\n"
        "– Den er grei, sier rektor Per Hansen.\n\nSlik er det i dag.\n\n"
        "Bygdelaget vil ikke ha skolen.\n\n– Den er for dyr, sier leder Kari Lund."
    )
    ask = asking(build({"a.txt": text}), WordReader("grei", 2.0))
    assert quotes(ask("Hva sier Foreldrerådet?")) == []
    assert quotes(ask("Hva sier Skolen?")) == ["grei"]  # it stands in the paragraph before


def test_a_deputy_is_not_the_one_whose_deputy_she_is(build):
    text = "– Skolen er stor, sier varaordfører Kari Hansen.\n\n– Den er grei, sier Per Lund."
    ask = asking(build({"a.txt": text}), WordReader("xyz", -9.0))
    assert quotes(ask("Hva sier ordføreren?")) == []
    assert quotes(ask("Hva sier varaordføreren?")) == ["Skolen er stor"]


def test_a_namesake_is_another_speaker(build):
    text = "– Skolen er stor, sier ordfører Kari Hansen.\n\n– Den er grei, sier rektor Per Hansen."
    ask = asking(build({"a.txt": text}), WordReader("grei", 2.0))
    assert quotes(ask("Hva mener Kari Hansen om fiske?")) == []
    assert quotes(ask("Hva mener Per Hansen om fiske?")) != []


@pytest.mark.parametrize(
    "question", ["Hva sier Berg om broen?", "Hva sier Nordmann i Posten om broen?"]
)
def test_a_speaker_whom_the_texts_do_not_name_is_not_answered_with_others_words(ask, question):
    answer = ask(question)
    assert not answer.answered
    assert answer.hint is Hint.NAME


def test_what_the_reader_found_in_the_speakers_words_fits_any_topic(ask):
    answer = ask("Hva sier Nordmann om økonomi?", "penger")
    assert quotes(answer) == ["Vi må spare penger på skolen"]
    assert answer.confidence == pytest.approx(0.88, abs=0.01)


def test_words_on_another_topic_need_a_surer_reader(build):
    ask = asking(build(TEXTS), WordReader("penger", 0.2))
    assert quotes(ask("Hva sier Nordmann om fiske?")) == []
    # The words of a topic in another language tell nothing.
    assert quotes(ask("What does Nordmann say about fish?")) == ["Vi må spare penger på skolen"]


def test_an_excluded_document_is_not_quoted(ask):
    excluded = {ask("Hva sier Nordmann?").citations[0].document_id}
    assert len(quotes(ask("Hva sier Nordmann?", exclude=excluded))) == 2


def test_words_that_fit_take_the_place_of_words_on_another_topic(build):
    text = "– Me er lei oss, seier Kari Lund.\n\n" + "Det regnar i dag.\n\n" * 3
    ask = asking(build({"a.txt": text + "– Elferja er fin, seier Lund."}), WordReader("lei", 2.0))
    assert quotes(ask("Kva seier Lund om ferja?")) == ["Elferja er fin"]
    assert quotes(ask("Kva seier Lund om ulv?")) == ["Me er lei oss"]
