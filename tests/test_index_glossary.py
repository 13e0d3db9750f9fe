import pytest

from corpus.errors import ModelError
from index import glossary
from index.glossary import translations
from index.postings import Postings

TEXTS = {
    "a.txt": "Rådet tilrådde en satsing på helsesektoren.",
    "b.txt": "Kommunen kjøpte to busser i fjor.",
    "c.txt": "The council recommended a plan.",
}


@pytest.fixture
def entries(tmp_path, monkeypatch):
    """Lets the glossary be a file of the test's own."""

    def write(text):
        path = tmp_path / "glossary.tsv"
        path.write_text(text, encoding="utf-8")
        monkeypatch.setattr(glossary, "_FILE", path)
        glossary._entries.cache_clear()
        glossary.norwegian_words.cache_clear()

    yield write
    glossary._entries.cache_clear()
    glossary.norwegian_words.cache_clear()


def test_phrases_come_before_their_words_and_inflected_words_are_found(entries):
    entries("health\thelse\nhealth sector\thelsesektor, helsevesen\nindustry\tnæring\n")
    assert translations("Who leads the health sectors and industries of the town?") == [
        ["helsesektor", "helsevesen"],
        ["helse"],
        ["næring"],
    ]


def test_a_word_of_its_own_is_not_mixed_with_others_of_its_stem(entries):
    entries("population\tbefolkning\npopulism\tpopulisme\n")
    assert translations("What is the population of the town?") == [["befolkning"]]


@pytest.mark.parametrize("question", ["Hvem leder helse og industri?", "health", "?", ""])
def test_only_english_questions_are_translated(question):
    assert translations(question) == []


@pytest.mark.parametrize("text", ["health\n", None])
def test_a_damaged_glossary_is_named(entries, tmp_path, text):
    entries(text or "")
    if text is None:
        (tmp_path / "glossary.tsv").unlink()
    with pytest.raises(ModelError, match=r"glossary\.tsv: missing or damaged"):
        translations("What is the health of the town?")


def test_english_words_find_norwegian_passages_and_their_compounds(build, entries):
    entries("health\thelse\nrecommend\tanbefale, tilråde, tilrådde\n")
    library = build(TEXTS)
    postings = Postings(library)
    query = "Who recommended the health sector?"
    found = library.passages(postings.search(query, 5))
    assert {library.get(row.document_id).source for row in found.values()} == {"a.txt", "c.txt"}
    relevance = postings.relevance(query, found)
    assert all(score > 0 for score in relevance.values())


def test_the_glossary_that_ships_is_sorted_and_of_one_form():
    english, norwegian = glossary._entries()
    assert english == sorted(set(english))
    assert len(english) > 10_000
    assert all(1 <= len(entry.split()) <= glossary._LONGEST for entry in english)
    assert all(entry.strip() for entry in norwegian)
