"""Operators on the rows of one table: share, count, sum, mean and weighted mean."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from shnor_docs.compute.exact import total, total_of_products
from shnor_docs.compute.filters import not_number, selector
from shnor_docs.compute.frame import Content, Frame, RowNumbers
from shnor_docs.compute.picking import inputs, picker, words_of
from shnor_docs.compute.preparing import Prepared, Setting
from shnor_docs.compute.problem import NO_DATA, ZERO_DIVISION, NotComputable
from shnor_docs.compute.scope import Scope
from shnor_docs.compute.wording import rows_in_words
from shnor_docs.model.formula import Count, Mean, Share, Sum, WeightedMean
from shnor_docs.model.trace import Part, Trace


def share(operator: Share, setting: Setting) -> Prepared:
    """The percentage of rows that satisfy the conditions in those ``among`` which they are sought."""
    frame = setting.frame(operator.of)
    among, pick = selector(frame, operator.among), picker(operator, frame, setting)
    of, part = rows_in_words(frame, operator.among), words_of(operator, frame, setting)
    words = f"доля в процентах: {part} – в общем числе: {of}"

    def evaluate(scope: Scope) -> Trace:
        base = among(frame.rows(scope))
        if not base:
            raise division_by_zero(f"{of} – ни одной за {scope}", frame)
        picked = pick(scope, base)
        numerator = Part(
            "числитель", part, Fraction(len(picked.rows)), inputs(frame, picked.rows, amounts=picked.amounts)
        )
        denominator = Part(
            "знаменатель", of, Fraction(len(base)), inputs(frame, base, amounts=picked.amounts)
        )
        return Trace(
            Fraction(100 * len(picked.rows), len(base)),
            words,
            (numerator, denominator),
            picked.children,
            whole=len(base),
            warnings=picked.warnings,
        )

    return Prepared(words, evaluate)


def count(operator: Count, setting: Setting) -> Prepared:
    """The number of rows, or of different values of a column."""
    frame = setting.frame(operator.of)
    pick, part = picker(operator, frame, setting), words_of(operator, frame, setting)
    column = frame.column(operator.distinct) if operator.distinct else None
    different = f" различных значений «{frame.titled(operator.distinct)}»" if operator.distinct else ""
    words = f"число{different}: {part}"

    def evaluate(scope: Scope) -> Trace:
        picked = pick(scope, frame.rows(scope))
        rows = first_of_each(column, picked.rows) if column else picked.rows
        amount = Fraction(len(rows))
        counted = Part("посчитано", part, amount, inputs(frame, rows, amounts=picked.amounts))
        return Trace(amount, words, (counted,), picked.children, warnings=picked.warnings)

    return Prepared(words, evaluate)


def first_of_each(cells: Sequence[Content], rows: RowNumbers) -> RowNumbers:
    """Of the rows with one value in the column, the first; rows without a value are left out."""
    firsts: dict[Content, int] = {}
    for row in rows:
        if cells[row] is not None:
            firsts.setdefault(cells[row], row)
    return array("I", firsts.values())


def sum_(operator: Sum, setting: Setting) -> Prepared:
    """The sum of a column."""
    return _prepared(operator, setting, "сумма", lambda column, rows: (column.total(rows), None))


def mean(operator: Mean, setting: Setting) -> Prepared:
    """The arithmetic mean of a column; rows without a figure do not count."""
    return _prepared(
        operator, setting, "среднее", lambda column, rows: (column.total(rows), Fraction(len(rows)))
    )


def weighted_mean(operator: WeightedMean, setting: Setting) -> Prepared:
    """Σ(value · weight) / Σ weight; rows without a figure or a weight do not count."""
    weights = Column(setting.frame(operator.of), operator.weight)

    def parts(column: Column, rows: RowNumbers) -> tuple[Fraction, Fraction]:
        weighted = weights.given(rows)
        return column.total_times(weights, weighted), weights.total(weighted)

    words = f"среднее, взвешенное по «{setting.frame(operator.of).titled(operator.weight)}»,"
    return _prepared(operator, setting, words, parts)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of figures."""

    frame: Frame
    name: str

    def given(self, rows: RowNumbers) -> RowNumbers:
        """The rows that have a figure; all the same rows when all have."""
        cells = self.frame.column(self.name)
        if None not in map(cells.__getitem__, rows):
            return rows
        return array("I", (row for row in rows if cells[row] is not None))

    def total(self, rows: RowNumbers) -> Fraction:
        """The exact sum over rows that have a figure."""
        try:
            return total(map(self._cells.__getitem__, rows))
        except TypeError:
            raise not_number(self.frame, self.name, rows) from None

    def total_times(self, weights: Column, rows: RowNumbers) -> Fraction:
        """The exact sum of products over rows that have both."""
        cells, others = self._cells, weights._cells
        try:
            return total_of_products((cells[row], others[row]) for row in rows)
        except TypeError:
            wrong = next(c for c in (self, weights) if c.has_text(rows))
            raise not_number(self.frame, wrong.name, rows) from None

    def has_text(self, rows: RowNumbers) -> bool:
        """Whether a cell of the rows is no figure."""
        return any(not isinstance(self._cells[row], int | Decimal) for row in rows)

    @property
    def _cells(self) -> Sequence[Any]:
        return self.frame.column(self.name)


def _prepared(
    operator: Sum | Mean | WeightedMean,
    setting: Setting,
    name: str,
    parts: Callable[[Column, RowNumbers], tuple[Fraction, Fraction | None]],
) -> Prepared:
    """An operator on a column: ``parts`` gives what is summed, and what it is divided by, if anything."""
    frame = setting.frame(operator.of)
    column, pick, part = (
        Column(frame, operator.field),
        picker(operator, frame, setting),
        words_of(operator, frame, setting),
    )
    words = f"{name} столбца «{frame.titled(operator.field)}»: {part}"
    frame.column(operator.field)

    def evaluate(scope: Scope) -> Trace:
        picked = pick(scope, frame.rows(scope))
        rows = column.given(picked.rows)
        if picked.rows and not rows:
            raise NotComputable(
                NO_DATA,
                f"в столбце «{operator.field}» таблицы «{frame.id}» нет чисел за {scope}",
                frame.source,
            )
        above, below = parts(column, rows)
        if below == 0:
            raise division_by_zero(f"{name} столбца «{operator.field}»: знаменатель 0 за {scope}", frame)
        summed = Part(
            "слагаемые" if below is None else "числитель", words, above, inputs(frame, rows, operator.field)
        )
        divided = () if below is None else (Part("знаменатель", part, below),)
        missing = len(picked.rows) - len(rows)
        gaps = (
            (f"в столбце «{operator.field}» таблицы «{frame.id}» нет чисел: строк – {missing}",)
            if missing
            else ()
        )
        return Trace(
            above if below is None else above / below,
            words,
            (summed, *divided),
            picked.children,
            warnings=(*picked.warnings, *gaps),
        )

    return Prepared(words, evaluate)


def division_by_zero(reason: str, frame: Frame) -> NotComputable:
    """The problem of an empty denominator."""
    return NotComputable(
        ZERO_DIVISION, reason, frame.source, "заполните данные или измените условия знаменателя"
    )
