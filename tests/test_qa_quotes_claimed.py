"""Claimed speakers: by name, title, party, employer or description."""

import pytest

from corpus.utterances import Utterance, UtteranceKind
from qa.quotes.claimed import check_speaker


def said_by(speaker, title=None, organisation=None):
    return Utterance(0, 9, UtteranceKind.DASH, 0, speaker, title, organisation, None, 1.0)


LUND = said_by("Kari Lund", "ordfører", "Ap")
HAUG = said_by("Per Haug", "fylkesordfører", "H")
LIEN = said_by("Anne Lien", "administrerende direktør", "Fjordlys Energi")
SIV, PER = said_by("Siv Dahl", "klubbleder"), said_by("Per Dahl", "ordfører")


@pytest.mark.parametrize(
    ("claimed", "utterance", "expected"),
    [
        ("ordfører Lund", LUND, "right"), ("Lund (Ap)", LUND, "right"),
        ("lund", LUND, "right"), ("Kari Lund fra Ap", LUND, "right"),
        # Another title or party under the same name.
        ("statsminister Lund", LUND, "unknown"), ("varaordfører Lund", LUND, "unknown"),
        ("Kari Lund (H)", LUND, "unknown"), ("statsråd Moe", said_by("Ola Moe"), "right"),
        ("næringsminister Moe", said_by("Ola Moe", "statsråd"), "right"),
        # Words before a whole name.
        ("CEO Anne Lien", LIEN, "right"), ("Høyres Per Haug", HAUG, "right"),
        ("Arbeiderpartiets Kari Lund", LUND, "right"), ("trebarnsmor Kari Lund", LUND, "right"),
        ("advokaten til Anne Lien", LIEN, "wrong"), ("Anne Liens advokat", LIEN, "unknown"),
        # Descriptions that may be of the speaker.
        ("politikeren", LUND, "unknown"), ("kvinnen", LUND, "unknown"), ("hun", LUND, "unknown"),
        ("sjefen", LIEN, "unknown"), ("toppsjefen i Fjordlys Energi", LIEN, "unknown"),
        ("konsernsjefen", LIEN, "wrong"), ("statsministeren", LUND, "wrong"),
        # Organisations and abbreviations.
        ("Fjordlys Energi", LIEN, "unknown"), ("Fjordlys Energi AS", LIEN, "unknown"),
        ("Høyre", HAUG, "unknown"), ("Høyre", LUND, "wrong"),
        ("adm.dir.", LIEN, "right"), ("J.C. Moe", said_by("Jan Chr. Moe"), "right"),
    ],
)  # fmt: skip
def test_a_claimed_speaker(claimed, utterance, expected):
    assert check_speaker(claimed, utterance) == expected


def test_a_title_of_another_speaker_is_wrong():
    for claimed in ("ordfører Dahl", "ordføreren"):
        assert check_speaker(claimed, SIV, others=(SIV, PER)) == "wrong"
        assert check_speaker(claimed, SIV, others=(SIV,)) == "unknown"
    for claimed in ("Dahl", "klubbleder Dahl", "klubblederen"):
        assert check_speaker(claimed, SIV, others=(SIV, PER)) == "right"


def test_a_description_that_the_attribution_has_is_right():
    moe = said_by("Ola Moe", "advokat")
    told = "sier forsvarer, advokat Ola Moe til en journalist"
    assert check_speaker("forsvareren", moe, told=told) == "right"
    assert check_speaker("journalisten", moe, told=told) == "unknown"
    assert check_speaker("pensjonisten", moe, told="sier pensjonist Ola Moe (78)") == "right"
