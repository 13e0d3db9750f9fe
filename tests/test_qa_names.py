import pytest
from fakes import HashEncoder, WordReader

from corpus.document import Document, Source
from index.retriever import Retriever
from index.vocabulary import Vocabulary
from qa.assistant import Assistant
from qa.confidence import ConfidenceModel
from qa.hint import Hint
from qa.names import may_be_about, names_of
from qa.question import parse_question
from qa.suggestion import suggest

TEXTS = {
    "a.txt": "Broen er ferdig, sier Kari Lundestad i Sandvika til avisen. Prisen er 40 kroner.\n\n"
    "I fjor var Lundestad ordfører. Derfor sa Ole Bjørgum nei til en bro i Berg.",
    "b.txt": "I dag sa Sovjet nei. Da sa Anne Bjørgan fra Nordre Lund at veien koster 50 kroner.",
}


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("Hvem er Kåre Fiktivsen?", [("Kåre", "Fiktivsen")]),
        ("Hva sa Kari og Ole Bjørgum i Oslo?", [("Kari",), ("Ole", "Bjørgum"), ("Oslo",)]),
        ("Kari Lunde sier hva?", [("Kari", "Lunde")]),
        ("Broen er ny. Hva kostet den?", []),
        ("På Lunde skole, hva skjer?", [("Lunde",)]),
        ("What is Lunde's price, and may I ask?", [("Lunde",)]),
        ("HVEM LEDER DET?", []),
        ("Kommer Lunde til Berg?", [("Lunde",), ("Berg",)]),
        ("Ifølge Kari Lunde, hvem vant?", [("Kari", "Lunde")]),
        ("Hei Kildesvar, hvem vant? Hilsen Per Moe", []),
        ("hvem er kari?", []),
        ("Hva sa Jan C. Lunde om D. Moe?", [("Jan", "C", "Lunde"), ("D", "Moe")]),
        ("Hva mener Hansen-utvalget?", [("Hansen",)]),
    ],
)
def test_names_are_runs_of_capitals(question, names):
    found = names_of(question)
    assert [name.words for name in found] == names
    for name in found:
        assert tuple(span.of(question) for span in name.spans) == name.words


def document(text, language="nb"):
    return Document("0" * 16, text, None, None, language, (Source("", "a.txt"),))


@pytest.mark.parametrize(
    ("question", "text", "may"),
    [
        ("Hvem er Kåre Fiktivsen?", "Kåre Hansen er leder.", False),
        ("Hva sa Fiktivsen om Abelia?", "Hansen i Abelia sa nei.", False),
        ("Hva gjør Oslo?", "Bergen bygger.", False),
        ("Hva er prisen?", "Bergen bygger.", True),
        ("Hva sa Hansen?", "Hansens svar var nei.", True),
        ("Hva er Hansens svar?", "Hansen sa nei.", True),
        ("Hva skjer i Kongsberg?", "Kongsbergseminaret er i gang.", True),
        ("Hvem bor i Tromsö?", "I Tromsø bor Ola.", True),
        ("Hva sa Larssen?", "Larsen sa nei.", False),
        ("Hva sa Jansen?", "Hansen sa nei.", False),
        ("Hva mener Frp?", "Framstegspartiet sa nei.", True),
        ("Hva mener Norges Fotballforbund?", "NFF sa nei.", True),
        ("Hva mener Ap?", "Frp sa nei.", False),
        ("Hva mener Tyskland?", "Den tyske regjeringen sa nei.", True),
        ("Hva sa Jan C. Lunde?", "Jan Christian Lunde sa nei.", True),
    ],
)
def test_a_document_without_the_name_may_not_answer(question, text, may):
    known = {"abelia", "oslo", "kåre", "jansen"}.__contains__
    names = names_of(question)
    assert may_be_about(document(text), names, language="nb", known=known) is may


def test_a_name_in_another_language_may_be_spelt_in_another_way():
    text = document("Sovjet angrep Norge.")
    for question, may in (
        ("When did the Soviet Union attack Norway?", True),
        ("When did Sovjet attack on a Monday in Germany?", True),
        ("When did the UN and the Ministry of Foreign Affairs say no?", True),
        ("When did Fiktivsen attack Norway?", False),
        ("When did Norwegians attack on Sundays?", True),
        ("When did Frp attack Norway?", False),
        ("How many MPs voted?", True),
        ("When did Fiktivsen and the MPs attack?", False),
    ):
        names = names_of(question)
        assert may_be_about(text, names, language="en", known=lambda _: False) is may
    robbery = names_of("Who won the Great Robbery in Moss?")
    for other, may in (("Ranet i Moss var stort.", True), ("Møtet i Moss var stort.", False)):
        assert may_be_about(document(other), robbery, language="en", known=lambda _: False) is may
    names = names_of("When did Frp and Ap attack?")
    assert may_be_about(
        document("Framstegspartiet og Arbeiderpartiet angrep."),
        names,
        language="en",
        known=lambda _: False,
    )
    sea = document("Ships were hit in the Red Sea.", "en")
    for question, may in (("Hva skjedde i Rødehavet?", True), ("Hva skjedde i Fivhavet?", False)):
        found = names_of(question)
        assert may_be_about(sea, found, language="nb", known=lambda _: False) is may
    names = names_of("Wann war der Angriff in Norwegen?")
    assert may_be_about(text, names, language="de", known=lambda _: False)


