"""Probabilities and scores as each interface language writes them."""

from ui.words import Words

_CERTAIN = 0.995


def percentage(share: float, words: Words, *, digits: int = 0) -> str:
    """Returns a probability in per cent, never 0 or 100: "87 %" or "over 99 %".

    Args:
        share: From 0 to 1.
        words: The words of the interface language.
        digits: How many decimals there are.
    """
    if share >= _CERTAIN:
        return words.above
    if share < 1 - _CERTAIN:
        return words.below
    return words.percent.format(number=decimal(share * 100, words, digits=digits))


def least(threshold: float, words: Words) -> str:
    """Returns a threshold in per cent, with a decimal only where it has one: "20 %"."""
    digits = 0 if round(threshold * 100, 1).is_integer() else 1
    return words.percent.format(number=decimal(threshold * 100, words, digits=digits))


def decimal(number: float, words: Words, *, digits: int) -> str:
    """Returns a number with a minus sign and the language's decimal mark: "−3,2"."""
    written = f"{number:.{digits}f}".replace("-", "−")
    return written if words.language == "en" else written.replace(".", ",")
