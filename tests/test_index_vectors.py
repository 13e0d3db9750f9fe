import numpy as np
import pytest
from fakes import HashEncoder

from corpus.library import Library
from corpus.reading import find_files
from index.indexer import index_files, remove_document
from index.vectors import FaissStore, embedding_key

TEXTS = {
    f"{n:02}.txt": f"Tekst nummer {n} handler om emne{n} og sak{n * 7 % 11}." for n in range(30)
}


def brute_force(library, query, limit):
    """Cosines with every stored vector, computed from the table alone."""
    with library.snapshot() as connection:
        rows = connection.execute(
            "SELECT passage_id, vector FROM vectors JOIN embeddings USING (key)"
        ).fetchall()
    found = []
    for row, blob in rows:
        vector = np.frombuffer(blob, dtype="<f2").astype(np.float32)
        found.append((row, float(vector @ query / np.linalg.norm(vector))))
    return sorted(found, key=lambda pair: (-pair[1], pair[0]))[:limit]


def same(found, expected):
    assert [row for row, _ in found] == [row for row, _ in expected]
    assert np.allclose([s for _, s in found], [s for _, s in expected], atol=1e-5)


@pytest.fixture
def query():
    return HashEncoder().encode_query("emne7 og sak5")


def faiss_file(library):
    return library.path.with_name(library.path.name + ".faiss")


def test_search_equals_brute_force(build, query):
    library = build(TEXTS)
    for limit in (1, 5, 30, 100):
        same(FaissStore(library).search(query, limit), brute_force(library, query, limit))


@pytest.mark.parametrize("damage", ["missing", "cut", "flipped", "empty", "foreign"])
def test_a_lost_or_damaged_file_is_made_anew(build, query, damage):
    library = build(TEXTS)
    path = faiss_file(library)
    data = path.read_bytes()
    if damage == "missing":
        path.unlink()
    else:
        flipped = bytearray(data)
        flipped[-5] ^= 1
        foreign = build({"x.txt": "En annen tekst."}, "other.sqlite")
        path.write_bytes(
            {
                "cut": data[: len(data) // 2],
                "flipped": bytes(flipped),
                "empty": b"",
                "foreign": faiss_file(foreign).read_bytes(),
            }[damage]
        )
    same(FaissStore(library).search(query, 10), brute_force(library, query, 10))


def test_rows_newer_than_the_file_are_found_and_removed_ones_are_not(build, write, query):
    library = build(TEXTS)
    stale = faiss_file(library).read_bytes()
    open_store = FaissStore(library)
    open_store.search(query, 5)
    remove_document(library, "07.txt")
    more = write({"ny.txt": "En ny tekst om emne7 og sak5."}, "more")
    index_files(library, HashEncoder(), find_files([more]).files)
    faiss_file(library).write_bytes(stale)
    expected = brute_force(library, query, 40)
    assert len(expected) == 30
    same(FaissStore(library).search(query, 40), expected)
    same(open_store.search(query, 40), expected)


def test_a_reader_in_an_old_snapshot_is_not_served_the_future(build, query):
    writer = build(TEXTS)
    with Library(writer.path) as reader:
        with reader.snapshot():
            expected = brute_force(reader, query, 40)
            remove_document(writer, "07.txt")
            same(FaissStore(reader).search(query, 40), expected)
        same(FaissStore(reader).search(query, 40), brute_force(reader, query, 40))


def test_similarities_are_those_of_the_search(build, query):
    library = build(TEXTS)
    store = FaissStore(library)
    found = dict(store.search(query, 30))
    given = store.similarities(query, [*found, 10_000])
    assert given.keys() == found.keys()
    assert all(abs(given[row] - found[row]) < 1e-5 for row in found)


def test_an_empty_library_finds_nothing(build, query):
    library = build({"a.txt": "Noe."})
    remove_document(library, "a.txt")
    assert FaissStore(library).search(query, 5) == []


def test_keys_tell_heading_text_and_space_apart():
    keys = {
        embedding_key("a", "b", "s"),
        embedding_key("", "a\x00b", "s"),
        embedding_key("a", "b", "t"),
        embedding_key("ab", "", "s"),
    }
    assert len(keys) == 4


def test_the_file_may_be_read_by_whoever_may_read_the_library(build):
    library = build(TEXTS)
    assert faiss_file(library).stat().st_mode & 0o777 == library.path.stat().st_mode & 0o777
