"""Units of a document, and values that it prints, by the fields that they come from."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeAlias

from shnor_docs.documents.markdown import lone_reference, parsed
from shnor_docs.documents.origins.columns import column_path
from shnor_docs.documents.origins.fields import field_of, own_field
from shnor_docs.documents.origins.names import named_records
from shnor_docs.documents.origins.requisites import requisites
from shnor_docs.documents.papers import text_of_section
from shnor_docs.documents.references import BadReference
from shnor_docs.model.base import Statement
from shnor_docs.model.content import Content
from shnor_docs.model.document import DocumentSettings, Section
from shnor_docs.model.places import Path, path_of

Origin: TypeAlias = Callable[[str], Path | None]
"""The path of the field that something comes from, by its name; None for what the product words itself."""

_UNIT = re.compile(r"((?:\[[^\]]*\]|[^/\[])*)(/.*)?")
"""An id of a unit: the name of what it prints, and the way to a part of its text."""
_HEADER = re.compile(r"(.+)\.header(\d+)/(\d+)")


def unit_origin(content: Content, settings: DocumentSettings) -> Origin:
    """The origin of units of a document, by their ids."""
    others = (one for one in content.program.documents if one.id == settings.consolidates)
    settings = next(others, settings)
    place: Path = ("documents", [one.id for one in content.program.documents].index(settings.id))
    fixed = requisites(content, settings, place)
    sections = {f"sections.{one.id}": (n, one) for n, one in enumerate(settings.sections)}

    def origin(unit_id: str) -> Path | None:
        if unit_id in fixed:
            return fixed[unit_id]
        if ".header" in unit_id and (match := _HEADER.fullmatch(unit_id)):
            return column_path(content, settings, place, match[1], int(match[2]), int(match[3]))
        parts = _UNIT.fullmatch(unit_id) if "/" in unit_id else None
        name, way = (parts[1], parts[2] or "") if parts else (unit_id, "")
        if name in sections:
            number, section = sections[name]
            return _of_section(content, section, (*place, "sections", number), way)
        if name == "sections.roadmap":
            return ("roadmap", "title")
        if name.startswith("slots."):
            return _of_slot(settings, place, name.removeprefix("slots."))
        return _of_stage(content, name, way) or field_of(content, name)

    return origin


def value_origin(content: Content, source: str) -> Path | None:
    """The origin of a value that a text prints, by its path in references."""
    source = source.removeprefix("program.")
    if known := own_field(content, source):
        return known
    found = path_of(content.program, source)
    return found if found and len(found) > 1 and not isinstance(found[-1], int) else field_of(content, source)


def _of_section(content: Content, section: Section, path: Path, way: str) -> Path | None:
    if not way:
        return (*path, "title")
    return _of_statement(content, text_of_section(content, section), way) or (
        ("files", str(section.file)) if section.file else (*path, "text")
    )


def _of_statement(content: Content, text: str, way: str) -> Path | None:
    """The statement that stands as a paragraph of its own where the way leads: «/3/1» is a part of it."""
    first, *rest = way.strip("/").split("/")
    nodes = parsed(text)
    if not rest or not first.isdigit() or int(first) > len(nodes):
        return None
    try:
        reference = lone_reference(nodes[int(first) - 1])
    except BadReference:
        return None
    record = named_records(content).get(reference.path) if reference else None
    return (*record[0], "text") if record and isinstance(record[1], Statement) else None


def _of_slot(settings: DocumentSettings, place: Path, name: str) -> Path:
    return (*place, "slots", name) if name in settings.slots else (*place, "kind")


def _of_stage(content: Content, name: str, way: str) -> Path | None:
    """The text of a stage: its title has no way."""
    if not way or not name.startswith("stages."):
        return None
    record = named_records(content).get(name)
    return (*record[0], "text") if record else None
