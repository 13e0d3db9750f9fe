import os

import pytest

from corpus.errors import InputError, ReadError
from corpus.reading import File, decode, find_files, read

TEXT = "Næringsministeren sa på mandag at det går bra i Ålesund – «helt greit».\n"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
def test_encodings_of_norwegian_files(encoding):
    assert decode(TEXT.encode(encoding), "x") == TEXT


def test_short_windows_1252():
    assert (
        decode("Blåbærsyltetøy på brødskiva.".encode("cp1252"), "x")
        == "Blåbærsyltetøy på brødskiva."
    )


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "empty"),
        (b"  \n\n ", "empty"),
        ("\u00a0\u2003".encode(), "white space"),
        (bytes(range(256)) * 4, "text"),
        (b"\x89PNG\r\n\x1a\n" + b"\x00\x01\x02" * 50, "text"),
        (b"\xff\xfea", "damaged"),
        ("Blåbær på ".encode() + b"\xe5pen mark", "UTF-8, but byte 13 is damaged"),
    ],
)
def test_what_is_no_text_is_refused_by_name(data, message):
    with pytest.raises(ReadError, match=message) as caught:
        decode(data, "sak.txt")
    assert "sak.txt" in str(caught.value)


def test_folders_are_walked_in_order_and_other_formats_named(write):
    root = write({"b.txt": "b", "a/c.md": "c", "a/d.pdf": "d", ".hidden/e.txt": "e", "f.TXT": "f"})
    found = find_files([root])
    assert [file.source for file in found.files] == ["b.txt", "f.TXT", "a/c.md"]
    assert len(found.skipped) == 1
    assert "d.pdf" in found.skipped[0]


def test_a_file_given_twice_is_read_once(write):
    root = write({"a.txt": "a"})
    assert len(find_files([root, root, root / "a.txt"]).files) == 1


def test_a_file_of_another_format_is_skipped_also_where_it_is_named(write):
    root = write({"a.txt": "a", "b.pdf": "b"})
    found = find_files([root / "a.txt", root / "b.pdf"])
    assert [file.source for file in found.files] == ["a.txt"]
    assert "b.pdf: cannot read .pdf" in found.skipped[0]


def test_a_missing_path_is_an_error(tmp_path):
    with pytest.raises(InputError, match="no such file"):
        find_files([tmp_path / "nowhere"])


def test_reading_names_what_is_wrong(tmp_path):
    (tmp_path / "a.pdf").write_bytes(b"%PDF")
    with pytest.raises(ReadError, match=r"cannot read \.pdf \(only \.md, \.txt\)"):
        read(File(tmp_path, tmp_path / "a.pdf"))
    with pytest.raises(ReadError, match="No such file"):
        read(File(tmp_path, tmp_path / "gone.txt"))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "a.txt")
    with pytest.raises(ReadError, match="not a file"):
        read(File(tmp_path, tmp_path / "a.txt"))


def test_a_file_that_is_too_large_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("corpus.reading.MAX_BYTES", 10)
    (tmp_path / "a.txt").write_text("x" * 11)
    with pytest.raises(ReadError, match="larger than"):
        read(File(tmp_path, tmp_path / "a.txt"))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_folder_without_permission_is_skipped_and_named(write):
    root = write({"a.txt": "a", "closed/b.txt": "b"})
    (root / "closed").chmod(0)
    try:
        found = find_files([root])
    finally:
        (root / "closed").chmod(0o700)
    assert [file.source for file in found.files] == ["a.txt"]
    assert "closed" in found.skipped[0]


def test_what_only_says_where_a_line_may_break_is_dropped(write):
    root = write({"a.txt": "Fabrikk\u00adsjefen \u2060kom\u200b."})
    assert [read(file) for file in find_files([root]).files] == ["Fabrikksjefen kom."]


def test_a_file_of_invisible_characters_is_empty(write):
    root = write({"a.txt": "\u00ad\u200b"})
    with pytest.raises(ReadError, match="empty"):
        read(find_files([root]).files[0])
