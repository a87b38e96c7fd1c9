"""What can be chosen for a field that names another record: ids with the names that officials know."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import PurePosixPath

from shnor_docs.documents.headings import NAMES
from shnor_docs.documents.kinds import KINDS
from shnor_docs.documents.references import PATTERN
from shnor_docs.documents.tables import FIELDS
from shnor_docs.documents.titles import title_text
from shnor_docs.model.table import TableRows
from shnor_docs.page.forms.filled import Filled, items_of, text_of
from shnor_docs.page.forms.referring import Choices
from shnor_docs.page.forms.words import shortened
from shnor_docs.source.yaml.nodes import Node, Path, find

Named = Mapping[str, str]
"""Names by id."""

NAMING = ("name", "title", "text", "header", "note", "act", "post")
"""Fields that tell what a record is called, the best first."""

BLOCK = "Таблица или список"
"""What a text is called that is nothing but one."""

_LISTS: Mapping[Choices, Path] = {
    Choices.PARTIES: ("parties",),
    Choices.TASKS: ("tasks",),
    Choices.LEVELS: ("levels",),
    Choices.SCHOOLS: ("schools",),
    Choices.ORDERS: ("orders",),
    Choices.CARDS: ("cards",),
    Choices.FORMS: ("forms",),
    Choices.TABLES_OF_DATA: ("data",),
    Choices.CHARTS: ("charts",),
    Choices.SOURCES: ("budget", "sources"),
}


def choices(filled: Filled, to: Choices, path: Path) -> Named:
    """What the field at ``path`` may name; nothing if that is for the official to invent."""
    if to in _NEAR:
        return dict(_NEAR[to](filled, path))
    if to not in filled.kept:
        filled.kept[to] = dict(_FAR[to](filled) if to in _FAR else _listed(filled, _LISTS[to]))
    return filled.kept[to]


def records_of(to: Choices) -> Path:
    """The list of the program among whose records one chooses; empty for what stands elsewhere or in several."""
    return _LISTS.get(to, ())


def caption(filled: Filled, record: Node) -> str:
    """What a record is called, in a line; empty if it says nothing of itself."""
    for name in NAMING:
        node = find(record, (name,))
        text = text_of(node) or text_of(next(iter(items_of(node)), None))
        if text:
            return shortened(printed_line(filled, text))
    return _told_by_reference(filled, record)


def printed_line(filled: Filled, text: str) -> str:
    """The text as it prints, in a line: what a reference stands for, a pause for what no line can hold."""
    if "{{" not in text:
        return text
    printed = PATTERN.sub("…", title_text(filled.last_good, text) if filled.last_good else text)
    return BLOCK if printed.strip() == "…" else printed


def _told_by_reference(filled: Filled, record: Node) -> str:
    """The name of what the record is about: a section's text, a document's kind, an appendix's document."""
    if file := text_of(find(record, ("file",))):
        text = (filled.opened.text_of(file) or "").lstrip("#> ") if file.endswith(".md") else ""
        return shortened(printed_line(filled, text)) or PurePosixPath(file).stem
    for name, to in (("kind", Choices.KINDS), ("document", Choices.DOCUMENTS)):
        if text := text_of(find(record, (name,))):
            return choices(filled, to, ()).get(text, text)
    named = choices(filled, Choices.CATALOGUE, ()).get(text_of(find(record, ("id",))), "")
    return named or shortened(", ".join(filter(None, _headings(filled, record))))


def _headings(filled: Filled, record: Node) -> Iterator[str]:
    """The headings of a table's columns: they tell it where it has no title."""
    for column in _leaves(find(record, ("columns",))):
        title, field = text_of(find(column, ("title",))), text_of(find(column, ("field",)))
        yield printed_line(filled, title) or NAMES.get(field, "")


def _listed(filled: Filled, path: Path) -> Iterator[tuple[str, str]]:
    for key, record in filled.records(path):
        yield key, caption(filled, record) or key


def _used(filled: Filled) -> Iterator[tuple[str, str]]:
    names = filled.catalogue.indicators
    for key, _ in filled.records(("indicators",)):
        yield key, names[key].name if key in names else key


def _catalogue(filled: Filled) -> Iterator[tuple[str, str]]:
    return ((key, indicator.name) for key, indicator in filled.catalogue.indicators.items())


