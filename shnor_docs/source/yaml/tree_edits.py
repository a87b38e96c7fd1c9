"""Edits of a YAML tree: another text for a value, an entry or an item more or less, laid out as its siblings.

Each function takes the text and its tree and returns one edit; a path that the tree does not have is a
LookupError, for callers find their paths in the same tree.
"""

from __future__ import annotations

from collections.abc import Sequence as SequenceOf

from shnor_docs.source.text import Span
from shnor_docs.source.yaml.edits import Edit
from shnor_docs.source.yaml.folding import UNFOLDED, WIDTH, Folded, read_folded
from shnor_docs.source.yaml.nodes import Mapping, Node, Path, Scalar, Sequence, find
from shnor_docs.source.yaml.spans import (
    after_blanks,
    column,
    comments_start,
    has_parts,
    index_of,
    is_block,
    is_flow,
    layout_of,
    line_end,
    line_start,
    node_at,
    own_lines,
    parts,
    scalar_at,
    stands_alone,
    value_at,
)
from shnor_docs.source.yaml.writing import (
    Data,
    Layout,
    after_dash,
    after_key,
    block_source,
    entry_source,
    fits_block,
    flow_source,
    lines_source,
    scalar_source,
)


def replace_scalar(text: str, tree: Mapping, path: Path, new: str) -> Edit:
    """Another text in place of a scalar, quoted only as far as it has to be, in the lines that it had."""
    node, parent = node_at(tree, path), node_at(tree, path[:-1])
    if not isinstance(node, Scalar):
        raise LookupError(f"no scalar at {path}")
    layout = Layout(column(text, parent.start), flow=is_flow(parent))
    source = _scalar(text, node, layout, new)
    end = node.end
    if not is_flow(parent) and ("\n" in source or is_block(node)):
        old = scalar_at(text, node)
        end, source = old.end, old.replaced(source)
    return Edit(node.start, end, _ended(text, end, _before_blank(text, node) + source))


def replace_value(text: str, tree: Mapping, path: Path, value: Data) -> Edit:
    """Another value, of whatever kind, for a key or an item; in brackets where the old one was."""
    node, parent = node_at(tree, path), node_at(tree, path[:-1])
    if isinstance(node, Scalar) and isinstance(value, str):
        return replace_scalar(text, tree, path, value)
    if is_flow(parent) or (is_flow(node) and has_parts(node)):
        return Edit(node.start, node.end, _before_blank(text, node) + flow_source(value))
    old, layout = value_at(text, tree, path), layout_of(text, tree, parent)
    if stands_alone(parent, path[-1]):
        source = lines_source(value, layout)
    else:
        source = after_key(value, layout) if isinstance(parent, Mapping) else after_dash(value, layout)
    return Edit(old.start, old.end, _ended(text, old.end, old.replaced(source)))


def blank(text: str, tree: Mapping, path: Path) -> Edit:
    """Nothing in place of the value of a key; the key and the comment beside it stay."""
    parent = node_at(tree, path[:-1])
    if not isinstance(parent, Mapping) or parent.flow or stands_alone(parent, path[-1]):
        raise LookupError(f"no key in a line of its own at {path}")
    old = value_at(text, tree, path)
    return Edit(old.start, old.end, old.remark)


def insert_item(text: str, tree: Mapping, path: Path, index: int, value: Data) -> Edit:
    """An item more in the list at ``path``, before the one that has the index now."""
    return insert_items(text, tree, path, index, [value])


def insert_items(text: str, tree: Mapping, path: Path, index: int, values: SequenceOf[Data]) -> Edit:
    """Items more in the list at ``path``, before the one that has the index now."""
    node = node_at(tree, path)
    if not isinstance(node, Sequence) or not 0 <= index <= len(node.items):
        raise LookupError(f"no list with a place {index} at {path}")
    siblings = parts(text, node)
    if node.flow:
        return _insert_in_flow(node.start, siblings, index, ", ".join(map(flow_source, values)))
    layout = layout_of(text, tree, node)
    source = layout.padding.join(f"-{after_dash(value, layout)}" for value in values)
    return _insert_in_lines(text, siblings, index, source, layout)


def insert_entry(text: str, tree: Mapping, path: Path, key: str, value: Data, order: SequenceOf[str] = ()) -> Edit:
    """A key more in the mapping at ``path``: after those that the ``order`` of keys has before it, else at the end."""
    node = node_at(tree, path)
    if not isinstance(node, Mapping):
        raise LookupError(f"no mapping at {path}")
    layout, index = layout_of(text, tree, node), _place_of(key, node, order)
    if node.flow:
        source = f"{flow_source(key)}: {flow_source(value)}"
        return _insert_in_flow(node.start, parts(text, node), index, source)
    return _insert_in_lines(text, parts(text, node), index, entry_source(key, value, layout), layout)


