"""How the sheets look and what they let do: headings, widths, a locked id column, lists of allowed values."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from shnor_docs.diagnostics import Diagnostic, Location, Severity, ShnorError, declare
from shnor_docs.source.excel import columns
from shnor_docs.source.excel.choices import FULL_TITLE, ID_TITLE, SHEET, Choice
from shnor_docs.source.excel.columns import Book, Form, Path, Value
from shnor_docs.source.excel.stamp import SHEET as STAMP_SHEET
from shnor_docs.source.excel.stamp import Stamp
from shnor_docs.source.records.shapes import keys_of
from shnor_docs.source.sheets.sheet import letter

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell.cell import Cell, MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

TOO_LONG = declare("ШД442", Severity.ERROR, "текст не помещается в ячейку Excel")

MAX_TEXT = 32_767
"""Characters that a cell of Excel holds."""
SPARE_ROWS = 300
_NEEDS_ESCAPE = re.compile(r"[\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
_WIDTHS = {"id": 24, "text": 60, "result": 40, "consequences": 40, "evidence": 40, "наименование": 50}
_WIDTH, _KEYED_WIDTH = 24, 16
_FILL, _LOCKED_FILL = "FFD9E2F3", "FFF2F2F2"
_LOCKED = {("id",), columns.NAME, columns.ORDER}


def put(cell: Cell | MergedCell, value: Value, file: str) -> None:
    """Write a value: a number that a float holds as a number, all else as text, whatever it begins with."""
    if isinstance(value, Decimal) and Decimal(repr(float(value))) == value:
        cell.value = float(value)
    elif value != "":
        cell.value = _escaped(str(value), file)
        cell.data_type = "s"  # openpyxl takes «=…» for a formula, «#Н/Д» for an error
        cell.quotePrefix = True
        cell.number_format = "@"


def _escaped(text: str, file: str) -> str:
    escaped = _NEEDS_ESCAPE.sub(lambda match: f"_x{ord(match[0]):04X}_", text)
    if len(escaped) > MAX_TEXT:
        message = f"текст «{text[:40]}…» длиннее {MAX_TEXT} знаков, ячейка его не вместит"
        raise ShnorError(Diagnostic.of(TOO_LONG, message, Location(file), "оставьте этот раздел в YAML"))
    return escaped


def set_up(sheet: Worksheet, first: int, count: int, titles: Mapping[Path, str]) -> None:
    """Headings, widths and protection without a password: ids can be read and copied, not changed by chance."""
    from openpyxl.styles import Alignment, Font, PatternFill, Protection

    sheet.freeze_panes = f"B{first + 1}"
    for row in range(1, first):
        sheet.cell(row, 1).font = Font(bold=True)
        sheet.cell(row, 2).protection = Protection(locked=False)
    for column, path in enumerate(titles, 1):
        dimension = sheet.column_dimensions[letter(column)]
        dimension.width = _WIDTHS.get(path[0], _WIDTH if len(path) == 1 else _KEYED_WIDTH)
        is_locked = path in _LOCKED
        dimension.protection = Protection(locked=is_locked)
        heading = sheet.cell(first, column)
        heading.font, heading.fill = Font(bold=True), PatternFill("solid", fgColor=_FILL)
        heading.alignment = Alignment(wrap_text=True, vertical="center", horizontal="center")
        for row in range(first + 1, first + 1 + count):
            cell = sheet.cell(row, column)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            cell.protection = Protection(locked=is_locked)
            if is_locked:
                cell.fill = PatternFill("solid", fgColor=_LOCKED_FILL)
    _protect(sheet)


def _protect(sheet: Worksheet) -> None:
    protection = sheet.protection
    protection.sheet = True
    for allowed in (
        "formatCells",
        "formatColumns",
        "formatRows",
        "insertRows",
        "deleteRows",
        "autoFilter",
        "sort",
    ):
        setattr(protection, allowed, False)


def add_choices(
    workbook: Workbook,
    sheet: Worksheet,
    first: int,
    titles: Mapping[Path, str],
    allowed: Mapping[str, Sequence[Choice]],
    book: Book,
) -> None:
    """The sheet of allowed values, and drop-down lists that take them; a list field may hold several lines."""
    listing = workbook.create_sheet(SHEET)
    forms = columns.fields(book.record)
    for index, (field, listed) in enumerate(allowed.items()):
        start = 3 * index + 1
        for offset, title in enumerate((titles[field,], ID_TITLE, FULL_TITLE)):
            put(listing.cell(1, start + offset), title, book.file)
            listing.column_dimensions[letter(start + offset)].width = 40
        for row, choice in enumerate(listed, 2):
            for offset, text in enumerate((choice.shown, choice.id, choice.name)):
                put(listing.cell(row, start + offset), text, book.file)
        cells = f"{SHEET}!${letter(start)}$2:${letter(start)}${len(listed) + 1}"
        column = letter(list(titles).index((field,)) + 1)
        _offer(sheet, f"{column}{first + 1}:{column}{first + SPARE_ROWS}", cells, forms.get(field) is not Form.LIST)
    listing.protection.sheet = True


def offer_kinds(sheet: Worksheet, first: int) -> None:
    """The drop-down list that tells groups from measures."""
    _offer(sheet, f"B{first + 1}:B{first + SPARE_ROWS}", f'"{columns.GROUP},{columns.ITEM}"', True)


def _offer(sheet: Worksheet, cells: str, source: str, is_strict: bool) -> None:
    from openpyxl.worksheet.datavalidation import DataValidation

    rule = DataValidation(type="list", formula1=source, allow_blank=True, showErrorMessage=is_strict)
    rule.errorTitle, rule.error = "Значение не из списка", "Выберите значение из списка"
    if not is_strict:
        rule.promptTitle, rule.prompt = "Несколько значений", "Каждое с новой строки (Alt+Enter)"
        rule.showInputMessage = True
    rule.add(cells)
    sheet.add_data_validation(rule)


def add_stamp(workbook: Workbook, stamp: Stamp, book: Book) -> None:
    """The hidden sheet that says from what the workbook was written."""
    sheet = workbook.create_sheet(STAMP_SHEET)
    for row, line in enumerate(stamp.lines, 1):
        for column, text in enumerate(line, 1):
            put(sheet.cell(row, column), text, book.file)
    sheet.sheet_state = "hidden"


def add_explanations(workbook: Workbook, book: Book) -> None:
    """The sheet that says what to write where."""
    sheet = workbook.create_sheet("Пояснения")
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 44, 90
    rows = [
        *_GENERAL,
        *((keys_of(book.record)[name].title, _about(book, name)) for name in keys_of(book.record)),
    ]
    for row, (title, text) in enumerate(rows, 1):
        put(sheet.cell(row, 1), title, book.file)
        put(sheet.cell(row, 2), text, book.file)
    sheet.protection.sheet = True


_GENERAL = (
    ("Как работать с книгой", "Правьте ячейки листа и сохраните книгу под тем же именем в папке программы."),
    ("Столбец идентификаторов", "Защищён: по нему программа узнаёт строки. Пароля нет: «Рецензирование → Снять "
     "защиту листа». Новой строке впишите новый идентификатор латиницей: school_meeting."),
    ("Порядок столбцов", "Любой: столбцы узнаются по заголовкам, заголовки не меняйте и не удаляйте. "
     "Чтобы стереть значения, очистите ячейки."),
    ("Порядок строк", "Такой, каким станет порядок в программе. Группу мероприятия называет столбец «Группа», поэтому "
     "книгу можно сортировать; вернуть порядок поможет столбец «Порядок (для справки)»."),
    ("Ещё один период", "Добавьте столбец с заголовком того же вида, что и соседние, с другим годом."),
    ("Обратно в программу", "Команда shnor-docs excel ПРОГРАММА --take ПАПКА --dry-run покажет, что изменится."),
)  # fmt: skip

_ABOUT = {
    Form.SCALAR: "одно значение",
    Form.LIST: "одно или несколько значений, каждое с новой строки (Alt+Enter) или через «;»",
    Form.MAPPING: "у каждого ключа (периода, уровня, даты) свой столбец: ключ стоит в заголовке после «: »",
    Form.NESTED: "у каждого источника и периода свой столбец: «…: источник, период»",
}


def _about(book: Book, name: str) -> str:
    about = _ABOUT[columns.fields(book.record)[name]]
    description = book.record.model_fields[name].description
    return f"{description}; {about}" if description else about
