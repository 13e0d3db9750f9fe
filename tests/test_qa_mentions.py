"""Every mention, against scans that share no code with it."""

import json
import re
import time
import unicodedata
from collections import Counter
from pathlib import Path

import pytest
import snowballstemmer
from fakes import HashEncoder
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from corpus import passages
from corpus.document import Document, Source, document_id
from corpus.errors import InputError, LibraryError
from corpus.library import Library
from corpus.passages import make_passages
from corpus.segment import segment
from corpus.text import canonical
from index.indexer import remove_document
from index.postings import store_postings
from index.tables import make_tables
from qa import mentions
from qa.inflection import derivation, related
from qa.mentions import COLUMNS, MAX_SENTENCE, find_mentions

HERE = Path(__file__).parent
TERMS = [
    "i", "å", "E", "og", "år", "på", "Norge", "politiet", "Oslo", "USA", "Trump", "2018", "11",
    "000", "helse", "prosent", "24-åringen", "sier at", "er det", "i dag", "under 18",
    "Erna Solberg", "det er ikke", "– Det", "– Vi", "finnes slett ikke",
]  # fmt: skip


def add(library, text, *, name=None, published=None, language="nb", count_tokens=None):
    """Stores a text with its postings, without vectors."""
    text = canonical(text)
    blocks = segment(text)
    document = Document(
        document_id(text), text, None, published, language, (Source("", name or text[:40]),)
    )
    count = count_tokens or HashEncoder().count_tokens
    made = make_passages(text, blocks, [], title=None, count_tokens=count)
    stored = library.add(document, made, [])
    store_postings(library, {item.id: (item.passage.of(text), language) for item in stored})
    return document


@pytest.fixture(scope="module")
def news(tmp_path_factory):
    with Library(tmp_path_factory.mktemp("news") / "news.sqlite", create=True) as library:
        make_tables(library, space="none", dimensions=1)
        lines = (HERE / "data" / "utterances" / "texts.jsonl").read_text("utf-8").splitlines()
        for number, line in enumerate(lines):
            add(library, json.loads(line)["text"], published=f"20{number % 20:02}")
        yield library


@pytest.fixture(scope="module")
def others(tmp_path_factory):
    """A library of many texts, so that what is added to it is rare."""
    with Library(tmp_path_factory.mktemp("others") / "others.sqlite", create=True) as library:
        make_tables(library, space="none", dimensions=1)
        for number in range(60):
            add(library, f"Xyzzy {number}.")
        yield library


def scan(library, pattern):
    """Returns all places that a regular expression finds in a block of a document."""
    return {
        (document.id, match.start() + block.start, match.end() + block.start)
        for document in library.documents()
        for block in segment(document.text)
        for match in re.finditer(pattern, block.of(document.text), re.IGNORECASE)
    }


def places(library, term, **options):
    found = [
        (group.document.id, place.start, place.end)
        for group in find_mentions(library, term, **options)
        for place in group.places
    ]
    assert len(set(found)) == len(found)
    return set(found)


@pytest.mark.parametrize("share", [0.0, 0.1, 1.0])
@pytest.mark.parametrize("term", TERMS)
def test_as_many_as_a_scan_finds(news, monkeypatch, term, share):
    monkeypatch.setattr(mentions, "_COMMON", share)
    words = r"\s+".join(map(re.escape, term.split()))
    before = r"(?<![^\W_])" if term[0].isalnum() else ""
    expected = scan(news, before + words + r"(?![^\W_])")
    assert places(news, term) == expected
    assert bool(expected) == (term != "finnes slett ikke")


