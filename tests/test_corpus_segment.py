from itertools import pairwise

import pytest
from conftest import PRESS
from hypothesis import given
from hypothesis import strategies as st

from corpus.dates import parse_date
from corpus.document import BlockKind
from corpus.metadata import metadata_of
from corpus.segment import segment
from corpus.text import canonical

LOOSE = st.text(
    alphabet=st.sampled_from("aÅø😀e\u0301.–«»?!\n\n #-*1:2023 \t\u00a0\u2028"), max_size=200
)


def kinds(text):
    return [(block.kind.value, block.of(text)) for block in segment(text)]


@given(st.one_of(st.text(max_size=300), LOOSE))
def test_blocks_hold_all_that_is_not_white_space(text):
    text = canonical(text)
    blocks = segment(text)
    covered = set()
    for before, after in pairwise(blocks):
        assert before.end <= after.start
    for block in blocks:
        assert block.of(text) == block.of(text).strip()
        assert block.start < block.end
        covered.update(range(block.start, block.end))
    assert all(text[i].isspace() for i in range(len(text)) if i not in covered)


def test_a_leading_date_is_metadata_and_the_rest_a_paragraph():
    assert kinds(" date 2024-02 Målet er klart.\n\nMer tekst.") == [
        ("metadata", "date 2024-02"),
        ("paragraph", "Målet er klart."),
        ("paragraph", "Mer tekst."),
    ]


def test_press_text_has_title_date_and_headings():
    text = canonical((PRESS / "001_7404825069e91bd0.txt").read_text(encoding="utf-8"))
    blocks = segment(text)
    assert blocks[0].kind is BlockKind.HEADING
    assert [b.of(text) for b in blocks if b.kind is BlockKind.METADATA] == [
        "Publisert 2. juni 2023"
    ]
    assert [b.of(text) for b in blocks if b.kind is BlockKind.HEADING][1:] == [
        "Hele verden",
        "Store muligheter",
        "Fakta om «Hele Norge eksporterer»",
    ]


def test_newlines_end_paragraphs_where_there_are_no_blank_lines():
    text = "Tittelen\nFørste avsnitt er her.\n– Et sitat, sier hun.\nSlutt på saken."
    assert [kind for kind, _ in kinds(text)] == ["heading", "paragraph", "paragraph", "paragraph"]


def test_wrapped_lines_are_one_paragraph():
    words = (
        "Regjeringen la i dag fram planen for hvordan kommunene skal få mer ansvar for veiene. " * 4
    )
    lines, line = [], ""
    for word in words.split():
        if len(line) + 1 + len(word) > 60:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    wrapped = "\n".join([*lines, line])
    text = f"Tittel\n\n{wrapped}\n\n{wrapped}"
    assert [kind for kind, _ in kinds(text)] == ["heading", "paragraph", "paragraph"]


def test_a_list_is_no_row_of_headings():
    text = "Tittel\nTekst her.\nOslo\nBergen\nTrondheim\nMer tekst."
    assert [kind for kind, _ in kinds(text)][2:5] == ["paragraph"] * 3


def test_markdown_headings_and_front_matter():
    text = (
        "---\ntitle: En sak\ndate: 2023-01-02\n---\n# En sak\n\nBrødtekst her.\n\n## Del to\n\nMer."
    )
    assert [kind for kind, _ in kinds(text)] == ["metadata"] * 4 + [
        "heading",
        "paragraph",
        "heading",
        "paragraph",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Bodø, 27. februar 2025",
        "Dalby kommune, pressemelding 9. januar 2025",
        "Publisert 03.04.12",
        "Dalby Tidende 4. mai 2024",
        "Publisert 12.05.2025 av Dalby kommune",
        "Pressemelding | Dato: 14.03.2025 | Nr: 41/25",
        "Av Kari Lund, Dalby Tidende, 4. september 2024",
        "Av Kari Lund, publisert 8. november 2024",
        "NTB, publisert 9. november 2024 kl. 12.30",
        "Trondheim, søndag 19. januar 2025",
        "Bergen, 9 June 2025",
        "Universitetet i Moss – 5. mai 2025",
        "Publisert fredag 14. mars 2025",
        "Dalby Tidende, 14. mars 2025. Av Kari Lund",
        "Bergen, 21 October 2024 – by Lise Vik",
    ],
)
def test_a_dateline_above_the_text_gives_its_date(line):
    text = f"Ny bro i Dalby\n\n{line}\n\nBroen i Dalby åpner i august.\n\n{line}\n\nDet var alt."
    assert [kind for kind, _ in kinds(text)][:3] == ["heading", "metadata", "paragraph"]
    assert metadata_of(text, segment(text)).published == parse_date(line)
    assert metadata_of(text, segment(text)).title == "Ny bro i Dalby"


