"""The declared columns of a sheet as typed values, and the reasons why a cell has none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from shnor_docs.diagnostics import Severity, declare
from shnor_docs.model.data import Cell
from shnor_docs.model.datasource import Column, ColumnType
from shnor_docs.source.data.cells import typed_column
from shnor_docs.source.data.schools import SchoolFinder
from shnor_docs.source.sheets.header import MERGED, Header
from shnor_docs.source.sheets.report import Report
from shnor_docs.source.sheets.sheet import letter, runs

HIDDEN = declare("ШД410", Severity.WARNING, "скрытые строки или столбцы")
FORMULA_ERROR = declare("ШД411", Severity.ERROR, "ошибка в формуле")
STRUCK_OUT = declare("ШД448", Severity.ERROR, "в ячейке зачёркнутое")
FORMULA_UNSAVED = declare("ШД412", Severity.ERROR, "у формулы не сохранено значение")


@dataclass(frozen=True, slots=True)
class Grid:
    """Typed columns by field (declared and found in the file) over the numbered rows of a sheet.

    ``above`` holds the texts over the headers, a row of the sheet on each line.
    """

    numbers: Sequence[int]
    columns: Mapping[str, Sequence[Cell]]
    places: Mapping[str, int]
    above: str

    @property
    def letters(self) -> dict[str, str]:
        """The letter of each field's column."""
        return {field: letter(number) for field, number in self.places.items()}

    def rows(self, *fields: str) -> Iterable[tuple[int, tuple[Cell, ...]]]:
        """The number and the cells of each row; None under a field that the file does not have."""
        blank: Sequence[Cell] = (None,) * len(self.numbers)
        return zip(self.numbers, zip(*(self.columns.get(field, blank) for field in fields), strict=True), strict=True)


def read_grid(report: Report, header: Header, columns: Iterable[Column], schools: SchoolFinder) -> Grid:
    """The declared columns below the headers; blank rows and repeated headers are left out."""
    numbers = _data_rows(report, header)
    check_cells(report, header, numbers)
    declared = {column.field: column for column in columns}
    found = header.columns.items()
    values = {field: _values(report, declared[field], numbers, place, schools) for field, place in found}
    rows = report.sheet.rows
    above = "\n".join(" ".join(rows[row].values()) for row in rows if row < header.row)
    return Grid(numbers, values, header.columns, above)


def check_cells(report: Report, header: Header, numbers: Sequence[int]) -> None:
    """Report what the cells of the numbered rows do not say, or say without being seen."""
    _check_unreadable(report, header)
    _check_struck(report, header)
    _check_hidden(report, header, numbers)
    _check_merged(report, header)


def _data_rows(report: Report, header: Header) -> list[int]:
    wanted = set(header.columns.values())
    headings = {column: report.sheet.rows[header.row].get(column) for column in wanted}
    return [
        number
        for number, row in report.sheet.rows.items()
        if number > header.last_row
        and not wanted.isdisjoint(row)
        and any(row.get(column) != heading for column, heading in headings.items())
    ]


def _values(report: Report, column: Column, numbers: Sequence[int], place: int, schools: SchoolFinder) -> list[Cell]:
    rows = report.sheet.rows
    texts = ((number, rows[number].get(place, "")) for number in numbers)
    if column.type is not ColumnType.SCHOOL:
        return typed_column(column, texts, place, report)
    return [schools.find(text, row, place) if text.strip() else None for row, text in texts]


def _check_unreadable(report: Report, header: Header) -> None:
    """Formulas that gave an error or whose value was not saved by the program that wrote the file."""
    sheet, wanted = report.sheet, set(header.columns.values())
    for (row, column), error in sheet.errors.items():
        if column in wanted and row > header.last_row:
            report.add(FORMULA_ERROR, f"в ячейке ошибка {error}", row, column, "исправьте формулу или впишите число")
    for row, column in sorted(sheet.unsaved):
        if column in wanted and row > header.last_row:
            hint = "откройте файл в Excel, дождитесь пересчёта и сохраните"
            report.add(FORMULA_UNSAVED, "в ячейке формула, а её значение в файле не сохранено", row, column, hint)


def _check_struck(report: Report, header: Header) -> None:
    """What is struck out is there for us and gone for who looks at the sheet: «12 15» must not read 1215."""
    for row, column in sorted(report.sheet.struck):
        if row > header.last_row and column in header.columns.values():
            hint = "удалите зачёркнутое или снимите зачёркивание («Формат ячеек → Шрифт»)"
            message = "в ячейке зачёркнутое: неясно, считать ли его"
            report.add(STRUCK_OUT, message, row, column, hint)


def _check_hidden(report: Report, header: Header, numbers: Sequence[int]) -> None:
    """Hidden rows and columns are read as all others: who looks at the sheet does not see them."""
    sheet = report.sheet
    for first, last in runs(sheet.hidden_rows.intersection(numbers)):
        named = f"строка {first} скрыта, но учтена" if first == last else f"строки {first}–{last} скрыты, но учтены"
        report.add(HIDDEN, named, first, 1, "покажите строки (снимите фильтр) или удалите их")
    for column in sorted(sheet.hidden_columns.intersection(header.columns.values())):
        message = f"столбец {letter(column)} скрыт, но учтён"
        report.add(HIDDEN, message, header.row, column, "покажите столбец")


def _check_merged(report: Report, header: Header) -> None:
    """A merged cell holds its value in the first of its cells only: the rest would read as blank."""
    wanted = set(header.columns.values())
    for block in report.sheet.merged:
        columns = range(block.first_column, block.last_column + 1)
        if block.first_row > header.last_row and not wanted.isdisjoint(columns):
            last = f"{letter(block.last_column)}{block.last_row}"
            message = f"ячейки объединены до {last}: значение есть только у первой"
            report.add(MERGED, message, block.first_row, block.first_column, "снимите объединение и заполните каждую")
