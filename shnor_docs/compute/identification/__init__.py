"""Lists of schools by a rule, with the reason for every school."""

from __future__ import annotations

from collections.abc import Mapping

from shnor_docs.compute.frame import Frame
from shnor_docs.compute.identification.below_expected import BelowExpected
from shnor_docs.compute.identification.both_subjects import BothSubjects
from shnor_docs.compute.identification.grid import Grid
from shnor_docs.compute.identification.pareto import Pareto
from shnor_docs.compute.identification.procedures import NINE_PROCEDURES
from shnor_docs.compute.identification.rows import Identification, Row, Rule
from shnor_docs.compute.identification.thirty_percent import ThirtyPercent
from shnor_docs.model.period import Period

__all__ = [
    "NINE_PROCEDURES",
    "RULES",
    "BelowExpected",
    "BothSubjects",
    "Grid",
    "Identification",
    "Pareto",
    "Row",
    "Rule",
    "ThirtyPercent",
    "identified",
]

RULES: Mapping[str, Rule] = {
    "thirty_percent": ThirtyPercent(),
    "below_expected": BelowExpected(),
    "both_subjects": BothSubjects(),
    "pareto": Pareto(),
    "grid": Grid(),
}
"""The rules by the name the command line takes, with their usual parameters."""


def identified(tables: Mapping[str, Frame], period: Period, rule: Rule | str = "thirty_percent") -> Identification:
    """The schools that the rule finds for the period.

    Raises NotComputable: the rule's table, one of its columns or the period's rows are missing.
    Raises KeyError: no rule has this name.
    """
    return (RULES[rule] if isinstance(rule, str) else rule)(tables, period)
