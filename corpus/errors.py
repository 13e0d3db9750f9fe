"""Every error that Kildesvar raises on purpose.

KildesvarError
├── InputError            the caller asked for something that cannot be done as asked
│   ├── QuestionError     an empty, oversized or unreadable question
│   └── UnknownDocument   no document has that id, prefix or source
├── ReadError             a file cannot be read as text
├── LibraryError          the library file is missing, damaged, busy or of another kind
│   ├── LibraryMissing    there is no library at that path
│   ├── SchemaError       the library was made by a newer version
│   └── SpaceError        the library's vectors are of another vector space
├── ModelError            a model file is missing or damaged
└── CitationError         a citation does not match its source: a bug in Kildesvar

A message is one line that names the thing, the value and what to do.
"""


class KildesvarError(Exception):
    """The root of all errors that Kildesvar raises on purpose."""


class InputError(KildesvarError):
    """The caller asked for something that cannot be done as asked."""


class QuestionError(InputError):
    """A question is empty, too long, one of too many or in a script that cannot be read.

    Args:
        message: The line to show.
        reason: "empty", "long", "control" or "script", for interfaces in other languages.
    """

    def __init__(self, message: str, *, reason: str) -> None:
        super().__init__(message)
        self.reason = reason


class UnknownDocument(InputError):
    """No document, or more than one, goes by that name."""


class ReadError(KildesvarError):
    """A file cannot be read as text."""


class LibraryError(KildesvarError):
    """A library file is damaged, busy or of another kind."""


class LibraryMissing(LibraryError):
    """There is no library at that path."""


class SchemaError(LibraryError):
    """A library was made by a newer version of Kildesvar."""


class SpaceError(LibraryError):
    """A library's vectors are of another vector space than the encoder's."""


class ModelError(KildesvarError):
    """A model file is missing or damaged."""


class CitationError(KildesvarError):
    """A citation does not match its source: a bug in Kildesvar, never shown as an answer."""
