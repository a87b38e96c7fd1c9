"""Data tables by columns, with their rows found at once by period, municipality and school."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain, repeat
from typing import TypeVar

from shnor_docs.compute.problem import NO_COLUMN, NO_DATA, NotComputable
from shnor_docs.compute.scope import Scope
from shnor_docs.diagnostics import Location
from shnor_docs.model.data import Cell, DataTable
from shnor_docs.model.formula import SCHOOLS
from shnor_docs.model.period import Period
from shnor_docs.model.school import Level, School

SCHOOL = "school"
"""The column that names a row's school by its id."""

MUNICIPALITY = "municipality"

HEAD = "head"
"""The column of the registry that names a branch's head school; a school that is no branch is its own head."""

K = TypeVar("K", bound=Hashable)

Content = Cell | tuple[str, ...]
"""A cell; a school has several levels."""

RowNumbers = Sequence[int]
"""Indices of rows, kept as arrays of four bytes each."""


@dataclass(frozen=True)
class Frame:
    """A table by columns. ``registry`` is the table of schools, reached as «school.levels».

    ``titles`` are the columns' Russian names; a column without one is called by its id. ``known`` are
    values that cells of a column may have, though perhaps none has them yet.
    """

    id: str
    title: str
    source: Location
    columns: Mapping[str, Sequence[Content]]
    size: int
    address: Callable[[int, str], Location]
    registry: Frame | None = None
    titles: Mapping[str, str] = field(default_factory=dict)
    known: Mapping[str, Sequence[str]] = field(default_factory=dict)

    def column(self, name: str) -> Sequence[Content]:
        """The cells of a column, or what the registry says of each row's school («school.levels»).

        Raises NotComputable: there is no such column.
        """
        if name in self.columns:
            return self.columns[name]
        if name not in self._reached:
            self._reached[name] = self._of_schools(name)
        return self._reached[name]

    @cached_property
    def _reached(self) -> dict[str, Sequence[Content]]:
        return {}

    def _of_schools(self, name: str) -> Sequence[Content]:
        prefix, _, inner = name.partition(".")
        if prefix != SCHOOL or not inner or self.registry is None or SCHOOL not in self.columns:
            raise NotComputable(
                NO_COLUMN,
                f"в таблице «{self.id}» нет столбца «{name}»",
                self.source,
                "есть столбцы: " + ", ".join(self.columns),
            )
        known = dict(zip(self.registry.column(SCHOOL), self.registry.column(inner), strict=True))
        return [known.get(school) for school in self.columns[SCHOOL]]

    def place(self, row: int, name: str) -> Location:
        """The address of a cell; that of the row's school when the registry was asked."""
        return self.address(row, name if name in self.columns else SCHOOL)

    def name(self, row: int) -> str:
        """Whose row it is, for a person: the name of its school, or its label."""
        label = self.label(row)
        return self._school_names.get(label, label) if SCHOOL in self.columns else label

    @cached_property
    def _school_names(self) -> dict[Content, str]:
        registry = self.registry or self
        if "name" not in registry.columns:
            return {}
        return {
            school: str(name) for school, name in zip(registry.columns[SCHOOL], registry.columns["name"], strict=True)
        }

    def label(self, row: int) -> str:
        """Whose row it is: the id of its school, or the first text of the row."""
        names = [self.columns[SCHOOL][row]] if SCHOOL in self.columns else self._cells(row)
        return str(next((name for name in names if isinstance(name, str)), row + 1))

    def _cells(self, row: int) -> list[Content]:
        return [cells[row] for cells in self.columns.values()]

    def titled(self, name: str) -> str:
        """The column's name as a person reads it; «уровни школы» for what the registry says of a school."""
        prefix, _, inner = name.partition(".")
        if prefix == SCHOOL and inner and self.registry:
            return f"{self.registry.titled(inner)} школы"
        return self.titles.get(name, name)

    def known_values(self, name: str) -> Sequence[str]:
        """Values that cells of the column may have; the registry knows those of «school.levels»."""
        prefix, _, inner = name.partition(".")
        if prefix == SCHOOL and inner and self.registry:
            return self.registry.known_values(inner)
        return self.known.get(name, ())

    def rows(self, scope: Scope, years: int = 1) -> RowNumbers:
        """The rows of the scope's schools in its period and those before it, so many ``years`` in all.

        Raises NotComputable: there are none, or the table knows nothing of one of the years.
        """
        if years == 1 or self.period_column is None:
            found = self._rows(scope)
        else:
            found = array("I", sorted(chain(*(self._rows(one) or () for one in self._known_scopes(scope, years)))))
        if not found:
            raise self._nothing(scope)
        return found

    def _known_scopes(self, scope: Scope, years: int) -> Iterator[Scope]:
        for one in map(scope.earlier, range(years)):
            if one.period not in self._by_period:
                raise self._nothing(one)
            yield one

    def _rows(self, scope: Scope) -> RowNumbers | None:
        period = scope.period if self.period_column else None
        if scope.school is not None and SCHOOL in self.columns:
            return self._by_school.get((period, scope.school))
        if scope.municipality is not None and self._municipalities is not None:
            return self._by_municipality.get((period, scope.municipality))
        return self._by_period.get(period)

    def _nothing(self, scope: Scope) -> NotComputable:
        reason = f"в таблице «{self.title}» нет строк за {scope}"
        return NotComputable(NO_DATA, reason, self.source, self._known_periods)

    @cached_property
    def period_column(self) -> str | None:
        """The column that holds periods; a table without one stands for all periods."""
        for name, cells in self.columns.items():
            if isinstance(next((cell for cell in cells if cell is not None), None), Period):
                return name
        return None

    @cached_property
    def _known_periods(self) -> str:
        if self.period_column is None:
            return "заполните таблицу"
        found = {str(period) for period in self._by_period if period is not None}
        return "в ней есть периоды: " + ", ".join(sorted(found))

    @property
    def _periods(self) -> Iterable[Content]:
        return self.columns[self.period_column] if self.period_column else repeat(None, self.size)

    @cached_property
    def _municipalities(self) -> Sequence[Content] | None:
        if MUNICIPALITY in self.columns:
            return self.columns[MUNICIPALITY]
        has_schools = SCHOOL in self.columns and self.registry is not None
        return self.column(f"{SCHOOL}.{MUNICIPALITY}") if has_schools else None

    @cached_property
    def _by_period(self) -> dict[Content, RowNumbers]:
        return grouped(self._periods)

    @cached_property
    def _by_municipality(self) -> dict[tuple[Content, Content], RowNumbers]:
        return grouped(zip(self._periods, self._municipalities or (), strict=True))

    @cached_property
    def _by_school(self) -> dict[tuple[Content, Content], RowNumbers]:
        return grouped(zip(self._periods, self.columns[SCHOOL], strict=True))

    @cached_property
    def masks(self) -> dict[Hashable, bytearray]:
        """Which rows satisfy a condition, for conditions already asked about."""
        return {}


