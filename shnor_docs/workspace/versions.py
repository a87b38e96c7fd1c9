"""The use cases of a program's versions: clone it for a new period, compare two editions of it."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

from shnor_docs.diagnostics import Diagnostic, Location, ShnorError, has_errors
from shnor_docs.documents.differences import Row, comparative_table
from shnor_docs.lifecycle.cloning import Request, clone, drop_permissions
from shnor_docs.lifecycle.differences import Difference, differences
from shnor_docs.lifecycle.names import joined, renamed_authority, renamed_municipality
from shnor_docs.model.content import Content
from shnor_docs.model.period import PeriodRange
from shnor_docs.model.program import Program
from shnor_docs.source.copying import copy_folder, forget_past
from shnor_docs.source.files import telling
from shnor_docs.source.history import export, revision
from shnor_docs.source.layout import (
    ALL_TEMPLATES,
    PROGRAM,
    PROGRAMS,
)
from shnor_docs.source.programs import LoadedProgram
from shnor_docs.source.reading import Found, bytes_of, found_at, is_taken
from shnor_docs.source.text import canonical_digest
from shnor_docs.source.unfinished import workshop
from shnor_docs.workspace.clones.origins import SHARED, Origin, lay_down
from shnor_docs.workspace.editions.opening import edition_of, opened
from shnor_docs.workspace.places import default_files
from shnor_docs.workspace.starting import free_folder, read_period, settle
from shnor_docs.workspace.workspace import NO_PROGRAM, Workspace

CONFLICT, SAME_ID = "ШД109", "ШД201"
UNREADABLE = frozenset({CONFLICT, SAME_ID})
"""Errors with which records could be mistaken for one another, though the program is read."""


@dataclass(frozen=True, slots=True)
class CloneOrder:
    """What an official asks for: the new id and period, new names, whether finished measures stay.

    Cases of the new names that are not told are declined as far as names like them are.
    """

    program: str
    period: str
    municipality: str | None = None
    authority: str | None = None
    keep_finished: bool = True
    genitive: str | None = None
    prepositional: str | None = None
    authority_genitive: str | None = None

    @property
    def ways(self) -> dict[str, Any]:
        """How to clone, whatever the new id."""
        return {name: value for name, value in asdict(self).items() if name != "program"}


@dataclass(frozen=True, slots=True)
class Edition:
    """A program as it stands somewhere: on the disk, or exported from a revision to a temporary workspace.

    ``signed`` is the day of the order that approved it.
    """

    workspace: Workspace
    program: str
    origin: str = ""
    signed: date | None = None

    @property
    def folder(self) -> Path:
        """The folder with the program's files."""
        return self.workspace.root / PROGRAMS / self.program


@contextmanager
def edition(workspace: Workspace, name: str) -> Iterator[Edition]:
    """The edition that ``PROGRAM``, ``PROGRAM@REVISION`` or a folder means.

    Raises:
        ShnorError: no such program, revision or folder.
    """
    program, at, rev = name.partition("@")
    folder = Path(name)
    is_folder = found_at(folder) is Found.FOLDER
    if at and not is_folder:
        with _exported(workspace, program, rev) as found:
            yield found
    elif name not in workspace.programs and is_folder:
        folder = folder.absolute()
        if not is_taken(folder / PROGRAM):
            raise ShnorError(_no_program(name))
        with copied(workspace, folder, folder.name) as found:
            _copy_templates(_around(workspace, folder), found.workspace.root)
            yield found
    else:
        yield Edition(workspace, name)


def _no_program(folder: str) -> Diagnostic:
    message = f"в папке «{folder}» нет программы: не видно файла «{PROGRAM}»"
    return Diagnostic.of(NO_PROGRAM, message, Location(folder), "укажите папку самой программы: …/programs/ID")


