from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.document import Block, BlockKind
from corpus.segment import segment
from corpus.sentences import sentences
from corpus.text import canonical


def split(text):
    return [span.of(text) for span in sentences(text, Block(0, len(text)))]


@pytest.mark.parametrize(
    "parts",
    [
        ["Omsetningen var 65 mrd. kroner.", "Av dette var 22 mrd. kroner eksport."],
        ["Det gjelder bl.a. Oslo og Bergen.", "Andre byer venter."],
        ["De møttes 4. juni kl. 12.30 på Stortinget.", "Saken er ikke ny."],
        ["Statsråd J. K. Hansen sa nei.", "Petter A. Berg sa ja."],
        ["Veksten var 3,5 prosent.", "I fjor var den 2,1 prosent."],
        ["– Dette er bra.", "– Nei, sier hun.", "Han ler."],
        ["«Vi vet ikke.»", "Slik svarte direktøren."],
        ["Skal vi gå?", "Ja!", "Kom igjen …", "Nå går vi."],
        ["De kom på 4. plass i løpet.", "Det var bra."],
        ["Prisen er 500 kr.", "Det er dyrt."],
        ["Den 17. Mai-komiteen møttes.", "Alle kom."],
        ["Se f.eks. NRK.no for mer.", "Der står det."],
        ["Hun fikk 50 mill. i støtte, jf. St.meld. nr. 5 fra 2019.", "Det var alt."],
        ["Målet nås innen 2030.", "Dette sier regjeringen."],
        ["Slik var det (se s. 14).", "Nå er det annerledes."],
        ["Han het Ola m.m. og bodde der.", "Slutt."],
        ["Hva? sier han.", "Ingenting, svarer hun."],
    ],
)
def test_norwegian_sentences(parts):
    assert split(" ".join(parts)) == parts


def test_a_missing_blank_still_ends_a_sentence():
    assert split("Slik er det.Nå er det nok.") == ["Slik er det.", "Nå er det nok."]
    assert split("Les mer på www.Nettavisen.no i dag.") == ["Les mer på www.Nettavisen.no i dag."]


def test_headings_and_metadata_have_no_sentences():
    assert sentences("Publisert 2023", Block(0, 14, BlockKind.METADATA)) == []
    assert sentences("En tittel", Block(0, 9, BlockKind.HEADING)) == []


@given(st.text(alphabet=st.sampled_from('aBÅ😀e\u0301.!?…–«»" \n10,;)('), max_size=200))
def test_sentences_hold_the_whole_paragraph_in_order(text):
    text = canonical(text)
    for block in segment(text):
        spans = sentences(text, block)
        if block.kind is not BlockKind.PARAGRAPH:
            assert spans == []
            continue
        assert spans[0].start == block.start
        assert spans[-1].end == block.end
        for before, after in pairwise(spans):
            assert text[before.end : after.start].strip() == ""
            assert before.end <= after.start
        assert all(span.of(text) == span.of(text).strip() != "" for span in spans)


def test_hostile_paragraphs_take_no_time():
    for text in (
        ". " * 100_000,
        "." * 100_000,
        "a." * 100_000,
        "«. " * 60_000,
        "«" * 200_000,
        "A. " * 60_000,
    ):
        sentences(text, Block(0, len(text.rstrip())))
