"""Walks the model: every record with its path, every text with its path and whether it is prose."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any, get_args

from shnor_docs.model.base import PROSE, Record
from shnor_docs.model.content import Content
from shnor_docs.rules.finding import Path
from shnor_docs.source.text import Words


def records(root: Record, path: Path = ()) -> Iterator[tuple[Path, Record]]:
    """The record and all records inside it."""
    yield path, root
    for name, value in vars(root).items():
        if isinstance(value, Record | tuple):
            yield from _inside(value, (*path, name))


def _inside(value: object, path: Path) -> Iterator[tuple[Path, Record]]:
    if isinstance(value, Record):
        yield from records(value, path)
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            if isinstance(item, Record | tuple):
                yield from _inside(item, (*path, index))


def texts(root: Record) -> Iterator[tuple[Path, str, bool]]:
    """Every text of the records below ``root``: its path, the text, whether it is prose."""
    for path, record in records(root):
        for name, value in vars(record).items():
            if isinstance(value, str | dict):
                for inner, text in _strings(value, (*path, name)):
                    yield inner, text, is_prose(type(record), name)


def _strings(value: object, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(value, str) and not isinstance(value, StrEnum):
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
    """Every prose text that documents print: fields of the YAML, section files, texts of the workspace's kinds."""
    return ((text.path, text.text) for text in printed_texts(content) if text.is_prose)


@dataclass(frozen=True, slots=True)
class PrintedText:
    """A text that documents may print; ``where`` says in words that it stands in a file shared by programs."""

    path: Path
    text: str
    is_prose: bool
    where: str = ""

    def at(self, start: int, end: int) -> Path:
        """The path of a piece of the text; of a shared text, the place in the program that uses it."""
        return self.path if self.where else (*self.path, Words.at(self.text, start, end))


def printed_texts(content: Content) -> Iterator[PrintedText]:
    """Every text of the program, its files, and the shared files as far as the program uses them."""
    for path, text, is_prose in texts(content.program):
        yield PrintedText(path, text, is_prose)
    for name, text in content.files.items():
        yield PrintedText(("files", name), text, is_prose=True)
    for index, use in enumerate(content.program.indicators):
        place, where = ("indicators", index, "id"), f" (indicators.yaml, показатель «{use.id}»)"
        yield from _shared(content.catalogue.get(use.id), place, where)
    for index, settings in enumerate(content.program.documents):
        place, where = ("documents", index, "kind"), f" (kinds.yaml, вид «{settings.kind}»)"
        yield from _shared(content.kinds.get(settings.kind), place, where)


def _shared(record: Record | None, place: Path, where: str) -> Iterator[PrintedText]:
    for _, text, is_prose in texts(record) if record else ():
        yield PrintedText(place, text, is_prose, where)
