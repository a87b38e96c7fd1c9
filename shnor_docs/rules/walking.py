"""Walks the model: every record with its path, every text with its path and what it may hold."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache, wraps
from itertools import chain
from typing import Any, NamedTuple, TypeVar, get_args

from shnor_docs.model.base import PROSE, TITLE, Record
from shnor_docs.model.content import Content, once_of_texts
from shnor_docs.model.indicator import Indicator, IndicatorUse
from shnor_docs.model.numbering import numbered_roadmap
from shnor_docs.model.roadmap import Item
from shnor_docs.model.table import Table
from shnor_docs.rules.finding import Path
from shnor_docs.rules.runs import Run, Runs
from shnor_docs.sameness import KEPT, InPlace, Same, once_for_each
from shnor_docs.source.records.shapes import holds_records
from shnor_docs.source.text import Words

T = TypeVar("T")
R = TypeVar("R")
InEach = Callable[[Content], tuple[R, ...]]
"""Everything that is found in the items of a program, in their order."""


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


@dataclass(frozen=True, slots=True, eq=False)
class PrintedText:
    """A text that documents may print; ``where`` says in words that it stands in a file shared by programs.

    ``shared`` is then its path in the record of that file, and ``path`` the place in the program that uses it.
    It is equal only to itself, so that rows of texts are compared at once.
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

    @property
    def is_title(self) -> bool:
        """Whether it is a line of the program itself that may hold references."""
        return self.mark == TITLE and not self.where

    @property
    def is_lined(self) -> bool:
        """Whether it is prose that may have a number or a mark before a line: not one line that begins as words do."""
        return self.is_prose and ("\n" in self.text or not self.text[:1].isalpha())

    @property
    def is_braced(self) -> bool:
        """Whether it is prose that may hold a reference."""
        return self.is_prose and has_brace(self.text)

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
        yield from chain.from_iterable(_walks_of_items.of(path, value))
    elif isinstance(value, Record) and not holds_records(type(value)):
        yield _walk_of_record(value, path)
    elif isinstance(value, Record):
        yield _alone(value, path)
        for name, inside in _fields(value):
            yield from _walks(inside, (*path, name))


def _of_item(path: Path, place: int, item: object) -> tuple[Walk, ...]:
    return tuple(_walks(item, (*path, place)))


_walks_of_items = InPlace(_of_item)


def _alone(record: Record, path: Path) -> Walk:
    """The walk of a record without those inside it."""
    found = tuple(_texts_of(record, path))
    return Walk(((path, record),), found, tuple(_of_field(*one) for one in found))


_of_field = lru_cache(KEPT)(PrintedText)
"""The text of a field: the same object as long as it says the same, be its record read anew."""

_walk_of_record = once_for_each(_alone)


def _fields(record: Record) -> Iterator[tuple[str, object]]:
    return ((name, value) for name, value in vars(record).items() if isinstance(value, Record | tuple))


def _joined(walks: Iterable[Walk]) -> Walk:
    parts = tuple(zip(*walks, strict=True))
    return Walk(*(tuple(chain.from_iterable(part)) for part in parts))


def all_records(content: Content) -> tuple[tuple[Path, Record], ...]:
    """Every record of the program with its path."""
    return _walk(content).records


@once_of_texts
def printed_texts(content: Content) -> tuple[PrintedText, ...]:
    """Every text of the program, its files, and the shared files as far as the program uses them."""
    return tuple(_printed_texts(content))


def _printed_texts(content: Content) -> Iterator[PrintedText]:
    yield from _walk(content).printed
    for name, text in content.files.items():
        yield _of_file(name, text)
    for index, use in enumerate(content.program.indicators):
        if entry := content.catalogue.get(use.id):
            place, where = ("indicators", index, "id"), f" (indicators.yaml, показатель «{use.id}»)"
            yield from _shared(entry, place, where)
    for index, settings in enumerate(content.program.documents):
        if kind := content.kinds.get(settings.kind):
            place, where = ("documents", index, "kind"), f" (kinds.yaml, вид «{settings.kind}»)"
            yield from _shared(kind, place, where)


