"""Finds what a speaker says about a topic: "Hva sier X om Y?"."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

from corpus.document import Document, Span
from corpus.library import Library
from corpus.speakers import PARTIES, UPPER, is_role
from index.glossary import norwegian_words
from index.terms import stem, words
from qa.confidence import Features
from qa.evidence import Evidence, blocks_of, sentence_around
from qa.kind import StatementsAsked
from qa.quotebank import Quote, find_quotes
from qa.word_lists import ROLES

MAX_STATEMENTS: Final = 5
FITS: Final = 0.5
"""An utterance fits a topic where at least this share of the topic's words stands in or near it."""
SUREST: Final = 0.9
"""The probability of an utterance that has all words of its topic and a named speaker. Without a
topic every utterance of the speaker is an answer, and only the speaker may be wrong."""
ALONE: Final = 0.6
"""The reader's least probability of an utterance that has no word of the topic in or near it."""
_NEAR: Final = 0.5
"""What a topic's word counts that stands near an utterance and not in it."""
_BEFORE: Final = 2
"""How many blocks before an utterance are near it."""
_TAIL: Final = 4
"""The end of a compound that tells what it is of has at least so many letters: "elferje"."""
_NONE = Features(margin=0.0, lead=0.0, rank=0.0, similarity=0.0)

_WHERE = re.compile(r"\s(?:i|fra|frå|ved|hos|in|from|at|of|på|til)\s")
_OF_PLACE = re.compile(rf"([{UPPER}]\S*)-([^\W\d_]+)")
"""A role with its place before it: "Dalby-ordføreren"."""
# Words of a topic that say nothing of what it is about.
_SMALL = frozenset(
    "en ei et eit den det de dei og eller at å som er var blir ble vart har hadde skal vil kan i på"
    " til fra frå for av med om ved han hun ho hans hennes hennar sin sitt sine seg dette denne"
    " disse desse ikke ikkje etter over under mot the a an of to in on for and or is was are were"
    " has have that this his her their its with by at from saken saka situasjonen"
    " spørsmål spørsmålet question".split()
)


@dataclass(frozen=True, slots=True)
class Said:
    """What a speaker says about a topic.

    Attributes:
        own: At most five utterances, those that fit the topic best first; each whole, and of
            nobody but the speaker. The probability of one is the reader's where it found a span
            inside, else the share of the topic's words that stand in it (half where they stand
            near it) times how sure the speaker is. Empty where the library knows no such
            speaker, or nothing of his fits.
        reported: What the reader found, without what stands in the words of somebody else, and
            in words of the speaker's own on another topic. All of it where the library does not
            know one speaker by that name: a ministry speaks through its people.
    """

    own: list[Evidence]
    reported: list[Evidence]


def statements(
    library: Library,
    asked: StatementsAsked,
    evidence: Sequence[Evidence],
    *,
    language: str,
    threshold: float,
    exclude: Collection[str] = (),
) -> Said:
    """Returns a speaker's utterances about a topic, and what else may tell of them.

    Args:
        library: The library.
        asked: Whose words are asked for, and about what.
        evidence: What the reader found for the question: an utterance that holds some of it fits.
        language: The question's language.
        threshold: The least probability of an utterance.
        exclude: The ids of documents to pass over.
    """
    with library.snapshot():
        rows, topic = _of_speaker(library, asked)
        reported = _without_others(library, rows, evidence, asked.speaker)
        rows = [row for row in rows if row.document_id not in exclude]
        documents = {name: library.get(name) for name in {row.document_id for row in rows}}
    forms = [_forms(word, language) for word in topic]
    shares = [_share(forms, documents[row.document_id], Span(row.start, row.end)) for row in rows]
    found: dict[str, Evidence] = {}
    for row, share in zip(rows, shares, strict=True):
        document, span = documents[row.document_id], Span(row.start, row.end)
        inside = [
            item
            for item in reported
            if item.document.id == document.id and span.overlaps(item.span)
        ]
        # In another language the topic has other words.
        if share == 0 and (language == "en") == (document.language == "en"):
            sure = 1.0 if max(shares) >= FITS else ALONE
            weak = [item for item in inside if item.confidence < sure]
            reported = [item for item in reported if item not in weak]
            inside = [item for item in inside if item not in weak]
        read = max((item.confidence for item in inside), default=0.0)
        fits = max(SUREST * share if share >= FITS else 0.0, read) * row.confidence
        if fits >= threshold:
            one = Evidence(document, span, sentence_around(document.text, span), _NONE, fits)
            # The same words in two texts are one statement.
            found.setdefault(one.wording, one)
    # Equal ones stay as the quote bank has them: the newest document first, then by place.
    own = sorted(found.values(), key=lambda one: -one.confidence)[:MAX_STATEMENTS]
    return Said(own, reported)


