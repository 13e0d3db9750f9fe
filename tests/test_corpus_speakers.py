import pytest

from corpus.segment import segment
from corpus.speakers import Person, full_forms, indefinite, is_role, prefix
from corpus.text import canonical
from corpus.utterances import find_utterances


def speakers(text):
    text = canonical(text)
    return [
        (one.speaker, one.title, one.organisation) for one in find_utterances(text, segment(text))
    ]


def speaker_of(attribution):
    found = speakers(f"Sak\n\nNoe hendte i går, og mange så det.\n\n– Vi så det, {attribution}.")
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize(
    ("attribution", "speaker"),
    [
        ("sier Kari Nordmann", ("Kari Nordmann", None, None)),
        ("sier ordfører Kari Nordmann", ("Kari Nordmann", "ordfører", None)),
        ("sier ordføreren Kari Nordmann", ("Kari Nordmann", "ordfører", None)),
        ("sier ordfører Kari Nordmann (Sp)", ("Kari Nordmann", "ordfører", "Sp")),
        ("sier Kari Nordmann (43)", ("Kari Nordmann", None, None)),
        (
            "sier helse- og omsorgsminister Kari Nordmann (H)",
            ("Kari Nordmann", "helse- og omsorgsminister", "H"),
        ),
        (
            "sier LMIs administrerende direktør Kari Nordmann",
            ("Kari Nordmann", "administrerende direktør", "LMI"),
        ),
        (
            "sier Kari Nordmann, som er fagleder for helse i Abelia",
            ("Kari Nordmann", "fagleder for helse", "Abelia"),
        ),
        (
            "sier Kari Nordmann, administrerende direktør i Norsk Fisk",
            ("Kari Nordmann", "administrerende direktør", "Norsk Fisk"),
        ),
        (
            "sier leder i Norsk Folkehjelp, Kari Nordmann",
            ("Kari Nordmann", "leder", "Norsk Folkehjelp"),
        ),
        (
            "sier operasjonsleder Kari Nordmann i Oslo politidistrikt til NTB",
            ("Kari Nordmann", "operasjonsleder", "Oslo politidistrikt"),
        ),
        (
            "sier Unge Høyre-leder Kari Nordmann",
            ("Kari Nordmann", "Unge Høyre-leder", "Unge Høyre"),
        ),
        ("sier en tydelig preget Kari Nordmann", ("Kari Nordmann", None, None)),
        ("sier Robin van der Berg", ("Robin van der Berg", None, None)),
        ("skriver politiet i en melding", ("politiet", None, None)),
        ("skriver Norges Fotballforbund", ("Norges Fotballforbund", None, None)),
        ("heter det i en melding fra Mattilsynet", ("Mattilsynet", None, None)),
        ("sier en talsmann", (None, None, None)),
        ("sier to kilder til Reuters", (None, None, None)),
        ("sier han", (None, None, None)),
        ("sier ordføreren", (None, None, None)),
        ("står det på plakaten", (None, None, None)),
        ("ifølge NRK", (None, None, None)),
    ],
)
def test_a_speaker_as_the_attribution_gives_them(attribution, speaker):
    assert speaker_of(attribution) == speaker


INTRODUCED = (
    "Vil ha skole\n\nHelse- og omsorgsminister Kari Nordmann (Ap) møtte Ola Hansen, leder i"
    " Elevforeningen, mandag.\n\n"
)


@pytest.mark.parametrize(
    ("attribution", "name"),
    [
        ("sier Nordmann", "Kari Nordmann"),
        ("sier Hansen", "Ola Hansen"),
        ("sier Kari", "Kari Nordmann"),
        ("sier helseministeren", "Kari Nordmann"),
        ("sier helse- og omsorgsministeren", "Kari Nordmann"),
        ("sier ministeren", "Kari Nordmann"),
        ("sier statsråden", "Kari Nordmann"),
        ("sier lederen", "Ola Hansen"),
        ("sier kulturministeren", None),
        ("sier Berg", "Berg"),
    ],
)
def test_a_later_mention_stands_for_whom_the_document_named(attribution, name):
    assert speakers(f"{INTRODUCED}– Vi vil ha skole, {attribution}.")[0][0] == name


