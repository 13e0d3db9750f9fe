"""Where a quote stands: over paragraphs, attributions, speakers and documents."""

import pytest

from qa.quotes.quotecheck import QuoteCheck


def differences(verdict):
    return [(one.kind.value, one.quote, one.source) for one in verdict.differences]


def test_a_moved_negation_is_a_negation(build):
    checker = QuoteCheck(
        build({"a.txt": "– Det er opplagt at vi ikke kan bygge nå, sier Kari Lunde."})
    )
    verdict = checker.check("Det er ikke opplagt at vi kan bygge nå")
    assert {kind for kind, _, _ in differences(verdict)} == {"negation"}


def test_a_quote_joined_from_two_documents(build):
    checker = QuoteCheck(
        build(
            {
                "a.txt": "– Broen koster mange penger nå, sier Kari Lunde.",
                "b.txt": "– Skolen trenger nye lærere snart, sier Per Haug.",
            }
        )
    )
    verdict = checker.check("Broen koster mange penger (...) trenger nye lærere")
    assert verdict.verdict == "altered"
    assert differences(verdict) == [("joined", "trenger nye lærere", "trenger nye lærere")]


def test_paragraphs_of_two_speakers_that_stand_together(build):
    text = (
        "– Vi bygger broen ferdig i år.\n\n– Det koster altfor mye, sier Per Haug.\n\n"
        "– Broen åpner i mai, sier Kari Lunde.\n\n– Broen blir aldri ferdig, sier Per Haug."
    )
    checker = QuoteCheck(build({"a.txt": text}))
    together = checker.check("Broen åpner i mai. Broen blir aldri ferdig.")
    assert together.verdict != "verbatim"
    one = checker.check("Vi bygger broen ferdig i år. Det koster altfor mye")
    assert one.verdict == "verbatim"


def test_an_attribution_may_be_left_out(build):
    text = (
        "– Dette, sier ordfører Kari Lunde, er en god dag.\n\n"
        "– Broen er ferdig, sier hun, og viser til kartet.\n\n"
        "– Vi har ventet lenge på dette, sier hun. – Nå åpner vi den."
    )
    checker = QuoteCheck(build({"a.txt": text}))
    for quote in (
        "Dette er en god dag",
        "Dette, er en god dag.",
        "Vi har ventet lenge på dette. Nå åpner vi den.",
    ):
        verdict = checker.check(quote, speaker="Lunde")
        assert (verdict.verdict, verdict.speaker_check) == ("verbatim", "right"), quote
    # What the journalist says is not the speaker's.
    assert checker.check("Broen er ferdig, og viser til kartet").verdict == "altered"
    kept = checker.check("– Dette, sier ordfører Kari Lunde, er en god dag.")
    assert (kept.verdict, kept.is_utterance, kept.speaker) == ("verbatim", True, "Kari Lunde")


def test_an_attribution_between_two_paragraphs_may_be_left_out(build):
    text = (
        "– Vi bygger nå og bygger mer, sier ordfører Kari Lunde til NTB onsdag.\n\n"
        "– Broen blir fin, sier Lunde.\n\nHun har bygget før.\n\n"
        "– Den åpner i mai, sier Lunde.\n\n– Den åpner aldri, sier Per Haug."
    )
    checker = QuoteCheck(build({"a.txt": text}))
    assert checker.check("Vi bygger nå og bygger mer. Broen blir fin.").verdict == "verbatim"
    assert checker.check("Broen blir fin. Den åpner i mai.").verdict == "altered"
    assert checker.check("Den åpner i mai. Den åpner aldri.").verdict != "verbatim"


def test_all_places_are_listed(build):
    said = "– Vi er svært fornøyde med tallene"
    often = said + ", sier direktør {}.\n\n" + said + "."
    files = {f"{n:03}.txt": often.format(f"Kari Nordmann{'abc'[n % 3]}{n}") for n in range(250)}
    verdict = QuoteCheck(build(files)).check("«Vi er svært fornøyde med tallene»")
    assert len(verdict.places) == 500
    assert len({(place.source, place.start) for place in verdict.places}) == 500
    for place in verdict.places:
        text = files[place.source]
        assert text[place.start : place.end] == "Vi er svært fornøyde med tallene"


