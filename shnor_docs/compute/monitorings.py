"""When the measures that a monitoring observes count as effective (C-14).

The rules are those of the monitoring program of the regional model (ТОГИРРО, 2023).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from shnor_docs.compute.dynamics import Dynamics, Movement

COVERED = Decimal(80)
"""«Не менее 80 %»."""


@dataclass(frozen=True, slots=True)
class Observation:
    """A share of the monitoring, per cent, and its value at the time before."""

    value: Decimal
    previous: Decimal

    @property
    def grows(self) -> bool:
        """Positive dynamics."""
        return Dynamics(self.previous, self.value).movement is Movement.BETTER


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether the measures are effective, and what is lacking if not."""

    lacking: tuple[str, ...]

    @property
    def is_effective(self) -> bool:
        """Nothing is lacking."""
        return not self.lacking


def methodical_support(coverage: Decimal) -> Verdict:
    """Методическая поддержка: all are covered."""
    return _verdict({"охват 100 %": coverage == 100})


def networking(schools: Observation) -> Verdict:
    """Сетевое взаимодействие: at least 80 %, and growing."""
    return _covered_and_growing("сетевое взаимодействие", schools)


def training(teachers: Observation) -> Verdict:
    """Курсовая подготовка за три года: at least 80 %, and growing."""
    return _covered_and_growing("курсовая подготовка", teachers)


def risk_factors(second: Observation, third: Observation) -> Verdict:
    """Факторы риска: the second and the third indicator, each at least 80 % and growing."""
    lacking = (
        *_covered_and_growing("2-й показатель", second).lacking,
        *_covered_and_growing("3-й показатель", third).lacking,
    )
    return Verdict(lacking)


def prevention(first: Observation, second: Observation, third: Decimal) -> Verdict:
    """Профилактика неуспешности: the first group at least 80 % and growing, the second growing, the third not 0."""
    rest = _verdict({"2-я группа: положительная динамика": second.grows, "3-я группа: отлична от нуля": third != 0})
    return Verdict((*_covered_and_growing("1-я группа", first).lacking, *rest.lacking))


def _covered_and_growing(name: str, seen: Observation) -> Verdict:
    return _verdict(
        {
            f"{name}: не менее {COVERED} %": seen.value >= COVERED,
            f"{name}: положительная динамика": seen.grows,
        }
    )


def _verdict(demands: Mapping[str, bool]) -> Verdict:
    return Verdict(tuple(demand for demand, is_met in demands.items() if not is_met))
