"""Takes the markup out of a pasted draft.

A draft comes from an editor, a web page or a chat: with HTML, Markdown, or characters that cannot
be seen. None of it may hide a quote.
"""

import html
import re
from typing import Final

_ENTITY: Final = re.compile(r"&(?!(?:lt|gt|amp);)(?:[A-Za-z]{2,8}|#\d{1,7}|#[xX][0-9A-Fa-f]{1,6});")
_BLOCK_TAG: Final = re.compile(
    r"</?(?:p|div|br|li|ul|ol|h[1-6]|blockquote|section|article|tr|td|table|hr)\b[^<>]{0,2000}>",
    re.IGNORECASE,
)
_TAG: Final = re.compile(r"</?[A-Za-z][^<>]{0,2000}>|<!--[^<>]{0,2000}-->")
_HIDDEN: Final = r"\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
_OPENS: Final = r"[«“”„»\"–—―]"
_LINE_HEAD: Final = re.compile(
    rf"^(?:[ \t{_HIDDEN}]|>|#{{1,6}}(?=\s)|[*+](?=\s)|(?:-|\d{{1,3}}[.)])(?=\s+{_OPENS})"
    rf"|[*_]{{1,3}}(?=\S))+",
    re.MULTILINE,
)
_EMPHASIS: Final = re.compile(r"(?<![^\W_])[*_]{1,3}(?=\S)|(?<=[^\s*_])[*_]{1,3}(?![^\W_])")
_TURNED: Final = re.compile(r"»[^«»\n]{2,2000}«")
_USUAL: Final = re.compile(r"«[^«»\n]{2,2000}»")
_TURN: Final = str.maketrans("«»", "»«")
# Marks that a keyboard or a style guide gives in the place of guillemets.
_OTHER_MARKS: Final = re.compile(
    "(?<!\\w)(?:\u2039[^\u2039\u203a\n]{2,2000}\u203a"
    "|[\u2018\u201a][^\u2018\u2019\u201a\n]{2,2000}[\u2018\u2019]"
    "|''(?!')[^'\n]{2,2000}''|'(?!')[^'\n]{2,2000}')(?!\\w)"
)
_HYPHENS: Final = re.compile(r"^(\s*)--(?=\s)", re.MULTILINE)


def with_characters(text: str) -> str:
    """Returns a text with the character in the place of each of HTML's entities.

    Those of `<`, `>` and `&` stay, so that none becomes a tag.
    """
    return _ENTITY.sub(lambda found: html.unescape(found[0]), text)


def without_markup(text: str) -> str:
    """Returns a text without markup, of the same length, so that every place stays the same.

    Tags, Markdown's marks and hidden characters at the head of a line become blanks, and a
    block's tag a line break; a dialogue bar and two hyphens become a dash, single marks become
    guillemets, and marks that point inwards (»so«)
    are turned where their line has no others.
    """
    text = _BLOCK_TAG.sub(lambda found: " " * (len(found[0]) - 1) + "\n", text)
    for pattern in (_TAG, _LINE_HEAD, _EMPHASIS):
        text = pattern.sub(_blank, text)
    text = _HYPHENS.sub(r"\1– ", text.replace("―", "–"))
    text = _OTHER_MARKS.sub(_guillemets, text)
    return "".join(
        line if _USUAL.search(line) or not _TURNED.search(line) else line.translate(_TURN)
        for line in text.splitlines(keepends=True)
    )


def _guillemets(found: re.Match[str]) -> str:
    width = 2 if found[0].startswith("''") else 1
    return "«".rjust(width) + found[0][width:-width] + "»".ljust(width)


def _blank(found: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", found[0])
