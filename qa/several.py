"""Several questions in one text, answered one by one."""

import re
from collections.abc import Callable
from itertools import pairwise
from typing import Final

from corpus.errors import QuestionError
from qa.answer import Answer
from qa.hint import ASKING_WORDS, INVERTED, asks, opens
from qa.kind import DEGREES
from qa.question import MAX_CHARACTERS, check_question
from qa.word_lists import AUXILIARIES, COSTS, PREPOSITIONS, SAY

MAX_QUESTIONS: Final = 8
"""So many questions are answered from one text."""
# A question mark and what closes with it.
_MARK: Final = re.compile(r"\?[?!]*[\"'”’“»)\]]*")
_BREAK: Final = re.compile(r"[\n\r\x0b\x0c\x85\u2028\u2029]+")
# Bounded, so that a page of opening marks takes no square of time.
_QUOTED: Final = re.compile(
    r"«[^«»\n]{1,300}»|“[^“”\n]{1,300}”|„[^„“\n]{1,300}“|\"[^\"\n]{1,300}\""
    r"|\([^()\n]{1,300}\)|\[[^\[\]\n]{1,300}\]"
)
_ITEM: Final = re.compile(r"\s*(?:\d{1,2}[.)]|[-–—*•])\s+")
_ASKS: Final = "|".join(sorted(ASKING_WORDS))
_VERBS: Final = (
    AUXILIARIES
    | COSTS
    | SAY
    | INVERTED
    | set(
        "heitte ligger ligg lå låg leder leier ledet leia eier eig opnar hendte gjør gjer"
        " gjorde betyr tyder grunnla startet starta begynte fant leads led owns owned"
        " founded won lost lives lived happened started began built".split()
    )
)
_VERB: Final = "|".join(sorted(_VERBS))
_JOINED: Final = re.compile(
    # Behind a bare comma, "who was mayor" is rather a clause of the one before.
    rf"(?<=[\w)])(?:(?:,?\s+|\s+[–—-]\s+)(?=(?:og|and)\s)|,\s+(?!(?:who|which|whose|whom|where)\b))"
    rf"(?=(?:(?:og|and)\s+)?(?:(?:hvilke[nt]?|which)\s+[^\W\d_]+|{_ASKS})"
    rf"(?:\s+(?:{DEGREES}\s+(?:[^\W\d_]+\s+)?)?(?:{_VERB})(?:\s+[^\W_]|\s*(?:\?|\Z))|\s*\?))",
    re.IGNORECASE,
)
"""What parts "Hvem leder X" from "og når ble hun ansatt?" and from ", når ble hun ansatt?": a main
clause asks behind it."""
_OPENS: Final = re.compile(
    rf"(?:(?:og|and)\s+)?(?:(?:av|for|på|i|til|from|in|by)\s+)?(?:{_ASKS})\s", re.IGNORECASE
)
_NO_VERB: Final = re.compile(
    rf"{_OPENS.pattern}(?:{DEGREES}|som|slags|type|for|kind|that|{'|'.join(sorted(PREPOSITIONS))})\b"
    r"|(?:(?:og|and)\s+)?(?:[^\W_]+\s+)?(?:hvilke[nt]?|which|what|how)\s",
    re.IGNORECASE,
)
"""How a question begins whose second word is no verb."""
_WORD: Final = re.compile(r"[^\W_]+")
_LONGEST: Final = 300
"""No question that another one is joined to is longer, in characters, and no address."""
_STOP: Final = re.compile(r"\.\s+")
_AHEAD: Final = 100
"""So many characters tell whether what follows is a question."""


def ask_several(ask: Callable[[str], Answer], text: str) -> list[Answer]:
    """Returns the answers to the questions of a text, in order.

    Args:
        ask: Answers one question, such as `Assistant.ask`. The questions come in order, so that
            it may remember the earlier ones.
        text: What the user wrote.

    Raises:
        QuestionError: The text holds more than 8 questions, or one that cannot be read. None is
            asked then.
    """
    questions = split_questions(text)
    for question in questions:
        check_question(question)
    return [ask(question) for question in questions]