@pytest.mark.parametrize("share", [0.0, 0.1, 1.0])
@pytest.mark.parametrize(
    "term",
    [
        "skole", "politi", "regjering", "si", "god", "norsk lag", "Trump", "by", "byen", "ny",
        "nye", "år", "mann", "menn", "leder", "spilleren", "stor by", "gammel", "sikker", "åpen",
    ],
)  # fmt: skip
def test_all_forms_as_many_as_a_scan_finds(news, monkeypatch, term, share):
    monkeypatch.setattr(mentions, "_COMMON", share)
    stem = snowballstemmer.stemmer("norwegian").stemWord
    wanted = term.lower().split()

    def is_form(word, own):
        inflected = stem(word) == stem(own) and derivation(word) == derivation(own)
        return inflected or word in related(own)

    expected = set()
    for document in news.documents():
        for block in segment(document.text):
            words = list(re.finditer(r"[^\W_]+", block.of(document.text)))
            for first, last in zip(words, words[len(wanted) - 1 :], strict=False):
                place = block.of(document.text)[first.start() : last.end()]
                parts = re.split(r"\s+", place.lower())
                if len(parts) == len(wanted) and all(map(is_form, parts, wanted)):
                    start, end = first.start() + block.start, last.end() + block.start
                    expected.add((document.id, start, end))
    assert places(news, term, stem=True) == expected
    assert expected or term == "stor by"


# Letters that fold to more, less or other ones, marks that are letters when folded, all white
# space, and characters that FTS5 and Python take for different kinds.
ODD = (
    "aAåÅeßẞİıŉﬁµμΩςſʼ\u0301\u0345\u030a\u0303 \n\t\u00a0\u2009\u2028\u00ad\u200b"
    "-–._'\"*^:()1²½₂ª北ქ\u19b0\U0001e943"
)
texts = st.text(st.sampled_from(ODD) | st.characters(exclude_categories=["Cs"]), max_size=40)


def is_whole(text, start, end):
    """Returns whether a place cuts no run of letters, digits and marks, and no mark off."""
    runs = [match.span() for match in re.finditer("[wm]+", "".join(map(kind, text)))]
    marked = [place for place in (start, end) if place < len(text) and kind(text[place]) == "m"]
    cut = [
        place
        for place in (start, end)
        for run in runs
        if run[0] < place < run[1] and kind(text[place]) == "w"
    ]
    return not cut and not [place for place in marked if place > 0]


def kind(character):
    if unicodedata.category(character)[0] == "M":
        return "m"
    return "w" if character.isalnum() else "-"


def brute_force(text, term):
    """Compares every stretch of a text with the term."""
    wanted = canonical(term).casefold().split()
    found, floor = [], 0
    blocks = segment(text)
    for start in range(len(text)):
        for end in range(start + 1, len(text) + 1):
            place = text[start:end]
            if (
                start >= floor
                and not place[0].isspace()
                and not place[-1].isspace()
                and place.casefold().split() == wanted
                and is_whole(text, start, end)
                and any(block.start <= start and end <= block.end for block in blocks)
            ):
                found.append((start, end))
                floor = end
    return found


@pytest.mark.parametrize("share", [0.1, 1.0])
@settings(
    max_examples=200,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.filter_too_much],
)
@given(text=texts, cut=st.tuples(st.integers(0, 39), st.integers(1, 12)), most=st.integers(1, 60))
@example(text="ab cd ef gh", cut=(3, 5), most=3)
@example(text="abcdefgh-ijklm-nop", cut=(9, 5), most=3)
@example(text="a\u0345b a b", cut=(0, 1), most=60)
@example(text="a \u19b0 b", cut=(2, 1), most=60)
@example(text="Straße i STRASSE", cut=(0, 6), most=60)
def test_as_many_as_brute_force_finds_in_any_text(others, monkeypatch, share, text, cut, most):
    monkeypatch.setattr(mentions, "_COMMON", share)
    text = canonical(text)
    term = text[cut[0] : sum(cut)]
    assume(re.search(r"[^\W_]", canonical(term).strip().casefold()) and text.strip())
    # Small passages, so that phrases and words are divided.
    for name, size in (("MAX_TOKENS", most), ("TARGET_TOKENS", most - 1), ("_MAX_OVERLAP", most)):
        monkeypatch.setattr(passages, name, size)
    document = add(others, text, count_tokens=lambda texts: [len(text) for text in texts])
    try:
        found = {
            group.document.id: [(place.start, place.end) for place in group.places]
            for group in find_mentions(others, term)
        }
        assert found.get(document.id, []) == brute_force(document.text, term)
        for one in find_mentions(others, term):
            for mention in one.mentions():
                whole = one.document.text
                assert whole[mention.start : mention.end] == mention.text
                assert whole[mention.sentence_start : mention.sentence_end] == mention.sentence
                assert mention.sentence_start <= mention.start < mention.end <= mention.sentence_end
    finally:
        others.remove(document.id)


