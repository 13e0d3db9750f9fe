"""Drafts: every quote is found, with the speaker that the draft names."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import InputError
from qa.quotes.draft import MAX_QUOTE, escaped
from qa.quotes.markup import without_markup
from qa.quotes.quotecheck import QuoteCheck

DRAFT = """Regjeringen vil eksportere helse

Næringsminister Jan Christian Vestre varsler en ny satsing.

– Nå gir vi en utvalgt sektor en ekstra nasjonal kraftsamling, sier Vestre.

– Dette er veldig gledelig – og viktig for Norge, sier helseminister Ingvild Kjerkol.

– Den norske helsenæringen hadde i 2021 en samlet omsetning på 56 mrd. kroner, sier Vestre.

Bransjen kaller det «en offensiv eksportsatsing fra regjeringen» i dag.

– Vi skal doble antallet sykehusplasser innen 2030, sier Vestre.
"""


@pytest.fixture
def checker(press):
    return QuoteCheck(press)


def test_a_draft(checker):
    report = checker.check_draft(DRAFT)
    found = [(q.speaker, q.verdict.verdict.value, q.verdict.speaker_check) for q in report.quotes]
    assert found == [
        ("Jan Christian Vestre", "verbatim", "right"),
        ("Ingvild Kjerkol", "verbatim", "wrong"),
        ("Jan Christian Vestre", "altered", "right"),
        (None, "verbatim", None),
        ("Jan Christian Vestre", "not_found", "unknown"),
    ]
    for quote in report.quotes:
        assert report.text[quote.start : quote.end] == quote.verdict.quote
    assert [q.verdict.is_clean for q in report.quotes] == [True, False, False, True, False]
    counted = report.to_dict()
    assert [counted[key] for key in ("verbatim", "altered", "not_found")] == [3, 1, 1]


def test_a_title_alone_is_a_speaker(checker):
    (quote,) = checker.check_draft(
        "– Helsenæringen er en næring som gjør det bra allerede, sier næringsministeren."
    ).quotes
    assert (quote.speaker, quote.verdict.speaker_check) == ("næringsministeren", "right")


def test_places_are_in_the_canonical_text(checker):
    report = checker.check_draft(DRAFT.replace("\n", "\r\n").replace("å", "a\u030a"))
    assert len(report.quotes) == 5
    assert "\r" not in report.text
    for quote in report.quotes:
        assert report.text[quote.start : quote.end] == quote.verdict.quote


@pytest.mark.parametrize("draft", ["", "  \n\n"])
def test_an_empty_draft_is_refused(checker, draft):
    with pytest.raises(InputError):
        checker.check_draft(draft)


def test_a_draft_without_quotes(checker):
    report = checker.check_draft("Her er det ingen som sier noe.")
    assert report.quotes == ()
    assert "Ingen sitater" in report.to_markdown()


@pytest.mark.parametrize(
    "draft",
    [
        DRAFT * 400,
        "«Dette er " * 20_000,
        "– Dette er bra " * 13_000,
        '"' * 200_000,
        "<b>«Nei til alt dette her»</b>\u202e [x](y) " * 4_500,
        "«" + "bro " * 50_000 + "»",
    ],
    ids=["quotes", "unbalanced", "dashes", "marks", "html", "one long"],
)
def test_a_large_draft_in_reasonable_time(checker, draft):
    assert len(draft) >= 130_000
    begun = time.process_time()
    report = checker.check_draft(draft[:200_000])
    assert time.process_time() - begun < 5
    for quote in report.quotes[:50]:
        assert report.text[quote.start : quote.end] == quote.verdict.quote


@pytest.mark.timeout(60)
@pytest.mark.parametrize("draft", ["«" * 20_000, "«! " * 8_000], ids=["marks", "marks and stops"])
def test_marks_that_nothing_closes_in_reasonable_time(checker, draft):
    checker.check_draft(draft)


@pytest.mark.timeout(60)
def test_many_different_quotes_in_reasonable_time(checker):
    draft = "\n\n".join(
        f"– Dette er en offensiv eksportsatsing nummer {n} fra regjeringen, og det er "
        f"{n} kroner til bedrifter i Norge, sier Kari Nordmann{n}."
        for n in range(1_500)
    )[:200_000]
    begun = time.process_time()
    report = checker.check_draft(draft)
    assert len(report.quotes) > 1_000
    assert time.process_time() - begun < 5


def test_the_report_escapes_what_it_quotes(checker):
    hostile = '«![bilde](https://x.no/a.png) <script>alert("x")</script> og | `kode` $5$ *her*»'
    report = checker.check_draft(f"Hun sa det rett ut:\n\n{hostile}").to_markdown()
    assert "# Sitatsjekk" in report
    for raw in ("![", "](", "<script", "`kode", "$5", "*her", "://x", "|"):
        assert raw not in report.replace("\\" + raw[0], "")
    assert escaped("# a\n- b_c_") == r"\# a \- b\_c\_"
    assert "\u202e" not in escaped("a\u202eb")


@pytest.mark.parametrize(
    ("draft", "quotes"),
    [
        ("<p>Han sa: &laquo;Dette er veldig gledelig&raquo;.</p>", ["Dette er veldig gledelig"]),
        ("**– Dette er veldig gledelig, sier Vestre.**", ["Dette er veldig gledelig"]),
        ("> – Dette er veldig gledelig, sier Vestre.", ["Dette er veldig gledelig"]),
        ("― Dette er veldig gledelig, sier Vestre.", ["Dette er veldig gledelig"]),
        ("\u200b– Dette er veldig gledelig, sier Vestre.", ["Dette er veldig gledelig"]),
        ("-- Dette er veldig gledelig, sier Vestre.", ["Dette er veldig gledelig"]),
        ("‘Dette er veldig gledelig’, sier Vestre.", ["Dette er veldig gledelig"]),
        ("''Dette er veldig gledelig'', sier Vestre.", ["Dette er veldig gledelig"]),
        ("«Dette er veldig gledelig, sier Vestre.", ["Dette er veldig gledelig"]),
        ("»Dette er veldig gledelig«, sier Vestre.", ["Dette er veldig gledelig"]),
        ('<li>"Dette er <b>veldig</b> gledelig"</li>', ["Dette er <b>veldig</b> gledelig"]),
        ("Det er 3 < 4, og «dette er veldig gledelig» > 2", ["dette er veldig gledelig"]),
    ],
)
def test_markup_hides_no_quote(checker, draft, quotes):
    report = checker.check_draft(draft)
    assert [report.text[quote.start : quote.end] for quote in report.quotes] == quotes
    assert {quote.verdict.verdict.value for quote in report.quotes} == {"verbatim"}


@pytest.mark.parametrize(
    ("draft", "verdicts"),
    [
        ("**– Dette er veldig** gledelig, sier Vestre.", ["verbatim"]),
        ("«Dette er veldig<br>gledelig», sier Vestre.", ["verbatim"]),
        ("«Dette er vel<b>dig</b> gledelig», sier Vestre.", ["verbatim"]),
        ("«Dette er [veldig](https://x.no) gledelig», sier Vestre.", ["verbatim"]),
        ('\\"Dette er veldig gledelig\\", sier Vestre.', ["verbatim"]),
        ("<q>Dette er veldig gledelig</q>, sier Vestre.", ["verbatim"]),
        ('<script>var a = "dette er veldig gledelig";</script>', []),
        ("»Dette er veldig gledelig«, sier Vestre. »og viktig for Norge«", ["verbatim"] * 2),
        ("Han er «svært\nglad», sier Moe. Han mener at «dette er veldig gledelig»", ["verbatim"]),
        ("Det er 5 &#60;a ting. «Dette er veldig gledelig», sier Vestre. 7 &#62; 5", ["verbatim"]),
    ],
)
def test_markup_is_no_word_of_a_quote(checker, draft, verdicts):
    found = [quote.verdict.verdict.value for quote in checker.check_draft(draft).quotes]
    assert [verdict for verdict in found if verdict != "not_found"] == verdicts


@given(st.text(alphabet="ab<>/p*_#-–― \n«»\u200b&;12", max_size=60))
def test_what_is_left_stands_where_it_stood(text):
    plain, places = without_markup(text)
    assert len(places) == len(plain)
    assert places == sorted(places)
    assert all(
        text[at] == letter for letter, at in zip(plain, places, strict=True) if letter in "ab12"
    )


def test_a_quote_too_long_to_be_checked_at_once_is_checked_in_parts(checker):
    report = checker.check_draft("– " + "Dette er veldig gledelig. " * 2_000 + "sier Vestre.")
    assert len(report.quotes) > 1
    assert all(quote.end - quote.start <= MAX_QUOTE for quote in report.quotes)


def test_part_of_a_sentence_has_the_speaker_that_the_sentence_begins_with(checker):
    report = checker.check_draft(
        "Ordfører Kari Lunde sier at broen «ryster i vinden hver natt».\n\n"
        "Per Haug skriver også at «gamle stolper knaker hver vår».\n\n"
        "Han viser til boken «en lang vei hjem» fra 1990.\n\n"
        "Kari Lunde kom. Ingen likte «en lang vei hjem» den kvelden."
    )
    assert [quote.speaker for quote in report.quotes] == ["Kari Lunde", "Per Haug", None, None]


@pytest.mark.timeout(60)
@pytest.mark.parametrize("draft", ["«a b c d» " * 8_000, "«" * 200_000])
def test_a_draft_of_many_marks_is_read_in_time(checker, draft):
    begun = time.process_time()
    checker.check_draft(draft)
    assert time.process_time() - begun < 15
