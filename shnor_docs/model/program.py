"""The program: the root record of ``programs/<id>/``."""

from __future__ import annotations

from decimal import Decimal

from pydantic import Field, model_validator

from shnor_docs.model.base import EntityId, Line, Prose, Record, Statement, Title
from shnor_docs.model.bodies import Body, Municipality, Party
from shnor_docs.model.chart import Chart
from shnor_docs.model.datasource import DataSource
from shnor_docs.model.deadline import Deadline
from shnor_docs.model.document import DocumentSettings, InfoCard
from shnor_docs.model.form import Form, Territory
from shnor_docs.model.indicator import IndicatorUse
from shnor_docs.model.money import Money, amount_of
from shnor_docs.model.open_point import OpenPoint
from shnor_docs.model.order import Order
from shnor_docs.model.period import Period, PeriodMap, PeriodRange
from shnor_docs.model.roadmap import Roadmap
from shnor_docs.model.school import School
from shnor_docs.model.table import Table
from shnor_docs.model.value import Number


class PassportField(Record):
    """A row of the passport. Its content is prose; lists stand in it by reference: ``{{ tasks }}``."""

    id: EntityId
    title: Title = Field(title="Название поля")
    content: Prose = Field(title="Содержание")


class Stage(Record):
    """A stage of the program."""

    id: EntityId
    title: Title = Field(title="Название этапа")
    deadline: Deadline | None = Field(None, title="Срок этапа")
    text: Prose | None = Field(None, title="Содержание этапа")


class Fact(Record):
    """A number that texts mention: written once, or computed from data; printed wherever it is referred to."""

    id: EntityId
    name: Line = Field(title="Что это за число")
    value: Number | None = Field(None, title="Значение", description="Если его не вычисляет показатель")
    unit: Line | None = Field(None, title="Единица", description="%, школа, педагог …")
    indicator: EntityId | None = Field(
        None, title="Показатель, который вычисляет число", description="Из indicators.yaml, с формулой"
    )
    period: Period | None = Field(None, title="За какой период вычислить", description="Вместе с indicator")

    @model_validator(mode="after")
    def _has_a_number(self) -> Fact:
        if (self.indicator is None) != (self.period is None):
            raise ValueError("вычисляемому числу нужны и показатель, и период: indicator: … и period: 2022")
        if self.value is None and self.indicator is None:
            raise ValueError("нет числа: впишите value или показатель, который его вычисляет")
        return self


class StatementList(Record):
    """A list of its own name: mechanisms, legal grounds, principles."""

    id: EntityId
    title: Title | None = Field(None, title="Название списка")
    items: tuple[Statement, ...] = Field((), title="Пункты списка")


class Level(Record):
    """A level of a roadmap: federal, regional, municipal, school."""

    id: EntityId
    name: Line = Field(title="Название уровня")


class FundingSource(Record):
    """Money of one source by period. The total, if it is written, must be their sum."""

    id: EntityId
    name: Line = Field(title="Источник финансирования")
    amounts: PeriodMap[Number] = Field(default_factory=PeriodMap, title="Объёмы по периодам")
    total: Number | None = Field(None, title="Всего", description="Проверяется: сумма по периодам")

    @property
    def whole(self) -> Decimal:
        """Money of all periods."""
        return amount_of({self.id: self.amounts}) or Decimal()


class Budget(Record):
    """Funding of the program."""

    unit: Line = Field("тыс. рублей", title="Единица измерения")
    sources: tuple[FundingSource, ...] = Field((), title="Источники")
    total: Number | None = Field(None, title="Итого", description="Проверяется: сумма по источникам")

    @property
    def money(self) -> Money:
        """Amounts by source and period."""
        return {source.id: source.amounts for source in self.sources}

    @property
    def whole(self) -> Decimal:
        """Money of all sources and periods."""
        return amount_of(self.money) or Decimal()


class Program(Record):
    """A municipal program. A field may also stand in a file of its own: ``roadmap.yaml`` holds ``roadmap``."""

    schema_version: int = Field(title="Версия схемы", description="Сейчас 1")
    title: Title = Field(title="Наименование программы")
    period: PeriodRange = Field(title="Период", description="2020-2022 или 2021/2022-2023/2024")
    municipality: Municipality = Field(title="Муниципальное образование")
    authority: Body = Field(title="Орган управления образованием")
    parties: tuple[Party, ...] = Field((), title="Исполнители")
    schools: tuple[School, ...] = Field((), title="Школы")
    municipalities: tuple[Territory, ...] = Field((), title="Муниципалитеты региона")
    data: tuple[DataSource, ...] = Field((), title="Таблицы данных")
    facts: tuple[Fact, ...] = Field((), title="Числа для текстов")
    goals: tuple[Statement, ...] = Field((), title="Цели")
    tasks: tuple[Statement, ...] = Field((), title="Задачи")
    results: tuple[Statement, ...] = Field((), title="Ожидаемые результаты")
    risks: tuple[Statement, ...] = Field((), title="Риски")
    resources: tuple[Statement, ...] = Field((), title="Ресурсы")
    stages: tuple[Stage, ...] = Field((), title="Этапы")
    lists: tuple[StatementList, ...] = Field((), title="Другие списки")
    texts: tuple[Statement, ...] = Field((), title="Тексты, которые повторяются")
    passport: tuple[PassportField, ...] = Field((), title="Паспорт")
    indicators: tuple[IndicatorUse, ...] = Field((), title="Показатели программы")
    tables: tuple[Table, ...] = Field((), title="Таблицы")
    charts: tuple[Chart, ...] = Field((), title="Диаграммы")
    levels: tuple[Level, ...] = Field((), title="Уровни дорожной карты")
    budget: Budget | None = Field(None, title="Финансирование")
    roadmap: Roadmap | None = Field(None, title="План мероприятий")
    orders: tuple[Order, ...] = Field((), title="Приказы")
    cards: tuple[InfoCard, ...] = Field((), title="Информационные карты")
    forms: tuple[Form, ...] = Field((), title="Формы для школ и муниципалитетов")
    documents: tuple[DocumentSettings, ...] = Field((), title="Документы")
    cloned_from: Line | None = Field(
        None, title="Откуда скопирована", description="Программа и её версия; пишет команда clone"
    )
    open_points: tuple[OpenPoint, ...] = Field((), title="Открытые вопросы", description="Что осталось решить")


SPLIT_FIELDS = tuple(name for name, info in Program.model_fields.items() if not info.is_required())
"""Fields that may stand in ``<field>.yaml`` beside ``program.yaml``."""
