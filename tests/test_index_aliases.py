import pytest

from corpus.errors import ModelError
from index import aliases as module
from index.aliases import aliases, other_names
from index.postings import Postings


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Frp", ["fremskrittspartiet"]),
        ("FRP", ["fremskrittspartiet"]),
        ("Fremskrittspartiet", ["frp"]),
        ("Fremskrittspartiets", ["frp"]),
        ("FNs", ["united", "nations"]),
        ("Norges Fotballforbund", ["nff"]),
        ("Tyskland", ["tyske"]),
        ("Høyre", ["høgre"]),
    ],
)
def test_a_name_has_others_but_not_itself(name, other):
    found = other_names(name)
    assert other in found
    assert [name.casefold()] not in found


@pytest.mark.parametrize("name", ["Who", "who", "ap", "nina", "Nina", "Berg", "", "?", "s"])
def test_words_are_no_abbreviations(name):
    assert other_names(name) == []


def test_the_longest_name_of_a_question_counts():
    assert aliases("Hva sa FNs klimapanel og KrF til Kari?") == [
        (["fns", "klimapanel"], ["ipcc", "klimapanelet"]),
        (["krf"], ["kristelig", "folkeparti", "kristeleg", "christian", "democratic", "party"]),
    ]
    assert aliases("Hvem leder broen?") == []


def test_each_name_stands_once():
    forms = [form for line in module._read() for form in line]
    assert len(forms) == len(set(forms))
    assert all(form == form.strip() and form for form in forms)


def test_another_name_is_searched_where_no_text_has_the_name(build):
    texts = {
        "a.txt": "Arbeiderpartiet vil bygge broen.",
        "b.txt": "Kommunen vil ikke bygge broen.",
        "c.txt": "Veien koster 40 kroner.",
    }
    postings = Postings(build(texts))
    found = postings.search("Vil Ap ha bro?", 5)
    assert (
        postings._library.get(postings._library.passages(found[:1])[found[0]].document_id).source
        == "a.txt"
    )
    scores = postings.relevance("Ap", found)
    assert scores[found[0]] > 0 == sum(scores.values()) - scores[found[0]]


@pytest.mark.parametrize("damage", ["missing", "binary"])
def test_a_damaged_list_is_named(tmp_path, monkeypatch, damage):
    path = tmp_path / "aliases.tsv"
    if damage == "binary":
        path.write_bytes(b"\xff\xfe\xff")
    monkeypatch.setattr(module, "_FILE", path)
    module._read.cache_clear()
    module._places.cache_clear()
    try:
        with pytest.raises(ModelError, match=r"aliases\.tsv"):
            other_names("Frp")
    finally:
        module._read.cache_clear()
        module._places.cache_clear()
