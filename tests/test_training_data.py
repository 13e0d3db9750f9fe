import json
import random
from itertools import islice
from pathlib import Path

import pytest
from click.testing import CliRunner

from corpus.document import Span, document_id
from corpus.library import Library
from corpus.reading import find_files
from index.bundle import tokenizer
from index.encoder import OnnxEncoder
from index.indexer import index_files
from qa.evaluation.labelled import LabelledQuestion, read_labelled
from qa.reader import _windows
from training import data
from training.batches import Mixture, batches, draw, encode
from training.data import Example, cross, make_examples, passages_of, read_examples, wide_window
from training.followups import understood
from training.negatives import KEPT, build_library, holds_answer
from training.written import read_written

EXAMPLE = Example(
    "norquad",
    "Hvem bor ikke i Ålesund?",
    [
        ("Ho heiter Åse Ødegård.", 10, 21),
        ("Først dette. Ho heiter Åse Ødegård. 😀 Så mer.", 23, 34),
    ],
    ["Ingen bor her."],
    ["En annen by."],
)


def article(number: int, name: str) -> str:
    """Returns a made-up text of several passages that names one person, in the middle."""
    fill = [
        f"I kommune {number} ble sak {row} om veg, skole og brannvern lagt fram for utvalget."
        for row in range(40)
    ]
    fill[20] = f"Ordføreren i kommune {number} heter {name} og er fra bygda."
    return f"Nytt fra kommune {number}\n\n" + "\n\n".join(
        " ".join(fill[row : row + 5]) for row in range(0, 40, 5)
    )


