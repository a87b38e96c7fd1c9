"""A deck of thirty slides, measured and laid out, beside what python-pptx alone needs to add as many slides by hand."""

from __future__ import annotations

import io
from pathlib import Path
from statistics import median
from time import perf_counter

from pptx import Presentation
from pptx.util import Emu

from shnor_docs.documents.slots import SLIDE_SLOTS
from shnor_docs.documents.tree import Document, Kind, Unit, line, text_of
from shnor_docs.rendering.slides.rendering import deck_of, render_slides

LIMIT = 6.0
"""Measuring, notes, stamps and fixed bytes may cost so many times the bare adding of slides."""
SLIDES = 30
_RUNS = 9
_TEMPLATE = Path(__file__).parent.parent / "templates" / "pptx" / "slides.pptx"
_WORDS = ["проведение", "диагностики", "дефицитов", "педагогов", "школ", "с", "низкими", "результатами"]


def run() -> bool:
    """Print the ratio of the medians, the two run by turns."""
    deck, ours, bare = _deck(), [], []
    for _ in range(_RUNS):
        ours.append(_seconds(lambda: render_slides(deck, _TEMPLATE, "слайды.pptx")))
        bare.append(_seconds(_by_hand))
    ratio = median(ours) / median(bare)
    print(
        f"слайды, {SLIDES}: {median(ours) * 1000:.0f} мс, python-pptx без расчёта {median(bare) * 1000:.0f} мс, "
        f"отношение {ratio:.1f} (предел {LIMIT:g})"
    )
    return ratio <= LIMIT


def _seconds(work: object) -> float:
    assert callable(work)
    start = perf_counter()
    work()
    return perf_counter() - start


def _words(count: int, start: int) -> str:
    return " ".join(_WORDS[(start + n) % len(_WORDS)] for n in range(count))


def _deck() -> Document:
    """Sections of text and of tables by turns, together thirty slides with the cover."""
    sections: list[Unit] = []
    while True:
        document = _document(sections)
        if len(deck_of(document, _TEMPLATE, "слайды.pptx").slides) >= SLIDES - 1:
            return document
        number = len(sections)
        sections.append(_table(number) if number % 3 == 2 else _text(number))


def _document(sections: list[Unit]) -> Document:
    slots = {slot.name: Unit(slot.name, slot.kind) for slot in SLIDE_SLOTS}
    slots |= {"title": line("title", "Итоги года"), "body": Unit("body", Kind.BODY, children=tuple(sections))}
    root = Unit("slides", Kind.DOCUMENT, children=tuple(slots.values()))
    return Document("slides", "slides", "Итоги года", "Управление образования", "", "", root)


def _text(number: int) -> Unit:
    items = (Unit(f"{number}/{n}", Kind.ITEM, text_of(_words(14, number + n))) for n in range(8))
    listed = Unit(f"l{number}", Kind.LIST, children=tuple(items))
    return Unit(f"s{number}", Kind.SECTION, text_of(f"Раздел {number}"), children=(listed,))


def _table(number: int) -> Unit:
    rows = tuple(
        Unit(
            f"t{number}.{n}",
            Kind.ROW if n else Kind.HEADER,
            children=tuple(Unit(f"t{number}.{n}.{m}", Kind.CELL, text_of(_words(4, n + m))) for m in range(5)),
        )
        for n in range(14)
    )
    table = Unit(f"t{number}", Kind.TABLE, children=rows, widths=(1.0,) * 5)
    return Unit(f"s{number}", Kind.SECTION, text_of(f"Раздел {number}"), children=(table,))


def _by_hand() -> None:
    presentation = Presentation(str(_TEMPLATE))
    for number in range(SLIDES):
        slide = presentation.slides.add_slide(presentation.slide_layouts[1])
        slide.shapes.title.text = f"Раздел {number}"
        slide.placeholders[1].text = "\n".join(_words(14, number + n) for n in range(8))
        if number % 3 == 2:
            table = slide.shapes.add_table(7, 5, Emu(0), Emu(0), Emu(9_000_000), Emu(3_000_000)).table
            for cell in table.iter_cells():
                cell.text = _words(4, number)
    presentation.save(io.BytesIO())
