import json
from itertools import pairwise

import pytest
from click.testing import CliRunner
from conftest import HERE, read_lines

from corpus.errors import InputError
from qa.assistant import Assistant
from qa.cli.main import main
from qa.evaluation import squad as squad_module
from qa.evaluation.labelled import read_labelled
from qa.evaluation.metrics import (
    calibration_error,
    exact_match,
    f1,
    mean,
    normalise,
    recall_at,
    reciprocal_rank,
)

BRIDGE = "Broen i Sandvika kostet 312 millioner kroner. Ordfører Kari Lunde åpnet den."
SCHOOL = "Skolen i Asker får 400 elever til høsten. Rektor er Per Dal."


def squad(*paragraphs):
    return {"data": [{"paragraphs": list(paragraphs)}]}


def asked(context, question, *answers, **extra):
    places = [{"text": a, "answer_start": context.index(a)} for a in answers]
    return {"id": question, "question": question, "answers": places, **extra}


SET = squad(
    {
        "context": BRIDGE,
        "qas": [
            asked(BRIDGE, "Hva kostet broen?", "312 millioner kroner"),
            asked(BRIDGE, "Hvem åpnet broen?", "Kari Lunde"),
        ],
    },
    {
        "context": SCHOOL,
        "qas": [
            asked(SCHOOL, "Hvor mange elever får skolen?", "400"),
            asked(SCHOOL, "Hva heter vaktmesteren?", is_impossible=True),
        ],
    },
)


@pytest.fixture
def write_set(tmp_path):
    def write_set(content, name="set.json"):
        path = tmp_path / name
        path.write_text(content if isinstance(content, str) else json.dumps(content))
        return path

    return write_set


def test_answers_are_compared_without_case_marks_and_articles():
    assert normalise("Den «store» broen – i Oslo.") == "store broen i oslo"
    assert exact_match("the bridge", ["Bridge!"]) == 1
    assert exact_match("broen", ["brua"]) == 0
    assert f1("312 millioner kroner", ["rundt 312 millioner"]) == pytest.approx(2 / 3)
    assert f1("", ["noe"]) == f1("noe", []) == 0
    assert f1("a b", ["x", "a b c"]) == pytest.approx(2 / 3, abs=0.2)


def test_rank_metrics():
    ranks = [1, 2, None, 4]
    assert reciprocal_rank(ranks) == pytest.approx((1 + 0.5 + 0 + 0.25) / 4)
    assert recall_at(ranks, 1) == 0.25
    assert recall_at(ranks, 5) == 0.75
    assert mean([]) == 0


def test_calibration_error_of_equal_mass():
    sure = [0.9] * 10
    assert calibration_error(sure, [1.0] * 9 + [0.0], bins=1) == pytest.approx(0)
    assert calibration_error(sure, [0.0] * 10, bins=1) == pytest.approx(0.9)
    # Two bins of five: 0.1 says 0.1 too little, 0.9 says 0.1 too much.
    mixed = [0.1] * 5 + [0.9] * 5
    assert calibration_error(mixed, [1, 0, 0, 0, 0, 1, 1, 1, 1, 0], bins=2) == pytest.approx(0.1)
    assert calibration_error([], []) == 0


def test_squad_and_lines_are_read(write_set):
    questions = read_labelled(write_set(SET)).questions
    assert [bool(q.answers) for q in questions] == [True, True, True, False]
    assert questions[0].text[questions[0].spans[0].start :].startswith("312")
    lines = [json.dumps(entry) for entry in read_lines("press_questions.jsonl")]
    found = read_labelled(write_set("\n".join(lines), "lines.jsonl"))
    assert len(found.questions) == 30
    assert sum(not q.answers for q in found.questions) == 7


