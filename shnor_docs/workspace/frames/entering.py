"""Rows from outside written as the whole file of a data table.

Nothing is written unless everything is right; what is wrong is said by row and column.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from shnor_docs.diagnostics import Diagnostic, Location, Severity, ShnorError, declare, has_errors
from shnor_docs.model.data import DataTable
from shnor_docs.model.datasource import DataSource
from shnor_docs.model.school import School
from shnor_docs.model.target import Target
from shnor_docs.russian.likeness import perhaps
from shnor_docs.source.data.reading import table_of
from shnor_docs.source.data.writing import bare, header_texts, held, losses, table_bytes
from shnor_docs.source.files import telling, write_atomically
from shnor_docs.source.reading import Found, bytes_of, found_at
from shnor_docs.source.sheets.header import key
from shnor_docs.source.sheets.sheet import Sheet
from shnor_docs.source.sheets.sheet_xml import position
from shnor_docs.source.text import fingerprint
from shnor_docs.source.unfinished import alone, sweep
from shnor_docs.source.yaml.edits import CHANGED

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


@dataclass(frozen=True, slots=True)
class Place:
    """The file of a declared table in the program's ``folder`` of the workspace ``root``."""

    declared: DataSource
    folder: Path
    root: Path

    @property
    def path(self) -> Path:
        """Where the file lies."""
        return self.folder / self.declared.file

    @property
    def shown(self) -> str:
        """How diagnostics name the file."""
        return (
            self.path.relative_to(self.root).as_posix() if self.path.is_relative_to(self.root) else self.declared.file
        )

    def data(self) -> bytes | None:
        """The bytes of the file; None if there is none yet. ShnorError if no such file may be read or written."""
        if found_at(self.path, self.root) is Found.NOTHING:
            return None
        return bytes_of(self.path, self.shown, self.root)


def enter_table(place: Place, schools: Sequence[School], rows: Rows, known: str | None, anew: bool) -> None:
    """Write the rows as the whole file of a declared data table, if the declaration finds nothing wrong in them.

    What the file holds beside the table would be lost: that is an error unless the file is to be written ``anew``.
    ``known`` is the fingerprint of the file that the rows were made from, if they were.

    Raises:
        ShnorError: the table is of a known layout, a cell is wrong, the file is another by now or cannot be written.
    """
    _check_own(place.declared)
    rows = _of_table(rows, place.declared)
    table = _checked(rows, place.declared, schools)
    sweep(place.folder)
    with telling(place.folder, place.shown), alone(place.folder):
        before = place.data()
        if known not in (None, fingerprint(before or b"")):
            message = f"файл «{place.shown}» изменился после того, как таблица из него прочитана"
            raise ShnorError(Diagnostic.of(CHANGED, message, Location(place.shown), "прочитайте таблицу заново"))
        data = _written(table, place, rows, schools, None if anew else before)
        write_atomically(place.path, data, place.shown)


def _checked(rows: Rows, declared: DataSource, schools: Sequence[School]) -> DataTable:
    """The rows as the table; ShnorError with all that is wrong in them."""
    table, found = table_of(_sheet(rows, declared), bare(declared), schools)
    wrong = [replace(d, location=_place(rows, d.location)) for d in found]
    if table is None or has_errors(wrong):
        raise ShnorError(*wrong)
    if missing := sorted({*range(1, len(rows.cells) + 1)} - {*table.numbers}):
        message, hint = "строка пуста или повторяет заголовки", "удалите её: в файле такой строки не видно"
        raise ShnorError(*(Diagnostic.of(BLANK_ROW, message, rows.place(n - 1), hint) for n in missing))
    return table


def _written(table: DataTable, place: Place, rows: Rows, schools: Sequence[School], before: bytes | None) -> bytes:
    """The bytes to be written; ShnorError if something would be lost, or would not read back the same."""
    declared, shown = place.declared, place.shown
    there = held(before, shown, declared, schools) if before is not None else None
    if there and (lost := [*losses(there, declared, rows.columns), *_all_rows(there.table, table)]):
        message = f"в файле «{shown}» есть то, чего нет в таблице, и оно пропало бы: {'; '.join(lost)}"
        hint = "уберите это, опишите в data.yaml или согласитесь записать файл заново: replace=True"
        raise ShnorError(Diagnostic.of(WOULD_LOSE, message, Location(shown), hint))
    data = table_bytes(table, declared, there)
    if held(data, shown, declared, schools).table.rows != table.rows:
        message = f"значения таблицы «{declared.id}» в файле {place.path.suffix} не сохранятся такими, какие они есть"
        raise ShnorError(Diagnostic.of(NOT_SAME, message, rows.place(), "уберите из текстов переводы строк и пробелы"))
    return data


def _all_rows(before: DataTable, after: DataTable) -> list[str]:
    """A DataFrame without rows is more often a slip than a wish."""
    return [f"все строки (их {len(before.rows)})"] if before.rows and not after.rows else []


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
    renamed_rows = replace(rows, columns=renamed)
    wrong += wrong_columns(renamed_rows, [column.field for column in declared.columns if not column.optional])
    if wrong:
        raise ShnorError(*wrong)
    return renamed_rows


def _unknown(rows: Rows, column: str, hint: str) -> Diagnostic:
    return Diagnostic.of(UNKNOWN_COLUMN, f"столбца «{column}» нет в описании", rows.place(column=column), hint)


def wrong_columns(rows: Rows, needed: Iterable[str]) -> list[Diagnostic]:
    """What is wrong with the columns: one that is needed is not there, one is there twice."""
    columns = [column for column in rows.columns if column]
    there, place = f"есть: {', '.join(columns)}", rows.place()
    missing = [Diagnostic.of(NO_COLUMN, f"нет столбца «{n}»", place, there) for n in needed if n not in columns]
    twice = [name for name in dict.fromkeys(columns) if columns.count(name) > 1]
    hint = "оставьте один из них"
    return missing + [Diagnostic.of(UNKNOWN_COLUMN, f"столбец «{n}» стоит дважды", place, hint) for n in twice]


def _sheet(rows: Rows, declared: DataSource) -> Sheet:
    """The rows as a sheet with its headers in row 0, so that row 1 is the first of the rows."""
    headers = header_texts(declared)
    texts = [dict(enumerate((headers[field] for field in rows.columns), 1))]
    texts += [{n: str(text) for n, text in enumerate(cells, 1) if text} for cells in rows.cells]
    return Sheet(rows.name, rows.name, {number: row for number, row in enumerate(texts) if row})


def _place(rows: Rows, place: Location) -> Location:
    column, number = position(place.cell) if place.cell else (1, 0)
    return rows.place(number - 1, rows.columns[column - 1]) if number else rows.place()
