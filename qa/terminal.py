"""What the terminal prints. Text from documents is data: it moves no cursor and hides nothing."""

import textwrap
import unicodedata
from collections.abc import Sequence

from index.hit import Hit
from qa.answer import Answer, Citation, Claim
from qa.phrases import UNSURE, Phrases, phrases

_WIDTH = 88
# They turn the order of what follows, so that a line could be read as another.
_DIRECTIONS = {
    *map(chr, range(0x202A, 0x202F)),
    *map(chr, range(0x2066, 0x206A)),
    "\u061c",
    "\u200e",
    "\u200f",
}


def printable(text: str) -> str:
    """Returns a text without characters that steer a terminal; line breaks and tabs stay."""
    return "".join(
        character
        if character in "\n\t"
        or (unicodedata.category(character) not in ("Cc", "Cs") and character not in _DIRECTIONS)
        else "\ufffd"
        for character in text
    )


def show_answer(answer: Answer) -> str:
    """Returns an answer with its citations, or a refusal with the nearest passages."""
    words = phrases(answer.language)
    if not answer.answered:
        near = [_passage(hit) for hit in answer.passages[:3]]
        reason = words.hints[answer.hint] if answer.hint else words.unknown_detail
        head = f"{words.unknown}. {reason}"
        meant = _suggestion(answer)
        return "\n\n".join([head, *meant, *([f"{words.nearest}:"] if near else []), *near])
    claimed = {number for claim in answer.disagreement for number in claim.citations}
    heads = [
        _head(item.text, item.citations)
        for item in answer.answers
        if not claimed.issuperset(item.citations)
    ]
    if claimed:
        heads = [
            f"{words.disagree}:",
            *(_claim(c, answer, words) for c in answer.disagreement),
            *heads,
        ]
    if answer.confidence < UNSURE:
        heads.insert(0, f"{words.unsure_intro}:")
    cited = [_citation(citation, words.undated) for citation in answer.citations]
    sure = f"{words.confidence}: {answer.confidence:.0%}"
    return "\n\n".join(["\n".join(heads), *cited, sure, *_suggestion(answer)])


def show_answers(answers: Sequence[Answer]) -> str:
    """Returns answers, each under its question where there are several."""
    if len(answers) == 1:
        return show_answer(answers[0])
    return "\n\n\n".join(
        f"{printable(answer.question)}\n\n{show_answer(answer)}" for answer in answers
    )


def show_hits(hits: list[Hit]) -> str:
    """Returns passages with their places and scores."""
    return "\n\n".join(_passage(hit) for hit in hits)


def _suggestion(answer: Answer) -> list[str]:
    """Returns a line with the question that may have been meant, or none."""
    if answer.suggestion is None:
        return []
    return [f"{phrases(answer.language).suggestion}: {printable(answer.suggestion)}"]


def _head(text: str, citations: tuple[int, ...]) -> str:
    return printable(text) + " " + "".join(f"[{number}]" for number in citations)


def _claim(claim: Claim, answer: Answer, words: Phrases) -> str:
    """Returns one of several claims on a line, with its sources and the latest date."""
    sources = dict.fromkeys(answer.citations[number - 1].source for number in claim.citations)
    date = claim.published or words.undated
    newest = f", {words.newest}" if claim.newest else ""
    named = printable(", ".join(sources))
    return f"  {_head(claim.text, claim.citations)}: {named}, {date}{newest}"


def _citation(citation: Citation, undated: str) -> str:
    place = f"{citation.source}:{citation.start}-{citation.end}"
    title = printable(f"{citation.title}, " if citation.title else "")
    head = f"[{citation.number}] {title}{citation.published or undated} ({printable(place)})"
    return f"{head}\n{_indented(citation.sentence)}"


def _passage(hit: Hit) -> str:
    place = printable(f"{hit.source}:{hit.start}-{hit.end}")
    return f"{place}  ({hit.score:.2f})\n{_indented(hit.text)}"


def _indented(text: str) -> str:
    lines = printable(text).split("\n")
    return "\n".join(
        textwrap.fill(line, _WIDTH, initial_indent="    ", subsequent_indent="    ")
        for line in lines
        if line.strip()
    )