def test_a_phrase_over_the_border_of_two_passages(others):
    words = [f"ord{number}" for number in range(300)]
    document = add(others, " ".join(words) + ".")
    with others.snapshot() as connection:
        count = connection.execute(
            "SELECT count(*) FROM passages WHERE document_id = ?", (document.id,)
        ).fetchone()[0]
    assert count > 1
    for first in range(298):
        term = " ".join(words[first : first + 3])
        assert [len(group.places) for group in find_mentions(others, term)] == [1]
    others.remove(document.id)


def test_a_word_that_two_passages_share_by_halves(others):
    text = "/".join(f"ord{number}" for number in range(400))
    document = add(others, text)
    for number in range(400):
        assert places(others, f"ord{number}") == {
            (document.id, match.start(), match.end())
            for match in re.finditer(rf"ord{number}\b", text)
        }
    others.remove(document.id)


def test_a_sentence_that_two_passages_share_counts_once(others):
    sentences = [f"Dette er setning {number} om saken og om plugh{number}." for number in range(60)]
    document = add(others, " ".join(sentences))
    for number in range(60):
        assert len(places(others, f"plugh{number}")) == 1
    others.remove(document.id)


def test_a_phrase_runs_over_a_line_and_not_over_a_block(build):
    wrapped = "\n".join(
        ["Dette er en linje som er brutt ved en fast bredde av programmet",
         "som skrev den, slik at de fleste linjene er omtrent like lange",
         "og ordene Kari Nordmann står på to linjer, siden navnet Kari",
         "Nordmann ikke fikk plass på den ene."]
    )  # fmt: skip
    library = build(
        {"a.txt": wrapped, "b.txt": "Om Kari\n\nNordmann kom ikke. Kari  Nordmann gikk."}
    )
    found = [one for group in find_mentions(library, "Kari Nordmann") for one in group.mentions()]
    assert sorted((one.source, one.text) for one in found) == [
        ("a.txt", "Kari\nNordmann"),
        ("a.txt", "Kari Nordmann"),
        ("b.txt", "Kari  Nordmann"),
    ]


def test_a_mention_says_where_it_stands(build):
    text = "Ny bro åpnet\n\nPublisert 4. mai 2021\n\n"
    text += "Broen i Asker er lang. Den kostet 3 kroner. Slutt."
    library = build({"mappe/bro.txt": text})
    (mention,) = (one for group in find_mentions(library, "KOSTET") for one in group.mentions())
    assert mention.to_dict() == {
        "document_id": document_id(text),
        "source": "mappe/bro.txt",
        "title": "Ny bro åpnet",
        "published": "2021-05-04",
        "start": text.index("kostet"),
        "end": text.index("kostet") + 6,
        "text": "kostet",
        "sentence": "Den kostet 3 kroner.",
        "sentence_start": text.index("Den"),
        "sentence_end": text.index(" Slutt"),
    }
    assert tuple(mention.to_dict()) == COLUMNS
    around = {
        term: [one.sentence for group in find_mentions(library, term) for one in group.mentions()]
        for term in ("bro", "mai", "lang. Den")
    }
    assert around == {
        "bro": ["Ny bro åpnet"],
        "mai": ["Publisert 4. mai 2021"],
        "lang. Den": ["Broen i Asker er lang. Den kostet 3 kroner."],
    }


