"""Divides a canonical text into metadata lines, headings and paragraphs."""

import re
from itertools import pairwise

from corpus.dates import DATE, FULL_DATE, WEEKDAYS
from corpus.document import Block, BlockKind, Span
from corpus.speakers import NAME

MAX_HEADING = 120
"""A heading is shorter than this many characters."""

_MAX_IMPRINT = 200
_LONG_LINE = 40
"""A line of so many characters that breaks off without a mark is no heading and no list's item."""
_DASHES = "–—―−"
_LONGEST_SPEECH = 2000
"""Lines between marks are looked at up to so many characters."""
_OWN_LINE = re.compile(r"[a-zæøå]\)|\w+:|av\s[A-ZÆØÅ]")
"""An item, a label or a byline, which go on with nothing."""
_WRAPS = range(40, 161)
"""The widths at which programs wrap lines."""

_METADATA_WORD = (
    r"(?:først publisert|sist oppdatert|sist endra|sist endret|publisert|oppdatert|published"
    r"|updated|dato|date|opprettet|oppretta)"
)
# Possessive quantifiers: a long run of blanks could be divided between neighbours in many ways.
_TIME = r"(?:\s*+,?\s*+(?:kl\.?\s*+|klokken\s*+|klokka\s*+|at\s*+)?\d{1,2}[.:]\d\d(?::\d\d)?)?"
_WEEKDAY = rf"(?:(?:{'|'.join(WEEKDAYS)})(?:\s*+,)?\s++)?(?:den\s++)?"
_TOLD_DATE = rf"{_METADATA_WORD}\s*+:?\s*+{_WEEKDAY}(?:{DATE}|{FULL_DATE}){_TIME}\.?"
_METADATA_LINE = re.compile(
    rf"(?:{_TOLD_DATE}|{_WEEKDAY}{DATE}{_TIME}\.?)(?:\s*+[|,–-]?\s*+{_TOLD_DATE})*",
    re.IGNORECASE,
)
_GENRE = r"(?:pressemelding|nyhet(?:er)?|nyhende|melding|kunngjøring|notis|press release|news)"
_BYLINE = (
    rf"(?-i:(?:[Aa]v|[Bb]y|(?:Tekst|Text)(?:\s(?:og|and)\s(?:foto|photo))?:?)\s"
    rf"(?:{NAME.pattern}(?:,\s|\s(?:og|and|&)\s)){{0,4}}{NAME.pattern}\.?)"
)
_BYLINE_ALONE = re.compile(_BYLINE)
"""Who wrote the text: "Av Kari Nordmann, Dalby Tidende"."""
_DATELINE = re.compile(
    rf"(?-i:[A-ZÆØÅ])[^\n.,;:?!|]{{1,60}}(?:\s*+[,|–—-]\s*+"
    rf"(?:(?:{_METADATA_WORD}|{_GENRE})\s*+[:,]?\s*+)?|\s++{_METADATA_WORD}\s*+:?\s*+){_WEEKDAY}{FULL_DATE}{_TIME}\.?"
    rf"(?:\s*+[,|–—-]?\s*+{_BYLINE})?",
    re.IGNORECASE,
)
"""A place or a byline with the date: "Bodø, 27. februar 2025"; only above the first paragraph."""
_NAMED = (
    r"(?:(?-i:[A-ZÆØÅ])[\w.’'-]*|i|og|av|for|ved|på|kommune|fylkeskommune|avis|universitet|sykehus)"
)
_IMPRINT = re.compile(
    rf"(?:{_NAMED}[\s,]+){{1,8}}{_WEEKDAY}{FULL_DATE}{_TIME}\.?"
    rf"|{_TOLD_DATE}\s+(?:av|frå|fra|by)\s[^\n.!?]{{1,60}}"
    rf"|[^\n.!?|]{{1,60}}\|\s*+(?:{_METADATA_WORD}\s*+:?\s*+)?{FULL_DATE}{_TIME}(?:\s*+\|[^\n!?]{{1,60}})?",
    re.IGNORECASE,
)
"""Names with a date, "Dalby Tidende 4. mai 2024", between the title and the first paragraph."""
_METADATA_LEAD = re.compile(rf"(?:date|dato)\s*+:?\s*+{DATE}(?=\s)", re.IGNORECASE)
_FRONT_MATTER_KEY = re.compile(r"[A-Za-z_][\w-]*\s*:")
_MARKDOWN_HEADING = re.compile(r"#{1,6}\s+\S")
_CAPTION = re.compile(
    r"(?:foto|illustrasjon|video|grafikk|les også|les mer|se også)\b", re.IGNORECASE
)
_LIST_ITEM = re.compile(r"(?:[-*•·+]|\d{1,3}[.)])\s")
_HEADING_START = re.compile(r"[–—-]?\s*[«\"”“'(]*[A-ZÆØÅÄÖÉ0-9]")
_OPEN_END = (".", ",", ";", ":", "…")
_CLOSING = '»”"’)'
"""Marks that may stand behind a full stop."""
_MIN_LIST = 3


