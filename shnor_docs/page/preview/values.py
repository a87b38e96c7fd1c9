"""Where a number comes from, for a person who looks at a document: what it is made of, where that is written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from shnor_docs.compute.explanation import Line, told
from shnor_docs.diagnostics import Location
from shnor_docs.documents.origins.units import value_origin
from shnor_docs.documents.printing import printed
from shnor_docs.documents.references import parse_reference
from shnor_docs.model.content import Content
from shnor_docs.model.indicator import IndicatorUse
from shnor_docs.model.trace import Trace
from shnor_docs.model.value import Value
from shnor_docs.page.addresses import field_url, program_url
from shnor_docs.source.layout import PROGRAMS
from shnor_docs.source.programs import LoadedProgram
from shnor_docs.workspace.editing.placing import path_at
from shnor_docs.workspace.explaining import Explained, explain
from shnor_docs.workspace.workspace import Workspace

_TABLE = re.compile(r"таблица «[!-~]+»")
"""A table by its id, which no reader of a document knows."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A line of the explanation, how deep it stands, and where its figure is written: in words, and the way there."""

    text: str
    depth: int
    place: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Printed:
    """A document that prints the value, and the places in it."""

    title: str
    url: str
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """What a window tells of a value."""

    program: str
    title: str
    about: str
    result: str
    figures: tuple[Figure, ...]
    printed: tuple[Printed, ...]
    field: str


def told_value(workspace: Workspace, program: str, source: str) -> Told:
    """Where the value of a path comes from and where it is printed.

    Raises:
        ShnorError: the program has errors, or there is no such value.
    """
    found = explain(workspace, program, source)
    content = workspace.content(program)
    origin = value_origin(content, source)
    return Told(
        content.program.title,
        found.title or "Число",
        _about(source),
        str(found.value) if isinstance(found.value, Value) else printed(found.value),
        tuple(_figures(workspace.draft(program), content, found)),
        tuple(_printed(program, found)),
        field_url(program, origin) if origin else "",
    )


def _about(source: str) -> str:
    """«Целевые значения по периодам, 2022»."""
    match parse_reference(source).steps:
        case ("indicators", _, name, *period) if name in IndicatorUse.model_fields:
            return ", ".join((IndicatorUse.model_fields[name].title or name, *period))
    return ""


def _figures(loaded: LoadedProgram, content: Content, found: Explained) -> Iterator[Figure]:
    if not isinstance(found.value, Value) or not isinstance(found.value.trace, Trace):
        return
    _, *lines = told(found.value)
    yield from (_figure(loaded, content, line) for line in lines)


def _figure(loaded: LoadedProgram, content: Content, line: Line) -> Figure:
    if line.place is None:
        return Figure(line.text, line.depth)
    for index, source in enumerate(content.program.data):
        if line.place.file == f"{PROGRAMS}/{loaded.id}/{source.file}":
            title = f"таблица «{source.title or source.id}», {_spot(line.place)}"
            return Figure(line.text, line.depth, title, field_url(loaded.id, ("data", index)))
    path = path_at(loaded, line.place)
    return Figure(line.text, line.depth, "запись", field_url(loaded.id, path) if path else "")


def _spot(place: Location) -> str:
    return f"ячейка {place.cell}" if place.cell else f"строка {place.line}" if place.line else "весь файл"


def _printed(program: str, found: Explained) -> Iterator[Printed]:
    for (document, title), places in groupby(found.printed, lambda one: (one.document, one.title)):
        told_places = tuple(f"{_TABLE.sub('таблица', one.place)} — «{one.text}»" for one in places)
        yield Printed(title, program_url(program, "preview", document), told_places)
