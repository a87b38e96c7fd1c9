"""The documents of a program as they stand: which can be taken away, which say something else than was approved."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from shnor_docs.diagnostics import Diagnostic, ShnorError
from shnor_docs.documents.forms.subjects import Subject, answering
from shnor_docs.documents.kinds import kind_of
from shnor_docs.source.register import load_register
from shnor_docs.workspace.choosing import settings_of
from shnor_docs.workspace.papers import Paper
from shnor_docs.workspace.printing import rendered_paper
from shnor_docs.workspace.results import Stale, Task, Wish, Written
from shnor_docs.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class File:
    """A file by its name."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A document of a program: its title and kind in words, and how it stands.

    ``problems`` are why it cannot be taken away; ``edition`` is the approved one that it differs from by now, ``laid``
    whether its file lies in the folder of written documents: fresh, stale, or not at all. ``subjects`` are those for
    whom it can be filled in.
    """

    id: str
    kind: str
    title: str
    problems: tuple[Diagnostic, ...] = ()
    is_draft: bool = False
    edition: int | None = None
    laid: bool | None = None
    subjects: tuple[Subject, ...] = ()
    is_slides: bool = False


def outgoing(workspace: Workspace, program: str) -> tuple[Outgoing, ...]:
    """The documents of a program.

    Raises:
        ShnorError: there is no such program, or it has errors.
    """
    tasks = workspace.tasks(program, Wish())
    approved, laid = _approved(workspace, program), _laid(workspace, program)
    return tuple(_outgoing(workspace, task, approved, laid) for task in tasks)


def _outgoing(
    workspace: Workspace, task: Task, approved: dict[str, tuple[int, str]], laid: dict[str, bool]
) -> Outgoing:
    content = workspace.content(task.program)
    settings = settings_of(content, task)
    kind, subjects = kind_of(content, settings.kind).title, answering(content, settings)
    try:
        paper = workspace.paper(task)
        rendered_paper(paper)
    except ShnorError as error:
        return Outgoing(task.document, kind, settings.title or kind, error.diagnostics)
    edition, text = approved.get(task.document, (None, paper.text))
    return Outgoing(
        task.document,
        kind,
        paper.tree.title,
        is_draft=paper.tree.draft,
        edition=edition if text != paper.text else None,
        laid=laid.get(task.document),
        subjects=subjects,
        is_slides=paper.is_slides,
    )


def _approved(workspace: Workspace, program: str) -> dict[str, tuple[int, str]]:
    """The texts of the edition in force, with its number, by document."""
    last = load_register(workspace.folder(program), workspace.root).last
    return {told.id: (last.edition, told.text) for told in last.documents if told.approved} if last else {}


def _laid(workspace: Workspace, program: str) -> dict[str, bool]:
    """Whether the written files of documents are fresh; of those that are there."""
    results = workspace.render((program,), check=True)
    return {
        one.document: isinstance(one, Written)
        for one in results
        if isinstance(one, Written | Stale) and one.path.is_file()
    }


def word_file(workspace: Workspace, task: Task) -> File:
    """A document as a Word file, named as ``render`` names it.

    Raises:
        ShnorError: the program has errors, lacks the document or the subject, or its template cannot print it.
    """
    (found,) = workspace.tasks(task.program, Wish((task.document,), task.subject))
    return _file(workspace.paper(found))


def word_files(workspace: Workspace, program: str, wish: Wish) -> Iterator[File]:
    """The wanted documents of a program as Word files.

    Raises:
        ShnorError: as for one file.
    """
    yield from (_file(workspace.paper(task)) for task in workspace.tasks(program, wish))


def _file(paper: Paper) -> File:
    return File(paper.name, rendered_paper(paper))
