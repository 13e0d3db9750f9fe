"""Takes the markup out of a pasted draft.

A draft comes from an editor, a web page or a chat: with HTML, Markdown, or characters that cannot
be seen. None of it may hide a quote, and none of it is a word of one.
"""

import html
import re
from collections.abc import Callable
from typing import Final

_ENTITY: Final = re.compile(r"&(?:[A-Za-z][A-Za-z0-9]{1,8}|#\d{1,7}|#[xX][0-9A-Fa-f]{1,6});")
_NO_TEXT: Final = tuple(
    (re.compile(opens, re.IGNORECASE), re.compile(closes, re.IGNORECASE))
    for opens, closes in (
        (r"<!--", r"-->"),
        (r"<script\b", r"</script\s{0,9}>"),
        (r"<style\b", r"</style\s{0,9}>"),
    )
)
"""What opens and closes a stretch that nobody reads."""
_QUOTED: Final = re.compile(r"<(/?)q\b[^<>]{0,2000}>", re.IGNORECASE)
_BLOCK_TAG: Final = re.compile(
    r"</?(?:p|div|li|ul|ol|dl|dt|dd|h[1-6]|blockquote|section|article|header|footer|main|aside|figure"
    r"|figcaption|tr|td|th|table|hr)\b[^<>]{0,2000}>"
    # Two breaks part paragraphs, and so does one before a dash.
    r"|(?:<br\b[^<>]{0,200}>[ \t]{0,9}){2,9}|<br\b[^<>]{0,200}>(?=\s{0,9}[-–—―])",
    re.IGNORECASE,
)
_BREAK: Final = re.compile(r"<br\b[^<>]{0,200}>", re.IGNORECASE)
_TAG: Final = re.compile(r"</?[A-Za-z][^<>]{0,2000}>")
_LINK: Final = re.compile(r"!?\[([^\[\]\n]{1,300})\]\([^()\n]{1,2000}\)")
_ESCAPE: Final = re.compile(r"\\(?=[-\\\"'*_#>–—«»])")
_EMPHASIS: Final = re.compile(
    r"(?<![^\W_])[*_]{1,3}(?=[^\s*_])|(?<=[^\s*_])[*_]{1,3}(?![^\W_])|\*{2,3}"
)
_HIDDEN: Final = r"\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
_UNSEEN: Final = "\u2060"
_LINE_HEAD: Final = re.compile(
    rf"^(?:[ \t{_HIDDEN}]|>|#{{1,6}}(?=\s)|[*+](?=\s)"
    r"|(?:-|\d{1,3}[.)])(?=\s+[«“”„»\"–—―])|[*_]{1,3}(?=\S))+",
    re.MULTILINE,
)
_HYPHENS: Final = re.compile(r"^([^\S\n]*)--(?=\s)", re.MULTILINE)
# Marks that a keyboard or a style guide gives in the place of guillemets.
_OTHER_MARKS: Final = re.compile(
    "(?<!\\w)(?:\u2039[^\u2039\u203a\n]{2,2000}\u203a"
    "|[\u2018\u201a][^\u2018\u2019\u201a\n]{2,2000}[\u2018\u2019]"
    "|''(?!')[^'\n]{2,2000}''|'(?!')[^'\n]{2,2000}')(?!\\w)"
)
_PARAGRAPH: Final = re.compile(r"[^\n]+(?:\n[^\n]+)*")
_TURN: Final = str.maketrans("«»", "»«")


def with_characters(text: str) -> str:
    """Returns a text with the character in the place of each of HTML's entities.

    Those of `<` and `>` stay, and that of `&` where it would begin another one, so that none
    becomes markup.
    """
    return _ENTITY.sub(_character, text)


def _character(found: re.Match[str]) -> str:
    character = html.unescape(found[0])
    follows = found.string[found.end() : found.end() + 1]
    begins = character == "&" and (follows.isalnum() or follows == "#")
    return found[0] if character in "<>" or begins else character


