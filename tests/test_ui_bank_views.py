"""What the components of Sitatsjekk, Sitater and Omtaler are given."""

import string
from dataclasses import fields, replace

import pytest
from fake_pages import SPOKEN, library

from corpus.document import Span
from corpus.errors import CitationError
from corpus.utterances import UtteranceKind
from qa.mentions import find_mentions
from qa.quotebank import Quotes, find_quotes
from qa.quotes.difference import Difference, Kind
from qa.quotes.draft import DraftQuote, DraftReport
from qa.quotes.quotecheck import QuoteCheck
from ui.check_data import draft_data, verdict_data
from ui.diff_marks import changes, pieces_of
from ui.mentions_data import first_mentions
from ui.opened import Opened, opened_data, read_place
from ui.pictures import MAX_MONTHS, over_time
from ui.quotes_data import quotes_data
from ui.words_bank import BANK
from ui.words_check import CHECK

NB = BANK["nb"]


def differ(quote, source, *differences):
    mine, theirs = changes(quote, source, [Difference(*one) for one in differences])
    return (
        [(span.of(quote), kind) for span, kind in mine],
        [(span.of(source), kind) for span, kind in theirs],
    )


def test_a_word_that_stands_twice_is_marked_where_it_changed():
    found = differ("han og hun og de kom", "han og hun eller de kom", (Kind.WORD, "og", "eller"))
    assert found == ([("og", "word")], [("eller", "word")])
    mine, _ = changes(
        "han og hun og de kom", "han og hun eller de kom", [Difference(Kind.WORD, "og", "eller")]
    )
    assert mine[0][0] == Span(11, 13)


def test_only_whole_words_are_marked():
    found = differ("Vi kan ikke kanskje", "Vi kan kanskje", (Kind.NEGATION, "ikke", ""))
    assert found == ([("ikke", "negation")], [])
    assert differ("a bc", "a d", (Kind.WORD, "b", "d"))[0] == []


def test_changes_are_marked_in_order():
    found = differ(
        "Det er 5 hus og 5 biler",
        "Det er 6 hus og 7 biler",
        (Kind.NUMBER, "5", "6"),
        (Kind.NUMBER, "5", "7"),
    )
    assert found == ([("5", "number")] * 2, [("6", "number"), ("7", "number")])


@pytest.mark.parametrize("text", ["", "æøå 🌾 b", "a\n\n b"])
def test_the_pieces_are_the_text(text):
    marks = [(Span(2, 5), "word"), (Span(0, 3), "name"), (Span(4, 9), "word")]
    for many in ([], marks[:1], marks):
        assert "".join(piece for piece, _ in pieces_of(text, many)) == text


def verdict_of(verdict, **changed):
    return verdict_data(
        replace(verdict, **changed),
        library(),
        CHECK["nb"],
        language="nb",
        claimed=None,
        places=50,
    )


def test_a_place_outside_its_document_is_never_shown():
    verdict = QuoteCheck(library()).check(SPOKEN)
    far = replace(verdict.places[0], end=10**6)
    with pytest.raises(CitationError):
        verdict_of(verdict, places=(far,))


def test_places_come_in_pages_and_are_all_counted():
    verdict = QuoteCheck(library()).check(SPOKEN)
    data = verdict_of(verdict, places=verdict.places * 500)
    assert (data["count"], len(data["places"])) == (500, 50)


def test_what_is_left_out_elsewhere_is_not_marked_here():
    verdict = QuoteCheck(library()).check("Vi ansetter (...) flere folk før våren")
    (omitted,) = verdict.omitted
    moved = replace(omitted, document_id="0" * 16)
    data = verdict_of(verdict, omitted=(moved,))
    assert not any(kind for _, kind, _ in data["source"])
    assert data["omitted"] == ["ikke"]


@pytest.mark.parametrize("warning", ["omission_changes_meaning", "hidden_characters"])
def test_a_warning_is_never_green(warning):
    verdict = QuoteCheck(library()).check(SPOKEN)
    assert verdict_of(verdict)["tone"] == "good"
    assert verdict_of(verdict, warnings=(warning,))["tone"] == "look"
    assert verdict_of(verdict, speaker_check="wrong")["tone"] == "look"


