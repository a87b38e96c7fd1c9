"""The named styles that a template gives its look to, by the role of a paragraph and the place it stands in."""

from __future__ import annotations

from dataclasses import dataclass

from shnor_docs.documents.tree import Kind, Style

PARAGRAPH_STYLES = {
    Style.TEXT: "Body Text",
    Style.HEADING_1: "heading 1",
    Style.HEADING_2: "heading 2",
    Style.HEADING_3: "heading 3",
    Style.CAPTION: "caption",
    Style.NOTE: "Примечание",
}
CELL_STYLES = {Kind.HEADER: "Шапка таблицы", Kind.GROUP: "Группа таблицы", Kind.ROW: "Текст таблицы"}
TABLE_STYLES = {Style.PLAIN: "Таблица без границ"}
TABLE_STYLE = "Таблица документа"
AFTER_TABLE = "После таблицы"
ENTRY = "toc 1"
CLAUSE = "Пункт"
SUBCLAUSE = "Подпункт"


@dataclass(frozen=True, slots=True)
class Look:
    """The style names of a place: the body of the page, or a cell of a table."""

    text: str = PARAGRAPH_STYLES[Style.TEXT]
    bullets: str = "List Bullet"
    numbers: str = "List Number"
    continued: str = "List Continue"
    centered: bool = False


BODY = Look()


def in_cell(style: str, centered: bool) -> Look:
    """The look of a table's cell whose paragraphs have that style."""
    return Look(style, "Список в таблице", "Нумерация в таблице", style, centered)