def test_offsets_follow_the_canonical_text(write_set):
    context = "A\u030ar\r\net: broen kostet 5 kroner."
    entry = {"context": context, "qas": [asked(context, "Hva kostet den?", "5 kroner")]}
    question = read_labelled(write_set(squad(entry))).questions[0]
    assert question.text == "År\net: broen kostet 5 kroner."
    assert question.spans[0].of(question.text) == "5 kroner"


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"answers": [{"text": "312", "answer_start": 0}]}, "does not stand at 0"),
        ({"answers": [{"text": "312", "answer_start": -3}]}, "does not stand at -3"),
        ({"answers": [{"answer_start": 3}]}, 'without "text"'),
        ({"answers": "312"}, "neither an answer"),
        ({"question": " "}, "the question is empty"),
        ({"question": None}, 'no text "question"'),
    ],
)
def test_a_bad_entry_is_named_and_the_rest_goes_on(write_set, change, message):
    good = asked(BRIDGE, "Hva kostet broen?", "312")
    found = read_labelled(write_set(squad({"context": BRIDGE, "qas": [{**good, **change}, good]})))
    assert len(found.questions) == 1
    assert message in found.skipped[0]
    assert "data[0].paragraphs[0].qas[0]" in found.skipped[0]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"answers": [{"text": " ", "answer_start": 5}]}, 'without "text"'),
        ({"answers": [{"text": "312", "answer_start": "18"}]}, 'without "text"'),
        ({"answers": None}, "neither an answer"),
        ({"is_impossible": True}, '"is_impossible", but with "answers"'),
        ({"is_impossible": "nei"}, "neither true nor false"),
        ({"question": "Hva\0?"}, "control character U+0000"),
        ({"question": "Hva \ud800?"}, "control character U+D800"),
        ({"question": "hva " * 300}, "1,200 characters"),
    ],
)
def test_a_question_that_cannot_be_asked_is_named(write_set, change, message):
    good = asked(BRIDGE, "Hva kostet broen?", "312")
    found = read_labelled(write_set(squad({"context": BRIDGE, "qas": [{**good, **change}, good]})))
    assert len(found.questions) == found.skipped_count == 1
    assert message in found.skipped[0]


@pytest.mark.parametrize(
    ("paragraph", "message"),
    [
        ({"qas": []}, 'paragraphs[0]: no text "context"'),
        ({"context": " ", "qas": []}, 'no text "context"'),
        ({"context": BRIDGE}, 'no list "qas"'),
        ({"context": f"{BRIDGE}\0", "qas": []}, "holds a NUL"),
        ("tekst", 'no text "context"'),
    ],
)
def test_a_bad_paragraph_is_named_and_the_rest_goes_on(write_set, paragraph, message):
    found = read_labelled(write_set(squad(paragraph, SET["data"][0]["paragraphs"][0])))
    assert len(found.questions) == 2
    assert len(found.skipped) == 1
    assert message in found.skipped[0]


def test_an_article_without_paragraphs_is_named(write_set):
    found = read_labelled(write_set({"data": [{"title": "a"}, 7, *SET["data"]]}))
    assert len(found.questions) == 4
    assert [line.partition(": ")[2] for line in found.skipped] == [
        'data[0]: no list "paragraphs"',
        'data[1]: no list "paragraphs"',
    ]


def test_what_stands_before_a_cut_is_read_wherever_the_cut_is(write_set, monkeypatch):
    monkeypatch.setattr(squad_module, "_READ", 7)
    whole = json.dumps({"version": "2.0", **SET, "more": [1, {"a": False}]}, indent=1)
    first = whole.index("312")
    names = [question.id for question in read_labelled(write_set(whole)).questions]
    known = set()
    for cut in range(whole.index(json.dumps(SCHOOL)), len(whole) - 1):
        found = read_labelled(write_set(whole[:cut]))
        assert [question.id for question in found.questions] == names[: len(found.questions)]
        assert "cut off or no JSON" in found.skipped[-1]
        known.add(len(found.questions))
    assert known == {2, 4}
    with pytest.raises(InputError, match="cut off or no JSON"):
        read_labelled(write_set(whole[:first]))


def test_ids_that_stand_twice_are_told_apart(write_set):
    entry = asked(BRIDGE, "Hva kostet broen?", "312")
    found = read_labelled(write_set(squad({"context": BRIDGE, "qas": [entry, entry]})))
    assert [q.id for q in found.questions] == [
        "Hva kostet broen?",
        "data[0].paragraphs[0].qas[1]",
    ]


