"""The quote check: does a quote stand in the sources, word for word, and who says it.

    quote -> candidates (postings) -> exact places -> verbatim
                                   -> alignment -> differences -> altered
                                   -> nearest sentence -> not found

Nothing passes for its likeness alone: `verbatim` is decided on the canonical text, key by key.
"""

from collections.abc import Sequence

from corpus.errors import InputError
from corpus.library import Library
from index.tables import require_tables
from qa.quotes.altered import Altered, aligned, crossing, joined
from qa.quotes.claimed import UNKNOWN, WRONG
from qa.quotes.draft import MAX_QUOTE, DraftReport, check_quotes
from qa.quotes.exact import Quote, read_quote, without_opening_dashes
from qa.quotes.sources import Sources
from qa.quotes.standing import (
    Standing,
    change_meaning,
    leaves_out_negation,
    omitted,
    rank,
    speaker_check,
)
from qa.quotes.typography import HIDDEN
from qa.quotes.verdict import (
    ENDS_BEFORE_QUESTION_MARK,
    HIDDEN_CHARACTERS,
    NEGATION_LEFT_OUT,
    OMISSION_CHANGES_MEANING,
    Result,
    Verdict,
)
from qa.quotes.verdict_words import altered_message, not_found_message, verbatim_message

_SHORT = 2
"""A quote of no more words is verbatim or not found: it is too short to be a changed one."""
_SURE = 0.8
"""The confidence of a speaker whom an attribution names, or a pronoun in one."""


class QuoteCheck:
    """Checks quotes against one library. Needs no model, and may be shared by threads.

    Args:
        library: The library.

    Raises:
        LibraryError: Nothing is indexed in the library.
    """

    def __init__(self, library: Library) -> None:
        require_tables(library)
        self._library = library
        self._sources = Sources(library)

    def check(self, quote: str, *, speaker: str | None = None, language: str = "nb") -> Verdict:
        """Returns what the sources say of a quote.

        Args:
            quote: The quote, with or without quotation marks.
            speaker: Who is said to have said it: a name, a surname or a title.
            language: The language of the message: "nb", "nn" or "en".

        Raises:
            InputError: The quote has no word in it, or more than 5,000 characters.
        """
        if len(quote) > MAX_QUOTE:
            raise InputError(
                f"the quote has {len(quote)} characters; at most {MAX_QUOTE}: check it as a draft"
            )
        read = read_quote(quote)
        if not read.parts:
            raise InputError("the quote is empty: there is no word in it")
        asked = _Asked(quote, read, speaker if speaker and speaker.strip() else None, language)
        with self._library.snapshot():
            self._sources.refresh()
            return self._verdict(asked)

    def check_draft(self, text: str, *, language: str = "nb") -> DraftReport:
        """Finds all quotes in a draft, with the speakers that it names, and checks each.

        Raises:
            InputError: The draft is empty or has more than 1,000,000 characters.
        """
        return check_quotes(text, self.check, language=language)

    def _verdict(self, asked: "_Asked") -> Verdict:
        standing = self._sources.standing(asked.quote)
        opened = asked.quote if standing else without_opening_dashes(asked.quote)
        if opened is not asked.quote:
            asked.quote = opened
            standing = self._sources.standing(opened)
        quote = asked.quote
        standing = standing or self._sources.standing_opened(quote)
        near = [] if standing else self._sources.near(quote)
        if not standing:
            # A soft hyphen in a source hides a word from the postings, not from its text.
            documents = dict.fromkeys(passage.document_id for passage in near)
            standing = self._sources.standing_in(quote, documents)
        if said_by_one := [one for one in standing if not one.said.is_joined]:
            return asked.verbatim(said_by_one)
        if standing:
            return asked.altered(crossing(quote, standing))
        if quote.words > _SHORT:
            altered = joined(quote, self._sources) or aligned(
                quote, near, self._sources, claimed=asked.claimed
            )
            if altered is not None:
                return asked.altered(altered)
        return Verdict(
            quote=asked.given,
            verdict=Result.NOT_FOUND,
            speaker_check=UNKNOWN if asked.claimed else None,
            is_utterance=None,
            speaker=None,
            places=(),
            differences=(),
            omitted=(),
            warnings=asked.hidden,
            nearest=self._sources.nearest(quote, near),
            message=not_found_message(asked.language, warnings=asked.hidden),
        )


class _Asked:
    """A quote as it was asked about, and the verdicts on it."""

    def __init__(self, given: str, quote: Quote, claimed: str | None, language: str) -> None:
        self.given = given
        self.quote = quote
        self.claimed = claimed
        self.language = language
        self.hidden = (HIDDEN_CHARACTERS,) if HIDDEN.search(quote.text) else ()

    def verbatim(self, standing: Sequence[Standing]) -> Verdict:
        order = sorted(standing, key=lambda one: rank(one, self.claimed))
        first = order[0]
        gaps = first.found.gaps
        warnings = self.hidden
        if leaves_out_negation(first):
            warnings = (NEGATION_LEFT_OUT, *warnings)
        if change_meaning(first.source, gaps):
            warnings = (OMISSION_CHANGES_MEANING, *warnings)
        if first.following == "?":
            warnings = (*warnings, ENDS_BEFORE_QUESTION_MARK)
        checked = speaker_check(self.claimed, first.source, first.said)
        left = omitted(first.source, gaps)
        said = first.said
        return Verdict(
            quote=self.given,
            verdict=Result.VERBATIM,
            speaker_check=checked,
            is_utterance=said.is_utterance,
            speaker=said.speaker,
            places=tuple(one.place() for one in order),
            differences=(),
            omitted=left,
            warnings=warnings,
            nearest=None,
            message=verbatim_message(
                self.language,
                speaker=said.speaker,
                claimed=self.claimed if checked == WRONG else None,
                is_utterance=said.is_utterance,
                is_sure=said.utterance is not None and said.utterance.confidence > _SURE,
                has_omission=bool(left),
                places=len(order),
                own_places=sum(one.said.speaker == said.speaker for one in order),
                warnings=warnings,
            ),
        )

    def altered(self, altered: Altered) -> Verdict:
        order = sorted(altered.standing, key=lambda one: rank(one, self.claimed))
        first, compared = order[0], altered.standing[0].source
        changes = change_meaning(compared, altered.gaps)
        checked = speaker_check(self.claimed, first.source, first.said)
        warnings = ((OMISSION_CHANGES_MEANING,) if changes else ()) + self.hidden
        return Verdict(
            quote=self.given,
            verdict=Result.ALTERED,
            speaker_check=checked,
            is_utterance=first.said.is_utterance,
            speaker=first.said.speaker,
            places=tuple(one.place() for one in order),
            differences=altered.differences,
            omitted=omitted(compared, altered.gaps),
            warnings=warnings,
            nearest=None,
            message=altered_message(
                self.language,
                altered.differences,
                speaker=first.said.speaker,
                claimed=self.claimed if checked == WRONG else None,
                warnings=warnings,
            ),
        )