@pytest.mark.parametrize(
    "line", ["Skolen åpner 22. april 2025", "Broen ble åpnet 27. februar 2025", "Krig 1939–1945"]
)
def test_a_heading_with_a_date_is_no_dateline(line):
    assert kinds(f"Ny bro i Dalby\n\n{line}\n\nBroen i Dalby åpner i august.")[1][0] == "heading"


def test_front_matter_may_have_values_on_lines_of_their_own():
    text = (
        "---\ntitle: >\n  En lang tittel\ntags:\n- vei\n- bro\ndate: 2023-06-02\n---\n"
        "Brødtekst her."
    )
    assert {kind for kind, _ in kinds(text)[:-1]} == {"metadata"}
    assert metadata_of(text, segment(text)).title == "En lang tittel"
    assert kinds(text)[-1][0] == "paragraph"


@pytest.mark.parametrize("line", ["Bare én linje", "Hva nå?"])
def test_a_text_of_one_line_is_a_paragraph(line):
    assert kinds(line) == [("paragraph", line)]


def test_a_dash_heading_alone_on_a_line_is_a_heading():
    text = "Tittel\n\nTekst her.\n\n– Helt feil\n\nMer tekst her."
    assert ("heading", "– Helt feil") in kinds(text)


@pytest.mark.timeout(60)
def test_long_hostile_text_is_divided_in_time():
    for text in (
        "–" * 200_000,
        "«" * 200_000,
        "a\n" * 100_000,
        "A\n\n" * 100_000,
        "1. " * 60_000,
        "\n" * 200_000,
        "dato" + " " * 100_000 + "x",
        "Publisert mandag" + " " * 100_000 + "x",
        "Aa" + " " * 800 + "dato" + " " * 50_000 + "x",
        "Noe | dato" + " " * 100_000 + "x",
    ):
        segment(text)


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("Tittel\n\n– Vi har ventet lenge,\nsier Moen.", ["– Vi har ventet lenge,\nsier Moen."]),
        ("Tittel\n\n– Vi har ventet\nlenge, sier Moen.", ["– Vi har ventet\nlenge, sier Moen."]),
        (
            "Tittel\n\nKommunestyret i Dalby vedtok i går kveld at\nbroen skal rives.",
            ["Kommunestyret i Dalby vedtok i går kveld at\nbroen skal rives."],
        ),
        ("Tittel\n\negg\nmelk\nbrød", ["egg", "melk", "brød"]),
        ("Tittel\n\nBroen rives.\nden er gammel.", ["Broen rives.", "den er gammel."]),
    ],
)
def test_a_newline_inside_a_sentence_ends_no_paragraph(text, paragraphs):
    assert [words for _, words in kinds(text)][1:] == paragraphs


@pytest.mark.parametrize(
    "line", ["Av Kari Lund og Ola Vik", "By Lise Vik, The Dalby Times", "Tekst og foto: Kari Lund"]
)
def test_a_byline_is_metadata(line):
    text = f"Ny bro i Dalby\n\n{line}\n\nBroen i Dalby åpner i august.\n\nDet var alt."
    assert [kind for kind, _ in kinds(text)] == ["heading", "metadata", "paragraph", "paragraph"]


@pytest.mark.parametrize("line", ["Av alle broer er denne lengst", "By og land i Dalby"])
def test_a_heading_that_begins_like_a_byline_stays_one(line):
    assert kinds(f"Ny bro i Dalby\n\n{line}\n\nBroen i Dalby åpner i august.")[1][0] == "heading"
