"""Small documents of slides made by hand, and what they say when they are written."""

from __future__ import annotations

import io
from pathlib import Path

from pptx import Presentation
from pptx.presentation import Presentation as Opened

from shnor_docs.documents.slots import SLIDE_SLOTS
from shnor_docs.documents.tree import Document, Kind, Text, Unit, line, text_of
from shnor_docs.rendering.slides.rendering import deck_of, render_slides

TEMPLATE = Path(__file__).parents[3] / "templates" / "pptx" / "slides.pptx"
FILE = "Слайды.pptx"


def document(*sections: Unit, title: str = "Итоги года", **slots: str) -> Document:
    """A document of slides with these sections."""
    units = {slot.name: Unit(slot.name, slot.kind) for slot in SLIDE_SLOTS}
    units |= {name: line(name, text) for name, text in {"title": title, **slots}.items()}
    units["body"] = Unit("body", Kind.BODY, children=sections)
    root = Unit("slides", Kind.DOCUMENT, children=tuple(units.values()))
    return Document("slides", "slides", title, "Управление образования", "Программа", "слайды", root)


def section(*children: Unit, title: str = "Раздел", unit_id: str = "sections.one") -> Unit:
    return Unit(unit_id, Kind.SECTION, text_of(title), children=children)


def paragraph(text: str | Text, unit_id: str = "p") -> Unit:
    return Unit(unit_id, Kind.PARAGRAPH, text_of(text) if isinstance(text, str) else text)


def listed(*texts: str, ordered: bool = False, unit_id: str = "l") -> Unit:
    items = (
        Unit(f"{unit_id}/{n}", Kind.ITEM, text_of(text), f"{n}." if ordered else "") for n, text in enumerate(texts, 1)
    )
    return Unit(unit_id, Kind.LIST, children=tuple(items), ordered=ordered)


def table(*rows: tuple[str, ...], widths: tuple[float, ...] = (), unit_id: str = "tables.t") -> Unit:
    """A table whose first row is its header."""
    units = tuple(
        Unit(
            f"{unit_id}.{n}",
            Kind.ROW if n else Kind.HEADER,
            children=tuple(Unit(f"{unit_id}.{n}.{m}", Kind.CELL, text_of(text)) for m, text in enumerate(row)),
        )
        for n, row in enumerate(rows)
    )
    return Unit(unit_id, Kind.TABLE, children=units, widths=widths or (1.0,) * len(rows[0]))


def written(tree: Document) -> Opened:
    return Presentation(io.BytesIO(render_slides(tree, TEMPLATE, FILE)))


def deck(tree: Document):
    return deck_of(tree, TEMPLATE, FILE)


def texts(presentation: Opened) -> list[list[str]]:
    """What each slide says, shape by shape; a table cell by cell."""
    return [[text for shape in slide.shapes for text in _of(shape)] for slide in presentation.slides]


def _of(shape) -> list[str]:
    if shape.has_table:
        return [cell.text for row in shape.table.rows for cell in row.cells]
    return [paragraph.text for paragraph in shape.text_frame.paragraphs] if shape.has_text_frame else []
