"""Chooses what is cited of the spans that were found: the best one, and what is as right as it."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from corpus.document import BlockKind, Span
from corpus.sentences import sentences
from corpus.speakers import NAME
from index.hit import Hit
from index.terms import words
from qa.answer import AnswerText
from qa.confidence import ConfidenceModel
from qa.evidence import Evidence, blocks_of, read_hit, sentence_around
from qa.listed import other_items, whole_item
from qa.reader import Reader

MAX_CITATIONS: Final = 3
MAX_MEMBERS: Final = 6
"""The most citations where several answers stand beside each other."""
RIVAL: Final = 0.9
"""Another wording is cited where it has at least this share of the best one's probability."""
MEMBER_MARGIN: Final = 3.0
"""The least score of a span that "and" joins to the best one. Of such spans all six of NorQuAD's
validation questions are right; the one wrong of 116 training questions has 1.4."""
SECOND: Final = 0.5
"""The least probability of a second answer that the best one hides. With it, three of three on
NorQuAD's 116 training questions of the plural are right, with the threshold five of ten."""
_LONG: Final = 400
"""Characters; sentences that are longer together are cut to the one that holds the span, and a
list of names is sought no farther back."""

_AND = r"(?:og|samt|men\s(?:også|òg)|eller|både|and|or|as\swell\sas)"
_BETWEEN = re.compile(
    rf"[»”\"]?,?\s{_AND}\s(?:(?:deretter|senere|også|òg|i|på|fra|frå|til|in|on|from|to)\s)*[«“\"]?"
)
"""What joins two members of a list; a comma alone also joins a name and what it stands for."""
_LIST = re.compile(rf",|\b{_AND}\b")
_PREPOSITION = r"(?:(?:i|på|over|fra|frå|til|in|on|from|to)\s)?"
_FIGURE = r"(?:\s\([^()\n]{1,30}\)|\s(?:med|with)\s\d[\d.]*(?:,\d+)?(?:\s?%|\s[a-zæøå]+)?)?"
"""What may stand behind a name of a list: "Oslo med 31 prosent", "Moss (12)"."""
_NAMES_AFTER = re.compile(
    rf"{_FIGURE}(?:,\s{_PREPOSITION}{NAME.pattern}{_FIGURE})*"
    rf",?\s(?:og|samt|and)\s{_PREPOSITION}{NAME.pattern}"
)
_NAMES_BEFORE = re.compile(
    rf"{NAME.pattern}{_FIGURE}(?:,\s{_PREPOSITION}{NAME.pattern}{_FIGURE})*"
    rf"(?:,|,?\s(?:og|samt|and))\s{_PREPOSITION}$"
)
_JOINED = re.compile(rf"\s(?:og|samt|and)\s{_PREPOSITION}$")
_LEADING = re.compile(
    r"(?:i|på|over|under|mellom|fra|frå|til|av|med|mot|ved|hos|in|on|from|to|by|with|at)\b",
    re.IGNORECASE,
)
_CONTRAST = re.compile(r",\s(?:mens|medan|while|whereas)\s")
_SHORT: Final = 12
"""So many words or fewer before a contrast are an answer; more are a clause that needs it."""
_MASK = "…"


def choose(
    evidence: Sequence[Evidence], threshold: float, *, several: bool = False
) -> list[Evidence]:
    """Returns what is cited: the best above the threshold, each from another place.

    Another wording is a second right answer where it is about as probable, or where "and" joins
    it to the best one: in a question of the plural, or between two names or two numbers. In a
    question of the plural the best one also brings the items of its list, or is grown to the list
    of names that it stands in.

    Args:
        evidence: What was found, most probable first.
        threshold: Below this probability nothing is cited but members of the best one's list.
        several: Whether the question expects more than one answer.
    """
    if not evidence or evidence[0].confidence < threshold:
        return []
    evidence = [_before_contrast(item) for item in evidence]
    best = evidence[0]
    members = [item for item in evidence[1:] if _is_member(item, best, several=several)]
    members.sort(key=lambda item: item.span)
    chosen = [best, *members[: MAX_MEMBERS - 1]]
    for item in evidence[1:]:
        rival = item.wording != best.wording and item.confidence < RIVAL * best.confidence
        known = any(_is_beside(item, other) for other in chosen)
        if item.confidence >= threshold and not rival and not known:
            chosen.append(item)
    if several and not members:
        if members := other_items(best):
            return [whole_item(best), *members]
        chosen[0] = _with_list(best)
    return chosen[: max(MAX_CITATIONS, 1 + len(members))]


def _before_contrast(item: Evidence) -> Evidence:
    """Returns a span without the opposite that it runs on to: "A og B, mens C" is A and B."""
    own = item.span.of(item.document.text)
    match = _CONTRAST.search(own)
    if match is None or len(own[: match.start()].split()) > _SHORT:
        return item
    return item.cut(match.start())


def _is_beside(item: Evidence, other: Evidence) -> bool:
    return item.document.id == other.document.id and item.sentence.overlaps(other.sentence)


