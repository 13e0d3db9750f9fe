"""The quote check: labelled quotes, what is free, what never is, and who said it."""

import pytest
from conftest import read_lines
from quote_cases import COUNTS, is_right, make_cases

from corpus.errors import InputError, LibraryError
from corpus.library import Library
from qa.quotes.quotecheck import QuoteCheck

NEWS = """Ny bro i Sandvika

– Broen kostet 11 000 kroner, sier ordfører Kari Lunde, og vi står her til 2030. Vi er glade.

– Jeg er ikke enig i det, sier opposisjonsleder Per Haug.

– Dette er helse- og omsorgspolitikk – og viktig for Nord-Norge. Hva koster det? Det vet ingen!

Kommunen har 1,500 liter maling og -5 grader. Perioden 2020–2021 var god, ca. 50 % bedre.

Lunde sier at «alt er mulig» og at Haug «tar feil om broen».
"""


@pytest.fixture
def news(build):
    return QuoteCheck(build({"bro.txt": NEWS}))


@pytest.fixture
def check_in(build):
    """Returns a quote check of a library of one text."""
    return lambda text: QuoteCheck(build({"a.txt": f"En sak\n\n{text}"})).check


@pytest.mark.parametrize("entry", read_lines("press_quote_checks.jsonl"), ids=lambda e: e["quote"])
def test_the_labelled_quotes(press, entry):
    verdict = QuoteCheck(press).check(entry["quote"], speaker=entry["speaker"])
    found = (verdict.verdict.value, verdict.speaker_check, verdict.is_utterance)
    assert found == (entry["verdict"], entry["speaker_check"], entry["is_utterance"])


def test_the_made_cases(build):
    texts = [entry["text"] for entry in read_lines("utterances/texts.jsonl")]
    inside, outside = texts[:30], texts[30:]
    checker = QuoteCheck(build({f"{n:02}.txt": text for n, text in enumerate(inside)}))
    cases = make_cases(inside, outside)
    assert len(cases) == sum(COUNTS.values())
    verdicts = [checker.check(case.quote) for case in cases]
    for case, verdict in zip(cases, verdicts, strict=True):
        if case.kind in ("unchanged", "typography"):
            assert verdict.verdict.value == "verbatim", case
        if case.verdict != "verbatim":
            assert verdict.verdict.value != "verbatim", case
    right = sum(map(is_right, cases, verdicts))
    assert right >= 0.97 * len(cases)


def differences(verdict):
    return [(one.kind.value, one.quote, one.source) for one in verdict.differences]


@pytest.mark.parametrize(
    "quote",
    [
        "Broen kostet 11 000 kroner",
        "broen kostet 11000 kroner.",
        "«Broen kostet 11.000 kroner»,",
        "– Broen\n kostet\u00a011\u202f000  kroner",
        'Bro\u00aden "kostet" 11\u2009000 kroner',
        "Broen kostet 11 000 kroner, og vi sta\u030ar her til 2030",
        "Broen kostet 11 000 kroner og vi står her til 2030.",
        "Dette er helse- og omsorgspolitikk - og viktig for Nord‑Norge",
        "Dette er helse- og omsorgspolitikk — og viktig for “Nord-Norge”.",
        "Kommunen har 1,500 liter maling og −5 grader.",
        "Perioden 2020-2021 var god, ca. 50% bedre",
        "Dette er … viktig for Nord-Norge",
        "Broen kostet 11 000 kroner (…) til 2030",
        "... Broen kostet 11 000 kroner [...]",
    ],
)
def test_typography_is_free(news, quote):
    verdict = news.check(quote)
    assert verdict.verdict == "verbatim", verdict


