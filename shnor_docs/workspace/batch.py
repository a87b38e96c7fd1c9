"""Writing many documents: skipped when fresh, spread over processes when many, whole files at any moment."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from functools import cache, partial
from itertools import islice
from pathlib import Path
from threading import Thread
from typing import Protocol

from shnor_docs.diagnostics import Diagnostic, ShnorError
from shnor_docs.documents.forms.subjects import find_subject, settings_for, subject_kind
from shnor_docs.documents.kinds import DocumentKind, document, kind_of
from shnor_docs.documents.tree import Document
from shnor_docs.model.content import Content
from shnor_docs.model.document import DocumentSettings
from shnor_docs.source.files import safe_file_name, write_atomically
from shnor_docs.source.unfinished import sweep
from shnor_docs.workspace.freshness import as_written, remember_run, shared_digest, sources_digest
from shnor_docs.workspace.ledger import Entry, Ledger, inputs_digest, output_digest, read_ledger, remember
from shnor_docs.workspace.results import Failed, Mode, Result, Stale, Task, Wish, Written

PARALLEL_PROGRAMS = 4
PARALLEL_DOCUMENTS = 64
"""Fewer are written sooner by one process than others start."""
PART = 32
MOST_PROCESSES = 61
"""Windows waits for no more."""


class Source(Protocol):
    """Where documents come from: a workspace. A worker process opens its own by the folder."""

    root: Path

    def __init__(self, root: Path) -> None: ...

    def tasks(self, program: str, wish: Wish) -> Sequence[Task]:
        """The wanted documents of a program."""

    def content(self, program: str) -> Content:
        """What the program's documents are built from."""

    def template(self, program: str, content: Content, settings: DocumentSettings) -> Path:
        """The template of a document."""

    def found(self, program: str) -> tuple[Diagnostic, ...]:
        """The diagnostics of a program."""


def run(source: Source, programs: Sequence[str], wish: Wish, mode: Mode, jobs: int) -> Iterator[Result]:
    """The results of all wanted documents in their order, each as soon as it and those before it are there.

    Many programs are spread over ``jobs`` processes whole, as most of the work is to load them; of few programs,
    those of many documents are cut in parts.
    """
    if jobs < 2 or len(programs) < PARALLEL_PROGRAMS:
        for program in programs:
            yield from _program(source, program, wish, mode, jobs)
        return
    with _workers(jobs) as pool:
        work = partial(_program_of_worker, type(source), source.root, wish, mode)
        for results in pool.map(work, programs):
            yield from results


def checked(source: Source, programs: Sequence[str], jobs: int) -> Iterator[tuple[Diagnostic, ...]]:
    """The diagnostics of each program, in order; many programs are spread over ``jobs`` processes."""
    if jobs < 2 or len(programs) < PARALLEL_PROGRAMS:
        yield from map(source.found, programs)
        return
    with _workers(jobs) as pool:
        yield from pool.map(
            partial(_checked_by_worker, type(source), source.root), programs, chunksize=PARALLEL_PROGRAMS
        )


def _checked_by_worker(kind: type[Source], root: Path, program: str) -> tuple[Diagnostic, ...]:
    return _opened(kind, root).found(program)


def _program_of_worker(kind: type[Source], root: Path, wish: Wish, mode: Mode, program: str) -> list[Result]:
    return list(_program(_opened(kind, root), program, wish, mode, jobs=1))


