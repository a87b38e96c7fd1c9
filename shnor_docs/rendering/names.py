"""The names a template takes from its context, as paths through records and lists."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from jinja2 import nodes

Path = tuple[str, ...]
"""Steps from the context to a value; :data:`ITEM` steps into a list."""
ITEM = "[]"

_SAME_ITEMS = frozenset(
    {
        "list",
        "sort",
        "reverse",
        "unique",
        "select",
        "reject",
        "selectattr",
        "rejectattr",
        "default",
        "d",
        "safe",
    }
)
_ONE_ITEM = frozenset({"first", "last", "min", "max", "random"})


@dataclass(frozen=True, slots=True)
class Use:
    """One use of a name: its path, its tag's source line, how it is used.

    ``guarded`` by ``is defined`` or ``default``, it may be missing; ``printed`` as it is, it should be a plain value.
    """

    path: Path
    line: int
    guarded: bool = False
    is_loop: bool = False
    printed: bool = False


Scope = Mapping[str, Path | None]
"""Local names: the path each stands for, or none for a value that the template made itself."""


def used_names(tree: nodes.Template) -> list[Use]:
    """Every use of a context name in a parsed part, in order."""
    return list(_body(tree.body, {}))


def loop_names(tree: nodes.Template) -> frozenset[str]:
    """Names that loops make, their variables and what they set: outside they mean nothing."""
    loops = list(tree.find_all(nodes.For))
    assigned = [assign for loop in loops for assign in loop.find_all(nodes.Assign)]
    targets = [loop.target for loop in loops] + [assign.target for assign in assigned]
    return frozenset(name.name for target in targets for name in _targets(target))


def _body(body: list[nodes.Node], outer: Scope) -> Iterator[Use]:
    scope = dict(outer)
    for node in body:
        yield from _statement(node, scope)


def _statement(node: nodes.Node, scope: dict[str, Path | None]) -> Iterator[Use]:  # noqa: PLR0912 - a case each
    match node:
        case nodes.For():
            yield from _loop(node, scope)
        case nodes.If():
            yield from _expression(node.test, scope)
            for part in (node.body, *(one.body for one in node.elif_), node.else_):
                yield from _in_place(part, scope)
            for one in node.elif_:
                yield from _expression(one.test, scope)
        case nodes.Assign():
            yield from _expression(node.node, scope)
            for name in _targets(node.target):
                scope[name.name] = _path(node.node, scope)
        case nodes.AssignBlock():
            yield from _body(node.body, scope)
            scope.update({name.name: None for name in _targets(node.target)})
        case nodes.Macro():
            scope[node.name] = None
            yield from _routine(node, scope)
        case nodes.CallBlock():
            yield from _expression(node.call, scope)
            yield from _routine(node, scope)
        case nodes.With():
            inner = dict(scope)
            for target, value in zip(node.targets, node.values, strict=True):
                yield from _expression(value, scope)
                inner.update({name.name: _path(value, scope) for name in _targets(target)})
            yield from _body(node.body, inner)
        case nodes.FilterBlock() | nodes.Scope() | nodes.ScopedEvalContextModifier():
            yield from _body(node.body, scope)
        case nodes.Output():
            for value in node.nodes:
                yield from _printed(value, scope)
        case _:
            for child in node.iter_child_nodes():
                yield from _expression(child, scope)


def _printed(node: nodes.Expr, scope: Scope) -> Iterator[Use]:
    path = None if isinstance(node, nodes.Filter) else _path(node, scope)
    if path is not None:
        yield Use(path, node.lineno, printed=True)
    yield from _expression(node, scope)


def _in_place(body: list[nodes.Node], scope: dict[str, Path | None]) -> Iterator[Use]:
    """The body of a condition: what it sets is seen after it."""
    for node in body:
        yield from _statement(node, scope)


def _loop(node: nodes.For, scope: dict[str, Path | None]) -> Iterator[Use]:
    yield from _expression(node.iter, scope)
    items = _path(node.iter, scope)
    if items is not None:
        yield Use(items, node.iter.lineno, is_loop=True)
    inner: dict[str, Path | None] = {**scope, "loop": None}
    for name in _targets(node.target):
        inner[name.name] = (*items, ITEM) if items is not None and isinstance(node.target, nodes.Name) else None
    if node.test is not None:
        yield from _expression(node.test, inner)
    yield from _body(node.body, inner)
    yield from _body(node.else_, scope)


def _routine(node: nodes.Macro | nodes.CallBlock, scope: dict[str, Path | None]) -> Iterator[Use]:
    for default in node.defaults:
        yield from _expression(default, scope)
    own: dict[str, Path | None] = {argument.name: None for argument in node.args}
    yield from _body(node.body, {**scope, **own, "caller": None, "varargs": None, "kwargs": None})


def _expression(node: nodes.Node, scope: Scope, *, guarded: bool = False) -> Iterator[Use]:
    path = _path(node, scope)
    if path is not None:
        yield Use(path, node.lineno, guarded)
        if not isinstance(node, nodes.Filter):
            yield from _indexes(node, scope)
            return
    guarding = (isinstance(node, nodes.Test) and node.name in ("defined", "undefined")) or (
        isinstance(node, nodes.Filter) and node.name in ("default", "d")
    )
    for child in node.iter_child_nodes():
        yield from _expression(child, scope, guarded=guarding)


def _indexes(node: nodes.Node, scope: Scope) -> Iterator[Use]:
    """Names used inside the square brackets of a path."""
    while isinstance(node, nodes.Getattr | nodes.Getitem):
        if isinstance(node, nodes.Getitem):
            yield from _expression(node.arg, scope)
        node = node.node


def _path(node: nodes.Node, scope: Scope) -> Path | None:
    """The path an expression follows from the context, or none if it is computed."""
    match node:
        case nodes.Name(name=name, ctx="load"):
            return scope.get(name, (name,))
        case nodes.Getattr(node=inner, attr=attr):
            return _joined(_path(inner, scope), attr)
        case nodes.Getitem(node=inner, arg=nodes.Const(value=str(key))):
            return _joined(_path(inner, scope), key)
        case nodes.Getitem(node=inner, arg=nodes.Slice()):
            return _path(inner, scope)
        case nodes.Getitem(node=inner):
            return _joined(_path(inner, scope), ITEM)
        case nodes.Filter(node=nodes.Expr() as inner, name=name) if name in _SAME_ITEMS:
            return _path(inner, scope) if name not in ("default", "d") else None
        case nodes.Filter(node=nodes.Expr() as inner, name=name) if name in _ONE_ITEM:
            return _joined(_path(inner, scope), ITEM)
    return None


def _joined(path: Path | None, step: str) -> Path | None:
    return None if path is None else (*path, step)


def _targets(target: nodes.Node) -> Iterator[nodes.Name]:
    if isinstance(target, nodes.Name):
        yield target
    else:
        yield from target.find_all(nodes.Name)