def test_a_question_about_an_unknown_name_is_refused_however_sure_the_reader_is(build):
    sure = ConfidenceModel(0.0, {"margin": 1.0}, 0.5)
    library = build(TEXTS)
    assistant = Assistant(
        Retriever(library, HashEncoder()), reader=WordReader("40 kroner"), confidence=sure
    )
    known = assistant.ask("Hva er prisen, Kari Lundestad?")
    assert known.answer == "40 kroner"
    assert known.hint is None
    for question in ("Hva er prisen, Kåre Fiktivsen?", "Hva er prisen, Kari Fiktivsen?"):
        unknown = assistant.ask(question)
        assert (unknown.answer, unknown.hint, unknown.citations) == (None, Hint.NAME, ())
        assert unknown.passages
    # Only a document that has the name answers, though another one is as sure.
    assert assistant.ask("Hva er prisen, Anne Bjørgan?").answer is None


@pytest.mark.parametrize(
    ("question", "suggestion"),
    [
        ("Hva sa Kari Lundstad?", "Hva sa Kari Lundestad?"),
        ("Hva sa Lunedstad?", "Hva sa Lundestad?"),
        ("Hva er Lunddestads svar?", "Hva er Lundestads svar?"),
        ("Hva sa Ole Bjørgm?", "Hva sa Ole Bjørgum?"),
        ("Hva sa Anne Bjørgn?", "Hva sa Anne Bjørgan?"),
        ("hva skjer i sandvka", "hva skjer i Sandvika"),
        ("Hva skjer i sandvka", "Hva skjer i Sandvika"),
        ("Hva sa Zandvika og Lundestat?", "Hva sa Sandvika og Lundestad?"),
        ("Hva sa Kari Lundestad?", None),
        ("Hva er Lundestads svar?", None),
        ("Hva sa Kåre Fiktivsen?", None),
        ("Hva er Prissen?", None),
        ("Hva er prissen?", None),
        ("hva er prissen", None),
        ("Hva er Brg?", None),
        ("Lundstad?", None),
        ("When did Soviet troops come, and Saturday trains?", None),
        ("what does lundstads say about the newspaper", None),
    ],
)
def test_the_nearest_known_name_is_proposed(build, question, suggestion):
    library = build(TEXTS)
    asked = parse_question(question, languages=library.languages())
    assert suggest(asked, library, Vocabulary(library)) == suggestion


def test_a_suggestion_is_never_used(build):
    library = build(TEXTS)
    assistant = Assistant(Retriever(library, HashEncoder()), reader=WordReader("40 kroner"))
    answer = assistant.ask("Hva er prisen i Zandvika?")
    assert answer.suggestion == "Hva er prisen i Sandvika?"
    assert answer.understood == "Hva er prisen i Zandvika?"


def test_the_vocabulary_finds_what_a_full_scan_finds(build):
    library = build(TEXTS)
    vocabulary = Vocabulary(library)
    with library.snapshot() as connection:
        rows = connection.execute("SELECT term FROM postings_terms WHERE col = 'form'").fetchall()
    forms = [row[0] for row in rows if len(row[0]) >= 4]
    assert len(forms) > 15
    for form in forms:
        assert vocabulary.has(form)
        for place in range(len(form)):
            typed = form[:place] + form[place + 1 :]
            if len(typed) >= 4 and typed not in forms:
                assert form in vocabulary.near(typed), (form, typed)
    assert vocabulary.near('a"b*') == vocabulary.near("") == []
    assert not vocabulary.knows('" OR "')


def test_a_text_need_not_say_that_it_is_of_norway():
    text = document("Plikten falt bort i 1998.")
    for question in ("Når falt plikten bort i Norge?", "Når fall plikta bort i Noreg?"):
        assert may_be_about(text, names_of(question), language="nb", known=lambda _: True)
    danish = names_of("Når falt plikten bort i Danmark?")
    assert not may_be_about(text, danish, language="nb", known=lambda _: True)
