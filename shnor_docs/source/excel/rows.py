"""Rows of a workbook's sheet as nodes of the tree that YAML would give."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from shnor_docs.diagnostics import Severity, declare
from shnor_docs.model.roadmap import Roadmap
from shnor_docs.source import nodes
from shnor_docs.source.data.header import Header
from shnor_docs.source.data.report import Report
from shnor_docs.source.data.sheet import Sheet
from shnor_docs.source.excel import columns
from shnor_docs.source.excel.columns import Book, Form
from shnor_docs.source.excel.located import CellsTree
from shnor_docs.source.shapes import keys_of

MISPLACED_ROW = declare("ШД443", Severity.ERROR, "строка плана не на месте")


class RowReader:
    """Makes nodes of the rows of one sheet."""

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

    def records(self, numbers: list[int]) -> nodes.Sequence:
        """A list of records, one to a row."""
        items = [self.record(number) for number in numbers if self.paths.keys() & self.sheet.rows[number].keys()]
        return self.tree.sequence(items, self.sheet.place(self.header.row))

    def roadmap(self, numbers: list[int]) -> nodes.Mapping:
        """Groups with the measures below each, and the fields of the whole plan above the headers."""
        groups: list[tuple[nodes.Mapping, list[nodes.Node]]] = []
        for number in numbers:
            if self._is_group(number):
                groups.append((self._group(number), []))
            elif groups:
                groups[-1][1].append(self.record(number))
            else:
                hint = f"первой строкой плана поставьте группу: «{columns.GROUP}» в столбце «{columns.KIND_TITLE}»"
                self.report.add(MISPLACED_ROW, "мероприятие стоит до первой группы", number, hint=hint)
        place = self.sheet.place(self.header.row)
        listed = self.tree.sequence((self._with_items(*group) for group in groups), place)
        return self.tree.mapping([*self._head(), (self.tree.scalar("groups", place), listed)], place)

    def _is_group(self, number: int) -> bool:
        column = self.header.columns.get(columns.KIND_TITLE, 0)
        kind = self.sheet.rows[number].get(column, columns.ITEM).strip().casefold()
        if kind not in {columns.GROUP, columns.ITEM}:
            hint = f"напишите «{columns.GROUP}» или «{columns.ITEM}»"
            self.report.add(MISPLACED_ROW, f"неясно, что за строка: «{kind}»", number, column, hint)
        return kind == columns.GROUP

    def _group(self, number: int) -> nodes.Mapping:
        """A group has its id and, where measures have their text, its title."""
        names = {"id": "id", "text": "title"}
        entries = [(key, value) for key, value in self.record(number).entries if key.text in names]
        renamed = [(key._replace(text=names[key.text]), value) for key, value in entries]
        return self.tree.mapping(renamed, self.sheet.place(number))

    def _with_items(self, group: nodes.Mapping, items: list[nodes.Node]) -> nodes.Mapping:
        if not items:
            return group
        key = (
            group.entries[0][0]._replace(text="items")
            if group.entries
            else nodes.Scalar("items", group.start, group.end)
        )
        return group._replace(entries=(*group.entries, (key, nodes.Sequence(tuple(items), group.start, group.end))))

    def _head(self) -> Iterator[tuple[nodes.Scalar, nodes.Node]]:
        """Fields of the whole plan, above the headers: the title beside the value."""
        names = {key.title: name for name, key in keys_of(Roadmap).items() if key.shape.items is None}
        for number, row in self.sheet.rows.items():
            name = names.get(row.get(1, "").strip())
            if number < self.header.row and name and 2 in row:
                place = self.sheet.place(number, 2)
                yield self.tree.scalar(name, place), self.tree.scalar(row[2], place)

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
        text = self.sheet.rows[number][cells[0][1]]
        if self.forms[name] is Form.SCALAR:
            return key, self._value(name, text, number, cells[0][1])
        pieces = [piece for line in text.split("\n") for piece in line.split(";") if piece.strip()]
        return key, self.tree.sequence(
            [self._value(name, piece.strip(), number, cells[0][1]) for piece in pieces], place
        )

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
        return self.tree.scalar(self.ids.get(name, {}).get(text.strip(), text), place)