@pytest.mark.parametrize(
    ("quote", "kinds"),
    [
        ("Broen kostet 11 001 kroner", {"number"}),
        ("Broen kostet 11,000 kroner", {"number"}),
        ("Broen kostet 11 000 kr", {"form"}),
        ("Kommunen har 1500 liter maling og -5 grader", {"number"}),
        ("Kommunen har 1,500 liter maling og 5 grader", {"number"}),
        ("Kommunen har 1,500 liter maling og – 5 grader", {"number", "punctuation"}),
        ("Perioden 2020 2021 var god, ca. 50 % bedre", {"number"}),
        ("Perioden 2020–2022 var god, ca. 50 % bedre", {"number"}),
        ("Perioden 2020–2021 var god, ca. 50 prosent bedre", {"form"}),
        ("Perioden 2020–2021 var god, ca. 50 bedre", {"omission"}),
        ("Perioden 2020–2021 var god ca. 50 % bedre", {"punctuation"}),
        ("Dette er helse og omsorgspolitikk – og viktig for Nord-Norge", {"word"}),
        ("Dette er helse- og omsorgspolitikk og viktig for Nord-Norge", {"punctuation"}),
        ("Dette er helse- og omsorgspolitikk – og viktig for Sør-Norge", {"name"}),
        ("Dette er helse- og omsorgspolitikk – og uviktig for Nord-Norge", {"negation"}),
        ("Dette er helse- og omsorgspolitikk – og viktig for nord-Norge", {"form"}),
        ("Dette er helse- og omsorgspolitikk – og viktig for \u041eslo", {"name"}),
        ("Dette er helse- og omsorgsp\u043elitikk – og viktig for Nord-Norge", {"lookalike"}),
        ("Dette er helse- og omsorgspolitikk – og viktig for \u202eNord-Norge", {"lookalike"}),
        ("Dette er omsorgs- og helsepolitikk – og viktig for Nord-Norge", {"word"}),
        ("Dette er helse- og omsorgspolitikk – viktig og for Nord-Norge", {"order"}),
        ("Jeg er enig i det", {"negation"}),
        ("Hva koster det. Det vet ingen", {"punctuation"}),
        ("Hva koster det? Det vet ingen.", {"punctuation"}),
        ("Hva koster det? Det vet", None),
        ("<b>Broen</b> kostet 11 000 kroner", {"word", "punctuation"}),
    ],
)
def test_what_counts_is_named(news, quote, kinds):
    verdict = news.check(quote)
    if kinds is None:
        assert verdict.verdict == "verbatim"
    else:
        assert verdict.verdict == "altered", verdict
        assert {kind for kind, _, _ in differences(verdict)} == kinds


def test_a_place_is_exact(news):
    for quote in ("Vi er glade.", "Broen kostet 11 000 kroner", "Perioden 2020–2021 var god, ca."):
        verdict = news.check(f"«{quote}»")
        (place,) = verdict.places
        assert NEWS[place.start : place.end] == quote


def test_a_cut_question_is_pointed_out(news):
    assert news.check("Hva koster det").warnings == ("ends_before_question_mark",)
    assert [kind for kind, _, _ in differences(news.check("Hva koster det."))] == ["punctuation"]
    assert news.check("Hva koster det?").warnings == ()


@pytest.mark.parametrize(
    ("quote", "is_cut"),
    [
        ("Broen gir jeg", True), ("å stenge veien", True),
        ("folk merker det", True), ("støtter vi", True), ("støtter vi det", True),
        ("støtter vi det ikke", False), ("Vi venter", False), ("I år bygger vi", False),
    ],
)  # fmt: skip
def test_a_negation_left_out_at_the_edge_is_pointed_out(check_in, quote, is_cut):
    check = check_in(
        "– Broen gir jeg ikke opp. Det er umulig å stenge veien uten at folk merker det. Derfor"
        " støtter vi det ikke. Vi venter, aldri mer. I år bygger vi, sier Kari Lund, ingenting."
        " Vi tar ikke opp broen. We trust him, sier Kari Lund."
    )
    verdict = check(quote)
    assert verdict.verdict == "verbatim"
    assert ("negation_left_out" in verdict.warnings) == is_cut
    assert verdict.is_clean != is_cut


@pytest.mark.parametrize(
    ("quote", "turns"),
    [
        ("Vedtaket kan ikke ... omgjøres", True), ("Vi kan ikke ... rive broen", True),
        ("Vi kan ikke stenge veien ... Nå bygger vi", False), ("Vi bygger ... i mai", True),
        ("Nå bygger vi ... bro", False),
    ],
)  # fmt: skip
def test_what_a_marked_omission_turns(check_in, quote, turns):
    check = check_in(
        "– Vedtaket kan ikke påklages, men det kan omgjøres. Vi kan ikke stenge veien, vi må rive"
        " broen. Nå bygger vi en ny bro. Vi bygger dersom vi får lov i mai, sier Kari Lund."
    )
    verdict = check(quote)
    assert verdict.verdict == "verbatim"
    assert ("omission_changes_meaning" in verdict.warnings) == turns


