"""Finds where documents give different answers to one question."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from corpus.document import BlockKind
from index.terms import words
from qa.claims import Position
from qa.confidence import ConfidenceModel
from qa.evidence import Evidence, blocks_of, confidence_alone
from qa.matter import Asked, around, same_matter
from qa.sayer import said_asked
from qa.values.value import Kind, Value, compare, parse
from qa.values.verdict import DIFFERENT, SAME

SURE: Final = 0.5
"""Sources are compared where the answer, its own document read alone, is at least so probable."""
MARGIN: Final = 1.5
"""The reader's least score, above "no answer here", of what a text of the same matter says. On the
build halves it takes 2 of 3 alarms and none of 58 conflicts away."""
FACTOR: Final = 100.0
"""Figures that differ by more are hardly of one thing: a grant and the price of a ticket."""
ALONE: Final = 6.0
"""The same for a text of another matter."""
SUPPORT: Final = 0.3
"""The words of the question around a rival weigh at least this share of those around the best."""
NAME: Final = 0.25
"""More than this share of an answer's words is the name, where a name is asked for."""
NAMED: Final = 0.34
"""The share of the question's names in the one text that the other of that matter has too."""
FULL: Final = 0.75
"""The share of the question that stands around both answers where the matter is not the same."""
BEHIND: Final = 8.0
"""How far a rival's score may lie behind that of its own document's best span."""
AGAIN: Final = 6.0
"""A document gives the best answer too where a span this far behind its best one does."""
COMMON: Final = 100
"""A smaller figure without a unit may stand in any text."""
MOST_WORDS: Final = 10
"""An answer of more words says more than a value."""

_WHICH = r"(?:hvilke[nt]?|kva(?:\sfor\se(?:in|it|i))?|hva|which|what)"
_IS = r"(?:(?:er|var|ble|blei|vart|is|was)\s)?(?:the\s)?"
_MOMENT = (
    r"når|when",
    rf"(?:{_WHICH}\s)?(?:klokkeslett|dato|årstal)\w*",
    rf"{_WHICH}\s(?:år|dag|ukedag|vekedag|måned|månad|frist|tidspunkt)",
    rf"{_WHICH}\s(?:year|date|day|month|time|deadline)",
)
_FIGURE = (
    r"(?:hvor|kor)\s(?:mange|mye|mykje|få|lite|lenge|langt|fort|raskt|ofte)",
    r"(?:hvor|kor)\s(?:gam|lang|stor|høy|høg|tung|dyr|bred|sterk|varm|kald)\w*",
    r"how\s(?:many|much|old|long|large|big|high|far|tall|often|fast|heavy|wide|deep)",
    rf"{_WHICH}\s{_IS}(?:\w*resultatet|\w*prisen|\w*summen|andel\w*|antal\w*|\w*prosent\w*)",
    rf"{_WHICH}\s{_IS}(?:score|result|price|sum|pris|beløp\w*|plass\w*|number)",
    r"(?:hva|kva)\skost\w*",
)
_NAME = (
    r"hvem|kven|who|whom|whose",
    r"(?:hva|kva)\s(?:heter|heiter|het|heitte)",
    r"what\s(?:is|was)\sthe\sname",
)
_OTHER = (_WHICH, r"hvor|kor|kvar|where|how")
_FORMS: Mapping[Kind | None, Sequence[str]] = {
    "moment": _MOMENT,
    "figure": _FIGURE,
    "name": _NAME,
    None: _OTHER,
}
_ASKS = [
    (kind, re.compile(rf"\b(?:{'|'.join(forms)})\b", re.IGNORECASE))
    for kind, forms in _FORMS.items()
]


_LIST = re.compile(r",\s|\s(?:og|and|samt|eller|or|&)\s")
_RUNS_ON = re.compile(
    r"[,;:(]\s|\s(?:av|i|på|som|for|fra|frå|med|mens|medan|men|of|in|on|who|that|while|but)\s"
)


@dataclass(frozen=True, slots=True)
class _Answer:
    """A span, what it says, and which share of the question stands around it."""

    item: Evidence
    value: Value
    support: float


