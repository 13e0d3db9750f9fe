import pytest

from corpus.document import Document, Source, Span
from qa.confidence import Features
from qa.evidence import Evidence, sentence_around
from qa.role import Rank, asked_role, holders, without_other_roles, without_others

TEXT = (
    "Stor fest på skolen\n\nRektor Berit Aas åpnet den nye skolen mandag. Kommuneoverlege Tor "
    "Blik holdt tale, og Ola Moe sang. Ordførar Kari Lund klippet snora."
)


RANKS = (
    "Valg i Dalby\n\nOrdfører Kari Lund tapte valget. Varaordfører Per Vik vant.\n\n"
    "Assisterende rektor Tor Blik talte. Rektor Berit Aas sang.\n\nKultursjef er Ola Moe.\n\n"
    "Politisjef er Jan Holm."
)


def found(name, text=TEXT):
    document = Document("a" * 16, text, None, None, "nb", (Source("", "a.txt"),))
    start = text.index(name)
    span = Span(start, start + len(name))
    features = Features(margin=1.0, lead=1.0, rank=1.0, similarity=0.5)
    return Evidence(document, span, sentence_around(text, span), features, 0.5)


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
    found = asked_role(question)
    assert (found and found.forms) == (role and {role})


@pytest.mark.parametrize(
    ("question", "rank"),
    [
        ("Hvem er rektor på skolen?", None),
        ("Hvem er tidligere rektor på skolen?", Rank.FORMER),
        ("Kven er varaordførar i Dalby?", Rank.DEPUTY),
        ("Hva heter den nye viserektoren?", Rank.DEPUTY),
        ("Who is the acting mayor of Dalby?", Rank.ACTING),
    ],
)
def test_the_rank_of_a_role(question, rank):
    assert asked_role(question).rank is rank


@pytest.mark.parametrize(
    ("question", "holder"),
    [
        ("Hva heter varaordføreren i Dalby?", "Per Vik"),
        ("Hvem er viseordfører i Dalby?", "Per Vik"),
        ("Who is the deputy mayor of Dalby?", "Per Vik"),
        ("Hvem er ordfører i Dalby?", "Kari Lund"),
        ("Who is the mayor of Dalby?", "Kari Lund"),
        ("Hvem er tidligere ordfører i Dalby?", None),
        ("Hvem er assisterende rektor?", "Tor Blik"),
        ("Hvem er rektor?", "Berit Aas"),
    ],
)
def test_a_rank_is_another_office(question, holder):
    evidence = [found(name, RANKS) for name in ("Kari Lund", "Per Vik", "Tor Blik", "Berit Aas")]
    roles = evidence[2:] if "rektor" in question else evidence[:2]
    kept = without_other_roles(question, roles)
    assert [item.span.of(RANKS) for item in kept] == [holder] * (holder is not None)


def test_another_compound_of_the_same_noun_is_another_role():
    evidence = [found("Ola Moe", RANKS), found("Jan Holm", RANKS)]
    assert without_other_roles("Hvem er kultursjef?", evidence) == evidence[:1]
    assert without_other_roles("Hvem er skolesjef?", evidence) == []
    assert without_other_roles("Hvem er sjef i politiet?", evidence) == evidence


def test_a_role_alone_has_as_many_holders_as_the_texts_tell():
    other = found("Berit Aas", "Skolen\n\nRektor Berit Aas talte. Per Vik sang.")
    evidence = [found("Berit Aas"), found("Tor Blik"), other, found("Kari Lund")]
    assert holders("Hvem er rektor?", evidence) == evidence[:1]
    assert holders("Hvem er rektor på skolen?", evidence) == []


def test_who_has_another_title_is_left_out_where_somebody_has_the_one_asked_for():
    evidence = [found("Tor Blik"), found("Berit Aas"), found("Ola Moe")]
    assert without_other_roles("Hvem er rektor på skolen?", evidence) == evidence[1:]
    assert without_other_roles("Hvem holdt tale?", evidence) == evidence
    assert without_other_roles("Hvem er trener for skolelaget?", evidence) == evidence


def test_both_written_standards_have_the_same_roles():
    evidence = [found("Tor Blik"), found("Kari Lund")]
    assert without_other_roles("Hvem er ordfører i Dalby?", evidence) == evidence[1:]


def test_who_somebody_is_is_no_other_full_name():
    evidence = [found("Tor Blik"), found("Berit Aas"), found("Rektor")]
    assert without_others("Hvem er Berit Aas?", evidence) == evidence[1:]
    assert without_others("Hvem er Aas?", evidence) == evidence
    assert without_others("Hvem er Berit Aas gift med?", evidence) == evidence
