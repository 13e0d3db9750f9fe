"""Measures readers on labelled questions, and two of them against each other.

python -m training.measure validation.json run/reader.int8.onnx run/reader.float32.onnx
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

import click
import numpy as np

from corpus.document import Span
from corpus.passages import Passage
from corpus.segment import segment
from qa.evaluation.labelled import LabelledQuestion, read_labelled
from qa.evaluation.metrics import exact_match, f1, mean
from qa.reader import OnnxReader, ReadSpan
from training.data import passages_of
from training.negatives import holds_answer

ROUNDS: Final = 10_000
"""How often the bootstrap draws."""


@dataclass(frozen=True, slots=True)
class Scores:
    """How one question was answered, without a threshold.

    Attributes:
        text: F1 and exact match where the whole labelled text is read in windows.
        passage: The same where only the first passage that holds the answer is read.
        passages: The same where each of the text's passages is read and the best span wins.
        right: The best score of the passages that hold the answer.
        wrong: The best score of each passage of the text that does not.
    """

    text: tuple[float, float]
    passage: tuple[float, float]
    passages: tuple[float, float]
    right: float
    wrong: list[float]


def score(reader: OnnxReader, item: LabelledQuestion) -> Scores:
    """Reads a question's text in three ways and compares the answers with the labels."""
    text = item.text or ""
    blocks: list[Span] = list(segment(text))
    whole = _read(reader, item, Passage(0, len(text)), blocks)
    read = [(span, _read(reader, item, span, blocks)) for span in passages_of(text)]
    # An answer that no passage holds is read in the whole text.
    held = [found for span, found in read if span.covers(item.spans[0])] or [whole]
    others = [found for span, found in read if not _may_hold(item, span)]
    return Scores(
        text=_compare(item, whole),
        passage=_compare(item, held[0]),
        passages=_compare(item, max((found for _, found in read), key=_margin)),
        right=max(map(_margin, held)),
        wrong=[_margin(found) for found in others],
    )


def _may_hold(item: LabelledQuestion, span: Span) -> bool:
    return any(span.overlaps(label) for label in item.spans) or holds_answer(
        span.of(item.text or ""), item.answers
    )


def _read(
    reader: OnnxReader, item: LabelledQuestion, place: Passage, blocks: Sequence[Span]
) -> ReadSpan | None:
    """Returns the best span of a passage under its heading, in the text's own offsets."""
    read = place.under_heading(item.text or "")
    shift = len(read) - place.end
    within = [
        Span(max(block.start, place.start) + shift, min(block.end, place.end) + shift)
        for block in blocks
        if block.overlaps(place)
    ]
    found = reader.read(item.question, read, within)
    if not found:
        return None
    best = found[0]
    return ReadSpan(Span(best.span.start - shift, best.span.end - shift), best.score)


def _margin(found: ReadSpan | None) -> float:
    return found.score if found else -1e9


def _compare(item: LabelledQuestion, found: ReadSpan | None) -> tuple[float, float]:
    answer = found.span.of(item.text or "") if found else ""
    return f1(answer, item.answers), exact_match(answer, item.answers)


def summary(scores: Sequence[Scores]) -> dict[str, float]:
    """Returns the means, and how well the score tells passages with the answer from others."""
    means: dict[str, float] = {"questions": len(scores)}
    for place in ("text", "passage", "passages"):
        pairs = [getattr(one, place) for one in scores]
        means[f"{place}_f1"] = mean([pair[0] for pair in pairs])
        means[f"{place}_exact_match"] = mean([pair[1] for pair in pairs])
    wrong = [margin for one in scores for margin in one.wrong]
    means["answerable_auc"] = area([one.right for one in scores], wrong)
    return means


def area(right: Sequence[float], wrong: Sequence[float]) -> float:
    """Returns the chance that a right one's score is above a wrong one's (a tie counts half)."""
    if not right or not wrong:
        return 0.0
    ordered = np.sort(np.asarray(wrong))
    below = np.searchsorted(ordered, right, side="left")
    upto = np.searchsorted(ordered, right, side="right")
    return float(np.mean(below + upto) / (2 * len(ordered)))


def bootstrap(
    first: Sequence[float], second: Sequence[float], texts: Sequence[str], *, seed: int = 0
) -> tuple[float, float, float]:
    """Returns the mean of `first - second` and its 95 % interval.

    Paired, and drawn by text: questions on one text are not independent (Efron and Tibshirani,
    1993, chapter 8).
    """
    names = {text: number for number, text in enumerate(dict.fromkeys(texts))}
    sums, counts = np.zeros(len(names)), np.zeros(len(names))
    for one, other, text in zip(first, second, texts, strict=True):
        sums[names[text]] += one - other
        counts[names[text]] += 1
    drawn = np.random.default_rng(seed).integers(len(names), size=(ROUNDS, len(names)))
    means = sums[drawn].sum(axis=1) / counts[drawn].sum(axis=1)
    low, high = np.quantile(means, [0.025, 0.975])
    return float(sums.sum() / counts.sum()), float(low), float(high)


def answered(path: Path, limit: int | None) -> Iterator[LabelledQuestion]:
    """Yields the questions of a file that have a labelled place, evenly thinned to a limit."""
    known = [item for item in read_labelled(path).questions if item.text and item.spans]
    if limit is None or limit >= len(known):
        yield from known
    else:
        yield from (known[number * len(known) // limit] for number in range(limit))


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument(
    "readers", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
@click.option("--limit", type=click.IntRange(1), help="So many questions, evenly spread.")
@click.option(
    "--out", type=click.Path(dir_okay=False, path_type=Path), help="Where the scores are kept."
)
def main(file: Path, readers: tuple[Path, ...], limit: int | None, out: Path | None) -> None:
    """Print exact match and F1 of READERS, ONNX files, on the SQuAD-format FILE."""
    items = list(answered(file, limit))
    found: dict[str, list[Scores]] = {}
    for path in readers:
        reader = OnnxReader(path)
        found[str(path)] = [score(reader, item) for item in items]
        click.echo(str(path))
        for name, value in summary(found[str(path)]).items():
            click.echo(f"  {name:22} {value:.3f}" if value <= 1 else f"  {name:22} {value:.0f}")
    first = found[str(readers[0])]
    for path in readers[1:]:
        for place in ("text", "passage", "passages"):
            ours, theirs = (
                [getattr(one, place)[0] for one in scores] for scores in (first, found[str(path)])
            )
            gap, low, high = bootstrap(ours, theirs, [item.text or "" for item in items])
            click.echo(
                f"{place}: F1 of {readers[0].name} minus {path.name} "
                f"{gap:+.3f} (95 %: {low:+.3f} to {high:+.3f})"
            )
    if out:
        kept = {name: [asdict(one) for one in scores] for name, scores in found.items()}
        out.write_text(json.dumps(kept), encoding="utf-8")


if __name__ == "__main__":
    main()
