"""The report on a draft, as another program reads the file."""

from io import BytesIO

from docx import Document
from docx.shared import RGBColor

from qa.quotes.quotecheck import QuoteCheck
from qa.quotes.report_docx import to_docx

SAID = "Dette er en offensiv eksportsatsing fra regjeringen."


def test_each_paragraph_has_its_style_and_each_verdict_its_colour(press):
    draft = f"– {SAID}\n\n– {SAID.replace('offensiv', 'defensiv')}\n\n– Dette sa jo ingen i går."
    report = QuoteCheck(press).check_draft(draft)
    document = Document(BytesIO(to_docx(report)))
    headings = [one for one in document.paragraphs if one.style.name == "Heading 2"]
    assert [one.text for one in headings] == ["1. ✓ ORDRETT", "2. ≠ ENDRET", "3. ? IKKE FUNNET"]
    assert [one.runs[0].font.color.rgb for one in headings] == [
        RGBColor(0x0F, 0x5F, 0x2E),
        RGBColor(0x65, 0x46, 0x00),
        RGBColor(0x9B, 0x1C, 0x1C),
    ]
    quoted = [one.text for one in document.paragraphs if one.style.name == "Quote"]
    assert quoted == [quote.verdict.quote for quote in report.quotes]
    messages = [one.text for one in document.paragraphs if one.style.name == "Normal"]
    assert messages[1:] == [quote.verdict.message for quote in report.quotes]
    lists = [one.text for one in document.paragraphs if one.style.name == "List Bullet"]
    assert "ord: «defensiv» / «offensiv»" in lists
