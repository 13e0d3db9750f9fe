import os
import sqlite3
import threading

import pytest

from corpus.document import Document, Source, Span, document_id
from corpus.errors import (
    InputError,
    LibraryError,
    LibraryMissing,
    SchemaError,
    UnknownDocument,
)
from corpus.library import Library
from corpus.passages import Passage
from corpus.utterances import Utterance, UtteranceKind

ROOT = "/saker"


def document(text, path="a.txt", root=ROOT):
    return Document(document_id(text), text, "Tittel", "2023-06", "nb", (Source(root, path),))


@pytest.fixture
def library(tmp_path):
    with Library(tmp_path / "new" / "library.sqlite", create=True) as opened:
        yield opened


def test_what_is_added_comes_back(library):
    quote = Utterance(
        start=0, end=4, kind=UtteranceKind.DASH, group=1, speaker="Kari Nordmann",
        title="leder", organisation=None, attribution=Span(5, 9), confidence=0.8,
    )  # fmt: skip
    added = document("Noen ord 😀 her.")
    stored = library.add(added, [Passage(0, 8, "Tittel"), Passage(5, 16)], [quote])
    assert library.get(added.id) == added
    assert library.passages(item.id for item in stored) == {item.id: item for item in stored}
    assert library.utterances(added.id) == [quote]
    assert library.counts().documents == 1
    assert library.counts().passages == 2
    assert library.languages() == {"nb"}


def test_documents_go_by_id_prefix_and_source(library):
    added = document("En tekst.", "mappe/sak.txt")
    library.add(added, [], [])
    for name in (added.id, added.id[:6], "mappe/sak.txt"):
        assert library.document(name) == added
    for name in (added.id[:5], "sak.txt", "", "x" * 16, "%"):
        with pytest.raises(UnknownDocument, match="no document"):
            library.document(name)


def test_a_name_of_two_documents_is_refused(library):
    for number in range(2):
        library.add(document(f"Tekst {number}", "sak.txt", f"/rot{number}"), [], [])
    with pytest.raises(UnknownDocument, match="more than one"):
        library.document("sak.txt")


def test_duplicates_are_stored_once_with_all_sources(library):
    added = document("Samme tekst.")
    library.add(added, [], [])
    library.put_source(Source(ROOT, "b.txt"), added.id)
    assert [source.path for source in library.get(added.id).sources] == ["a.txt", "b.txt"]
    with pytest.raises(InputError, match="already"):
        library.add(added, [], [])


def test_a_moved_folder_gives_no_second_source(library):
    added = document("Samme tekst.")
    library.add(added, [], [])
    library.put_source(Source("/flyttet", "a.txt"), added.id)
    assert library.get(added.id).sources == (Source("/flyttet", "a.txt"),)


def test_one_text_in_two_folders_keeps_both_places(library, tmp_path):
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "x.txt").write_text("Samme tekst.")
    added = document("Samme tekst.", "x.txt", str(tmp_path / "a"))
    library.add(added, [], [])
    library.put_source(Source(str(tmp_path / "b"), "x.txt"), added.id)
    library.put_source(Source(str(tmp_path / "a"), "x.txt"), added.id)
    roots = {source.root for source in library.get(added.id).sources}
    assert roots == {str(tmp_path / "a"), str(tmp_path / "b")}


def test_a_document_that_is_removed_meanwhile_is_passed_over(library):
    for name in ("a.txt", "b.txt", "c.txt"):
        library.add(document(f"Tekst i {name}.", name), [], [])
    found = library.documents()
    assert next(found).source == "a.txt"
    library.remove(document("Tekst i b.txt.").id)
    assert [item.source for item in found] == ["c.txt"]


def test_many_may_make_one_library_at_once(tmp_path):
    failures = []

    def make(number):
        try:
            for turn in range(10):
                with Library(tmp_path / f"{turn}.sqlite", create=True) as made:
                    made.add(document(f"Tekst {turn} {number}."), [], [])
        except LibraryError as error:
            failures.append(error)

    makers = [threading.Thread(target=make, args=(number,)) for number in range(4)]
    for maker in makers:
        maker.start()
    for maker in makers:
        maker.join()
    assert not failures


