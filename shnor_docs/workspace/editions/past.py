"""The editions of a program as they were laid down, each opened once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Protocol

from shnor_docs.diagnostics import ShnorError
from shnor_docs.documents.tree import Document
from shnor_docs.model.content import Content
from shnor_docs.model.edition import Edition
from shnor_docs.model.order import Order
from shnor_docs.russian.declension.known import use_names
from shnor_docs.russian.numerals import use_nouns
from shnor_docs.source.catalogue import LoadedCatalogue, load_catalogue
from shnor_docs.source.layout import PROGRAMS
from shnor_docs.source.programs import LoadedProgram, load_program
from shnor_docs.source.register import LoadedRegister
from shnor_docs.workspace.editions.places import edition_root


class Source(Protocol):
    """A workspace: that of the program, or of an edition of it."""

    root: Path

    @property
    def catalogue(self) -> LoadedCatalogue:
        """What its programs share."""

    def load(self, program: str) -> LoadedProgram:
        """A program with all that is wrong in it."""

    def content(self, program: str) -> Content:
        """What a program's documents are built from."""

    def documents(self, program: str) -> tuple[Document, ...]:
        """The trees of a program's documents."""


@dataclass(frozen=True)
class Past:
    """The editions of a program in the workspace ``home``; ``open_`` opens the workspace of a folder.

    Whatever is read of an edition, words are declined afterwards as ``home`` says, not as the edition did.
    """

    home: Source
    program: str
    register: LoadedRegister
    open_: Callable[[Path], Source]

    @cached_property
    def orders(self) -> tuple[tuple[Edition, Order], ...]:
        """The approved orders, oldest first, each as its own edition has it: later ones may have lost it.

        Raises:
            ShnorError: an edition cannot be read.
        """
        found = tuple((entry, self._order(entry)) for entry in self.register.editions)
        self._at_home()
        return found

    def source(self, entry: Edition) -> Source:
        """The workspace of an edition."""
        known = self._sources
        if entry.edition not in known:
            known[entry.edition] = self.open_(edition_root(self.home.root, self.program, entry))
        return known[entry.edition]

    def content(self, entry: Edition) -> Content:
        """The program as an edition has it.

        Raises:
            ShnorError: this version of the code finds errors in it.
        """
        found = self.source(entry).content(self.program)
        self._at_home()
        return found

    def documents(self, entry: Edition) -> tuple[Document, ...]:
        """The documents of an edition.

        Raises:
            ShnorError: this version of the code finds errors in it.
        """
        if entry.edition not in self._trees:
            self._trees[entry.edition] = self.source(entry).documents(self.program)
            self._at_home()
        return self._trees[entry.edition]

    @cached_property
    def _sources(self) -> dict[int, Source]:
        return {}

    @cached_property
    def _trees(self) -> dict[int, tuple[Document, ...]]:
        return {}

    def _order(self, entry: Edition) -> Order:
        """The order that approved an edition; the program is read, not checked."""
        root = edition_root(self.home.root, self.program, entry)
        loaded = load_program(root / PROGRAMS / self.program, root, load_catalogue(root))
        orders = loaded.content.program.orders if loaded.content else ()
        for order in orders:
            if order.id == entry.order:
                return order
        raise ShnorError(*(d for d in loaded.diagnostics if d.is_error))

    def _at_home(self) -> None:
        use_nouns(self.home.catalogue.nouns)
        use_names(self.home.catalogue.names)
