import pytest
from fakes import HashEncoder
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import InputError, LibraryError, SpaceError
from corpus.library import Library
from corpus.reading import find_files
from index.fusion import fuse, minmax
from index.indexer import index_files
from index.retriever import Retriever

TEXTS = {f"{n:02}.txt": f"Sak {n} om tema{n % 5} i by{n % 3}." for n in range(20)}
SCORES = st.dictionaries(st.integers(1, 50), st.floats(-10, 10), min_size=1)


@given(SCORES)
def test_minmax_is_from_0_to_1_and_keeps_the_order(scores):
    scaled = minmax(scores)
    assert all(0 <= value <= 1 for value in scaled.values())
    for a in scores:
        for b in scores:
            assert (scores[a] <= scores[b]) <= (scaled[a] <= scaled[b])


def test_fusion_is_convex():
    assert fuse({1: 0.0, 2: 1.0}, {1: 4.0, 2: 0.0}, weight=0.25) == {1: 0.75, 2: 0.25}


@given(SCORES, st.floats(0, 1))
def test_a_fused_score_is_from_0_to_1_and_falls_with_what_was_asked_in_vain(scores, weight):
    relevance = {key: abs(score) for key, score in scores.items()}
    fused = fuse(scores, relevance, weight=weight)
    assert all(0 <= score <= 1 + 1e-9 for score in fused.values())
    in_vain = fuse(scores, relevance, weight=weight, most=1e6)
    assert all(in_vain[key] <= fused[key] for key in scores)


def test_words_that_hardly_any_passage_has_leave_the_order_to_the_vectors():
    dense, relevance = {1: 0.0, 2: 1.0}, {1: 1.0, 2: 0.0}
    assert fuse(dense, relevance, weight=0.4, most=1.0) == {1: 0.6, 2: 0.4}
    assert fuse(dense, relevance, weight=0.4, most=3.0)[1] < 0.4


def test_no_words_at_all_leave_it_to_the_vectors_alone():
    assert fuse({1: 0.2, 2: 0.4}, {1: 0.0, 2: 0.0}, weight=0.5) == {1: 0.0, 2: 0.5}


def test_hits_are_exact_passages_in_order(build):
    library = build(TEXTS)
    hits = Retriever(library, HashEncoder()).search("tema3 by1", limit=7)
    assert len(hits) == 7
    assert hits[0].text == "Sak 13 om tema3 i by1."
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    for hit in hits:
        assert library.get(hit.document_id).text[hit.start : hit.end] == hit.text
        assert hit.source in TEXTS


def test_equal_scores_stand_in_a_fixed_order(build, write, tmp_path):
    texts = {f"{n}.txt": f"Helt lik sak.\n\n{'x' * n}" for n in range(1, 9)}
    first = [h.document_id for h in Retriever(build(texts), HashEncoder()).search("lik sak")]
    # The same texts, indexed in another order.
    with Library(tmp_path / "back.sqlite", create=True) as library:
        for name in sorted(texts, reverse=True):
            index_files(
                library, HashEncoder(), find_files([write({name: texts[name]}, name)]).files
            )
        assert [h.document_id for h in Retriever(library, HashEncoder()).search("lik sak")] == first


def test_excluded_documents_are_passed_over(build):
    retriever = Retriever(build(TEXTS), HashEncoder())
    best = retriever.search("tema3 by1", limit=1)[0]
    assert retriever.search("tema3 by1", limit=1, exclude={best.document_id})[0] != best


@pytest.mark.parametrize("weight", [0.0, 0.5, 1.0])
def test_every_weight_finds_the_text(build, weight):
    retriever = Retriever(build(TEXTS), HashEncoder(), weight=weight)
    assert retriever.search("sak 13 tema3 by1")[0].source == "13.txt"


def test_wrong_use_is_named(build):
    library = build(TEXTS)
    retriever = Retriever(library, HashEncoder())
    with pytest.raises(InputError, match="empty"):
        retriever.search("  ")
    for limit in (0, 1_001):
        with pytest.raises(InputError, match=str(limit)):
            retriever.search("sak", limit=limit)
    with pytest.raises(InputError, match="weight is 2"):
        Retriever(library, HashEncoder(), weight=2)


def test_another_vector_space_is_refused(build):
    library = build(TEXTS)
    other = HashEncoder()
    other.fingerprint = "other"
    with pytest.raises(SpaceError, match=r"fake-hash-64.*other"):
        Retriever(library, other)
    with pytest.raises(SpaceError):
        index_files(library, other, ())


def test_a_library_without_an_index_says_so(tmp_path):
    with (
        Library(tmp_path / "library.sqlite", create=True) as library,
        pytest.raises(LibraryError, match="nothing is indexed"),
    ):
        Retriever(library, HashEncoder())


def test_hit_json_has_exactly_the_public_keys(build):
    hit = Retriever(build(TEXTS), HashEncoder()).search("sak")[0]
    assert list(hit.to_dict()) == [
        "document_id", "title", "published", "source", "start", "end", "text", "heading",
        "score", "similarity",
    ]  # fmt: skip
