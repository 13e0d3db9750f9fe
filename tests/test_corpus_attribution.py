"""Whose words they are where the attribution is harder to read, or the speech is divided."""

import pytest
from speech import find, said

NEWS = "Møte i kommunen\n\nOrdfører Kari Nordmann (Ap) møtte pressen mandag.\n\n"


@pytest.mark.parametrize(
    ("lead", "speaker"),
    [
        ("Lise Lund said", "Lise Lund"),
        ("Investor Lise Lund of Vik Capital told the paper", "Lise Lund"),
        ("She said", "Kari Berg"),
    ],
)
def test_english_speech_behind_a_colon(lead, speaker):
    text = f'The bridge opens\n\nDirector Kari Berg is glad.\n\n{lead}: "We built it."'
    assert said(text) == [("We built it.", speaker)]


def test_english_speech_goes_on_behind_the_verb():
    text = 'The bridge opens\n\nIt is long.\n\n"We waited," Lise Lund said. "We won at last."'
    assert said(text) == [("We waited", "Lise Lund"), ("We won at last.", "Lise Lund")]


def test_the_full_stop_may_stand_behind_the_mark():
    text = NEWS + "«Vi har ventet lenge», sier Nordmann. «Nå er vi i mål»."
    assert said(text)[1] == ("Nå er vi i mål", "Kari Nordmann")


@pytest.mark.parametrize(
    "lines",
    [
        "«Vi har ventet lenge. Det har vært tungt.\n\nNå er vi i mål», sier Lise Lund.",
        "«Vi har ventet lenge. Det har vært tungt.\n\n«Nå er vi i mål», sier Lise Lund.",
        '"Vi har ventet lenge. Det har vært tungt.\n\n"Nå er vi i mål", sier Lise Lund.',
        "Lise Lund sier: «Vi har ventet lenge. Det har vært tungt.\n\nNå er vi i mål».",
        "Dette sier Lise Lund:\n\n«Vi har ventet lenge. Det har vært tungt.\n\nNå er vi i mål».",
    ],
)
def test_speech_between_marks_may_run_over_paragraphs(lines):
    text, found = find(f"{NEWS}{lines}\n\nDet var alt.")
    words = [text[one.start : one.end] for one in found]
    assert words == ["Vi har ventet lenge. Det har vært tungt.", "Nå er vi i mål"]
    assert {(one.speaker, one.group) for one in found} == {("Lise Lund", 0)}


def test_a_mark_that_never_closes_opens_no_speech():
    assert said(f"{NEWS}Lise Lund sier: «Vi har ventet.\n\nBroen er lang.\n\nDet var alt.") == []


@pytest.mark.parametrize(
    ("lead", "speaker"),
    [
        ("Rådgiver Lise Lund i Bruvesenet sier", "Lise Lund"),
        ("Lise Lund (45) fra Dalby sier", "Lise Lund"),
        ("Rådgjevar Lise Lund ved Dalby skule fortel", "Lise Lund"),
        ("Overlege dr. Lise Lund, som leder avdelingen, sier dette", "Lise Lund"),
        ("En nabo i Dalby sier", None),
    ],
)
def test_where_a_speaker_is_from_is_no_speaker(lead, speaker):
    assert said(f"{NEWS}{lead}:\n\n– Det er bra.") == [("Det er bra.", speaker)]


@pytest.mark.parametrize(
    ("lead", "speaker"),
    [
        ("Nordmann sier at Lise Lund har sagt at", "Lise Lund"),
        ("Nordmann viser til at Statsforvalteren har skrevet at", None),
        ("Nordmann seier at dei eldre hevdar at", None),
        ("Nordmann sier at broen er skjev, og at den", "Kari Nordmann"),
        ("Møtet er over. Ordføreren i Dalby, Kari Nordmann, sier at det", "Kari Nordmann"),
    ],
)
def test_of_a_quote_in_a_quote_the_inner_speaker_is_meant(lead, speaker):
    assert said(f"{NEWS}{lead} «er for sent nå».") == [("er for sent nå", speaker)]


def test_a_clause_behind_a_name_is_no_title():
    _, found = find(f"{NEWS}Mange, blant dem Ola Vik, støtter rektoren:\n\n– Det er bra, sier han.")
    assert [(one.speaker, one.title) for one in found] == [("Ola Vik", None)]
