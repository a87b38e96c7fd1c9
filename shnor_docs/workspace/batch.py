"""Writing many documents: skipped when fresh, spread over processes when many, whole files at any moment."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from itertools import islice
from pathlib import Path
from typing import Protocol

from shnor_docs.diagnostics import Diagnostic, ShnorError
from shnor_docs.source.files import write_atomically
from shnor_docs.source.unfinished import sweep
from shnor_docs.workspace.freshness import as_written, remember_run, shared_digest, sources_digest
from shnor_docs.workspace.ledger import Entry, Ledger, inputs_digest, output_digest, read_ledger, remember
from shnor_docs.workspace.papers import Paper, keep_papers, kept_papers
from shnor_docs.workspace.printing import rendered_paper
from shnor_docs.workspace.results import Failed, Mode, Result, Stale, Task, Wish, Written
from shnor_docs.workspace.workers import workers

PARALLEL_PROGRAMS = 4
PARALLEL_DOCUMENTS = 64
"""Fewer are written sooner by one process than others start."""
PART = 32


class Source(Protocol):
    """Where documents come from: a workspace."""

    root: Path

    def tasks(self, program: str, wish: Wish) -> Sequence[Task]:
        """The wanted documents of a program."""

    def paper(self, task: Task) -> Paper:
        """A document ready to be written."""

    def found(self, program: str) -> tuple[Diagnostic, ...]:
        """The diagnostics of a program."""


Open = Callable[[Path], Source]
"""How a process opens the workspace of a folder, once it needs to."""


@dataclass(frozen=True, slots=True)
class Run:
    """What all programs of a run have in common; ``shared`` is the digest of the files that they share."""

    open: Open
    root: Path
    wish: Wish
    mode: Mode
    shared: str

    def sources(self, program: str) -> str:
        """The digest of what a program's documents are made of."""
        return sources_digest(self.root, program, self.shared)

    def renewed(self) -> Run:
        """The run as it would be told now."""
        return replace(self, shared=shared_digest(self.root))

    def standing(self, program: str) -> list[Written] | None:
        """The documents of a program, if they stand as they should and need not be written anew."""
        if self.mode.force:
            return None
        if not self.mode.check:
            sweep(self.mode.out / program)
        return as_written(self.sources(program), program, self.wish, self.mode.out)


def run(open_: Open, root: Path, programs: Sequence[str], wish: Wish, mode: Mode, jobs: int) -> Iterator[Result]:
    """The results of all wanted documents in their order, each as soon as it and those before it are there.

    Many programs are spread over ``jobs`` processes whole, as most of the work is to load them; of few programs,
    those of many documents are cut in parts. No process is started for programs that stand as they should, and the
    workspace is opened only where something is not known from an earlier run.
    """
    told = Run(open_, root, wish, mode, shared_digest(root))
    waiting = deque(programs)
    while waiting and (standing := told.standing(waiting[0])) is not None:
        yield from standing
        waiting.popleft()
    if jobs < 2 or len(waiting) < PARALLEL_PROGRAMS:
        opened = cache(open_)
        for program in waiting:
            yield from _program(told, opened, program, jobs)
        return
    with workers(jobs) as pool:
        for results in pool.map(partial(_program_of_worker, told), waiting):
            yield from results


def checked(source: Source, programs: Sequence[str], jobs: int) -> Iterator[tuple[Diagnostic, ...]]:
    """The diagnostics of each program, in order; many programs are spread over ``jobs`` processes."""
    if jobs < 2 or len(programs) < PARALLEL_PROGRAMS:
        yield from map(source.found, programs)
        return
    with workers(jobs) as pool:
        yield from pool.map(
            partial(_checked_by_worker, type(source), source.root), programs, chunksize=PARALLEL_PROGRAMS
        )


def _checked_by_worker(kind: type[Source], root: Path, program: str) -> tuple[Diagnostic, ...]:
    return _opened(kind, root).found(program)


def _program_of_worker(told: Run, program: str) -> list[Result]:
    return list(_program(told, partial(_opened, told.open), program, jobs=1))


