"""The proof that a part is well-formed whatever the data: made once, of its template.

Values are printed escaped, so only the template's own text opens and closes elements. Every branch of a condition must
leave as much open as the others, every turn of a loop as much as it found; then so does the whole.

Text that is kept to be printed elsewhere (a macro, a captured block, a loop that calls itself) can be followed only if
it holds no markup, and what ``safe`` makes only if it is printed at once: a part with other text is looked at after
each rendering.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from jinja2 import nodes

_TAG = re.compile(r"<(?P<end>/?)(?P<name>[\w:.-]+)[^<>]*?(?P<empty>/?)>")
_SAFE = "safe"
_KEPT = (nodes.Macro, nodes.CallBlock, nodes.FilterBlock, nodes.AssignBlock)


class _Torn(Exception):
    def __init__(self, line: int) -> None:
        self.line = line


@dataclass(frozen=True, slots=True)
class Balance:
    """Whether a template holds together: the line that tears it, none if all is well; whether all was proven."""

    torn_line: int | None
    proven: bool


@dataclass(frozen=True, slots=True)
class _Open:
    """Elements that are open; of a tag that has begun and not ended its name, and a quote if a value is open in it."""

    elements: tuple[str, ...] = ()
    begun: str = ""


def _begun(tag: str) -> str:
    return tag.split('"', maxsplit=1)[0].rstrip(" =") + ' "' * (tag.count('"') % 2)


def balance(tree: nodes.Template, end: str) -> Balance:
    """The balance of a template's tree whose output ``end`` follows."""
    reader = _Reader()
    try:
        left = reader.all([*tree.body, nodes.Output([nodes.TemplateData(end)])], _Open())
    except _Torn as torn:
        return Balance(torn.line, reader.proven)
    reader.proven = reader.proven and _safe_is_printed(tree)
    return Balance(None if left == _Open() else reader.line, reader.proven)


@dataclass(slots=True)
class _Reader:
    proven: bool = True
    line: int = 0

    def all(self, body: Iterable[nodes.Node], opened: _Open) -> _Open:
        for node in body:
            opened = self.one(node, opened)
        return opened

    def one(self, node: nodes.Node, opened: _Open) -> _Open:
        match node:
            case nodes.Output():
                for piece in node.nodes:
                    opened = self.piece(piece, opened)
            case nodes.If():
                branches = [node.body, *(branch.body for branch in node.elif_), node.else_]
                return self.same([self.all(branch, opened) for branch in branches], node)
            case nodes.For():
                if node.recursive and _has_markup(node.body):
                    self.proven = False
                return self.same([opened, self.all(node.body, opened), self.all(node.else_, opened)], node)
            case nodes.Scope() | nodes.With() | nodes.ScopedEvalContextModifier():
                return self.all(node.body, opened)
            case _ if isinstance(node, _KEPT):
                if _has_markup(node.body):
                    self.proven = False
        return opened

    def same(self, found: list[_Open], node: nodes.Node) -> _Open:
        if any(one != found[0] for one in found):
            raise _Torn(node.lineno)
        return found[0]

    def piece(self, piece: nodes.Expr, opened: _Open) -> _Open:
        if isinstance(piece, nodes.TemplateData):
            return self.text(piece.data, piece.lineno or self.line, opened)
        return opened

    def text(self, data: str, line: int, opened: _Open) -> _Open:
        self.line = line
        elements, text, position = list(opened.elements), opened.begun + data, 0
        while (start := text.find("<", position)) >= 0:
            tag = _TAG.match(text, start)
            if tag is None:
                return _Open(tuple(elements), _begun(text[start:]))
            position = tag.end()
            if not tag["end"] and not tag["empty"]:
                elements.append(tag["name"])
            elif tag["end"] and (not elements or elements.pop() != tag["name"]):
                raise _Torn(line)
        return _Open(tuple(elements))


def _has_markup(body: Iterable[nodes.Node]) -> bool:
    return any("<" in data.data for node in body for data in node.find_all(nodes.TemplateData))


def _safe_is_printed(tree: nodes.Template) -> bool:
    """Whether the filter ``safe`` stands only at the end of tags that print."""
    printed = {id(piece) for output in tree.find_all(nodes.Output) for piece in output.nodes}
    named = any(const.value == _SAFE for const in tree.find_all(nodes.Const))
    return not named and all(id(one) in printed for one in tree.find_all(nodes.Filter) if one.name == _SAFE)