GOOD = '{"question": "Hva kostet broen?", "answers": ["312"], "document": "bro.txt"}'


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (b"\xff", "no UTF-8 (invalid start byte at byte 0)"),
        (GOOD.encode() + b"\0", "not a JSON object"),
        (b"[" * 100_000, "not a JSON object"),
        (b'{"a": "' + b"a" * 3_000_000 + b'"}', "more than 1,000,000 bytes"),
        (GOOD.replace("}", ', "answerable": false}').encode(), '"answerable" does not fit'),
        (GOOD.replace("312", " ").encode(), 'no list "answers" of texts'),
        (GOOD.replace('"bro.txt"', "7").encode(), 'no text "document"'),
        (GOOD.replace("Hva kostet broen", "").encode(), "the question is empty"),
    ],
)
def test_a_bad_line_is_named_and_the_rest_goes_on(tmp_path, line, message):
    path = tmp_path / "lines.jsonl"
    path.write_bytes(b"\xef\xbb\xbf" + GOOD.encode() + b"\r\n\n" + line + b"\n" + GOOD.encode())
    found = read_labelled(path)
    assert [question.id for question in found.questions] == ["line 1", "line 4"]
    assert found.skipped_count == 1
    assert found.skipped[0].startswith(f"{path}: line 3: {message}")


def test_the_named_lines_are_few_and_the_others_counted(write_set):
    told = []
    path = write_set("\n".join(["{"] * 2_500 + [GOOD]), "lines.jsonl")
    found = read_labelled(path, progress=lambda done, total: told.append((done, total)))
    assert (len(found.skipped), found.skipped_count) == (100, 2_500)
    size = path.stat().st_size
    assert len(told) == 2
    assert all(0 < done <= total == size for done, total in told)
    with pytest.raises(InputError, match=r"2,500 entries could not be read\).*line 1: not a JSON"):
        read_labelled(write_set("{\n" * 2_500))


@pytest.mark.parametrize("limit", [1, 2, 3, 7, 99, 100, 101])
def test_a_limit_spreads_evenly(write_set, limit):
    path = write_set("\n".join([GOOD] * 100), "lines.jsonl")
    found = [int(q.id.split()[1]) for q in read_labelled(path, limit=limit).questions]
    assert len(found) == min(limit, 100)
    gaps = [after - before for before, after in pairwise(found)]
    assert all(0.5 * 100 / limit <= gap <= 2 * 100 / limit for gap in gaps)
    assert found[0] == 1
    assert found[-1] >= 100 - 2 * 100 / limit


@pytest.mark.parametrize("content", ["", "{}", "[]", "ikke json", '{"data": []}', '{"data": [{}]}'])
def test_a_file_without_questions_is_an_error(write_set, content):
    with pytest.raises(InputError, match="no labelled question"):
        read_labelled(write_set(content))


def test_a_missing_or_binary_file_is_an_error(tmp_path):
    with pytest.raises(InputError, match="No such file"):
        read_labelled(tmp_path / "gone.json")
    (tmp_path / "binary.json").write_bytes(b"\xff\xfe\x00\x01" * 9)
    with pytest.raises(InputError, match=r"binary\.json"):
        read_labelled(tmp_path / "binary.json")
    with pytest.raises(InputError, match="not a file"):
        read_labelled(tmp_path)


def test_evaluate_measures_the_whole_way(write_set, tmp_path):
    misses, curve = tmp_path / "misses.jsonl", tmp_path / "curve.svg"
    arguments = ["evaluate", str(write_set(SET)), "--json", "--misses", str(misses)]
    result = CliRunner().invoke(main, [*arguments, "--curve", str(curve)])
    assert result.exit_code == 0, result.stderr
    figures = json.loads(result.stdout)
    assert list(figures) == [
        "questions", "retrieval", "reader", "end_to_end", "refusal", "citations_correct",
        "latency_ms", "by_language", "by_question_word",
    ]  # fmt: skip
    assert figures["questions"] == 4
    assert figures["retrieval"]["recall@5"] == 1
    assert figures["end_to_end"]["f1"] > 0.9
    assert figures["end_to_end"]["sentence_first"] == 1
    assert figures["citations_correct"] == 1
    assert figures["by_question_word"]["hvor mange"]["questions"] == 1
    assert all("labels" in json.loads(line) for line in misses.read_text().splitlines())
    assert curve.read_text().startswith("<svg")