def _program(told: Run, opened: Open, program: str, jobs: int) -> Iterator[Result]:
    """The results of one program; what was written is remembered even if the run is stopped."""
    if (standing := told.standing(program)) is not None:
        yield from standing
        return
    sources, ledger = told.sources(program), read_ledger(told.mode.out / program)
    try:
        wanted, waiting = _wanted(told, opened, program, sources, ledger, jobs)
    except ShnorError as error:
        yield Failed(program, None, error.diagnostics)
        return
    written: dict[str, Entry] = {}
    wrong: tuple[Diagnostic, ...] = ()
    results: list[Result] = []
    try:
        for result in waiting:
            results.append(result)
            if isinstance(result, Written) and result.entry:
                written[result.path.name] = result.entry
            yield result
    finally:
        try:
            remember(ledger.folder, written)
            if not told.mode.check and len(results) == wanted:
                remember_run(sources, told.wish, ledger.folder, results)
        except ShnorError as error:
            wrong = error.diagnostics
    if wrong:
        yield Failed(program, None, wrong)


def _wanted(
    told: Run, opened: Open, program: str, sources: str, ledger: Ledger, jobs: int
) -> tuple[int, Iterator[Result]]:
    """How many documents a program shall have, and their results: from kept papers, or from its sources.

    Raises:
        ShnorError: the program has errors, or lacks a wanted document or subject.
    """
    if papers := kept_papers(sources, told.root, told.wish):
        return len(papers), _write_all(told, ledger, papers)
    tasks = opened(told.root).tasks(program, told.wish)
    if len(tasks) >= PARALLEL_DOCUMENTS:
        return len(tasks), _in_parts(told, opened, ledger, tasks, jobs)
    made = tuple(_papers(opened(told.root), tasks))
    ready = [paper for paper in made if isinstance(paper, Paper)]
    if len(ready) == len(tasks) and told.renewed().sources(program) == sources:
        keep_papers(ready, sources, told.root, told.wish)
    return len(tasks), _write_all(told, ledger, made)


def _in_parts(told: Run, opened: Open, ledger: Ledger, tasks: Sequence[Task], jobs: int) -> Iterator[Result]:
    if jobs < 2:
        yield from _write_all(told, ledger, _papers(opened(told.root), tasks))
        return
    with workers(jobs) as pool:
        for results in pool.map(partial(_write_part, told, ledger), _parts(tasks)):
            yield from results


def _parts(tasks: Iterable[Task]) -> Iterator[tuple[Task, ...]]:
    waiting = iter(tasks)
    while part := tuple(islice(waiting, PART)):
        yield part


def _write_part(told: Run, ledger: Ledger, tasks: Sequence[Task]) -> list[Result]:
    return list(_write_all(told, ledger, _papers(_opened(told.open, told.root), tasks)))


@cache
def _opened(open_: Open, root: Path) -> Source:
    """The workspace of a worker process, which outlives the parts of its work."""
    return open_(root)


def _papers(source: Source, tasks: Iterable[Task]) -> Iterator[Paper | Failed]:
    for task in tasks:
        try:
            yield source.paper(task)
        except ShnorError as error:
            yield _failed(task, error, source.root)


def _write_all(told: Run, ledger: Ledger, papers: Iterable[Paper | Failed]) -> Iterator[Result]:
    for paper in papers:
        if isinstance(paper, Failed):
            yield paper
            continue
        try:
            yield _write(paper, told.mode, ledger)
        except ShnorError as error:
            yield _failed(paper.task, error, told.root)


def _failed(task: Task, error: ShnorError, root: Path) -> Failed:
    return Failed(task.program, task.document, tuple(_shown(d, root) for d in error.diagnostics))


def _shown(diagnostic: Diagnostic, root: Path) -> Diagnostic:
    """The diagnostic with its file named from the workspace's folder, if it lies there."""
    place, file = diagnostic.location, Path(diagnostic.location.file)
    if not file.is_relative_to(root):
        return diagnostic
    return replace(diagnostic, location=replace(place, file=file.relative_to(root).as_posix()))


def _write(paper: Paper, mode: Mode, ledger: Ledger) -> Result:
    path, task = ledger.folder / paper.name, paper.task
    inputs = inputs_digest(paper.text, paper.template, paper.words)
    if not mode.force and ledger.is_fresh(path.name, inputs):
        return Written(task.program, task.document, path, unchanged=True)
    if mode.check:
        return Stale(task.program, task.document, path)
    data = rendered_paper(paper)
    write_atomically(path, data, lasting=False)
    return Written(task.program, task.document, path, entry=Entry(inputs, output_digest(data)))
