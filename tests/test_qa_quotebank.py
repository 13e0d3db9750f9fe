import json
from pathlib import Path

import pytest

from corpus.document import Document, Source, document_id
from corpus.errors import InputError
from corpus.library import Library
from corpus.passages import Passage
from corpus.utterances import Utterance, UtteranceKind
from index.postings import store_postings
from index.tables import make_tables
from qa.quotebank import COLUMNS, counts_by_month, counts_by_speaker, find_quotes

HERE = Path(__file__).parent
DASH, HEADING = UtteranceKind.DASH, UtteranceKind.HEADING
MINISTER = ("Kari Anne Nordmann", "næringsminister")
SAID = [
    ("2023-06-02", [("Vi bygger broen nå", DASH, *MINISTER), ("Broen kommer", HEADING, *MINISTER)]),
    ("2023-06", [("Broer er dyre", DASH, "Per Hans", "helse- og omsorgsminister")]),
    ("2023", [("Ingen bro her", DASH, None, None)]),
    (None, [("En bro til", DASH, "KARI ANNE NORDMANN", None), ("Nei", DASH, "politiet", None)]),
    ("2024-02-28", [("Tidligere bro", DASH, "Ola Berg", "leder i Norsk Brolag")]),
]  # fmt: skip


def fill(library, entries):
    """Stores texts with the utterances that are given, without finding them."""
    make_tables(library, space="none", dimensions=1)
    for number, (published, said) in enumerate(entries):
        text = f"Sak {number}\n\n" + "\n\n".join(f"– {words}" for words, *_ in said)
        utterances = []
        for group, (words, kind, speaker, title) in enumerate(said):
            start, sure = text.index(words), 1.0 if speaker else 0.0
            end = start + len(words)
            utterances.append(Utterance(start, end, kind, group, speaker, title, None, None, sure))
        source = Source("", f"{number}.txt")
        document = Document(document_id(text), text, None, published, "nb", (source,))
        stored = library.add(document, [Passage(0, len(text))], utterances)
        store_postings(library, {item.id: (text, "nb") for item in stored})


@pytest.fixture(scope="module")
def bank(tmp_path_factory):
    with Library(tmp_path_factory.mktemp("bank") / "bank.sqlite", create=True) as library:
        fill(library, SAID)
        yield library


def said(library, **options):
    return [quote.text for quote in find_quotes(library, **options).rows]


def test_the_sample_is_as_labelled(press):
    lines = (HERE / "data" / "press_utterances.jsonl").read_text("utf-8").splitlines()
    labels = [json.loads(line) for line in lines]
    found = find_quotes(press, headings=True).rows
    assert {(row.source, row.start, row.end, row.text, row.speaker) for row in found} == {
        (label["document"], label["start"], label["end"], label["text"], label["speaker"])
        for label in labels
    }
    for row in found:
        assert press.get(row.document_id).text[row.start : row.end] == row.text


def test_a_quote_in_json(bank):
    (quote,) = find_quotes(bank, speaker="Hans").rows
    assert json.loads(json.dumps(quote.to_dict())) == {
        "document_id": quote.document_id,
        "source": "1.txt",
        "published": "2023-06",
        "start": 9,
        "end": 22,
        "text": "Broer er dyre",
        "kind": "dash",
        "group": 0,
        "speaker": "Per Hans",
        "title": "helse- og omsorgsminister",
        "organisation": None,
        "confidence": 1.0,
    }
    assert tuple(quote.to_dict()) == COLUMNS


def test_newest_first_and_headings_on_request(bank):
    assert said(bank) == [
        "Tidligere bro", "Vi bygger broen nå", "Broer er dyre", "Ingen bro her", "En bro til",
        "Nei",
    ]  # fmt: skip
    assert "Broen kommer" in said(bank, headings=True)


@pytest.mark.parametrize(
    ("speaker", "expected"),
    [
        ("Nordmann", ["Vi bygger broen nå", "En bro til"]),
        ("nordmanns", ["Vi bygger broen nå", "En bro til"]),
        ("Anne Nordmann", ["Vi bygger broen nå", "En bro til"]),
        ("Kari Anne  Nordmann", ["Vi bygger broen nå", "En bro til"]),
        ("næringsminister", ["Vi bygger broen nå"]),
        ("Næringsministeren", ["Vi bygger broen nå"]),
        ("næringsministerens", ["Vi bygger broen nå"]),
        ("næringsminister Nordmann", ["Vi bygger broen nå"]),
        ("næringsminister Kari Anne Nordmanns", ["Vi bygger broen nå"]),
        ("Hans", ["Broer er dyre"]),
        ("Hans’", ["Broer er dyre"]),
        ("omsorgsminister", ["Broer er dyre"]),
        ("helseministeren", ["Broer er dyre"]),
        ("helse- og omsorgsministeren", ["Broer er dyre"]),
        ("leder", ["Tidligere bro"]),
        ("lederen", ["Tidligere bro"]),
        ("Politiet", ["Nei"]),
        ("politiets", ["Nei"]),
        ("Kari", []),
        ("Anne", []),
        ("mann", []),
        ("statsminister Nordmann", []),
        ("Norges", []),
        ("ukjent", []),
    ],
)
def test_by_speaker(bank, speaker, expected):
    assert said(bank, speaker=speaker) == expected


