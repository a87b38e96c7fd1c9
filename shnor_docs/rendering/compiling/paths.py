"""Paths from a template's context to a value, through records and lists."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from jinja2 import nodes

Path = tuple[str, ...]
"""Steps from the context to a value; :data:`ITEM` steps into a list, «[0]» to its first item."""
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
_ONE_ITEM = {"first": "[0]", "last": "[-1]", "min": ITEM, "max": ITEM, "random": ITEM}

Scope = Mapping[str, Path | None]
"""Local names: the path each stands for, or none for a value that the template made itself."""


def path_of(node: nodes.Node, scope: Scope) -> Path | None:
    """The path an expression follows from the context, or none if it is computed."""
    match node:
        case nodes.Name(name=name, ctx="load"):
            return scope.get(name, (name,))
        case nodes.Getattr(node=inner, attr=attr):
            return _joined(path_of(inner, scope), attr)
        case nodes.Getitem(node=inner, arg=nodes.Slice()):
            return path_of(inner, scope)
        case nodes.Getitem(node=inner, arg=key):
            return _joined(path_of(inner, scope), _step(key))
        case nodes.Filter(node=nodes.Expr() as inner, name=name) if name in _SAME_ITEMS:
            return path_of(inner, scope) if name not in ("default", "d") else None
        case nodes.Filter(node=nodes.Expr() as inner, name=name) if name in _ONE_ITEM:
            return _joined(path_of(inner, scope), _ONE_ITEM[name])
    return None


def is_item(step: str) -> bool:
    """Whether a step leads into a list."""
    return step.startswith("[")


def _step(key: nodes.Expr) -> str:
    """The step of square brackets: a name, the number of an item, or any item."""
    match key:
        case nodes.Const(value=str(name)):
            return name
        case nodes.Const(value=int(index)):
            return f"[{index}]"
        case nodes.Neg(node=nodes.Const(value=int(index))):
            return f"[-{index}]"
    return ITEM


def _joined(path: Path | None, step: str) -> Path | None:
    return None if path is None else (*path, step)


def targets(target: nodes.Node) -> Iterator[nodes.Name]:
    """The names that a loop or an assignment gives."""
    if isinstance(target, nodes.Name):
        yield target
    else:
        yield from target.find_all(nodes.Name)
