"""What stands on the sheets of a document, top to bottom: its slots as the ready Word templates place them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import chain

from shnor_docs.documents.slots import ORDER_SLOTS, PAPER_SLOTS
from shnor_docs.documents.tree import Document, Kind, Style, Unit, text_of
from shnor_docs.model.file_names import SLIDES_SUFFIX
from shnor_docs.page.preview.blocks import Block, Sort
from shnor_docs.page.preview.sheets import Sheet
from shnor_docs.page.preview.texts import Links, text_html
from shnor_docs.page.preview.units import CLASSES, KEEP, numbered, paragraph, unit_blocks

CORNER = "order-corner.docx"
"""The ready template of an order on a corner letterhead."""
CONTENTS, NUMBER_SIGN = "Содержание", "№\u00a0"
"""Words that stand in the ready templates themselves."""
_SPACE = Block(Sort.FLOW, '<p class="after-table"></p>')
_KNOWN = {slot.name for slot in (*PAPER_SLOTS, *ORDER_SLOTS)}


def document_blocks(document: Document, links: Links, *, template: str, is_landscape: bool) -> tuple[Block, ...]:
    """The blocks of a document whose template has that name and such sheets."""
    slots = {unit.id: unit for unit in document.root.children}
    sheet = Sheet(is_landscape)
    if "clauses" in slots:
        found = _order(slots, links, sheet, is_corner=template == CORNER)
    elif template.endswith(SLIDES_SUFFIX):
        found = _slides(slots, links)
    else:
        found = _paper(slots, links, sheet)
    own = (block for unit in slots.values() if unit.id not in _KNOWN for block in _slot(unit, links, sheet))
    return tuple(chain(found, own))


def _slides(slots: dict[str, Unit], links: Links) -> Iterator[Block]:
    """A sheet for the cover and one for each section: where a long one is parted, only its file shows."""
    sheet = Sheet(is_landscape=True)
    yield Block(Sort.SHEET, sheet.classes)
    yield from _line(slots["draft"], links, "draft")
    for unit in (unit for mark in slots["marks"].children for unit in mark.children):
        yield from _line(unit, links, "mark")
    yield from _line(slots["title"], links, "title" + KEEP)
    for name in ("subtitle", "place", "year"):
        yield from _line(slots[name], links, "subtitle")
    if slots["contents"].children:
        yield Block(Sort.SHEET, sheet.classes)
        yield Block(Sort.FLOW, f'<p class="contents-title keep">{CONTENTS}</p>')
        yield from unit_blocks(slots["contents"].children, links, sheet.text_width)
    for unit in slots["body"].children:
        yield Block(Sort.SHEET, sheet.classes)
        if unit.kind is not Kind.SECTION:
            yield from unit_blocks((unit,), links, sheet.text_width)
            continue
        if unit.text:
            yield paragraph(unit, links, CLASSES[Style.HEADING_1] + KEEP, numbered(unit, " "), named=True)
        yield from unit_blocks(unit.children, links, sheet.text_width)


def _order(slots: dict[str, Unit], links: Links, sheet: Sheet, *, is_corner: bool) -> Iterator[Block]:
    def line(name: str, classes: str) -> Iterator[Block]:
        yield from _line(slots[name], links, classes)

    corner = " corner" if is_corner else ""
    yield Block(Sort.SHEET, sheet.classes)
    yield from line("draft", "draft")
    for unit in slots["issuer"].children:
        yield from _line(unit, links, "requisite" + corner)
    yield from line("form", "form-name" + corner)
    yield _date_and_number(slots, links, is_corner=is_corner)
    yield from line("place", "place-of" + corner)
    yield from line("heading", "subject" + KEEP)
    yield from unit_blocks(slots["preamble"].children, links, sheet.text_width)
    yield from line("command", "command" + KEEP)
    yield from unit_blocks(slots["clauses"].children, links, sheet.text_width)
    yield Block(Sort.FLOW, f'<div class="signature">{_of(slots["post"], links)}{_of(slots["name"], links)}</div>')


def _date_and_number(slots: dict[str, Unit], links: Links, *, is_corner: bool) -> Block:
    number = slots["number"]
    signed = text_html((*text_of(NUMBER_SIGN), *number.text), links.unit(number.id), links)
    classes = "requisite corner" if is_corner else "date-and-number"
    gap = " " if is_corner else ""
    return Block(Sort.FLOW, f'<div class="{classes}">{_of(slots["date"], links)}{gap}<span>{signed}</span></div>')


def _of(unit: Unit, links: Links) -> str:
    return f"<span>{text_html(unit.text, links.unit(unit.id), links)}</span>"


def _paper(slots: dict[str, Unit], links: Links, sheet: Sheet) -> Iterator[Block]:
    yield Block(Sort.SHEET, sheet.classes)
    yield from _line(slots["draft"], links, "draft")
    for mark in slots["marks"].children:
        for unit in mark.children:
            yield from _line(unit, links, "mark word" if unit.plain.isupper() else "mark")
        yield _SPACE
    if slots["approvals"].children:
        yield from unit_blocks(slots["approvals"].children, links, sheet.text_width)
        yield _SPACE
    yield from _titles(slots, links, sheet)
    if slots["contents"].children:
        yield Block(Sort.FLOW, f'<p class="contents-title keep">{CONTENTS}</p>')
        yield from unit_blocks(slots["contents"].children, links, sheet.text_width)
        yield Block(Sort.FLOW, '<p class="after-contents"></p>')
    yield from _body(slots["body"].children, links, sheet)


def _titles(slots: dict[str, Unit], links: Links, sheet: Sheet) -> Iterator[Block]:
    """The title; on a sheet of its own if the document has a place or a year to print at the foot of it."""
    foot = [unit for unit in (slots["place"], slots["year"]) if unit.text]
    titles = [*_line(slots["title"], links, "title" + KEEP), *_line(slots["subtitle"], links, "subtitle")]
    if not foot:
        yield from titles
        return
    yield Block(Sort.FLOW, f'<div class="title-page">{"".join(block.html for block in titles)}</div>')
    lines = "".join(f"<p>{_of(unit, links)}</p>" for unit in foot)
    yield Block(Sort.FLOW, f'<div class="foot">{lines}</div>')
    yield Block(Sort.SHEET, sheet.classes)
    yield _SPACE


def _body(units: Sequence[Unit], links: Links, sheet: Sheet) -> Iterator[Block]:
    """Sections; one that is turned otherwise than the one before begins a sheet."""
    now = sheet
    for unit in units:
        if unit.kind is not Kind.SECTION:
            yield from unit_blocks((unit,), links, now.text_width)
            continue
        turned = unit.landscape != now.is_landscape
        if turned:
            now = Sheet(unit.landscape)
            yield Block(Sort.SHEET, now.classes)
        if unit.text:
            new_page = " new-page" if unit.new_page and not turned else ""
            yield paragraph(unit, links, CLASSES[Style.HEADING_1] + KEEP + new_page, numbered(unit, " "), named=True)
        yield from unit_blocks(unit.children, links, now.text_width)


def _slot(unit: Unit, links: Links, sheet: Sheet) -> Iterator[Block]:
    """A part that only a kind of the workspace has: where its template puts it is not known, so it stands last."""
    print_: dict[Kind, Callable[[], Iterator[Block]]] = {
        Kind.LINE: lambda: _line(unit, links, "text"),
        Kind.LINES: lambda: (block for line in unit.children for block in _line(line, links, "text")),
    }
    yield from print_.get(unit.kind, lambda: unit_blocks(unit.children, links, sheet.text_width))()


def _line(unit: Unit, links: Links, classes: str) -> Iterator[Block]:
    if unit.text:
        yield paragraph(unit, links, classes)
