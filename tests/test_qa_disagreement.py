import dataclasses
import re

import pytest
from fakes import HashEncoder

from corpus.document import Document, Source, Span
from index.retriever import Retriever
from qa.assistant import DOCUMENTS, MORE, READ, Assistant
from qa.claims import Position, with_positions
from qa.confidence import ConfidenceModel, Features
from qa.disagreement import asked_kind
from qa.evidence import Evidence
from qa.reader import ReadSpan
from qa.terminal import show_answer

MARGIN = ConfidenceModel(0.0, {"margin": 1.0}, 0.5)
BRIDGE = (
    "{date}Brua over Storelva ved Nordvik åpner i oktober. Entreprenøren Moe Bygg fra Lillevik har "
    "bygget den for Nordvik kommune. {claim} Ordfører Kari Lund klipper snora sammen med "
    "fylkesordfører Ola Berg."
)
COST = "Hva kostet brua over Storelva?"


class PatternReader:
    """Points at every place of a pattern, each text with a score of its own."""

    def __init__(self, pattern, scores=()):
        self.pattern = pattern
        self.scores = dict(scores)

    def read(self, question, text, within):  # noqa: ARG002
        score = next((s for part, s in self.scores.items() if part in text), 10.0)
        spans = [Span(*match.span()) for match in re.finditer(self.pattern, text)]
        return [ReadSpan(span, score) for span in spans if any(w.covers(span) for w in within)]


def texts(*claims, dates=()):
    dates = [*dates, *[""] * (len(claims) - len(dates))]
    return {
        f"{name}.txt": BRIDGE.format(claim=claim, date=f"Publisert {date}\n\n" if date else "")
        for name, claim, date in zip("abcdefgh", claims, dates, strict=False)
    }


@pytest.fixture
def ask(build):
    def ask(
        files,
        question=COST,
        pattern=r"(?:nær )?\d+ (?:millioner|mill\.) kroner",
        scores=(),
        model=MARGIN,
    ):
        ask.library = build(files)
        retriever = Retriever(ask.library, HashEncoder())
        reader = PatternReader(pattern, scores)
        return Assistant(retriever, reader=reader, confidence=model).ask(question)

    return ask


def shown(answer):
    return {claim.text for claim in answer.disagreement}


def test_two_figures_are_shown_side_by_side_with_their_sources(ask):
    answer = ask(
        texts("Brua kostet 312 millioner kroner.", "Brua kostet 340 millioner kroner."),
        scores={"312": 12.0},
    )
    first, second = answer.disagreement
    assert (first.text, second.text) == ("312 millioner kroner", "340 millioner kroner")
    assert answer.answer == "312 millioner kroner"
    for claim in answer.disagreement:
        for number in claim.citations:
            citation = answer.citations[number - 1]
            text = ask.library.get(citation.document_id).text
            assert citation.number == number
            assert text[citation.start : citation.end] == citation.quote
        assert answer.citations[claim.citations[0] - 1].quote == claim.text
    assert not set(first.citations) & set(second.citations)


def test_a_claim_far_below_the_best_is_cited_too(ask):
    files = texts("Brua kostet 312 millioner kroner.", "Brua kostet 340 millioner kroner.")
    answer = ask(files, scores={"312": 30.0, "340": 2.5})
    assert shown(answer) == {"312 millioner kroner", "340 millioner kroner"}
    assert [citation.quote for citation in answer.citations] == [
        "312 millioner kroner",
        "340 millioner kroner",
    ]


@pytest.mark.parametrize(
    "other",
    ["Brua kostet 312 mill. kroner.", "Brua kostet nær 310 millioner kroner."],
)
def test_other_words_for_the_same_are_no_disagreement(ask, other):
    answer = ask(texts("Brua kostet 312 millioner kroner.", other))
    assert answer.answered
    assert answer.disagreement == ()


def test_sources_that_agree_stand_in_one_claim(ask):
    answer = ask(
        texts(
            "Brua kostet 312 millioner kroner.",
            "Brua kostet 312 mill. kroner.",
            "Brua kostet 340 millioner kroner.",
        ),
        scores={"312 millioner": 12.0},
    )
    assert [len(claim.citations) for claim in answer.disagreement] == [2, 1]


def test_the_newest_is_marked_where_the_dates_tell(ask):
    claims = ("Brua kostet 312 millioner kroner.", "Brua kostet 340 millioner kroner.")
    for dates, newest in (
        (("2. juni 2023", "5. juni 2023"), "340 millioner kroner"),
        (("2. juni 2023", "2022"), "312 millioner kroner"),
        (("2. juni 2023", "2023"), None),
        (("2. juni 2023", ""), None),
        (("2. juni 2023", "2. juni 2023"), None),
    ):
        answer = ask(texts(*claims, dates=dates))
        ask.library.close()
        ask.library.path.unlink()
        assert shown(answer) == {"312 millioner kroner", "340 millioner kroner"}
        marked = [claim.text for claim in answer.disagreement if claim.newest]
        assert marked == ([newest] if newest else [])


