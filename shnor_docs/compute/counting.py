"""Operators that count rows: share and count."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from fractions import Fraction

from shnor_docs.compute.filters import selector
from shnor_docs.compute.frame import Content, Frame, RowNumbers
from shnor_docs.compute.picking import Picked, inputs, picker, words_of
from shnor_docs.compute.preparing import Prepared, Setting
from shnor_docs.compute.problem import ZERO_DIVISION, NotComputable
from shnor_docs.compute.scope import Scope
from shnor_docs.compute.wording import rows_in_words
from shnor_docs.model.formula import Count, Share
from shnor_docs.model.trace import Part, Trace


def share(operator: Share, setting: Setting) -> Prepared:
    """The percentage of rows that satisfy the conditions in those ``among`` which they are sought."""
    frame = setting.frame(operator.of)
    among, pick = selector(frame, operator.among), picker(operator, frame, setting)
    of, part = rows_in_words(frame, operator.years, operator.among), words_of(operator, frame, setting)
    words = f"доля в процентах: {part} – в общем числе: {of}"

    def counted(scope: Scope) -> tuple[RowNumbers, Picked, Fraction]:
        base = among(frame.rows(scope, operator.years))
        if not base:
            raise division_by_zero(
                f"деление на ноль: за {scope} нет ни одной из тех, среди которых считается доля: {of}", frame
            )
        picked = pick(scope, base)
        return base, picked, Fraction(100 * len(picked.rows), len(base))

    def evaluate(scope: Scope) -> Trace:
        base, picked, result = counted(scope)
        numerator = _counted("числитель", part, frame, picked.rows, picked)
        denominator = _counted("знаменатель", of, frame, base, picked)
        return Trace(
            result,
            words,
            (numerator, denominator),
            picked.children,
            whole=len(base),
            warnings=picked.warnings,
        )

    return Prepared(words, lambda scope: counted(scope)[-1], evaluate)


def count(operator: Count, setting: Setting) -> Prepared:
    """The number of rows, or of different values of a column."""
    frame = setting.frame(operator.of)
    pick, part = picker(operator, frame, setting), words_of(operator, frame, setting)
    column = frame.column(operator.distinct) if operator.distinct else None
    different = f" различных значений «{frame.titled(operator.distinct)}»" if operator.distinct else ""
    words = f"число{different}: {part}"

    def taken(scope: Scope) -> tuple[RowNumbers, Picked]:
        picked = pick(scope, frame.rows(scope, operator.years))
        return first_of_each(column, picked.rows) if column else picked.rows, picked

    def evaluate(scope: Scope) -> Trace:
        rows, picked = taken(scope)
        counted = _counted("посчитано", part, frame, rows, picked)
        return Trace(counted.amount, words, (counted,), picked.children, warnings=picked.warnings)

    return Prepared(words, lambda scope: Fraction(len(taken(scope)[0])), evaluate)


def _counted(title: str, words: str, frame: Frame, rows: RowNumbers, picked: Picked) -> Part:
    """The number of rows, each with its cell and with what the rule for each school computed."""
    return Part(title, words, Fraction(len(rows)), inputs(frame, rows, amounts=picked.amounts), frame.source)


def first_of_each(cells: Sequence[Content], rows: RowNumbers) -> RowNumbers:
    """Of the rows with one value in the column, the first; rows without a value are left out."""
    firsts: dict[Content, int] = {}
    for row in rows:
        if cells[row] is not None:
            firsts.setdefault(cells[row], row)
    return array("I", firsts.values())


def division_by_zero(reason: str, frame: Frame) -> NotComputable:
    """The problem of an empty denominator."""
    return NotComputable(ZERO_DIVISION, reason, frame.source, "заполните данные или измените условия знаменателя")
