"""The editions of a program: what approved them, what has changed since."""

from __future__ import annotations

from dataclasses import dataclass

from shnor_docs.diagnostics import ShnorError
from shnor_docs.documents.kinds import document_title
from shnor_docs.model.edition import Edition
from shnor_docs.source.history import commit_that_added
from shnor_docs.source.layout import PROGRAMS, REGISTER
from shnor_docs.source.own_code import code_digest
from shnor_docs.source.register import LoadedRegister
from shnor_docs.workspace.editions.base_acts import repealed_orders
from shnor_docs.workspace.editions.opening import edition_of, opened, sound_register_of
from shnor_docs.workspace.editions.origin import is_as_approved
from shnor_docs.workspace.editions.places import edition_root
from shnor_docs.workspace.ledger import text_digest
from shnor_docs.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Remembered:
    """An edition with the git commit that brought its entry, if git knows one.

    ``repeals`` are the editions whose orders its own order has repealed, ``repealed_by`` the one that repealed it.
    """

    edition: Edition
    commit: str | None
    repeals: tuple[Edition, ...] = ()
    repealed_by: Edition | None = None


@dataclass(frozen=True, slots=True)
class History:
    """The editions of a program; ``is_changed`` if its files say something else than the last of them."""

    program: str
    editions: tuple[Remembered, ...]
    is_changed: bool


def history(workspace: Workspace, program: str) -> History:
    """The editions of a program, the first one first.

    Raises:
        ShnorError: no such program, or its register or the files of an edition cannot be trusted.
    """
    register = sound_register_of(workspace, program)
    path = f"{PROGRAMS}/{program}/{REGISTER}"
    gone = _repealed(workspace, program, register)
    found = tuple(
        Remembered(
            entry,
            commit_that_added(workspace.root, path, entry.digest),
            tuple(one for one in register.editions if gone.get(one.order) is entry),
            gone.get(entry.order),
        )
        for entry in register.editions
    )
    is_changed = register.last is not None and not is_as_approved(
        workspace.root, program, edition_root(workspace.root, program, register.last)
    )
    return History(program, found, is_changed)


@dataclass(frozen=True, slots=True)
class EditionPaper:
    """A document of an edition: its id and printed title, whether the order approved it."""

    id: str
    title: str
    is_approved: bool


def edition_papers(workspace: Workspace, program: str, number: int) -> tuple[EditionPaper, ...]:
    """The documents of an edition, approved ones first.

    Raises:
        ShnorError: no such edition, or its files cannot be trusted.
    """
    entry = edition_of(workspace, program, number)
    content = opened(workspace, program, entry).content(program)
    found = [EditionPaper(s.id, document_title(content, s), s.id in entry.approved) for s in content.program.documents]
    return tuple(sorted(found, key=lambda paper: not paper.is_approved))


def _repealed(workspace: Workspace, program: str, register: LoadedRegister) -> dict[str, Edition]:
    """The orders that are not in force any more; none if this version cannot read the edition that would tell."""
    if register.last is None:
        return {}
    try:
        return repealed_orders(opened(workspace, program, register.last).content(program), register)
    except ShnorError:
        return {}


def made_otherwise(workspace: Workspace, program: str, number: int) -> tuple[str, ...]:
    """Documents of an edition whose text this version of the code makes otherwise than the one that approved it.

    Raises:
        ShnorError: no such edition, or this version refuses its files.
    """
    edition = edition_of(workspace, program, number)
    if edition.code == code_digest():
        return ()
    then = {told.id: told.text for told in edition.documents}
    trees = opened(workspace, program, edition).documents(program)
    return tuple(tree.id for tree in trees if then.get(tree.id) != text_digest(tree))