def test_one_document_does_not_disagree_with_itself(ask):
    answer = ask(texts("Brua kostet 312 millioner kroner. Først var det 340 millioner kroner."))
    assert answer.answered
    assert answer.disagreement == ()


def test_a_document_that_has_the_answer_too_is_no_witness_against_it(ask):
    other = "Brua kostet 340 millioner kroner, ikke 312 millioner kroner som kommunen har sagt."
    files = texts("Brua kostet 312 millioner kroner.", other)
    pattern = r"(?<!ikke )\b\d+ millioner kroner"
    answer = ask(files, pattern=pattern, scores={"ikke 312": 8.0})
    assert {item.quote for item in answer.trace.read} == {
        "312 millioner kroner", "340 millioner kroner",
    }  # fmt: skip
    assert answer.disagreement == ()


def test_two_may_have_said_the_same(ask):
    files = texts("Per Vik sa at brua er dyr.", "Jan Dahl sa at brua er dyr.")
    assert ask(files, "Hvem sa at brua er dyr?", "Per Vik|Jan Dahl").disagreement == ()
    assert shown(ask(files, "Hvem kaller brua dyr?", "Per Vik|Jan Dahl")) == {"Per Vik", "Jan Dahl"}


def test_a_role_is_of_the_body_that_is_asked_for(ask):
    named = "Per Vik|Jan Dahl"
    files = texts("Leder i utvalget er Per Vik.", "Leder i lauget er Jan Dahl.")
    assert ask(files, "Hvem er leder i utvalget?", named).disagreement == ()
    files = texts("Leder i utvalget er Per Vik.", "Jan Dahl er utvalgets leder.")
    assert shown(ask(files, "Hvem er leder i utvalget?", named)) == {"Per Vik", "Jan Dahl"}


def test_another_matter_is_no_disagreement(ask):
    files = texts("Brua kostet 312 millioner kroner.")
    files["b.txt"] = (
        "Svømmehallen i Sørli er ferdig etter tre år. Elevene ved skolen gleder seg til å bade, "
        "og rektor Anne Dahl er glad. Hva kommunen sier om Storelva, bryr dem mindre. Like mye "
        "som brua over dalen kostet det, 340 millioner kroner."
    )
    answer = ask(files)
    assert {item.quote for item in answer.trace.read} == {
        "312 millioner kroner", "340 millioner kroner",
    }  # fmt: skip
    assert answer.disagreement == ()


def test_another_year_than_that_of_the_question_is_no_disagreement(ask):
    claims = (
        "Brua kostet 312 millioner kroner i 2019.",
        "Arbeidet begynte i 2019. Brua kostet 340 millioner kroner i 2020.",
    )
    asked = "Hva kostet brua over Storelva i 2019?"
    assert ask(texts(*claims), asked, scores={"i 2019": 12.0}).disagreement == ()


def test_a_text_of_another_matter_is_heard_where_it_has_all_that_is_asked(ask):
    files = texts("Brua over Storelva kostet 312 millioner kroner.")
    files["b.txt"] = (
        "Partiene krangler om penger før valget i høst. Det er for dyrt å bygge, mener Anne Dahl. "
        "Brua over Storelva kostet 340 millioner kroner, sier hun."
    )
    answer = ask(files, scores={"Entreprenøren": 12.0})
    assert shown(answer) == {"312 millioner kroner", "340 millioner kroner"}


def test_a_span_of_another_kind_is_no_disagreement(ask):
    claims = ("Brua kostet 312 millioner kroner.", "Brua kostet mye, og Kari Lund er glad.")
    answer = ask(texts(*claims), pattern=r"312 millioner kroner|(?<=og )Kari Lund")
    assert answer.disagreement == ()


def test_date_lines_do_not_disagree(ask):
    claims = ("Brua er dyr.", "Brua er dyr.")
    files = texts(*claims, dates=("2. juni 2023", "5. juni 2023"))
    files["b.txt"] += " Brua blir brei."
    answer = ask(files, "Når åpner brua over Storelva?", pattern=r"\d\. juni 2023")
    assert answer.answered
    assert answer.disagreement == ()


def test_names_and_dates_disagree_as_figures_do(ask):
    pattern = "Per Vik|Liv Ås|7. mai|9. mai"
    for question, claims in (
        ("Hvem tegnet brua over Storelva?", ("Per Vik", "Liv Ås")),
        ("Når ble brua over Storelva tegnet?", ("7. mai", "9. mai")),
    ):
        answer = ask(
            texts(*(f"Brua ble tegnet av {claim}." for claim in claims)), question, pattern
        )
        ask.library.close()
        ask.library.path.unlink()
        assert shown(answer) == set(claims)


def test_a_rival_that_runs_on_is_cut_behind_its_value(ask):
    other = "340 millioner kroner av det som kommunen eier, kostet brua, og mer kan det bli."
    files = texts("Brua kostet 312 millioner kroner.", other)
    answer = ask(files, pattern=r"312 millioner kroner|340 .+bli", scores={"312": 12.0})
    assert shown(answer) == {"312 millioner kroner", "340 millioner kroner"}


