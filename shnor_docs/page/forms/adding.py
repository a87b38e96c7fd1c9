"""Records that a person adds to a list: with an id made of what they are called, no other record's."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from shnor_docs.model.base import Record
from shnor_docs.page.forms.choices import NAMING
from shnor_docs.page.forms.filled import Filled, items_of, text_of
from shnor_docs.page.forms.shapes import ListOf, OwnId, RecordOf, Reference, fields_of, shape_at
from shnor_docs.page.forms.values import ROOT, value_of
from shnor_docs.russian.transliteration import latin
from shnor_docs.source.yaml.nodes import Mapping as MappingNode
from shnor_docs.source.yaml.nodes import Node, Path, find

MOST_LETTERS = 40
ELSEWHERE = {"items": ("roadmap", "groups"), "appendices": ("orders",)}
"""Lists whose ids are looked for beyond the list: in all that stands at the path."""


def record_of(path: Path) -> type[Record] | None:
    """The record that the items of a list are; None if they are something else, or no list is at the path."""
    shape = shape_at(ROOT, path)
    return shape.item.record if isinstance(shape, ListOf) and isinstance(shape.item, RecordOf) else None


def naming_field(record: type[Record]) -> str:
    """The field by which a new record begins: a record that it must name, else what it is called; empty if neither."""
    fields = fields_of(record)
    named = (name for name, field in fields.items() if field.is_required and isinstance(field.shape, Reference))
    return next(named, next((name for name in NAMING if name in fields), ""))


def new_record(filled: Filled, path: Path, values: Mapping[str, str], name: str, used: set[str]) -> dict[str, Any]:
    """A record for the list at the path: an id of its own made of its name, and what is known of it already.

    ``used`` are ids that other new records have; the new one joins them.
    """
    record = record_of(path)
    fields = fields_of(record) if record else {}
    given = {key: value_of(fields[key].shape, text) for key, text in values.items() if key in fields}
    own = next((key for key, field in fields.items() if isinstance(field.shape, OwnId)), "")
    if not own:
        return given
    used |= taken(filled, path, own)
    used.add(found := free_id(latin(name or str(path[-1])), used))
    return {own: found, **given}


def taken(filled: Filled, path: Path, own: str = "id") -> set[str]:
    """The ids that a new record of the list may not have."""
    root = ELSEWHERE.get(str(path[-1]), path)
    return set(_ids(filled.node(root), own)) if root != path else set(_own_ids(filled.node(path), own))


def _own_ids(node: Node | None, own: str) -> Iterator[str]:
    return (text_of(find(item, (own,))) for item in items_of(node))


def _ids(node: Node | None, own: str) -> Iterator[str]:
    for item in items_of(node):
        yield from _ids(item, own)
    if isinstance(node, MappingNode):
        yield text_of(node.get(own))
        for _, value in node.entries:
            yield from _ids(value, own)


def free_id(name: str, taken: Collection[str]) -> str:
    """An id like the name: short, of whole words, begun with a letter, and nobody's yet."""
    words = name.replace("-", "_")
    short = (
        words if len(words) <= MOST_LETTERS else words[: MOST_LETTERS + 1].rpartition("_")[0] or words[:MOST_LETTERS]
    )
    base = short.strip("_") or "record"
    base = base if base[0].isalpha() else f"n_{base}"
    number = 1
    while (found := base if number == 1 else f"{base}_{number}") in taken:
        number += 1
    return found
