import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.document import Span
from qa.reader import CANDIDATES, OnnxReader

TEXT = (
    "Kommunen åpnet en ny bro i Sandvika tirsdag 4. mai 2021.\n"
    "Broen kostet 312 millioner kroner, sier ordfører Kari Lunde."
)


@pytest.fixture(scope="session")
def reader():
    return OnnxReader()


def whole(text):
    return [Span(0, len(text))]


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Hva kostet broen?", "312 millioner kroner"),
        ("Hvem er ordfører?", "Kari Lunde"),
        ("Hvor ble broen åpnet?", "Sandvika"),
        ("How much did the bridge cost?", "312 millioner kroner"),
    ],
)
def test_it_reads(reader, question, answer):
    best = reader.read(question, TEXT, whole(TEXT))[0]
    assert answer in best.span.of(TEXT)
    assert best.score > 0


def test_what_is_not_there_scores_below_no_answer(reader):
    assert reader.read("Hvor mange egg legger en høne?", TEXT, whole(TEXT))[0].score < 0


def test_spans_stay_inside_the_given_places(reader):
    line = TEXT.index("\n")
    places = [Span(0, line), Span(line + 1, len(TEXT))]
    for question in ("Hva kostet broen?", "Hva skjedde?", "Når åpnet broen?"):
        for item in reader.read(question, TEXT, places):
            assert any(place.covers(item.span) for place in places)
    assert reader.read("Hva kostet broen?", TEXT, []) == []
    for item in reader.read("Hva kostet broen?", TEXT, places[:1]):
        assert item.span.end <= line


def test_a_long_text_is_read_to_its_end(reader):
    text = "Dette er fyll uten svar, om vær og vind i fjellet. " * 80 + TEXT
    best = reader.read("Hva kostet broen?", text, whole(text))[0]
    assert "312 millioner kroner" in best.span.of(text)


def test_the_same_words_at_every_reading(reader):
    once = reader.read("Hva kostet broen?", TEXT, whole(TEXT))
    assert reader.read("Hva kostet broen?", TEXT, whole(TEXT)) == once


@settings(max_examples=40, deadline=None)
@given(
    text=st.text(alphabet=st.sampled_from("aBå😀e\u0301漢. ,–«»\n10"), min_size=1, max_size=120),
    question=st.text(min_size=1, max_size=60),
)
def test_spans_are_whole_words_within_any_text(reader, text, question):
    found = reader.read(question, text, whole(text))
    assert len(found) <= CANDIDATES
    for number, item in enumerate(found):
        words = item.span.of(text)
        assert 0 <= item.span.start < item.span.end <= len(text)
        assert words == words.strip()
        assert not any(item.span.overlaps(other.span) for other in found[:number])
        if item.span.start and text[item.span.start].isalnum():
            assert not text[item.span.start - 1].isalnum()