def with_markdown_hidden(text: str) -> str:
    """Returns a text with a hidden character for each one of Markdown's marks; no place moves."""
    for pattern in (_LINK, _ESCAPE, _LINE_HEAD, _EMPHASIS):
        text = pattern.sub(_hidden, text)
    return text


def _hidden(found: re.Match[str]) -> str:
    """Returns what is read of a mark of Markdown: the words of a link, and line breaks."""
    kept = range(*found.span(1)) if found.re is _LINK else range(0)
    places = range(*found.span())
    return "".join(
        character if at in kept or character == "\n" else _UNSEEN
        for at, character in zip(places, found[0], strict=True)
    )


def without_markup(text: str) -> tuple[str, list[int]]:
    """Returns a text without markup, and the place in the text of each character that is left.

    Tags, scripts, Markdown's marks and hidden characters at the head of a line go, and a block's
    tag becomes a line break. A dialogue bar and two hyphens become a dash, `<q>` and single marks
    guillemets; marks that point inwards (»so«) are turned where a paragraph has no others.
    """
    plain = _Plain(text)
    for opens, closes in _NO_TEXT:
        plain.drop(opens, closes)
    plain.edit(_QUOTED, lambda found: [("»" if found[1] else "«", found.start())])
    plain.edit(_BLOCK_TAG, lambda found: [("\n", found.start())])
    plain.edit(_BREAK, lambda found: [(" ", found.start())])
    plain.edit(_LINK, lambda found: [(found[1], found.start(1))])
    for pattern in (_TAG, _ESCAPE, _LINE_HEAD, _EMPHASIS):
        plain.edit(pattern, lambda _: [])
    plain.edit(_HYPHENS, lambda found: [(found[1], found.start()), ("–", found.end() - 2)])
    plain.edit(_OTHER_MARKS, _guillemets)
    if "»" in plain.text:
        plain.edit(_PARAGRAPH, _turned)
    return plain.text.replace("―", "–"), plain.places


Pieces = list[tuple[str, int]]
"""What stays of a match, each with the place where its first character stands."""


class _Plain:
    """A text that markup is taken out of.

    Attributes:
        text: What is left.
        places: Where each character of it stood at first.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.places = list(range(len(text)))

    def edit(self, pattern: re.Pattern[str], kept: Callable[[re.Match[str]], Pieces]) -> None:
        """Puts in the place of each match what is kept of it."""
        self._put([(*found.span(), kept(found)) for found in pattern.finditer(self.text)])

    def drop(self, opens: re.Pattern[str], closes: re.Pattern[str]) -> None:
        """Takes out what stands from each opening to its close; an open one stays."""
        cuts: list[tuple[int, int, Pieces]] = []
        place = 0
        while (start := opens.search(self.text, place)) and (
            end := closes.search(self.text, start.end())
        ):
            place = end.end()
            cuts.append((start.start(), place, []))
        self._put(cuts)

    def _put(self, cuts: list[tuple[int, int, Pieces]]) -> None:
        if not cuts:
            return
        texts: list[str] = []
        places: list[int] = []
        last = 0
        for start, end, pieces in cuts:
            for piece, at in ((self.text[last:start], last), *pieces):
                texts.append(piece)
                places += self.places[at : at + len(piece)]
            last = end
        self.text = "".join((*texts, self.text[last:]))
        self.places = [*places, *self.places[last:]]


def _guillemets(found: re.Match[str]) -> Pieces:
    width = 2 if found[0].startswith("''") else 1
    inside = found[0][width:-width]
    return [
        ("«", found.start()),
        (inside, found.start() + width),
        ("»", found.start() + width + len(inside)),
    ]


def _turned(found: re.Match[str]) -> Pieces:
    marks = re.sub("[^«»]", "", found[0])
    inwards = marks and not marks.replace("»«", "")
    return [(found[0].translate(_TURN) if inwards else found[0], found.start())]
