"""Times every mention and the quote bank over a large synthetic library.

    nice -n 19 python -m benchmarks.mentions --documents 100000

The texts are made of words whose frequencies follow Zipf's law, of the length of news texts; no
model is needed. The library is kept at --library and used again where it is there.
"""

import itertools
import random
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import click

from benchmarks.machine import machine
from corpus.document import Document, Source, document_id
from corpus.library import Library
from corpus.passages import make_passages
from corpus.segment import segment
from corpus.utterances import Utterance, UtteranceKind
from index.encoder import OnnxEncoder
from index.postings import store_postings
from index.tables import make_tables
from qa.mentions import find_mentions
from qa.quotebank import find_quotes

_COMMON = (
    "og i det er på som til en av for at med de har ikke den et om vi var fra han kan så etter ble"
    " men skal seg over ved også dette år nå være blir ut mot mer hun får alle noe opp da under"
).split()
_SYLLABLES = (
    "ber dal er fang gro hav inn jor kras lun mot nes opp ran sti tal ung ver øst åk".split()
)
_VOCABULARY = 60_000
_PEOPLE = 3_000
_WORDS = range(120, 480)
_RANKS = (1, 20, 100, 1_000, 10_000, 50_000)
_BATCH = 500
_FIRST = 50


def _vocabulary(chance: random.Random) -> list[str]:
    found = dict.fromkeys(_COMMON)
    while len(found) < _VOCABULARY:
        found["".join(chance.choices(_SYLLABLES, k=chance.randint(2, 4)))] = None
    return list(found)


def _names(chance: random.Random) -> list[str]:
    return [
        f"{''.join(chance.choices(_SYLLABLES, k=2)).title()} "
        f"{''.join(chance.choices(_SYLLABLES, k=2)).title()}{chance.choice(('sen', 'stad', 'vik'))}"
        for _ in range(_PEOPLE)
    ]


def _documents(count: int) -> Iterator[tuple[Document, list[Utterance]]]:
    chance = random.Random(0)  # noqa: S311 - no secret
    words, names = _vocabulary(chance), _names(chance)
    weights = list(itertools.accumulate(1 / rank for rank in range(1, len(words) + 1)))
    for number in range(count):
        name = chance.choice(names)
        day = f"20{chance.randint(0, 25):02}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
        said = chance.choices(words, cum_weights=weights, k=12)
        speech = " ".join(said).capitalize()
        body = chance.choices(words, cum_weights=weights, k=chance.choice(_WORDS))
        sentences = [
            " ".join(body[place : place + 14]).capitalize() + "."
            for place in range(0, len(body), 14)
        ]
        paragraphs = [
            " ".join(sentences[place : place + 4]) for place in range(0, len(sentences), 4)
        ]
        head = f"{' '.join(said[:5]).capitalize()} {number}\n\nPublisert {day}\n\n"
        text = f"{head}– {speech}, sier {name}.\n\n" + "\n\n".join(paragraphs)
        start = len(head) + 2
        end = start + len(speech)
        utterance = Utterance(start, end, UtteranceKind.DASH, 0, name, "leder", None, None, 1.0)
        title = head.partition("\n")[0]
        source = Source("", f"{number:07}.txt")
        yield Document(document_id(text), text, title, day, "nb", (source,)), [utterance]


def build(path: Path, count: int) -> str:
    """Makes a library of `count` synthetic documents, without vectors, and returns its name."""
    with Library(path, create=True) as library:
        make_tables(library, space=OnnxEncoder().fingerprint, dimensions=384)
        made = _documents(count)
        while batch := list(itertools.islice(made, _BATCH)):
            with library.transaction():
                for document, utterances in batch:
                    passages = make_passages(
                        document.text,
                        segment(document.text),
                        utterances,
                        title=document.title,
                        count_tokens=lambda texts: [len(text) // 4 + 1 for text in texts],
                    )
                    stored = library.add(document, passages, utterances)
                    store_postings(
                        library,
                        {
                            item.id: (
                                f"{item.passage.heading}\n{item.passage.of(document.text)}",
                                document.language,
                            )
                            for item in stored
                        },
                    )
    return path.name


def _timed(label: str, work: Callable[[], str]) -> None:
    begun, worked = time.perf_counter(), time.process_time()
    said = work()
    passed, used = time.perf_counter() - begun, time.process_time() - worked
    print(f"{label:40} {passed:8.3f} s ({used:7.3f} s of one core)  {said}", flush=True)


def _mentions(library: Library, term: str, *, stem: bool = False) -> None:
    def first() -> str:
        rows = itertools.chain.from_iterable(
            group.mentions() for group in find_mentions(library, term, stem=stem)
        )
        return f"{len(list(itertools.islice(rows, _FIRST)))} rows"

    def every() -> str:
        tally = find_mentions(library, term, stem=stem).tally()
        return f"{tally.mentions} mentions in {tally.documents} documents"

    name = f"{term}{' --stem' if stem else ''}"
    _timed(f"first {_FIRST}: {name}", first)
    _timed(f"all: {name}", every)


def _quotes(library: Library, label: str, filters: dict[str, str]) -> None:
    def every() -> str:
        return f"{len(find_quotes(library, **filters).rows)} quotes"  # type: ignore[arg-type]

    _timed(f"quotes: {label}", every)


@click.command()
@click.option("--documents", default=100_000, show_default=True)
@click.option("--library", type=click.Path(path_type=Path), default="mentions.sqlite")
def main(documents: int, library: Path) -> None:
    """Time the first rows and all rows, for terms from the most frequent to an absent one."""
    print(machine())
    if not library.exists():
        _timed("build", lambda: build(library, documents))
    chance = random.Random(0)  # noqa: S311 - no secret
    words, names = _vocabulary(chance), _names(chance)
    with Library(library) as opened:
        counts = opened.counts()
        print(f"{counts.documents} documents, {counts.passages} passages")
        for rank in _RANKS:
            _mentions(opened, words[rank - 1])
        _mentions(opened, words[1_000], stem=True)
        _mentions(opened, names[0])
        _mentions(opened, f"sier {names[1]}")
        _mentions(opened, f"{words[0]} {words[1]}")
        # Frequent words in a row that never stands anywhere: all texts are read in vain.
        _mentions(opened, f"{words[0]} – {words[1]}")
        # No word that the index surely knows: all texts are read in vain.
        _mentions(opened, "北京")
        _mentions(opened, "finnesikkeher")
        last = names[0].split()[-1]
        for label, filters in (
            ("all", {}),
            (f"--speaker {last}", {"speaker": last}),
            ("--from 2025-06", {"since": "2025-06"}),
            (f"--contains {words[1_000]}", {"contains": words[1_000]}),
        ):
            _quotes(opened, label, filters)


if __name__ == "__main__":
    main()
