"""Formulas of computed indicators: operators that an official reads and writes in ``indicators.yaml``."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from shnor_docs.model.base import Choice, EntityId, Line, Record
from shnor_docs.model.value import Number, YesNo

SCHOOLS = "schools"
"""The name by which a formula takes the registry of schools for its table."""

MEASURES = "measures"
"""The name by which a formula takes the measures of the plan, with their execution on the days of reports."""

FieldName = Annotated[
    str,
    Field(
        pattern=r"^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)?$",
        title="Столбец",
        description="Столбец таблицы данных; school.levels – свойство школы строки из реестра школ",
    ),
]


class Bounds(Record):
    """Limits that a number must keep; all of those written hold together."""

    at_least: Number | None = Field(None, title="Не менее")
    at_most: Number | None = Field(None, title="Не более")
    more: Number | None = Field(None, title="Более")
    less: Number | None = Field(None, title="Менее")

    @model_validator(mode="after")
    def _can_be_kept(self) -> Bounds:
        lower = [limit for limit in (self.at_least, self.more) if limit is not None]
        upper = [limit for limit in (self.at_most, self.less) if limit is not None]
        if lower and upper and (max(lower) > min(upper) or {self.more, self.less} & {*lower} & {*upper}):
            raise ValueError(f"не бывает числа сразу больше {max(lower)} и меньше {min(upper)}: исправьте пределы")
        return self


class Test(Bounds):
    """A demand on a cell: its limits, what it must not be, whether it is filled in."""

    is_not: Line | tuple[Line, ...] = Field((), title="Не равно (одному из)")
    filled: YesNo | None = Field(None, title="Заполнено")
    percent_of: FieldName | None = Field(
        None,
        title="Процент от столбца",
        description="Пределы относятся к проценту ячейки от этого столбца той же строки",
    )


Filter = Line | tuple[Line, ...] | Test
"""A value, one of several values, or a test."""

Where = Annotated[
    dict[FieldName, Filter],
    Field(
        title="Условия отбора строк",
        description="столбец: значение; столбец: [значения]; столбец: {at_least: 30}",
    ),
]


class Rule(Bounds):
    """A yes or no: a computed value against limits (школа достигла, муниципалитет достиг)."""

    value: Formula = Field(title="Вычисляемое значение")

    @model_validator(mode="after")
    def _has_limits(self) -> Rule:
        if all(limit is None for limit in (self.at_least, self.at_most, self.more, self.less)):
            raise ValueError("не с чем сравнить: добавьте at_least, at_most, more или less")
        return self


class Rows(Record):
    """Rows of a table that satisfy conditions."""

    of: EntityId = Field(title="Таблица данных, schools (реестр школ) или measures (мероприятия плана)")
    where: Where = Field(default_factory=dict)
    years: int = Field(1, title="За сколько лет подряд, считая этот", ge=1, le=20)
    each: Rule | None = Field(
        None, title="Правило для каждой школы", description="Отбирает строки школ, для которых оно верно"
    )


class Share(Rows):
    """Доля: rows that satisfy the conditions per hundred of those ``among`` which they are sought."""

    among: Where = Field(default_factory=dict, title="Среди каких строк (свой знаменатель)")


class Count(Rows):
    """Количество строк, or of different values of a column."""

    distinct: FieldName | None = Field(None, title="Считать различные значения столбца")


class Sum(Rows):
    """Сумма столбца."""

    field: FieldName = Field(title="Столбец с числами")


class Mean(Rows):
    """Среднее арифметическое столбца."""

    field: FieldName = Field(title="Столбец с числами")


class WeightedMean(Rows):
    """Средневзвешенное: Σ(value · weight) / Σ weight."""

    field: FieldName = Field(title="Столбец с числами")
    weight: FieldName = Field(title="Столбец с весами")


class Ratio(Record):
    """Отношение двух вычисляемых чисел, per hundred unless said otherwise."""

    numerator: Formula = Field(title="Числитель")
    denominator: Formula = Field(title="Знаменатель")
    percent: YesNo = Field(True, title="В процентах")


class Measure(Choice):
    """How a change is measured."""

    POINTS = "points", "разность"
    GROWTH_RATE = "growth_rate", "темп роста, %"


class Change(Record):
    """Изменение за годы: the difference in the good direction, or the rate of growth in per cent."""

    of: Formula = Field(title="Что изменяется")
    years: int = Field(1, title="За сколько лет", ge=1, le=20)
    measure: Measure = Field(Measure.POINTS, title="points (разность) или growth_rate (темп роста, %)")
    good: Literal["growth", "fall"] = Field(
        "growth", title="Что хорошо", description="При fall разность берётся с обратным знаком"
    )


Operator = Share | Count | Sum | Mean | WeightedMean | Ratio | Change | Rule | str
"""What stands under the only operator key; a text is the id of another indicator."""


class Formula(Record):
    """A computed number: one operator, and perhaps a cap, a rounding and the parts it splits into."""

    share: Share | None = Field(None, title="Доля строк, %")
    count: Count | None = Field(None, title="Количество строк")
    sum: Sum | None = Field(None, title="Сумма")
    mean: Mean | None = Field(None, title="Среднее")
    weighted_mean: WeightedMean | None = Field(None, title="Средневзвешенное")
    ratio: Ratio | None = Field(None, title="Отношение")
    change: Change | None = Field(None, title="Изменение между периодами")
    holds: Rule | None = Field(None, title="Выполнено ли условие (да – 1, нет – 0)")
    indicator: EntityId | None = Field(None, title="Значение другого показателя")
    cap: Number | None = Field(None, title="Не больше этого числа")
    split: tuple[EntityId, ...] = Field(
        (),
        title="Показатели-части",
        description="Их округлённые доли согласуются так, чтобы сложиться в эту",
    )
    round: int | None = Field(None, title="Знаков после запятой (0,5 – в большую сторону)", ge=0, le=6)

    @property
    def operator(self) -> tuple[str, Operator]:
        """The operator's key and what stands under it."""
        return next((key, value) for key in OPERATORS if (value := getattr(self, key)) is not None)

    @property
    def inner(self) -> tuple[Formula, ...]:
        """The formulas that stand inside this one."""
        match self.operator[1]:
            case Ratio() as ratio:
                return (ratio.numerator, ratio.denominator)
            case Change() as change:
                return (change.of,)
            case Rule() as rule:
                return (rule.value,)
            case Rows(each=Rule() as rule):
                return (rule.value,)
        return ()

    @model_validator(mode="after")
    def _has_one_operator(self) -> Formula:
        written = [key for key in OPERATORS if getattr(self, key) is not None]
        if len(written) != 1:
            found = f"записано: {', '.join(written)}" if written else "не записано ни одного"
            raise ValueError(f"в формуле нужен ровно один оператор из {', '.join(OPERATORS)}; {found}")
        return self


OPERATORS = tuple(name for name in Formula.model_fields if name not in {"cap", "split", "round"})
"""Keys of the operators, one of which every formula has."""

for _record in (Rule, Rows, Share, Count, Sum, Mean, WeightedMean, Ratio, Change, Formula):
    _record.model_rebuild()