@pytest.fixture(scope="module")
def squad(tmp_path_factory: pytest.TempPathFactory) -> Path:
    names = ["Åse Ødegård", "Bjørn Næss", "Kåre Lie"]
    paragraphs = []
    for number, name in enumerate(names):
        text = article(number, name)
        answer = {"text": name, "answer_start": text.index(name)}
        question = f"Hva heter ordføreren i kommune {number}?"
        qas = [{"id": str(number), "question": question, "answers": [answer]}]
        paragraphs.append({"context": text, "qas": qas})
    path = tmp_path_factory.mktemp("squad") / "train.json"
    path.write_text(json.dumps({"data": [{"paragraphs": paragraphs}]}), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def library(squad: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    texts = [item.text or "" for item in read_labelled(squad).questions]
    return build_library(texts, tmp_path_factory.mktemp("library"), OnnxEncoder())


@pytest.fixture(scope="module")
def examples(squad: Path, library: Path) -> list[Example]:
    return list(make_examples("norquad", read_labelled(squad).questions, library))


def test_passages_are_those_that_the_indexer_stores(library: Path) -> None:
    with Library(library) as opened:
        for document in opened.documents():
            stored = [
                item.passage
                for item in opened.passages(range(1, 1 + opened.counts().passages)).values()
                if item.document_id == document.id
            ]
            made = passages_of(document.text)
            assert len(made) > 3
            assert sorted((span.start, span.end) for span in stored) == [
                (span.start, span.end) for span in made
            ]


def own(text: str, item: LabelledQuestion) -> str:
    """Returns a passage without the heading that it is read under."""
    return text if text in (item.text or "") else text.partition("\n")[2]


def test_every_answer_stands_where_its_example_says(squad: Path, examples: list[Example]) -> None:
    items = read_labelled(squad).questions
    assert len(examples) == len(items)
    for item, example in zip(items, examples, strict=True):
        assert len(example.answers) >= 2
        for text, start, end in example.answers:
            assert own(text, item) in (item.text or "")
            assert text[start:end] == item.answers[0]


def test_negatives_come_from_both_sides_and_never_hold_the_answer(
    squad: Path, examples: list[Example]
) -> None:
    for item, example in zip(read_labelled(squad).questions, examples, strict=True):
        assert 0 < len(example.near) <= KEPT
        assert 0 < len(example.far) <= KEPT
        assert all(own(text, item) in (item.text or "") for text in example.near)
        assert not any(text in (item.text or "") for text in example.far)
        assert not any(holds_answer(text, item.answers) for text in example.near + example.far)


def test_an_answer_counts_as_held_only_in_whole_words() -> None:
    assert holds_answer("Prisen er 22 mrd. kroner", ["22 mrd"])
    assert not holds_answer("Prisen er 1227 kroner", ["22"])


def test_random_negatives_need_no_library_and_repeat(squad: Path) -> None:
    items = read_labelled(squad).questions
    first, second = (list(make_examples("norquad", items, None, seed=3)) for _ in range(2))
    assert first == second
    for item, example in zip(items, first, strict=True):
        assert not any(item.answers[0] in text for text in example.near)
        assert example.far


def test_a_wide_window_holds_the_answer_within_its_size() -> None:
    text = " ".join(f"Ord{number} 😀 blåbær." for number in range(400))
    label = Span(text.index("Ord200"), text.index("Ord200") + 6)
    for seed in range(40):
        window = wide_window(text, label, random.Random(seed))  # noqa: S311
        assert window is not None
        assert window.covers(label)
        count = len(tokenizer().encode(window.of(text), add_special_tokens=False).ids)
        assert data.WIDE_TOKENS[0] - 2 <= count <= data.WIDE_TOKENS[1] + 2
    whole = Span(0, len(text))
    assert wide_window(text, whole, random.Random(0)) is None  # noqa: S311


def test_cross_asks_by_id() -> None:
    def question(name: str, asked: str, text: str) -> LabelledQuestion:
        return LabelledQuestion(name, asked, ("x",), (Span(0, 1),), text, None)

    english = [question("b", "Who?", "x en"), question("a", "What?", "x en")]
    german = [question("a", "Was?", "x de"), question("c", "Wo?", "x de")]
    found = list(cross(english, german))
    assert [(item.id, item.question, item.text) for item in found] == [("a", "What?", "x de")]


def test_examples_survive_the_file(squad: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    arguments = ["norquad", str(squad), "--out", str(out), "--random-negatives"]
    result = CliRunner().invoke(data.main, arguments)
    assert result.exit_code == 0, result.output
    expected = list(make_examples("norquad", read_labelled(squad).questions, None))
    assert read_examples(out) == expected


@pytest.mark.parametrize("place", [0, 1])
def test_an_input_is_what_the_reader_gives_and_marks_the_answer(place: int) -> None:
    text, start, end = EXAMPLE.answers[place]
    found = encode(EXAMPLE.question, text, (start, end))
    assert found is not None
    (window,) = _windows(EXAMPLE.question, text)
    assert found.ids == window.ids
    marked = tokenizer().decode(found.ids[found.first : found.last + 1])
    assert marked.strip(" .") == text[start:end]


def test_an_answer_that_is_cut_off_is_no_input() -> None:
    text = "ord " * 400 + "svaret"
    assert encode("Hva?", text, (len(text) - 6, len(text))) is None
    none = encode("Hva?", text, None)
    assert none is not None
    assert (none.first, none.last, len(none.ids)) == (0, 0, 320)


def test_the_mixture_is_drawn_in_its_shares() -> None:
    mixture = Mixture({"norquad": 0.5}, none=0.4, near=0.75, wide=0.2, nynorsk=0.3)
    drawn = list(draw([EXAMPLE] * 8_000, mixture, random.Random(1)))  # noqa: S311
    asked = [item for item in drawn if item[2] is not None]
    none = [item for item in drawn if item[2] is None]
    assert len(asked) / 8_000 == pytest.approx(0.5, abs=0.02)
    assert len(none) / len(drawn) == pytest.approx(0.4, abs=0.02)
    assert sum(text in EXAMPLE.near for _, text, _ in none) / len(none) == pytest.approx(
        0.75, abs=0.03
    )
    wide = sum(text == EXAMPLE.answers[-1][0] for _, text, _ in asked)
    assert wide / len(asked) == pytest.approx(0.2, abs=0.02)
    nynorsk = sum("ikkje" in question for question, _, _ in asked)
    assert nynorsk / len(asked) == pytest.approx(0.3, abs=0.03)


def test_batches_repeat_and_go_on_into_the_next_epoch() -> None:
    mixture = Mixture({"norquad": 1.0})

    def first(seed: int) -> list[list[data.Example]]:
        return list(islice(batches([EXAMPLE] * 10, mixture, size=4, seed=seed), 12))  # type: ignore[arg-type]

    assert first(1) == first(1)
    assert first(1) != first(2)
    assert all(0 < len(batch) <= 4 for batch in first(1))


def test_batches_of_nothing_are_an_error() -> None:
    with pytest.raises(ValueError, match="mixture"):
        next(batches([EXAMPLE], Mixture({"en": 1.0}), size=4, seed=0))


def test_the_library_is_an_ordinary_one(library: Path, squad: Path, tmp_path: Path) -> None:
    for number, item in enumerate(read_labelled(squad).questions):
        (tmp_path / f"{number}.txt").write_text(item.text or "", encoding="utf-8")
    with Library(tmp_path / "other.sqlite", create=True) as other, Library(library) as built:
        report = index_files(other, OnnxEncoder(), find_files([tmp_path]).files)
        assert len(report.added) == 3
        assert other.counts().passages == built.counts().passages


QUESTIONS = Path(data.__file__).parent / "questions"


@pytest.fixture
def written(squad: Path, tmp_path: Path) -> Path:
    """Returns a question that a text answers, one that it does not, and one about no text."""
    text = read_labelled(squad).questions[1].text or ""
    start = text.index("bygda")
    rows = [
        {"document": document_id(text), "question": "Hvor?", "answer": "bygda", "start": start},
        {"document": document_id(text), "question": "Når?", "answer": None, "start": None},
        {"document": "0" * 16, "question": "Hvem?", "answer": "x", "start": 0},
    ]
    path = tmp_path / "written.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def test_written_questions_become_examples_with_and_without_an_answer(
    squad: Path, library: Path, written: Path
) -> None:
    known = read_labelled(squad).questions
    asked = list(read_written([written], known))
    assert [(item.question, item.answers) for item in asked] == [
        ("Hvor?", ("bygda",)),
        ("Når?", ()),
    ]
    answered, unanswered = make_examples("written", asked, library)
    assert all(text[start:end] == "bygda" for text, start, end in answered.answers)
    assert unanswered.answers == []
    assert unanswered.near
    mixture = Mixture({"written": 1.0})
    drawn = list(draw([unanswered] * 20, mixture, random.Random(1)))  # noqa: S311
    assert len(drawn) == 20
    assert all(text in unanswered.near and place is None for _, text, place in drawn)


def test_a_written_answer_at_the_wrong_place_is_named(squad: Path, written: Path) -> None:
    rows = written.read_text(encoding="utf-8").replace('"bygda"', '"bygd"', 1)
    written.write_text(rows.replace('"start": ', '"start": 1', 1), encoding="utf-8")
    with pytest.raises(ValueError, match=r"written\.jsonl:1: \"bygd\" does not stand at 1"):
        list(read_written([written], read_labelled(squad).questions))


def test_the_questions_that_ship_are_of_one_form_and_stand_once() -> None:
    lines = (QUESTIONS / "written.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    assert len({(row["document"], row["question"]) for row in rows}) == len(rows) > 1_000
    for row in rows:
        assert set(row) == {"document", "language", "question", "answer", "start"}
        assert row["language"] in {"nb", "nn", "en"}
        assert (row["answer"] is None) == (row["start"] is None)


def test_follow_ups_are_asked_as_in_a_conversation() -> None:
    text = "Ny bro i Dalby\n\nKari Lund åpnet broen i Dalby lørdag. Ola Moe holdt tale."
    turns = [
        {"question": "Hvem åpnet broen i Dalby?", "typed": "Hvem åpnet broen i Dalby?",
         "answer": "Kari Lund", "start": text.index("Kari"), "document": "a"},
        {"question": "Hvem holdt tale på broen i Dalby?", "typed": "Hvem holdt tale?",
         "answer": "Ola Moe", "start": text.index("Ola"), "document": "a"},
    ]  # fmt: skip
    assert [read for _, read in understood(turns, text)] == [
        "Hvem holdt tale (Hvem åpnet broen i Dalby, Kari Lund)?"
    ]


def test_a_passage_of_an_example_stands_under_its_heading() -> None:
    filler = " ".join(f"Setning nummer {n} handler om noe helt annet." for n in range(60))
    text = f"Ny bro i Dalby\n\n{filler} Kari Lund åpnet den."
    place = text.index("Kari Lund")
    item = LabelledQuestion("1", "Hvem?", ("Kari Lund",), (Span(place, place + 9),), text, None)
    (example,) = make_examples("norquad", [item], None)
    *passages, (wide, start, end) = example.answers
    assert wide[start:end] == "Kari Lund"
    for passage, start, end in passages:
        assert passage.startswith("Ny bro i Dalby\n")
        assert passage[start:end] == "Kari Lund"
    assert passages