def remove(text: str, tree: Mapping, path: Path) -> Edit:
    """Nothing in place of an entry or item and its comments: beside it and right above.

    Comments at the top of a file are about all of it and stay. A collection that loses its last part becomes ``[]``
    or ``{}``.
    """
    node_at(tree, path)
    parent = node_at(tree, path[:-1])
    siblings, index = parts(text, parent), index_of(parent, path[-1])
    if len(siblings) == 1:
        return _emptied(text, tree, path[:-1])
    if is_flow(parent):
        return _remove_between(siblings, index)
    lines = own_lines(text, siblings, index)
    return Edit(lines.start, after_blanks(text, lines.end), "") if lines else _remove_beside_dash(text, siblings)


def _scalar(text: str, node: Scalar, layout: Layout, new: str) -> str:
    """The source of a text in place of another: lines below a key keep their column."""
    if is_block(node) and not layout.flow and fits_block(new):
        lines = [line.rstrip("\r") for line in text[node.start : node.end].split("\n")][1:]
        depths = [len(line) - len(line.lstrip(" ")) for line in lines if line.strip(" ")]
        if depths and depths[0] > 0:
            return block_source(new, node.style, depths[0], _as_folded(node, lines, depths[0]))
    was_long = layout.column + node.end - node.start > WIDTH
    return scalar_source(new, layout, node.style, fold=not was_long)


def _as_folded(node: Scalar, lines: list[str], depth: int) -> Folded:
    """How the lines of a folded text are broken; nothing, if they mean more than their words."""
    was = read_folded([line[depth:].rstrip(" ") for line in lines])
    return was if node.style == ">" and was.text == node.text.rstrip("\n") else UNFOLDED


def _before_blank(text: str, node: Node) -> str:
    """What parts a value from its key where none stood: ``key:`` has no space yet, ``{key}`` no colon."""
    if not isinstance(node, Scalar) or not node.is_blank:
        return ""
    return " " if text[node.start - 1] in ":-" else ": "


def _ended(text: str, end: int, source: str) -> str:
    """Lines at the end of a file need its last line break: a block scalar there would lose its own."""
    return f"{source}\n" if end == len(text) and "\n" in source else source


def _place_of(key: str, node: Mapping, order: SequenceOf[str]) -> int:
    """After the last of the keys that come before it in the order; at the end, if the order does not know it."""
    if key not in order:
        return len(node.entries)
    earlier = order[: order.index(key)]
    return max((n for n, (other, _) in enumerate(node.entries, 1) if other.text in earlier), default=0)


def _insert_in_lines(text: str, siblings: list[Span], index: int, source: str, layout: Layout) -> Edit:
    if index == 0:
        lines = own_lines(text, siblings, 0)
        if lines:
            return Edit(lines.start, lines.start, f"{' ' * layout.column}{source}\n")
        return Edit(siblings[0].start, siblings[0].start, source + layout.padding)
    end = line_end(text, siblings[index - 1].end)
    return Edit(end, end, _ended(text, end, layout.padding + source))


def _insert_in_flow(start: int, siblings: list[Span], index: int, source: str) -> Edit:
    if not siblings:
        return Edit(start + 1, start + 1, source)
    if index == 0:
        return Edit(siblings[0].start, siblings[0].start, f"{source}, ")
    end = siblings[index - 1].end
    return Edit(end, end, f", {source}")


def _emptied(text: str, tree: Mapping, path: Path) -> Edit:
    node = node_at(tree, path)
    empty = "{}" if isinstance(node, Mapping) else "[]"
    owner = find(tree, path[:-1]) if path else None
    if owner is None or is_flow(owner) or is_flow(node) or stands_alone(owner, path[-1]):
        return Edit(node.start, node.end, empty)
    old = value_at(text, tree, path)
    return Edit(old.start, old.end, old.replaced(f" {empty}"))


def _remove_between(siblings: list[Span], index: int) -> Edit:
    if index + 1 < len(siblings):
        return Edit(siblings[index].start, siblings[index + 1].start, "")
    return Edit(siblings[index - 1].end, siblings[index].end, "")


def _remove_beside_dash(text: str, siblings: list[Span]) -> Edit:
    """The first part in the line of a dash: the next one takes its place, comments above it and all."""
    first, second = siblings[:2]
    start = line_start(text, second.start)
    comments = comments_start(text, start, first.end)
    indent = comments + len(text[comments:start]) - len(text[comments:start].lstrip(" "))
    return Edit(first.start, indent if comments < start else second.start, "")
