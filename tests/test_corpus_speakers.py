import pytest

from corpus.names import pronoun
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


@pytest.mark.parametrize(
    ("before", "attribution", "name"),
    [
        # What a person is called by, and where "den ..." stands for the one in focus.
        ("Svømmer Kari Nordmann vant.", "sa svensken", "Kari Nordmann"),
        ("Trener Kari Nordmann (52) vant.", "ler 52-åringen", "Kari Nordmann"),
        ("Keeper Kari Nordmann holdt nullen.", "sier matchvinneren", "Kari Nordmann"),
        ("Kari Nordmann scoret to.", "sier den 18 år gamle spissjuvelen", "Kari Nordmann"),
        ("Kari Nordmann snakket. En talsmann svarte.", "sier talsmannen", None),
        ("Ordfører Kari Nordmann kom.", "sier advokaten", None),
        # Members of a party or a firm, and compound titles.
        ("Kari Nordmann (Sp) og Ola Hansen (H) kom.", "sier Sp-politikeren", "Kari Nordmann"),
        ("Lederen for kulturskolen, Ida Dal, kom.", "sier kulturskolelederen", "Ida Dal"),
        ("Klubbens trener, danske Ola Hansen, kom.", "sier manageren", "Ola Hansen"),
        # Relatives.
        ("Kari Nordmann kom med Ola Nordmann.", "sier ektemannen", "Ola Nordmann"),
        ("Kari Nordmann kom alene.", "sier ektemannen", None),
        # Organisations that a common noun stands for.
        ("Dagligvarekjeden Melkbart må betale.", "skriver selskapet", "Melkbart"),
        ("Det opplyser Strandtilsynet.", "skriver tilsynet", "Strandtilsynet"),
        ("Byrået Fjordnytt melder om funn.", "skriver de", "Fjordnytt"),
        ("Kari Nordmann kom.", "skriver de", None),
        # Papers.
        ("Strandtilsynet fant feil, skriver de i en rapport fra Strandtilsynet.",
         "heter det i rapporten", "Strandtilsynet"),
        ("Det er kommet en rapport fra Strandtilsynet.", "heter det i en uttalelse", None),
        ("Kari Nordmann kom.", "heter det i et notat Norsk Fisk har sendt ut", "Norsk Fisk"),
        # Names: a channel with a number, a nickname, a spelling mistake, lists of titles.
        ("Noe hendte.", "sier TV 2s Kari Nordmann", "Kari Nordmann"),
        ("Noe hendte.", "sier Kari «Kaia» Nordmann", "Kari «Kaia» Nordmann"),
        ("Kari Kristoffersen kom.", "sier Krisoffersen", "Kari Kristoffersen"),
        ("Noe hendte.", "sier Fisk-eier, investor og tidligere leder Ida Dal", "Ida Dal"),
        ("Noe hendte.", "sier lederen, og roser rådmann Kari Nordmann", None),
        ("Noe hendte.", "sier daglig leder i Norsk Fisk på Røros, Kari Nordmann", "Kari Nordmann"),
        ("Noe hendte.", "sier rådgiver for myndighetene Kari Nordmann", "Kari Nordmann"),
        ("President Kari Nordmann kom. Rådmann Ola Hansen gikk.", "sier rådmannen", "Ola Hansen"),
    ],
)  # fmt: skip
def test_who_is_meant(before, attribution, name):
    found = speakers(f"Sak\n\n{before} Slik gikk den dagen.\n\n– Vi så det der, {attribution}.")
    assert [one for one, _, _ in found] == [name]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Kari Nordmann er ikke enig i det. – Dette har vi advart mot i mange år.",
            ["Kari Nordmann"],
        ),
        ("Hun får støtte av professor Kari Nordmann: – Dette er ikke nok.", ["Kari Nordmann"]),
        ("Kari Nordmann: «Vi må gå videre.»", ["Kari Nordmann"]),
        ("Kari Nordmann tror at «vi må gå videre», som hun sier.", ["Kari Nordmann"]),
        ("Kari Nordmann svarer ved å skrive: «Vi må gå videre.»", ["Kari Nordmann"]),
        # The next paragraph goes on.
        ("Slik gikk det.\n\n– Vi må.\n\n– Vi må nå, sier Kari Nordmann.", ["Kari Nordmann"] * 2),
        # Narrative of nobody else stands between.
        (
            "– Vi må, sier Kari Nordmann.\n\nDet var mye regn i fjor.\n\n– Det tar tid å bygge.",
            ["Kari Nordmann"] * 2,
        ),
        (
            "– Vi må, sier Kari Nordmann.\n\nOla Hansen og Per Berg kom.\n\n– Det tar tid å bygge.",
            ["Kari Nordmann", "Kari Nordmann"],
        ),
        (
            "– Ja, sier Kari Nordmann.\n\n– Nei, sier Ola Hansen.\n\nPer Li og Ida Li.\n\n– Jo.",
            ["Kari Nordmann", "Ola Hansen", None],
        ),
        # Two of one gender and one of the other.
        (
            "Kari Nordmann tok over etter Ola Nordmann.\n\n– Ja, sier hun.\n\n– Ja, sier han.",
            ["Kari Nordmann", "Ola Nordmann"],
        ),
    ],
)
def test_who_speaks_without_attribution(text, names):
    found = speakers(f"Sak\n\n{text}\n\nDa var møtet over, og alle gikk hjem til sine.")
    assert [name for name, _, _ in found] == names


