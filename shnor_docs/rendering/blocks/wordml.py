"""Paragraphs and runs of WordprocessingML as text."""

from __future__ import annotations

import re
from zlib import crc32

from shnor_docs.documents.tree import Run, Text
from shnor_docs.rendering.blocks.unbroken import unbroken, with_whole_seams
from shnor_docs.rendering.values.escaping import escape

_ELEMENTS = {"\n": "<w:br/>", "\t": "<w:tab/>", "\u2011": "<w:noBreakHyphen/>"}
_CUT = re.compile("([\n\t\u2011])")
_BARE_RUN = re.compile("<w:r>(?!<w:rPr>)")

CENTERED = '<w:jc w:val="center"/>'
BEFORE_TABLE = '<w:spacing w:after="120"/>'
"""Between a text and the table under it; a caption has a space of its own."""


def from_right(twips: int) -> str:
    """At the right edge, so far from it."""
    return f'<w:ind w:right="{twips}"/><w:jc w:val="right"/>'


def paragraph(
    style_id: str,
    text: Text,
    *,
    numbering: tuple[int, int] | None = None,
    layout: str = "",
    page_break: bool = False,
    keep_next: bool = False,
    bookmark: tuple[int, str] | None = None,
) -> str:
    """A ``w:p`` of the style; ``numbering`` is (numId, level), ``layout`` one of the above, ``bookmark`` (id, name).

    Properties stand in the order of the schema.
    """
    properties = (
        f'<w:pStyle w:val="{style_id}"/>',
        "<w:keepNext/>" if keep_next else "",
        "<w:pageBreakBefore/>" if page_break else "",
        f'<w:numPr><w:ilvl w:val="{numbering[1]}"/><w:numId w:val="{numbering[0]}"/></w:numPr>' if numbering else "",
        layout,
    )
    runs = "".join(map(run, with_whole_seams(text)))
    if bookmark:
        key, name = bookmark
        runs = f'<w:bookmarkStart w:id="{key}" w:name="{name}"/>{runs}<w:bookmarkEnd w:id="{key}"/>'
    return f"<w:p><w:pPr>{''.join(properties)}</w:pPr>{runs}</w:p>"


def paragraph_of(style_id: str, runs: str, layout: str) -> str:
    """A ``w:p`` of the style with runs that are ready."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style_id}"/>{layout}</w:pPr>{runs}</w:p>'


def bookmark_name(unit_id: str) -> str:
    """A name of a bookmark, the same for the same unit: Word takes 40 letters and digits."""
    return f"_Toc{crc32(unit_id.encode()):010d}"


def contents_entry(style_id: str, text: Text, bookmark: str) -> str:
    """A line of the table of contents, a link to its section: the page number is a field, which Word and
    LibreOffice compute.
    """
    field = (
        '<w:r><w:tab/></w:r><w:r><w:fldChar w:fldCharType="begin" w:dirty="true"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> PAGEREF {bookmark} \\h </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>–</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    line = f'<w:hyperlink w:anchor="{bookmark}" w:history="1">{"".join(map(run, text))}{field}</w:hyperlink>'
    return f'<w:p><w:pPr><w:pStyle w:val="{style_id}"/></w:pPr>{line}</w:p>'


def run(piece: Run) -> str:
    """A ``w:r`` of the piece's look; new lines and tabs become their elements."""
    look = ("<w:b/>" if piece.bold else "") + ("<w:i/>" if piece.italic else "")
    properties = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f"<w:r>{properties}{_content(piece.text)}</w:r>"


def sized(paragraphs: str, points: float) -> str:
    """Paragraphs made by this module, their runs in letters of that size."""
    size = f'<w:sz w:val="{round(points * 2)}"/><w:szCs w:val="{round(points * 2)}"/>'
    without_look = _BARE_RUN.sub("<w:r><w:rPr></w:rPr>", paragraphs)
    return without_look.replace("</w:rPr>", f"{size}</w:rPr>")


def _content(text: str) -> str:
    text = unbroken(text)
    if text and not _CUT.search(text):
        return _text(text)
    pieces = _CUT.split(text)
    return "".join(_ELEMENTS.get(piece) or _text(piece) for piece in pieces if piece)


def _text(text: str) -> str:
    return f'<w:t xml:space="preserve">{escape(text)}</w:t>'
