r"""Measures what retrieval loses where a question is asked in another language.

    python -m benchmarks.crosslingual tests/data/crosslingual/pairs.jsonl validation.json \
        --library all.sqlite

Each question is searched as it was labelled and as it was asked by hand in English or nynorsk, in
one library that holds its text among others. Printed for all pairs of a language and for the two
halves, which go by the SHA-256 of id and question.
"""

import hashlib
import json
from collections import defaultdict
from dataclasses import replace
from pathlib import Path

import click

from benchmarks.retrieval import DEPTH, by_retriever, ranks
from corpus.library import Library
from index.encoder import OnnxEncoder
from index.retriever import Retriever
from qa.evaluation.labelled import LabelledQuestion, read_labelled
from qa.evaluation.metrics import recall_at
from training.measure import bootstrap

_CUT = 5
Pair = tuple[str, LabelledQuestion, LabelledQuestion]
"""Its half, the question as labelled, and as asked."""


def read_pairs(path: Path, questions: Path) -> dict[str, list[Pair]]:
    """Returns the pairs of a file by language."""
    labelled = {item.question: item for item in read_labelled(questions).questions}
    found: dict[str, list[Pair]] = defaultdict(list)
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        key = row["id"], row["question"]
        digest = hashlib.sha256("\n".join(key).encode()).digest()
        item = labelled[row["question"]]
        half = "first half" if digest[-1] % 2 else "second half"
        found[row["language"]].append((half, item, replace(item, question=row["asked"])))
    return found


@click.command()
@click.argument("pairs", type=click.Path(path_type=Path, exists=True))
@click.argument("questions", type=click.Path(path_type=Path, exists=True))
@click.option("--library", required=True, type=click.Path(path_type=Path, exists=True))
def main(pairs: Path, questions: Path, library: Path) -> None:
    """Compare recall@5 of PAIRS, whose labels stand in QUESTIONS (SQuAD's JSON)."""
    with Library(library) as opened:
        rank = by_retriever(Retriever(opened, OnnxEncoder()))
        for language, rows in read_pairs(pairs, questions).items():
            before = ranks(opened, rank, [original for _, original, _ in rows])
            after = ranks(opened, rank, [asked for _, _, asked in rows])
            for part in ("all", "first half", "second half"):
                kept = [n for n, (half, _, _) in enumerate(rows) if part in ("all", half)]
                _show(f"{language}, {part}", rows, before, after, kept)


def _show(
    name: str,
    rows: list[Pair],
    before: list[int | None],
    after: list[int | None],
    kept: list[int],
) -> None:
    def hits(found: list[int | None]) -> list[float]:
        return [float((found[n] or DEPTH + 1) <= _CUT) for n in kept]

    texts = [rows[n][1].text or "" for n in kept]
    gap, low, high = bootstrap(hits(before), hits(after), texts)
    recalls = [recall_at([found[n] for n in kept], _CUT) for found in (before, after)]
    print(
        f"{name:16} {len(kept):4} pairs, recall@5 {recalls[0]:.3f} as labelled, {recalls[1]:.3f} "
        f"as asked: {gap:.3f} lost (95 %: {low:.3f} to {high:.3f})",
        flush=True,
    )


if __name__ == "__main__":
    main()