def test_a_heading_has_the_speaker_of_its_section():
    text = (
        "Sak\n\nKari Nordmann kom.\n\n– Skandale\n\nDet var møte.\n\n– Dette er galt, sier Kari"
        " Nordmann.\n\n– Falt hun?\n\nDet er uvisst.\n\n– Vi vet ikke, sier Ola Hansen."
    )
    assert [name for name, _, _ in speakers(text)][:2] == ["Kari Nordmann", "Kari Nordmann"]
    assert [name for name, _, _ in speakers(text)][2:] == [None, "Ola Hansen"]


def test_words_before_a_name_are_no_part_of_it():
    text = (
        "Sak\n\nFoto Strand Kari Nordmann jubler.\n\nBritish Prime Minister Ola Hansen så på."
        "\n\n– Vi vant, sier Kari Nordmann.\n\n– Bra, sier Ola Hansen."
    )
    assert [name for name, _, _ in speakers(text)] == ["Kari Nordmann", "Ola Hansen"]
    text = "Sak\n\nI går roste Kari Nordmann Hansens mål. Kari Nordmann jublet, og Hansen lo."
    assert speakers(f"{text}\n\n– Vi vant, sier hun.") == [("Kari Nordmann", None, None)]


@pytest.mark.parametrize(
    ("first", "wanted"),
    [("Guro", "hun"), ("Sjur", "han"), ("Solveig", "hun"), ("Torgrim", "han"), ("Xi", None)],
)
def test_which_pronoun_a_first_name_takes(first, wanted):
    assert pronoun(first) == wanted


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "– Dette, sier Kari Lund, er ikke en bro vi kan leve uten. Den er lang.",
            ["Dette", "er ikke en bro vi kan leve uten. Den er lang."],
        ),
        ("– Vi har, sier Kari Lund, fått nok.", ["Vi har", "fått nok."]),
        ("– Dette er bra, sier Kari Lund, som er leder i laget.", ["Dette er bra"]),
        ("– Ja, svarer Kari Lund, og smiler.", ["Ja"]),
        (
            "– Vi kommer hjem til dere, sier Kari Lund, – og vi gir oss ikke.",
            ["Vi kommer hjem til dere", "og vi gir oss ikke."],
        ),
    ],
)
def test_a_sentence_that_its_attribution_interrupts_goes_on(text, expected):
    text = f"En sak\n\n{text}"
    found = find_utterances(text, segment(text))
    assert [text[one.start : one.end] for one in found] == expected
    assert {one.speaker for one in found} == {"Kari Lund"}
    assert len({one.group for one in found}) == 1
