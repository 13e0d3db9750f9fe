"""The canonical text: decoded, NFC, newlines normalised, nothing else changed."""

import re
import unicodedata

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def canonical(text: str) -> str:
    """Returns the canonical form of a decoded text.

    The result is in Unicode NFC and has "\\n" for every "\\r\\n" and "\\r". Characters that
    cannot be encoded as UTF-8 (lone surrogates) become U+FFFD, so that the text can be stored.
    """
    text = _LONE_SURROGATE.sub("\ufffd", text)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", text)
