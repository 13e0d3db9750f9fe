"""Finds the utterances of a press text: who said what, and exactly where.

Norwegian press writes speech after a dash ("– Dette er bra, sier Hansen.") or between marks. The
text is read once from left to right, keeping whom it is about, since a pronoun or a paragraph
without attribution is told by what stands before it.
"""

import re
from collections.abc import Sequence

from corpus.attribution import (
    Attribution,
    attribution_after,
    attribution_around,
    attribution_lead,
    attribution_told,
    subject,
)
from corpus.carried import Carried, carried, said_by
from corpus.document import Block, BlockKind, Span
from corpus.echo import echo
from corpus.interrupted import resumed
from corpus.interview import interview
from corpus.marked import MARKED, goes_on
from corpus.mentions import mention_at
from corpus.people import Reader
from corpus.speakers import BODY, Mention, Person, is_role
from corpus.utterance import Utterance, UtteranceKind

__all__ = ["Utterance", "UtteranceKind", "find_utterances"]

_OPENS = r"(?=[A-ZÆØÅÄÖÉ«\"“])"
_DASH = re.compile(r"[–—―−]\s*(?=[^\s–—―−])|-\s+(?=[^\s-])|-(?=[A-ZÆØÅ])")
_INNER = re.compile(r"(?<=[.?!…:,\w»”\")])\s+[–—―−]\s*" + _OPENS)
_CONTINUED = re.compile(r"(?<=[.?!…»”\"])\s+[–—―−]\s+" + _OPENS)
_HEADING_LEAD = re.compile(r":\s+(?:[–—―−]\s*(?=\S)|-\s+(?=\S)|(?P<mark>«)(?=[^«»]+»$))")
_TEASER = re.compile(r"[A-ZÆØÅ][A-ZÆØÅ -]{3,40}[?:]\s+(?=[^\s–—―−-])")
_AGENCY = re.compile(r"(?<!\s)\s*\((?:©\s?)?[A-ZÆØÅ/ ]{2,20}\)$")
_SPEECH_END = re.compile(r"[.?!…:][»”\"')\]]*$|[»”\")\]]$")
_POSTED = re.compile(r"[–—―−] [^()\n]{1,60} \(@\w+\)")
_LOOSE_END = ", \t\n\r\u00a0\u202f"
_LETTER = re.compile(r"[^\W\d_]")
_FROM_WHOM = re.compile(
    r"(?:svar|støtte|stønad|beskjed|råd|ros|kritikk|melding)\s(?:fra|frå|av)\s([^,.:]+):?\s*$"
)
_WORDS_IN_FULL = re.compile(r"\w+")
_MAX_HEADING = 120
_NAMED, _PRONOUN, _CONTEXT, _NEAR = 1.0, 0.9, 0.7, 0.5
_SOME_WORDS = 2
_TAIL = 60
"""How much of a paragraph's end, or of speech, tells whether it is whole, in characters."""


def find_utterances(text: str, blocks: Sequence[Block]) -> list[Utterance]:
    """Returns the utterances of a document, in order; no two of them overlap.

    Args:
        text: The canonical text.
        blocks: The blocks of it, as `corpus.segment.segment` gives them.
    """
    return _Finder(text, blocks).run()


