"""Where the parts of a collection stand in a file, and how new ones are laid out beside them."""

from __future__ import annotations

import re
from typing import NamedTuple

from shnor_docs.source.text import LINE_BREAK, Span
from shnor_docs.source.yaml.nodes import Mapping, Node, Path, Scalar, Sequence, find, walk
from shnor_docs.source.yaml.writing import NAME, Layout

LINE_END = re.compile(r"(?=[\r\n])|\Z")
DASH = re.compile(r"(?:\s|#[^\r\n]*)*(?=-)")
COMMENT_LINES_BEFORE = re.compile(r"(?:(?<=\n)|(?<=\r)|\A)(?:[ \t]*#[^\r\n]*(?:\r\n|\n|\r))+\Z")
BLOCK_SIGN = re.compile(r"[|>][-+0-9]*")
BLANKS = re.compile(r"(?:[ \t]+(?:\r\n|\n|\r))*")
REMARK = re.compile(r"[ \t]+#[^\r\n]*")


class Old(NamedTuple):
    """What another source is written for: its span, and the comment in its first line, which is to stay."""

    start: int
    end: int
    remark: str = ""

    def replaced(self, source: str) -> str:
        """The source with the comment where a comment may stand."""
        first, line_break, rest = source.partition("\n")
        return f"{first}{self.remark}{line_break}{rest}"


def node_at(tree: Mapping, path: Path) -> Node:
    """The node at a path; LookupError if there is none."""
    node = find(tree, path)
    if node is None:
        raise LookupError(f"nothing at {path}")
    return node


def scalar_at(text: str, node: Scalar) -> Old:
    """A text with the comment that stands beside it; beside the sign of a block, if it is one."""
    if is_block(node):
        sign = BLOCK_SIGN.match(text, node.start)
        return Old(*node.span, _remark(text, sign.end() if sign else node.start))
    remark = _remark(text, node.end)
    return Old(node.start, node.end + len(remark), remark)


def value_at(text: str, tree: Mapping, path: Path) -> Old:
    """All that follows the key or the dash that a path ends with; LookupError if it ends with neither.

    Of a collection that goes on below its key the comment beside the key stays, those beside its parts are its own.
    """
    node, start = node_at(tree, path), _value_start(text, tree, path)
    is_below = LINE_BREAK.search(text, start, node.start) is not None
    head = _remark(text, start) if is_below else ""
    if isinstance(node, Scalar):
        old = scalar_at(text, node)
        return Old(start, old.end, head or old.remark)
    tail = _remark(text, node.end)
    return Old(start, node.end + len(tail), head or ("" if is_below and not node.flow else tail))


def _remark(text: str, offset: int) -> str:
    match = REMARK.match(text, offset)
    return match[0] if match else ""


def is_block(node: Node) -> bool:
    """Whether a text is written in lines below its key."""
    return isinstance(node, Scalar) and node.style in ("|", ">")


def _value_start(text: str, tree: Mapping, path: Path) -> int:
    parent = node_at(tree, path[:-1])
    if isinstance(parent, Sequence):
        start = parts(text, parent)[index_of(parent, path[-1])].start
        return start if parent.flow else start + 1
    entry = parent.entry(str(path[-1])) if isinstance(parent, Mapping) else None
    assert entry is not None
    return entry[1].start if stands_alone(parent, path[-1]) else text.index(":", entry[0].end) + 1


def stands_alone(parent: Node, key: object) -> bool:
    """Whether the value under a key has a file of its own, in which the key is not written."""
    entry = parent.entry(str(key)) if isinstance(parent, Mapping) else None
    return entry is not None and bool(entry[0].text) and entry[0].start == entry[0].end


def parts(text: str, node: Node) -> list[Span]:
    """Spans of a collection's entries, keys included, or of its items, dashes included."""
    if isinstance(node, Mapping):
        return [Span(key.start, max(key.end, value.end)) for key, value in node.entries]
    if isinstance(node, Sequence) and not node.flow:
        return _dashed(text, node)
    return [item.span for item in node.items] if isinstance(node, Sequence) else []


def _dashed(text: str, node: Sequence) -> list[Span]:
    found, end = [], node.start
    for item in node.items:
        dash = DASH.match(text, end)
        found.append(Span(dash.end() if dash else item.start, item.end))
        end = item.end
    return found


def index_of(parent: Node, step: object) -> int:
    """The place of a step among the parts of its collection."""
    if isinstance(parent, Mapping):
        return next(i for i, (key, _) in enumerate(parent.entries) if key.text == str(step))
    return step % len(parent.items) if isinstance(parent, Sequence) and isinstance(step, int) else 0


def own_lines(text: str, siblings: list[Span], index: int) -> Span | None:
    """The lines of a part with the comments right above it; None if it does not begin its line.

    Comments at the top of a file are about all of it.
    """
    part = siblings[index]
    start = line_start(text, part.start)
    if text[start : part.start].strip(" "):
        return None
    end = line_end(text, part.end)
    line_break = LINE_BREAK.match(text, end)
    first = comments_start(text, start, siblings[index - 1].end if index else None)
    return Span(first, line_break.end() if line_break else end)


def comments_start(text: str, start: int, after: int | None) -> int:
    """Where the comment lines right above a line begin; those up to ``after`` may be lines of a text."""
    line_break = None if after is None else LINE_BREAK.match(text, line_end(text, after))
    first = line_break.end() if line_break else 0
    match = COMMENT_LINES_BEFORE.search(text[first:start])
    is_top = match is None or not text[: first + match.start()].strip()
    return start if match is None or is_top else first + match.start()


def after_blanks(text: str, start: int) -> int:
    """The first line that is not made of blanks: below a block scalar they would become a part of it."""
    match = BLANKS.match(text, start)
    return match.end() if match else start


def layout_of(text: str, tree: Mapping, collection: Node) -> Layout:
    """How a new part of a collection is to be written: as its siblings and the rest of the file are."""
    step, brackets = _habits(text, tree)
    return Layout(column(text, collection.start), step, is_flow(collection), brackets)


def _habits(text: str, tree: Mapping) -> tuple[int, bool]:
    """How far this file indents the dashes of a list under its key, and whether it writes ids in brackets."""
    step, brackets = None, None
    for node in walk(tree):
        for key, value in node.entries if isinstance(node, Mapping) and not node.flow else ():
            if isinstance(value, Sequence) and value.items:
                if not value.flow and step is None:
                    step = max(0, column(text, value.start) - column(text, key.start))
                if brackets is None and (value.flow or _has_names(value)):
                    brackets = value.flow
        if brackets is not None and step is not None:
            break
    return step or 0, brackets is not False


def _has_names(node: Sequence) -> bool:
    return all(isinstance(item, Scalar) and NAME.fullmatch(item.text) for item in node.items)


def is_flow(node: Node) -> bool:
    """Whether a collection is written in brackets or braces."""
    return not isinstance(node, Scalar) and node.flow


def has_parts(node: Node) -> bool:
    """Whether there is anything in a collection."""
    return bool(node.entries if isinstance(node, Mapping) else isinstance(node, Sequence) and node.items)


def line_end(text: str, offset: int) -> int:
    """Where the line of an offset ends, its line break excluded."""
    match = LINE_END.search(text, offset)
    return match.start() if match else len(text)


def line_start(text: str, offset: int) -> int:
    """Where the line of an offset begins."""
    return max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1


def column(text: str, offset: int) -> int:
    """The 0-based column of an offset."""
    return offset - line_start(text, offset)
