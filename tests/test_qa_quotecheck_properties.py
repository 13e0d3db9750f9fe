"""Whatever letter or digit is changed, a quote is not verbatim; whatever is free, it is."""

import unicodedata

import pytest
from conftest import read_lines
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from quote_cases import stretches

from qa.quotes.exact import find_exact, read_quote
from qa.quotes.quotecheck import QuoteCheck
from qa.quotes.source_text import SourceText
from qa.quotes.typography import tokenize

TEXTS = [entry["text"] for entry in read_lines("utterances/texts.jsonl")][:12]
QUOTES = [quote for text in TEXTS for quote in stretches(text)]
NUMBERS = [
    "Det kostet 11 000 kroner og 1,5 millioner i 2021",
    "Fra 1.500.000 til 2 000 000 på 12.30, altså 50 % eller -5 grader 2020–2021",
]
LETTERS = "abcdefghijklmnopqrstuvwxyzæøåéABCÆØÅ0123456789аеο"
RELAXED = settings(
    max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.fixture(scope="module")
def checker(tmp_path_factory):
    from fakes import HashEncoder

    from corpus.library import Library
    from corpus.reading import find_files
    from index.indexer import index_files

    root = tmp_path_factory.mktemp("texts")
    for number, text in enumerate([*TEXTS, "Tall\n\n" + ".\n\n".join(NUMBERS) + "."]):
        (root / f"{number:02}.txt").write_text(text, encoding="utf-8")
    with Library(tmp_path_factory.mktemp("library") / "l.sqlite", create=True) as library:
        index_files(library, HashEncoder(), find_files([root]).files)
        yield QuoteCheck(library)


quotes = st.sampled_from(QUOTES + NUMBERS)


@RELAXED
@given(quotes, st.data())
def test_a_changed_letter_or_digit_is_never_verbatim(checker, quote, data):
    places = [n for n, character in enumerate(quote) if character.isalnum()]
    place = data.draw(st.sampled_from(places))
    put = data.draw(st.sampled_from(LETTERS))
    assume(put != quote[place])
    # The case of the first letter is free.
    assume(not (place == 0 and put.lower() == quote[0].lower()))
    changed = quote[:place] + put + quote[place + 1 :]
    assert checker.check(changed).verdict != "verbatim"


@RELAXED
@given(quotes, st.data())
def test_a_dropped_or_added_letter_or_digit_is_never_verbatim(checker, quote, data):
    inner = [n for n, c in enumerate(quote) if c.isalnum() and 0 < n < len(quote) - 1]
    place = data.draw(st.sampled_from(inner))
    dropped = quote[:place] + quote[place + 1 :]
    # A quote may end in the middle of a text, not of a word.
    assert checker.check(dropped).verdict != "verbatim"
    added = quote[:place] + data.draw(st.sampled_from(LETTERS)) + quote[place:]
    assert checker.check(added).verdict != "verbatim"


@RELAXED
@given(quotes, st.data())
def test_a_changed_inner_mark_is_never_verbatim(checker, quote, data):
    places = [n for n, c in enumerate(quote) if c in ",.:;–-%()" and 0 < n < len(quote) - 2]
    assume(places)
    place = data.draw(st.sampled_from(places))
    # A full stop between groups of three digits is free.
    assume(not (quote[place] == "." and quote[place + 1].isdigit()))
    # Before a quotation mark it may be the last mark of the quote.
    assume(any(c.isalnum() for c in quote[place:]))
    put = data.draw(st.sampled_from(["", ";", "!", "?", "/"]))
    assume(put != quote[place])
    assert checker.check(quote[:place] + put + quote[place + 1 :]).verdict != "verbatim"


SPACES = st.sampled_from([" ", "  ", "\n", "\u00a0", "\u202f", "\t", " \u200b", "\u2009"])


@RELAXED
@given(quotes, st.data())
def test_a_typographic_variant_is_always_verbatim(checker, quote, data):
    words = quote.split(" ")
    varied = words[0] + "".join(data.draw(SPACES) + word for word in words[1:])
    varied = varied.replace("–", data.draw(st.sampled_from("–—-−‒")))
    for mark in '«»"“”':
        varied = varied.replace(mark, data.draw(st.sampled_from(["«", "»", '"', "“", "„", ""])))
    if data.draw(st.booleans()):
        varied = unicodedata.normalize("NFD", varied)
    if data.draw(st.booleans()):
        first = varied[0]
        varied = (first.upper() if first.islower() else first.lower()) + varied[1:]
    varied = varied.rstrip(".,") + data.draw(st.sampled_from(["", ".", ",", ".»", "».", "”,"]))
    opening = data.draw(st.sampled_from(["", "«", "– ", '"', "–", "« – "]))
    if varied[0].isdigit() and opening == "–":
        opening = ""
    verdict = checker.check(opening + varied)
    assert verdict.verdict == "verbatim", (quote, varied, verdict)


@RELAXED
@given(st.text(max_size=300))
def test_tokens_lie_in_the_text(text):
    tokens = tokenize(text)
    before = 0
    for start, end, key in zip(tokens.starts, tokens.ends, tokens.keys, strict=True):
        assert before <= start < end <= len(text)
        assert key
        before = end


@RELAXED
@given(st.text("ab .,–-5«»\n…", max_size=40))
def test_any_text_checks_without_an_error(checker, text):
    if read_quote(text).parts:
        assert checker.check(text).verdict in ("verbatim", "altered", "not_found")


@RELAXED
@given(st.sampled_from(TEXTS), st.data())
def test_any_whole_words_of_a_text_are_found_where_they_stand(text, data):
    from corpus.document import Document, Source, document_id

    document = Document(document_id(text), text, None, None, "nb", (Source("", "a.txt"),))
    source = SourceText(document, ())
    first = data.draw(st.integers(0, len(source.tokens) - 1))
    last = data.draw(st.integers(first, min(first + 30, len(source.tokens) - 1)))
    start, end = source.tokens.starts[first], source.tokens.ends[last]
    assume(any(source.tokens.words[first : last + 1]) and "…" not in source.tokens.keys)
    # The words before and behind may belong to a number or a word that is cut here.
    quote = read_quote(text[start:end])
    assume(list(quote.tokens.keys) == list(source.tokens.keys[first : first + len(quote.tokens)]))
    places = {
        (source.tokens.starts[f.tokens[0]], source.tokens.ends[f.tokens[-1]])
        for f in find_exact(quote, source)
    }
    closes = text[end : end + 3].lstrip()[:1] in ("?", "!") and quote.closing
    assert closes or any(s <= start + 2 and e >= end - 2 and s >= start for s, e in places)


@pytest.mark.parametrize("rare", [3_000, 0], ids=["rare words", "common words"])
@RELAXED
@given(data=st.data())
def test_all_places_equal_a_scan_of_every_document(checker, rare, data):
    words = data.draw(st.sampled_from(QUOTES)).split()
    first = data.draw(st.integers(0, len(words) - 1))
    quote = " ".join(words[first : first + data.draw(st.integers(1, 3))])
    assume(read_quote(quote).parts)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("qa.quotes.candidates._RARE", rare)
        places = {(p.document_id, p.start, p.end) for p in checker.check(quote).places}
    library = checker._library
    scanned = set()
    for document in library.documents():
        source = SourceText(document, library.utterances(document.id))
        for found in find_exact(read_quote(quote), source):
            tokens = source.tokens
            scanned.add(
                (document.id, tokens.starts[found.tokens[0]], tokens.ends[found.tokens[-1]])
            )
    assert places == scanned
