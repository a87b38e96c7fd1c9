"""Charts: their values are there and are numbers; what is drawn can be read."""

from __future__ import annotations

from shnor_docs.rules.charts import legibility, places, sources, values

STRUCTURE = (sources.indicators, sources.cells, sources.names, sources.schools, sources.placed, values.doubled)
FACTS = (
    values.empty,
    values.gaps,
    values.single,
    values.noughts,
    legibility.crowded,
    legibility.names,
    legibility.units,
    legibility.stacks,
    places.cells,
)