def segment(text: str) -> tuple[Block, ...]:
    """Returns the blocks of a canonical text, in order, without the white space around them.

    Every character that is not white space belongs to exactly one block. A paragraph ends at
    a blank line, and at any newline unless the lines are wrapped at one width or a sentence
    runs on in the next line.
    """
    lines = [Span(*match.span()) for match in re.finditer(r"\S[^\n]*", text)]
    lines = [Span(line.start, line.start + len(line.of(text).rstrip())) for line in lines]
    metadata, lines = _leading_metadata(text, lines)
    groups = _paragraphs(text, lines)
    kinds = _kinds(text, groups)
    blocks = [
        Block(group.start, group.end, kind) for group, kind in zip(groups, kinds, strict=True)
    ]
    return (*metadata, *blocks)


def _leading_metadata(text: str, lines: list[Span]) -> tuple[list[Block], list[Span]]:
    """Takes front matter, or a date at the head of the first line, off the lines."""
    if not lines:
        return [], []
    head = lines[0]
    if head.of(text) == "---":
        for count, line in enumerate(lines[1:], start=2):
            if line.of(text) == "---":
                front = [Block(item.start, item.end, BlockKind.METADATA) for item in lines[:count]]
                return front, lines[count:]
            # An indented or listed value goes with the key before it.
            goes_on = text[line.start - 1] in " \t" or line.of(text).startswith("-")
            if not goes_on and not _FRONT_MATTER_KEY.match(line.of(text)):
                break
    lead = _METADATA_LEAD.match(text, head.start, head.end)
    if lead is None:
        return [], lines
    start = re.compile(r"\s*").match(text, lead.end())
    rest = Span(start.end() if start else lead.end(), head.end)
    return [Block(head.start, lead.end(), BlockKind.METADATA)], [rest, *lines[1:]]


def _paragraphs(text: str, lines: list[Span]) -> list[Span]:
    """Joins the lines of one paragraph."""
    adjacent = [
        (line, after)
        for line, after in pairwise(lines)
        if text.count("\n", line.end, after.start) == 1 and not _stands_alone(text, line)
    ]
    width = max((len(line.of(text)) for pair in adjacent for line in pair), default=0)
    # A line is wrapped where the first word of the next one would not have fitted.
    full = {
        line.start
        for line, after in adjacent
        if len(line.of(text)) + 1 + len(after.of(text).split(maxsplit=1)[0]) > width
    }
    wrapped = width in _WRAPS and len(adjacent) > 1 and len(full) >= 0.7 * len(adjacent)
    after = {line.start: following.of(text) for line, following in adjacent}
    groups: list[Span] = []
    joins = False
    for line in lines:
        joins = joins and not _stands_alone(text, line)
        groups.append(Span(groups.pop().start, line.end) if joins else line)
        slips = line.start in after and _runs_on(
            line.of(text), after[line.start], is_speech=_is_speech(text, groups[-1])
        )
        joins = slips or (wrapped and line.start in full)
    return groups


