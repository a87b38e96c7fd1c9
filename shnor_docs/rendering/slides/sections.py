"""One section on slides: texts, tables and charts in their order, as much on a slide as stands there well."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from shnor_docs.diagnostics import Diagnostic, Location, Severity, declare
from shnor_docs.documents.charts.drawn import Chart
from shnor_docs.documents.tree import Kind, Unit
from shnor_docs.rendering.slides import charts, tables
from shnor_docs.rendering.slides.deck import Slide, Words
from shnor_docs.rendering.slides.design import Box, Design, Place
from shnor_docs.rendering.slides.filling import LEGIBLE, best, height_of, pages
from shnor_docs.rendering.slides.flow import Mark, Para, blocks
from shnor_docs.rendering.slides.measuring import Letters
from shnor_docs.rendering.slides.parts import Part
from shnor_docs.russian.numerals import counted

HIGH_ROW = declare("ШД656", Severity.ERROR, "Строка таблицы выше слайда")
WIDE_TABLE = declare("ШД657", Severity.ERROR, "Таблица шире слайда")
HIGH_CHART = declare("ШД659", Severity.ERROR, "Диаграмма не помещается на слайд")
GAP = 10.0
"""Points between a text and the table or chart below it."""
_INTRODUCTION = 0.35
"""A text above a table or a chart may take so much of a slide; a longer one has slides of its own."""


@dataclass
class Laid:
    """The slides of a section, not yet titled, and what could not be laid out."""

    slides: list[Slide] = field(default_factory=list)
    problems: list[Diagnostic] = field(default_factory=list)


def laid(section: Unit, design: Design, place: Location) -> Laid:
    """The slides of a section."""
    layer = _Layer(section, design.inner.body, place)
    for block in blocks(section.children):
        layer.take(block)
    layer.print_texts()
    return layer.done


class _Layer:
    """Lays out a section block by block; texts wait for what they stand above."""

    def __init__(self, section: Unit, body: Place, place: Location) -> None:
        self.done = Laid()
        self._section, self._body, self._place = section, body, place
        self._waiting: list[Para] = []

    def take(self, block: Para | Unit) -> None:
        """A paragraph, a table or a chart."""
        if isinstance(block, Para):
            self._waiting.append(block)
        elif block.kind is Kind.TABLE:
            self._table(block)
        elif block.chart is not None:
            self._chart(block, block.chart)

    def print_texts(self) -> None:
        """The texts that wait: below the last table or chart if they fit there, else on slides of their own."""
        if self._waiting and not self._fit_below() and not (self._halve() and self._fit_below()):
            self._keep_notes()
            if self._waiting:
                self._pages(self._waiting)
        self._waiting = []

    def _keep_notes(self) -> None:
        """The note of the last table or chart stands below it, not above the next one, if it fits there."""
        waiting, last = self._waiting, self.done.slides[-1] if self.done.slides else None
        above = f"{last.holder}.note" if last and last.holder else ""
        count = next(
            (n for n, para in enumerate(waiting) if not above or not para.unit.startswith(above)), len(waiting)
        )
        self._waiting = waiting[:count]
        kept = count and (self._fit_below() or (self._halve() and self._fit_below()))
        self._waiting = waiting[count:] if kept else waiting

    def _halve(self) -> bool:
        """Take half the rows of the last slide to a new one, if the texts that wait have room below them there."""
        last = self.done.slides[-1] if self.done.slides else None
        halves = last.table.halves() if last and last.table and not last.below else None
        if halves is None or last is None or last.object_box is None or self._is_headed:
            return False
        room = self._below(())
        if halves[1].height + GAP + _text_height(self._waiting, self._body) > room.height:
            return False
        upper = replace(last, table=halves[0], object_box=replace(last.object_box, height=halves[0].height))
        box = replace(room, width=last.object_box.width, height=halves[1].height)
        self.done.slides[-1:] = [upper, _slide(None, table=halves[1], object_box=box)]
        return True

    @property
    def _is_headed(self) -> bool:
        return any(para.mark is Mark.HEADING for para in self._waiting)

    def _pages(self, paras: Sequence[Para]) -> None:
        scale, found = best(self._body, lambda one: pages(paras, self._body, one))
        self.done.slides += [_slide(Words(page, scale)) for page in found]

    def _fit_below(self) -> bool:
        last = self.done.slides[-1] if self.done.slides else None
        if last is None or last.object_box is None or last.below or self._is_headed:
            return False
        height = _text_height(self._waiting, self._body)
        holder = _lowered(last, self._body.box.bottom - height - GAP)
        if holder is None:
            return False
        box = replace(self._body.box, top=holder.bottom + GAP, height=height)
        words = Words(tuple(self._waiting), _small(self._body), box)
        self.done.slides[-1] = replace(last, object_box=holder, below=words)
        return True

    def _introduction(self) -> tuple[Para, ...]:
        """What stands above a table or a chart: all texts that wait if they are short, else what announces it."""
        self._keep_notes()
        if _text_height(self._waiting, self._body) <= self._body.box.height * _INTRODUCTION:
            found, self._waiting = tuple(self._waiting), []
            return found
        start = len(self._waiting)
        while start and self._waiting[start - 1].stays:
            start -= 1
        if _text_height(self._waiting[start:], self._body) > self._body.box.height * _INTRODUCTION:
            start = len(self._waiting)
        found, self._waiting = tuple(self._waiting[start:]), self._waiting[:start]
        self.print_texts()
        return found

    def _table(self, table: Unit) -> None:
        above = self._introduction()
        box, letters = self._below(above), Letters(tables.WHOLE[0], self._body.letters(0).breadth)
        part = tables.whole(table, box.width, box.height, letters)
        parts = [part] if part else tables.split(table, box.width, box.height, self._below(()).height, letters)
        if parts is None:
            self._refuse(table, letters)
            return
        for number, one in enumerate(parts):
            here = self._above(above) if not number else None
            start = box if not number else self._below(())
            if one.rows:
                placed = replace(start, width=float(sum(one.widths)), height=one.height)
                self.done.slides.append(_slide(here, table=one, object_box=placed))
            elif here:
                self.done.slides.append(_slide(replace(here, box=None)))

    def _chart(self, unit: Unit, chart: Chart) -> None:
        above = self._introduction()
        caption = tuple(one for one in above[-1:] if one.mark is Mark.HEADING)
        boxes = [self._below(above), self._below(caption)]
        parts = charts.parts(unit, boxes)
        if parts is None:
            self._refuse_chart(chart)
            return
        points = min(charts.size(part, boxes[min(number, 1)]) for number, part in enumerate(parts))
        for number, part in enumerate(parts):
            here = self._above(caption if number else above)
            made = _slide(here, chart=part, object_box=boxes[min(number, 1)])
            self.done.slides.append(replace(made, chart_points=points))

    def _refuse_chart(self, chart: Chart) -> None:
        names = counted(len(chart.categories), ("названия", "названий", "названий"))
        message = f"диаграмма из {names} не помещается на слайд и самыми мелкими буквами"
        hint = "разделите её на две, сократите названия или оставьте только в документе Word"
        at = replace(self._place, part=f"{self._place.part}, диаграмма «{chart.id}»")
        self.done.problems.append(Diagnostic.of(HIGH_CHART, message, at, hint))

    def _above(self, paras: tuple[Para, ...]) -> Words | None:
        if not paras:
            return None
        height = _text_height(paras, self._body)
        return Words(paras, _small(self._body), replace(self._body.box, height=height))

    def _below(self, above: Sequence[Para]) -> Box:
        """What is left of the body below a text."""
        box, used = self._body.box, _text_height(above, self._body)
        taken = used + GAP if above else self._body.margins[1]
        return replace(box, top=box.top + taken, height=box.height - taken)

    def _refuse(self, table: Unit, letters: Letters) -> None:
        name, width = table.id.rpartition(".")[2], self._body.box.width
        at = replace(self._place, part=f"{self._place.part}, таблица «{name}»")
        smallest = f"{tables.SPLIT[-1]:.0f} пт"
        if word := tables.too_wide(table, width, letters):
            message = f"таблица из {len(table.widths)} столбцов не помещается по ширине слайда и буквами {smallest}"
            hint = f"для слайдов оставьте главные столбцы (columns) или сократите длинные слова: «{word}»"
            self.done.problems.append(Diagnostic.of(WIDE_TABLE, message, at, hint))
            return
        row = tables.highest(table, width, self._below(()).height, letters)
        message = f"строка {row} таблицы не помещается на слайд целиком и буквами {smallest}"
        hint = "сократите текст её ячеек, разбейте строку на несколько или оставьте таблицу только в документе Word"
        self.done.problems.append(Diagnostic.of(HIGH_ROW, message, at, hint))


def _lowered(slide: Slide, bottom: float) -> Box | None:
    """The place of a table or a chart if a text stands below it from ``bottom`` on; None if it has no room then."""
    box = slide.object_box
    assert box is not None
    if box.bottom <= bottom:
        return box
    chart = slide.chart.chart if slide.chart else None
    lower = replace(box, height=bottom - box.top)
    return lower if chart and lower.height > 0 and charts.letters(chart, lower) else None


def _slide(
    above: Words | None, table: Part | None = None, chart: Unit | None = None, object_box: Box | None = None
) -> Slide:
    return Slide("", (), 1, above, table, chart, object_box)


def _small(body: Place) -> float:
    """Texts beside a table or a chart are a little smaller than those that stand alone: 16 to 18 pt."""
    usual = body.level(0).points
    return min(1.0, max(LEGIBLE, min(usual * 0.8, 18)) / usual)


def _text_height(paras: Sequence[Para], body: Place) -> float:
    """The height of a text beside a table or a chart, with the margins of its box."""
    if not paras:
        return 0
    return height_of(paras, body, _small(body)) + body.margins[1] + body.margins[3]
