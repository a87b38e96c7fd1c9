"""What was changed in a workbook, carried into the YAML it was made from; the rest of the YAML stays as it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from shnor_docs.diagnostics import ShnorError
from shnor_docs.model.base import Record
from shnor_docs.model.dates import parse_day
from shnor_docs.model.notation import NotationError
from shnor_docs.model.period import Period
from shnor_docs.source.text import SourceText
from shnor_docs.source.yaml import nodes
from shnor_docs.source.yaml.edits import Edit, edited
from shnor_docs.source.yaml.nodes import Path, Scalar, find
from shnor_docs.source.yaml.tree import read_node
from shnor_docs.source.yaml.tree_edits import insert_entry, insert_item, remove, replace_scalar

Value = Record | Iterable[Record]


def excel_edits(field: str, source: SourceText, before: Value, after: Value) -> list[Edit]:
    """The edit of ``source`` that turns the program's field ``before`` into ``after``; none if they are equal.

    ``source`` is ``<field>.yaml`` or ``program.yaml`` with the field inside; ``before`` is what it means now,
    ``after`` what the workbook means. Only lines of what was changed differ; comments elsewhere stay.
    """
    editor = _Editor(field, source)
    editor.take(plain_data(before), plain_data(after))
    return difference(source.text, editor.text)


def difference(old: str, new: str) -> list[Edit]:
    """The one edit from the first character that differs to the last."""
    if old == new:
        return []
    shortest = min(len(old), len(new))
    start = next((n for n in range(shortest) if old[n] != new[n]), shortest)
    rest = shortest - start
    tail = next((n for n in range(rest) if old[-1 - n] != new[-1 - n]), rest)
    return [Edit(start, len(old) - tail, new[start : len(new) - tail])]


def plain_data(value: Any) -> Any:
    """Plain data as YAML would have it: texts, lists, dictionaries; defaults are left out."""
    if isinstance(value, Record):
        return plain_data(value.model_dump(exclude_defaults=True))
    if isinstance(value, Mapping):
        return {str(key): plain_data(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [plain_data(inner) for inner in value]
    return f"{value.normalize():f}" if isinstance(value, Decimal) else str(value)


class _Editor:
    """A YAML text under edit: one change at a time, the tree read anew after each."""

    def __init__(self, field: str, source: SourceText) -> None:
        self._field, self._source = field, source
        self.text = source.text
        self._tree = self._read()

    def _read(self) -> nodes.Mapping:
        source = self._source
        node, found = read_node(SourceText(source.path, source.shown, self.text))
        if node is None:
            raise ShnorError(*found)
        if source.path.name == f"{self._field}.yaml":
            key = Scalar(self._field, node.start, node.start)
            return nodes.Mapping(((key, node),), node.start, node.end)
        if not isinstance(node, nodes.Mapping):
            raise LookupError(f"no mapping in {source.shown}")
        return node

    def _apply(self, edit: Edit) -> None:
        self.text = edited(self.text, [edit])
        self._tree = self._read()

    def take(self, old: Any, new: Any) -> None:
        """Make the field mean ``new``, were it not written yet."""
        if old != new and find(self._tree, (self._field,)) is None:
            self._apply(insert_entry(self.text, self._tree, (), self._field, new))
        else:
            self.merge((self._field,), old, new)

    def merge(self, path: Path, old: Any, new: Any) -> None:
        """Make the value at ``path`` mean ``new``, where it means ``old``."""
        if old == new:
            return
        if isinstance(old, dict) and isinstance(new, dict):
            self._merge_keys(path, old, new)
        elif isinstance(old, list) and isinstance(new, list):
            self._merge_items(path, old, new)
        else:
            self._apply(replace_scalar(self.text, self._tree, path, new))

    def _merge_keys(self, path: Path, old: dict[str, Any], new: dict[str, Any]) -> None:
        for key, value in new.items():
            if key in old:
                self.merge((*path, self._written(path, key)), old[key], value)
            else:
                self._drop(path, key)
                self._apply(insert_entry(self.text, self._tree, path, key, value))
        for key in old:
            if key not in new:
                self._drop(path, key)

    def _drop(self, path: Path, key: str) -> None:
        """Remove a key, were it only written blank or with its default."""
        place = (*path, self._written(path, key))
        if find(self._tree, place) is not None:
            self._apply(remove(self.text, self._tree, place))

    def _written(self, path: Path, key: str) -> str:
        """The key as the file spells it: a period or a day has several spellings."""
        node = find(self._tree, path)
        spelled = [entry[0].text for entry in node.entries] if isinstance(node, nodes.Mapping) else []
        if key in spelled:
            return key
        return next((text for text in spelled if meaning(text) == meaning(key)), key)

    def _merge_items(self, path: Path, old: list[Any], new: list[Any]) -> None:
        """Items with an id are followed by it, others by their place."""
        items = list(old)
        wanted = [_identity(item, n) for n, item in enumerate(new)]
        for index in reversed(range(len(items))):
            if _identity(items[index], index) not in wanted and len(items) > 1:
                self._apply(remove(self.text, self._tree, (*path, index)))
                del items[index]
        for index, item in enumerate(new):
            self._place(path, items, index, item)
        for index in reversed(range(len(new), len(items))):
            self._apply(remove(self.text, self._tree, (*path, index)))

    def _place(self, path: Path, items: list[Any], index: int, item: Any) -> None:
        """Bring an item to its place: where it is already, from further down, or as a new one."""
        known = [_identity(other, n) for n, other in enumerate(items)]
        identity = _identity(item, index)
        if index < len(items) and known[index] == identity:
            self.merge((*path, index), items[index], item)
            return
        if identity in known[index:]:
            below = known.index(identity)
            self._apply(remove(self.text, self._tree, (*path, below)))
            del items[below]
        self._apply(insert_item(self.text, self._tree, path, index, item))
        items.insert(index, item)


def _identity(item: Any, index: int) -> object:
    return item.get("id") if isinstance(item, dict) else index


def meaning(key: str) -> object:
    """The period or the day that a key means, whatever its spelling; the key itself, if it is another."""
    try:
        return Period.parse(key)
    except NotationError:
        pass
    try:
        return parse_day(key)
    except ValueError:
        return key
