from collections.abc import Callable

import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH

from shnor_docs.rendering.outlines.outline import outline
from tests.rendering.building import add_table, to_bytes


def sample() -> WordDocument:
    made = Document()
    made.add_heading("Паспорт программы", 1)
    paragraph = made.add_paragraph("Срок: ")
    paragraph.add_run("2021").bold = True
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    made.add_paragraph("первый пункт", style="List Number")
    table = add_table(made, [["Показатель", "Год", "Цель"], ["Доля школ", "2021", "15 %"]])
    table.cell(0, 1).merge(table.cell(0, 2))
    made.sections[0].header.paragraphs[0].text = "Приложение № 1"
    return made


def test_outline_reads_as_the_document_reads() -> None:
    told = outline(to_bytes(sample()))
    assert "¶ heading 1: Паспорт программы" in told
    assert "¶ обычный, по центру: Срок: **2021**" in told
    assert "¶ List Number: первый пункт" in told
    assert "ячейка, tcW(type=dxa w=5760), столбцов 2" in told
    assert "раздел, книжная" in told
    assert "Приложение № 1" in told
    assert "word/styles.xml" in told


def drop_letter(made: WordDocument) -> None:
    made.paragraphs[2].runs[0].text = "первый пунк"


def drop_row(made: WordDocument) -> None:
    table = made.tables[0]
    table._tbl.remove(table.rows[1]._tr)


def drop_span(made: WordDocument) -> None:
    properties = made.tables[0].cell(0, 1)._tc.tcPr
    properties.remove(properties.gridSpan)


def drop_header(made: WordDocument) -> None:
    made.sections[0].header.is_linked_to_previous = True


def drop_bold(made: WordDocument) -> None:
    made.paragraphs[1].runs[1].bold = None


def drop_alignment(made: WordDocument) -> None:
    made.paragraphs[1].alignment = None


def change_style(made: WordDocument) -> None:
    made.paragraphs[2].style = "List Bullet"


def turn_page(made: WordDocument) -> None:
    made.sections[0].orientation = WD_ORIENT.LANDSCAPE


def change_style_sheet(made: WordDocument) -> None:
    made.styles["Normal"].font.bold = True


def add_space_of_no_break(made: WordDocument) -> None:
    made.paragraphs[2].runs[0].text = "первый\u00a0пункт"


CHANGES = [
    drop_letter,
    drop_row,
    drop_span,
    drop_header,
    drop_bold,
    drop_alignment,
    change_style,
    turn_page,
    change_style_sheet,
    add_space_of_no_break,
]


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_every_change_is_seen(change: Callable[[WordDocument], None]) -> None:
    made = sample()
    before = outline(to_bytes(made))
    change(made)
    assert outline(to_bytes(made)) != before


def test_equal_documents_have_equal_outlines() -> None:
    assert outline(to_bytes(sample())) == outline(to_bytes(sample()))