def test_of_two_with_one_surname_neither_is_guessed():
    text = "Brødre\n\nPer Hansen og Ola Hansen gikk tur i går.\n\n– Det var fint, sier Hansen."
    assert speakers(text) == [(None, None, None)]


def test_of_two_with_one_title_neither_is_guessed():
    text = (
        "Ministre\n\nStatsråd Per Hansen og statsråd Ola Berg gikk tur.\n\n– Fint, sier statsråden."
    )
    assert speakers(text) == [(None, None, None)]


def test_a_pronoun_stands_for_the_person_just_before():
    text = (
        "Tur\n\nKari Nordmann gikk tur i går.\n\n– Det var fint, sier hun.\n\nOla Hansen mener"
        " det var kaldt.\n\n– Altfor kaldt, sier han.\n\n– Litt kaldt, sier hun."
    )
    assert [name for name, _, _ in speakers(text)] == [
        "Kari Nordmann",
        "Ola Hansen",
        "Kari Nordmann",
    ]


def test_a_first_name_and_a_pronoun_must_agree():
    text = "Tur\n\nKari Nordmann gikk tur i går.\n\n– Det var fint, sier han."
    assert speakers(text) == [(None, None, None)]


def test_nynorsk():
    text = (
        "Fleire lærarar\n\nUtdanningsminister Kari Nordmann (Sp) vil ha fleire lærarar.\n\n"
        "– Vi treng dei no, seier Nordmann.\n\nHo peikar på at talet har gått ned.\n\n"
        "– Det er alvorleg, legg ho til.\n\nLeiar i Lærarlaget, Ola Hansen, er nøgd.\n\n"
        "– Endeleg! fortel han.\n\n«Ein god dag», skriv Lærarlaget i ei melding."
    )
    assert speakers(text) == [
        ("Kari Nordmann", "utdanningsminister", "Sp"),
        ("Kari Nordmann", "utdanningsminister", "Sp"),
        ("Ola Hansen", "leiar", "Lærarlaget"),
        ("Lærarlaget", None, None),
    ]


def test_the_full_name_is_the_one_that_the_document_gives_first():
    text = "Nordmann vil mer\n\nKari Nordmann vil mer.\n\n– Mer, sier Kari Anne Nordmann."
    assert speakers(text)[0][0] == "Kari Nordmann"


def test_what_is_told_in_the_next_paragraph():
    text = "Tur\n\n– Det var en fin tur i fjellet.\n\nDet sier turleder Kari Nordmann til avisa."
    assert speakers(text) == [("Kari Nordmann", "turleder", None)]


@pytest.mark.parametrize(
    ("definite", "title"),
    [
        ("næringsministeren", "næringsminister"),
        ("medlemmet", "medlem"),
        ("talskvinnen", "talskvinne"),
        ("talskvinna", "talskvinne"),
        ("legen", "lege"),
        ("leiaren", "leiar"),
        ("spillerne", "spiller"),
        ("bordet", "bordet"),
    ],
)
def test_indefinite(definite, title):
    assert indefinite(definite) == title


def test_titles():
    assert full_forms("helse- og omsorgsminister") == ["helseminister", "omsorgsminister"]
    assert full_forms("ordfører") == ["ordfører"]
    assert prefix("Rødt-leder") == "Rødt"
    assert prefix("VM-vinner") is None
    assert is_role("statsministeren")
    assert not is_role("bordet")


def test_a_pronoun_may_stand_for_a_foreign_name_but_not_for_the_other_kind():
    assert Person("Kari Nordmann").may_be("hun")
    assert not Person("Kari Nordmann").may_be("han")
    assert Person("Xi Jinping").may_be("han")
    assert not Person("Xi Jinping", titles=["talskvinne"]).may_be("han")
    assert not Person("Kari Nordmann").may_be("de")
