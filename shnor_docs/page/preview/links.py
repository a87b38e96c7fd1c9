"""Links from what is printed to the fields that it comes from, and to the explanation of a number."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from urllib.parse import quote

from shnor_docs.documents.origins.units import unit_origin, value_origin
from shnor_docs.model.content import Content
from shnor_docs.model.document import DocumentSettings
from shnor_docs.model.places import Path
from shnor_docs.page.addresses import field_url, path_text, program_url
from shnor_docs.page.preview.texts import NOWHERE, Link, Links

_NUMBER = re.compile(
    r"facts\.\w+|indicators\.\w+\.((baseline|actuals|targets)\[.+\]|target|weight|minimum)|budget\.total"
)
"""Values that are numbers: of others there is nothing to explain."""


def links_of(program: str, content: Content, settings: DocumentSettings) -> Links:
    """Links of a document."""
    origin, to_program = unit_origin(content, settings), field_url(program, ())

    @cache
    def address(path: Path) -> str:
        """``field_url`` for thousands of places: most of a path is that of its neighbour."""
        return f"{address(path[:-1])}/{_step(path[-1])}" if len(path) > 1 else to_program + _step(path[0])

    def field(path: Path) -> Link:
        return Link(address(path))

    @cache
    def unit(unit_id: str) -> Link:
        path = origin(unit_id)
        return field(path) if path else NOWHERE

    @cache
    def value(source: str, home: Link) -> Link:
        path = value_origin(content, source)
        found = field(path) if path else home
        if not _NUMBER.fullmatch(source) or (found == home and not _is_computed(content, source)):
            return found
        return Link(value_url(program, source), is_value=True)

    return Links(unit, value)


@lru_cache(maxsize=4096)
def _step(step: object) -> str:
    return quote(path_text((step,)))


def value_url(program: str, source: str) -> str:
    """The address of the explanation of a value."""
    return f"{program_url(program, 'value')}?path={quote(source)}"


@cache
def _actual(source: str) -> tuple[str, str] | None:
    match = re.fullmatch(r"indicators\.(\w+)\.actuals\[(.+)\]", source)
    return (match[1], match[2]) if match else None


def _is_computed(content: Content, source: str) -> bool:
    """Whether a value is made of data: its field in the program says nothing of it."""
    asked = _actual(source)
    return asked is not None and any((name, str(period)) == asked for name, period in content.computed)
