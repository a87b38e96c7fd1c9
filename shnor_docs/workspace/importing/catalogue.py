"""The catalogue of indicators with entries more."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from shnor_docs.importing.tables.known import Entry
from shnor_docs.source.text import BOM, SourceText
from shnor_docs.source.yaml import nodes
from shnor_docs.source.yaml.edits import Edit, edited
from shnor_docs.source.yaml.tree import read_tree
from shnor_docs.source.yaml.tree_edits import insert_entry, insert_items
from shnor_docs.source.yaml.writing import Layout, after_key

_LIST = "indicators"


def with_entries(catalogue: bytes | None, entries: Sequence[Entry]) -> bytes:
    """The bytes of the catalogue with the entries at its end."""
    data = catalogue if catalogue is not None else b"schema_version: 1\n"
    if not entries:
        return data
    has_mark = data.startswith(BOM)
    text = data.removeprefix(BOM).decode()
    tree, _ = read_tree(SourceText(Path(), "", text))
    return data if tree is None else BOM * has_mark + edited(text, [_edit(text, tree, entries)]).encode()


def _edit(text: str, tree: nodes.Mapping, entries: Sequence[Entry]) -> Edit:
    found = tree.entry(_LIST)
    if found is None:
        return insert_entry(text, tree, (), _LIST, list(entries))
    name, node = found
    if isinstance(node, nodes.Sequence) and node.items and not node.flow:
        return insert_items(text, tree, (_LIST,), len(node.items), list(entries))
    end = "\n" if node.end == len(text) else ""
    return Edit(text.index(":", name.end) + 1, node.end, after_key(list(entries), Layout()) + end)