def test_the_named_speakers_place_comes_first(build):
    files = {
        "a.txt": "– Dette er en stor dag, sier Per Haug.",
        "b.txt": "Tittel\n\nDette er en stor dag for oss alle i dag.",
        "c.txt": "– Dette er en stor dag, sier Kari Lunde.",
    }
    checker = QuoteCheck(build(files))
    assert [p.source for p in checker.check("Dette er en stor dag").places] == [
        "a.txt", "c.txt", "b.txt",
    ]  # fmt: skip
    verdict = checker.check("Dette er en stor dag", speaker="Lunde")
    assert (verdict.speaker_check, verdict.places[0].source) == ("right", "c.txt")
    altered = checker.check("Dette er en liten stor dag", speaker="Lunde")
    assert [p.source for p in altered.places][:1] == ["c.txt"]
    assert len(altered.places) == 3


def test_words_that_stand_twice_are_compared_with_the_nearer_ones(build):
    text = (
        "Julia Hansen spilte i høst i en ny serie om krigen. Hun fortsetter som produsent.\n\n"
        "Serien er basert på en podkast med samme navn, sier de.\n\n"
        "Julia Hansen spilte Heidi, en av terapeutene som skal hjelpe soldatene til et vanlig liv."
    )
    verdict = QuoteCheck(build({"a.txt": text})).check(
        "Julia Hansen spilte skal hjelpe soldatene til et vanlig liv"
    )
    assert differences(verdict) == [("omission", "", "Heidi, en av terapeutene som")]


def test_the_nearest_of_many_alike_is_compared(build):
    text = "\n\n".join(
        f"– Vi bygger bro nummer {n} og ikke {n + 1}, sier Kari Lunde. – Den er {n} meter lang."
        for n in range(60)
    )
    verdict = QuoteCheck(build({"a.txt": text})).check("Vi bygger bro nummer 37 og 38")
    assert differences(verdict) == [("negation", "", "ikke")]


def test_a_quote_over_two_paragraphs(build):
    text = "– Vi bygger en bro. Den blir lang.\n\n– Den åpner i mai, sier Kari Lunde."
    checker = QuoteCheck(build({"a.txt": text}))
    for quote in ("Den blir lang. Den åpner i mai.", "– Den blir lang.\n\n– Den åpner i mai"):
        assert checker.check(quote).verdict == "verbatim", quote


def test_a_heading_and_a_metadata_line(build):
    text = "Bro\n\nPublisert 2. juni 2023\n\nAlt bygges.\n\n– Vil ha ny bro\n\n– Ja, sier Lunde."
    checker = QuoteCheck(build({"a.txt": text}))
    heading = checker.check("Vil ha ny bro")
    assert (heading.verdict, heading.is_utterance) == ("verbatim", True)
    date = checker.check("Publisert 2. juni 2023")
    assert (date.verdict, date.is_utterance) == ("verbatim", False)


def test_a_source_with_soft_hyphens(build):
    checker = QuoteCheck(build({"a.txt": "Helse\u00adnæringen vokser raskt i hele landet nå."}))
    verdict = checker.check("Helsenæringen vokser raskt i hele landet")
    assert verdict.verdict == "verbatim"
    assert verdict.warnings == ()
    hidden = checker.check("Helsenær\u200bingen vokser raskt")
    assert (hidden.verdict, hidden.warnings) == ("verbatim", ("hidden_characters",))


def test_a_changed_library_is_read_again(build, write):
    from fakes import HashEncoder

    from corpus.reading import find_files
    from index.indexer import index_files

    library = build({"a.txt": "Broen er lang og bred."})
    checker = QuoteCheck(library)
    assert checker.check("Skolen er ny og fin").verdict == "not_found"
    index_files(
        library, HashEncoder(), find_files([write({"b.txt": "Skolen er ny og fin."})]).files
    )
    assert checker.check("Skolen er ny og fin").verdict == "verbatim"


