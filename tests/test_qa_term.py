import sqlite3
import sys
import unicodedata

import pytest

from corpus.errors import InputError
from qa.term import _INDEXED, MAX_TERM, Term


def found(term, text, **options):
    language = options.pop("language", None)
    places = Term(term, **options).find(text, language=language)
    return [place.of(text) for place in places]


@pytest.mark.parametrize(
    ("term", "text", "expected"),
    [
        ("Oslo", "Oslo, OSLO, oslo-området og Oslofjorden i Oslos", ["Oslo", "OSLO", "oslo"]),
        ("i", "I dag i Ski.", ["I", "i"]),
        ("11 000", "11 000, 11\u00a0000, 11000, 111 000", ["11 000", "11\u00a0000", "11000"]),
        ("11000", "11 000, 11.000, 11,000 11000 1 11 000", ["11 000", "11.000", "11000", "11 000"]),
        ("450000", "450 000 og 1 450 000 eller 450 000 000", ["450 000"]),
        ("2023", "2023, 12.03.2023, 2023 450", ["2023", "2023", "2023"]),
        ("Åmot", "Åmot åmot Amot A\u030amot Åmots", ["Åmot", "åmot", "Åmot"]),
        ("helse- og omsorg", "Helse- og omsorg, helse og omsorg", ["Helse- og omsorg"]),
        ("og omsorg", "helse-\nog\n  omsorg", ["og\n  omsorg"]),
        ("C++", "C++ C+ C C++11 xC++", ["C++", "C++"]),
        (".no", "vg.no .not", [".no"]),
        ("m", "m m̃ m²", ["m"]),
        ("a", "m̃a a", ["a"]),
        ("CO₂", "co₂ CO2 CO₂-utslipp", ["co₂", "CO₂"]),
        ("STRASSE", "Straße strasse", ["Straße", "strasse"]),
        ("zmir", "İzmir zmir", ["zmir"]),
        ("izmir", "İzmir Izmir", ["Izmir"]),
        ("foo", "foo_bar foo", ["foo", "foo"]),
        ("a a", "a a a a", ["a a", "a a"]),
        ('"nå" OR *', 'Han sa "nå" or * her', ['"nå" or *']),
        ("  nå\n", "Nå", ["Nå"]),
    ],
)  # fmt: skip
def test_exact(term, text, expected):
    assert found(term, unicodedata.normalize("NFC", text)) == [
        unicodedata.normalize("NFC", wanted) for wanted in expected
    ]


@pytest.mark.parametrize(
    ("term", "text", "language", "expected"),
    [
        ("bil", "Bil bilen bilene bilens biltur", "nb", ["Bil", "bilen", "bilene", "bilens"]),
        ("USA", "USAs USA USAS usas", "nb", ["USAs", "USA"]),
        ("LMIs", "LMIs, LMI-s og LMI", "nb", ["LMIs", "LMI", "LMI"]),
        ("EU", "EUs EU", "en", ["EUs", "EU"]),
        ("is", "I is, i IS, Is", "nb", ["is", "IS", "Is"]),
        (
            "stor skole",
            "store skoler, stor  skole, stor, skole",
            "nb",
            ["store skoler", "stor  skole"],
        ),
        ("skole stor", "store skoler", "nb", []),
        ("run", "Running runs", "en", ["Running", "runs"]),
        ("run", "Running runs", "nb", ["runs"]),
        ("helse- og bil", "Helsen- og bilen, helse og bilen", "nb", ["Helsen- og bilen"]),
        ("(bil", "(biler biler", "nb", ["(biler"]),
    ],
)
def test_all_forms(term, text, language, expected):
    assert found(term, text, language=language, stem=True) == expected


def test_a_rejected_place_hides_none_that_begins_inside_it():
    text = "a\n\na a"
    places = Term("a a").find(text, where=lambda place: "\n" not in place.of(text))
    assert [(place.start, place.end) for place in places] == [(3, 6)]


@pytest.mark.parametrize(
    "term", ["", " \n", "–", "«»", "* OR *".replace("OR", "–"), "\u0301", "😀"]
)
def test_a_term_without_letters_and_digits_is_refused(term):
    with pytest.raises(InputError, match="no letter or digit"):
        Term(term)


def test_a_very_long_term_is_refused():
    Term("x" * MAX_TERM)
    with pytest.raises(InputError, match="100,000 characters"):
        Term("x" * 100_000)


def test_hostile_texts_take_no_long_time():
    spaces = ("a" + " " * 2_000) * 200
    assert Term("a b").find(spaces) == []
    assert len(Term("a a a b", stem=True).find("a " * 50_000 + "a a a b")) == 1


def test_the_index_knows_every_character_that_a_lookup_relies_on():
    database = sqlite3.connect(":memory:")
    database.execute(
        "CREATE VIRTUAL TABLE t USING fts5 (form, tokenize = 'unicode61 remove_diacritics 0')"
    )
    folded = {
        part
        for code in range(sys.maxunicode + 1)
        for part in chr(code).casefold()
        if part.isalnum() and _INDEXED.search(part)
    }
    assert len(folded) > 400
    for part in folded:
        database.execute("INSERT INTO t (rowid, form) VALUES (?, ?)", (ord(part), part))
    for part in folded:
        rows = database.execute("SELECT rowid FROM t WHERE t MATCH ?", (f'form : ("{part}")',))
        assert (ord(part),) in rows.fetchall()
    database.close()
