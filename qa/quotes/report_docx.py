"""The report on a draft as a DOCX file, for a word processor."""

import io
import re
from collections.abc import Iterator

from qa.quotes.draft import DraftReport
from qa.quotes.verdict import Result, Verdict
from qa.quotes.verdict_words import details, label, words
from qa.terminal import printable

_HEADING, _QUOTE, _LIST = "Heading 2", "Quote", "List Bullet"
_UNFIT = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold (https://www.w3.org/TR/xml/#charsets)."""
_GREEN, _YELLOW, _RED = (0x0F, 0x5F, 0x2E), (0x65, 0x46, 0x00), (0x9B, 0x1C, 0x1C)


def to_docx(report: DraftReport) -> bytes:
    """Returns the report as a DOCX file: text alone, no field, no link, nothing to run."""
    import docx
    from docx.shared import RGBColor

    own = words(report.language)
    document = docx.Document()
    properties = document.core_properties
    properties.title, properties.author, properties.comments = own.report, "Kildesvar", ""
    document.add_heading(own.report, level=1)
    counts = ", ".join(f"{report.count(one)} {own.labels[one.value].lower()}" for one in Result)
    document.add_paragraph(counts if report.quotes else own.no_quotes)
    # Given a style's name, the library would compare all styles of the document at each paragraph.
    styles = {name: document.styles[name].style_id for name in (_HEADING, _QUOTE, _LIST)}
    for number, quote in enumerate(report.quotes, start=1):
        for style, text, colour in _paragraphs(number, quote.verdict, report.language):
            paragraph = document.add_paragraph()
            if style:
                paragraph._p.style = styles[style]
            run = paragraph.add_run(text)
            if colour:
                run.font.color.rgb = RGBColor(*colour)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _paragraphs(
    number: int, verdict: Verdict, language: str
) -> Iterator[tuple[str | None, str, tuple[int, int, int] | None]]:
    """Yields the paragraphs on one quote: style, text and colour."""
    yield _HEADING, f"{number}. {label(verdict, language)}", _colour(verdict)
    yield _QUOTE, _fit(verdict.quote), None
    yield None, _fit(verdict.message), None
    for line in details(verdict, language, written=str):
        yield _LIST, _fit(line), None


def _colour(verdict: Verdict) -> tuple[int, int, int]:
    if verdict.is_clean:
        return _GREEN
    return _RED if verdict.verdict is Result.NOT_FOUND else _YELLOW


def _fit(text: str) -> str:
    return _UNFIT.sub("\ufffd", printable(" ".join(text.split())))
