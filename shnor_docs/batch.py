"""Writing many documents: skipped when fresh, spread over processes when many, whole files at any moment."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Protocol

from shnor_docs.diagnostics import Diagnostic, ShnorError
from shnor_docs.documents.forms.subjects import find_subject, settings_for, subject_kind
from shnor_docs.documents.kinds import document
from shnor_docs.documents.tree import Document
from shnor_docs.ledger import Entry, Ledger, inputs_digest, output_digest, read_ledger
from shnor_docs.model.content import Content
from shnor_docs.model.document import DocumentSettings
from shnor_docs.source.files import safe_file_name, write_atomically

PARALLEL_FROM = 64
"""Fewer documents are written sooner by one process than others start."""
CHUNK = 32


@dataclass(frozen=True, slots=True)
class Task:
    """A document to write; ``subject`` is the id of the school or municipality that a form is filled in for."""

    program: str
    document: str
    subject: str | None = None


@dataclass(frozen=True, slots=True)
class Mode:
    """How to write: ``force`` writes fresh documents too, ``check`` writes nothing and tells what is stale."""

    out: Path
    force: bool = False
    check: bool = False


@dataclass(frozen=True, slots=True)
class Written:
    """A document whose file stands as it should; ``unchanged`` if it did before."""

    program: str
    document: str
    path: Path
    unchanged: bool = False
    entry: Entry | None = None


@dataclass(frozen=True, slots=True)
class Stale:
    """A document whose file is missing, was made from other inputs, or was changed by hand."""

    program: str
    document: str
    path: Path


@dataclass(frozen=True, slots=True)
class Failed:
    """A program (``document`` is None) or a document that could not be written, and why."""

    program: str
    document: str | None
    diagnostics: tuple[Diagnostic, ...]


Result = Written | Stale | Failed


class Source(Protocol):
    """Where documents come from: a workspace. A worker process opens its own by the folder."""

    root: Path

    def __init__(self, root: Path) -> None: ...

    def content(self, program: str) -> Content:
        """What the program's documents are built from."""

    def template(self, program: str, content: Content, settings: DocumentSettings) -> Path:
        """The template of a document."""


def run(source: Source, tasks: Sequence[Task], mode: Mode, jobs: int) -> Iterator[Result]:
    """The results of the tasks in their order, each as soon as it and those before it are there."""
    ledgers: dict[str, Ledger] = {}
    try:
        for result in _results(source, tasks, mode, jobs):
            if isinstance(result, Written) and result.entry and not result.unchanged:
                ledger = ledgers.setdefault(result.program, read_ledger(mode.out / result.program))
                ledger.entries[result.path.name] = result.entry
            yield result
    finally:
        for ledger in ledgers.values():
            ledger.save()


def _results(source: Source, tasks: Sequence[Task], mode: Mode, jobs: int) -> Iterator[Result]:
    if jobs < 2 or len(tasks) < PARALLEL_FROM:
        yield from _write_all(source, tasks, mode)
        return
    with ProcessPoolExecutor(jobs) as pool:
        chunks = ((type(source), source.root, chunk, mode) for chunk in _chunks(tasks))
        for results in pool.map(_write_chunk, *zip(*chunks, strict=True)):
            yield from results


def _chunks(tasks: Iterable[Task]) -> Iterator[tuple[Task, ...]]:
    waiting = iter(tasks)
    while chunk := tuple(islice(waiting, CHUNK)):
        yield chunk


def _write_chunk(kind: type[Source], root: Path, tasks: Sequence[Task], mode: Mode) -> list[Result]:
    return list(_write_all(_opened(kind, root), tasks, mode))


@cache
def _opened(kind: type[Source], root: Path) -> Source:
    """The source of a worker process, which outlives its chunks."""
    return kind(root)


def _write_all(source: Source, tasks: Iterable[Task], mode: Mode) -> Iterator[Result]:
    ledgers: dict[str, Ledger] = {}
    for task in tasks:
        if task.program not in ledgers:
            ledgers[task.program] = read_ledger(mode.out / task.program)
        try:
            yield _write(source, task, mode, ledgers[task.program])
        except ShnorError as error:
            yield Failed(task.program, task.document, error.diagnostics)


def _write(source: Source, task: Task, mode: Mode, ledger: Ledger) -> Result:
    content = source.content(task.program)
    settings = _settings(content, task)
    path = ledger.folder / file_name(settings)
    template, tree = source.template(task.program, content, settings), document(content, settings)
    inputs = inputs_digest(tree, template)
    if not mode.force and ledger.is_fresh(path.name, inputs):
        return Written(task.program, task.document, path, unchanged=True)
    if mode.check:
        return Stale(task.program, task.document, path)
    data = _rendered(template, tree)
    write_atomically(path, data)
    return Written(task.program, task.document, path, entry=Entry(inputs, output_digest(data)))


def _settings(content: Content, task: Task) -> DocumentSettings:
    settings = next(s for s in content.program.documents if s.id == task.document)
    kind = subject_kind(content, settings)
    subject = find_subject(content, kind, task.subject) if kind and task.subject else None
    return settings_for(settings, subject) if subject else settings


def _rendered(template: Path, tree: Document) -> bytes:
    from shnor_docs.rendering import Template
    from shnor_docs.rendering.context import context

    compiled = Template(template)
    return compiled.render(context(tree, compiled.undeclared_variables()))


def file_name(settings: DocumentSettings) -> str:
    """The name of the document's file, one that every system accepts."""
    return safe_file_name(f"{settings.file_name or settings.id}.docx")
