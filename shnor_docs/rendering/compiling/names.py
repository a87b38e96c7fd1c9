"""The names a template takes from its context, how and on what condition."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from jinja2 import nodes

from shnor_docs.rendering.compiling.paths import ITEM, Path, Scope, is_item, path_of, targets

_MEASURES = frozenset({"length", "count"})


@dataclass(frozen=True, slots=True)
class Condition:
    """A value that must be filled, or empty, for a tag to run."""

    path: Path
    filled: bool


@dataclass(frozen=True, slots=True)
class Use:
    """One use of a name: its path, its tag's source line, how it is used.

    ``guarded`` by ``is defined`` or ``default``, it may be missing; ``printed``, it may reach the page, alone or in
    some expression; ``whole``, printed as it is, it should be a plain value. ``when`` it is used, as far as that is
    plain: other conditions are taken to hold.
    """

    path: Path
    line: int
    guarded: bool = False
    is_loop: bool = False
    printed: bool = False
    whole: bool = False
    when: tuple[Condition, ...] = ()


def used_names(tree: nodes.Template) -> list[Use]:
    """Every use of a context name in a parsed part, in order."""
    return list(_body(tree.body, {}))


def loop_names(tree: nodes.Template) -> frozenset[str]:
    """Names that loops make, their variables and what they set: outside they mean nothing."""
    loops = list(tree.find_all(nodes.For))
    assigned = [assign for loop in loops for assign in loop.find_all(nodes.Assign)]
    named = [loop.target for loop in loops] + [assign.target for assign in assigned]
    return frozenset(name.name for target in named for name in targets(target))


def _body(body: list[nodes.Node], outer: Scope) -> Iterator[Use]:
    scope = dict(outer)
    for node in body:
        yield from _statement(node, scope)


def _statement(node: nodes.Node, scope: dict[str, Path | None]) -> Iterator[Use]:  # noqa: PLR0912 - a case each
    match node:
        case nodes.For():
            yield from _loop(node, scope)
        case nodes.If():
            yield from _choice(node, scope)
        case nodes.Assign():
            yield from _expression(node.node, scope, printed=True)
            for name in targets(node.target):
                scope[name.name] = path_of(node.node, scope)
        case nodes.AssignBlock():
            yield from _body(node.body, scope)
            scope.update({name.name: None for name in targets(node.target)})
        case nodes.Macro():
            scope[node.name] = None
            yield from _routine(node, scope)
        case nodes.CallBlock():
            yield from _expression(node.call, scope, printed=True)
            yield from _routine(node, scope)
        case nodes.With():
            inner = dict(scope)
            for target, value in zip(node.targets, node.values, strict=True):
                yield from _expression(value, scope, printed=True)
                inner.update({name.name: path_of(value, scope) for name in targets(target)})
            yield from _body(node.body, inner)
        case nodes.FilterBlock() | nodes.Scope() | nodes.ScopedEvalContextModifier():
            yield from _body(node.body, scope)
        case nodes.Output():
            for value in node.nodes:
                yield from _output(value, scope)
        case _:
            for child in node.iter_child_nodes():
                yield from _expression(child, scope, printed=True)


def _output(node: nodes.Expr, scope: Scope) -> Iterator[Use]:
    path = None if isinstance(node, nodes.Filter) else path_of(node, scope)
    if path is not None:
        yield Use(path, node.lineno, whole=True)
    yield from _expression(node, scope, printed=True)


def _choice(node: nodes.If, scope: dict[str, Path | None]) -> Iterator[Use]:
    """The bodies of a condition, each when its test holds and those before it do not."""
    refused: tuple[Condition, ...] = ()
    for one in (node, *node.elif_):
        yield from _when(refused, _expression(one.test, scope))
        yield from _when((*refused, *_conditions(one.test, scope, True)), _in_place(one.body, scope))
        refused += _conditions(one.test, scope, False)
    yield from _when(refused, _in_place(node.else_, scope))


def _when(conditions: tuple[Condition, ...], uses: Iterable[Use]) -> Iterator[Use]:
    return (replace(use, when=(*conditions, *use.when)) if conditions else use for use in uses)


def _conditions(test: nodes.Node, scope: Scope, holds: bool) -> tuple[Condition, ...]:
    """What must be filled or empty for a test to come out so; nothing where it cannot be told."""
    match test:
        case nodes.Not(node=inner):
            return _conditions(inner, scope, not holds)
        case nodes.And(left=left, right=right) if holds:
            return _conditions(left, scope, True) + _conditions(right, scope, True)
        case nodes.Or(left=left, right=right) if not holds:
            return _conditions(left, scope, False) + _conditions(right, scope, False)
    path = path_of(test, scope) if not isinstance(test, nodes.Filter) else None
    return () if path is None or any(map(is_item, path)) else (Condition(path, holds),)


def _in_place(body: list[nodes.Node], scope: dict[str, Path | None]) -> Iterator[Use]:
    """The body of a condition: what it sets is seen after it."""
    for node in body:
        yield from _statement(node, scope)


def _loop(node: nodes.For, scope: dict[str, Path | None]) -> Iterator[Use]:
    items, is_followed = path_of(node.iter, scope), isinstance(node.target, nodes.Name)
    yield from _expression(node.iter, scope, printed=items is None or not is_followed)
    if items is not None:
        yield Use(items, node.iter.lineno, is_loop=True)
    inner: dict[str, Path | None] = {**scope, "loop": None}
    for name in targets(node.target):
        inner[name.name] = (*items, ITEM) if items is not None and is_followed else None
    if node.test is not None:
        yield from _expression(node.test, inner)
    yield from _when(_conditions(node.iter, scope, True), _body(node.body, inner))
    yield from _body(node.else_, scope)


def _routine(node: nodes.Macro | nodes.CallBlock, scope: dict[str, Path | None]) -> Iterator[Use]:
    for default in node.defaults:
        yield from _expression(default, scope, printed=True)
    own: dict[str, Path | None] = {argument.name: None for argument in node.args}
    yield from _body(node.body, {**scope, **own, "caller": None, "varargs": None, "kwargs": None})


def _expression(node: nodes.Node, scope: Scope, *, guarded: bool = False, printed: bool = False) -> Iterator[Use]:
    path = path_of(node, scope)
    if path is not None:
        yield Use(path, node.lineno, guarded, printed=printed)
        if not isinstance(node, nodes.Filter):
            yield from _indexes(node, scope)
            return
    guarding = (isinstance(node, nodes.Test) and node.name in ("defined", "undefined")) or (
        isinstance(node, nodes.Filter) and node.name in ("default", "d")
    )
    printed = printed and not _only_asks(node)
    for child in node.iter_child_nodes():
        asked = isinstance(node, nodes.CondExpr) and child is node.test
        conditions = _taken(node, child, scope)
        yield from _when(conditions, _expression(child, scope, guarded=guarding, printed=printed and not asked))


def _only_asks(node: nodes.Node) -> bool:
    """Whether an expression prints only an answer about its value, not the value."""
    return isinstance(node, nodes.Test | nodes.Compare | nodes.Not) or (
        isinstance(node, nodes.Filter) and node.name in _MEASURES
    )


def _taken(node: nodes.Node, child: nodes.Node, scope: Scope) -> tuple[Condition, ...]:
    """On what condition an expression takes the value of a part of it: ``b`` of ``a or b``."""
    match node:
        case nodes.CondExpr(test=test, expr1=first) if child is not test:
            return _conditions(test, scope, child is first)
        case nodes.Or(left=left, right=right) if child is right:
            return _conditions(left, scope, False)
        case nodes.And(left=left, right=right) if child is right:
            return _conditions(left, scope, True)
    return ()


def _indexes(node: nodes.Node, scope: Scope) -> Iterator[Use]:
    """Names used inside the square brackets of a path."""
    while isinstance(node, nodes.Getattr | nodes.Getitem):
        if isinstance(node, nodes.Getitem):
            yield from _expression(node.arg, scope)
        node = node.node
