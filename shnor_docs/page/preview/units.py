"""Units of a document's tree as blocks of HTML, laid out as ``rendering.blocks.units`` lays them out in Word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from shnor_docs.documents.tree import Kind, Style, Text, Unit, text_of
from shnor_docs.page.preview.blocks import Block, Sort
from shnor_docs.page.preview.charts import chart_block
from shnor_docs.page.preview.tables import table_blocks
from shnor_docs.page.preview.texts import Links, escaped, text_html

CLASSES = {
    Style.TEXT: "text",
    Style.HEADING_1: "heading1",
    Style.HEADING_2: "heading2",
    Style.HEADING_3: "heading3",
    Style.CAPTION: "caption",
    Style.NOTE: "note",
}
STAYS_WITH_NEXT = frozenset({Style.HEADING_1, Style.HEADING_2, Style.HEADING_3, Style.CAPTION})
KEEP = " keep"
"""The class of what may not end a page: it stays with what follows."""
_LETTERS = "абвгдежзийклмнопрстуфхцчшщъыьэюя"


@dataclass(frozen=True, slots=True)
class Look:
    """The class of ordinary paragraphs in a place, whether they are centred, and whether the place is a cell."""

    text: str = "text"
    centered: bool = False
    in_cell: bool = False

    @property
    def continued(self) -> Look:
        """Paragraphs that go on inside an item of a list."""
        return self if self.in_cell else BODY


BODY = Look()


def unit_blocks(units: Sequence[Unit], links: Links, width: int, look: Look = BODY) -> Iterator[Block]:
    """Blocks of the units on a text area ``width`` twips wide."""
    for unit, following in zip_longest(units, units[1:]):
        match unit.kind:
            case Kind.LIST:
                yield from _list(unit, links, width, look, 0)
            case Kind.TABLE:
                yield from table_blocks(
                    unit, links, width, lambda inner, centered: _cell(inner, links, width, centered)
                )
            case Kind.CHART if unit.chart:
                yield chart_block(unit, unit.chart, links, width)
            case Kind.CLAUSE:
                yield from _clause(unit, links, width, is_last=unit is units[-1])
            case Kind.ENTRY:
                yield _entry(unit, links)
            case _:
                yield _paragraph(unit, links, look, following)


def paragraph(unit: Unit, links: Links, classes: str, text: Text | None = None, *, named: bool = False) -> Block:
    """A paragraph of a unit; one that is ``named`` the table of contents may look for."""
    html = text_html(unit.text if text is None else text, links.unit(unit.id), links)
    name = f' data-unit="{escaped(unit.id)}"' if named else ""
    return Block(Sort.FLOW, f'<p class="{classes}"{name}>{html}</p>')


def numbered(unit: Unit, gap: str) -> Text:
    """The text of a unit after its printed number."""
    return (*text_of(unit.number + gap), *unit.text) if unit.number else unit.text


def _cell(units: Sequence[Unit], links: Links, width: int, centered: bool) -> Iterator[Block]:
    return unit_blocks(units, links, width, Look("cell", centered, in_cell=True))


def _paragraph(unit: Unit, links: Links, look: Look, following: Unit | None) -> Block:
    is_text = not look.in_cell and unit.style is Style.TEXT
    to_table = is_text and following is not None and following.kind is Kind.TABLE
    keeps = to_table or unit.style in STAYS_WITH_NEXT or (not look.in_cell and unit.plain.rstrip().endswith(":"))
    name = look.text if unit.style is Style.TEXT else CLASSES[unit.style]
    centered = " centered" if look.centered else " to-table" if to_table else ""
    return paragraph(unit, links, name + centered + (KEEP if keeps else ""))


def _clause(unit: Unit, links: Links, width: int, *, is_last: bool) -> Iterator[Block]:
    """A clause; the last one stays with the signature."""
    yield paragraph(unit, links, "text" + (KEEP if is_last else ""), numbered(unit, "\u00a0"))
    for child in unit.children:
        if child.kind is Kind.CLAUSE:
            yield from _clause(child, links, width, is_last=is_last)
        else:
            yield from unit_blocks((child,), links, width)


def _entry(unit: Unit, links: Links) -> Block:
    """A line of the table of contents; the window writes the page's number."""
    text = text_html(numbered(unit, " "), links.unit(unit.id), links)
    return Block(Sort.FLOW, f'<p class="entry" data-of="{escaped(unit.id)}">{text}<span class="page-of"></span></p>')


def _list(unit: Unit, links: Links, width: int, look: Look, level: int) -> Iterator[Block]:
    place = ("cell-" if look.in_cell else "") + ("number" if unit.ordered else "dash")
    first = _first(unit)
    for ordinal, item in enumerate(unit.children):
        mark = _mark(first + ordinal, level) if unit.ordered else "–"
        text = text_html(item.text, links.unit(item.id), links)
        yield Block(Sort.FLOW, f'<p class="{place} level{level}"><span class="mark">{mark}</span>{text}</p>')
        for child in item.children:
            if child.kind is Kind.LIST:
                yield from _list(child, links, width, look, level + 1)
            else:
                yield from unit_blocks((child,), links, width, look.continued)


def _first(unit: Unit) -> int:
    first = unit.children[0].number.rstrip(".") if unit.children else ""
    return int(first) if first.isdigit() else 1


def _mark(ordinal: int, level: int) -> str:
    """«1.», below it «1)», below that «а)», as the ready templates number."""
    if level == 0:
        return f"{ordinal}."
    return f"{ordinal})" if level == 1 else f"{_LETTERS[(ordinal - 1) % len(_LETTERS)]})"
