"""Measures the quote check: how often it is right, and how fast it is on a large library.

python -m benchmarks.quotes cases NORQUAD_TRAIN.json --seed 7
python -m benchmarks.quotes speed --texts NORQUAD_TRAIN.json --documents 100000
"""

import json
import random
import statistics
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

import click

from benchmarks.machine import machine
from corpus.document import Document, Source, document_id
from corpus.library import Library
from corpus.passages import make_passages
from corpus.reading import find_files
from corpus.segment import segment
from corpus.text import canonical
from corpus.utterances import find_utterances
from index.indexer import index_files
from index.postings import store_postings
from index.tables import make_tables
from qa.quotes.quotecheck import QuoteCheck

TESTS = Path(__file__).parent.parent / "tests"
_INSIDE = 200
_OFTEN = "Vi er svært fornøyde med tallene for dette kvartalet"
_OFTEN_IN = 500
"""In so many documents that quote stands."""
_RARE_WORDS = 5_000
"""So many numbers are put behind words: a library's rare words are names and misprints."""


@click.group()
def main() -> None:
    """Measure the quote check."""
    sys.path.insert(0, str(TESTS))


@main.command()
@click.argument("squad", type=click.Path(path_type=Path, exists=True))
@click.option("--seed", default=7, show_default=True)
@click.option("--scale", default=1.0, show_default=True, help="1 is 200 cases.")
def cases(squad: Path, seed: int, scale: float) -> None:
    """Check quotes made from the news texts of SQUAD, and count the right verdicts."""
    from fakes import HashEncoder
    from quote_cases import COUNTS, make_cases, names_all

    data = json.loads(squad.read_text(encoding="utf-8"))["data"]
    texts = dict.fromkeys(canonical(p["context"]) for d in data for p in d["paragraphs"])
    news = [text for text in texts if "– " in text]
    random.Random(seed).shuffle(news)  # noqa: S311 - no secret
    inside, outside = news[:_INSIDE], news[_INSIDE:]
    right: Counter[str] = Counter()
    named: Counter[str] = Counter()
    total: Counter[str] = Counter()
    false = 0
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "texts"
        root.mkdir()
        for number, text in enumerate(inside):
            (root / f"{number:03}.txt").write_text(text, encoding="utf-8")
        with Library(Path(folder) / "library.sqlite", create=True) as library:
            index_files(library, HashEncoder(), find_files([root]).files)
            checker = QuoteCheck(library)
            for case in make_cases(inside, outside, seed=seed, scale=scale):
                verdict = checker.check(case.quote)
                result = verdict.verdict.value
                total[case.kind] += 1
                right[case.kind] += result == case.verdict
                named[case.kind] += names_all(case, verdict)
                false += case.verdict != "verbatim" and result == "verbatim"
                if result != case.verdict or not names_all(case, verdict):
                    print(f"{case.kind}: {case.quote}\n    {result}: {verdict.message}")
    for kind in COUNTS:
        print(f"{kind:18} {right[kind]:3} of {total[kind]} right, {named[kind]:3} named")
    print(f"all: {right.total()} of {total.total()} right, {named.total()} named")
    print(f"changed or absent, but called verbatim: {false}")


@main.command()
@click.option("--documents", default=100_000, show_default=True)
@click.option(
    "--texts", required=True, type=click.Path(path_type=Path, exists=True), help="SQuAD's JSON."
)
def speed(documents: int, texts: Path) -> None:
    """Time quotes on a library of made-up texts with a natural distribution of words."""
    from fakes import HashEncoder
    from quote_cases import make_cases

    data = json.loads(texts.read_text(encoding="utf-8"))["data"]
    real = list(dict.fromkeys(canonical(p["context"]) for d in data for p in d["paragraphs"]))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "library.sqlite"
        with Library(path, create=True) as library:
            make_tables(library, space=HashEncoder.fingerprint, dimensions=HashEncoder.dimensions)
            begun = time.perf_counter()
            _fill(library, real, documents)
            print(machine())
            counts = library.counts()
            size = path.stat().st_size / 1e6
            print(
                f"{counts.documents} documents, {counts.passages} passages, {size:.0f} MB,"
                f" made in {time.perf_counter() - begun:.0f} s"
            )
            checker = QuoteCheck(library)
            made = make_cases(real[:100], real[100:], scale=0.5)
            by_kind: dict[str, list[float]] = {}
            for case in made:
                by_kind.setdefault(case.kind, []).append(_time(checker, case.quote))
            for kind, seconds in by_kind.items():
                print(
                    f"{kind:18} median {statistics.median(seconds):.3f} s, max {max(seconds):.3f} s"
                )
            for quote in (
                _OFTEN,
                "Vi må gjøre noe med dette nå",
                "Det er ikke bra for oss",
                "det er en",
                "ja",
            ):
                print(
                    f"{_time(checker, quote):.3f} s, again {_time(checker, quote):.3f} s: {quote}"
                )
                print(f"    {len(checker.check(quote).places)} places")


def _time(checker: QuoteCheck, quote: str) -> float:
    begun = time.perf_counter()
    checker.check(quote)
    return time.perf_counter() - begun


def _fill(library: Library, real: list[str], documents: int) -> None:
    """Stores the real texts, and others made of their sentences in new company.

    Sentences are changed by one number each, so that no two are the same.
    """
    rng = random.Random(1)  # noqa: S311 - no secret
    lines = [line for text in real for line in text.split("\n") if 60 < len(line) < 600]
    step, often = max(1, (documents - len(real)) // _OFTEN_IN), 0
    for start in range(0, documents, 1_000):
        with library.transaction():
            for number in range(start, min(start + 1_000, documents)):
                text = real[number] if number < len(real) else _made(number, lines, rng)
                if number >= len(real) and (number - len(real)) % step == 0 and often < _OFTEN_IN:
                    often += 1
                    text += f"\n– {_OFTEN}, sier direktør Kari Nordmann."
                _store(library, text, f"{number:06}.txt")


def _made(number: int, lines: list[str], rng: random.Random) -> str:
    chosen = rng.sample(lines, 6)
    words = " ".join(chosen).split(" ")
    for _ in range(12):
        words[rng.randrange(len(words))] = f"{rng.choice(words)}{rng.randrange(_RARE_WORDS)}"
    size = len(words) // 6
    parts = [" ".join(words[n : n + size]) for n in range(0, len(words), size)]
    return f"Sak nummer {number}\n" + "\n".join(parts)


def _store(library: Library, text: str, path: str) -> None:
    blocks = segment(text)
    utterances = find_utterances(text, blocks) if "Nordmann" in text else []
    passages = make_passages(
        text, blocks, utterances, title=None, count_tokens=lambda t: [len(x) // 4 for x in t]
    )
    document = Document(document_id(text), text, None, None, "nb", (Source("", path),))
    if library.has(document.id):
        return
    stored = library.add(document, passages, utterances)
    store_postings(library, {item.id: (item.passage.of(text), "nb") for item in stored})


if __name__ == "__main__":
    main()
