import hashlib
import os
from pathlib import Path

import pytest
from fakes import HashEncoder

from corpus.errors import LibraryError, LibraryMissing
from corpus.library import PROCESSING, Library
from corpus.reading import find_files
from index import places
from index.indexer import index_files, remove_document
from index.retriever import Retriever

TEXTS = {
    "a.txt": "Første sak om veier.",
    "b.txt": "Andre sak om skoler.",
    "c.md": "# Tredje\n\nOm helse.",
}


@pytest.fixture
def library(tmp_path):
    with Library(tmp_path / "library.sqlite", create=True) as opened:
        yield opened


def run(library, *folders, encoder=None, **options):
    return index_files(library, encoder or HashEncoder(), find_files(folders).files, **options)


def test_what_was_done_is_reported(library, write):
    root = write(TEXTS)
    report = run(library, root)
    assert (report.added, report.updated, report.unchanged) == (["a.txt", "b.txt", "c.md"], [], [])
    (root / "b.txt").write_text("Andre sak, endret.")
    (root / "d.txt").write_text("Fjerde sak.")
    report = run(library, root)
    assert (report.added, report.updated, report.unchanged) == (
        ["d.txt"],
        ["b.txt"],
        ["a.txt", "c.md"],
    )
    assert library.counts().documents == 4
    assert "endret" in library.document("b.txt").text


def test_unchanged_text_is_not_embedded_again(library, write):
    root = write(TEXTS)
    encoder = HashEncoder()
    run(library, root, encoder=encoder)
    count = len(encoder.encoded)
    assert count == 3
    run(library, root, encoder=encoder)
    run(library, write(TEXTS, "copy"), encoder=encoder)
    assert len(encoder.encoded) == count


def test_an_edit_embeds_only_the_changed_passage(library, write):
    body = [
        f"Avsnitt {n} har ganske mange ord i seg om sak {n} og litt til." * 3 for n in range(12)
    ]
    root = write({"a.txt": "\n\n".join(body)})
    encoder = HashEncoder()
    run(library, root, encoder=encoder)
    count = len(encoder.encoded)
    assert count >= 3
    (root / "a.txt").write_text("\n\n".join([*body[:-1], "Helt nytt siste avsnitt."]))
    run(library, root, encoder=encoder)
    assert len(encoder.encoded) == count + 1
    assert library.counts().documents == 1


def test_duplicates_are_one_document_with_all_sources(library, write):
    report = run(library, write({"a.txt": "Samme tekst.", "b/c.txt": "Samme tekst.\r\n"[:-2]}))
    assert report.added == ["a.txt", "b/c.txt"]
    assert library.counts().documents == 1
    assert [s.path for s in library.document("a.txt").sources] == ["a.txt", "b/c.txt"]


def test_a_document_lives_as_long_as_a_source_names_it(library, write):
    root = write({"a.txt": "Samme tekst.", "b.txt": "Samme tekst."})
    run(library, root)
    (root / "a.txt").write_text("Ny tekst.")
    run(library, root)
    assert library.counts().documents == 2
    (root / "b.txt").write_text("Ny tekst.")
    run(library, root)
    assert [document.text for document in library.documents()] == ["Ny tekst."]


def test_files_of_the_same_name_in_two_folders_are_both_kept(library, write):
    run(library, write({"sak.txt": "Den ene."}, "x"))
    run(library, write({"sak.txt": "Den andre."}, "y"))
    assert sorted(document.text for document in library.documents()) == ["Den andre.", "Den ene."]


def test_bad_files_are_named_and_the_rest_goes_on(library, write):
    files = {**TEXTS, "tom.txt": b"", "bilde.txt": bytes(range(256)) * 9, "hvit.txt": "  \n"}
    report = run(library, write(files))
    assert len(report.added) == 3
    assert len(report.skipped) == 3
    assert all(any(name in line for line in report.skipped) for name in ("tom", "bilde", "hvit"))


def test_metadata_beside_the_files_is_used(library, write):
    meta = '{"a.txt": {"title": "Gitt tittel", "published": "2020-05"}}'
    run(library, write({**TEXTS, "metadata.json": meta}))
    assert library.document("a.txt").title == "Gitt tittel"
    assert library.document("a.txt").published == "2020-05"
    assert library.document("c.md").title == "Tredje"


