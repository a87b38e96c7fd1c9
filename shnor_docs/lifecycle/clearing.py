"""What a new period does not take over: approvals, actual values, execution, what it has no room for."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from decimal import Decimal

from shnor_docs.lifecycle.shift import Shift
from shnor_docs.model.period import Period
from shnor_docs.model.places import Path
from shnor_docs.model.program import Program
from shnor_docs.model.roadmap import Item
from shnor_docs.model.table import Column
from shnor_docs.source.programs import wrapped
from shnor_docs.source.text import SourceText
from shnor_docs.source.yaml.edits import edited
from shnor_docs.source.yaml.migrations import CURRENT_VERSION, upgraded
from shnor_docs.source.yaml.nodes import Mapping, Sequence, find
from shnor_docs.source.yaml.tree import read_node
from shnor_docs.source.yaml.tree_edits import remove

DONE = Decimal(100)
"""Per cent of execution at which a measure is finished."""


def cleared_paths(program: Program, shift: Shift, renewed: Container[int], *, keep_finished: bool) -> Iterator[Path]:
    """Model paths of values that a clone leaves out.

    ``renewed`` are the indices of indicators that get another baseline; ``keep_finished`` keeps measures that were
    executed in full.
    """
    yield from _approvals(program)
    yield from _measured(program, renewed)
    yield from _without_room(program, shift)
    if not keep_finished:
        yield from _finished(program)
    if program.open_points:
        yield ("open_points",)


def _approvals(program: Program) -> Iterator[Path]:
    """Dates and numbers, and the orders that amended or repealed those of the program."""
    changing = {order.id for order in program.orders if order.amends or order.repeals}
    yield from (("documents", n) for n, one in enumerate(program.documents) if one.order in changing)
    for index, order in enumerate(program.orders):
        if order.id in changing:
            yield ("orders", index)
            continue
        yield from (("orders", index, name) for name in ("date", "number") if getattr(order, name))
    for index, settings in enumerate(program.documents):
        for number, approval in enumerate(settings.approvals):
            path = ("documents", index, "approvals", number)
            yield from ((*path, name) for name in ("date", "act") if getattr(approval, name))


def _measured(program: Program, renewed: Container[int]) -> Iterator[Path]:
    for index, use in enumerate(program.indicators):
        if use.actuals:
            yield ("indicators", index, "actuals")
        if use.baseline and index in renewed:
            yield ("indicators", index, "baseline")
    for path, _, item in program.roadmap.items() if program.roadmap else ():
        if item.execution:
            yield ("roadmap", *path, "execution")
    for index, card in enumerate(program.cards):
        yield from (("cards", index, name) for name in ("conclusion", "problem") if getattr(card, name))
        for name in ("characteristics", "additional"):
            for number, row in enumerate(getattr(card, name)):
                if row.values:
                    yield ("cards", index, name, number, "values")


def _without_room(program: Program, shift: Shift) -> Iterator[Path]:
    """Values, columns and years of charts for which a shorter new period has no room."""
    for index, use in enumerate(program.indicators):
        yield from _surplus(use.targets, ("indicators", index, "targets"), shift)
    for index, source in enumerate(program.budget.sources if program.budget else ()):
        yield from _surplus(source.amounts, ("budget", "sources", index, "amounts"), shift)
    for path, _, item in program.roadmap.items() if program.roadmap else ():
        for name, amounts in item.money.items():
            yield from _surplus(amounts, ("roadmap", *path, "money", name), shift)
    for index, table in enumerate(program.tables):
        yield from _surplus_columns(table.columns, ("tables", index, "columns"), shift)
    for index, settings in enumerate(program.documents):
        yield from _surplus_columns(settings.columns, ("documents", index, "columns"), shift)
    for index, chart in enumerate(program.charts):
        gone = shift.surplus(chart.periods)
        yield from (("charts", index, "periods", place) for place, one in enumerate(chart.periods) if one in gone)
    if program.budget and len(shift.new) != len(shift.old):
        yield from _totals(program)


def _surplus(values: Iterable[Period], path: Path, shift: Shift) -> Iterator[Path]:
    yield from ((*path, period) for period in shift.surplus(values))


def _surplus_columns(columns: tuple[Column, ...], path: Path, shift: Shift) -> Iterator[Path]:
    periods = [leaf.period for column in columns for leaf in column.leaves if leaf.period]
    yield from _columns(columns, path, shift.surplus(periods))


def _columns(columns: tuple[Column, ...], path: Path, surplus: set[Period]) -> Iterator[Path]:
    for index, column in enumerate(columns):
        if all(leaf.period in surplus for leaf in column.leaves):
            yield (*path, index)
        else:
            yield from _columns(column.columns, (*path, index, "columns"), surplus)


def _totals(program: Program) -> Iterator[Path]:
    """Totals over all periods, which are other ones now."""
    if program.budget and program.budget.total is not None:
        yield ("budget", "total")
    for index, source in enumerate(program.budget.sources if program.budget else ()):
        if source.total is not None:
            yield ("budget", "sources", index, "total")


def _finished(program: Program) -> Iterator[Path]:
    for path, _, item in program.roadmap.items() if program.roadmap else ():
        if is_finished(item):
            yield ("roadmap", *path)


def is_finished(item: Item) -> bool:
    """Whether the measure was executed in full at its last reporting date."""
    return bool(item.execution) and item.execution[max(item.execution)] >= DONE


def without(text: str, name: str, version: int, paths: list[Path]) -> str:
    """The text of the file of a split field (``name``) or of the program (``""``) without what stands at paths.

    Removed from the end, the tree read anew each time, so that every edit meets the file as it is.
    """
    for path in sorted(paths, key=_order, reverse=True):
        tree = tree_of(text, name, version)
        if find(tree, path) is not None:
            text = edited(text, [remove(text, tree, path)])
    return text


def _order(path: Path) -> list[tuple[int, str]]:
    """Order of paths in which a later item of a list comes after an earlier one and its own parts."""
    return [(step, "") if isinstance(step, int) else (-1, str(step)) for step in path]


def tree_of(text: str, name: str, version: int = CURRENT_VERSION) -> Mapping:
    """The tree of a file that is known to be readable, under its field's name if it holds one field.

    ``version`` is that of the schema it is written in; the tree is in the current one.
    """
    from pathlib import Path as FilePath

    node, _ = read_node(SourceText(FilePath(), name, text))
    assert isinstance(node, Mapping | Sequence)
    tree = node if not name and isinstance(node, Mapping) else wrapped(name, node)
    return upgraded(tree, version)
