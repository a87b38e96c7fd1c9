"""The names that officials type into cells: the ids they stand for, and the known name most like a mistyped one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from shnor_docs.model.content import Content
from shnor_docs.russian.likeness import perhaps
from shnor_docs.source.excel import choices, columns
from shnor_docs.source.excel.columns import Book
from shnor_docs.source.sheets.workbook import Workbook

Names = Mapping[str, Mapping[str, str]]
"""Ids by name, for each field (or column of no field) whose values have names."""


def suggested(name: str, known: Iterable[str]) -> str:
    """A hint that names the known name most like ``name``, or the first of them."""
    names = list(known)
    return perhaps(name, names, "есть: " + ", ".join(f"«{other}»" for other in names[:12]) if names else "")


def names_of(content: Content) -> Names:
    """The names that a program's parties, tasks, indicators, levels and groups have now."""
    return {
        field: _ids([(choice.shown, choice.id, choice.name) for choice in listed])
        for field, listed in choices.choices(content).items()
    }


def names_in(workbook: Workbook, book: Book) -> Names:
    """The names on the workbook's sheet of allowed values; none if the sheet is not there."""
    if choices.SHEET not in workbook.names:
        return {}
    rows = workbook.sheet(choices.SHEET).rows
    titles = rows.get(1, {})
    return {
        path[0]: _ids([[row.get(column + n, "") for n in range(3)] for number, row in rows.items() if number > 1])
        for column, text in titles.items()
        if titles.get(column + 1) == choices.ID_TITLE
        and (path := columns.path_of(book.record, text) or columns.own_path(text))
    }


def _ids(rows: Iterable[Sequence[str]]) -> dict[str, str]:
    """Ids by the names shown, by themselves and by the whole names that only one of them has."""
    found = [(shown, id_, name) for shown, id_, name in rows if shown and id_]
    whole = [name for _, _, name in found]
    unique = {name: id_ for _, id_, name in found if name and whole.count(name) == 1}
    return unique | {id_: id_ for _, id_, _ in found} | {shown: id_ for shown, id_, _ in found}