def test_metadata_that_changed_is_taken_over(library, write):
    root = write(TEXTS)
    run(library, root)
    (root / "metadata.json").write_text('{"a.txt": {"title": "Ny tittel", "published": "2020"}}')
    assert run(library, root).updated == ["a.txt"]
    document = library.document("a.txt")
    assert (document.title, document.published) == ("Ny tittel", "2020")
    assert Retriever(library, HashEncoder()).search("tittel")[0].heading == "Ny tittel"
    assert run(library, root).unchanged == ["a.txt", "b.txt", "c.md"]
    with library.snapshot() as connection:
        assert connection.execute("SELECT count(*) FROM embeddings").fetchone()[0] == 3


def test_of_two_places_the_first_gives_title_and_date(library, write):
    run(library, write({**TEXTS, "metadata.json": '{"a.txt": {"title": "Gitt tittel"}}'}, "x"))
    other = write(TEXTS, "y")
    (other / "a.txt").rename(other / "d.txt")
    run(library, other)
    assert run(library, other).unchanged == ["b.txt", "c.md", "d.txt"]
    assert library.document("d.txt").title == "Gitt tittel"


def test_what_an_older_version_made_is_made_anew(library, write, monkeypatch):
    monkeypatch.setattr("corpus.library.PROCESSING", 0)
    root = write({**TEXTS, "copy.txt": TEXTS["a.txt"]})
    run(library, root)
    monkeypatch.undo()
    encoder = HashEncoder()
    report = run(library, root, encoder=encoder)
    assert sorted(report.updated) == ["a.txt", "b.txt", "c.md", "copy.txt"]
    assert encoder.encoded == []
    assert [source.path for source in library.document("a.txt").sources] == ["a.txt", "copy.txt"]
    assert not any(library.is_outdated(document.id) for document in library.documents())
    assert run(library, root).updated == []


def test_a_text_that_changed_since_an_older_version_takes_its_source(library, write, monkeypatch):
    root = write({"a.txt": "Samme sak.", "b.txt": "Samme sak."})
    monkeypatch.setattr("corpus.library.PROCESSING", 0)
    run(library, root)
    monkeypatch.undo()
    (root / "a.txt").write_text("Ny sak.")
    assert sorted(run(library, root).updated) == ["a.txt", "b.txt"]
    assert library.document("a.txt").text == "Ny sak."
    assert library.document("b.txt").text == "Samme sak."
    assert library.orphans() == []


def test_embeddings_that_nothing_uses_go_with_the_run(library, write):
    root = write(TEXTS)
    run(library, root)
    (root / "a.txt").write_text("Noe helt annet.")
    run(library, root)
    with library.snapshot() as connection:
        (count,) = connection.execute("SELECT count(*) FROM embeddings").fetchone()
    assert count == len(TEXTS)


def test_no_document_is_ever_without_a_source(library, write):
    root = write({"a.txt": "Første sak.", "b.txt": "Andre sak."})
    run(library, root)
    (root / "a.txt").write_text("Samme sak.")
    (root / "b.txt").write_text("Samme sak.")

    def look(*_):
        assert library.orphans() == []

    run(library, root, progress=look)
    assert library.counts().documents == 1


