"""Divides a paragraph into Norwegian sentences.

A sentence ends at . ? ! or … with the closing marks behind it, where a capital, a number or an
opening mark follows. What stands in the way is Norwegian writing: abbreviations, ordinals,
initials, decimal marks and quotes that open with a dash.
"""

import re
from collections.abc import Iterator

from corpus.document import Block, BlockKind, Span

# Before a name or a number: these never end a sentence.
_LEADING = frozenset(
    "adm adr art avd bl.a bl ca co d.v.s dir dr dvs eks evt f f.eks fr frk fung fvt hr ifb ift iht"
    " ing inkl jf jfr kap kl kst kt lic mag mht mr mrs ms nr pga pkt prof red ref s sen sgt sml sst"
    " st str tab tlf vs t.d m.a mellom.a eig".split()
)
# After an amount or at the end of a list: these end a sentence where a capital follows.
_TRAILING = frozenset(
    "d.å etc eller.l forts gj.sn hhv kr m.fl m.m m.v maks mfl mill min mrd mv o.a o.fl o.l o.s.v ol"
    " osb osv p.t pst sek t.o.m f.o.m e.kr f.kr d.y d.e jr sr as inc jan feb mar apr jun jul aug"
    " sep sept okt nov des og.l aud".split()
)
_ORDINAL_BEFORE = frozenset("den det dei de sin sitt sine i hver kvar til fra frå".split())
# Possessive, and never begun inside a row of marks: a page of full stops takes no longer than a
# page of words.
_END = re.compile(
    r"(?<![.?!…])(?P<mark>[.?!…]++)(?P<close>[»”\"’'\)\]]*+)"
    r"(?P<gap>\s++|(?=[A-ZÆØÅ][a-zæøå]))(?=(?P<open>(?:[–—―−-]\s+|[«“\"„'(\[])*+)(?P<next>\S))"
)
_WORD_BEFORE = re.compile(r"[^\s«“”\"„'(\[/–—]+$")
_ADDRESS = re.compile(r"\S{1,60}[./@]\w")
_REACH = 40


def sentences(text: str, block: Block) -> list[Span]:
    """Returns the sentences of a paragraph, in order, without the white space between them.

    Args:
        text: The canonical text.
        block: One of its blocks. Headings and metadata lines have no sentences.
    """
    if block.kind is not BlockKind.PARAGRAPH:
        return []
    found = []
    start = block.start
    for end, after in _ends(text, block):
        found.append(Span(start, end))
        start = after
    if start < block.end:
        found.append(Span(start, block.end))
    return found


def _ends(text: str, block: Block) -> Iterator[tuple[int, int]]:
    for match in _END.finditer(text, block.start, block.end):
        if _ends_sentence(text, block, match):
            yield match.end("close"), match.end("gap")


def _ends_sentence(text: str, block: Block, match: re.Match[str]) -> bool:
    following = match["next"]
    if following.islower() or following in ",;:.":
        return False
    before = _WORD_BEFORE.search(text, max(block.start, match.start() - _REACH), match.start())
    word = before.group() if before else ""
    if not match["gap"]:
        # A missing blank: only between a word and a capitalised word, never in a web address.
        address = _ADDRESS.match(text, match.end("gap"), block.end)
        return match["mark"] == "." and len(word) > 1 and word.isalpha() and not address
    if match["mark"] != "." or match["close"]:
        return True
    return not _is_abbreviation(text, block, match, word)


def _is_abbreviation(text: str, block: Block, match: re.Match[str], word: str) -> bool:
    """Returns whether the full stop after `word` belongs to the word."""
    following = match["next"]
    lower = word.lower()
    starts_block = match.start() - len(word) == block.start
    if lower in _LEADING:
        return True
    if lower in _TRAILING:
        return following.isdigit() and lower != "osv"
    previous = text[max(block.start, match.start() - _REACH) : match.start() - len(word)].split()
    if word.isdigit() and len(word) <= 3:
        # "1. Første punkt" and "den 4. Nordiske ..." go on; "... plass nummer 4. Han ..." ends.
        return starts_block or bool(previous and previous[-1].lower() in _ORDINAL_BEFORE)
    if len(word) == 1 and word.isupper():
        # "J. K. Hansen" and "Petter A. Berg" go on; "vitamin C. Det ..." ends.
        return starts_block or bool(previous and previous[-1][:1].isupper())
    return False
