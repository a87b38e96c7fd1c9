"""Walks the model: every record with its path, every text with its path and what it may hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import chain
from typing import Any, NamedTuple, get_args

from shnor_docs.model.base import PROSE, TITLE, Record
from shnor_docs.model.content import Content, once, once_of_texts
from shnor_docs.model.numbering import with_numbers
from shnor_docs.model.roadmap import Item
from shnor_docs.rules.finding import Path
from shnor_docs.sameness import once_for_each
from shnor_docs.source.records.shapes import holds_records
from shnor_docs.source.text import Words


def records(root: Record, path: Path = ()) -> Iterator[tuple[Path, Record]]:
    """The record and all records inside it."""
    return (found for walk in _walks(root, path) for found in walk.records)


def texts(root: Record) -> Iterator[tuple[Path, str, str | None]]:
    """Every text of the records below ``root``: its path, the text, and whether it is PROSE, a TITLE or neither."""
    return (found for walk in _walks(root, ()) for found in walk.texts)


_TEXTS = (str, dict)


def _texts_of(record: Record, path: Path) -> Iterator[tuple[Path, str, str | None]]:
    for name, value in vars(record).items():
        if isinstance(value, _TEXTS):
            for inner, text in _strings(value, (*path, name)):
                yield inner, text, wording(type(record), name)


def _strings(value: object, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(value, str) and not isinstance(value, StrEnum):
        yield path, value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _strings(item, (*path, key))


@cache
def wording(record: type[Record], name: str) -> str | None:
    """PROSE or TITLE, if a field holds such texts, alone or as the values of a mapping."""
    field = record.model_fields[name]
    return next((mark for mark in (PROSE, TITLE) if mark in field.metadata or _mentions(field.annotation, mark)), None)


def is_prose(record: type[Record], name: str) -> bool:
    """Whether a field holds prose, alone or as the values of a mapping."""
    return wording(record, name) == PROSE


def _mentions(annotation: Any, mark: str) -> bool:
    return any(argument == mark or _mentions(argument, mark) for argument in get_args(annotation))


@dataclass(frozen=True, slots=True)
class PrintedText:
    """A text that documents may print; ``where`` says in words that it stands in a file shared by programs.

    ``shared`` is then its path in the record of that file, and ``path`` the place in the program that uses it.
    """

    path: Path
    text: str
    mark: str | None
    where: str = ""
    shared: Path = ()

    @property
    def field(self) -> object:
        """The name of the field that holds the text."""
        return (self.shared or self.path)[-1]

    @property
    def is_prose(self) -> bool:
        """Whether the text is Markdown."""
        return self.mark == PROSE

    def at(self, start: int, end: int) -> Path:
        """The path of a piece of the text; of a shared text, the place in the program that uses it."""
        return self.path if self.where else (*self.path, Words.at(self.text, start, end))


class Walk(NamedTuple):
    """Records with their paths, and the texts that stand in them as :func:`texts` tells of them."""

    records: tuple[tuple[Path, Record], ...] = ()
    texts: tuple[tuple[Path, str, str | None], ...] = ()
    printed: tuple[PrintedText, ...] = ()


@once_of_texts
def _walk(content: Content) -> Walk:
    program = content.program
    return _joined((_alone(program, ()), *(_walk_of_field(value, name) for name, value in _fields(program))))


def _walked(value: object, name: str) -> Walk:
    return _joined(_walks(value, (name,)))


_walk_of_field = once_for_each(_walked, most=64)
"""The walks of the fields of two programs: what was not read anew is not walked again."""


def _walks(value: object, path: Path) -> Iterator[Walk]:
    """The walks of a value in the order of writing: each record, then those inside it."""
    if isinstance(value, tuple):
        inside: Iterable[tuple[object, object]] = enumerate(value)
    elif not isinstance(value, Record):
        return
    elif not holds_records(type(value)):
        yield _walk_of_record(value, path)
        return
    else:
        yield _alone(value, path)
        inside = _fields(value)
    for step, item in inside:
        yield from _walks(item, (*path, step))


def _alone(record: Record, path: Path) -> Walk:
    """The walk of a record without those inside it."""
    found = tuple(_texts_of(record, path))
    return Walk(((path, record),), found, tuple(PrintedText(*one) for one in found))


_walk_of_record = once_for_each(_alone)


def _fields(record: Record) -> Iterator[tuple[str, object]]:
    return ((name, value) for name, value in vars(record).items() if isinstance(value, Record | tuple))


def _joined(walks: Iterable[Walk]) -> Walk:
    parts = tuple(zip(*walks, strict=True))
    return Walk(*(tuple(chain.from_iterable(part)) for part in parts))


def all_records(content: Content) -> tuple[tuple[Path, Record], ...]:
    """Every record of the program with its path."""
    return _walk(content).records


def all_texts(content: Content) -> tuple[tuple[Path, str, str | None], ...]:
    """:func:`texts` of the program."""
    return _walk(content).texts


@once_of_texts
def titles(content: Content) -> tuple[tuple[Path, str], ...]:
    """Every line of the program that may hold references: titles, headings, names of files."""
    return tuple((path, text) for path, text, mark in all_texts(content) if mark == TITLE)


@once_of_texts
def prose(content: Content) -> tuple[tuple[Path, str], ...]:
    """Every prose text that documents print: fields of the YAML, section files, texts of the workspace's kinds."""
    return tuple((text.path, text.text) for text in printed_texts(content) if text.is_prose)


