"""Paragraphs and runs of WordprocessingML as text."""

from __future__ import annotations

from xml.sax.saxutils import escape

from shnor_docs.documents.tree import Run, Text

_BREAKS = {"\n": "<w:br/>", "\t": "<w:tab/>"}


def paragraph(
    style_id: str,
    text: Text,
    *,
    numbering: tuple[int, int] | None = None,
    centered: bool = False,
    page_break: bool = False,
) -> str:
    """A ``w:p`` of the style; ``numbering`` is (numId, level). Properties stand in the order of the schema."""
    properties = (
        f'<w:pStyle w:val="{style_id}"/>',
        "<w:pageBreakBefore/>" if page_break else "",
        f'<w:numPr><w:ilvl w:val="{numbering[1]}"/><w:numId w:val="{numbering[0]}"/></w:numPr>'
        if numbering
        else "",
        '<w:jc w:val="center"/>' if centered else "",
    )
    return f"<w:p><w:pPr>{''.join(properties)}</w:pPr>{''.join(map(run, text))}</w:p>"


def run(piece: Run) -> str:
    """A ``w:r`` of the piece's look; new lines and tabs become their elements."""
    look = ("<w:b/>" if piece.bold else "") + ("<w:i/>" if piece.italic else "")
    properties = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f"<w:r>{properties}{_content(piece.text)}</w:r>"


def _content(text: str) -> str:
    if "\n" not in text and "\t" not in text:
        return f'<w:t xml:space="preserve">{escape(text)}</w:t>'
    head, mark, tail = _split(text)
    return (_content(head) if head else "") + mark + (_content(tail) if tail else "")


def _split(text: str) -> tuple[str, str, str]:
    """The text before the first new line or tab, that mark's element, the text after it."""
    position = min(p for p in (text.find("\n"), text.find("\t")) if p >= 0)
    return text[:position], _BREAKS[text[position]], text[position + 1 :]
