"""The other items of a list; all texts are invented."""

import pytest

from corpus.document import Document, Source, Span
from qa.confidence import Features
from qa.evidence import Evidence, sentence_around
from qa.listed import MOST, other_items

TEXT = (
    "Plan for Dalby\n\nUtvalget foreslår tre tiltak:\n\n"
    "- et register over alle rør\n- plikt til vakt, også i helgene\n"
    "- lekkasje på høyst 20 prosent.\n\n"
    "Slik fordeles pengene:\n\n• Oslo: 30 millioner\n• Moss: 2 millioner\n• resten: 1 million\n\n"
    "- Vi er glade for planen, sier Lund.\n- Det er bra.\n\n1. Kari Berg\n2. Ola Vik\n\nDet er alt."
)


def others(answer, text=TEXT):
    start = text.index(answer)
    span = Span(start, start + len(answer))
    document = Document("0" * 16, text, None, None, "nb", (Source("", "a.txt"),))
    best = Evidence(document, span, sentence_around(text, span), Features(1, 1, 1, 1), 0.8)
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


@pytest.mark.parametrize("answer", ["20 prosent", "2 millioner", "tre tiltak", "Det er bra", "alt"])
def test_parts_of_items_speech_and_other_text_bring_nothing(answer):
    assert others(answer) == []


def test_a_long_list_is_not_given_item_by_item():
    for count in (MOST, MOST + 1):
        text = "Liste\n\n" + "\n".join(f"- punkt nummer {n:02}" for n in range(count))
        assert len(others("punkt nummer 05", text)) == (count - 1 if count == MOST else 0)
