"""The rows of the plan's sheet as groups with their measures.

The column «Группа» names the group of a measure, so that rows may be sorted; in a workbook without it, made by
hand, a measure belongs to the group above.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from shnor_docs.diagnostics import Severity, declare
from shnor_docs.source.excel import columns
from shnor_docs.source.excel.columns import GROUP_OF, KIND, OWN_TITLES, ROADMAP
from shnor_docs.source.excel.contents import head_titles
from shnor_docs.source.excel.naming import suggested
from shnor_docs.source.excel.rows import RowReader
from shnor_docs.source.yaml import nodes

MISPLACED_ROW = declare("ШД443", Severity.ERROR, "строка плана не на месте")
NO_GROUP = declare("ШД444", Severity.ERROR, "группа мероприятия не узнана")


class _Group(NamedTuple):
    number: int
    node: nodes.Mapping
    items: list[nodes.Node]


def plan(reader: RowReader, numbers: list[int]) -> nodes.Mapping:
    """Groups with their measures, and the fields of the whole plan above the headers."""
    kinds = {number: _is_group(reader, number) for number in numbers}
    groups = [_Group(number, _group(reader, number), []) for number in numbers if kinds[number]]
    owner = _by_column(reader, groups) if GROUP_OF in reader.own else _by_place(reader, groups)
    for number in numbers:
        if not kinds[number] and (group := owner(number)):
            group.items.append(reader.record(number))
    place = reader.sheet.place(reader.header.row)
    listed = reader.tree.sequence((_with_items(group) for group in groups), place)
    return reader.tree.mapping([*_head(reader), (reader.tree.scalar("groups", place), listed)], place)


def _is_group(reader: RowReader, number: int) -> bool:
    column = reader.own.get(KIND, 0)
    kind = reader.sheet.rows[number].get(column, columns.ITEM).strip().casefold()
    if kind not in {columns.GROUP, columns.ITEM}:
        hint = f"напишите «{columns.GROUP}» или «{columns.ITEM}»"
        reader.report.add(MISPLACED_ROW, f"неясно, что за строка: «{kind}»", number, column, hint)
    return kind == columns.GROUP


def _group(reader: RowReader, number: int) -> nodes.Mapping:
    """A group has its id and, where measures have their text, its title."""
    names = {"id": "id", "text": "title"}
    entries = [(key, value) for key, value in reader.record(number).entries if key.text in names]
    renamed = [(key._replace(text=names[key.text]), value) for key, value in entries]
    return reader.tree.mapping(renamed, reader.sheet.place(number))


def _by_place(reader: RowReader, groups: list[_Group]) -> Callable[[int], _Group | None]:
    def owner(number: int) -> _Group | None:
        above = [group for group in groups if group.number < number]
        if not above:
            hint = f"первой строкой плана поставьте группу: «{columns.GROUP}» в столбце «{OWN_TITLES[KIND]}»"
            reader.report.add(MISPLACED_ROW, "мероприятие стоит до первой группы", number, hint=hint)
        return above[-1] if above else None

    return owner


def _by_column(reader: RowReader, groups: list[_Group]) -> Callable[[int], _Group | None]:
    column, named, shown = reader.own[GROUP_OF], _named(groups), reader.ids.get(GROUP_OF[0], {})

    def owner(number: int) -> _Group | None:
        text = reader.sheet.rows[number].get(column, "").strip()
        group = named.get(shown.get(text, text)) or named.get(text)
        if group is None:
            message = f"группы «{text}» в книге нет" if text else "не указана группа мероприятия"
            hint = suggested(text, named) if text else f"впишите группу в столбец «{OWN_TITLES[GROUP_OF]}»"
            reader.report.add(NO_GROUP, message, number, column, hint)
        return group

    return owner


def _named(groups: list[_Group]) -> Mapping[str, _Group]:
    """The groups by id and by title: an id is never another's title."""
    named: dict[str, _Group] = {}
    for wanted in ("id", "title"):
        for group in groups:
            entry = group.node.entry(wanted)
            if entry and isinstance(entry[1], nodes.Scalar):
                named.setdefault(entry[1].text.strip(), group)
    return named


def _with_items(group: _Group) -> nodes.Mapping:
    node, items = group.node, group.items
    if not items:
        return node
    key = node.entries[0][0]._replace(text="items") if node.entries else nodes.Scalar("items", node.start, node.end)
    return node._replace(entries=(*node.entries, (key, nodes.Sequence(tuple(items), node.start, node.end))))


def _head(reader: RowReader) -> Iterator[tuple[nodes.Scalar, nodes.Node]]:
    """Fields of the whole plan, above the headers: the title beside the value."""
    names = {title: name for name, title in head_titles(ROADMAP).items()}
    for number, row in reader.sheet.rows.items():
        name = names.get(row.get(1, "").strip())
        if number < reader.header.row and name and 2 in row:
            place = reader.sheet.place(number, 2)
            yield reader.tree.scalar(name, place), reader.tree.scalar(row[2], place)
