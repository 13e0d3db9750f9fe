import pytest

from index.compounds import compounds
from index.postings import Postings

TEXTS = {
    "a.txt": "Regjeringen vil ha en ny brosatsing, sier de. Fremme og satsing følger.",
    "b.txt": "Landbruksfremmesatsingen begynner i dag.",
    "c.txt": "Landbruk er viktig. Landbrukserik er ikke et ord.",
    "d.txt": "Bonden fikk en ny låve.",
}


@pytest.fixture
def library(build):
    return build(TEXTS)


def test_a_word_finds_the_compounds_that_begin_with_it(library):
    with library.snapshot() as connection:
        found = compounds(connection, "landbruk")
    assert found == ["landbruksfremmesatsing"]


@pytest.mark.parametrize("term", ["land", "bro", "20000", "landbruk2", ""])
def test_short_terms_and_figures_begin_nothing(library, term):
    with library.snapshot() as connection:
        assert compounds(connection, term) == []


def test_a_passage_with_a_compound_alone_is_found_behind_the_word_itself(library):
    postings = Postings(library)
    found = postings.search("landbruk", 5)
    scores = postings.relevance("landbruk", found)
    sources = {
        row: library.get(item.document_id).source for row, item in library.passages(found).items()
    }
    ranked = [sources[row] for row in sorted(found, key=lambda row: -scores[row])]
    assert ranked == ["c.txt", "b.txt"]
    assert all(score > 0 for score in scores.values())


def test_most_is_what_a_passage_with_every_word_would_have(library):
    postings = Postings(library)
    assert postings.most("bonden låve") == pytest.approx(
        sum(postings.weights("bonden låve").values())
    )
    # A word that stands nowhere counts as the rarest, and a word counts once.
    assert postings.most("bonden ukjentord") > postings.most("bonden bonden") > 0
