"""What a page says of an error: a heading, what to do and the error's own words."""

from corpus.errors import InputError, KildesvarError, LibraryError, ModelError
from qa.term import MAX_TERM
from ui.words import Words
from ui.words_bank import BankWords


def failure_of(error: KildesvarError, words: Words, bad_input: list[str]) -> list[str]:
    """Returns the heading and what to do.

    Args:
        error: What was raised.
        words: The words of the interface language.
        bad_input: What the page says where the user's own words are the cause.
    """
    if isinstance(error, LibraryError | ModelError):
        return [words.library_failed, words.library_failed_help]
    if isinstance(error, InputError):
        return bad_input
    return [words.failed, words.failed_help]


def bad_search(own: BankWords, *terms: str) -> list[str]:
    """Returns the heading and what to do where a search cannot be made as it stands.

    Args:
        own: The words of the page.
        terms: What was looked for; where nothing is wrong with it, the dates beside it are.
    """
    if any(len(term) > MAX_TERM for term in terms):
        return [own.bad_search, own.long_term.format(most=MAX_TERM)]
    if all(any(map(str.isalnum, term)) for term in terms):
        return [own.bad_search, own.bad_dates]
    return [own.bad_search, own.empty_term]


def detail_of(error: KildesvarError) -> str:
    """Returns the error's own message, "" where what to do says it all."""
    return "" if isinstance(error, InputError) else str(error)
