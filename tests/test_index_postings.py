import math
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.indexer import remove_document
from index.postings import K1, B, Postings, _varints
from index.terms import query_stems, stem, stems, words

TEXTS = {
    "a.txt": "Regjeringen vil øke eksporten av helseteknologi.",
    "b.txt": "Eksporten økte i fjor, sier statsråden. Helseteknologien vokser.",
    "c.txt": "Kommunene får mer penger til skoler og veier.",
    "d.txt": "The minister said that exports are growing quickly.",
    "e.txt": "Far sa at de får en ny skole.",
}


def sources(library, ids):
    found = library.passages(ids)
    return [library.get(found[row].document_id).source for row in ids]


def test_words_are_folded_and_stemmed():
    assert words("LMIs «helse- og omsorg» 11 000 snake_case") == [
        "lmis", "helse", "og", "omsorg", "11", "000", "snake", "case",
    ]  # fmt: skip
    assert stem("skolen") == stem("skolene") == stem("skoler") == stem("skole")
    assert stems("running", "en") == ["run"]
    assert {"run", "running"} == set(query_stems("running"))


def test_threads_stem_alike():
    begun = words(" ".join(TEXTS.values()))
    typed = [f"{word}{end}" for word in begun for end in ("", "en", "ene", "ing", "heten")]
    expected = [stem.__wrapped__(word) for word in typed]
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    try:
        with ThreadPoolExecutor(4) as pool:
            runs = [pool.submit(lambda: [stem.__wrapped__(w) for w in typed]) for _ in range(8)]
            assert all(run.result() == expected for run in runs)
    finally:
        sys.setswitchinterval(interval)


def test_inflected_forms_meet_and_diacritics_tell_apart(build):
    postings = Postings(build(TEXTS))
    assert sources(postings._library, postings.search("eksport", 5))[0] in ("a.txt", "b.txt")
    assert set(sources(postings._library, postings.search("skolene", 5))) == {"c.txt", "e.txt"}
    # With SQLite's default, "far" would find "får".
    assert sources(postings._library, postings.search("far", 5)) == ["e.txt"]
    assert sources(postings._library, postings.search("growing", 5)) == ["d.txt"]


def test_a_term_that_most_passages_have_finds_none_beside_a_rarer_one(build):
    texts = {f"{n}.txt": f"Felles ord og eget{n} ord." for n in range(20)}
    postings = Postings(build(texts))
    assert sources(postings._library, postings.search("felles eget7", 50)) == ["7.txt"]
    assert len(postings.search("felles", 50)) == 20


def test_the_mean_length_is_that_of_the_vocabulary(build):
    texts = {f"{n}.txt": " ".join(f"ord{m}" for m in range(n + 40)) for n in range(60)}
    library = build(texts)
    for _ in range(3):
        postings = Postings(library)
        postings.search("ord1", 1)
        with library.snapshot() as connection:
            total, passages = connection.execute(
                "SELECT (SELECT sum(cnt) FROM postings_terms WHERE col = 'stem'),"
                " (SELECT count(*) FROM passages)"
            ).fetchone()
        assert total > 128
        assert postings._mean_length == total / passages
        remove_document(library, next(library.documents()).id)


def test_a_library_without_a_word_is_searched(build):
    postings = Postings(build({"a.txt": "***"}))
    assert postings.search("Hva koster broen?", 5) == []


def test_numbers_of_any_size_are_read():
    assert _varints(b"") == []
    assert _varints(bytes([0, 5, 0x81, 0, 0xFF, 0x7F])) == [0, 5, 128, 16_383]
    assert _varints(b"\xff" * 9 + b"\x07") == [2**64 - 1, 7]


def brute_relevance(library, query):
    """BM25 from the texts alone."""
    texts = {}
    for document in library.documents():
        for row, stored in library.passages(range(1, 100)).items():
            if stored.document_id == document.id:
                heading = f"{stored.passage.heading}\n" if stored.passage.heading else ""
                text = heading + stored.passage.of(document.text)
                texts[row] = stems(text, document.language)
    mean = sum(map(len, texts.values())) / len(texts)
    scores = dict.fromkeys(texts, 0.0)
    for term in query_stems(query):
        count = sum(term in text for text in texts.values())
        if not count:
            continue
        weight = math.log(1 + (len(texts) - count + 0.5) / (count + 0.5))
        for row, text in texts.items():
            n = text.count(term)
            norm = n + K1 * (1 - B + B * len(text) / mean)
            scores[row] += weight * n * (K1 + 1) / norm
    return scores


@pytest.mark.parametrize(
    "query", ["eksport av helseteknologi", "får skoler", "minister exports", "zzz"]
)
def test_relevance_equals_brute_force(build, query):
    library = build(TEXTS)
    expected = brute_relevance(library, query)
    assert Postings(library).relevance(query, expected) == pytest.approx(expected)


def test_search_finds_every_passage_with_a_term(build):
    library = build(TEXTS)
    postings = Postings(library)
    for query in ("eksport", "helseteknologi", "penger", "øke", "sier"):
        expected = {row for row, score in brute_relevance(library, query).items() if score > 0}
        assert set(postings.search(query, 100)) == expected


@settings(
    max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(query=st.text(max_size=40))
def test_no_query_is_syntax(build, tmp_path, query):
    path = tmp_path / "library.sqlite"
    library = build(TEXTS) if not path.exists() else None
    if library is not None:
        test_no_query_is_syntax.postings = Postings(library)
    test_no_query_is_syntax.postings.search(query, 10)


@pytest.mark.parametrize(
    "query",
    ['"', "NOT", "eksport AND", "stem:eksport", "NEAR(a b)", "a*", "(", "^a", "--", "'; DROP"],
)
def test_fts5_syntax_is_words(build, query):
    postings = Postings(build(TEXTS))
    postings.search(query, 10)
    assert postings._library.counts().passages == 5
