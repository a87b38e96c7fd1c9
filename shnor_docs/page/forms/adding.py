"""Records that a person adds to a list: with an id made of what they are called, no other record's."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from shnor_docs.model.base import Record
from shnor_docs.page.forms.filled import Filled, items_of, text_of
from shnor_docs.page.forms.shapes import ListOf, OwnId, RecordOf, fields_of, shape_at
from shnor_docs.page.forms.values import ROOT, value_of
from shnor_docs.russian.transliteration import latin
from shnor_docs.source.yaml.nodes import Mapping, Node, Path, find
from shnor_docs.source.yaml.writing import Data

MOST_LETTERS = 40
ELSEWHERE = {"items": ("roadmap", "groups"), "appendices": ("orders",)}
"""Lists whose ids are looked for beyond the list: in all that stands at the path."""


def record_of(path: Path) -> type[Record] | None:
    """The record that the items of a list are; None if they are something else, or no list is at the path."""
    shape = shape_at(ROOT, path)
    return shape.item.record if isinstance(shape, ListOf) and isinstance(shape.item, RecordOf) else None


def new_record(filled: Filled, path: Path, values: dict[str, str]) -> Data:
    """A record for the list at the path, with an id of its own and what is known of it already."""
    record = record_of(path)
    if record is None:
        return next(iter(values.values()), "")
    shapes = {name: field.shape for name, field in fields_of(record).items()}
    given: dict[str, Data] = {name: value_of(shapes[name], text) for name, text in values.items() if name in shapes}
    own = next((name for name, shape in shapes.items() if isinstance(shape, OwnId)), "")
    if not own:
        return given
    name = next(iter(values.values()), "") or path[-1]
    return {own: free_id(latin(str(name)), taken(filled, path, own)), **given}


def taken(filled: Filled, path: Path, own: str = "id") -> set[str]:
    """The ids that a new record of the list may not have."""
    root = ELSEWHERE.get(str(path[-1]), path)
    return set(_ids(filled.node(root), own)) if root != path else set(_own_ids(filled.node(path), own))


def _own_ids(node: Node | None, own: str) -> Iterator[str]:
    return (text_of(find(item, (own,))) for item in items_of(node))


def _ids(node: Node | None, own: str) -> Iterator[str]:
    for item in items_of(node):
        yield from _ids(item, own)
    if isinstance(node, Mapping):
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
