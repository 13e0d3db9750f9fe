"""Draws how the share of wrong answers grows with the share of questions answered."""

from collections.abc import Sequence

from qa.evaluation.evaluate import Record
from qa.evaluation.metrics import f1

_WIDTH, _HEIGHT, _EDGE = 480, 320, 48
_RIGHT = 0.5


def risk_coverage(records: Sequence[Record]) -> list[tuple[float, float]]:
    """Returns coverage and risk for each number of questions answered, surest first.

    Coverage is the share of all cases (questions with and without their document) that is
    answered; risk is the share of the answered ones whose answer has an F1 below 0.5
    (El-Yaniv and Wiener, 2010, JMLR 11).
    """
    cases: list[tuple[float, bool]] = []
    for record in records:
        for evidence, answers in record.cases():
            if evidence:
                words = evidence[0].span.of(evidence[0].document.text)
                right = bool(answers) and f1(words, answers) >= _RIGHT
                cases.append((evidence[0].confidence, right))
            else:
                cases.append((0.0, False))
    cases.sort(key=lambda case: -case[0])
    points, wrong = [], 0
    for number, (_, right) in enumerate(cases, start=1):
        wrong += not right
        points.append((number / len(cases), wrong / number))
    return points


def risk_coverage_svg(records: Sequence[Record]) -> str:
    """Returns the curve as an SVG picture, with both axes from 0 to 1."""
    points = " ".join(f"{_x(coverage)},{_y(risk)}" for coverage, risk in risk_coverage(records))
    axes = "".join(
        f'<text x="{_x(share)}" y="{_y(0) + 16}" text-anchor="middle">{share:g}</text>'
        f'<text x="{_x(0) - 8}" y="{_y(share) + 4}" text-anchor="end">{share:g}</text>'
        for share in (0, 0.25, 0.5, 0.75, 1)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" '
        'font-family="sans-serif" font-size="11">'
        f'<path d="M{_x(0)} {_y(1)}V{_y(0)}H{_x(1)}" fill="none" stroke="#444"/>{axes}'
        f'<text x="{_x(0.5)}" y="{_HEIGHT - 8}" text-anchor="middle">coverage</text>'
        f'<text x="12" y="{_y(1) - 12}">risk</text>'
        f'<polyline points="{points}" fill="none" stroke="#0b5563" stroke-width="2"/></svg>\n'
    )


def _x(share: float) -> float:
    return round(_EDGE + share * (_WIDTH - 1.5 * _EDGE), 1)


def _y(share: float) -> float:
    return round(_HEIGHT - _EDGE - share * (_HEIGHT - 2 * _EDGE), 1)
