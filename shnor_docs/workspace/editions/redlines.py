"""Documents of a later edition of a program with the changes since an earlier one tracked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from shnor_docs.diagnostics import Diagnostic, Location, Severity, ShnorError, declare
from shnor_docs.russian.declension.known import use_names
from shnor_docs.russian.numerals import use_nouns
from shnor_docs.source.layout import PROGRAMS
from shnor_docs.workspace.choosing import chosen
from shnor_docs.workspace.papers import Paper
from shnor_docs.workspace.results import Task
from shnor_docs.workspace.versions import Edition, approved_editions, edition
from shnor_docs.workspace.workspace import Workspace

NOT_COMPARABLE = declare("ШД730", Severity.ERROR, "правки документа не показать")


class State(StrEnum):
    """What became of a document."""

    CHANGED = "changed"
    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"
    NOT_COMPARABLE = "not_comparable"


@dataclass(frozen=True, slots=True)
class Redline:
    """A document of two editions: ``data`` is the file ``name`` with tracked changes, if something changed."""

    document: str
    state: State
    name: str = ""
    data: bytes = b""
    diagnostics: tuple[Diagnostic, ...] = ()


def redline_programs(
    workspace: Workspace, before: str, after: str, documents: Sequence[str] = ()
) -> tuple[Redline, ...]:
    """The documents (default: all) of two editions, each ``PROGRAM``, ``PROGRAM@REVISION`` or a folder.

    Raises:
        ShnorError: an edition is unknown or has errors, or neither has a named document.
    """
    with edition(workspace, before) as old, edition(workspace, after) as new:
        return tuple(redlines_between(old, new, documents))


def redline_editions(
    workspace: Workspace, program: str, before: int, after: int | None = None, documents: Sequence[str] = ()
) -> tuple[Redline, ...]:
    """The documents of an approved edition and a later one, by default of the program as it stands.

    Raises:
        ShnorError: no such program or edition, one has errors, or neither has a named document.
    """
    return tuple(redlines_between(*approved_editions(workspace, program, before, after), documents))


def redlines_between(old: Edition, new: Edition, documents: Sequence[str] = ()) -> Iterator[Redline]:
    """The same for two opened editions.

    Raises:
        ShnorError: one has errors, or neither has a named document.
    """
    before, after = _documents(old), _documents(new)
    named = [name if name in {*before, *after} else name.replace("-", "_") for name in documents]
    if missing := [name for name in named if name not in before and name not in after]:
        chosen(new.program, new.workspace.content(new.program), missing)
    for name in named or dict.fromkeys([*after, *before]):
        if name not in before or name not in after:
            yield Redline(name, State.ADDED if name in after else State.REMOVED)
        else:
            yield _redline(old, new, name)


def _documents(found: Edition) -> list[str]:
    return [settings.id for settings in found.workspace.content(found.program).program.documents]


def _redline(old: Edition, new: Edition, name: str) -> Redline:
    from shnor_docs.rendering.redline.packages import NO_DAY, redlined

    was = old.workspace.paper(Task(old.program, name))
    now = new.workspace.paper(Task(new.program, name))
    if was.tree == now.tree:
        return Redline(name, State.SAME, now.name)
    try:
        if now.is_slides or was.is_slides:
            raise _not_comparable(now, "у слайдов нет режима правки")
        if was.tree.kind != now.tree.kind:
            raise _not_comparable(now, "в прежней редакции это документ другого вида")
        before, after = _printed(was, now.template), _printed(now, now.template)
    except ShnorError as error:
        return Redline(name, State.NOT_COMPARABLE, now.name, diagnostics=error.diagnostics)
    day = new.signed.isoformat() if new.signed else NO_DAY
    return Redline(name, State.CHANGED, now.name, redlined(before, after, day))


def _printed(paper: Paper, template: Path) -> bytes:
    """An edition's text by the template of the new one: a redline shows words, not two looks."""
    from shnor_docs.rendering import Template
    from shnor_docs.rendering.redline.printing import printed

    use_nouns(paper.nouns)
    use_names(paper.names)
    return printed(paper.tree, Template(template))


def _not_comparable(paper: Paper, why: str) -> ShnorError:
    message = f"правки документа «{paper.task.document}» не показать: {why}"
    hint = "сравните по смыслу: «shnor-docs diff» без «--format redline»"
    return ShnorError(Diagnostic.of(NOT_COMPARABLE, message, Location(f"{PROGRAMS}/{paper.task.program}"), hint))
