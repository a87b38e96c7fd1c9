r"""Line breaks, tabs, paragraphs and pages inside values, as docxtpl has them.

``\n`` is a line break, ``\t`` a tab, ``\a`` a new paragraph of the same look, ``\f`` a page break between two
such paragraphs; inside a link, which cannot be cut, they are breaks of line and page. U+2011, which few fonts have, is
Word's own no-break hyphen. Runs only when the output holds one; looks only at the text elements that do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_SPECIAL = re.compile("[\t\n\a\f\u2011]")
_RUN_PROPERTIES = re.compile(r"<w:rPr>.*?</w:rPr>", re.DOTALL)
_PARAGRAPH_PROPERTIES = re.compile(r"<w:pPr>.*?</w:pPr>", re.DOTALL)
_SECTION = re.compile(r"<w:sectPr\b.*?</w:sectPr>", re.DOTALL)
_TEXT = '<w:t xml:space="preserve">'
_PAGE_BREAK = '<w:br w:type="page"/>'
_PAGE = f"<w:p><w:r>{_PAGE_BREAK}</w:r></w:p>"
_ELEMENT = re.compile(r"<(?P<end>/?)[\w:.-]+[^<>]*?(?P<empty>/?)>")
_OPENERS = ("<w:p>", "<w:p ")


def resolved(xml: str) -> Iterator[str]:
    """The XML, in pieces, with every such character of its text elements turned into what it means."""
    position = 0
    while found := _SPECIAL.search(xml, position):
        start = xml.rfind("<", 0, found.start())
        end = xml.index("<", found.start())
        if xml.startswith(("<w:t>", "<w:t "), start):
            text_start = xml.index(">", start) + 1
            yield xml[position:start]
            yield _TEXT + _replace(xml[text_start:end], xml, start)
        else:
            yield xml[position:end].replace("\a", " ").replace("\f", " ")
        position = end
    yield xml[position:]


def _replace(text: str, xml: str, start: int) -> str:
    run = _properties(xml, ("<w:r>", "<w:r "), _RUN_PROPERTIES, start)
    open_run = f"<w:r>{run}{_TEXT}"
    if ("\a" in text or "\f" in text) and not _is_child_of_paragraph(xml, start):
        text = text.replace("\a", "\n").replace("\f", f"</w:t>{_PAGE_BREAK}{_TEXT}")
    text = text.replace("\n", f"</w:t><w:br/>{_TEXT}").replace("\u2011", f"</w:t><w:noBreakHyphen/>{_TEXT}")
    text = text.replace("\t", f"</w:t></w:r><w:r>{run}<w:tab/></w:r>{open_run}")
    if "\a" in text or "\f" in text:
        paragraph = _SECTION.sub("", _properties(xml, _OPENERS, _PARAGRAPH_PROPERTIES, start))
        open_paragraph = f"<w:p>{paragraph}{open_run}"
        text = text.replace("\a", f"</w:t></w:r></w:p>{open_paragraph}")
        text = text.replace("\f", f"</w:t></w:r></w:p>{_PAGE}{open_paragraph}")
    return text


def _is_child_of_paragraph(xml: str, start: int) -> bool:
    """Whether the run of a text can be cut together with its paragraph; one of a link or an insertion cannot."""
    run = _last(xml, ("<w:r>", "<w:r "), start)
    paragraph = _last(xml, _OPENERS, run) if run > 0 else -1
    if paragraph < 0:
        return False
    depth = 0
    for tag in _ELEMENT.finditer(xml, xml.index(">", paragraph) + 1, run):
        depth += -1 if tag["end"] else not tag["empty"]
        if depth < 0:
            return False
    return depth == 0


def _properties(xml: str, openers: tuple[str, str], properties: re.Pattern[str], before: int) -> str:
    """The properties element of the nearest run or paragraph that opens before a position."""
    start = _last(xml, openers, before)
    match = properties.search(xml, start, before) if start >= 0 else None
    return match[0] if match else ""


def _last(xml: str, openers: tuple[str, str], before: int) -> int:
    """Where the nearest of two openers stands; looks back by growing steps, as one may be nowhere."""
    reach = 1_000
    while True:
        floor = max(0, before - reach)
        start = max(xml.rfind(opener, floor, before) for opener in openers)
        if start >= 0 or floor == 0:
            return start
        reach *= 4
