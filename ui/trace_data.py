"""How an answer was found, told in the interface language."""

from qa.answer import Answer, ReadPassage
from ui.numbers import decimal, least, percentage
from ui.words import Words
from ui.words_trace import KINDS, LANGUAGES, TRACE, TraceWords


def trace_data(answer: Answer, words: Words) -> dict[str, object]:
    """Returns what the component tells of the way to an answer.

    The passages themselves are in what `answer_data` gives, in the same order.

    Args:
        answer: The answer or refusal.
        words: The words of the interface language.
    """
    own = TRACE[words.language]
    trace = answer.trace
    told = own.read.format(documents=answer.library.documents, count=len(trace.read))
    return {
        "heading": own.heading,
        "question": own.question,
        "facts": _facts(answer, words, own),
        "passages": own.passages,
        "read": told if trace.read else own.nothing_read,
        "notes": [_note(passage, words, own) for passage in trace.read],
        "shown": own.shown,
        "no_span": own.no_span,
        "scores_help": own.scores_help if trace.read else "",
        "open": own.open,
        "open_label": own.open_label,
        "why": own.why,
        "because": _because(answer, words, own),
        "times": own.times.format(search=round(trace.search_ms), read=round(trace.read_ms)),
    }


def _facts(answer: Answer, words: Words, own: TraceWords) -> list[list[str]]:
    """Returns how the question was read: names and values."""
    kind = KINDS[words.language].get(answer.trace.kind, "")
    language = LANGUAGES[words.language].get(answer.language, answer.language)
    facts = [[own.understood, answer.understood], [own.kind, kind], [own.language, language]]
    return [fact for fact in facts if fact[1]]


def _note(passage: ReadPassage, words: Words, own: TraceWords) -> str:
    """Returns the probability and the scores of a passage's best span."""
    parts = []
    if passage.quote is not None:
        percent = percentage(passage.confidence, words, digits=1)
        parts.append(own.probability.format(percent=percent))
    parts.append(own.score.format(number=decimal(passage.score, words, digits=2)))
    if passage.margin is not None:
        parts.append(own.margin.format(number=decimal(passage.margin, words, digits=1)))
    return " · ".join(parts)


def _because(answer: Answer, words: Words, own: TraceWords) -> str:
    found = any(passage.quote is not None for passage in answer.trace.read)
    if not answer.answered and not found:
        return own.why_nothing
    reason = own.why_answered if answer.answered else own.why_refused
    return reason.format(
        percent=percentage(answer.confidence, words, digits=1),
        threshold=least(answer.trace.threshold, words),
    )