def grouped(keys: Iterable[K]) -> dict[K, RowNumbers]:
    """The indices of every key, in order."""
    groups: defaultdict[K, array[int]] = defaultdict(lambda: array("I"))
    for index, key in enumerate(keys):
        groups[key].append(index)
    return dict(groups)


def table_frame(
    table: DataTable,
    registry: Frame | None,
    title: str = "",
    titles: Mapping[str, str] | None = None,
    known: Mapping[str, Sequence[str]] | None = None,
) -> Frame:
    """The frame of a data table; a column of schools may have any school of the registry."""
    cells: Iterable[tuple[Cell, ...]] = zip(*table.rows, strict=True) if table.rows else ()
    columns = dict(zip(table.fields, cells, strict=True)) if table.rows else dict.fromkeys(table.fields, ())
    source = Location(table.file, sheet=table.sheet)
    schools: Sequence[str] = registry.known_values(SCHOOL) if registry else ()
    possible: dict[str, Sequence[str]] = {SCHOOL: schools}
    possible.update(known or {})
    title = title or table.id
    return Frame(table.id, title, source, columns, len(table.rows), table.place, registry, titles or {}, possible)


def registry_frame(schools: Sequence[School], places: Sequence[Location] = ()) -> Frame:
    """The registry of schools as a frame; ``places`` are the schools' places in YAML, in their order."""
    heads = {branch: school.id for school in schools for branch in school.branches}
    columns: dict[str, Sequence[Content]] = {
        SCHOOL: [school.id for school in schools],
        "name": [school.name for school in schools],
        MUNICIPALITY: [school.municipality for school in schools],
        "levels": [tuple(school.levels) for school in schools],
        HEAD: [heads.get(school.id, school.id) for school in schools],
    }
    source = Location(places[0].file if places else "schools.yaml")

    def address(row: int, name: str) -> Location:
        return places[row] if places else source

    titles = {
        SCHOOL: "школа",
        "name": "наименование",
        MUNICIPALITY: "муниципалитет",
        "levels": "уровни",
        HEAD: "головная школа",
    }
    ids = [school.id for school in schools]
    known: dict[str, Sequence[str]] = {SCHOOL: ids, HEAD: ids, "levels": list(Level)}
    return Frame(SCHOOLS, "реестр школ", source, columns, len(schools), address, None, titles, known)
