"""Rows from outside written as the whole file of a data table.

Nothing is written unless everything is right; what is wrong is said by row and column.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from shnor_docs.diagnostics import Diagnostic, Location, Severity, ShnorError, declare, has_errors
from shnor_docs.model.datasource import DataSource
from shnor_docs.model.school import School
from shnor_docs.model.target import Target
from shnor_docs.russian.likeness import perhaps
from shnor_docs.source.data.reading import table_of
from shnor_docs.source.data.writing import Held, bare, header_texts, held, losses, table_bytes
from shnor_docs.source.files import write_atomically
from shnor_docs.source.reading import Found, bytes_of, found_at
from shnor_docs.source.sheets.header import key
from shnor_docs.source.sheets.sheet import Sheet
from shnor_docs.source.sheets.sheet_xml import position

UNKNOWN_COLUMN = declare("ШД471", Severity.ERROR, "столбец строк, которые вносятся, не узнан")
NO_COLUMN = declare("ШД472", Severity.ERROR, "во вносимых строках нет столбца")
BLANK_ROW = declare("ШД473", Severity.ERROR, "вносимая строка пуста")
NOT_OWN = declare("ШД474", Severity.ERROR, "таблица известного вида не записывается")
WOULD_LOSE = declare("ШД475", Severity.ERROR, "в файле есть то, чего нет в таблице")
NOT_SAME = declare("ШД477", Severity.ERROR, "записанное прочиталось бы иначе")


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows to be taken: texts (blank: empty), or targets, under the columns; ``labels`` name the rows to a person."""

    name: str
    columns: tuple[str, ...]
    labels: Sequence[object]
    cells: Sequence[Sequence[str | Target]]

    def place(self, row: int | None = None, column: str = "") -> Location:
        """A cell by the number of its row (from 0); all of the rows without one."""
        named = f"строка {row + 1} (индекс {self.labels[row]})" if row is not None else ""
        of_column = f"столбец «{column}»" if column else ""
        return Location(self.name, part=", ".join(filter(None, (named, of_column))) or None)

    def renamed(self, names: Mapping[str, str]) -> Rows:
        """The rows with other names of columns."""
        return replace(self, columns=tuple(names.get(column, column) for column in self.columns))


def enter_table(
    declared: DataSource, schools: Sequence[School], folder: Path, root: Path, rows: Rows, anew: bool
) -> None:
    """Write the rows as the whole file of a declared data table, if the declaration finds nothing wrong in them.

    What the file holds beside the table would be lost: that is an error unless the file is to be written ``anew``.

    Raises:
        ShnorError: the table is not one of own columns, a cell is wrong, the file cannot be written.
    """
    _check_own(declared)
    rows = _of_table(rows, declared)
    checked, found = table_of(_sheet(rows, declared), bare(declared), schools)
    wrong = [replace(d, location=_place(rows, d.location)) for d in found]
    if checked is None or has_errors(wrong):
        raise ShnorError(*wrong)
    if missing := sorted({*range(1, len(rows.cells) + 1)} - {*checked.numbers}):
        hint = "удалите её: в файле такой строки не видно"
        message = "строка пуста или повторяет заголовки"
        raise ShnorError(*(Diagnostic.of(BLANK_ROW, message, rows.place(n - 1), hint) for n in missing))
    path = folder / declared.file
    shown = path.relative_to(root).as_posix() if path.is_relative_to(root) else declared.file
    before = _held(path, shown, root, declared, schools) if not anew else None
    if before and (lost := list(losses(before, declared, rows.columns))):
        message = f"в файле «{shown}» есть то, чего нет в таблице, и оно пропало бы: {'; '.join(lost)}"
        hint = "уберите это, опишите в data.yaml или согласитесь записать файл заново: replace=True"
        raise ShnorError(Diagnostic.of(WOULD_LOSE, message, Location(shown), hint))
    data = table_bytes(checked, declared, before)
    if held(data, shown, declared, schools).table.rows != checked.rows:
        message = f"значения таблицы «{declared.id}» в файле {Path(shown).suffix} не сохранятся такими, какие они есть"
        raise ShnorError(Diagnostic.of(NOT_SAME, message, rows.place(), "уберите из текстов переводы строк и пробелы"))
    write_atomically(path, data, shown)


def _check_own(declared: DataSource) -> None:
    if declared.layout:
        message = f"таблица «{declared.id}» посчитана по файлу известного вида ({declared.layout}), им её не записать"
        hint = "положите в папку сам файл или объявите таблицу со своими columns"
        raise ShnorError(Diagnostic.of(NOT_OWN, message, Location(declared.file), hint))


def _of_table(rows: Rows, declared: DataSource) -> Rows:
    """The rows under the declared fields: a column may bear the field's name or one of its headers."""
    names = {key(text): column.field for column in declared.columns for text in (*column.header, column.field)}
    known = [name for column in declared.columns for name in (column.field, column.header[0])]
    renamed = tuple(names.get(key(column), "") for column in rows.columns)
    unknown = [column for column, name in zip(rows.columns, renamed, strict=True) if not name]
    hint = "уберите его или опишите в data.yaml"
    wrong = [_unknown(rows, column, perhaps(column, known, hint)) for column in unknown]
    wrong += [missing_column(rows, c.field) for c in declared.columns if not c.optional and c.field not in renamed]
    wrong += [_twice(rows, name) for name in dict.fromkeys(renamed) if name and renamed.count(name) > 1]
    if wrong:
        raise ShnorError(*wrong)
    return replace(rows, columns=renamed)


def _unknown(rows: Rows, column: str, hint: str) -> Diagnostic:
    return Diagnostic.of(UNKNOWN_COLUMN, f"столбца «{column}» нет в описании", rows.place(column=column), hint)


def missing_column(rows: Rows, column: str) -> Diagnostic:
    """The rows lack a column that they need."""
    return Diagnostic.of(NO_COLUMN, f"нет столбца «{column}»", rows.place(), f"есть: {', '.join(rows.columns)}")


def _twice(rows: Rows, column: str) -> Diagnostic:
    return Diagnostic.of(UNKNOWN_COLUMN, f"столбец «{column}» стоит дважды", rows.place(), "оставьте один из них")


def _sheet(rows: Rows, declared: DataSource) -> Sheet:
    """The rows as a sheet with its headers in row 0, so that row 1 is the first of the rows."""
    headers = header_texts(declared)
    texts = [dict(enumerate((headers[field] for field in rows.columns), 1))]
    texts += [{n: str(text) for n, text in enumerate(cells, 1) if text} for cells in rows.cells]
    return Sheet(rows.name, rows.name, {number: row for number, row in enumerate(texts) if row})


def _place(rows: Rows, place: Location) -> Location:
    column, number = position(place.cell) if place.cell else (1, 0)
    return rows.place(number - 1, rows.columns[column - 1]) if number else rows.place()


def _held(path: Path, shown: str, root: Path, declared: DataSource, schools: Sequence[School]) -> Held | None:
    """What the file holds; None if there is no file yet."""
    if found_at(path, root) is Found.NOTHING:
        return None
    return held(bytes_of(path, shown, root), shown, declared, schools)
