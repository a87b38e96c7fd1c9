"""A program begun as an official tells it: empty or from another one, whole or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from shnor_docs.diagnostics import ShnorError
from shnor_docs.model.bodies import Body, Municipality
from shnor_docs.source.files import telling
from shnor_docs.source.layout import PROGRAMS
from shnor_docs.source.programs import LoadedProgram
from shnor_docs.source.unfinished import workshop
from shnor_docs.workspace.beginnings.proposals import proposed_form, unsettled_forms
from shnor_docs.workspace.beginnings.sharing import program_of, share
from shnor_docs.workspace.editing.changes import Change, Put, Remove
from shnor_docs.workspace.editing.reading import opened_for_editing
from shnor_docs.workspace.editing.writing import write
from shnor_docs.workspace.glossary_writing import write_suggestions
from shnor_docs.workspace.starting import free_folder, new_program, settle
from shnor_docs.workspace.versions import CloneOrder, Edition, clone_program
from shnor_docs.workspace.workspace import Workspace

AUTHORITY_PARTY = 0
"""The place of the authority among the parties of an empty program."""
SIGNER = ("orders", 0, "signature", "post")
"""Who signs the order of an empty program."""


@dataclass(frozen=True, slots=True)
class Beginning:
    """What an official tells of a program that begins: its folder, its years, for whom it is, who runs it."""

    program: str
    period: str
    municipality: Municipality
    authority: Body


def begin(workspace: Workspace, beginning: Beginning, title: str) -> None:
    """Write an empty program.

    Raises:
        ShnorError: a bad id, period or title, or the program is there already.
    """
    target = free_folder(workspace, beginning.program)
    with telling(workspace.root, PROGRAMS), workshop(workspace.root) as root:
        (root / PROGRAMS).mkdir()
        shared = share(workspace, root)
        new_program(Workspace(root), beginning.program, beginning.period, title)
        party = Put(("parties", AUTHORITY_PARTY, "name"), beginning.authority.short or beginning.authority.name)
        _name(root, beginning, party, *_signer(workspace, beginning.authority))
        shared.settle()
        settle(root / PROGRAMS / beginning.program, target)


def begin_from(workspace: Workspace, source: str, beginning: Beginning) -> None:
    """Write a program that begins as a copy of another one: of this workspace, or of the folder of any other.

    Raises:
        ShnorError: the source is unknown or has errors, the new id is taken or bad, the period is not read.
    """

    def finish(copy: Edition) -> None:
        shared = share(workspace, copy.workspace.root, copy.program)
        _name(copy.workspace.root, beginning)
        shared.settle()

    clone_program(workspace, source, _order(workspace, source, beginning), finish)


def _signer(workspace: Workspace, authority: Body) -> Iterator[Put]:
    """Whose head signs: the authority by its short name, or by its full one if no short one is declined for sure."""
    short = proposed_form(authority.short, "genitive", workspace.catalogue.names) if authority.short else None
    if whose := short.text if short and short.sure else authority.genitive:
        yield Put(SIGNER, f"Начальник {whose}")


def _order(workspace: Workspace, source: str, beginning: Beginning) -> CloneOrder:
    """How to clone: names that stay as they are need no renaming in texts."""
    was = program_of(workspace, source)
    municipality, authority = beginning.municipality, beginning.authority
    return CloneOrder(
        beginning.program,
        beginning.period,
        None if was and was.municipality.name == municipality.name else municipality.name,
        None if was and was.authority.name == authority.name else authority.name,
        genitive=municipality.genitive,
        prepositional=municipality.prepositional,
        authority_genitive=authority.genitive,
    )


def _name(root: Path, beginning: Beginning, *changes: Change) -> None:
    """Write the names into a draft, take away the open points that ask for them, and propose cases that texts need.

    Raises:
        ShnorError: the program has errors nonetheless.
    """
    draft = Workspace(root)
    opened = opened_for_editing(draft, beginning.program)
    names = (
        Put(("municipality",), beginning.municipality.model_dump(exclude_none=True)),
        Put(("authority",), beginning.authority.model_dump(exclude_none=True)),
    )
    write(draft, beginning.program, [*names, *changes, *_answered(opened.loaded, beginning)], opened.seen)
    write_suggestions(draft, unsettled_forms(draft, beginning.program))
    if wrong := [found for found in Workspace(root).load(beginning.program).diagnostics if found.is_error]:
        raise ShnorError(*wrong)


def _answered(loaded: LoadedProgram, beginning: Beginning) -> Iterator[Remove]:
    """The open points that the beginning answers, the last one first."""
    points = loaded.content.program.open_points if loaded.content else ()
    told = {"authority", *(f"municipality.{name}" for name in beginning.municipality.model_dump(exclude_none=True))}
    return (Remove(("open_points", index)) for index, point in reversed([*enumerate(points)]) if point.place in told)
