"""Who says the words that stand at a place."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corpus.utterances import Utterance, UtteranceKind
from qa.quotes.source_text import SourceText
from qa.quotes.wording import is_content


@dataclass(frozen=True, slots=True)
class Said:
    """Who says some words of a document.

    Attributes:
        is_utterance: Whether somebody says them.
        utterance: The first utterance among them; None where nobody says them.
        speaker: Who says all of them; None where nobody does, or the source does not tell.
        is_joined: Whether the source tells that two say them, each a part.
    """

    is_utterance: bool
    utterance: Utterance | None
    speaker: str | None
    is_joined: bool = False


def who_says(source: SourceText, tokens: Sequence[int], *, strict: bool = True) -> Said:
    """Returns who says the words at some tokens of a document.

    Args:
        source: The document.
        tokens: The numbers of its tokens.
        strict: Whether every word must be said; otherwise more than half of them. The words of
            the attribution may stand between.
    """
    words = [token for token in tokens if source.tokens.words[token]]
    owners = Counter(source.said[token] for token in words if source.said[token] >= 0)
    utterances = [source.utterances[number] for number in sorted(owners)]
    outside = [token for token in words if source.said[token] < 0]
    if strict:
        covered = bool(utterances) and all(
            _is_attribution(source, token, utterances) for token in outside
        )
    else:
        covered = 2 * owners.total() > len(words)
    if not covered:
        return Said(False, None, None)
    main = source.utterances[max(owners, key=lambda number: (owners[number], -number))]
    if not strict:
        return Said(True, main, main.speaker)
    asked = [one for one in utterances[:-1] if _is_question(source, one)]
    if len({utterance.speaker for utterance in utterances}) == 1 and not asked:
        return Said(True, main, main.speaker)
    # Where the attribution is quoted too, nobody is taken for another.
    is_joined = not outside and (bool(asked) or len(speakers_of(source, words)) > 1)
    return Said(True, utterances[0], None, is_joined)


def speakers_of(
    source: SourceText, tokens: Iterable[int], *, least: int = 1
) -> dict[str, list[int]]:
    """Returns the tokens of each known speaker who says two content words or `least` words."""
    found: dict[str, list[int]] = {}
    for token in tokens:
        number = source.said[token]
        utterance = source.utterances[number] if number >= 0 else None
        if utterance and utterance.speaker and utterance.kind is not UtteranceKind.HEADING:
            found.setdefault(utterance.speaker, []).append(token)
    return {
        name: own
        for name, own in found.items()
        if len(own) >= least or sum(is_content(source.tokens.keys[token]) for token in own) > 1
    }


def _is_question(source: SourceText, one: Utterance) -> bool:
    """Returns whether an utterance is a paragraph of an interviewer: a question by nobody named."""
    block = source.blocks[source.block_of(source.tokens.first(one.start))]
    is_unclaimed = one.kind is UtteranceKind.DASH and one.speaker is None
    return is_unclaimed and one.end == block.end and source.document.text[one.end - 1] == "?"


def _is_attribution(source: SourceText, token: int, utterances: Sequence[Utterance]) -> bool:
    start = source.tokens.starts[token]
    spans = (utterance.attribution for utterance in utterances)
    return any(span is not None and span.start <= start < span.end for span in spans)