def _without_others(
    library: Library, rows: Sequence[Quote], evidence: Sequence[Evidence], asked: str
) -> list[Evidence]:
    """Returns the evidence without what others than the one speaker of the rows say.

    Where there are no rows, without the words of people whom nothing around ties to the asked.
    """
    names = {row.speaker for row in rows if row.speaker}
    name = max(names, key=len, default="")
    if not all(_is_same(name, other) for other in names):
        return list(evidence)
    wanted = set(_content(asked))
    utterances = {key: library.utterances(key) for key in {item.document.id for item in evidence}}
    kept = []
    for item in evidence:
        text = item.document.text
        said = [
            one
            for one in utterances[item.document.id]
            if one.speaker and item.span.overlaps(Span(one.start, one.end))
        ]
        if not name:
            places = [_around(text, Span(one.start, one.end), before=1) for one in said]
            own = all(wanted <= set(words(place)) for place in places)
        else:
            own = all(_is_same(name, one.speaker or "") for one in said)
        if own:
            kept.append(item)
    return kept


def _is_same(name: str, other: str) -> bool:
    """Returns whether two names may be one person's: "Kari Lund" and "Lund"."""
    long, short = (text.casefold().split() for text in sorted((name, other), key=len, reverse=True))
    return long[-len(short) :] == short


def _of_speaker(library: Library, asked: StatementsAsked) -> tuple[list[Quote], list[str]]:
    """Returns the quotes of a speaker and the words that tell what they are to be about.

    Of "X i Y", where Y is a name, it must be X's organisation, or stand in a text that gives none
    but a party; else it tells of the words: "i 2008", "i en pressemelding".
    """
    topic = _content(asked.topic) if asked.topic else []
    rows = _rows(library, asked.speaker)
    where, joined = _WHERE.search(asked.speaker), _OF_PLACE.fullmatch(asked.speaker)
    if not rows and joined and is_role(joined[2]):
        place, name = joined.groups()
    elif not rows and where:
        name, place = asked.speaker[: where.start()], asked.speaker[where.end() :]
    else:
        return rows, topic
    if not any(word[:1].isupper() for word in place.split()):
        return _rows(library, name), [*_content(place), *topic]
    wanted, said = set(words(place)), _rows(library, name)
    of_place = [
        row for row in said if wanted <= set(words(f"{row.organisation or ''} {row.title or ''}"))
    ]
    if of_place:
        return of_place, topic
    # "Ordfører Kari Lund (H)" alone is that of the place which her text is about.
    said = [row for row in said if row.organisation is None or row.organisation in PARTIES]
    about = {
        name
        for name in {row.document_id for row in said}
        if wanted <= set(words(library.get(name).text))
    }
    return [row for row in said if row.document_id in about], topic


def _rows(library: Library, speaker: str) -> list[Quote]:
    if not any(map(str.isalnum, speaker)):
        return []
    names = [speaker]
    if speaker.casefold() in ROLES:
        names += norwegian_words(speaker.casefold())
    found = (find_quotes(library, speaker=name).rows for name in names)
    return next((list(rows) for rows in found if rows), [])


def _content(topic: str) -> list[str]:
    """Returns the words of a topic that tell what it is about; all where none of them does."""
    found = words(topic)
    return [word for word in found if word not in _SMALL] or found


def _forms(word: str, language: str) -> frozenset[str]:
    """Returns the stems of a word of a topic, and of an English one's Norwegian words."""
    others = norwegian_words(word) if language == "en" else []
    return frozenset(_stems(" ".join([word, *others])))


def _share(topic: Sequence[frozenset[str]], document: Document, span: Span) -> float:
    """Returns how much of a topic an utterance has, from 0 to 1.

    Args:
        topic: The stems of each word.
        document: The document.
        span: The utterance.
    """
    if not topic:
        return 1.0
    inside = set(_stems(span.of(document.text)))
    near = set(_stems(document.title or "") + _stems(_around(document.text, span))) | inside
    lengths = {len(form) for forms in topic for form in forms if len(form) >= _TAIL}
    ends = near | {word[-length:] for word in near for length in lengths}
    total = 0.0
    for forms in topic:
        close = forms & ends or near & _tails(forms)
        total += 1.0 if forms & inside else _NEAR if close else 0.0
    return total / len(topic)


def _tails(forms: frozenset[str]) -> set[str]:
    """Returns the ends of stems, of which one may be what a compound is of: "ferj" of "elferj"."""
    return {form[at:] for form in forms for at in range(1, len(form) - _TAIL + 1)}


def _around(text: str, span: Span, *, before: int = _BEFORE) -> str:
    """Returns the blocks that an utterance stands in, and so many before."""
    blocks = blocks_of(text)
    touched = [place for place, block in enumerate(blocks) if block.overlaps(span)]
    if not touched:
        return ""
    first = blocks[max(0, touched[0] - before)]
    return text[first.start : blocks[touched[-1]].end]


def _stems(text: str) -> list[str]:
    found = words(text)
    # "brua" is "bru", which the stemmer leaves as it is.
    found += [word[:-1] for word in found if len(word) >= _TAIL and word.endswith("a")]
    return [form for word in found for form in (stem(word), stem(word, "english"))]
