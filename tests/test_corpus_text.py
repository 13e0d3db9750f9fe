import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from corpus.document import document_id
from corpus.text import canonical


def test_only_newlines_and_composition_change():
    assert canonical("a\r\nb\rc\n  d\t") == "a\nb\nc\n  d\t"
    assert canonical("Ga\u030ar pa\u030a  skolen") == "Går på  skolen"


def test_lone_surrogates_become_replacement_characters():
    assert canonical("a\ud800b") == "a\ufffdb"


@given(st.text())
def test_canonical_is_idempotent_and_storable(text):
    once = canonical(text)
    assert canonical(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert "\r" not in once
    once.encode()


def test_id_is_the_hash_of_the_text():
    # The head of what `printf "Hei på deg" | sha256sum` prints.
    assert document_id("Hei på deg") == "a7b0660a9f7736cd"
    assert document_id("Hei på deg") != document_id("Hei på deg.")
