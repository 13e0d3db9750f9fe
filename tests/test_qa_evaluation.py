import json

import pytest
from click.testing import CliRunner
from conftest import read_lines

from corpus.errors import InputError
from qa.cli import main
from qa.labelled import read_labelled
from qa.metrics import (
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
        ({"question": " "}, 'no "question"'),
    ],
)
def test_a_bad_entry_is_named_and_the_rest_goes_on(write_set, change, message):
    good = asked(BRIDGE, "Hva kostet broen?", "312")
    found = read_labelled(write_set(squad({"context": BRIDGE, "qas": [{**good, **change}, good]})))
    assert len(found.questions) == 1
    assert message in found.skipped[0]
    assert "data[0].paragraphs[0].qas[0]" in found.skipped[0]


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


def test_evaluate_prints_a_table_and_names_what_it_skips(write_set, press):
    lines = [json.dumps(entry) for entry in read_lines("press_questions.jsonl")[:4]]
    path = write_set("\n".join([*lines, "{broken", '{"question": "Hva?"}']), "lines.jsonl")
    result = CliRunner().invoke(main, ["--library", str(press.path), "evaluate", str(path)])
    assert result.exit_code == 1
    assert "line 5: not a JSON object" in result.stderr
    assert 'line 6: no list "answers"' in result.stderr
    assert "recall@5" in result.stdout