def test_a_very_long_sentence_is_cut_to_whole_words_around_the_mention(others):
    text = "ord " * 3_000 + "plover " + "ord " * 3_000 + "plover"
    document = add(others, text)
    (group,) = find_mentions(others, "plover")
    for mention in group.mentions():
        assert "plover" in mention.sentence
        assert len(mention.sentence) <= MAX_SENTENCE
        assert set(mention.sentence.split()) == {"ord", "plover"}
        assert document.text[mention.sentence_start : mention.sentence_end] == mention.sentence
    others.remove(document.id)


def test_newest_first_with_counts_over_time(build):
    dates = {"a": "2. juni 2023", "b": "2023", "c": None, "d": "5. juni 2023", "e": "2. mai 2021"}
    library = build(
        {
            f"{name}.txt": (f"Publisert {day}\n\n" if day else "")
            + f"En bro her og bro der, {name}."
            for name, day in dates.items()
        }
    )
    found = find_mentions(library, "bro")
    assert [group.document.source[0] for group in found] == ["d", "a", "b", "e", "c"]
    tally = found.tally()
    assert (tally.mentions, tally.documents) == (10, 5)
    assert (found.searched, found.total) == (5, 5)
    assert tally.timeline() == [("2021-05", 2), ("2023", 2), ("2023-06", 4), (None, 2)]


def test_the_forms_that_were_found(build):
    library = build(
        {
            "a.txt": "Bilen og bilene kjørte forbi alle de andre. Bilen er ikke en biltur.",
            "b.txt": "The cars were running when the car went by, and they run again.",
        }
    )
    assert find_mentions(library, "bil", stem=True).tally().by_form() == [
        ("bilen", 2),
        ("bilene", 1),
    ]
    assert find_mentions(library, "run", stem=True).tally().by_form() == [
        ("run", 1),
        ("running", 1),
    ]
    assert find_mentions(library, "bil").tally().mentions == 0


@pytest.mark.parametrize(
    "term", ['bro" OR "', "form : bro", "bro*", "NEAR(bro)", "bro AND", "-bro", "^bro"]
)
def test_no_syntax_is_read_in_a_term(build, term):
    library = build({"a.txt": f"Her står {term} i teksten.", "b.txt": "Her står en bro."})
    assert [group.document.source for group in find_mentions(library, term)] == ["a.txt"]
    assert list(find_mentions(library, f"{term} x", stem=True)) == []


@pytest.mark.parametrize("term", ["", " ", "–", "x" * 100_000])
def test_a_term_that_cannot_be_looked_for(news, term):
    with pytest.raises(InputError):
        find_mentions(news, term)


def test_an_unindexed_library_is_an_error(tmp_path):
    with (
        Library(tmp_path / "empty.sqlite", create=True) as library,
        pytest.raises(LibraryError, match="nothing is indexed"),
    ):
        find_mentions(library, "bro")


def test_what_changes_meanwhile(build):
    library = build({f"{number}.txt": f"En bro nummer {number}." for number in range(200)})
    found = find_mentions(library, "bro")
    assert found.searched == 200
    assert len(list(found)) == len(list(found)) == 200
    reading = iter(found)
    next(reading)
    add(library, "Enda en bro.")
    remove_document(library, found._candidates[-1][:12])
    with pytest.raises(LibraryError, match="removed during the search"):
        list(reading)
    assert find_mentions(library, "bro").tally().documents == 200


def test_a_text_full_of_the_term_takes_no_long_time(others):
    document = add(others, "bro " * 20_000)
    begun = time.perf_counter()
    found = Counter(one.text for group in find_mentions(others, "bro") for one in group.mentions())
    assert found == {"bro": 20_000}
    assert time.perf_counter() - begun < 5
    others.remove(document.id)


@pytest.mark.parametrize("stem", [False, True])
@pytest.mark.parametrize("term", ["11000", "11.000", "11 000"])
def test_a_number_is_found_however_its_digits_are_grouped(build, term, stem):
    files = {
        "a.txt": "Broen kostet 11 000 kroner.",
        "b.txt": "Den kostet 11.000.",
        "c.txt": "11000!",
    }
    counts = find_mentions(build(files), term, stem=stem).tally()
    assert counts.forms == {"11 000": 1, "11.000": 1, "11000": 1}