TWO_PARAGRAPHS = """En sak

– Vi vil ha fred i denne saken, sier Kari Berg.

– Og vi vil ha ro rundt partiet. Det er viktig for oss alle.

– Dette er bra for hele landet, sier Berg. – Men vi må gjøre mer.
"""


@pytest.mark.parametrize(
    ("quote", "verdict"),
    [
        (
            "Vi vil ha fred i denne saken, sier Kari Berg. – Og vi vil ha ro rundt partiet",
            "verbatim",
        ),
        ("Vi vil ha fred i denne saken. – Og vi vil ha ro rundt partiet", "verbatim"),
        ("Dette er bra for hele landet. – Men vi må gjøre mer", "verbatim"),
        ("Vi vil ha ro rundt partiet. – Det er viktig for oss alle", "altered"),
        ("Vi vil ha fred i denne saken – og vi vil ha ro rundt partiet", "altered"),
    ],
)
def test_a_dash_that_opens_speech_may_be_copied_with_it(build, quote, verdict):
    check = QuoteCheck(build({"a.txt": TWO_PARAGRAPHS})).check
    assert check(quote).verdict.value == verdict


def test_an_attribution_left_out_is_no_difference_beside_a_changed_word(build):
    check = QuoteCheck(build({"a.txt": TWO_PARAGRAPHS})).check
    found = check("Dette er bra for hele landet. – Men vi må gjøre mindre").differences
    assert [(one.kind.value, one.quote, one.source) for one in found] == [("word", "mindre", "mer")]


def test_the_marks_of_markdown_in_a_source_are_no_words(build):
    text = (
        "# Ny bro\n\n– Vi har **ikke** ventet på *denne* [broen](https://example.org/bro), sier"
        " leder Kari Lund.\n\n> – Den er _endelig_ her,\n> sier hun."
    )
    quote = "Vi har ikke ventet på denne broen"
    checker = QuoteCheck(build({"a.md": text}))
    verdict = checker.check(quote, speaker="Lund")
    assert (verdict.verdict, verdict.is_clean) == ("verbatim", True)
    place = verdict.places[0]
    assert text[place.start : place.end].startswith("Vi har **ikke** ventet")
    assert checker.check("Vi har ventet på denne broen").verdict == "altered"


@pytest.mark.parametrize(
    ("quote", "kind"),
    [
        ("Vi skal betale alt selv", "negation"), ("Nå må fylket på banen", "word"),
        ("Det knaker hver vår", "word"), ("Jeg har mistet tre hatter", "number"),
        ("Jeg trodde det.", "punctuation"),
        # Two words differ, no content word agrees, or nobody says the like.
        ("Nå må fylket på gata", None), ("Nå må de opp nå", None), ("Den er lang i dag", None),
    ],
)  # fmt: skip
def test_a_short_quote_with_one_change(build, quote, kind):
    text = (
        "Ny bro\n\nDen er lang i år.\n\n– Vi skal ikke betale alt selv. Nå må staten på banen."
        " Det knaker hver høst. Jeg har mistet to hatter. Jeg trodde det! sier Kari Lund."
    )
    verdict = QuoteCheck(build({"a.txt": text})).check(quote)
    assert [one for one, _, _ in differences(verdict)] == [kind] * (kind is not None)
    assert (verdict.verdict == "altered") == (kind is not None)


def test_the_nearest_is_a_sentence(build):
    checker = QuoteCheck(build({"a.txt": "Ny bro\n\nBroen står. Veien er lang og våt. Vi drar."}))
    verdict = checker.check("Ingen kjører langs veien når natta er våt")
    assert verdict.nearest is not None
    assert verdict.nearest.text == "Veien er lang og våt."
