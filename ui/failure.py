"""What a page says of an error: a heading, what to do and the error's own words."""

from corpus.errors import InputError, KildesvarError, LibraryError, ModelError
from ui.words import Words


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
