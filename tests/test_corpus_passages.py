from itertools import pairwise

import pytest
from conftest import PRESS
from hypothesis import given
from hypothesis import strategies as st

from corpus.document import BlockKind
from corpus.passages import MAX_TOKENS, make_passages
from corpus.segment import segment
from corpus.sentences import sentences
from corpus.text import canonical
from corpus.utterances import find_utterances
from index.encoder import count_tokens

TEXT = st.text(alphabet=st.sampled_from("aBå😀e\u0301. .!?–«»\n\n10,  sier"), max_size=600)


def words(texts):
    return [len(text.split()) for text in texts]


def divide(text, *, title=None, count=words):
    blocks = segment(text)
    return make_passages(
        text, blocks, find_utterances(text, blocks), title=title, count_tokens=count
    )


@given(TEXT)
def test_every_block_is_in_a_passage_and_offsets_hold(text):
    text = canonical(text)
    passages = divide(text)
    covered = {i for passage in passages for i in range(passage.start, passage.end)}
    for block in segment(text):
        assert covered.issuperset(range(block.start, block.end))
    for passage in passages:
        assert passage.of(text) == passage.of(text).strip() != ""
    assert passages == sorted(passages)


@pytest.mark.parametrize("path", sorted(PRESS.glob("*.txt")), ids=lambda path: path.name)
def test_press_passages_are_whole_sentences_of_the_right_size(path):
    text = canonical(path.read_text(encoding="utf-8"))
    blocks = segment(text)
    starts = {block.start for block in blocks}
    ends = {block.end for block in blocks}
    for block in blocks:
        starts.update(span.start for span in sentences(text, block))
        ends.update(span.end for span in sentences(text, block))
    passages = divide(text, count=count_tokens)
    assert all(passage.start in starts and passage.end in ends for passage in passages)
    sizes = count_tokens([passage.of(text) for passage in passages])
    assert max(sizes) <= MAX_TOKENS
    assert sum(sizes) / len(sizes) >= 100
    # A quote and who said it are read together.
    for quote in find_utterances(text, blocks):
        end = max(quote.end, quote.attribution.end if quote.attribution else 0)
        assert any(p.start <= quote.start and end <= p.end for p in passages)


def test_neighbours_share_one_sentence():
    text = "Tittel\n\n" + "\n\n".join(f"Setning nummer {n} har åtte ord i seg." for n in range(60))
    passages = divide(text)
    assert len(passages) > 2
    for before, after in pairwise(passages):
        assert before.start < after.start < before.end
        assert after.start in [span.start for b in segment(text) for span in sentences(text, b)]


def test_a_heading_stays_with_what_it_stands_over():
    body = "Her er en setning med mange ord i en lang tekst om veier. " * 8
    text = f"Tittel\n\n{body}\n\nDel to\n\n{body}\n\nDel tre\n\n{body}".strip()
    passages = divide(text, title="Tittel")
    for block in segment(text):
        if block.kind is BlockKind.HEADING:
            assert any(p.start <= block.start and block.end < p.end for p in passages)
            assert not any(p.end == block.end for p in passages)


def test_passages_carry_title_and_section_that_they_do_not_hold():
    body = "Her er en setning med mange ord i en lang tekst om veier. " * 30
    text = f"Hovedsak\n\n{body}\n\nDel to\n\n{body}".strip()
    passages = divide(text, title="Hovedsak")
    assert passages[0].heading == ""
    assert passages[-1].heading == "Hovedsak – Del to"


def test_a_sentence_longer_than_a_passage_is_divided():
    text = "ord " * 2_000
    passages = divide(text.strip())
    assert max(words([p.of(text) for p in passages])) <= MAX_TOKENS
    assert sum(words([p.of(text) for p in passages])) >= 2_000
    unbroken = "å" * 5_000
    assert all(
        len(p.of(unbroken)) <= 5_000 for p in divide(unbroken, count=lambda t: [len(x) for x in t])
    )


@pytest.mark.parametrize("text", ["Tittel\n\n" + "Ǆ" * 190, "Tittel\n\n" + "ﷺ" * 100, "ﷺ" * 300])
def test_characters_of_several_tokens(text):
    passages = divide(text, title="Tittel", count=count_tokens)
    assert passages[-1].end == len(text)
    assert max(count_tokens([passage.of(text) for passage in passages])) <= MAX_TOKENS


@pytest.mark.timeout(60)
@pytest.mark.parametrize(
    "text", ["– Dette er bra, sier Kari Lund.\n\n" * 6_000, "Om vei\n\nVi.\n\n" * 10_000]
)
def test_a_long_text_is_divided_in_time(text):
    assert divide(text)[-1].end >= len(text.rstrip()) - 1
