"""Foreign paragraphs in a few words, and Word files as an official makes them by hand."""

from __future__ import annotations

from pathlib import Path

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH

from shnor_docs.inspection.foreign.remarks import Place
from shnor_docs.inspection.foreign.tree import Paragraph, Run
from shnor_docs.rendering.numbering.counting import Number
from shnor_docs.workspace import Workspace
from shnor_docs.workspace.starting import init_workspace

ORDER = (
    "=Управление образования администрации Лесного района",
    "=**ПРИКАЗ",
    "05.11.2019\t№ 17-од",
    "=г. Лесной",
    "**Об утверждении программы поддержки школ на 2020-2022 годы",
    "В соответствии с Федеральным законом от 29.12.2012 № 273-ФЗ, приказываю:",
    "1. Утвердить программу поддержки школ на 2020-2022 годы (приложение).",
    "2. Центру образования:",
    "2.1. сопровождать школы;",
    "2.2. отчитаться до 1 декабря 2022 г.",
    "3. Контроль за исполнением приказа оставляю за собой.",
    "Начальник управления\t\tА.А. Лесная",
)
PROGRAM = (
    ">Приложение",
    ">УТВЕРЖДЕНА",
    ">приказом Управления образования администрации Лесного района",
    ">от 05.11.2019 № 17-од",
    "=**Программа поддержки школ Лесного района на 2020-2022 годы",
    "=**1. Паспорт программы",
    (
        ("Наименование программы", "Программа поддержки школ Лесного района на 2020-2022 годы"),
        ("Цель программы", "Повысить качество образования."),
        ("Задачи программы", "1. Обучить учителей;\n2. Поддержать школы."),
        ("Сроки реализации", "2020-2022 годы"),
    ),
    "=**2. Актуальность",
    "В районе 9 школ, из них 3 показывают низкие результаты:",
    "- Лесная школа;",
    "- Речная школа.",
    "**Причины",
    "Не хватает учителей.",
    "=**3. План мероприятий",
    (
        ("№", "Мероприятие", "Срок", "Ответственный", "Результат"),
        ("1", "Обучение учителей", "март 2020", "Центр образования", "Обучены 20 учителей"),
        ("2", "Проверка планов", "ежегодно", "Директора школ", "Справка"),
    ),
)
Lines = tuple["str | tuple[tuple[str, ...], ...]", ...]


def paragraph(
    text: str, number: str = "", *, place: int = 1, bold: bool = False, bullet: bool = False, alignment: str = "left"
) -> Paragraph:
    """A paragraph of the body with an automatic number."""
    told = Number(number, "\t", 0, "1", is_bullet=bullet) if number else None
    runs = (Run(text, bold=bold),) if text else ()
    return Paragraph(Place("", (("абзац", place),)), runs, told, alignment=alignment)


def word_file(path: Path, lines: Lines) -> Path:
    """A file of Word: «=» centres a line, «>» moves it to the right, «**» makes it bold; rows are a table."""
    document = Document()
    for line in lines:
        if isinstance(line, str):
            _add(document, line)
        else:
            _add_table(document, line)
    document.save(str(path))
    return path


def new_workspace(folder: Path) -> Workspace:
    """A workspace without programs."""
    init_workspace(folder)
    return Workspace(folder)


def _add(document: Document, line: str) -> None:  # type: ignore[valid-type]
    alignments = {"=": WD_ALIGN_PARAGRAPH.CENTER, ">": WD_ALIGN_PARAGRAPH.RIGHT}
    added = document.add_paragraph()  # type: ignore[attr-defined]
    if line[:1] in alignments:
        added.alignment, line = alignments[line[0]], line[1:]
    added.add_run(line.removeprefix("**")).bold = line.startswith("**")


def _add_table(document: Document, rows: tuple[tuple[str, ...], ...]) -> None:  # type: ignore[valid-type]
    table = document.add_table(len(rows), len(rows[0]))  # type: ignore[attr-defined]
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            first, *rest = text.split("\n")
            cell.paragraphs[0].text = first
            for one in rest:
                cell.add_paragraph(one)