@lru_cache(256)
def _of_file(name: str, text: str) -> PrintedText:
    """The text of a file: the same object as long as the file says the same."""
    return PrintedText(("files", name), text, PROSE)


@once_for_each
def _shared(record: Record, place: Path, where: str) -> tuple[PrintedText, ...]:
    return tuple(PrintedText(place, text, mark, where, path) for path, text, mark in texts(record))


def _in_each(row: Callable[[Content], tuple[T, ...]]) -> Callable[[Callable[[T], Iterable[R]]], InEach[R]]:
    """Makes functions of a content out of functions of one item in a row of it."""
    runs = Runs[T]()

    @once_of_texts
    def run(content: Content) -> Run[T]:
        return runs.of(row(content))

    def in_each(find: Callable[[T], Iterable[R]]) -> InEach[R]:
        @wraps(find)
        def found(content: Content) -> tuple[R, ...]:
            return run(content).found(find)

        return found

    return in_each


in_each_text = _in_each(printed_texts)
"""What is found in each of :func:`printed_texts`; a text that is as it was is not asked again."""
_in_each_inside = _in_each(lambda content: all_records(content)[1:])


def in_each_record(find: Callable[[tuple[Path, Record]], Iterable[R]]) -> InEach[R]:
    """The same of :func:`all_records`; the program itself, which is another one after each change, is always asked."""
    inside = _in_each_inside(find)

    @wraps(find)
    def found(content: Content) -> tuple[R, ...]:
        own = tuple(find(all_records(content)[0]))
        return (*own, *inside(content)) if own else inside(content)

    return found


@in_each_record
def own_tables(found: tuple[Path, Record]) -> Iterator[tuple[Path, Table]]:
    """The tables of the program itself, with their paths: an amending order brings tables of its own."""
    path, table = found
    if path[:1] == ("tables",) and isinstance(table, Table):
        yield path, table


in_each_table = _in_each(own_tables)
"""What is found in each of :func:`own_tables`."""


@in_each_text
def titles(one: PrintedText) -> Iterator[tuple[Path, str]]:
    """Every line of the program that may hold references: titles, headings, names of files."""
    if one.is_title:
        yield one.path, one.text


@in_each_text
def prose(one: PrintedText) -> Iterator[tuple[Path, str]]:
    """Every prose text that documents print: fields of the YAML, section files, texts of the workspace's kinds."""
    if one.is_prose:
        yield one.path, one.text


def has_brace(text: str) -> bool:
    """Whether the text may hold a reference or a tag."""
    return "{" in text or "}" in text


@once_of_texts
def measures_as_printed(content: Content) -> tuple[tuple[Path, str, Item], ...]:
    """Each measure with its path inside the roadmap and its number; none if the program has no plan.

    What an order has approved keeps its number, whatever stands above it by now.
    """
    roadmap = content.program.roadmap
    return numbered_roadmap(roadmap, content.numbers).items() if roadmap else ()


in_each_measure = _in_each(measures_as_printed)
"""What is found in each of :func:`measures_as_printed`."""


class Use(NamedTuple):
    """An indicator of the program that the catalogue has, and its place among the others."""

    place: int
    use: IndicatorUse
    entry: Indicator

    @property
    def path(self) -> Path:
        """Its path."""
        return "indicators", self.place


@once_of_texts
def uses(content: Content) -> tuple[Use, ...]:
    """The indicators of the program that the catalogue has."""
    named = ((place, use, content.catalogue.get(use.id)) for place, use in enumerate(content.program.indicators))
    return tuple(_use_of(use, Same(entry), place) for place, use, entry in named if entry)


@once_for_each
def _use_of(use: IndicatorUse, entry: Same[Indicator], place: int) -> Use:
    """The same object as long as neither its use nor its entry changes."""
    return Use(place, use, entry.value)


in_each_use = _in_each(uses)
"""What is found in each of :func:`uses`."""


@in_each_measure
def responsible(measure: tuple[Path, str, Item]) -> Iterator[str]:
    """The executors that measures name."""
    yield from measure[2].responsible