def asked_kind(question: str) -> Kind | None:
    """Returns what kind of value a question asks for, None where its words do not tell."""
    found = [(match.start(), kind) for kind, form in _ASKS if (match := form.search(question))]
    # The first word that asks: "Which city ... when he announced it?" asks for no time.
    return min(found, key=lambda entry: entry[0])[1] if found else None


def find_disagreement(
    question: str,
    best: Evidence,
    evidence: Sequence[Evidence],
    weights: Mapping[str, float],
    model: ConfidenceModel,
) -> tuple[Position, ...]:
    """Returns what different documents answer where they differ; empty where they do not.

    Another document is heard where it speaks of the same matter as the best answer's, or where
    nearly all of the question stands around both answers; where it names what the question
    names, and beside a role what that is bound to ("leder i utvalget"); and where its answer is
    of the kind that is asked for. One that gives the best answer too agrees, whatever else it
    says. Two people may both have said what is asked.

    Args:
        question: The question.
        best: The answer.
        evidence: All that was found.
        weights: How rare each stem of the question is, as `Retriever.weights` gives it.
        model: Turns scores into probabilities.

    Returns:
        Two or more positions, that of `best` first; a document stands in one of them at most.
    """
    value = _value(best)
    kind = asked_kind(question) or _own_kind(value)
    if said_asked(question) or kind is None or not _is_one(value, kind) or _is_metadata(best):
        return ()
    if confidence_alone(best, evidence, model) < SURE:
        return ()
    asked = Asked(question, weights)
    own = _Answer(best, value, asked.support(best))
    positions = [[own]]
    others = [item for item in evidence if item.document.id != best.document.id]
    for name in dict.fromkeys(item.document.id for item in others):
        of_document = [item for item in others if item.document.id == name]
        found = _answer_of(of_document, own, kind, asked)
        if found is not None:
            _place(found, positions, kind)
    if len(positions) < 2:
        return ()
    return tuple(Position(tuple(answer.item for answer in group)) for group in positions)


def _place(found: _Answer, positions: list[list[_Answer]], kind: Kind) -> None:
    """Adds an answer to the position that it agrees with, or as a new one."""
    for group in positions:
        verdicts = [compare(answer.value, found.value, kind) for answer in group]
        if SAME in verdicts:
            group.append(found)
        if any(verdict != DIFFERENT for verdict in verdicts):
            return
    positions.append([found])


def _answer_of(found: Sequence[Evidence], own: _Answer, kind: Kind, asked: Asked) -> _Answer | None:
    """Returns what a document answers, None where it does not seem to."""
    top = max(item.features.margin for item in found)
    answers = []
    for item in map(_shortened, found):
        value = _value(item)
        if item.features.margin < max(MARGIN, top - BEHIND) or not _is_one(value, kind):
            continue
        told = _is_metadata(item) or _is_asked(value, asked)
        if not told and _is_near(value, own.value):
            answers.append(_Answer(item, value, asked.support(item)))
    for answer in answers:
        behind = top - answer.item.features.margin
        again = behind == 0 or (behind <= AGAIN and _is_in(own.value, answer.value, kind))
        if again and compare(own.value, answer.value, kind) == SAME:
            return answer if _is_heard(answer, own, asked) else None
    heard = [answer for answer in answers if _is_heard(answer, own, asked)]
    first = max(heard, key=lambda answer: answer.item.features.margin, default=None)
    return None if first is None or _says_too(first, own, kind) else first


def _is_heard(answer: _Answer, own: _Answer, asked: Asked) -> bool:
    """Returns whether a span seems to answer the same question."""
    item, best = answer.item, own.item
    if answer.support < SUPPORT * own.support or not asked.years_fit(item):
        return False
    if asked.role_nouns_beside(best) != asked.role_nouns_beside(item):
        return False
    here, there = asked.names_in(item), asked.names_in(best)
    if same_matter(best, item):
        return len(here & there) >= NAMED * len(there)
    return (
        bool(asked.names)
        and asked.names <= asked.names_beside(item)
        and min(answer.support, own.support) >= FULL
        and item.features.margin >= ALONE
    )


