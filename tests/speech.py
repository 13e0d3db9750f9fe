"""What a text says, and who says it, for the tests of utterances and of their speakers."""

from corpus.segment import segment
from corpus.text import canonical
from corpus.utterances import find_utterances


def find(text):
    """Returns the canonical text and its utterances."""
    text = canonical(text)
    return text, find_utterances(text, segment(text))


def said(text):
    """Returns the words of each utterance, and its speaker."""
    text, found = find(text)
    return [(text[one.start : one.end], one.speaker) for one in found]
