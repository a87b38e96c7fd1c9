"""Edits of a YAML tree: another text for a value, an entry or an item more or less, laid out as its siblings.

Each function takes the text and its tree and returns one edit; a path that the tree does not have is a
LookupError, for callers find their paths in the same tree.
"""

from __future__ import annotations

import re

from shnor_docs.source.text import LINE_BREAK, Span
from shnor_docs.source.yaml.edits import Edit
from shnor_docs.source.yaml.nodes import Mapping, Node, Path, Scalar, Sequence, find, walk
from shnor_docs.source.yaml.writing import (
    INDENT,
    Data,
    Layout,
    after_dash,
    after_key,
    entry_source,
    flow_source,
    scalar_source,
)

LINE_END = re.compile(r"(?=[\r\n])|\Z")
DASH = re.compile(r"(?:\s|#[^\r\n]*)*(?=-)")
COMMENT_LINES_BEFORE = re.compile(r"(?:(?<=\n)|(?<=\r)|\A)(?:[ \t]*#[^\r\n]*(?:\r\n|\n|\r))+\Z")


def replace_scalar(text: str, tree: Mapping, path: Path, new: str) -> Edit:
    """Another text in place of a scalar, quoted only as far as it has to be."""
    node, parent = _node(tree, path), _node(tree, path[:-1])
    if not isinstance(node, Scalar):
        raise LookupError(f"no scalar at {path}")
    ends_line = LINE_END.match(text, node.end) is not None
    source = scalar_source(new, _layout(text, tree, parent), node.style, block=ends_line)
    return Edit(node.start, node.end, _ended(text, node.end, _before_blank(text, node) + source))


def replace_value(text: str, tree: Mapping, path: Path, value: Data) -> Edit:
    """Another value, of whatever kind, under a key; in brackets where the old one was."""
    node, parent = _node(tree, path), _node(tree, path[:-1])
    if isinstance(node, Scalar) and isinstance(value, str):
        return replace_scalar(text, tree, path, value)
    entry = parent.entry(str(path[-1])) if isinstance(parent, Mapping) else None
    if entry is None:
        raise LookupError(f"no key at {path}")
    if not isinstance(node, Scalar) and node.flow:
        return Edit(node.start, node.end, flow_source(value))
    source = after_key(value, _layout(text, tree, parent))
    return Edit(text.index(":", entry[0].end) + 1, node.end, _ended(text, node.end, source))


def move_item(text: str, tree: Mapping, path: Path, target: Path, index: int) -> tuple[Edit, Edit]:
    """An item with its comments taken to another place of its list, or of another one: before what has the index now.

    Raises:
        LookupError: the lists are not written in lines of one indentation, or the item is alone in its list.
    """
    taken, home, goal = remove(text, tree, path), _node(tree, path[:-1]), _node(tree, target)
    lines = text[taken.start : taken.end]
    if not isinstance(home, Sequence) or not isinstance(goal, Sequence) or home.flow or goal.flow or not goal.items:
        raise LookupError(f"no lists in lines at {path} and {target}")
    if (
        len(home.items) < 2
        or not lines.endswith(("\n", "\r"))
        or _column(text, home.start) != _column(text, goal.start)
    ):
        raise LookupError(f"{path} cannot be moved as it is written")
    place = _before(text, goal, index)
    return taken, Edit(place, place, lines.replace("\r\n", "\n").replace("\r", "\n"))


def _before(text: str, node: Sequence, index: int) -> int:
    """Where the lines of an item begin, its comments included; after the last one, where its last line ends."""
    parts = _dashed(text, node)
    if index < len(parts):
        start = _line_start(text, parts[index].start)
        if text[start : parts[index].start].strip(" "):
            raise LookupError("the item does not begin its line")
        return start if index == 0 else _comments_start(text, start)
    line_break = LINE_BREAK.match(text, _line_end(text, parts[-1].end))
    if line_break is None:
        raise LookupError("the last line of the file has no end")
    return line_break.end()


def insert_item(text: str, tree: Mapping, path: Path, index: int, value: Data) -> Edit:
    """An item more in the list at ``path``, before the one that has the index now."""
    node = _node(tree, path)
    if not isinstance(node, Sequence) or not 0 <= index <= len(node.items):
        raise LookupError(f"no list with a place {index} at {path}")
    if node.flow:
        return _insert_in_flow(node.start, [item.span for item in node.items], index, flow_source(value))
    layout = _layout(text, tree, node)
    item = f"-{after_dash(value, layout)}"
    if index == 0:
        return Edit(node.start, node.start, item + layout.padding)
    end = _line_end(text, node.items[index - 1].end)
    return Edit(end, end, _ended(text, end, layout.padding + item))


def replace_item(text: str, tree: Mapping, path: Path, value: Data) -> Edit:
    """Another value in place of an item of a list; the comments above it stay."""
    node, index = _node(tree, path[:-1]), path[-1]
    if not isinstance(node, Sequence) or not isinstance(index, int) or not 0 <= index < len(node.items):
        raise LookupError(f"no item at {path}")
    if node.flow:
        return Edit(node.items[index].start, node.items[index].end, flow_source(value))
    part = _dashed(text, node)[index]
    return Edit(part.start, part.end, _ended(text, part.end, f"-{after_dash(value, _layout(text, tree, node))}"))