def _documents(filled: Filled) -> Iterator[tuple[str, str]]:
    """Documents by title; two of one title by what kind they are, too."""
    kinds = choices(filled, Choices.KINDS, ())
    for key, record in filled.records(("documents",)):
        kind, title = text_of(find(record, ("kind",))), text_of(find(record, ("title",)))
        named = kinds.get(kind, kind)
        yield key, f"{named}: {shortened(printed_line(filled, title))}" if title else named


def _kinds(filled: Filled) -> Iterator[tuple[str, str]]:
    yield from ((kind.id, kind.title) for kind in KINDS.values())
    yield from ((kind.id, kind.title) for kind in filled.catalogue.kinds.values())


_FAR: Mapping[Choices, Callable[[Filled], Iterator[tuple[str, str]]]] = {
    Choices.INDICATORS: _used,
    Choices.CATALOGUE: _catalogue,
    Choices.DOCUMENTS: _documents,
    Choices.KINDS: _kinds,
}
"""Records of the program or the workspace, the same for every field."""


def _slots(filled: Filled, path: Path) -> Iterator[tuple[str, str]]:
    kind = filled.catalogue.kinds.get(_nearest(filled, path, "kind"))
    return ((slot.name, slot.title) for slot in (kind.slots if kind else ()))


def _data_columns(filled: Filled, path: Path) -> Iterator[tuple[str, str]]:
    """The columns of the data table that is named nearest; of all if none is."""
    named = _nearest(filled, path, "source")
    for index, (key, record) in enumerate(filled.records(("data",))):
        if key == named or path[:2] == ("data", index) or not (named or path[:1] == ("data",)):
            yield from _columns_of(record)


def _columns_of(record: Node) -> Iterator[tuple[str, str]]:
    for column in items_of(find(record, ("columns",))):
        header = find(column, ("header",))
        shown = text_of(header) or text_of(next(iter(items_of(header)), None))
        if field := text_of(find(column, ("field",))):
            yield field, shown or field


def _row_fields(filled: Filled, path: Path) -> Iterator[tuple[str, str]]:
    if path[0] == "documents":
        rows: str = TableRows.ROADMAP
    else:
        rows = _nearest(filled, path, "rows") or TableRows.INDICATORS
    fields = next((names for kind, names in FIELDS.items() if kind == rows), ())
    return ((name, NAMES.get(name, name)) for name in fields)


def _columns(filled: Filled, path: Path) -> Iterator[tuple[str, str]]:
    """Columns by their headings; one without any by its place."""
    for number, column in enumerate(_leaves(_holder(filled, path, "columns")), 1):
        if field := text_of(find(column, ("field",))):
            yield (
                field,
                printed_line(filled, text_of(find(column, ("title",)))) or NAMES.get(field, f"Столбец {number}"),
            )


def _leaves(columns: Node | None) -> Iterator[Node]:
    for column in items_of(columns):
        inner = find(column, ("columns",))
        if items_of(inner):
            yield from _leaves(inner)
        else:
            yield column


def _rows(filled: Filled, path: Path) -> Iterator[tuple[str, str]]:
    yield from choices(filled, Choices.INDICATORS, ()).items()


def _card_rows(filled: Filled, path: Path) -> Iterator[tuple[str, str]]:
    for name in ("characteristics", "additional"):
        yield from _listed(filled, (*path[:2], name))


def _nearest(filled: Filled, path: Path, field: str) -> str:
    """The text of a field in the record of the path or in the nearest one around it."""
    return text_of(_holder(filled, path, field))


def _holder(filled: Filled, path: Path, field: str) -> Node | None:
    ends = range(len(path) - 1, 0, -1)
    return next((node for end in ends if (node := filled.node((*path[:end], field)))), None)


_NEAR: Mapping[Choices, Callable[[Filled, Path], Iterator[tuple[str, str]]]] = {
    Choices.SLOTS: _slots,
    Choices.DATA_COLUMNS: _data_columns,
    Choices.ROW_FIELDS: _row_fields,
    Choices.COLUMNS: _columns,
    Choices.ROWS: _rows,
    Choices.CARD_ROWS: _card_rows,
}
"""What depends on where the field stands."""
