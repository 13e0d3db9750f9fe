"""Who said what: "Hvem sa at ...?" and "Hvem sa «...»?".

A reader that is asked who said something points at somebody who says anything. Here a quote is
looked up among the utterances, and who denies what is asked did not say it.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

from corpus.attribution import reporters
from corpus.document import Span
from corpus.library import Library
from corpus.sentences import sentences
from corpus.speakers import NAME
from corpus.utterances import Utterance
from index.glossary import norwegian_words
from index.terms import stem, words
from qa.confidence import Features
from qa.evidence import FIRM, Evidence, blocks_of, sentence_around
from qa.question_words import ENDS, is_content
from qa.quotebank import Quote, find_quotes
from qa.statements import SUREST
from qa.word_lists import SAY

_ASKS: Final = re.compile(
    r"(?:(?:og|men|and|but)\s)?(?:hvem|kven|who)\s(?:(?:var|er|was)\sdet\ssom\s)?"
    rf"(?:(?:har|hadde|has|had)\s)?(?:{'|'.join(sorted(SAY))})"
    r"(?::?\s(?:at\s|that\s)?[«„“\"](?P<quote>[^«»„“”\"\n]{2,300})[»“”\"]\W*\Z"
    r"|\s(?:at|that)\s(?P<claim>.+))",
    re.IGNORECASE,
)
_NOT: Final = r"(?:ikke|ikkje|aldri|neppe|not|never)"
_DENY: Final = (
    r"(?:utelukk\w+|avvis\w+|(?:be)?nekt\w+|avkreft\w+|tvil\w+\spå|den(?:y|ies|ied)|doubt\w*"
    r"|rul\w+\sout|reject\w*)"
)
_DENIES: Final = re.compile(rf"\b(?:{_NOT}|{_DENY})\b", re.IGNORECASE)
_UNSAID: Final = re.compile(
    rf"\b(?:{_NOT}\s(?:[^\W_]{{1,20}}\s){{0,2}}|{_DENY}\s)(?:at|om|that|whether|if)\b",
    re.IGNORECASE,
)
"""What stands before words that a speaker does not say: "utelukker ikke at", "benekter at"."""
_NONE: Final = Features(margin=0.0, lead=0.0, rank=0.0, similarity=0.0)


@dataclass(frozen=True, slots=True)
class SaidAsked:
    """What a question asks the speaker of.

    Attributes:
        text: The words, without the marks of a quote.
        is_quote: Whether they are a quote.
    """

    text: str
    is_quote: bool


def said_asked(question: str) -> SaidAsked | None:
    """Returns what "Hvem sa at ...?" or "Hvem sa «...»?" asks the speaker of; None for others."""
    match = _ASKS.match(" ".join(question.split()))
    if match is None:
        return None
    return SaidAsked((match["quote"] or match["claim"]).strip(ENDS), match["quote"] is not None)


def quoted_speakers(
    library: Library, asked: SaidAsked, exclude: Collection[str] = ()
) -> list[Evidence]:
    """Returns the places that name the speaker of a quote, the full name first.

    They are of the newest text in which the quote stands. Empty where it stands in no utterance
    whose speaker the text names.
    """
    if not asked.is_quote or not any(map(str.isalnum, asked.text)):
        return []
    with library.snapshot():
        for row in find_quotes(library, contains=asked.text).rows:
            if row.document_id not in exclude and (named := _speaker_of(library, row)):
                return named
    return []


def _speaker_of(library: Library, row: Quote) -> list[Evidence]:
    document = library.get(row.document_id)
    said = next(one for one in library.utterances(document.id) if one.start == row.start)
    places = speaker_places(document.text, said)
    places.sort(key=lambda place: place.start - place.end)
    return [
        Evidence(document, at, sentence_around(document.text, at), _NONE, SUREST * row.confidence)
        for at in places
    ]


def speaker_places(text: str, said: Utterance) -> list[Span]:
    """Returns where a text names the speaker of an utterance.

    Returns:
        The name in the attribution, then the full name where the attribution has less of it;
        the full name nearest before the utterance where the attribution has none. Empty where
        the text does not name the speaker.
    """
    if said.speaker is None:
        return []
    surname = said.speaker.split()[-1]
    attribution = said.attribution or Span(said.end, said.end)
    named = [
        Span(found.start(), found.end())
        for found in NAME.finditer(text, attribution.start, attribution.end)
        if surname in found.group().split()
    ]
    places = [m.span() for m in re.finditer(rf"(?<!\w){re.escape(said.speaker)}(?!\w)", text)]
    before = [place for place in places if place[1] <= max(attribution.end, said.start)]
    if places:
        whole = Span(*(before[-1] if before else places[0]))
        if not any(whole.overlaps(other) for other in named):
            named.append(whole)
    return named[:2]


def reporter_places(text: str, sentence: Span) -> list[Span]:
    """Returns where a sentence names the one whose words it reports; empty where it does not."""
    found = (one for one in reporters(text, sentence.start, sentence.end) if one.name)
    return [Span(one.start, one.end) for one in found][:1]


def without_unsaid(
    library: Library, asked: SaidAsked, evidence: Sequence[Evidence]
) -> list[Evidence]:
    """Returns the evidence without those who, by their own words, did not say what is asked.

    Their words have it behind a denial ("vi utelukker ikke at ..."), or have no word of it and
    the reader is not sure: of ten such questions about training texts, four are answered by one
    who says it in other words.
    """
    claim = [_forms(word) for word in words(asked.text) if is_content(word)]
    denies = _DENIES.search(asked.text) is not None
    kept = []
    for item in evidence:
        told = [_UNSAID.split(text, maxsplit=1) for text in _words_of(library, item)]
        # In another language other words are forms of these.
        english = item.document.language == "en"
        said = max((_count(claim, parts[0], english) for parts in told), default=0)
        denied = max((_count(claim, " ".join(parts[1:]), english) for parts in told), default=0)
        if denies:
            said = max(said, denied)
        if said >= denied and (said or not claim or item.confidence >= FIRM):
            kept.append(item)
    return kept


def _forms(word: str) -> frozenset[str]:
    others = (stem(other) for other in norwegian_words(word))
    return frozenset({stem(word), stem(word, "english"), *others})


def _count(claim: Sequence[frozenset[str]], text: str, english: bool) -> int:
    """Returns how many words of a claim stand in a text."""
    found = {
        form
        for word in words(text)
        for form in (_forms(word) if english else {stem(word), stem(word, "english")})
    }
    return sum(not found.isdisjoint(forms) for forms in claim)


def _words_of(library: Library, item: Evidence) -> list[str]:
    """Returns the sentences that name whom a span names, and what is said by that name."""
    document = item.document
    last = words(item.span.of(document.text))[-1:]
    said = [
        Span(one.start, one.end)
        for one in library.utterances(document.id)
        if one.speaker and words(one.speaker)[-1:] == last
    ]
    return [
        sentence.of(document.text)
        for block in blocks_of(document.text)
        for sentence in sentences(document.text, block)
        if set(last) <= set(words(sentence.of(document.text))) or any(map(sentence.overlaps, said))
    ]
