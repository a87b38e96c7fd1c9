"""How much work one turn of a loop or one call of a macro may be, told from its body before anything runs."""

from __future__ import annotations

from collections.abc import Iterable

from jinja2 import nodes

_STEPS_OF_READING = 3


def work_of(body: Iterable[nodes.Node]) -> int:
    """What one turn of a loop or one call may evaluate; inner loops and macros count themselves."""
    return sum(_steps(child) + work_of(_own(child)) for child in body)


def _steps(node: nodes.Node) -> int:
    if isinstance(node, nodes.Filter | nodes.Test | nodes.Getattr | nodes.Getitem):
        return _STEPS_OF_READING
    return int(isinstance(node, nodes.Expr))


def _own(node: nodes.Node) -> Iterable[nodes.Node]:
    if isinstance(node, nodes.For | nodes.Macro | nodes.CallBlock):
        return ()
    return node.iter_child_nodes()