def test_a_question_and_its_answer_are_not_one_quote(check_in):
    check = check_in(
        "– Er du sint?\n\n– Nei, jeg er mest lei meg.\n\n"
        "– Hva gjør vi nå? Vi venter, sier Kari Lund."
    )
    assert [d[0] for d in differences(check("Er du sint? Nei, jeg er mest lei meg."))] == ["joined"]
    assert check("Hva gjør vi nå? Vi venter").verdict == "verbatim"


def test_what_is_left_out_names_the_document_that_it_stands_in(build):
    library = build(
        {
            "a.txt": "Kommunen bygger en ny bro over elva som skal koste mange millioner neste år.",
            "b.txt": "Svar om helt andre ting først.\n\n– Kommunen bygger en ny bro over elva som "
            "skal koste mange millioner neste år, sier ordfører Kari Lund.",
        }
    )
    verdict = QuoteCheck(library).check(
        "Kommunen bygger en gammel bro (...) mange millioner neste år"
    )
    assert verdict.verdict == "altered"
    assert library.get(verdict.places[0].document_id).source == "b.txt"
    for left in verdict.omitted:
        assert library.get(left.document_id).text[left.start : left.end] == left.text
    assert verdict.omitted


def test_an_omission_that_changes_meaning_is_not_clean(press):
    verdict = QuoteCheck(press).check("I dag slipper (...) innovasjonsbedriftene godt nok til")
    assert verdict.verdict == "verbatim"
    assert [left.text for left in verdict.omitted] == ["ikke"]
    assert verdict.warnings == ("omission_changes_meaning",)
    assert not verdict.is_clean
    assert verdict.message.startswith(
        "Det utelatte kan snu meningen: nektelse, forbehold, tall, navn. Ordrett"
    )


@pytest.mark.parametrize(
    "quote",
    [
        # two speakers
        "Broen kostet 11 000 kroner (...) Jeg er ikke enig i det",
        # backwards
        "vi står her til 2030 (...) Broen kostet 11 000 kroner",
        # from speech into narrative
        "Dette er helse- og omsorgspolitikk (...) Kommunen har 1,500 liter maling",
        # two speakers, without a mark
        "Broen kostet 11 000 kroner, og vi står her til 2030. Jeg er ikke enig i det.",
    ],
)
def test_joined_quotes(news, quote):
    verdict = news.check(quote)
    assert verdict.verdict == "altered"
    assert "joined" in {kind for kind, _, _ in differences(verdict)}, verdict


def test_a_short_sentence_from_another_place_is_joined(check_in):
    check = check_in(
        "– Det er galt. Vi har ventet lenge, sier Kari Lund.\n\nKommunen er uenig.\n\n"
        "– Broen må åpnes for alle til våren, sier Ola Berg."
    )
    verdict = check("Det er galt. Broen må åpnes for alle til våren")
    words = "Broen må åpnes for alle til våren"
    assert differences(verdict) == [("joined", words, words)]


def test_sentences_in_another_order_are_joined(press):
    verdict = QuoteCheck(press).check(
        "I dag slipper ikke innovasjonsbedriftene godt nok til. "
        "Helseteknologi har alle muligheter til å bli en milliardeksport."
    )
    words = "Helseteknologi har alle muligheter til å bli en milliardeksport"
    assert ("joined", words, words) in differences(verdict)
    assert "negation" not in {kind for kind, _, _ in differences(verdict)}


def test_two_partial_quotes_are_not_one(news):
    # The words between them are the journalist's, and no attribution.
    assert news.check("alt er mulig tar feil om broen").verdict != "verbatim"