def test_what_was_not_measured_has_no_figure(write_set):
    alone = squad(
        {"context": SCHOOL, "qas": [asked(SCHOOL, "Hva heter byen?", is_impossible=True)]}
    )
    result = CliRunner().invoke(main, ["evaluate", str(write_set(alone)), "--json"])
    figures = json.loads(result.stdout)
    assert figures["retrieval"]["mrr"] is figures["reader"]["f1"] is None
    assert figures["end_to_end"]["exact_match"] is None
    assert figures["refusal"]["recall"] in (0, 1)
    result = CliRunner().invoke(main, ["evaluate", str(write_set(alone))])
    assert "mrr                    –" in result.stdout


def test_texts_of_the_file_are_asked_whatever_the_environment_says(write_set, press, monkeypatch):
    monkeypatch.setenv("KILDESVAR_LIBRARY", str(press.path))
    result = CliRunner().invoke(main, ["evaluate", str(write_set(SET)), "--json"])
    assert json.loads(result.stdout)["questions"] == 4
    result = CliRunner().invoke(
        main, ["evaluate", str(write_set(SET)), "--json", "--library", str(press.path)]
    )
    assert "the library lacks its text" in result.stderr


def test_evaluate_prints_a_table_and_names_what_it_skips(write_set, press):
    lines = [json.dumps(entry) for entry in read_lines("press_questions.jsonl")[:4]]
    path = write_set("\n".join([*lines, "{broken", '{"question": "Hva?"}']), "lines.jsonl")
    result = CliRunner().invoke(main, ["--library", str(press.path), "evaluate", str(path)])
    assert result.exit_code == 1
    assert "line 5: not a JSON object" in result.stderr
    assert 'line 6: no list "answers"' in result.stderr
    assert "recall@5" in result.stdout


def test_evaluate_names_what_the_library_lacks(write_set, press):
    lines = [json.dumps(entry) for entry in read_lines("press_questions.jsonl")[:2]]
    arguments = ["--library", str(press.path), "evaluate", "--json"]
    result = CliRunner().invoke(main, [*arguments, str(write_set("\n".join([*lines, GOOD])))])
    assert result.exit_code == 1
    assert json.loads(result.stdout)["questions"] == 2
    assert 'line 3: no document has the id, prefix or source "bro.txt"' in result.stderr
    result = CliRunner().invoke(main, [*arguments, str(write_set(GOOD))])
    assert result.exit_code == 2
    assert "none of the questions" in result.stderr
    assert not result.stdout


def test_evaluate_asks_so_many_as_the_limit_says(press):
    path = str(press.path)
    file = str(HERE / "data" / "press_questions.jsonl")
    result = CliRunner().invoke(
        main, ["--library", path, "evaluate", file, "--limit", "3", "--json"]
    )
    assert result.exit_code == 0
    assert json.loads(result.stdout)["questions"] == 3


@pytest.mark.parametrize("done", [0, 2])
def test_an_interrupted_evaluation_shows_what_was_asked(press, monkeypatch, done):
    asked_for = []
    evidence = Assistant.evidence

    def interrupted(self, question, **options):
        asked_for.append(question)
        if len(set(asked_for)) > done:
            raise KeyboardInterrupt
        return evidence(self, question, **options)

    monkeypatch.setattr(Assistant, "evidence", interrupted)
    file = str(HERE / "data" / "press_questions.jsonl")
    result = CliRunner().invoke(main, ["--library", str(press.path), "evaluate", file, "--json"])
    if done:
        assert result.exit_code == 1
        assert json.loads(result.stdout)["questions"] == done
        assert "the figures are of the first 2 of 30 questions" in result.stderr
    else:
        assert result.exit_code == 3
        assert "interrupted" in result.stderr
        assert not result.stdout


def test_a_file_that_cannot_be_written_is_named_before_the_asking(press, tmp_path):
    file = str(HERE / "data" / "press_questions.jsonl")
    (tmp_path / "folder.svg").mkdir()
    for option in ("--misses", "--curve"):
        place = str(tmp_path / "folder.svg")
        arguments = ["--library", str(press.path), "evaluate", file, option, place]
        result = CliRunner().invoke(main, arguments)
        assert result.exit_code == 2
        assert "Is a directory" in result.stderr
    arguments = ["--library", str(press.path), "evaluate", file, "--curve", "risk.png"]
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 2
    assert "risk.png: the curve is written as SVG" in result.stderr
