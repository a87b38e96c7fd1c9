"""Linear regression of results on the conditions in which schools work (C-10)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import fsum
from statistics import linear_regression, pvariance

from shnor_docs.compute.problem import NO_DATA, ZERO_DIVISION, NotComputable


@dataclass(frozen=True, slots=True)
class Regression:
    """The model Y = a + bX + e with what an appendix prints of it; ``residuals`` by school id.

    ``deviation`` is the standard deviation of the residuals with n − 2 degrees of freedom, in units of Y.
    """

    n: int
    intercept: float
    slope: float
    r_squared: float
    deviation: float
    residuals: Mapping[str, float]

    def below(self, cut: float) -> tuple[str, ...]:
        """Schools whose result is lower than their conditions let expect by more than ``cut`` deviations.

        Lowest first. The cut-off is not published by any region, hence a parameter.
        """
        limit = -cut * self.deviation
        found = [school for school, residual in self.residuals.items() if residual < limit]
        return tuple(sorted(found, key=lambda school: self.residuals[school]))


def fit(schools: Sequence[str], context: Sequence[float], results: Sequence[float]) -> Regression:
    """Ordinary least squares on the level of schools.

    The method of ЦОКО of Krasnoyarsk region (programs of Rybinsk district, section 3, and of Minusinsk,
    section 2): an integral index of results against an integral index of social and demographic conditions.
    How the indices are weighted is not published: they come from data as they are.

    Raises NotComputable: fewer than three schools, or all work in the same conditions.
    """
    if len(schools) < 3:
        raise NotComputable(NO_DATA, f"для регрессии нужно не менее трёх школ, а данные есть о {len(schools)}")
    if len(set(context)) == 1:
        raise NotComputable(ZERO_DIVISION, "условия всех школ одинаковы: зависимость от них не определить")
    slope, intercept = linear_regression(context, results)
    residuals = [y - (intercept + slope * x) for x, y in zip(context, results, strict=True)]
    unexplained = fsum(residual**2 for residual in residuals)
    spread = pvariance(results) * len(results)
    return Regression(
        len(schools),
        intercept,
        slope,
        1 - unexplained / spread if spread else 0.0,
        (unexplained / (len(schools) - 2)) ** 0.5,
        dict(zip(schools, residuals, strict=True)),
    )