@pytest.mark.parametrize(
    ("speaker", "expected"),
    [
        ("Kari Lunde", "right"), ("Lunde", "right"), ("LUNDE", "right"), ("Lundes", "right"),
        ("ordføreren", "right"), ("ordfører Lunde", "right"), ("ordfører", "right"),
        ("K. Lunde", "right"), ("Lund\u00e9", "right"), ("Kari Lunde (Ap)", "right"),
        ("Kari", "right"), ("Per Haug", "wrong"), ("Haug", "wrong"), ("Per Lunde", "wrong"),
        ("opposisjonslederen", "wrong"), ("statsministeren", "wrong"), ("", None), (None, None),
    ],
)  # fmt: skip
def test_the_speaker(news, speaker, expected):
    assert news.check("Broen kostet 11 000 kroner", speaker=speaker).speaker_check == expected


def test_an_unknown_speaker(news):
    assert news.check("Kommunen har 1,500 liter maling", speaker="Lunde").speaker_check == "unknown"
    assert news.check("Dette sto det aldri noe om", speaker="Lunde").speaker_check == "unknown"
    assert news.check("Dette sto det aldri noe om").speaker_check is None


@pytest.mark.timeout(60)
@pytest.mark.parametrize("speaker", ["a" * 200_000, "(" * 20_000, "a- og " * 20_000])
def test_a_speaker_of_any_length_is_compared_in_time(news, speaker):
    verdict = news.check("Broen kostet 11 000 kroner", speaker=speaker)
    assert verdict.speaker_check != "right"


def test_a_quote_ascribed_to_the_speakers_own_party_or_employer_is_not_wrong(check_in):
    text = "– Broen kostet for mye, sier Kari Lund {} til avisen."
    for of, claimed, expected in (
        ("(Ap)", "Ap", "unknown"),
        ("(Ap)", "Arbeiderpartiet", "unknown"),
        ("(Ap)", "Høyre", "wrong"),
        ("(Ap)", "Kari Lund (Ap)", "right"),
    ):
        check = check_in(text.format(of))
        assert check("Broen kostet for mye", speaker=claimed).speaker_check == expected


def test_an_altered_quote_tells_what_else_is_wrong_with_it(check_in):
    text = "– Partiet, som aldri har hatt flertall, vil bygge veien innen 2030, sier Lund."
    verdict = check_in(text)("Partiet ... vil bygge veien innen 2031")
    assert verdict.verdict == "altered"
    assert verdict.warnings == ("omission_changes_meaning",)
    assert "2031" in verdict.message
    assert "nektelse" in verdict.message


def test_titles_of_coordinated_compounds(press):
    checker = QuoteCheck(press)
    quote = "Jeg er veldig glad for at helse nå blir en del av vår eksportsatsing"
    for speaker in ("helse- og omsorgsministeren", "helseministeren", "omsorgsminister Kjerkol"):
        assert checker.check(quote, speaker=speaker).speaker_check == "right", speaker
    for speaker in ("næringsministeren", "Vestre", "Jan Christian Vestre"):
        assert checker.check(quote, speaker=speaker).speaker_check == "wrong", speaker


def test_short_quotes_are_verbatim_or_not_found(news):
    assert news.check("glade").verdict == "verbatim"
    assert news.check("Vi er").verdict == "verbatim"
    for quote in ("gladere", "Broen kosta", "ordfører Haug"):
        assert news.check(quote).verdict == "not_found"


def test_numbers_alone(news):
    for quote in ("11 000", "11000", "11.000", "2030", "2020-2021", "50%"):
        assert news.check(quote).verdict == "verbatim", quote
    for quote in ("000", "000 kroner", "11", "5 grader", "2020", "0 %", "1500"):
        assert news.check(quote).verdict == "not_found", quote


@pytest.mark.parametrize(
    "quote", ["", " \n", "«»", "...", "(...) [...]", "–", "!?", "\u200b", "\u00ad\u202e", "🙂"]
)
def test_a_quote_without_words_is_refused(news, quote):
    with pytest.raises(InputError):
        news.check(quote)