@contextmanager
def _exported(workspace: Workspace, program: str, rev: str) -> Iterator[Edition]:
    commit = revision(workspace.root, rev)
    with _temporary() as root:
        export(
            workspace.root, commit, [*SHARED, *(one.as_posix() for one in ALL_TEMPLATES), f"{PROGRAMS}/{program}"], root
        )
        yield Edition(Workspace(root), program, f"{program}@{commit[:12]}")


@contextmanager
def copied(workspace: Workspace, folder: Path, program: str, home: Path | None = None) -> Iterator[Edition]:
    """A copy of a program's folder in a temporary workspace with the shared files around it, else the workspace's."""
    around = _around(workspace, folder)
    with _temporary(home) as root:
        for name in SHARED:
            if is_taken(around / name):
                (root / name).write_bytes(bytes_of(around / name, name, around))
        copy_folder(folder, root / PROGRAMS / program, f"{PROGRAMS}/{folder.name}")
        yield Edition(Workspace(root), program)


def _around(workspace: Workspace, folder: Path) -> Path:
    return folder.parent.parent if folder.parent.name == PROGRAMS else workspace.root


def _copy_templates(around: Path, root: Path) -> None:
    """A document of the edition is printed as its own workspace prints it."""
    for templates in ALL_TEMPLATES:
        if found_at(around / templates) is Found.FOLDER:
            copy_folder(around / templates, root / templates, templates.as_posix())


@contextmanager
def _temporary(home: Path | None = None) -> Iterator[Path]:
    home = home or Path(tempfile.gettempdir())
    with telling(home, PROGRAMS), workshop(home) as folder:
        yield folder


def clone_program(
    workspace: Workspace, source: str, order: CloneOrder, finish: Callable[[Edition], None] | None = None
) -> list[Diagnostic]:
    """Write the clone of a program, whole or not at all; returns what validation says of it: its open points.

    ``finish`` does what else is to be done with the clone before it takes its place.

    Raises:
        ShnorError: the source is unknown or has errors, the new id is taken or bad, the period is not read.
    """
    target, _ = free_folder(workspace, order.program), read_period(order.period)
    with edition(workspace, source) as found, cloned(workspace, found, order) as copy:
        if finish:
            finish(copy)
        diagnostics = _accepted(copy, order.program)
        origin = Origin(source, found.program, digest_of(found), **order.ways)
        lay_down(copy.folder, found.workspace.root, origin)
        settle(copy.folder, target)
    return diagnostics


def clone_preview(workspace: Workspace, source: str, order: CloneOrder) -> list[Diagnostic]:
    """What validation would say of the clone of a program; nothing is written.

    Raises:
        ShnorError: as :func:`clone_program` would.
    """
    free_folder(workspace, order.program)
    with edition(workspace, source) as found, cloned(workspace, found, order) as copy:
        return _accepted(copy, order.program)


@contextmanager
def cloned(workspace: Workspace, found: Edition, order: CloneOrder, origin: str = "") -> Iterator[Edition]:
    """The clone of an edition in a temporary workspace; ``origin`` names it, if another name than its own is wanted.

    Raises:
        ShnorError: the edition has errors, or the period is not read.
    """
    period, content = read_period(order.period), found.workspace.content(found.program)
    # Beside the programs, so that renaming the finished folder cannot fail halfway.
    with copied(workspace, found.folder, order.program, workspace.root) as copy:
        forget_past(copy.folder)
        clone(copy.folder, copy.workspace.root, workspace.catalogue, _request(content, found, order, period, origin))
        yield copy


def _request(content: Content, found: Edition, order: CloneOrder, period: PeriodRange, origin: str) -> Request:
    former, renamings = content.program, []
    if order.authority:
        renamings.append(renamed_authority(former.authority, order.authority, order.authority_genitive))
    if order.municipality:
        cases = order.genitive, order.prepositional
        renamings.append(renamed_municipality(former.municipality, order.municipality, *cases))
    return Request(
        period,
        origin or origin_of(found),
        content.computed,
        joined(*renamings),
        new_municipality=order.municipality is not None,
        new_authority=order.authority is not None,
        keep_finished=order.keep_finished,
    )


