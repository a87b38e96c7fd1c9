"""What was measured is what LibreOffice prints: a slide a page, and nothing lower than it may stand."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from shnor_docs.documents.tree import Kind, Style, Unit, text_of
from shnor_docs.pdf.converting import Unconverted, converted
from shnor_docs.pdf.office import find_office
from shnor_docs.rendering.slides.opening import design_of
from shnor_docs.rendering.slides.rendering import render_slides
from tests.rendering.slides.decks import FILE, TEMPLATE, deck, document, listed, paragraph, section, table
from tests.rendering.slides.test_laying import spanned
from tests.rendering.slides.test_measuring import FACES

pytestmark = [
    pytest.mark.libreoffice,
    pytest.mark.skipif(shutil.which("soffice") is None, reason="нет LibreOffice (soffice)"),
    pytest.mark.skipif(not FACES[0].is_file(), reason="нет шрифта Liberation Sans: fonts-liberation"),
]
WORDS = [
    "проведение", "диагностика", "профессиональных", "дефицитов", "педагогов", "школ",
    "с", "низкими", "результатами", "мониторинг", "адресная", "поддержка",
    "методическая", "служба", "план-график", "качества", "образования", "2020–2022",
    "«точки", "роста»", "98,5", "%",
]  # fmt: skip
SLACK = 2.0
"""Points: the tails of letters hang below their line."""


def words(count: int, start: int) -> str:
    return " ".join(WORDS[(start * 7 + n * 3 + n * n) % len(WORDS)] for n in range(count))


def crowded() -> Unit:
    """A list whose items have lists and notes."""
    items = (
        Unit(
            f"i{n}",
            Kind.ITEM,
            text_of(words(19 + n, n), bold=n == 2),
            f"{n}.",
            (listed(words(23, n), words(9, n + 1), unit_id=f"i{n}/1"), paragraph(words(31, n), f"i{n}/2")),
        )
        for n in range(1, 9)
    )
    return Unit("l", Kind.LIST, children=tuple(items), ordered=True)


def full() -> list[Unit]:
    """Sections that fill their slides."""
    head = replace(paragraph("Подзаголовок", "h"), style=Style.HEADING_2)
    rows = [(str(n), words(7 + n % 9, n), words(n % 13, n + 1), words(4, n)) for n in range(60)]
    return [
        section(paragraph(words(800, 1)), title=words(9, 2), unit_id="s1"),
        section(head, crowded(), title=words(35, 3), unit_id="s2"),
        section(
            paragraph("Показатели:"), table(("№", "Что", "Кто", "Когда"), *rows, widths=(0.4, 3, 2, 2)), unit_id="s3"
        ),
        section(spanned(25), paragraph(words(12, 4)), unit_id="s4"),
    ]


def test_nothing_is_printed_below_its_place(tmp_path: Path) -> None:
    pdfium = pytest.importorskip("pypdfium2", reason="нет pypdfium2")
    tree, design = document(*full(), title=words(30, 5)), design_of(TEMPLATE.read_bytes())
    path = tmp_path / "slides.pptx"
    path.write_bytes(render_slides(tree, TEMPLATE, FILE))
    (made,) = converted(find_office(), [path])
    if isinstance(made, Unconverted):
        pytest.skip("нет LibreOffice Impress: libreoffice-impress-nogui")
    assert design.inner.footer is not None
    last, foot = design.inner.body.box.bottom, design.inner.footer.box.top
    with pdfium.PdfDocument(made) as printed:
        assert len(printed) == 1 + len(deck(tree).slides) > 10
        for number in range(1, len(printed)):
            page = printed[number]
            texts = page.get_textpage()
            boxes = [texts.get_rect(n) for n in range(texts.count_rects())]
            assert len(boxes) > 3
            for left, bottom, right, top in boxes:
                down = design.height - bottom
                assert down <= last + SLACK or design.height - top >= foot - SLACK, f"слайд {number + 1}"
                assert left >= 0 and right <= design.width - 30, f"слайд {number + 1}"
