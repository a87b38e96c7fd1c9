"""Everything a document is built from."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import wraps
from typing import Any, TypeVar

from shnor_docs.model.data import DataTable
from shnor_docs.model.document import KindSettings
from shnor_docs.model.indicator import Indicator
from shnor_docs.model.period import Period
from shnor_docs.model.program import Program
from shnor_docs.model.typography import Typography
from shnor_docs.model.value import Value

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Content:
    """A program with what the workspace gives it.

    ``files`` is the Markdown text of the section files by inner path, ``kinds`` are the workspace's own kinds
    of documents, ``tables`` the data tables by id, ``computed`` the indicators that have a formula,
    ``written`` the program as its files have it where the titles of ``program`` had references,
    ``typography`` the house style of the workspace.
    """

    program: Program
    catalogue: Mapping[str, Indicator]
    files: Mapping[str, str] = field(default_factory=dict)
    kinds: Mapping[str, KindSettings] = field(default_factory=dict)
    tables: Mapping[str, DataTable] = field(default_factory=dict)
    computed: Mapping[tuple[str, Period], Value] = field(default_factory=dict)
    written: Program | None = None
    typography: Typography = field(default_factory=Typography)
    _kept: dict[Callable[[Content], Any], Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    @property
    def computable(self) -> frozenset[str]:
        """Ids of the indicators with a formula that the program uses, by themselves or for a fact."""
        named = {use.id for use in self.program.indicators} | {fact.indicator for fact in self.program.facts}
        return frozenset(name for name, entry in self.catalogue.items() if entry.formula and name in named)


def once(function: Callable[[Content], T]) -> Callable[[Content], T]:
    """The function, computed once for each content, which keeps the result: contents are frozen."""

    @wraps(function)
    def kept(content: Content) -> T:
        if function not in content._kept:
            content._kept[function] = function(content)
        found: T = content._kept[function]
        return found

    return kept
