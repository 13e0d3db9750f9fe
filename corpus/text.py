"""The canonical text: decoded, NFC, newlines normalised, nothing else changed."""

import re
import unicodedata

_BREAK_HINTS = re.compile("[\u00ad\u200b\u2060\ufeff]")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def without_break_hints(text: str) -> str:
    """Returns a text without the characters that only say where a line may break.

    Nobody sees soft hyphens and zero-width blanks, and a word with one inside is the same word.
    """
    return _BREAK_HINTS.sub("", text)


def canonical(text: str) -> str:
    """Returns the canonical form of a decoded text.

    The result is in Unicode NFC and has a line feed for every carriage return, alone or with
    a line feed behind it. Lone surrogates, which UTF-8 cannot hold, become U+FFFD.
    """
    text = _LONE_SURROGATE.sub("\ufffd", text)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", text)
