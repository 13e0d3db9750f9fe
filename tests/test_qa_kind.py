import pytest

from qa.kind import (
    QuestionKind,
    StatementsAsked,
    asks_for_several,
    opinion_asked,
    question_kind,
    statements_asked,
)


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Hvem er statsminister?", "person"),
        ("Kommer ministeren til Moss?", "whether"),
        ("Forklar kort hvorfor renta går opp", "reason"),
        ("Kem leder laget?", "person"),
        ("Kven vann kampen?", "person"),
        ("Hvilken minister gikk av?", "person"),
        ("Who won?", "person"),
        ("Når åpnet broen?", "date"),
        ("I hvilket år døde han?", "date"),
        ("When was it built?", "date"),
        ("Hvor mange kom?", "number"),
        ("Kor gamal er ho?", "number"),
        ("Kor gammal er han?", "number"),
        ("How much did it cost?", "number"),
        ("Hva kostet broen?", "number"),
        ("Hvor ligger broen?", "place"),
        ("Kvar ligg brua?", "place"),
        ("I hvilken by bor hun?", "place"),
        ("Hvorfor falt den?", "reason"),
        ("Kvifor fall ho?", "reason"),
        ("Hva er årsaken til brannen?", "reason"),
        ("Hvordan ble den bygd?", "manner"),
        ("Korleis gjekk det?", "manner"),
        ("Hvordan gammel er han?", "number"),
        ("How old is she?", "number"),
        ("Hva mener ordføreren om broen?", "opinion"),
        ("Kva meiner ordføraren?", "opinion"),
        ("What does the mayor think of the bridge?", "opinion"),
        ("Hva mener man med fribyggerby?", "other"),
        ("Er broen ferdig?", "whether"),
        ("Er kvinner oftere syke enn menn?", "whether"),
        ("Har korona gitt tap?", "whether"),
        ("Is the White House open?", "whether"),
        ("Får man støtte når man er syk?", "whether"),
        ("Er det sagt når broen åpner?", "date"),
        ("Var det Moss eller Horten som vant?", "other"),
        ("Kan du nevne tre medlemmer?", "other"),
        ("Will Smith er gift med?", "other"),
        ("Har ordføraren gått av?", "whether"),
        ("Did the mayor resign?", "whether"),
        ("Kan du si hvem som leder rådet?", "person"),
        ("Hva sier ordføreren om broen?", "statements"),
        ("Kva sa ordføraren?", "statements"),
        ("What did the mayor say?", "statements"),
        ("Hva er en bro?", "other"),
        ("Bro", "other"),
    ],
)
def test_the_kind_is_told_by_the_first_question_word(question, kind):
    assert question_kind(question) is QuestionKind(kind)


@pytest.mark.parametrize(
    ("question", "speaker", "topic"),
    [
        ("Hva sier Kari Nordmann om broen?", "Kari Nordmann", "broen"),
        ("Kva seier ordføraren?", "ordføraren", None),
        ("Hva har Nordmann selv sagt om veien i nord?", "Nordmann", "veien i nord"),
        ("What did the mayor say about the road?", "mayor", "the road"),
        ("Hva sa Nordmann da broen åpnet?", "Nordmann", "broen åpnet"),
        ("Hva sa Nordmann i går om broen?", "Nordmann", "broen"),
        ("Fortell hva Nordmann sa om broen", "Nordmann", "broen"),
        ("Hva var det Nordmann sa?", "Nordmann", None),
        ("Hva sa Nordmann før valget?", "Nordmann", "valget"),
        ("Hva sa Nordmann om salget før valget?", "Nordmann", "salget før valget"),
        ("Hva sa Nordmann om salget tidligere?", "Nordmann", "salget"),
    ],
)
def test_a_question_for_statements_names_a_speaker_and_perhaps_a_topic(question, speaker, topic):
    assert statements_asked(question) == StatementsAsked(speaker, topic)


def test_other_questions_ask_for_no_statements():
    assert statements_asked("Hva ble sagt om broen?") is None
    assert statements_asked("Hvem sa det?") is None


@pytest.mark.parametrize(
    ("question", "several"),
    [
        ("Hvilke byer vokser?", True),
        ("Hvem er lederne?", True),
        ("Hvem er ministre i regjeringen?", True),
        ("Kven er leiarar i laget?", True),
        ("Which towns grow?", True),
        ("Hva heter brødrene?", True),
        ("Hvilken by vokser?", False),
        ("Hvem er leder i laget?", False),
        ("Hva heter Irene?", False),
        ("Which is it?", False),
        ("What does she do?", False),
        ("Hva er de tre tiltakene?", True),
        ("Kva tiltak kjem?", True),
        ("Hva slags krav stilles?", True),
        ("Which three towns take part?", True),
        ("What measures does the committee propose?", True),
        ("Hvem sitter i juryen?", True),
        ("Hva koster tre billetter?", False),
        ("What happens next?", False),
    ],
)
def test_the_plural_expects_several_answers(question, several):
    assert asks_for_several(question) is several


@pytest.mark.parametrize(
    ("question", "speaker", "topic"),
    [
        ("Hva mener Kari Lund om skolen?", "Kari Lund", "skolen"),
        ("Hva mener Kari Lund at byen bør gjøre?", "Kari Lund", "byen bør gjøre"),
        ("Kva meiner NHO?", "NHO", None),
        ("What does Kari Lund think of the bridge?", "Kari Lund", "the bridge"),
        ("What does the Ministry of Health think about it?", "Ministry of Health", "it"),
    ],
)
def test_whose_opinion_is_asked_for(question, speaker, topic):
    assert opinion_asked(question) == StatementsAsked(speaker, topic)
