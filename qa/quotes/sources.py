"""Looks a quote up in the documents of a library."""

from collections import OrderedDict
from collections.abc import Iterable, Sequence

from corpus.document import Span
from corpus.library import Library
from corpus.sentences import sentences
from qa.quotes.attributed import who_says
from qa.quotes.candidates import Candidates, Near
from qa.quotes.exact import Found, Quote, find_exact, find_part, read_quote, without_kept_dashes
from qa.quotes.source_text import SourceText
from qa.quotes.standing import Standing, rank
from qa.quotes.typography import HIDDEN
from qa.quotes.verdict import Nearest
from qa.quotes.wording import is_content, loose

_NEAR = 40
_REMEMBERED = 512
"""So many documents are kept tokenized."""


class Sources:
    """The documents of one library, as the quote check reads them.

    All methods are called within one snapshot of the library.

    Args:
        library: The library.
    """

    def __init__(self, library: Library) -> None:
        self._library = library
        self._candidates = Candidates(library)
        self._read: OrderedDict[str, SourceText] = OrderedDict()
        self._generation = -1

    def refresh(self) -> None:
        """Forgets the documents that were read from an earlier state of the library."""
        generation = self._library.generation
        if generation != self._generation:
            self._generation = generation
            self._read.clear()

    def standing(self, quote: Quote) -> list[Standing]:
        """Returns all places where a quote stands word for word."""
        return self.standing_in(quote, self._candidates.holding(quote))

    def standing_in(self, quote: Quote, documents: Iterable[str]) -> list[Standing]:
        """Returns all places of a quote in the given documents."""
        found = []
        for name in documents:
            source = self.read(name, quote)
            if source is not None:
                found += [_standing(source, place) for place in find_exact(quote, source)]
        return found

    def standing_opened(self, quote: Quote) -> list[Standing]:
        """Returns the places of a quote whose dashes between sentences open speech there."""
        bare, opened = without_kept_dashes(quote)
        return [one for one in self.standing(bare) if _opens(one, opened)] if opened else []

    def standing_part(self, quote: Quote, part: tuple[int, int]) -> list[Standing]:
        """Returns all places of one part of a quote, those that somebody says first."""
        own = read_quote(quote.text_of(part))
        found = []
        for name in self._candidates.holding(own):
            source = self.read(name, own)
            if source is not None:
                found += [_standing(source, place) for place in find_part(quote, part, source)]
        return sorted(found, key=rank)

    def near(self, quote: Quote) -> list[Near]:
        """Returns the passages that share most of a quote's words, best first."""
        return self._candidates.near(quote, _NEAR)

    def nearest(self, quote: Quote, near: Sequence[Near]) -> Nearest | None:
        """Returns the sentence of the best passage that has most of a quote's words, if any has."""
        if not near:
            return None
        first = near[0]
        source = self.read(first.document_id)
        if source is None:
            return None
        document = source.document
        wanted = {loose(key) for key in quote.tokens.keys if is_content(key)}
        best = max(
            (
                unit
                for block in source.blocks
                if block.start < first.end and first.start < block.end
                for unit in (sentences(document.text, block) or [Span(block.start, block.end)])
                if unit.start < first.end and first.start < unit.end
            ),
            key=lambda unit: len(
                wanted.intersection(map(loose, source.tokens.keys[slice(*source.tokens_of(unit))]))
            ),
            default=Span(first.start, first.end),
        )
        text = best.of(document.text)
        return Nearest(document.id, document.source, best.start, best.end, text)

    def read(self, name: str, quote: Quote | None = None) -> SourceText | None:
        """Returns a document; None where it cannot hold the quote."""
        if name in self._read:
            self._read.move_to_end(name)
            return self._read[name]
        document = self._library.get(name)
        if quote is not None and not _may_hold(document.text, quote):
            return None
        source = SourceText(document, self._library.utterances(name))
        self._read[name] = source
        if len(self._read) > _REMEMBERED:
            self._read.popitem(last=False)
        return source


def _opens(one: Standing, opened: Sequence[int]) -> bool:
    """Returns whether speech begins behind a dash at each of the numbered words."""
    words = [token for token in one.found.tokens if one.source.tokens.words[token]]
    return all(one.source.is_opened(words[number]) for number in opened)


def _standing(source: SourceText, place: Found) -> Standing:
    return Standing(source, place, who_says(source, place.tokens))


def _may_hold(text: str, quote: Quote) -> bool:
    """Returns whether a text may hold a quote; a look in native code before it is read."""
    if HIDDEN.search(text):
        return True
    words = [key for key in quote.tokens.keys[1:] if key.isalpha()]
    return all(word in text for word in words)