def test_a_closed_library_says_so(tmp_path):
    library = Library(tmp_path / "library.sqlite", create=True)
    library.close()
    with pytest.raises(LibraryError, match="was closed"):
        library.counts()


def test_a_failed_transaction_leaves_nothing(library):
    before = library.counts()
    with pytest.raises(RuntimeError), library.transaction():
        library.add(document("Noe."), [Passage(0, 4)], [])
        raise RuntimeError
    assert library.counts() == before
    library.add(document("Noe."), [Passage(0, 4)], [])
    assert library.counts().generation == before.generation + 1


def test_removal_takes_everything_along(library):
    added = document("En tekst.")
    stored = library.add(added, [Passage(0, 9)], [])
    assert library.remove(added.id) == [stored[0].id]
    assert library.counts().passages == 0
    # An id is never given out again.
    again = library.add(added, [Passage(0, 9)], [])
    assert again[0].id > stored[0].id


def test_a_reader_sees_one_state_while_another_writes(tmp_path):
    path = tmp_path / "library.sqlite"
    with Library(path, create=True) as writer, Library(path) as reader:
        writer.add(document("Første."), [], [])
        with reader.snapshot():
            assert reader.counts().documents == 1
            writer.add(document("Andre.", "b.txt"), [], [])
            assert reader.counts().documents == 1
        assert reader.counts().documents == 2