def _is_member(item: Evidence, best: Evidence, *, several: bool) -> bool:
    """Returns whether a span is of the list that the best one is of."""
    if item.document.id != best.document.id or item.features.margin < MEMBER_MARGIN:
        return False
    first, last = sorted((item.span, best.span))
    alike = several or (_form(item) is not None and _form(item) == _form(best))
    return alike and bool(_BETWEEN.fullmatch(best.document.text, first.end, last.start))


def _with_list(best: Evidence) -> Evidence:
    """Returns a name grown to the list of names that it stands in ("A, B og C")."""
    text, (start, end) = best.document.text, (best.span.start, best.span.end)
    if _form(best) != "name" or _LIST.search(best.span.of(text)):
        return best
    after = _NAMES_AFTER.match(text, end, best.sentence.end)
    since = max(best.sentence.start, start - _LONG)
    before = _NAMES_BEFORE.search(text[since:start])
    if before and (after or _JOINED.search(text[since:start])):
        start = since + before.start()
    if after:
        end = after.end()
    return replace(best, span=Span(start, end))


def _form(item: Evidence) -> str | None:
    """Returns whether a span has the form of a name or of a number; None where of neither."""
    found = item.span.of(item.document.text)
    found = found[len(_preposition(item)) :].lstrip("«“\"'( ")
    if found[:1].isdigit():
        return "number"
    return "name" if found[:1].isupper() else None


def _preposition(item: Evidence) -> str:
    found = _LEADING.match(item.span.of(item.document.text))
    return found[0] if found else ""


def read_again(
    question: str,
    best: Evidence,
    hits: Sequence[Hit],
    *,
    reader: Reader,
    model: ConfidenceModel,
) -> Evidence | None:
    """Returns a second answer to a question of the plural that was answered with one thing.

    The passage is read once more with the first answer's words blotted out.

    Args:
        question: A question that expects more than one answer.
        best: The first answer.
        hits: The passages that were read.
        reader: The reader.
        model: Turns scores into probabilities.

    Returns:
        What the reader points at then, None where the first answer is a list itself, or where
        the second is of another form, improbable or in the question.
    """
    text = best.document.text
    answer = best.span.of(text)
    if _LIST.search(answer):
        return None
    for hit in hits:
        if hit.document_id == best.document.id and Span(hit.start, hit.end).covers(best.span):
            return _second(question, best, hit, reader, model)
    return None


def _second(
    question: str, best: Evidence, hit: Hit, reader: Reader, model: ConfidenceModel
) -> Evidence | None:
    document, answer = best.document, best.span.of(best.document.text)
    # As long as what it stands for, so that every place in the text stays the same.
    blotted = hit.text.replace(answer, _MASK.ljust(len(answer)))
    found = read_hit(question, replace(hit, text=blotted), document, reader)
    asked = set(words(question))
    if not found:
        return None
    span = found[0].span
    quote = span.of(document.text)
    if _MASK in blotted[span.start - hit.start : span.end - hit.start]:
        return None
    if set(words(quote)) <= asked or words(quote) == words(answer):
        return None
    margin = found[0].score
    lead = margin - max([0.0, *(item.score for item in found[1:])])
    features = replace(best.features, margin=margin, lead=lead)
    second = replace(
        best,
        span=span,
        sentence=sentence_around(document.text, span),
        features=features,
        confidence=model.probability(features),
    )
    alike = _form(second) == _form(best)
    # "USA" and "i Norge" answer "to where" and "in where".
    alike &= _preposition(second).lower() == _preposition(best).lower()
    return second if alike and second.confidence >= SECOND else None


def widened(chosen: Sequence[Evidence]) -> list[Evidence]:
    """Returns what is cited with whole sentences in the place of spans, each once."""
    kept: list[Evidence] = []
    for item in chosen:
        wide = replace(item, span=_sentence(item))
        if not any(
            wide.document.id == other.document.id and wide.span.overlaps(other.span)
            for other in kept
        ):
            kept.append(wide)
    return kept


def _sentence(item: Evidence) -> Span:
    """Returns the sentences of a span; of long ones the one that holds most of it."""
    if item.sentence.end - item.sentence.start <= _LONG:
        return item.sentence
    text = item.document.text
    parts = [
        sentence
        for block in blocks_of(text)
        if block.overlaps(item.span) and block.kind is BlockKind.PARAGRAPH
        for sentence in sentences(text, block)
        if sentence.overlaps(item.span)
    ]
    return max(parts, key=lambda part: _common(part, item.span), default=item.sentence)


def _common(first: Span, second: Span) -> int:
    return min(first.end, second.end) - max(first.start, second.start)


def wordings(chosen: Sequence[Evidence]) -> tuple[AnswerText, ...]:
    """Returns the different wordings, each with the numbers of the citations that have it."""
    numbers: dict[str, list[int]] = {}
    for number, item in enumerate(chosen, start=1):
        numbers.setdefault(item.wording, []).append(number)
    return tuple(
        AnswerText(
            chosen[places[0] - 1].span.of(chosen[places[0] - 1].document.text), tuple(places)
        )
        for places in numbers.values()
    )
