"""Word files that were sent, looked at before anything is written: what they are, and what would come of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from shnor_docs.diagnostics import Diagnostic, ShnorError
from shnor_docs.documents.kinds import document_title, kind_of
from shnor_docs.documents.titles import titled
from shnor_docs.importing.report import Report
from shnor_docs.inspection.foreign import ForeignDocument, read_sent
from shnor_docs.model.content import Content
from shnor_docs.workspace.importing.drafting import drafted
from shnor_docs.workspace.importing.importing import DRAFT, Wanted, report_of
from shnor_docs.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Sent:
    """A file and the name under which it was sent."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class PaperFound:
    """A document of the draft: its kind and its title."""

    kind: str
    title: str


@dataclass(frozen=True, slots=True)
class Look:
    """What documents were understood as; ``counts`` are the records of the draft by the list that has them."""

    report: Report
    title: str
    municipality: str
    authority: str
    period: str
    papers: tuple[PaperFound, ...]
    counts: Mapping[str, int]


def read_files(files: Sequence[Sent]) -> tuple[ForeignDocument, ...]:
    """The documents in files, told apart by their names; two of one name are numbered.

    Raises:
        ShnorError: files that cannot be read, all of them.
    """
    read: list[ForeignDocument] = []
    wrong: list[Diagnostic] = []
    for file, name in zip(files, _told_apart([file.name for file in files]), strict=True):
        try:
            read.append(read_sent(file.data, name))
        except ShnorError as error:
            wrong += error.diagnostics
    if wrong:
        raise ShnorError(*wrong)
    return tuple(read)


def _told_apart(names: Sequence[str]) -> Iterator[str]:
    for place, name in enumerate(names):
        before = names[:place].count(name)
        yield f"{name} ({before + 1})" if before else name


def look(workspace: Workspace, sources: Sequence[ForeignDocument], wanted: Wanted) -> Look:
    """What importing documents would give; nothing is written.

    Raises:
        ShnorError: no document names the years of the program, the period or the title is none.
    """
    wanted.check()
    with drafted(workspace, DRAFT, sources, wanted.years, wanted.title) as found:
        assert found.loaded.content is not None
        report = report_of("", sources, found, is_written=False)
        return _look(report, titled(found.loaded.content))


def _look(report: Report, content: Content) -> Look:
    program = content.program
    papers = (PaperFound(kind_of(content, one.kind).title, document_title(content, one)) for one in program.documents)
    return Look(
        report,
        program.title,
        program.municipality.name,
        program.authority.name,
        str(program.period),
        tuple(papers),
        _counts(content),
    )


def _counts(content: Content) -> Mapping[str, int]:
    program = content.program
    measures = sum(1 for _ in program.roadmap.items()) if program.roadmap else 0
    lists = {name: len(getattr(program, name) or ()) for name in ("indicators", "goals", "tasks", "schools", "cards")}
    return {name: count for name, count in {"measures": measures, **lists}.items() if count}