def insert_entry(text: str, tree: Mapping, path: Path, key: str, value: Data) -> Edit:
    """A key more at the end of the mapping at ``path``."""
    node = _node(tree, path)
    if not isinstance(node, Mapping):
        raise LookupError(f"no mapping at {path}")
    layout = _layout(text, tree, node)
    if node.flow:
        source = f"{flow_source(key)}: {flow_source(value)}"
        return _insert_in_flow(node.start, _parts(text, node), len(node.entries), source)
    end = _line_end(text, node.end)
    return Edit(end, end, _ended(text, end, layout.padding + entry_source(key, value, layout)))


def remove(text: str, tree: Mapping, path: Path) -> Edit:
    """Nothing in place of an entry or item and its comments: beside it and, unless it is first, right above.

    Comments above a first entry head the whole list or file and stay. A collection that loses its last part
    becomes ``[]`` or ``{}``.
    """
    _node(tree, path)
    parent = _node(tree, path[:-1])
    parts = _parts(text, parent)
    if len(parts) == 1:
        return _emptied(text, tree, path[:-1])
    index = _index(parent, path[-1])
    if isinstance(parent, Scalar) or parent.flow:
        return _remove_between(parts, index)
    start = parts[index].start
    line_start = _line_start(text, start)
    if text[line_start:start].strip(" "):
        return Edit(start, parts[index + 1].start, "")
    return _remove_lines(text, line_start if index == 0 else _comments_start(text, line_start), parts[index].end)


def _node(tree: Mapping, path: Path) -> Node:
    node = find(tree, path)
    if node is None:
        raise LookupError(f"nothing at {path}")
    return node


def _layout(text: str, tree: Mapping, collection: Node) -> Layout:
    flow = not isinstance(collection, Scalar) and collection.flow
    return Layout(_column(text, collection.start), _list_step(text, tree), flow)


def _list_step(text: str, tree: Mapping) -> int:
    """How far this file indents the dashes of a list under its key."""
    for node in walk(tree):
        for key, value in node.entries if isinstance(node, Mapping) and not node.flow else ():
            if isinstance(value, Sequence) and not value.flow:
                return max(0, _column(text, value.start) - _column(text, key.start))
    return INDENT


def _before_blank(text: str, node: Scalar) -> str:
    """What parts a value from its key where none stood: ``key:`` has no space yet, ``{key}`` no colon."""
    if not node.is_blank:
        return ""
    return " " if text[node.start - 1] in ":-" else ": "


def _ended(text: str, end: int, source: str) -> str:
    """Lines at the end of a file need its last line break: a block scalar there would lose its own."""
    return f"{source}\n" if end == len(text) and "\n" in source else source


def _insert_in_flow(start: int, parts: list[Span], index: int, source: str) -> Edit:
    if not parts:
        return Edit(start + 1, start + 1, source)
    if index == 0:
        return Edit(parts[0].start, parts[0].start, f"{source}, ")
    end = parts[index - 1].end
    return Edit(end, end, f", {source}")


def _parts(text: str, node: Node) -> list[Span]:
    """Spans of a collection's entries, keys included, or of its items, dashes included."""
    if isinstance(node, Mapping):
        return [Span(key.start, max(key.end, value.end)) for key, value in node.entries]
    if isinstance(node, Sequence) and not node.flow:
        return _dashed(text, node)
    return [item.span for item in node.items] if isinstance(node, Sequence) else []


def _dashed(text: str, node: Sequence) -> list[Span]:
    parts, end = [], node.start
    for item in node.items:
        dash = DASH.match(text, end)
        parts.append(Span(dash.end() if dash else item.start, item.end))
        end = item.end
    return parts


def _index(parent: Node, step: object) -> int:
    if isinstance(parent, Mapping):
        return next(i for i, (key, _) in enumerate(parent.entries) if key.text == str(step))
    return step % len(parent.items) if isinstance(parent, Sequence) and isinstance(step, int) else 0


def _emptied(text: str, tree: Mapping, path: Path) -> Edit:
    node = _node(tree, path)
    empty = "{}" if isinstance(node, Mapping) else "[]"
    owner = find(tree, path[:-1]) if path else None
    if isinstance(owner, Mapping) and (entry := owner.entry(str(path[-1]))):
        colon = text.index(":", entry[0].end)
        return Edit(colon + 1, node.end, f" {empty}")
    return Edit(node.start, node.end, empty)


def _remove_between(parts: list[Span], index: int) -> Edit:
    if index + 1 < len(parts):
        return Edit(parts[index].start, parts[index + 1].start, "")
    return Edit(parts[index - 1].end, parts[index].end, "")


def _remove_lines(text: str, start: int, end: int) -> Edit:
    """Whole lines with their line break; at the end of a file without one, the line break before them."""
    line_end = _line_end(text, end)
    after = re.compile(r"\r\n|\n|\r").match(text, line_end)
    if after:
        return Edit(start, after.end(), "")
    before = len(text[:start].removesuffix("\n").removesuffix("\r"))
    return Edit(before, line_end, "")


def _comments_start(text: str, line_start: int) -> int:
    match = COMMENT_LINES_BEFORE.search(text[:line_start])
    return match.start() if match else line_start


def _line_end(text: str, offset: int) -> int:
    match = LINE_END.search(text, offset)
    return match.start() if match else len(text)


def _line_start(text: str, offset: int) -> int:
    return max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1


def _column(text: str, offset: int) -> int:
    return offset - _line_start(text, offset)
