"""Titles as they print: references put in, headings of columns that nobody wrote made of what the columns show."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import Any, get_args

from pydantic.fields import FieldInfo

from shnor_docs.documents.headings import headed
from shnor_docs.documents.printing import filtered
from shnor_docs.documents.prose import Writer, plain_inline
from shnor_docs.documents.references import PATTERN, BadReference, parse_reference
from shnor_docs.documents.scope import resolve
from shnor_docs.model.base import TITLE, Record, Statement
from shnor_docs.model.content import Content, once
from shnor_docs.model.document import DocumentSettings
from shnor_docs.model.table import Table, TableRows

DEPTH = 8
"""So many titles may refer to each other in a row: validation reports a circle, it is only left unprinted here."""


@once
def titled(content: Content) -> Content:
    """The content with its titles as they print; a reference that finds nothing stays as it is written.

    What was written is kept as ``written``.
    """
    program = _printed(content.program, content)
    return content if program is content.program else replace(content, program=program, written=content.program)


def title_text(content: Content, text: str, depth: int = DEPTH) -> str:
    """A title with the values of its references; nothing else in it is markup."""

    def value_of(match: re.Match[str]) -> str:
        try:
            return _value(content, match[1], depth)
        except BadReference:
            return match[0]

    return PATTERN.sub(value_of, text) if depth else text


def _value(content: Content, inner: str, depth: int) -> str:
    reference = parse_reference(inner)
    value = resolve(content, reference)
    if isinstance(value, Statement):
        value = plain_inline(title_text(content, value.text, depth - 1), _NO_REFERENCES)
    elif isinstance(value, str) and PATTERN.search(value):
        value = title_text(content, value, depth - 1)
    return filtered(value, reference.filters)


_NO_REFERENCES = Writer(lambda reference: (), lambda reference, unit_id: None)


def _printed(record: Any, content: Content) -> Any:
    """The record itself if nothing in it has to change."""
    changes: dict[str, object] = {}
    kind: type[Record] = type(record)
    for name, is_title in _titles_in(kind):
        old = getattr(record, name)
        new = _with_values(old, content) if is_title else _inside(old, content)
        if new is not old:
            changes[name] = new
    if isinstance(record, DocumentSettings | Table):
        changes |= _headings(changes.get("columns", record.columns), record, content)
    return record.model_copy(update=changes) if changes else record


def _headings(columns: Any, owner: DocumentSettings | Table, content: Content) -> dict[str, object]:
    """Columns of written cells have fields of their own, of which nothing is known."""
    if isinstance(owner, Table) and owner.rows is TableRows.CELLS:
        return {}
    found = headed(columns, content)
    return {} if found is columns else {"columns": found}


def _with_values(title: str | None, content: Content) -> str | None:
    return title_text(content, title) if title and "{{" in title else title


def _inside(value: object, content: Content) -> object:
    if isinstance(value, Record):
        return _printed(value, content)
    if not isinstance(value, tuple):
        return value
    found = tuple(_printed(item, content) for item in value)
    return value if all(new is old for new, old in zip(found, value, strict=True)) else found


@cache
def _titles_in(record: type[Record]) -> tuple[tuple[str, bool], ...]:
    """Fields of a type that hold a title (True) or records with titles inside (False); others are passed by."""
    found = ((name, _is_title(info), info) for name, info in record.model_fields.items())
    return tuple((name, is_title) for name, is_title, info in found if is_title or _leads_to_titles(info.annotation))


def _is_title(info: FieldInfo) -> bool:
    return TITLE in info.metadata or TITLE in _parts(info.annotation)


def _leads_to_titles(annotation: Any, seen: frozenset[type] = frozenset()) -> bool:
    return any(
        _is_title(info) or _leads_to_titles(info.annotation, seen | {part})
        for part in (annotation, *_parts(annotation))
        if isinstance(part, type) and issubclass(part, Record) and part not in seen
        for info in part.model_fields.values()
    )


def _parts(annotation: Any) -> tuple[Any, ...]:
    """Everything that an annotation is made of, at any depth."""
    return tuple(part for argument in get_args(annotation) for part in (argument, *_parts(argument)))
