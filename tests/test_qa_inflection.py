"""The forms that Snowball misses, and the words that only look like forms."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.inflection import related
from qa.term import Term


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("by", "byen byens byer byene byenes"),
        ("øy", "øya øyene øyer"),
        ("år", "året åra årene årets"),
        ("vei", "veien veier veiene veiens"),
        ("ny", "nye nytt"),
        ("blå", "blått"),
        ("rom", "rommet rommene rommets"),
        ("morsom", "morsomme morsomt"),
        ("lager", "lagre lagrene lageret lagerets"),
        ("sykkel", "sykler syklene sykkelen"),
        ("artikkel", "artikler artiklene"),
        ("leder", "ledere lederen lederne ledernes lederens"),
        ("søster", "søstre søstrene"),
        ("sommer", "somrene somrar"),
        ("gammel", "gamle gammelt"),
        ("fleksibel", "fleksible fleksibelt"),
        ("vakker", "vakre vakkert"),
        ("åpen", "åpne åpent"),
        ("egen", "egne eget"),
        ("velkommen", "velkomne"),
        ("mann", "menn mennene mennenes menns"),
        ("nordmann", "nordmenn nordmennene"),
        ("bok", "bøker bøkene"),
        ("natt", "netter nettene"),
        ("øye", "øyne øynene"),
        ("stor", "stort"),
        ("mene", "mente ment"),
        ("prøve", "prøvde prøvd"),
        ("bygge", "bygde bygd"),
        ("kjenne", "kjente kjent"),
        ("bo", "bodde bodd bor"),
        ("uke", "uka uker ukene"),
        ("museum", "museet museer museene"),
        ("idé", "ideen idéen ideer"),
        ("nasjonal", "nasjonalt"),
        ("generell", "generelt"),
    ],
)
def test_forms_and_back(word, forms):
    for form in forms.split():
        assert form in related(word), form
        assert word in related(form), form


@pytest.mark.parametrize(
    ("word", "others"),
    [
        ("by", "bye bys bydel"),
        ("vi", "vier vis"),
        ("de", "den det deres"),
        ("om", "omen omme"),
        ("sam", "samme sammen"),
        ("svar", "svart"),
        ("spor", "sport"),
        ("hunder", "hundre"),
        ("ender", "endre"),
        ("kunsten", "kunstner"),
        ("parten", "partner"),
        ("vegen", "vegne"),
        ("handel", "handle"),
        ("eksempel", "eksemplar"),
        ("interesser", "interessert"),
        ("al", "alene"),
        ("høye", "høyne"),
        ("inter", "interne"),
    ],
)
def test_other_words_are_no_forms(word, others):
    assert not related(word) & set(others.split())
    for other in others.split():
        assert word not in related(other)


@given(st.text(st.sampled_from("abelmnrstvyøå"), min_size=1, max_size=9))
def test_the_relation_is_symmetrical(word):
    for form in related(word):
        assert word in related(form)
        assert form != word


def test_a_term_finds_the_forms_in_norwegian_and_not_in_english():
    text = "Byen og byene, bye: ny by, nye byer. To menn og en mann. Lagrene er i lageret."
    for term, count in (("by", 4), ("ny by", 2), ("mann", 2), ("lager", 2)):
        assert len(Term(term, stem=True).find(text, language="nb")) == count
    assert [p.of("By, byen") for p in Term("by", stem=True).find("By, byen", language="en")] == [
        "By"
    ]


@pytest.mark.parametrize(
    ("term", "text", "found"),
    [
        ("leder", "Hun tok over ledelsen.", False),
        ("ledelse", "Hun tok over ledelsen.", True),
        ("venn", "Han er vennlig.", False),
        ("krig", "Kriger og krigens lover.", True),
        ("Hamar", "Hamars nye bro.", True),
        ("Hamars", "Broen i Hamar.", True),
        ("handel", "Byens handels skyld.", True),
        ("offentlig", "Offentlege tal.", True),
        ("helse", "Han gikk helst alene.", False),
        ("presse", "En prest kom.", False),
        ("lo", "Et lodd i potten.", False),
        ("Ole", "Ola kom.", False),
    ],
)
def test_a_derived_word_is_no_form_and_a_genitive_is(term, text, found):
    assert bool(Term(term, stem=True).find(text)) is found