def split_questions(text: str) -> list[str]:
    """Returns the questions of a text in order; a text with one or none is returned whole.

    A question ends with its mark, unless that stands inside a quote, brackets or an address; with
    its line, where the next line opens a question; or before an "og" or behind a comma or dash
    that joins another one to it. Statements before a question are its context and stay with it;
    those after the last one stay with that. Only white space, commas and dashes between
    questions are lost.

    Raises:
        QuestionError: The text holds more than 8 questions.
    """
    if len(text) > MAX_QUESTIONS * MAX_CHARACTERS:
        return [text]  # `check_question` says that it is too long
    ends = sorted({0, len(text), *_marks(text), *_breaks(text), *_joints(text)})
    pieces = [text[start:end] for start, end in pairwise(ends)]
    found: list[str] = []
    context = ""
    for piece in pieces:
        context += piece
        if not any(character.isalnum() for character in context):
            if found:
                found[-1] += context
                context = ""
        elif _is_question(piece):
            found.append(context)
            context = ""
    if found:
        found[-1] += context
    if len(found) > MAX_QUESTIONS:
        raise QuestionError(
            f"the text holds {len(found):,} questions; ask {MAX_QUESTIONS} at the most",
            reason="long",
        )
    return [question.strip().rstrip(",–— ") for question in found] or [text]


def _marks(text: str) -> list[int]:
    """Returns the ends of the question marks that end a question."""
    quoted = [match.span() for match in _QUOTED.finditer(text)]
    found, place = [], 0
    for match in _MARK.finditer(text):
        end = match.end()
        while place < len(quoted) and quoted[place][1] <= match.start():
            place += 1
        inside = place < len(quoted) and quoted[place][0] < match.start()
        follows = text[end : end + _AHEAD].lstrip()
        if inside and not (quoted[place][1] <= end and _is_upper(follows) and asks(follows)):
            continue
        # "Hvem leder?Og når": the blank was forgotten, unless it is an address.
        glued = follows and not text[end].isspace()
        if not glued or (_is_upper(follows) and not _in_address(text, match.start())):
            found.append(end)
    return found


def _joints(text: str) -> list[int]:
    """Returns the places of the "og", "and" and commas that join two questions.

    Both are main clauses: a question word and a verb stand in each, and no other question word
    in the first, which may lead a clause that goes on behind the joint.
    """
    quoted = [match.span() for match in _QUOTED.finditer(text)]
    found, start, place = [], 0, 0
    for match in _JOINED.finditer(text):
        while place < len(quoted) and quoted[place][1] <= match.start():
            place += 1
        if place < len(quoted) and quoted[place][0] < match.start():
            continue
        start = max(start, *(text.rfind(mark, start, match.start()) + 1 for mark in "?!\n"))
        if match.start() - start > _LONGEST:
            continue
        before = text[start : match.start()]
        opening = max(
            (m.end() for m in _STOP.finditer(before) if asks(before[m.end() :])), default=0
        )
        if _is_clause(before[opening:].strip()):
            found.append(match.end())
            start = match.end()
    return found


def _is_clause(text: str) -> bool:
    """Returns whether a text is one main clause that asks."""
    opens = _OPENS.match(text)
    if opens is None:
        return False
    words = [word.casefold() for word in _WORD.findall(text, opens.end())]
    # Norwegian has the verb second: "Når brant det", but not "Hvem som leder" and "Hvilken by".
    second = bool(words) and not _NO_VERB.match(text)
    told = {*words[:-1], *(INVERTED & set(words[-1:]))}
    return (second or bool(_VERBS & told)) and not ASKING_WORDS & set(words)


def _breaks(text: str) -> list[int]:
    """Returns the places of the line breaks between two questions."""
    found, start = [], 0
    for match in _BREAK.finditer(text):
        line = text[start : match.start()]
        following = text[match.end() : match.end() + _AHEAD]
        item = _ITEM.match(following)
        # A line in lower case may go on with the one before: "Kan du si meg / hvem som ...".
        fresh = item or _is_upper(following) or opens(_bare(line))
        if line.strip() and fresh and asks(following[item.end() :] if item else following):
            found.append(match.end())
        start = match.end()
    return found


def _is_question(piece: str) -> bool:
    return _MARK.search(piece) is not None or opens(_bare(piece))


def _bare(line: str) -> str:
    item = _ITEM.match(line)
    return line[item.end() :] if item else line


def _is_upper(text: str) -> bool:
    """Returns whether the first letter of a text is a capital."""
    return next((c.isupper() for c in text if c.isalpha()), False)


def _in_address(text: str, place: int) -> bool:
    word = text[max(place - _LONGEST, 0) : place].rsplit(maxsplit=1)[-1:]
    return any(mark in part for part in word for mark in ("://", "www."))