def _program(source: Source, program: str, wish: Wish, mode: Mode, jobs: int) -> Iterator[Result]:
    """The results of one program; what was written is remembered even if the run is stopped."""
    if not mode.check:
        sweep(mode.out / program)
    sources = sources_digest(source.root, program, shared_digest(source.root))
    if not mode.force and (known := as_written(sources, program, wish, mode.out)) is not None:
        yield from known
        return
    try:
        tasks = source.tasks(program, wish)
    except ShnorError as error:
        yield Failed(program, None, error.diagnostics)
        return
    ledger = read_ledger(mode.out / program)
    written: dict[str, Entry] = {}
    wrong: tuple[Diagnostic, ...] = ()
    results: list[Result] = []
    try:
        for result in _results(source, tasks, mode, ledger, jobs):
            results.append(result)
            if isinstance(result, Written) and result.entry:
                written[result.path.name] = result.entry
            yield result
    finally:
        try:
            remember(ledger.folder, written)
            if not mode.check and len(results) == len(tasks):
                remember_run(sources, wish, ledger.folder, results)
        except ShnorError as error:
            wrong = error.diagnostics
    if wrong:
        yield Failed(program, None, wrong)


def _results(source: Source, tasks: Sequence[Task], mode: Mode, ledger: Ledger, jobs: int) -> Iterator[Result]:
    if jobs < 2 or len(tasks) < PARALLEL_DOCUMENTS:
        yield from _write_all(source, mode, ledger, tasks)
        return
    with _workers(jobs) as pool:
        work = partial(_write_part, type(source), source.root, mode, ledger)
        for results in pool.map(work, _parts(tasks)):
            yield from results


def _parts(tasks: Iterable[Task]) -> Iterator[tuple[Task, ...]]:
    waiting = iter(tasks)
    while part := tuple(islice(waiting, PART)):
        yield part


def _write_part(kind: type[Source], root: Path, mode: Mode, ledger: Ledger, tasks: Sequence[Task]) -> list[Result]:
    return list(_write_all(_opened(kind, root), mode, ledger, tasks))


@cache
def _opened(kind: type[Source], root: Path) -> Source:
    """The source of a worker process, which outlives the parts of its work."""
    return kind(root)


@contextmanager
def _workers(jobs: int) -> Iterator[ProcessPoolExecutor]:
    """Worker processes; a run that is stopped waits only for the work already begun."""
    pool = ProcessPoolExecutor(min(jobs, MOST_PROCESSES), initializer=_start_worker)
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)


def _start_worker() -> None:
    """Leave Ctrl-C to the parent, and end with it even if it was killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _write_all(source: Source, mode: Mode, ledger: Ledger, tasks: Iterable[Task]) -> Iterator[Result]:
    for task in tasks:
        try:
            yield _write(source, task, mode, ledger)
        except ShnorError as error:
            yield Failed(task.program, task.document, tuple(_shown(d, source.root) for d in error.diagnostics))


def _shown(diagnostic: Diagnostic, root: Path) -> Diagnostic:
    """The diagnostic with its file named from the workspace's folder, if it lies there."""
    place, file = diagnostic.location, Path(diagnostic.location.file)
    if not file.is_relative_to(root):
        return diagnostic
    return replace(diagnostic, location=replace(place, file=file.relative_to(root).as_posix()))


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
    data = _rendered(template, tree, kind_of(content, settings.kind))
    write_atomically(path, data, lasting=False)
    return Written(task.program, task.document, path, entry=Entry(inputs, output_digest(data)))


def _settings(content: Content, task: Task) -> DocumentSettings:
    settings = next(s for s in content.program.documents if s.id == task.document)
    kind = subject_kind(content, settings)
    subject = find_subject(content, kind, task.subject) if kind and task.subject else None
    return settings_for(settings, subject) if subject else settings


def _rendered(path: Path, tree: Document, kind: DocumentKind) -> bytes:
    from shnor_docs.rendering import Template, TemplateError
    from shnor_docs.rendering.blocks.context import context
    from shnor_docs.rendering.checking.unprinted import left_out_problems

    template = Template(path)
    data = context(tree, template.undeclared_variables())
    problems = left_out_problems(tree, kind.slots, template, data)
    try:
        written = template.render(data)
    except TemplateError as error:
        raise TemplateError(*problems, *error.diagnostics) from error
    if problems:
        raise TemplateError(*problems)
    return written


def file_name(settings: DocumentSettings) -> str:
    """The name of the document's file, one that every system accepts."""
    return safe_file_name(f"{settings.file_name or settings.id}.docx")
