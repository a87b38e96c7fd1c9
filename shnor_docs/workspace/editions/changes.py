"""What has changed in a program since it was approved, and whether its editions are as they were laid down."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Protocol

from shnor_docs.diagnostics import Diagnostic, Location, Severity, ShnorError, declare, has_errors
from shnor_docs.documents.kinds import document
from shnor_docs.documents.tree import Document
from shnor_docs.lifecycle.differences import Difference, differences
from shnor_docs.model.edition import Edition
from shnor_docs.source.catalogue import LoadedCatalogue
from shnor_docs.source.layout import PROGRAMS
from shnor_docs.source.programs import LoadedProgram
from shnor_docs.source.register import LoadedRegister, load_register, register_problems
from shnor_docs.workspace.editions.base_acts import documents_of, repealed_documents
from shnor_docs.workspace.editions.origin import is_as_approved
from shnor_docs.workspace.editions.places import edition_root
from shnor_docs.workspace.editions.proofs import order_problems, pending
from shnor_docs.workspace.ledger import text_digest

CHANGED = declare("ШД752", Severity.WARNING, "утверждённый документ изменён без приказа")

SHOWN = 3


class Source(Protocol):
    """A workspace: that of the program, or of an edition of it."""

    root: Path

    @property
    def catalogue(self) -> LoadedCatalogue:
        """What its programs share."""

    def load(self, program: str) -> LoadedProgram:
        """A program with all that is wrong in it."""

    def documents(self, program: str) -> tuple[Document, ...]:
        """The trees of a program's documents."""


def edition_problems(workspace: Source, loaded: LoadedProgram, open_: Callable[[Path], Source]) -> list[Diagnostic]:
    """What is wrong with a program's editions; what the edition in force approves and the program says otherwise.

    ``open_`` opens the workspace of a folder.
    """
    folder = workspace.root / PROGRAMS / loaded.id
    register, found = load_register(folder, workspace.root), register_problems(folder, workspace.root)
    wrong = has_errors([*found, *loaded.diagnostics, *workspace.catalogue.diagnostics])
    if wrong or register.last is None or loaded.content is None:
        return found
    approved = edition_root(workspace.root, loaded.id, register.last)
    if is_as_approved(workspace.root, loaded.id, approved):
        return found
    return [*found, *_changed(workspace, open_(approved), loaded, register)]


def _changed(
    workspace: Source, approved: Source, loaded: LoadedProgram, register: LoadedRegister
) -> Iterator[Diagnostic]:
    edition = register.last
    assert edition is not None
    try:
        before = {tree.id: tree for tree in approved.documents(loaded.id)}
    except ShnorError as error:  # this version reads it otherwise than the one that approved it
        yield from (d for d in error.diagnostics)
        return
    assert loaded.content is not None
    amended: set[str] = set()
    then = approved.load(loaded.id)
    gone = repealed_documents(then.content, register) if then.content else {}
    for order in pending(loaded.content, register):
        if then.content:
            yield from order_problems(order, loaded, then.content, register)
            amended |= {settings.id for settings in documents_of(then.content, order.amends or "")}
    changes = differences(then, loaded, workspace.catalogue)
    for place, settings in enumerate(loaded.content.program.documents):
        old = before.get(settings.id)
        if old and settings.id in edition.approved - amended and _texts_differ(old, document(loaded.content, settings)):
            where = loaded.locate(("documents", place))
            yield _told(edition, settings.id, where, changes, gone.get(settings.id))
    absent = edition.approved - {settings.id for settings in loaded.content.program.documents}
    for name in sorted(absent - gone.keys()):
        yield _told(edition, name, loaded.locate(("documents",)), (), None)


def _texts_differ(old: Document, new: Document) -> bool:
    return text_digest(old) != text_digest(new)


def _told(
    edition: Edition, name: str, place: Location, changes: tuple[Difference, ...], repealing: Edition | None
) -> Diagnostic:
    what = "; ".join(str(change) for change in changes[:SHOWN])
    more = f" и ещё {len(changes) - SHOWN}" if len(changes) > SHOWN else ""
    if repealing:
        message = f"документ «{name}» изменён, а приказ, которым он утверждён, утратил силу: приказ {repealing.act}"
        hint = "утвердите документ новым приказом, а прежний приказ удалите из orders и documents"
        return Diagnostic.of(CHANGED, message, place, hint)
    message = (
        f"документ «{name}» уже не тот, что утверждён приказом {edition.act} (редакция {edition.edition}), "
        f"а приказа об изменении нет" + (f": {what}{more}" if what else "")
    )
    hint = "составьте приказ об изменении («shnor-docs amend») и утвердите его или верните утверждённое"
    return Diagnostic.of(CHANGED, message, place, hint)
