"""A record repeated: all it says, under ids that no other record has."""

from __future__ import annotations

from shnor_docs.page.forms.adding import ELSEWHERE, free_id, taken
from shnor_docs.page.forms.filled import Filled
from shnor_docs.source.yaml.nodes import Mapping, Node, Path, Scalar
from shnor_docs.source.yaml.writing import Data


def copied(filled: Filled, path: Path) -> Data:
    """The record at a path as a new one of its list; what it holds gets new ids where they count beyond a list."""
    node = filled.node(path)
    return _copied(node, taken(filled, path[:-1]), is_renamed=True) if node else None


def _copied(node: Node, used: set[str], *, is_renamed: bool) -> Data:
    if isinstance(node, Scalar):
        return None if node.is_blank else node.text
    if not isinstance(node, Mapping):
        return [_copied(item, used, is_renamed=is_renamed) for item in node.items]
    return {key.text: _value(key.text, value, used, is_renamed=is_renamed) for key, value in node.entries}


def _value(key: str, value: Node, used: set[str], *, is_renamed: bool) -> Data:
    if key == "id" and is_renamed and isinstance(value, Scalar) and value.text in used:
        used.add(found := free_id(value.text, used))
        return found
    return _copied(value, used, is_renamed=key in ELSEWHERE)