def test_a_quote_within_a_quote_of_a_draft_has_its_own_mark():
    text = f"Før «{SPOKEN}» etter."
    verdict = QuoteCheck(library()).check(SPOKEN)
    spans = [(5, 5 + len(SPOKEN)), (8, 20), (5 + len(SPOKEN), len(text))]
    quotes = [DraftQuote(*span, UtteranceKind.QUOTES, None, verdict) for span in spans]
    data = draft_data(DraftReport(text, "nb", tuple(quotes)), CHECK["nb"], language="nb")
    assert "".join(piece["text"] for piece in data["pieces"]) == text
    assert [piece["number"] for piece in data["pieces"] if piece["number"]] == [1, 2, 3]


def test_a_likely_speaker_and_an_unknown_one_are_said_to_be_so():
    first = find_quotes(library()).rows[0]
    likely = replace(first, confidence=0.7)
    nobody = replace(first, speaker=None, title=None, confidence=0.0, published=None)
    for language, own in BANK.items():
        found = Quotes((first, likely, nobody), 2)
        data = quotes_data(found, library(), own, language=language, rows=9)
        shown = [(row["speaker"], row["likely"]) for row in data["rows"]]
        assert shown == [(first.speaker, ""), (first.speaker, own.probably), (own.unknown, "")]
        assert data["rows"][2]["date"] == own.undated
        assert {"name": own.unknown, "count": 1} in data["speakers"]
        assert "2" in data["note"]


def test_a_quote_that_does_not_stand_at_its_place_is_never_shown():
    first = find_quotes(library()).rows[0]
    moved = replace(first, start=first.start + 1, end=first.end + 1)
    with pytest.raises(CitationError):
        quotes_data(Quotes((moved,), 0), library(), NB, language="nb", rows=9)


def test_mentions_say_whether_there_are_more():
    found = find_mentions(library(), "hveten")
    assert [(len(rows), more) for rows, more in (first_mentions(found, n) for n in (229, 230))] == [
        (229, True),
        (230, False),
    ]


def test_months_without_any_are_columns_too():
    data = over_time([("2023-11", 2), ("2024-02", 1), (None, 3)], NB, "nb")
    assert [column["count"] for column in data["columns"]] == [2, 0, 0, 1]
    assert [column["tick"] for column in data["columns"]] == ["nov 2023", "des", "jan 2024", "feb"]
    assert data["undated"] == "Uten dato: 3"


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ([("2001-01", 1), ("2024-02", 4)], (24, 5)),
        ([("2023", 2), ("2024-02", 1)], (2, 3)),
        ([("2023-06", 2)], (1, 2)),
        ([(None, 2)], (0, 0)),
        ([], (0, 0)),
    ],
)
def test_a_long_time_is_shown_by_year(counts, expected):
    columns = over_time(counts, NB, "nb")["columns"]
    assert (len(columns), sum(column["count"] for column in columns)) == expected
    assert len(columns) <= MAX_MONTHS


@pytest.mark.parametrize("language", BANK)
def test_a_place_is_read_as_it_is_written(language):
    document = next(iter(library().documents()))
    place = Opened(document.id, 2, 7)
    assert read_place(str(place)) == place
    data = opened_data(place, library(), language)
    assert data["view"]["text"][slice(*data["mark"])] == document.text[2:7]
    for wrong in (replace(place, end=2), replace(place, end=10**9), None):
        assert opened_data(wrong, library(), language) is None


@pytest.mark.parametrize("catalogue", [CHECK, BANK])
def test_the_languages_say_the_same(catalogue):
    for field in fields(catalogue["nb"]):
        said = [getattr(words, field.name) for words in catalogue.values()]
        assert all(said)
        holes = [
            {name for _, name, _, _ in string.Formatter().parse(text) if name} for text in said
        ]
        assert holes[0] == holes[1] == holes[2]
