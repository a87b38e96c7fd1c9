"""Walks the model: every record with its path, every text with its path and whether it is prose."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, get_args

from shnor_docs.model.base import PROSE, Record
from shnor_docs.model.content import Content
from shnor_docs.rules.finding import Path


def records(root: Record, path: Path = ()) -> Iterator[tuple[Path, Record]]:
    """The record and all records inside it."""
    yield path, root
    for name in type(root).model_fields:
        yield from _inside(getattr(root, name), (*path, name))


def _inside(value: object, path: Path) -> Iterator[tuple[Path, Record]]:
    if isinstance(value, Record):
        yield from records(value, path)
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _inside(item, (*path, index))


def texts(root: Record) -> Iterator[tuple[Path, str, bool]]:
    """Every text of the records below ``root``: its path, the text, whether it is prose."""
    for path, record in records(root):
        for name in type(record).model_fields:
            for inner, text in _strings(getattr(record, name), (*path, name)):
                yield inner, text, is_prose(type(record), name)


def _strings(value: object, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _strings(item, (*path, key))


@cache
def is_prose(record: type[Record], name: str) -> bool:
    """Whether a field holds prose, alone or as the values of a mapping."""
    field = record.model_fields[name]
    return PROSE in field.metadata or _mentions_prose(field.annotation)


def _mentions_prose(annotation: Any) -> bool:
    return any(argument is PROSE or argument == PROSE or _mentions_prose(argument) for argument in get_args(annotation))


def prose(content: Content) -> Iterator[tuple[Path, str]]:
    """Every prose text of the program: fields of the YAML, then section files."""
    for path, text, is_markdown in texts(content.program):
        if is_markdown:
            yield path, text
    for name, text in content.files.items():
        yield ("files", name), text