def test_threads_share_a_library(library):
    errors = []

    def add(number):
        try:
            for n in range(5):
                text = f"Tekst {number} {n}"
                library.add(document(text, f"{number}-{n}.txt"), [Passage(0, 5)], [])
        except Exception as error:
            errors.append(error)

    threads = [threading.Thread(target=add, args=(n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    assert library.counts().documents == 20


def test_closing_leaves_one_file(tmp_path):
    path = tmp_path / "library.sqlite"
    with Library(path, create=True) as library:
        library.add(document("Noe."), [], [])
    assert [item.name for item in tmp_path.iterdir()] == ["library.sqlite"]


def test_paths_that_are_no_library(tmp_path):
    with pytest.raises(LibraryMissing, match=r"no such library.*kildesvar index"):
        Library(tmp_path / "gone.sqlite")
    with pytest.raises(LibraryError, match="a folder"):
        Library(tmp_path)
    (tmp_path / "text.sqlite").write_text("dette er tekst " * 100)
    with pytest.raises(LibraryError, match="not a library, or damaged"):
        Library(tmp_path / "text.sqlite")
    other = sqlite3.connect(tmp_path / "other.sqlite")
    other.execute("CREATE TABLE t (x)")
    other.close()
    for create in (False, True):
        with pytest.raises(LibraryError, match="not a Kildesvar library"):
            Library(tmp_path / "other.sqlite", create=create)
    with sqlite3.connect(tmp_path / "other.sqlite") as untouched:
        tables = untouched.execute("SELECT name FROM sqlite_master").fetchall()
    untouched.close()
    assert tables == [("t",)]


def test_a_newer_schema_is_refused_and_left_alone(tmp_path):
    path = tmp_path / "library.sqlite"
    Library(path, create=True).close()
    with sqlite3.connect(path) as raw:
        raw.execute("PRAGMA user_version = 99")
    raw.close()
    with pytest.raises(SchemaError, match="schema 99"):
        Library(path)


def test_a_busy_library_says_so(tmp_path, monkeypatch):
    monkeypatch.setattr("corpus.database._BUSY_SECONDS", 0.1)
    path = tmp_path / "library.sqlite"
    with Library(path, create=True) as first, Library(path) as second, first.transaction():
        first.add(document("Noe."), [], [])
        with pytest.raises(LibraryError, match="another process is changing"):
            second.add(document("Annet.", "b.txt"), [], [])


def test_a_commit_that_fails_leaves_a_usable_library(tmp_path, monkeypatch):
    # As on a network drive: without the write-ahead log a reader keeps a writer from its end.
    monkeypatch.setattr("corpus.database._on_network_drive", lambda _: True)
    path = tmp_path / "library.sqlite"
    with Library(path, create=True) as writer:
        writer.add(document("Noe."), [], [])
        with Library(path) as reader:
            with reader.snapshot() as connection:
                connection.execute("SELECT count(*) FROM documents").fetchone()
                with pytest.raises(LibraryError, match="another process is changing"):
                    writer.add(document("Annet.", "b.txt"), [], [])
            assert writer.counts().documents == 1
            writer.add(document("Annet.", "b.txt"), [], [])
            assert reader.counts().documents == 2


def test_a_full_disk_is_told_as_one(tmp_path):
    with Library(tmp_path / "library.sqlite", create=True) as library:
        with library.snapshot() as connection:
            (pages,) = connection.execute("PRAGMA page_count").fetchone()
            connection.execute(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(LibraryError, match="full"):
            library.add(document("Noe. " * 100_000), [], [])
        assert library.counts().documents == 0


def test_a_name_that_is_no_unicode_is_in_no_library(tmp_path):
    with (
        Library(tmp_path / "library.sqlite", create=True) as library,
        pytest.raises(InputError, match="no Unicode"),
    ):
        library.document("\udcff")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everything")
def test_a_library_that_cannot_be_written_is_still_read(tmp_path):
    folder = tmp_path / "locked"
    path = folder / "library.sqlite"
    with Library(path, create=True) as library:
        library.add(document("Noe."), [], [])
    folder.chmod(0o500)
    try:
        with Library(path) as library:
            assert library.counts().documents == 1
            with pytest.raises(LibraryError, match="cannot be written"):
                library.add(document("Annet.", "b.txt"), [], [])
        with pytest.raises(LibraryError, match="cannot be written"):
            Library(path, create=True)
        assert [item.name for item in folder.iterdir()] == ["library.sqlite"]
    finally:
        folder.chmod(0o700)


def test_a_transaction_within_a_snapshot_is_refused(tmp_path):
    with Library(tmp_path / "library.sqlite", create=True) as library:
        with library.snapshot(), pytest.raises(RuntimeError, match="within a snapshot"):
            library.add(document("Noe."), [], [])
        assert library.counts().documents == 0
        library.add(document("Noe."), [], [])


def test_a_reader_who_may_not_write_sees_what_the_log_holds(tmp_path, monkeypatch):
    path = tmp_path / "library.sqlite"
    with Library(path, create=True) as writer:
        writer.add(document("Noe."), [], [])
        monkeypatch.setattr("corpus.database._can_write", lambda path: False)
        with Library(path) as reader:
            assert reader.counts().documents == 1


def test_an_immutable_library_is_read_without_files_beside_it(tmp_path, monkeypatch):
    path = tmp_path / "library.sqlite"
    with Library(path, create=True) as library:
        library.add(document("Noe."), [], [])
    monkeypatch.setattr("corpus.database._can_write", lambda path: False)
    with Library(path) as library:
        assert library.counts().documents == 1
        with pytest.raises(LibraryError, match="cannot be written"):
            library.remove(document("Noe.").id)
        assert [item.name for item in tmp_path.iterdir()] == ["library.sqlite"]


def test_an_immutable_library_that_is_written_to_all_the_same_is_opened_anew(tmp_path, monkeypatch):
    path = tmp_path / "library.sqlite"
    with Library(path, create=True) as library:
        library.add(document("Noe."), [], [])
    with monkeypatch.context() as patch:
        patch.setattr("corpus.database._can_write", lambda path: False)
        reader = Library(path)
    with reader:
        assert reader.counts().documents == 1
        with Library(path) as writer:
            for number in range(50):
                writer.add(document(f"Tekst {number}. " * 500, f"{number}.txt"), [], [])
        assert reader.counts().documents == 51
        assert len(list(reader.documents())) == 51