def _says_too(answer: _Answer, own: _Answer, kind: Kind) -> bool:
    """Returns whether the text of a rival has the best answer too.

    A figure or date counts anywhere around, a name in the sentence alone: who scored first in
    one report may well be named in the other.
    """
    document = answer.item.document
    far = all(_is_telling(part, kind) for part in _parts(own.value, kind))
    place = around(document, answer.item.span) if far else answer.item.sentence
    there = parse(document.text, place, place, language=document.language)
    return _is_in(own.value, there, kind)


def _is_in(value: Value, other: Value, kind: Kind) -> bool:
    """Returns whether all that a value says of a kind is in another value."""
    there = _parts(other, kind)
    parts = _parts(value, kind)
    return bool(parts) and all(any(_is_exactly(x, y, kind) for y in there) for x in parts)


def _parts(value: Value, kind: Kind) -> list[Value]:
    """Returns a value for each thing of a kind that a value says."""
    if kind == "figure":
        return [Value((), figures=(one,)) for one in value.figures]
    if kind == "moment":
        return [Value((), moments=(one,)) for one in value.moments]
    return [Value((), names=(one,)) for one in value.names]


def _is_exactly(part: Value, other: Value, kind: Kind) -> bool:
    """Returns whether two things are the same; a range that holds a figure is not that figure."""
    if any(a.is_range != b.is_range for a in part.figures for b in other.figures):
        return False
    if kind == "moment" and not _is_telling(other, kind):
        return False
    return compare(part, other, kind) == SAME


def _is_telling(value: Value, kind: Kind) -> bool:
    """Returns whether a thing is too rare to stand in a text by chance, as "mars" and 4 may."""
    if kind == "figure":
        return all(figure.unit or figure.low >= COMMON for figure in value.figures)
    if kind == "moment":
        return any(
            (moment.day is not None and moment.month is not None) or moment.minute is not None
            for moment in value.moments
        )
    return False


def _is_one(value: Value, kind: Kind) -> bool:
    """Returns whether a span says one thing of a kind and little more."""
    if kind not in value.kinds or len(value.words) > MOST_WORDS:
        return False
    if kind != "name":
        return True
    return len(value.names) == 1 and len(value.names[0].words) > NAME * len(value.words)


def _shortened(item: Evidence) -> Evidence:
    """Returns a span that runs on without what it runs on to: "5 prosent av dem som svarte"."""
    text = item.document.text
    own = item.span.of(text)
    if len(words(own)) <= MOST_WORDS or (match := _RUNS_ON.search(own)) is None:
        return item
    return item.cut(match.start())


def _is_near(value: Value, other: Value) -> bool:
    """Returns whether two values may be of one thing, as far as their figures tell."""
    pairs = [
        (a.low, b.low) for a in value.figures[:1] for b in other.figures[:1] if a.unit == b.unit
    ]
    return all(max(pair) <= FACTOR * min(pair) or min(pair) <= 0 for pair in pairs)


def _is_asked(value: Value, asked: Asked) -> bool:
    """Returns whether a span only repeats a name of the question."""
    named = frozenset(word for name in value.names for word in words(" ".join(name.words)))
    return bool(named) and named <= asked.names and not value.figures


def _is_metadata(item: Evidence) -> bool:
    """Returns whether a span stands in a line about the text, such as its date."""
    return any(
        block.kind is BlockKind.METADATA and block.overlaps(item.span)
        for block in blocks_of(item.document.text)
    )


def _value(item: Evidence) -> Value:
    """Returns what a span says; of names, the first: "Kari Lie i Bergen" is a person."""
    document = item.document
    value = parse(document.text, item.span, item.sentence, language=document.language)
    is_list = _LIST.search(item.span.of(document.text)) is not None
    return value if is_list else replace(value, names=value.names[:1])


def _own_kind(value: Value) -> Kind | None:
    """Returns what a value is where the question does not tell; "Boeing 737" is a name."""
    if value.names and not value.moments and not any(figure.unit for figure in value.figures):
        return "name" if "name" in value.kinds else None
    return next(iter(value.kinds), None)
