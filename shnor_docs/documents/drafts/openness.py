"""Which documents print a place that holds an open point: those stay drafts until it is decided."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from shnor_docs.documents.appendices import placements
from shnor_docs.documents.charts.placing import charts_of
from shnor_docs.documents.references import PATTERN, BadReference, parse_reference
from shnor_docs.model.base import Record
from shnor_docs.model.chart import Along, Chart
from shnor_docs.model.content import Content, once
from shnor_docs.model.document import DocumentSettings
from shnor_docs.model.indicator import IndicatorUse
from shnor_docs.model.program import Fact, StatementList
from shnor_docs.model.table import Table, TableRows

EVERYWHERE = ("title", "period", "municipality", "authority")
"""Fields of the program that any document may print without a reference: in marks, on the title page."""
ROWS = {TableRows.INDICATORS: "indicators", TableRows.ROADMAP: "roadmap", TableRows.BUDGET: "budget"}


def holds_open_point(content: Content, settings: DocumentSettings) -> bool:
    """Whether anything that the document prints is still to be decided."""
    points = [point.place for point in content.program.open_points]
    if not points:
        return False
    return any(prints_one_of(content, settings, points))


def awaits_data(content: Content) -> bool:
    """Whether a data table is to be replaced (an open point) or could not be read: what it lacks is no news then."""
    unread = {source.id for source in content.program.data} - content.tables.keys()
    return bool(unread) or any(point.place.startswith("data.") for point in content.program.open_points)


def prints_one_of(content: Content, settings: DocumentSettings, places: Iterable[str]) -> Iterator[bool]:
    """For each of the places, whether the document prints it."""
    printed = {*EVERYWHERE, *_places(content)[settings.id]}
    return (any(place == start or place.startswith(f"{start}.") for start in printed) for place in places)


def printing(content: Content, place: str) -> tuple[str, ...]:
    """Ids of the documents that print a place of the program, or a section file, in the program's order."""
    printed = _places(content)
    return tuple(
        settings.id
        for settings in content.program.documents
        if any(place == start or place.startswith(f"{start}.") for start in (*EVERYWHERE, *printed[settings.id]))
    )


@once
def _places(content: Content) -> dict[str, set[str]]:
    """Names of the places that each document prints."""
    return {settings.id: _printed(content, settings) for settings in content.program.documents}


def _printed(content: Content, settings: DocumentSettings) -> set[str]:
    """Names of the places that the document prints, by its own fields and by references from them."""
    found: set[str] = set()
    waiting = list(_first(content, settings))
    while waiting:
        place = waiting.pop()
        if place not in found:
            found.add(place)
            waiting += _mentioned(content, place)
    return found


def _first(content: Content, settings: DocumentSettings) -> Iterator[str]:
    yield f"documents.{settings.id}"
    yield from (str(section.file) for section in settings.sections if section.file)
    yield from (f"charts.{name}" for name in charts_of(settings))
    if settings.kind == "roadmap":
        yield "roadmap"
    if settings.order:
        yield f"orders.{settings.order}"
    if settings.card:
        yield from (f"cards.{settings.card}", "roadmap")
    for placement in placements(content):
        if placement.appendix.document == settings.id:
            yield from (f"orders.{placement.order.id}.{field}" for field in ("date", "number"))


def _mentioned(content: Content, place: str) -> Iterator[str]:
    """What the prose at a place refers to; tables print the records of their rows."""
    if place in content.files:
        yield from _references(content.files[place])
        return
    value = _value(content, place.split("."))
    yield from _references(repr(value))
    for table in value if isinstance(value, tuple) else (value,):
        if isinstance(table, Table) and table.rows in ROWS:
            yield from _rows(table)
        if isinstance(table, Chart):
            yield from _drawn(table)
    if _is_computed(content, place.split(".")):
        yield "data"


def _is_computed(content: Content, names: list[str]) -> bool:
    """Whether a fact or an indicator there has a formula: then it is made of the data tables."""
    owner = _value(content, names[:2])
    if isinstance(owner, Fact):
        return owner.indicator is not None
    uses = owner if isinstance(owner, tuple) else (owner,)
    return any(isinstance(use, IndicatorUse) and use.id in content.computable for use in uses)


def _rows(table: Table) -> Iterator[str]:
    used = [name for group in table.groups for name in group.rows]
    if table.rows is TableRows.INDICATORS and used:
        yield from (f"indicators.{name}" for name in used)
    else:
        yield ROWS[table.rows]


def _drawn(chart: Chart) -> Iterator[str]:
    """What a chart shows: indicators, or rows of a data table."""
    if chart.along in {Along.ROWS, Along.SCHOOLS}:
        yield "data"
    if chart.along is not Along.ROWS:
        yield from (f"indicators.{name}" for name in chart.indicators) if chart.indicators else ("indicators",)


def _references(text: str) -> Iterator[str]:
    for match in PATTERN.finditer(text):
        try:
            head, *rest = parse_reference(match[1]).steps
        except BadReference:
            continue
        steps = rest if head == "program" else [head, *rest]
        if head == "lists" and len(steps) > 2 and steps[2] not in StatementList.model_fields:
            steps.insert(2, "items")
        yield ".".join(steps)


def _value(content: Content, names: list[str]) -> object:
    value: object = content.written or content.program
    for name in names:
        if isinstance(value, Record):
            value = getattr(value, name, None)
        elif isinstance(value, tuple):
            value = next((item for item in value if getattr(item, "id", None) == name), None)
        else:
            return None
    return value