def origin_of(found: Edition) -> str:
    """What a clone says it was made from."""
    return found.origin or f"{found.program}@{digest_of(found)}"


def digest_of(found: Edition) -> str:
    """What tells the program's texts from any other's, whatever their line breaks."""
    texts = sorted(found.workspace.load(found.program).texts.items())
    digests = (f"{shown} {canonical_digest(source.text)}" for shown, source in texts)
    return canonical_digest("\n".join(digests))[:12]


def _accepted(copy: Edition, program: str) -> list[Diagnostic]:
    """What validation says of a clone, permissions that it has no need of removed; ShnorError if it has errors."""
    loaded = copy.workspace.load(program)
    drop_permissions(loaded, copy.workspace.root)
    found = list(Workspace(copy.workspace.root).load(program).diagnostics)
    if has_errors(found):
        raise ShnorError(*(d for d in found if d.is_error))
    return found


@dataclass(frozen=True, slots=True)
class Comparison:
    """What changed from one edition of a program to another."""

    titles: tuple[str, str]
    program: Program
    differences: tuple[Difference, ...]

    def table(self) -> bytes:
        """The comparative table «было – стало» as a Word file."""
        from shnor_docs.rendering import Template
        from shnor_docs.rendering.blocks.context import context

        rows = (Row(d.told.heading(d.change.kind), d.told.before, d.told.after) for d in self.differences)
        document = comparative_table(self.program, f"{self.titles[0]} → {self.titles[1]}", rows)
        return Template(default_files() / "docx" / "roadmap.docx").render(context(document))


def compare_programs(workspace: Workspace, before: str, after: str) -> Comparison:
    """The changes between two editions, each ``PROGRAM``, ``PROGRAM@REVISION`` or a folder.

    Raises:
        ShnorError: an edition is unknown or cannot be read.
    """
    with edition(workspace, before) as a, edition(workspace, after) as b:
        return compared(a, b, (before, after))


def compare_editions(workspace: Workspace, program: str, before: int, after: int | None = None) -> Comparison:
    """The changes from an approved edition to a later one, by default to the program as it stands.

    Raises:
        ShnorError: no such program or edition, or it cannot be read.
    """
    titles = [f"{program}, редакция {number}" for number in (before, after) if number is not None]
    old, new = approved_editions(workspace, program, before, after)
    first, second = [*titles, program][:2]
    return compared(old, new, (first, second))


def approved_editions(
    workspace: Workspace, program: str, before: int, after: int | None = None
) -> tuple[Edition, Edition]:
    """An approved edition and a later one, by default the program as it stands.

    Raises:
        ShnorError: no such program or edition, or the register cannot be trusted.
    """
    old = approved_edition(workspace, program, before)
    return old, Edition(workspace, program) if after is None else approved_edition(workspace, program, after)


def approved_edition(workspace: Workspace, program: str, number: int) -> Edition:
    """An approved edition.

    Raises:
        ShnorError: no such program or edition, or its files cannot be trusted.
    """
    entry = edition_of(workspace, program, number)
    return Edition(opened(workspace, program, entry), program, signed=entry.date)


def compared(before: Edition, after: Edition, titles: tuple[str, str]) -> Comparison:
    """The changes between two opened editions, which are called so.

    Raises:
        ShnorError: one cannot be read.
    """
    old, new = _readable(before), _readable(after)
    assert new.content is not None
    return Comparison(titles, new.content.program, differences(old, new, after.workspace.catalogue))


def _readable(found: Edition) -> LoadedProgram:
    """The program of an edition; its references may be wrong, its files and ids may not."""
    loaded = found.workspace.load(found.program)
    problems = [*found.workspace.catalogue.diagnostics, *loaded.diagnostics]
    wrong = [d for d in problems if d.is_error and (loaded.content is None or d.code.id in UNREADABLE)]
    if wrong or loaded.content is None:
        raise ShnorError(*wrong)
    return loaded
