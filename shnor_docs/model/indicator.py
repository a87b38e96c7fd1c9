"""Indicators: the catalogue of the workspace and their use in a program."""

from __future__ import annotations

from pydantic import Field

from shnor_docs.model.base import Choice, EntityId, Line, Record
from shnor_docs.model.counted_noun import CountedNoun
from shnor_docs.model.formula import Formula
from shnor_docs.model.period import PeriodMap
from shnor_docs.model.possible import Quantity
from shnor_docs.model.target import Target
from shnor_docs.model.value import Number


class IndicatorKind(Choice):
    """What an indicator's value is."""

    SHARE = "share", "доля"
    COUNT = "count", "количество"
    YES_NO = "yes_no", "да или нет"
    DOCUMENT = "document", "документ"
    NUMBER = "number", "число"


class Direction(Choice):
    """Which change is good."""

    GROWTH = "growth", "рост"
    FALL = "fall", "снижение"


class Total(Choice):
    """What «всего» means for an indicator."""

    SUM = "sum", "сумма"
    MEAN = "mean", "среднее"
    LAST = "last", "последнее значение"


class Indicator(Record):
    """An indicator of the catalogue ``indicators.yaml``, shared by all programs of the workspace."""

    id: EntityId
    name: Line = Field(title="Наименование показателя")
    kind: IndicatorKind = Field(title="Вид", description="share, count, yes_no, document или number")
    unit: Line | None = Field(None, title="Единица измерения", description="Для доли по умолчанию %")
    direction: Direction = Field(Direction.GROWTH, title="Что хорошо", description="growth (рост) или fall (снижение)")
    precision: int | None = Field(None, title="Знаков после запятой", ge=0, le=6)
    method: Line | None = Field(None, title="Метод сбора информации")
    source: Line | None = Field(None, title="Источник данных")
    formula: Formula | None = Field(None, title="Формула", description="Как вычислить значение из таблиц данных")
    total: Total = Field(
        Total.LAST,
        title="Что значит «всего»",
        description="sum (сумма), mean (среднее) или last (последнее значение)",
    )
    calculation: Line | None = Field(None, title="Порядок расчёта", description="Словами, для таблиц")

    @property
    def printed_unit(self) -> str:
        """The unit as a value prints it: «%» for a share unless the catalogue says otherwise."""
        return self.unit or ("%" if self.kind is IndicatorKind.SHARE else "")

    @property
    def quantity(self) -> Quantity:
        """What its values measure. A change may be negative or over 100 %, whatever it is a change of."""
        if self.formula and self.formula.change:
            return Quantity.ANY
        if self.kind is IndicatorKind.COUNT:
            return Quantity.AMOUNT if self.precision else Quantity.COUNT
        if self.kind is IndicatorKind.SHARE:
            return Quantity.SHARE if self.printed_unit == "%" else Quantity.AMOUNT
        return Quantity.FLAG if self.kind is IndicatorKind.YES_NO else Quantity.ANY


class Catalogue(Record):
    """The file ``indicators.yaml``."""

    schema_version: int = Field(title="Версия схемы")
    indicators: tuple[Indicator, ...] = Field((), title="Показатели")
    nouns: tuple[CountedNoun, ...] = Field(
        (), title="Слова, которые считают", description="Если программа не знает, как они склоняются после числа"
    )


class IndicatorUse(Record):
    """An indicator in a program: its baseline, targets and actual values by period, the tasks it serves."""

    id: EntityId = Field(title="Показатель", description="Идентификатор из каталога indicators.yaml")
    tasks: tuple[EntityId, ...] = Field((), title="Задачи, которым служит показатель")
    baseline: PeriodMap[Number] = Field(default_factory=PeriodMap, title="Базовое значение по периодам")
    target: Target | None = Field(None, title="Целевое значение без разбивки по периодам")
    targets: PeriodMap[Target] = Field(default_factory=PeriodMap, title="Целевые значения по периодам")
    actuals: PeriodMap[Number] = Field(default_factory=PeriodMap, title="Фактические значения по периодам")
    evidence: Line | None = Field(None, title="Подтверждающий документ")
    minimum: Number | None = Field(None, title="Минимальное допустимое значение")
    weight: Number | None = Field(None, title="Вес показателя")
    note: Line | None = Field(None, title="Примечание")