def test_a_full_disk_costs_only_the_file_that_is_derived(library, write, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("index.vectors.os.fsync", full)
    assert run(library, write(TEXTS)).added == ["a.txt", "b.txt", "c.md"]
    assert Retriever(library, HashEncoder()).search("skoler")[0].source == "b.txt"


def test_bad_metadata_is_named_and_the_texts_are_read(library, write):
    report = run(library, write({**TEXTS, "metadata.json": "{"}))
    assert len(report.added) == 3
    assert "metadata.json" in report.skipped[0]


@pytest.mark.parametrize("metadata", ["[" * 100_000, '{"a.txt": {"title": "A \\ud800 b"}}'])
def test_hostile_metadata_ends_no_run(library, write, metadata):
    report = run(library, write({**TEXTS, "metadata.json": metadata}))
    assert len(report.added) == 3


def test_metadata_may_begin_with_a_byte_order_mark(library, write):
    root = write({**TEXTS, "metadata.json": "\ufeff" + '{"a.txt": {"title": "Veisaken"}}'})
    assert run(library, root).skipped == []
    assert library.document("a.txt").title == "Veisaken"


def test_a_name_that_is_no_utf8_is_named_and_the_rest_goes_on(library, write):
    root = write(TEXTS)
    Path(os.fsdecode(os.fsencode(root) + b"/s\xf8knad.txt")).write_text("En sak.")
    report = run(library, root)
    assert len(report.added) == 3
    assert "its name is no UTF-8" in report.skipped[0]
    report.skipped[0].encode()


def test_progress_counts_up_to_all_files(library, write):
    seen = []
    run(library, write(TEXTS), progress=lambda done, total: seen.append((done, total)))
    assert seen[-1] == (3, 3)
    assert [done for done, _ in seen] == sorted(done for done, _ in seen)


def test_an_interruption_leaves_a_usable_library_and_is_resumed(library, write, monkeypatch):
    monkeypatch.setattr("index.indexer._BATCH", 1)
    root = write({f"{n}.txt": f"Sak {n} om tema{n}." for n in range(6)})

    class Stopping(HashEncoder):
        def encode_passages(self, texts):
            if len(self.encoded) >= 3:
                raise KeyboardInterrupt
            return super().encode_passages(texts)

    with pytest.raises(KeyboardInterrupt):
        run(library, root, encoder=Stopping())
    assert library.counts().documents == 3
    assert Retriever(library, HashEncoder()).search("tema1")[0].source == "1.txt"
    again = HashEncoder()
    run(library, root, encoder=again)
    assert library.counts().documents == 6
    assert len(again.encoded) == 3


def test_removal_takes_vectors_and_postings_along(library, write):
    run(library, write(TEXTS))
    remove_document(library, "a.txt")
    with library.snapshot() as connection:
        for table in ("vectors", "embeddings", "postings", "passages"):
            assert connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] == 2  # noqa: S608
    assert all(h.source != "a.txt" for h in Retriever(library, HashEncoder()).search("veier"))


def test_the_sample_is_built_once_and_never_written_to():
    encoder = HashEncoder()
    place = places.place_to_read()
    assert place.is_sample
    built = []
    for _ in range(2):
        library = places.open_to_read(place, encoder, on_build=lambda: built.append(1))
        assert library.counts().documents == 2
        library.close()
    assert built == [1]
    with pytest.raises(LibraryError, match="sample library is not added to"):
        places.place_to_write(place.path)
    assert places.place_to_write() == places.own_library()


def test_a_sample_of_another_space_is_built_anew():
    place = places.place_to_read()
    places.open_to_read(place, HashEncoder()).close()
    other = HashEncoder()
    other.fingerprint = "newer"
    library = places.open_to_read(place, other)
    assert library.counts().documents == 2
    library.close()


def test_a_sample_that_an_older_version_made_is_built_anew(monkeypatch):
    place = places.place_to_read()
    with monkeypatch.context() as older:
        older.setattr("corpus.library.PROCESSING", 0)
        places.open_to_read(place, HashEncoder()).close()
    with places.open_to_read(place, HashEncoder()) as library:
        assert not any(library.is_outdated(document.id) for document in library.documents())
        assert library.counts().documents == 2


def test_which_library_is_meant(tmp_path, write):
    named = tmp_path / "x.sqlite"
    assert places.place_to_read(named) == places.Place(named)
    assert places.place_to_write(named) == named
    with pytest.raises(LibraryMissing):
        places.open_to_read(places.place_to_read(named), HashEncoder())
    with Library(places.own_library(), create=True) as library:
        run(library, write(TEXTS))
    assert places.place_to_read() == places.Place(places.own_library())


def test_other_passages_or_speakers_count_up_the_processing():
    place = places.place_to_read()
    with places.open_to_read(place, HashEncoder()) as library:
        made = [
            (item.source, stored.passage, library.utterances(item.id))
            for item in library.documents()
            for stored in library.every_passage().values()
            if stored.document_id == item.id
        ]
    digest = hashlib.sha256(repr(made).encode()).hexdigest()[:16]
    # Where the digest is another one, count up PROCESSING, and put the new digest here.
    assert (PROCESSING, digest) == (3, "e829b0674affd188")
