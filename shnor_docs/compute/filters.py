"""Conditions on rows: each column is judged once by its different values, then a row costs one look-up."""

from __future__ import annotations

import operator
from array import array
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from functools import reduce
from itertools import compress
from typing import Any, TypeVar

from shnor_docs.compute.frame import Content, Frame, RowNumbers
from shnor_docs.compute.meeting import check_values, meanings
from shnor_docs.compute.problem import NOT_NUMBER, NotComputable
from shnor_docs.model.formula import Bounds, Filter, Test

_COMPARISONS: dict[str, Callable[[Any, Any], bool]] = {
    "at_least": operator.ge,
    "at_most": operator.le,
    "more": operator.gt,
    "less": operator.lt,
}

N = TypeVar("N", Decimal, Fraction)

Mask = bytearray
"""One byte a row: 1 for a row that satisfies the condition."""


def selector(frame: Frame, where: Mapping[str, Filter]) -> Callable[[RowNumbers], RowNumbers]:
    """What keeps, of given rows, those that satisfy every condition.

    Raises NotComputable: a column is missing or has no such value, or a limit is set on a cell that is not a number.
    """
    masks = [_mask(frame, name, condition) for name, condition in where.items()]
    return lambda rows: reduce(kept, masks, rows)


def kept(rows: RowNumbers, mask: Mask) -> RowNumbers:
    """The rows that the mask marks."""
    return array("I", compress(rows, map(mask.__getitem__, rows)))


def _limits(bounds: Bounds, kind: type[N]) -> list[tuple[Callable[[Any, Any], bool], N]]:
    found = ((compare, getattr(bounds, name)) for name, compare in _COMPARISONS.items())
    return [(compare, kind(limit)) for compare, limit in found if limit is not None]


def keeping(bounds: Bounds) -> Callable[[Any, Any], bool]:
    """Whether a number keeps every limit times a scale: ``keeps(number, 1)``; exact for whole numbers and decimals.

    «part / whole >= 30 %» is asked as ``keeps(100 * part, whole)``: no division, so no digit is lost.
    """
    limits = _limits(bounds, Decimal)
    return lambda number, scale: all(compare(number, limit * scale) for compare, limit in limits)


def keeping_exactly(bounds: Bounds) -> Callable[[Fraction], bool]:
    """Whether a fraction keeps every limit."""
    limits = _limits(bounds, Fraction)
    return lambda number: all(compare(number, limit) for compare, limit in limits)


def _mask(frame: Frame, name: str, condition: Filter) -> Mask:
    key = (name, repr(condition))
    if key not in frame.masks:
        frame.masks[key] = _judged(frame, name, condition)
    return frame.masks[key]


def _judged(frame: Frame, name: str, condition: Filter) -> Mask:
    if isinstance(condition, Test) and condition.percent_of:
        return _share_mask(frame, name, condition, condition.percent_of)
    check_values(frame, name, condition)
    accepts = _tester(condition)
    cells = frame.column(name)
    try:
        accepted = {cell for cell in frozenset(cells) if accepts(cell)}
    except TypeError:
        raise not_number(frame, name, range(frame.size)) from None
    return bytearray(cell in accepted for cell in cells)


def _tester(condition: Filter) -> Callable[[Content], bool]:
    if not isinstance(condition, Test):
        meant = _meanings(condition)
        return lambda cell: _is_one_of(cell, meant)
    unwanted, keeps, has_limits = _meanings(condition.is_not), keeping(condition), _has_limits(condition)

    def accepts(cell: Content) -> bool:
        if condition.filled is not None and (cell is not None and cell != "") is not condition.filled:
            return False
        if cell is None:  # what is not known keeps no limit: a missing figure is not a zero
            return condition.filled is False and not has_limits
        return not _is_one_of(cell, unwanted) and (not has_limits or keeps(_number(cell), 1))

    return accepts


def _has_limits(bounds: Bounds) -> bool:
    return any(getattr(bounds, name) is not None for name in _COMPARISONS)


def _number(cell: Content) -> Decimal | int:
    if not isinstance(cell, int | Decimal):
        raise TypeError(cell)
    return cell


def _meanings(condition: str | tuple[str, ...]) -> frozenset[Content]:
    """The cells that the condition's texts mean: a text, and the number or the period it may also be."""
    texts = (condition,) if isinstance(condition, str) else condition
    return frozenset(meaning for text in texts for meaning in meanings(text))


def _is_one_of(cell: Content, meant: frozenset[Content]) -> bool:
    if isinstance(cell, tuple):
        return any(part.casefold() in meant for part in cell)
    return (cell.casefold() if isinstance(cell, str) else cell) in meant


def _share_mask(frame: Frame, name: str, bounds: Test, whole: str) -> Mask:
    """Limits on the percentage of one column in another; a row without either number is not marked."""
    keeps = keeping(bounds)
    pairs = zip(frame.column(name), frame.column(whole), strict=True)
    try:
        return bytearray(_share_keeps(part, of, keeps) for part, of in pairs)
    except TypeError:
        wrong = name if _first_text(frame, name, range(frame.size)) is not None else whole
        raise not_number(frame, wrong, range(frame.size)) from None


def _share_keeps(part: Content, whole: Content, keeps: Callable[[Any, Any], bool]) -> bool:
    if part is None or whole is None:
        return False
    of = _number(whole)
    return of > 0 and keeps(100 * _number(part), of)


def _first_text(frame: Frame, name: str, rows: Iterable[int]) -> int | None:
    cells = frame.column(name)
    wrong = (row for row in rows if cells[row] is not None and not isinstance(cells[row], int | Decimal))
    return next(wrong, None)


def not_number(frame: Frame, name: str, rows: Iterable[int]) -> NotComputable:
    """The problem of the first cell of the rows that holds no number."""
    row, column = _first_text(frame, name, rows), f"в столбце «{frame.titled(name)}» таблицы «{frame.title}»"
    if row is None:
        return NotComputable(NOT_NUMBER, f"{column} не число", frame.source)
    return NotComputable(
        NOT_NUMBER,
        f"{column} стоит «{frame.column(name)[row]}», а не число",
        frame.place(row, name),
        "исправьте ячейку или возьмите в формуле другой столбец",
    )