def test_a_place_is_cited_once_where_a_claim_rests_on_less_of_it():
    text = "Det var 41 prosent av alle som svarte på hele den store målingen i fjor."
    document = Document("a" * 16, text, None, None, "nb", (Source("", "a.txt"),))
    features = Features(margin=1.0, lead=1.0, rank=1.0, similarity=0.5)
    long = Evidence(document, Span(8, 71), Span(0, 72), features, 0.5)
    short = dataclasses.replace(long, span=Span(8, 18))
    assert with_positions([long], [Position((short,))]) == [short]


def test_the_same_in_a_range_is_not_what_a_document_says(ask):
    other = "Brua kostet 340 millioner kroner, mot 300 til 320 millioner kroner i planen."
    files = texts("Brua kostet 312 millioner kroner.", other)
    answer = ask(files, pattern=r"(?<!til )3[14]\d millioner kroner", scores={"312": 12.0})
    assert shown(answer) == {"312 millioner kroner", "340 millioner kroner"}


def test_an_unsure_answer_and_a_refusal_raise_no_alarm(ask):
    files = texts("Brua kostet 312 millioner kroner.", "Brua kostet 340 millioner kroner.")
    answer = ask(files, scores={"Brua": -3.0})
    assert not answer.answered
    assert answer.disagreement == ()


def test_what_another_document_says_makes_no_answer_too_unsure_to_compare(ask):
    # The lead is small because of the rival, and so is the probability of both.
    lead = ConfidenceModel(-2.0, {"lead": 0.5}, 0.1)
    files = texts("Brua kostet 312 millioner kroner.", "Brua kostet 340 millioner kroner.")
    answer = ask(files, scores={"312": 12.0, "340": 11.0}, model=lead)
    assert answer.confidence < 0.2
    assert shown(answer) == {"312 millioner kroner", "340 millioner kroner"}


def test_texts_in_two_languages_are_of_one_matter_by_their_names(ask):
    english = (
        "The bridge at Nordvik opens in October. Moe Bygg of Lillevik built it for the town. The "
        "cost of the bridge over Storelva was 340 million. Mayor Kari Lund said that she was glad "
        "that the work is done, and that the people of the town would be there."
    )
    other = english.replace("Kari Lund", "Per Dahl").replace("Moe Bygg of Lillevik", "A firm")
    pattern = r"\d+ (?:millioner kroner|million)"
    for text, found in ((english, 2), (other.replace("Nordvik", "Sandvik"), 0)):
        files = texts("Brua kostet 312 millioner kroner.") | {"e.txt": text}
        assert len(ask(files, pattern=pattern, scores={"312": 12.0}).disagreement) == found


def test_passages_of_several_documents_are_read_where_one_has_the_best(ask):
    long = "\n\n".join(
        f"Brua over Storelva kostet mye, sa ordfører nummer {n}. " + "Brua er lang. " * 60
        for n in range(12)
    )
    files = texts("Den ble dyr.", "Den ble dyr og fin.") | {"long.txt": long}
    answer = ask(files, pattern="dyr")
    read = [passage.document_id for passage in answer.trace.read]
    assert len(read) <= READ + MORE
    assert len(set(read)) == DOCUMENTS


@pytest.mark.parametrize(
    ("question", "head", "mark"),
    [
        (COST, "Kildene er uenige:", "nyest"),
        ("Kva kosta brua over Storelva?", "Kjeldene er usamde:", "nyast"),
        ("What did the bridge over Storelva cost?", "The sources disagree:", "newest"),
    ],
)
def test_the_terminal_shows_each_claim_with_source_and_date(ask, question, head, mark):
    claims = ("Brua kostet 312 millioner kroner.", "Brua kostet 340 millioner kroner.")
    answer = ask(
        texts(*claims, dates=("2. juni 2023", "5. juni 2023")), question, scores={"312": 12.0}
    )
    lines = show_answer(answer).split("\n")
    assert lines[:3] == [
        head,
        "  312 millioner kroner [1]: a.txt, 2023-06-02",
        f"  340 millioner kroner [2]: b.txt, 2023-06-05, {mark}",
    ]


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Hvor mange bor i Nordvik?", "figure"),
        ("Kor gamal er brua?", "figure"),
        ("How many people live there?", "figure"),
        ("Hva ble sluttresultatet?", "figure"),
        ("Hva koster brua?", "figure"),
        ("Når åpner brua?", "moment"),
        ("Til og med hvilken dato er brua stengt?", "moment"),
        ("What year did it open?", "moment"),
        ("Hvem åpnet brua da den var ferdig?", "name"),
        ("Kva heiter ordføraren?", "name"),
        ("Which city did she lead when it opened?", None),
        ("Hvor ligger brua?", None),
        ("Hvorfor ble brua bygd?", None),
    ],
)
def test_the_first_word_that_asks_tells_the_kind(question, kind):
    assert asked_kind(question) == kind