@pytest.mark.parametrize(
    "quote",
    [
        '" OR form:*', "NEAR(a b) AND *", "«uten slutt og \u202emotsatt\u202c", "\x00\x07 bro ned",
        "[lenke](https://x.no) **fet** $a$", "<script>alert(1)</script>", "' ; DROP TABLE x",
        "ordfører " * 550, "a…" * 2_400, "1.000." * 830, "– " * 2_400 + "bro", "og i " * 990,
        "(" * 4_900 + "bro", "1 000" + " " * 4_900 + "000", "bro-" * 1_240, "'" * 4_900 + "a'b",
        "\ud800 bro over vann", "９９ ²³ ½ ٣",
    ],
)  # fmt: skip
def test_hostile_quotes(news, quote):
    assert news.check(quote).verdict in ("not_found", "altered", "verbatim")


def test_a_quote_that_is_too_long_is_refused(news):
    with pytest.raises(InputError, match="5001"):
        news.check("a" * 5_001)


def test_json_has_all_keys(news):
    keys = [
        "quote", "verdict", "speaker_check", "is_utterance", "speaker", "document_id", "source",
        "start", "end", "places", "differences", "omitted", "warnings", "nearest", "message",
    ]  # fmt: skip
    for quote in ("Broen kostet 11 000 kroner", "Broen kostet 12 000 kroner", "Ingen sa dette her"):
        assert list(news.check(quote).to_dict()) == keys
    missing = news.check("Kommunen malte veggen i går kveld").to_dict()
    assert missing["verdict"] == "not_found"
    near = missing["nearest"]
    assert NEWS[near["start"] : near["end"]] == near["text"]


def test_messages_in_three_languages(news):
    for quote in ("Vi er glade", "Broen kostet 12 000 kroner", "Dette sto det aldri noe om her"):
        messages = {news.check(quote, language=name).message for name in ("nb", "nn", "en")}
        assert len(messages) == 3
        assert all("\n" not in message and message.endswith(".") for message in messages)


def test_a_library_without_postings_is_refused(tmp_path):
    with (
        Library(tmp_path / "empty.sqlite", create=True) as library,
        pytest.raises(LibraryError, match="nothing is indexed"),
    ):
        QuoteCheck(library)


@pytest.mark.parametrize(
    ("quote", "kinds"),
    [
        ("Rådet vil bygge ny skole i Dalby", {"negation", "omission"}),
        ("Dette forslaget er bra", {"negation", "omission"}),
        ("Vi skal bygge skole", {"omission"}),
    ],
)
def test_outer_words_that_an_omission_parts_are_of_the_stretch(check_in, quote, kinds):
    check = check_in(
        "– Rådet, som aldri har hatt flertall her, vil bygge ny skole i Dalby, sier Ola Lien.\n\n"
        "– Dette forslaget er ikke på noen som helst måte bra, sier Ola Lien.\n\n"
        "– Vi skal bygge en ny og mye større skole, sier Ola Lien."
    )
    verdict = check(quote)
    assert verdict.verdict == "altered"
    assert {str(difference.kind) for difference in verdict.differences} == kinds


def test_of_two_places_that_say_nearly_the_same_the_nearer_is_compared(check_in):
    check = check_in(
        "Broen blir 1,5 kilometer lang og koster 312 millioner kroner. Den åpner i mai.\n\n"
        "– Broen koster 312 millioner kroner, og det er mye, sier ordfører Anne-Grete Vik."
    )
    verdict = check("Broen koster 322 millioner kroner", speaker="Anne Grete Vik")
    assert [(d.quote, d.source) for d in verdict.differences] == [("322", "312")]
    assert verdict.speaker_check == "right"


def test_a_first_name_that_is_also_a_pronoun_is_a_name(check_in):
    check = check_in("– Vi kommer hjem i dag, sier Hans Moe.")
    assert check("Vi kommer hjem i dag", speaker="Hans Moe").speaker_check == "right"


@pytest.mark.parametrize("speaker", ["adm. dir. Ola Lie", "adm. dir.", "administrerende direktør"])
@pytest.mark.parametrize("title", ["adm. dir.", "administrerende direktør"])
def test_a_director_is_one_in_short_and_in_full(check_in, title, speaker):
    check = check_in(f"– Vi kommer hjem i dag, sier {title} Ola Lie i Laks AS.")
    assert check("Vi kommer hjem i dag", speaker=speaker).speaker_check == "right"
