"""Everything a document is built from."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import wraps
from typing import Any, TypeVar

from shnor_docs.model.data import DataTable
from shnor_docs.model.document import KindSettings
from shnor_docs.model.indicator import Indicator
from shnor_docs.model.numbering import Numbers
from shnor_docs.model.period import Period
from shnor_docs.model.program import Program
from shnor_docs.model.typography import Typography
from shnor_docs.model.value import Value
from shnor_docs.russian.declension.known import Names

T = TypeVar("T")
_Kept = dict[Callable[..., Any], Any]
"""Results by the functions that found them."""


@dataclass(frozen=True, slots=True)
class Noted:
    """The orders that made a unit what it is («05.02.2024 № 31»), and what tells its text from any other's."""

    acts: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Gone:
    """A unit that an amending order took away: its kind, the unit in which it stood and the one before it there.

    ``number`` is what it was called by, ``text`` what stands in its place; ``after`` is empty for the first of its
    siblings.
    """

    id: str
    kind: str
    home: str
    after: str
    number: str
    text: str


@dataclass(frozen=True, slots=True)
class DocumentNotes:
    """What amending orders made of a document: all of them, oldest first, units by their ids, and what is gone."""

    acts: tuple[str, ...] = ()
    units: Mapping[str, Noted] = field(default_factory=dict)
    gone: tuple[Gone, ...] = ()


Notes = Mapping[str, DocumentNotes]
"""What amending orders made of documents, by their ids."""


@dataclass(frozen=True, slots=True)
class Content:
    """A program with what the workspace gives it.

    ``files`` is the Markdown text of the section files by inner path, ``kinds`` are the workspace's own kinds
    of documents, ``tables`` the data tables by id, ``computed`` the indicators that have a formula,
    ``written`` the program as its files have it where the titles of ``program`` had references, ``names`` and
    ``typography`` the glossary and the house style of the workspace, ``notes`` what amending orders made of units,
    ``numbers`` those that the edition in force has printed.
    """

    program: Program
    catalogue: Mapping[str, Indicator]
    files: Mapping[str, str] = field(default_factory=dict)
    kinds: Mapping[str, KindSettings] = field(default_factory=dict)
    tables: Mapping[str, DataTable] = field(default_factory=dict)
    computed: Mapping[tuple[str, Period], Value] = field(default_factory=dict)
    written: Program | None = None
    typography: Typography = field(default_factory=Typography)
    names: Names = field(default_factory=dict)
    notes: Notes = field(default_factory=dict)
    numbers: Numbers = field(default_factory=dict)
    _kept: _Kept = field(default_factory=dict, init=False, repr=False, compare=False)
    _kept_of_texts: _Kept = field(default_factory=dict, init=False, repr=False, compare=False)

    @property
    def computable(self) -> frozenset[str]:
        """Ids of the indicators with a formula that the program uses, by themselves or for a fact."""
        named = {use.id for use in self.program.indicators} | {fact.indicator for fact in self.program.facts}
        return frozenset(name for name, entry in self.catalogue.items() if entry.formula and name in named)

    def with_values(self, computed: Mapping[tuple[str, Period], Value]) -> Content:
        """The same texts with computed values; what was found of the texts is kept."""
        found = replace(self, computed=computed)
        found._kept_of_texts.update(self._kept_of_texts)
        return found


def once(function: Callable[[Content], T]) -> Callable[[Content], T]:
    """The function, computed once for each content, which keeps the result: contents are frozen."""
    return _keeping(function, lambda content: content._kept)


def once_of_texts(function: Callable[[Content], T]) -> Callable[[Content], T]:
    """The same for a function that looks at no computed value: a content given other values keeps the result."""
    return _keeping(function, lambda content: content._kept_of_texts)


def _keeping(function: Callable[[Content], T], where: Callable[[Content], _Kept]) -> Callable[[Content], T]:
    @wraps(function)
    def kept(content: Content) -> T:
        results = where(content)
        if function not in results:
            results[function] = function(content)
        found: T = results[function]
        return found

    return kept
