"""Everything that a text can mention: each reference with what it is about and what it prints now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from shnor_docs.documents.appendices import placements
from shnor_docs.documents.printing import is_list, printed
from shnor_docs.documents.references import PATTERN, BadReference, Reference
from shnor_docs.documents.scope import UsedIndicator, resolve, used_indicators
from shnor_docs.documents.titles import title_text
from shnor_docs.model.base import Choice, Record
from shnor_docs.model.chart import Chart
from shnor_docs.model.content import Content
from shnor_docs.model.indicator import Indicator, IndicatorUse
from shnor_docs.model.program import Budget, Program
from shnor_docs.model.roadmap import Roadmap
from shnor_docs.model.table import Table

NAMING = ("name", "title", "text")
"""Fields that tell what a record is called."""

_UNSAID = frozenset({"schema_version", "cloned_from", "open_points", "data", "documents", "cards", "forms", "levels"})
"""Fields of a program that no text needs."""

_UNPRINTED = (Record, tuple, Mapping, Choice, bool)
"""Values of a record's field that no line can say."""

_INDICATOR = ("baseline", "target", "targets", "actuals", "unit")
"""What texts mention of an indicator besides its name."""


class Mentionable(NamedTuple):
    """A reference without its braces, what it is about, and the text that it prints.

    One that ``is_block`` stands as a paragraph of its own: a list, a table.
    """

    reference: str
    title: str
    printed: str
    is_block: bool = False


def mentionable(content: Content) -> Iterator[Mentionable]:
    """All that a text of the program can mention, in the order of the model."""
    for name, info in Program.model_fields.items():
        if name not in _UNSAID:
            yield from _of_field(content, name, info.title or name)
    for placement in placements(content):
        yield Mentionable(f"appendices.{placement.id}", "Приложение", placement.label)


def _of_field(content: Content, name: str, title: str) -> Iterator[Mentionable]:
    value = getattr(content.program, name)
    yield from _said(content, (name,), title, value)
    if name == "indicators":
        for indicator in used_indicators(content):
            yield from _of_indicator(content, indicator)
    elif isinstance(value, tuple):
        for record in value:
            yield from _of_record(content, (name, record.id), record, f"{title}: {_called(record)}")
    elif isinstance(value, Record) and not isinstance(value, Roadmap):
        yield from _of_fields(content, (name,), value, title)


def _of_record(content: Content, steps: tuple[str, ...], record: Record, title: str) -> Iterator[Mentionable]:
    said = list(_said(content, steps, title, record))
    yield from said
    if not said:
        yield from _of_fields(content, steps, record, title)


def _of_fields(content: Content, steps: tuple[str, ...], record: Record, title: str) -> Iterator[Mentionable]:
    for name, info in type(record).model_fields.items():
        if name != "id" and not isinstance(value := getattr(record, name), _UNPRINTED):
            yield from _said(content, (*steps, name), f"{title} – {info.title}", value)


def _of_indicator(content: Content, indicator: UsedIndicator) -> Iterator[Mentionable]:
    steps = ("indicators", indicator.id)
    yield Mentionable(".".join(steps), "Название показателя", indicator.entry.name)
    for name in _INDICATOR:
        info = (IndicatorUse.model_fields | Indicator.model_fields)[name]
        title, value = f"{indicator.entry.name} – {info.title}", indicator.field(name)
        if isinstance(value, Mapping):
            for period in value:
                yield from _said(content, (*steps, name, str(period)), f"{title}, {period}", value)
        else:
            yield from _said(content, (*steps, name), title, value)


def _said(content: Content, steps: tuple[str, ...], title: str, value: object) -> Iterator[Mentionable]:
    """The reference, if it prints something."""
    path = Reference(steps).path
    if is_list(value) and value:
        yield Mentionable(path, title, "список", is_block=True)
    elif isinstance(value, Table | Roadmap) or (isinstance(value, Budget) and value.sources):
        yield Mentionable(path, title, "таблица", is_block=True)
    elif isinstance(value, Chart):
        yield Mentionable(path, title, "диаграмма", is_block=True)
    elif text := _printed(content, steps):
        yield Mentionable(path, title, text)


def _printed(content: Content, steps: tuple[str, ...]) -> str:
    try:
        text = printed(resolve(content, Reference(steps)))
    except BadReference:
        return ""
    return title_text(content, text) if PATTERN.search(text) else text


def _called(record: Record) -> str:
    return next((str(found) for name in NAMING if (found := getattr(record, name, None))), "")
