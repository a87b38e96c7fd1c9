"""The roadmap (план мероприятий, «дорожная карта»)."""

from __future__ import annotations

from pydantic import Field

from shnor_docs.model.base import EntityId, Line, Prose, Record, Title
from shnor_docs.model.dates import Day
from shnor_docs.model.deadline import Deadline
from shnor_docs.model.money import Money, added
from shnor_docs.model.period import PeriodMap, YearNumber
from shnor_docs.model.value import Number
from shnor_docs.sameness import InPlace, once_for_each


class Item(Record):
    """A measure of the roadmap. Its printed number follows from its place unless ``number`` says otherwise."""

    id: EntityId
    number: Line | None = Field(None, title="Номер", description="Только если он не следует из порядка")
    text: Prose = Field(title="Мероприятие")
    deadline: Deadline | None = Field(None, title="Срок исполнения")
    deadlines: dict[EntityId, Deadline] = Field(
        default_factory=dict, title="Сроки по уровням", description="Если они различны"
    )
    responsible: tuple[EntityId, ...] = Field((), title="Исполнители", description="Из перечисленных в parties")
    result: Prose | None = Field(None, title="Ожидаемый результат")
    tasks: tuple[EntityId, ...] = Field((), title="Задачи")
    indicators: tuple[EntityId, ...] = Field((), title="Показатели")
    level: EntityId | None = Field(None, title="Уровень", description="Из levels программы")
    consequences: Prose | None = Field(None, title="Последствия неисполнения")
    money: dict[EntityId, PeriodMap[Number]] = Field(default_factory=dict, title="Средства по источникам и периодам")
    execution: dict[Day, Number] = Field(default_factory=dict, title="Исполнение, % на отчётную дату")


NO_ROW = "-"
"""The number of a group that has no row in the plan."""


class Group(Record):
    """A group of measures: a full-width row of the plan, or nothing where its number is «-»."""

    id: EntityId
    title: Title = Field(title="Название группы")
    number: Line | None = Field(
        None,
        title="Номер",
        description="Только если он не следует из порядка; «-» — строки группы нет, мероприятия нумеруются 1, 2, 3",
    )
    items: tuple[Item, ...] = Field((), title="Мероприятия")

    def beginning(self, ordinal: int) -> str:
        """What the printed numbers of its measures begin with, where it is so many groups from the first."""
        return "" if self.number == NO_ROW else f"{self.number or ordinal}."


Measures = tuple[tuple[tuple[str | int, ...], str, Item], ...]


class Roadmap(Record):
    """The file ``roadmap.yaml``."""

    title: Title = Field("План мероприятий", title="Название плана")
    default_year: YearNumber | None = Field(None, title="Год, если он не назван в сроке")
    groups: tuple[Group, ...] = Field((), title="Группы мероприятий")

    @property
    def filled(self) -> tuple[tuple[int, Group], ...]:
        """The groups that have measures, with their places in the list; others are neither printed nor counted."""
        return tuple((place, group) for place, group in enumerate(self.groups) if group.items)

    def items(self) -> Measures:
        """Every measure with its model path (from the roadmap) and its printed number «1.3»."""
        return _measures(self)

    @property
    def money(self) -> Money:
        """What all measures cost, by source and period."""
        return added(item.money for _, _, item in self.items())


def _listed(roadmap: Roadmap) -> Measures:
    return tuple(
        measure
        for ordinal, (g, group) in enumerate(roadmap.filled, 1)
        for measure in _in_group.of((g, group.beginning(ordinal)), group.items)
    )


def _placed(group: tuple[int, str], place: int, item: Item) -> tuple[tuple[str | int, ...], str, Item]:
    """A measure with its path and number; the group by its place and the beginning of its numbers."""
    return ("groups", group[0], "items", place), item.number or f"{group[1]}{place + 1}", item


_in_group = InPlace(_placed, most=256)
_measures = once_for_each(_listed, most=16)
