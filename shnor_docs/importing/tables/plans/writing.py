"""What is gathered while the measures of a plan are read."""

from __future__ import annotations

from dataclasses import dataclass, field

from shnor_docs.importing.evidence import Decision, Question
from shnor_docs.importing.tables.grids import Grid
from shnor_docs.importing.tables.known import Known
from shnor_docs.importing.tables.parties import Parties
from shnor_docs.importing.tables.plans.layout import Layout
from shnor_docs.importing.tables.plans.outcomes import Outcomes
from shnor_docs.importing.tables.plans.rows import Measure
from shnor_docs.importing.tables.senses import Sense
from shnor_docs.inspection.foreign.tree import Block


@dataclass
class Writing:
    """What is gathered while the measures of a plan are read."""

    grid: Grid
    layout: Layout
    known: Known
    parties: Parties
    outcomes: Outcomes
    used: set[str] = field(default_factory=set)
    decisions: list[Decision] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    beside: set[int] = field(default_factory=set)
    """Columns whose words stand under the results: a plan has no field for them."""
    extra: list[str] = field(default_factory=list)
    """What of the measure that is read now goes under its result."""
    tied: list[str] = field(default_factory=list)
    """Indicators that it is tied to."""

    def blocks(self, measure: Measure, sense: Sense) -> tuple[Block, ...]:
        """What a measure has in the column of a sense."""
        column = self.layout.column(sense)
        return measure.blocks[column] if column is not None else ()
