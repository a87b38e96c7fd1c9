"""A document as slides, each with what stands where: the plan that is written, told, and asked by ``explain``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from shnor_docs.diagnostics import Diagnostic
from shnor_docs.documents.tree import Text, Unit, walk
from shnor_docs.rendering.slides.design import Box
from shnor_docs.rendering.slides.flow import Para
from shnor_docs.rendering.slides.parts import Part


@dataclass(frozen=True, slots=True)
class Words:
    """Paragraphs in a box, in letters made smaller by ``scale``; no box is the whole place for text."""

    paras: tuple[Para, ...]
    scale: float = 1
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class Slide:
    """A slide: its title, text above a table or a chart, that, and text below it."""

    section: str
    title: Text
    title_scale: float
    above: Words | None = None
    table: Part | None = None
    chart: Unit | None = None
    object_box: Box | None = None
    below: Words | None = None
    chart_points: float = 0
    """The size of a chart's letters at most: parts of one chart are alike."""

    @property
    def holder(self) -> str:
        """The unit of its table or chart; nothing if it has none."""
        return self.table.table if self.table else self.chart.id if self.chart else ""

    @property
    def is_bare(self) -> bool:
        """Whether it has no text besides its title, table and chart."""
        return self.above is None

    def texts(self) -> Iterator[tuple[str, Text]]:
        """The units that it prints, with their texts, in the order of reading."""
        yield self.section, self.title
        for words in (self.above, self.below):
            yield from ((para.unit, para.text) for para in (words.paras if words else ()))
            if words is self.above and self.table:
                for row in self.table.rows:
                    yield row.unit, ()
                    yield from ((para.unit, para.text) for cell in row.cells if cell.down for para in cell.paras)
                    yield from ((cell.unit, ()) for cell in row.cells)
            if words is self.above and self.chart:
                yield from ((unit.id, unit.text) for unit in walk(self.chart))

    @property
    def sources(self) -> tuple[str, ...]:
        """The paths of the values that it prints, each once."""
        return tuple(dict.fromkeys(run.source for _, text in self.texts() for run in text if run.source))


@dataclass(frozen=True, slots=True)
class Cover:
    """The first slide: title, lines below it, what is said in its upper corner."""

    title: Text
    title_scale: float
    lines: tuple[Para, ...]
    scale: float
    corner: tuple[str, ...]
    corner_box: Box
    corner_points: float = 14
    units: tuple[str, ...] = ()


@dataclass(frozen=True)
class Deck:
    """All slides of a document, what stands at the foot of each, and what could not be laid out."""

    cover: Cover
    slides: tuple[Slide, ...]
    footer: str
    footer_points: float
    problems: tuple[Diagnostic, ...] = ()

    @cached_property
    def places(self) -> Mapping[tuple[str, str], int]:
        """The number of the first slide that prints a unit, by the ids of its section and its own.

        A table or a chart may stand in several sections; what stands outside sections has none.
        """
        found = {("", unit): 1 for unit in self.cover.units}
        for number, slide in enumerate(self.slides, 2):
            for unit, _ in slide.texts():
                found.setdefault((slide.section, unit), number)
                found.setdefault(("", unit), number)
        return found
