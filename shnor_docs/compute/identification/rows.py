"""The list that a rule makes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from shnor_docs.compute.frame import SCHOOL, Frame
from shnor_docs.diagnostics import Location
from shnor_docs.model.formula import SCHOOLS
from shnor_docs.model.period import Period


@dataclass(frozen=True, slots=True)
class Row:
    """A school of the list, why it is there, and the cells that say so."""

    school: str
    name: str
    reasons: tuple[str, ...]
    places: tuple[Location, ...]


@dataclass(frozen=True, slots=True)
class Identification:
    """The schools that a rule found, in words what it demands, and what it passed over."""

    rule: str
    period: Period
    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()


class Rule(Protocol):
    """A rule of identification with its parameters."""

    def __call__(self, tables: Mapping[str, Frame], period: Period) -> Identification:
        """The list for the period; raises NotComputable."""
        ...


def names(tables: Mapping[str, Frame]) -> dict[str, str]:
    """Official names of the schools by id."""
    registry = tables.get(SCHOOLS)
    if registry is None:
        return {}
    return {
        str(school): str(name) for school, name in zip(registry.column(SCHOOL), registry.column("name"), strict=True)
    }