def _runs_on(words: str, following: str, *, is_speech: bool) -> bool:
    """Returns whether a sentence goes on in the next line, behind a newline that is a slip.

    Args:
        words: A line.
        following: The next one.
        is_speech: Whether speech goes on, which is no list and no heading.
    """
    if not following[0].islower() or following[1:2].isupper():
        return False
    if _OWN_LINE.match(following) or _CAPTION.match(following):
        return False
    if words.endswith(",") or (is_speech and words[-1].isalpha()):
        return True
    ends = following.rstrip(_CLOSING)[-1:] in (".", "?", "!", "…", ",")
    return (
        (ends or len(following) >= _LONG_LINE) and len(words) >= _LONG_LINE and words[-1].isalpha()
    )


def _is_speech(text: str, group: Span) -> bool:
    """Returns whether lines open with a dash, or end inside quotation marks."""
    if text[group.start] in _DASHES:
        return True
    if group.end - group.start > _LONGEST_SPEECH:
        return False
    words = group.of(text)
    return bool(
        words.count("«") > words.count("»")
        or words.count("“") + words.count("„") > words.count("”")
        or words.count('"') % 2
    )


def _stands_alone(text: str, line: Span) -> bool:
    words = line.of(text)
    return bool(
        _METADATA_LINE.fullmatch(words) or _MARKDOWN_HEADING.match(words) or _LIST_ITEM.match(words)
    )


def _kinds(text: str, groups: list[Span]) -> list[BlockKind]:
    """Says of each group what it is.

    A heading stands over something: the last block is none, nor are the items of a list,
    which are short lines in a row.
    """
    kinds = []
    first = above = True
    for group in groups:
        words = group.of(text)
        told = _METADATA_LINE.fullmatch(words) or (above and _DATELINE.fullmatch(words))
        if told or (above and not first and _is_imprint(words)):
            kinds.append(BlockKind.METADATA)
            continue
        heading = _is_title(words) if first else _is_heading(words)
        above = above and heading
        kinds.append(BlockKind.HEADING if heading else BlockKind.PARAGRAPH)
        first = False
    _demote_lists(text, groups, kinds)
    return kinds


def _is_imprint(words: str) -> bool:
    """Returns whether a line under the title says who wrote or published the text, or when."""
    return len(words) < _MAX_IMPRINT and bool(
        _IMPRINT.fullmatch(words) or _BYLINE_ALONE.fullmatch(words)
    )


def _demote_lists(text: str, groups: list[Span], kinds: list[BlockKind]) -> None:
    content = [number for number, kind in enumerate(kinds) if kind is not BlockKind.METADATA]
    run: list[int] = []
    for place, number in enumerate([*content, -1]):
        if number >= 0 and kinds[number] is BlockKind.HEADING:
            # The title stands over the whole text and is not part of a list under it.
            if place > 0:
                run.append(number)
            continue
        ends_text = number < 0
        for item in run:
            marked = _MARKDOWN_HEADING.match(groups[item].of(text))
            if (len(run) >= _MIN_LIST or ends_text) and not marked:
                kinds[item] = BlockKind.PARAGRAPH
        run = []
    if len(content) == 1:
        kinds[content[0]] = BlockKind.PARAGRAPH


def _is_title(words: str) -> bool:
    if _MARKDOWN_HEADING.match(words):
        return True
    return "\n" not in words and len(words) < MAX_HEADING and not words.endswith(".")


def _is_heading(words: str) -> bool:
    if _MARKDOWN_HEADING.match(words):
        return True
    return (
        _is_title(words)
        and not words.rstrip(_CLOSING).endswith(_OPEN_END)
        and not _CAPTION.match(words)
        and not _LIST_ITEM.match(words.replace("–", "x"))
        and bool(_HEADING_START.match(words))
    )
