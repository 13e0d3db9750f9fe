"""Turns what documents answer into claims with citations and dates."""

from collections.abc import Sequence
from dataclasses import dataclass

from qa.answer import Claim
from qa.evidence import Evidence


@dataclass(frozen=True, slots=True)
class Position:
    """One answer and the evidence for it, each from another document, best first."""

    evidence: tuple[Evidence, ...]

    @property
    def published(self) -> str | None:
        """The latest ISO date among its documents, None where none is known."""
        dates = [item.document.published for item in self.evidence]
        return max((date for date in dates if date is not None), default=None)

    def holds(self, item: Evidence) -> bool:
        """Returns whether evidence is of this answer: one of its own, or the same words again."""
        return any(
            item.document.id == own.document.id and item.wording == own.wording
            for own in self.evidence
        )


def with_positions(chosen: Sequence[Evidence], positions: Sequence[Position]) -> list[Evidence]:
    """Returns what is cited: what was chosen, and what else the positions rest on.

    A position may rest on less of a place than was chosen, where the span runs on behind the
    answer: that place is cited once, as the position has it.
    """
    told = [item for position in positions for item in position.evidence]
    cited = [next((own for own in told if _is_in(own, item)), item) for item in chosen]
    return [*cited, *(item for item in told if item not in cited)]


def _is_in(part: Evidence, whole: Evidence) -> bool:
    return part.document.id == whole.document.id and whole.span.covers(part.span)


def claims(positions: Sequence[Position], cited: Sequence[Evidence]) -> tuple[Claim, ...]:
    """Returns the positions as claims.

    Args:
        positions: What the documents answer.
        cited: What is cited, in the order of the numbers; each position has a part in it.
    """
    found = []
    for position in positions:
        numbers = [n for n, item in enumerate(cited, start=1) if position.holds(item)]
        first = cited[numbers[0] - 1]
        later = [_is_later(position, other) for other in positions if other is not position]
        found.append(
            Claim(
                text=first.span.of(first.document.text),
                citations=tuple(numbers),
                published=position.published,
                newest=all(later),
            )
        )
    return tuple(found)


def _is_later(position: Position, other: Position) -> bool:
    """Returns whether the dates tell that one is later, as far as both are known."""
    one, two = position.published, other.published
    if one is None or two is None:
        return False
    known = min(len(one), len(two))
    return one[:known] > two[:known]