class _Finder:
    def __init__(self, text: str, blocks: Sequence[Block]) -> None:
        self.text = text
        self.blocks = [block for block in blocks if block.kind is not BlockKind.METADATA]
        self.reader = Reader(text, blocks)
        self.found: list[Utterance] = []
        # Speech between marks over several paragraphs, and up to where it has been read.
        self.carried = carried(text, self.blocks)
        self.read = 0
        self.group = -1
        # An attribution that ended the block before with a colon.
        self.pending: Attribution | None = None
        # Who has spoken in the dash paragraphs right before this one.
        self.turn: set[Person | None] = set()
        # Whom alone a sentence names that ends with a colon before speech.
        self.colon: Person | None = None
        # Who spoke last, while the narrative after it is of no one else.
        self.last: Person | None = None
        self._known: tuple[int, int, Attribution | None] = (0, -1, None)

    def run(self) -> list[Utterance]:
        for place, block in enumerate(self.blocks):
            if _POSTED.match(self.text, block.start, block.end):
                continue
            teaser = _TEASER.match(self.text, block.start, block.end)
            if teaser and self._is_teaser(block):
                self._led_heading(place, Block(teaser.end(), block.end))
            elif block.kind is BlockKind.HEADING or self._is_headline(place):
                self._heading(place, block)
            else:
                self._paragraph(place, block)
        return echo(self.text, interview(self.text, self.blocks, self.found))

    def _after(self, start: int, end: int) -> Attribution | None:
        """Returns `attribution_after`, without searching the same stretch twice."""
        since, until, found = self._known
        known = until == end and since <= start and (found is None or start < found.speech_end)
        if not known:
            found = attribution_after(self.text, start, end)
            self._known = (start, end, found)
        return found

    # Headings

    def _opens(self, place: int) -> bool:
        """Returns whether the block at `place` begins with a dash."""
        if not 0 <= place < len(self.blocks):
            return False
        return bool(_DASH.match(self.text, self.blocks[place].start, self.blocks[place].end))

    def _is_headline(self, place: int) -> bool:
        """Returns whether a block is a short dash line without attribution and full stop."""
        block = self.blocks[place]
        words = block.of(self.text)
        if len(words) >= _MAX_HEADING or not self._opens(place):
            return False
        return not _SPEECH_END.search(_AGENCY.sub("", words)) and not self._after(
            block.start, block.end
        )

    def _is_teaser(self, block: Block) -> bool:
        """Returns whether a line like "LES OGSÅ: Ordføreren: – Vi må handle" is a heading."""
        lead = _HEADING_LEAD.search(self.text, block.start, block.end)
        return bool(lead and not _SPEECH_END.search(self.text[lead.end() : block.end]))

    def _is_list(self, place: int) -> bool:
        return any(self._opens(near) and self._is_headline(near) for near in (place - 1, place + 1))

    def _heading(self, place: int, block: Block) -> None:
        dash = _DASH.match(self.text, block.start, block.end)
        self.last = None
        if dash is None:
            self._led_heading(place, block)
            return
        if self.pending is not None and self.text[block.end - 1] in ".?!":
            # "sier Hansen og fortsetter:" and a short paragraph.
            self._paragraph(place, block)
            return
        after = self._after(dash.end(), block.end)
        if after is None and (self._is_list(place) or self.text[dash.end()].islower()):
            return
        stops = self.text[block.end - 1] in "?!"
        if stops and (after is not None or self._opens(place + 1)):
            # A short paragraph: a question of an interview, or speech that goes on.
            self._paragraph(place, block)
            return
        self.group += 1
        end = after.speech_end if after else block.end
        person, sure = self._who(after.mention) if after else (None, 0.0)
        self._add(Span(dash.end(), end), UtteranceKind.HEADING, after, person, sure)

    def _led_heading(self, place: int, block: Block) -> None:
        """Reads a heading like "Hansen: – Vi må handle"."""
        lead = _HEADING_LEAD.search(self.text, block.start, block.end)
        if lead is None:
            return
        if attribution_lead(self.text, block.start, lead.start() + 1) is not None:
            # "Politiet skriver: «Vi kommer.»" is a short paragraph.
            self._paragraph(place, block)
            return
        self.group += 1
        mention = subject(self.text, block.start, lead.start())
        person = None
        if mention and mention.name and is_role(mention.name) and " " not in mention.name:
            # "Artist: – Vi må": whose words they are, the text below tells.
            mention = None
        clear = mention and (mention.title or BODY.fullmatch(mention.name or ""))
        if mention and (clear or self.reader.cast.is_known(mention)):
            person, _ = self._who(mention)
        span = Span(mention.start, mention.end) if mention and person else None
        attribution = Attribution(lead.start(), span, mention) if span and mention else None
        end = block.end - (lead["mark"] is not None)
        speech = Span(lead.end(), end)
        self._add(speech, UtteranceKind.HEADING, attribution, person, _NAMED if person else 0.0)

    # Speech behind a dash

    def _paragraph(self, place: int, block: Block) -> None:
        if self.read > block.start:
            if self.read < block.end:
                self._narrative(block, Span(self.read, block.end), None)
            return
        dash = _DASH.match(self.text, block.start, block.end)
        if dash is not None and not self._speaks(block, dash):
            dash = None
        attribution, self.pending = self.pending, None
        if dash is not None:
            # "sier Hansen og fortsetter:" goes on in the next paragraph.
            self.group += attribution is None or not self.turn
            self._speeches(place, block, dash, attribution)
            return
        self.turn = set()
        dash = self._inner(block)
        self._narrative(block, Span(block.start, dash.start() if dash else block.end), attribution)
        if dash is None:
            self.pending = attribution_lead(self.text, block.start, block.end)
            self.colon = self._before_colon(block.start, block.end)
            return
        self.group += 1
        self.colon = self._before_colon(block.start, dash.start())
        self._speeches(place, block, dash, attribution_lead(self.text, block.start, dash.start()))

    def _speaks(self, block: Block, dash: re.Match[str]) -> bool:
        """Returns whether a dash at the head of a paragraph opens speech and no item of a list."""
        words = self.text[dash.end() : block.end]
        if not _LETTER.search(words):
            return False
        if self._after(dash.end(), block.end) is not None:
            return True
        return bool(_SPEECH_END.search(_AGENCY.sub("", words))) and not words[0].islower()

    def _inner(self, block: Block) -> re.Match[str] | None:
        """Returns the dash that opens speech behind narrative in the same paragraph."""
        last = self.text[max(block.start, block.end - _TAIL) : block.end]
        is_whole = bool(_SPEECH_END.search(_AGENCY.sub("", last)))
        for dash in _INNER.finditer(self.text, block.start, block.end):
            before = self.text[dash.start() - 1]
            if before == ":":
                return dash
            if before not in ".?!…":
                continue
            blanks = self.text.count(" ", dash.end(), min(block.end, dash.end() + _TAIL))
            if self._after(dash.end(), block.end) or (is_whole and blanks >= _SOME_WORDS):
                return dash
        return None

    def _speeches(
        self, place: int, block: Block, dash: re.Match[str], before: Attribution | None
    ) -> None:
        """Reads all speech behind dashes in one paragraph; its parts are one group."""
        text = self.text
        following: re.Match[str] | None = dash
        while following is not None:
            start = following.end()
            after = self._after(start, block.end)
            limit = after.speech_end if after else block.end
            following = _CONTINUED.search(text, start, limit)
            if following is not None:
                self._speech(place, Span(start, following.start()), None, before)
                continue
            if after is None:
                limit = start + len(_AGENCY.sub("", text[start:limit]))
            self._speech(place, Span(start, limit), after, before)
            if after is None:
                break
            whole = _SPEECH_END.search(text[start:limit])
            rest = None if whole else resumed(text, start, after, block)
            if rest is not None:
                self._speech(place, rest, None, after)
                break
            following = _INNER.search(text, after.span.end, block.end)
            end = following.start() if following else block.end
            self._narrative(block, Span(after.span.end, end), None, is_rest=True)
            before = attribution_lead(self.text, after.span.start, end) or after
            if following is None and text[block.end - 1] == ":":
                self.pending = before

    def _speech(
        self, place: int, span: Span, after: Attribution | None, before: Attribution | None
    ) -> None:
        attribution = after or before or self._told_next(place, span)
        if attribution is not None:
            person, sure = self._who(attribution.mention)
        elif self.text[span.end - 1] == "?" and self._opens(place + 1):
            # A question without a speaker in an interview is the journalist's.
            person, sure = None, 0.0
        else:
            person, sure = self._from_context(place, span)
        self._add(span, UtteranceKind.DASH, attribution, person, sure)
        self.turn.add(person)
        self.colon = None
        if person is not None:
            self.last = person
            self.reader.hear(person)
        elif attribution is not None:
            self.reader.context = None

    def _from_context(self, place: int, span: Span) -> tuple[Person | None, float]:
        """Returns who speaks without attribution, as far as the text around tells."""
        if len(self.turn - {None}) > 1:
            return None, 0.0
        person, sure = self.colon or self.reader.context, _CONTEXT
        if person is None and not self.turn:
            person, sure = self._from_next(place, span) or self.last, _NEAR
        if person and person.name.split()[-1] in _WORDS_IN_FULL.findall(span.of(self.text)):
            person = None
        return person, sure if person else 0.0

    def _before_colon(self, start: int, end: int) -> Person | None:
        if self.text[end - 1] != ":" and self.text[start:end].rstrip()[-1:] != ":":
            return None
        giver = _FROM_WHOM.search(self.text, max(start, end - _TAIL), end)
        if giver is not None:
            # "Hun får svar fra konsernsjefen:"
            return self.reader.person(mention_at(self.text, giver.start(1), giver.end(1)))
        floor = max(self.text.rfind(stop, start, end) for stop in (". ", "? ", "! "))
        named = self.reader.cast.named_between(max(start, floor), end)
        return named[0].person if len({seen.person for seen in named}) == 1 else None

    def _from_next(self, place: int, span: Span) -> Person | None:
        """Returns who goes on speaking in the next paragraph, where that one says so."""
        if span.end < self.blocks[place].end or not self._opens(place + 1):
            return None
        following = self.blocks[place + 1]
        dash = _DASH.match(self.text, following.start, following.end)
        after = attribution_after(self.text, dash.end(), following.end) if dash else None
        return self._who(after.mention)[0] if after else None

    def _told_next(self, place: int, span: Span) -> Attribution | None:
        """Returns the attribution in "Det sier Hansen" at the head of the next paragraph."""
        if place + 1 >= len(self.blocks) or span.end < self.blocks[place].end:
            return None
        following = self.blocks[place + 1]
        return attribution_told(self.text, following.start, following.end)

    def _who(self, mention: Mention) -> tuple[Person | None, float]:
        person = self.reader.person(mention)
        if person is None:
            return None, 0.0
        sure = _PRONOUN if mention.pronoun else self.reader.sure
        return person, min(sure, _CONTEXT) if mention.is_source else sure

    # Speech between marks

    def _narrative(
        self, block: Block, span: Span, pending: Attribution | None, *, is_rest: bool = False
    ) -> None:
        """Reads narrative: what it quotes between marks, and whom it is about."""
        last, read = -1, span.start
        about: Person | None = None
        before: Attribution | None = None
        quote = self.carried.get(block.start) if span.end == block.end else None
        told = said_by(self.text, block, quote) or pending if quote else None
        end = quote.parts[0].start - 1 if quote and told else span.end
        for mark in MARKED.finditer(self.text, span.start, end):
            inside = Span(mark.start() + 1, mark.end() - 1)
            opens = mark.start() == block.start
            attribution = (
                attribution_around(self.text, block.start, mark.span(), block.end)
                or (pending if opens else None)
                or goes_on(self.text, before, mark)
            )
            if attribution is None:
                continue
            before = attribution
            if not is_rest:
                # "Lørdag skrev Hansen på nettet. «Vi må», skriver han."
                self.reader.narrate(Block(read, mark.start()))
                about, read = self.reader.context or about, mark.start()
            person, sure = self._who(attribution.mention)
            kind = UtteranceKind.GUILLEMETS if mark["guillemets"] else UtteranceKind.QUOTES
            self.group += attribution.span.start != last
            last = attribution.span.start
            self._add(inside, kind, attribution, person, sure)
        if quote and told:
            self._carry(quote, told)
        if not is_rest:
            self.reader.narrate(Block(read, end))
            if self.last and self.reader.names_other(block.start, span.end, self.last):
                self.last = None
            self.reader.context = self.reader.context or about

    def _carry(self, quote: Carried, attribution: Attribution) -> None:
        """Takes down speech between marks that goes on in the next paragraphs."""
        person, sure = self._who(attribution.mention)
        self.group += 1
        for part in quote.parts:
            self._add(part, quote.kind, attribution, person, sure)
        self.read = quote.parts[-1].end + 1

    def _add(
        self,
        span: Span,
        kind: UtteranceKind,
        attribution: Attribution | None,
        person: Person | None,
        sure: float,
    ) -> None:
        words = span.of(self.text)
        start = span.start + len(words) - len(words.lstrip())
        # "Ja," he said: American editors put the comma inside the marks.
        end = span.start + len(words.rstrip(_LOOSE_END))
        if start >= end or not _LETTER.search(self.text, start, end):
            return
        self.found.append(
            Utterance(
                start,
                end,
                kind,
                max(self.group, 0),
                person.name if person else None,
                person.title if person else None,
                person.organisation if person else None,
                attribution.span if attribution else None,
                sure,
            )
        )
