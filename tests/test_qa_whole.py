import pytest

from corpus.document import Document, Source, Span
from qa.confidence import Features
from qa.evidence import Evidence, sentence_around
from qa.whole import whole

TEXT = (
    "Plassen koster 2 100 kroner i måneden for alle. Straffen er 5 millioner kroner for kvar dag."
    "\n\nFerja heter «Fjordheim», og boka «Havet» kom ut. Det begynte klokken 10."
    " Hun er født 16. mai.\n\nHun fikk 300 kroner i gave. It costs 20 dollars a day."
)


@pytest.mark.parametrize(
    ("span", "given"),
    [
        ("2 100 kroner", "2 100 kroner i måneden"),
        ("5 millioner kroner", "5 millioner kroner for kvar dag"),
        ("20 dollars", "20 dollars a day"),
        ("300 kroner", "300 kroner"),
        ("«Fjordheim", "«Fjordheim»"),
        ("Havet»", "«Havet»"),
        ("Havet", "Havet"),
        ("klokken 10.", "klokken 10"),
        ("16. mai", "16. mai"),
        ("16.", "16."),
    ],
)
def test_a_span_is_whole(span, given):
    start = TEXT.index(span)
    place = Span(start, start + len(span))
    document = Document("0" * 16, TEXT, None, None, "nb", (Source("", "a.txt"),))
    sentence = sentence_around(TEXT, place)
    item = Evidence(document, place, sentence, Features(1, 1, 1, 1), 0.8)
    assert whole(item).span.of(TEXT) == given
