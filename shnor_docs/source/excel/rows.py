"""Rows of a workbook's sheet as nodes of the tree that YAML would give."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta

from shnor_docs.diagnostics import Severity, declare
from shnor_docs.source.excel import columns
from shnor_docs.source.excel.columns import Book, Form
from shnor_docs.source.excel.located import CellsTree
from shnor_docs.source.excel.naming import suggested
from shnor_docs.source.sheets.header import Header
from shnor_docs.source.sheets.report import Report
from shnor_docs.source.sheets.sheet import Sheet
from shnor_docs.source.yaml import nodes

UNKNOWN_NAME = declare("ШД445", Severity.ERROR, "значения ячейки нет среди допустимых")
SERIAL_DATE = declare("ШД452", Severity.ERROR, "дата в книге записана числом")

_ID = re.compile("[a-z][a-z0-9_]*")
_DATED = frozenset({"deadline", "deadlines"})
_SERIALS = range(36_526, 73_051)
"""The numbers under which Excel keeps the days of this century."""
_KINDS = {"responsible": "исполнителя", "tasks": "задачи", "indicators": "показателя", "level": "уровня"}


class RowReader:
    """Makes nodes of the rows of one sheet; ``ids`` are the ids by the names of the values that a field takes."""

    def __init__(self, book: Book, report: Report, header: Header, ids: Mapping[str, Mapping[str, str]]) -> None:
        self.report, self.header, self.ids = report, header, ids
        self.sheet: Sheet = report.sheet
        self.tree = CellsTree()
        self.forms = columns.fields(book.record)
        self.paths = {
            column: path
            for text, column in header.columns.items()
            if (path := columns.path_of(book.record, text)) is not None
        }
        self.own = {path: column for text, column in header.columns.items() if (path := columns.own_path(text))}

    def records(self, numbers: list[int]) -> nodes.Sequence:
        """A list of records, one to a row."""
        items = [self.record(number) for number in numbers if self.paths.keys() & self.sheet.rows[number].keys()]
        return self.tree.sequence(items, self.sheet.place(self.header.row))

    def record(self, number: int) -> nodes.Mapping:
        """The record of a row: the keys that have something in their cells."""
        row = self.sheet.rows[number]
        written: dict[str, list[tuple[columns.Path, int]]] = {}
        for column, path in self.paths.items():
            if row.get(column, "").strip():
                written.setdefault(path[0], []).append((path, column))
        entries = [self._field(number, name, cells) for name, cells in written.items()]
        return self.tree.mapping(entries, self.sheet.place(number))

    def _field(self, number: int, name: str, cells: list[tuple[columns.Path, int]]) -> tuple[nodes.Scalar, nodes.Node]:
        place = self.sheet.place(number, cells[0][1])
        key = self.tree.scalar(name, place)
        if self.forms[name].keys:
            return key, self._mapping(number, cells, 1)
        column = cells[0][1]
        text = self.sheet.rows[number][column]
        if self.forms[name] is Form.SCALAR:
            return key, self._value(name, text, number, column)
        pieces = [piece.strip() for line in text.split("\n") for piece in line.split(";") if piece.strip()]
        return key, self.tree.sequence([self._value(name, piece, number, column) for piece in pieces], place)

    def _mapping(self, number: int, cells: list[tuple[columns.Path, int]], depth: int) -> nodes.Mapping:
        """The cells of one field as a mapping; the keys are pointed at in the headers."""
        entries: list[tuple[nodes.Scalar, nodes.Node]] = []
        for step in dict.fromkeys(path[depth] for path, _ in cells):
            inner = [(path, column) for path, column in cells if path[depth] == step]
            path, column = inner[0]
            key = self.tree.scalar(step, self.sheet.place(self.header.row, column))
            if depth + 1 < len(path):
                entries.append((key, self._mapping(number, inner, depth + 1)))
            else:
                entries.append((key, self._value(path[0], self.sheet.rows[number][column], number, column)))
        return self.tree.mapping(entries, self.sheet.place(number, cells[0][1]))

    def _value(self, name: str, text: str, number: int, column: int) -> nodes.Scalar:
        place = self.sheet.place(number, column)
        if text == columns.EMPTY_TEXT:
            return self.tree.scalar("", place, '"')
        if name in _DATED and (day := _serial_day(text)):
            hint = "задайте ячейке формат «Дата» или впишите срок текстом"
            message = f"число {text} вместо срока: так Excel хранит дату {day:%d.%m.%Y}"
            self.report.add(SERIAL_DATE, message, number, column, hint)
            return self.tree.scalar(f"{day:%d.%m.%Y}", place)
        known, wanted = self.ids.get(name, {}), text.strip()
        if not known or wanted in known or _ID.fullmatch(wanted):
            return self.tree.scalar(known.get(wanted, text), place)
        message = f"нет такого {_KINDS.get(name, 'значения')}: «{wanted}»"
        self.report.add(UNKNOWN_NAME, message, number, column, suggested(wanted, known))
        return self.tree.scalar(next(iter(known.values())), place)  # so that it is reported once, and not taken


def _serial_day(text: str) -> date | None:
    """The day that a number of Excel means; None for any other text."""
    serial = int(text) if text.isdecimal() else 0
    return date(1899, 12, 30) + timedelta(serial) if serial in _SERIALS else None
