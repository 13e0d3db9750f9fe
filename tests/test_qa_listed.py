"""The other items of a list; all texts are invented."""

import pytest

from corpus.document import Document, Source, Span
from qa.confidence import Features
from qa.evidence import Evidence, sentence_around
from qa.listed import MOST, of_item_asked, other_items, whole_item

TEXT = (
    "Plan for Dalby\n\nUtvalget foreslår tre tiltak:\n\n"
    "- et register over alle rør\n- plikt til vakt, også i helgene\n"
    "- lekkasje på høyst 20 prosent.\n\n"
    "Slik fordeles pengene:\n\n• Oslo: 30 millioner\n• Moss: 2 millioner\n• resten: 1 million\n\n"
    "- Vi er glade for planen, sier Lund.\n- Det er bra.\n\n1. Kari Berg\n2. Ola Vik\n\nDet er alt."
)


def evidence(answer, text=TEXT):
    start = text.index(answer)
    span = Span(start, start + len(answer))
    document = Document("0" * 16, text, None, None, "nb", (Source("", "a.txt"),))
    return Evidence(document, span, sentence_around(text, span), Features(1, 1, 1, 1), 0.8)


def others(answer, text=TEXT):
    best = evidence(answer, text)
    found = other_items(best)
    assert all(item.confidence == best.confidence for item in found)
    assert all(item.sentence.covers(item.span) for item in found)
    return [item.span.of(text) for item in found]


@pytest.mark.parametrize("answer", ["plikt til vakt, også i helgene", "plikt til vakt"])
def test_an_item_brings_the_others(answer):
    assert others(answer) == ["et register over alle rør", "lekkasje på høyst 20 prosent"]


def test_the_head_of_an_item_brings_the_heads_of_the_others():
    assert others("Moss") == ["Oslo", "resten"]
    assert others("Moss: 2 millioner") == ["Oslo: 30 millioner", "resten: 1 million"]


def test_numbered_items_are_a_list():
    assert others("Ola Vik") == ["Kari Berg"]


@pytest.mark.parametrize("answer", ["20 prosent", "tre tiltak", "Det er bra", "alt"])
def test_parts_of_items_speech_and_other_text_bring_nothing(answer):
    assert others(answer) == []


def test_a_long_list_is_not_given_item_by_item():
    for count in (MOST, MOST + 1):
        text = "Liste\n\n" + "\n".join(f"- punkt nummer {n:02}" for n in range(count))
        assert len(others("punkt nummer 05", text)) == (count - 1 if count == MOST else 0)


def test_the_end_of_an_item_brings_whole_items():
    assert others("2 millioner") == ["Oslo: 30 millioner", "resten: 1 million"]
    assert whole_item(evidence("2 millioner")).span.of(TEXT) == "Moss: 2 millioner"
    assert whole_item(evidence("plikt til vakt")).span.of(TEXT) == "plikt til vakt"


@pytest.mark.parametrize(
    ("question", "answer", "given"),
    [
        ("Hvor mye får Moss?", "30 millioner", "2 millioner"),
        ("Hvor mye får Moss?", "2 millioner", "2 millioner"),
        ("Hvem får mer enn Moss?", "Oslo", "Oslo"),
        ("Hvor mye får Moss og Oslo?", "1 million.", "1 million."),
        ("Hvor mye får byene?", "30 millioner", "30 millioner"),
        ("Hvor mye får Moss?", "20 prosent", "20 prosent"),
    ],
)
def test_the_item_that_is_asked_for_is_given(question, answer, given):
    text = TEXT.replace("1 million", "1 million.")
    moved = of_item_asked(question, [evidence(answer, text)])
    assert [item.span.of(text) for item in moved] == [given]
    assert all(item.sentence.covers(item.span) for item in moved)


def test_what_the_reader_found_twice_of_one_item_is_given_once():
    both = [evidence("30 millioner"), evidence("2 millioner")]
    assert len(of_item_asked("Hvor mye får Moss?", both)) == 1
