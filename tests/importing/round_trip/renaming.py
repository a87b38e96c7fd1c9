"""A program as it reads: its texts as they print, its records under the ids of those in another that say the same.

An import cannot know what ids were, and writes words where a person wrote a reference to them; ``diff`` of two programs
made alike in both tells what else differs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from shnor_docs.documents.composing import writer
from shnor_docs.documents.prose import plain_inline
from shnor_docs.model.base import Record
from shnor_docs.model.content import Content
from shnor_docs.model.document import DocumentSettings, Section
from shnor_docs.model.order import Order
from shnor_docs.rendering.provenance.words import normal
from shnor_docs.rules.walking import wording
from shnor_docs.russian.declension.known import use_names

R = TypeVar("R", bound=Record)
_SIGNS = re.compile(r"\W")
_NAMES = ("name", "title", "text", "field", "document")


def as_printed(content: Content) -> Content:
    """The content with all its prose as it prints, that of section files in their sections."""
    use_names(content.names)
    program = _printed(content.program, content, "")
    return replace(content, program=program, files={}, written=None)


def _printed(record: R, content: Content, home: str) -> R:
    if isinstance(record, DocumentSettings | Order):
        home = record.id
    changed = {
        name: _shown(getattr(record, name), content, home, is_prose=wording(type(record), name) is not None)
        for name in type(record).model_fields
    }
    if isinstance(record, Section):
        text = record.text if record.text is not None else content.files.get(str(record.file), "")
        changed |= {"text": _words(text, content, home), "file": None}
    return record.model_copy(update=changed)


def _shown(value: object, content: Content, home: str, *, is_prose: bool) -> object:
    if isinstance(value, Record):
        return _printed(value, content, home)
    if isinstance(value, tuple):
        return tuple(_shown(one, content, home, is_prose=False) for one in value)
    if isinstance(value, str) and is_prose:
        return _words(value, content, home)
    if isinstance(value, dict) and is_prose:
        return {key: _words(str(one), content, home) for key, one in value.items()}
    return value


def _words(text: str, content: Content, home: str) -> str:
    """What a text prints in one line; tables in it have no words of the text."""
    return normal(plain_inline(text, writer(content, home)))


_Path = tuple[str, ...]
_REFERS: Mapping[str, _Path] = {
    "responsible": ("parties",),
    "tasks": ("tasks",),
    "level": ("levels",),
    "deadlines": ("levels",),
    "money": ("budget", "sources"),
    "document": ("documents",),
    "order": ("orders",),
    "card": ("cards",),
    "form": ("forms",),
}
"""Fields that name records of a list."""


@dataclass
class Renaming:
    """New ids by the list and the old ones, gathered while two programs are walked side by side."""

    ids: dict[tuple[_Path, str], str] = field(default_factory=dict)

    def paired(self, one: Record, other: Record, path: _Path = ()) -> None:
        """Learn the ids of all records below two that stand for each other."""
        for name in type(one).model_fields if type(one) is type(other) else ():
            mine, theirs = getattr(one, name), getattr(other, name)
            if isinstance(mine, Record) and isinstance(theirs, Record):
                self.paired(mine, theirs, (*path, name))
            elif isinstance(mine, tuple) and isinstance(theirs, tuple):
                self._lists(mine, theirs, (*path, name))

    def _lists(self, mine: tuple[object, ...], theirs: tuple[object, ...], path: _Path) -> None:
        free = [one for one in theirs if isinstance(one, Record)]
        for one, twin in _pairs([one for one in mine if isinstance(one, Record)], free):
            if hasattr(one, "id") and hasattr(twin, "id"):
                self.ids[path, twin.id] = one.id
            self.paired(one, twin, (*path, *_own(one)))

    def renamed(self, record: R, path: _Path = ()) -> R:
        """The record with the ids that were learnt: its own, those inside it, those that it refers to."""
        own = tuple(self.ids.get((path, old), old) for old in _own(record))
        fields = [name for name in type(record).model_fields if name != "id"]
        changed = {name: self._value(getattr(record, name), name, (*path, *own)) for name in fields}
        return record.model_copy(update={**changed, **dict(zip(["id"], own, strict=False))})

    def _value(self, value: Any, name: str, path: _Path) -> Any:
        if isinstance(value, Record):
            return self.renamed(value, (*path, name))
        if isinstance(value, tuple):
            return tuple(self._value(one, name, path) for one in value)
        if isinstance(value, dict) and name in _REFERS:
            return {self._value(key, name, path): one for key, one in value.items()}
        return self.ids.get((_REFERS[name], value), value) if name in _REFERS and isinstance(value, str) else value


def _pairs(mine: list[Record], theirs: list[Record]) -> Iterator[tuple[Record, Record]]:
    """Records with the same label, each once; then documents of the same kind; then what alone is left."""
    left, free = list(mine), list(theirs)
    for same in (_label, _kind):
        for one in list(left):
            twin = next((two for two in free if same(one) and same(two) == same(one)), None)
            if twin is not None:
                left.remove(one)
                free.remove(twin)
                yield one, twin
    if len(left) == len(free) == 1 and type(left[0]) is type(free[0]):
        yield left[0], free[0]


def _own(record: Record) -> _Path:
    """The id of a record, if it has one."""
    return (str(record.id),) if hasattr(record, "id") else ()


def _kind(record: Record) -> str:
    return str(record.kind) if isinstance(record, DocumentSettings) else ""


def _label(record: Record) -> str:
    """What a record says it is; its id if it says nothing of itself."""
    told = next((str(text) for name in _NAMES if (text := getattr(record, name, None))), "")
    own = _SIGNS.sub("", told.casefold()) or str(getattr(record, "id", ""))
    return f"{getattr(record, 'kind', '')}:{own}"


def renamed_after(one: Content, other: Content) -> Content:
    """The other content with the ids of the first where both say the same."""
    renaming = Renaming()
    renaming.paired(one.program, other.program)
    return replace(other, program=renaming.renamed(other.program))
