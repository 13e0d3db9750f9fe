import pytest

from corpus.document import Document, Source, Span
from qa.confidence import Features
from qa.evidence import Evidence
from qa.role import asked_role, without_other_roles

TEXT = (
    "Stor fest på skolen\n\nRektor Berit Aas åpnet den nye skolen mandag. Kommuneoverlege Tor "
    "Blik holdt tale, og Ola Moe sang. Ordførar Kari Lund klippet snora."
)


def found(name):
    document = Document("a" * 16, TEXT, None, None, "nb", (Source("", "a.txt"),))
    start = TEXT.index(name)
    features = Features(margin=1.0, lead=1.0, rank=1.0, similarity=0.5)
    return Evidence(document, Span(start, start + len(name)), Span(0, len(TEXT)), features, 0.5)


@pytest.mark.parametrize(
    ("question", "role"),
    [
        ("Hvem er rektor på skolen?", "rektor"),
        ("Kven er ordføraren i Dalby?", "ordførar"),
        ("Hvem var den nye rektoren?", "rektor"),
        ("Hvem er Kari Lund?", None),
        ("Hvem åpnet skolen?", None),
        ("Hva sier rektor?", None),
    ],
)
def test_the_role_that_is_asked_for(question, role):
    assert asked_role(question) == role


def test_who_has_another_title_is_left_out_where_somebody_has_the_one_asked_for():
    evidence = [found("Tor Blik"), found("Berit Aas"), found("Ola Moe")]
    assert without_other_roles("Hvem er rektor på skolen?", evidence) == evidence[1:]
    assert without_other_roles("Hvem holdt tale?", evidence) == evidence
    assert without_other_roles("Hvem er trener for skolelaget?", evidence) == evidence


def test_both_written_standards_have_the_same_roles():
    evidence = [found("Tor Blik"), found("Kari Lund")]
    assert without_other_roles("Hvem er ordfører i Dalby?", evidence) == evidence[1:]
