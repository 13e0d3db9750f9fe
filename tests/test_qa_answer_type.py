import pytest

from qa.answer_type import mismatches
from qa.kind import QuestionKind


@pytest.mark.parametrize(
    ("kind", "span", "expected"),
    [
        (QuestionKind.NUMBER, "rundt 11 000", False),
        (QuestionKind.NUMBER, "tjuefem", False),
        (QuestionKind.NUMBER, "halvparten av dem", False),
        (QuestionKind.NUMBER, "fram til sommeren", False),
        (QuestionKind.NUMBER, "næringsministeren", True),
        (QuestionKind.DATE, "2. juni", False),
        (QuestionKind.DATE, "på fredag", False),
        (QuestionKind.DATE, "julaften", False),
        (QuestionKind.DATE, "Jan Hansen", True),
        (QuestionKind.PERSON, "Jan Hansen", False),
        (QuestionKind.PERSON, "svensken", False),
        (QuestionKind.PERSON, "26 millioner", True),
        (QuestionKind.OTHER, "26 millioner", False),
        (QuestionKind.PLACE, "2. juni", False),
    ],
)
def test_only_what_is_plainly_of_another_type_is_a_mismatch(kind, span, expected):
    assert mismatches(kind, span) is expected
