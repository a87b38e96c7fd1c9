"""The new text, built from the old nodes and what is marked on them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from shnor_docs.lifecycle.proving.marks import Marks, Span
from shnor_docs.lifecycle.proving.text import Node


def rebuilt(node: Node, marks: Marks) -> list[Node]:
    """What stands in place of a node, with what is added before and after it."""
    key = id(node)
    before, after = (_fitting(node, slot.get(key, ())) for slot in (marks.before, marks.after))
    core = _anew(node, marks.new[key]) if key in marks.new else _kept(node, marks)
    return [*before, *core, *after]


def _fitting(node: Node, content: Sequence[Node]) -> list[Node]:
    """Added content as siblings of a node: rows beside rows."""
    if node.kind in {"row", "group"}:
        return [row for table in content for row in table.children]
    return [*content]


def _anew(node: Node, content: tuple[Node, ...]) -> list[Node]:
    if node.kind == "section" and content:
        return [Node("section", content[0].printed, children=[*content[1:]])]
    if not content or node.kind in {"line", "table", "row", "group"}:
        return _fitting(node, content)
    return [replace(node, children=[*content], parent=None)]


def _kept(node: Node, marks: Marks) -> list[Node]:
    key = id(node)
    inner = [new for child in node.children for new in rebuilt(child, marks)]
    children = [*marks.own_after.get(key, ()), *inner, *marks.at_end.get(key, ())]
    if node.kind == "table":
        children = [row for child in children for row in (child.children if child.kind == "table" else [child])]
    if key in marks.own:
        return [*marks.own[key], *children]
    if key in marks.names:
        return [replace(node, text=marks.names[key], number="", children=children, parent=None)]
    return [replace(node, text=_reworded(node.text, marks.words.get(key, [])), children=children, parent=None)]


def _reworded(text: str, spans: Sequence[Span]) -> str:
    for start, end, new in sorted(spans, reverse=True):
        text = text[:start] + new + text[end:]
    return text