def test_an_s_is_a_genitive_only_where_it_ends_no_name(tmp_path):
    with Library(tmp_path / "names.sqlite", create=True) as library:
        fill(library, [(None, [("En", DASH, "Ola Berg", None), ("To", DASH, "Ida Bergs", None)])])
        assert said(library, speaker="Bergs") == ["To"]
        assert said(library, speaker="Berg") == ["En"]
        assert said(library, speaker="Ola Bergs") == ["En"]


@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [
        ("2024", None, ["2024-02-28"]),
        ("2023-06-02", "2023-06-02", ["2023-06-02", "2023-06", "2023"]),
        ("2023-06-03", None, ["2024-02-28", "2023-06", "2023"]),
        ("2023-07", "2023", ["2023"]),
        (None, "2023-05-31", ["2023"]),
        (None, "2022", []),
        ("2023-06-30", "2023-06", ["2023-06", "2023"]),
        ("2024-02-29", None, []),
        ("2.6.2023", "02.06.2023", ["2023-06-02", "2023-06", "2023"]),
        ("6.2023", "30.06.2023", ["2023-06-02", "2023-06", "2023"]),
        (None, "2024-02", ["2024-02-28", "2023-06-02", "2023-06", "2023"]),
    ],
)
def test_by_date_of_any_precision(bank, since, until, expected):
    found = find_quotes(bank, since=since, until=until)
    assert [row.published for row in found.rows] == expected
    assert found.undated == 2


def test_undated_ones_are_counted_behind_the_other_filters(bank):
    assert find_quotes(bank).undated == 0
    assert find_quotes(bank, since="2020", speaker="politiet").undated == 1
    assert find_quotes(bank, since="2020", contains="bro").undated == 1
    assert find_quotes(bank, since="2020", speaker="Hans").undated == 0


@pytest.mark.parametrize(
    ("contains", "expected"),
    [
        ("BRO", ["Tidligere bro", "Ingen bro her", "En bro til"]),
        ("broen", ["Vi bygger broen nå"]),
        ("bro til", ["En bro til"]),
        ("Sak", []),
        ('bro" OR "nå', []),
    ],
)
def test_by_word(bank, contains, expected):
    assert said(bank, contains=contains) == expected


@pytest.mark.parametrize(
    "options",
    [
        {"since": "i går"},
        {"since": "2023-13"},
        {"since": "2023-02-30"},
        {"until": ""},
        {"until": "2023-6"},
        {"until": "20230602"},
        {"since": "31.13.2023"},
        {"since": "1.2.3.2023"},
        {"since": "2.6.23"},
        {"since": "2024", "until": "2023-12-31"},
        {"speaker": ""},
        {"speaker": "–"},
        {"speaker": "x" * 100_000},
        {"contains": " "},
        {"contains": "x" * 100_000},
    ],
)
def test_filters_that_make_no_sense(bank, options):
    with pytest.raises(InputError):
        find_quotes(bank, **options)


def test_counts(bank):
    rows = find_quotes(bank, headings=True).rows
    assert counts_by_speaker(rows) == [
        ("Kari Anne Nordmann", 3),
        ("Ola Berg", 1),
        ("Per Hans", 1),
        ("politiet", 1),
        (None, 1),
    ]
    assert counts_by_month(rows) == [
        ("2023", 1), ("2023-06", 3), ("2024-02", 1), (None, 2),
    ]  # fmt: skip
    assert counts_by_speaker([]) == counts_by_month([]) == []


def test_an_export_names_unknown_speakers(bank):
    (row,) = (row for row in find_quotes(bank).rows if row.speaker is None)
    assert row.to_row()["speaker"] == "ukjent"
    assert row.to_row("ukjend")["speaker"] == "ukjend"
    assert row.to_dict()["speaker"] is None


def test_a_speaker_may_be_asked_for_without_hyphens_and_in_short(build):
    library = build(
        {
            "a.txt": "– Det går bra, sier LO-leder Eva-Lise Dal-Olsen.\n\n"
            "– Vi selger mer, sier administrerende direktør Ola Lie i Laks AS.\n\n"
            "– Vi selger mindre, sier adm. dir. Per Moe i Torsk AS."
        }
    )
    for speaker in ("Dal Olsen", "Dal-Olsen", "Eva Lise Dal-Olsen", "LO-leder Dal Olsen"):
        assert said(library, speaker=speaker) == ["Det går bra"], speaker
    for speaker in ("adm. dir.", "adm.dir.", "administrerende direktør"):
        assert said(library, speaker=speaker) == ["Vi selger mer", "Vi selger mindre"], speaker