@once_of_texts
def lined_prose(content: Content) -> tuple[tuple[Path, str], ...]:
    """:func:`prose` of several lines, or of one that does not begin with a letter: others have no number or mark."""
    return tuple(found for found in prose(content) if "\n" in found[1] or not found[1][:1].isalpha())


@once_of_texts
def printed_texts(content: Content) -> tuple[PrintedText, ...]:
    """Every text of the program, its files, and the shared files as far as the program uses them."""
    return tuple(_printed_texts(content))


def _printed_texts(content: Content) -> Iterator[PrintedText]:
    yield from _walk(content).printed
    for name, text in content.files.items():
        yield PrintedText(("files", name), text, PROSE)
    for index, use in enumerate(content.program.indicators):
        place, where = ("indicators", index, "id"), f" (indicators.yaml, показатель «{use.id}»)"
        yield from _shared(content.catalogue.get(use.id), place, where)
    for index, settings in enumerate(content.program.documents):
        place, where = ("documents", index, "kind"), f" (kinds.yaml, вид «{settings.kind}»)"
        yield from _shared(content.kinds.get(settings.kind), place, where)


def _shared(record: Record | None, place: Path, where: str) -> Iterator[PrintedText]:
    for path, text, mark in texts(record) if record else ():
        yield PrintedText(place, text, mark, where, path)


@once_of_texts
def braced_titles(content: Content) -> tuple[tuple[Path, str], ...]:
    """:func:`titles` that have a brace: others hold no reference."""
    return tuple(found for found in titles(content) if has_brace(found[1]))


@once_of_texts
def braced_prose(content: Content) -> tuple[tuple[Path, str], ...]:
    """:func:`prose` that has a brace: other texts hold no reference."""
    return tuple(found for found in prose(content) if has_brace(found[1]))


def has_brace(text: str) -> bool:
    """Whether the text may hold a reference or a tag."""
    return "{" in text or "}" in text


def referring(content: Content) -> Iterator[tuple[Path, str]]:
    """Every text in which references are put in: titles, then prose."""
    yield from braced_titles(content)
    yield from braced_prose(content)


@once
def measures_as_printed(content: Content) -> tuple[tuple[Path, str, Item], ...]:
    """Each measure with its path inside the roadmap and its number; none if the program has no plan.

    What an order has approved keeps its number, whatever stands above it by now.
    """
    roadmap = with_numbers(content.program, content.numbers).roadmap
    return tuple(roadmap.items()) if roadmap else ()
