"""PDF beside the written documents: made where something has changed, fonts and pages looked at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from shnor_docs.diagnostics import Diagnostic, Location, Severity, ShnorError, declare
from shnor_docs.inspection.findings import Finding
from shnor_docs.inspection.fit.measuring import (
    can_read_pages,
    contents_of_word,
    page_faults,
    replaced_faces,
    replaced_fonts,
)
from shnor_docs.inspection.word_files import read_word_file
from shnor_docs.model.file_names import SLIDES_SUFFIX
from shnor_docs.pdf.converting import Unconverted, converted
from shnor_docs.pdf.fonts import available_fonts, stand_in
from shnor_docs.pdf.office import Office, find_office
from shnor_docs.source.files import write_atomically
from shnor_docs.source.own_code import code_state
from shnor_docs.source.reading import bytes_of, read_file
from shnor_docs.workspace.ledger import output_digest
from shnor_docs.workspace.pdf.ledger import PdfEntry, read_entries, remember_entries, told
from shnor_docs.workspace.results import Failed, Mode, Result, Stale, Written

NOT_CONVERTED = declare("ШД861", Severity.ERROR, "LibreOffice не сделал PDF")
NO_READER = declare("ШД863", Severity.ERROR, "Страницы PDF нечем проверить")
INSTALL_READER = (
    "поставьте библиотеку pypdfium2: python tools/install.py --pdf; "
    "если программа стоит без папки проекта – pip install pypdfium2"
)


@dataclass(frozen=True, slots=True)
class _Task:
    document: Written
    digest: str
    source: str
    """What the PDF is made from and how."""

    @property
    def path(self) -> Path:
        return self.document.path.with_suffix(".pdf")


def print_documents(
    written: Sequence[Written], mode: Mode, *, archival: bool = False, jobs: int = 1
) -> Iterator[Result]:
    """A PDF for each document that a run has written or found fresh, beside it; ``archival`` makes PDF/A-2b.

    Raises:
        ShnorError: there is no LibreOffice; a document cannot be read again.
    """
    office = find_office()
    tasks = [_task(document, office, archival) for document in written]
    known = {folder: read_entries(folder) for folder in {task.path.parent for task in tasks}}
    fresh = {task.path: entry for task in tasks if (entry := _fresh(task, known[task.path.parent], mode)) is not None}
    due = [task for task in tasks if task.path not in fresh]
    yield from (_again(task, fresh[task.path]) for task in tasks if task.path in fresh)
    if mode.check:
        yield from (Stale(task.document.program, task.document.document, task.path) for task in due)
        return
    yield from _made(due, office, archival, jobs)


def _task(document: Written, office: Office, archival: bool) -> _Task:
    digest = output_digest(bytes_of(document.path, document.path.name))
    way = ("pdf-a" if archival else "pdf", office.identity, code_state(), "pages" if can_read_pages() else "")
    return _Task(document, digest, "|".join((digest, *way)))


def _fresh(task: _Task, known: dict[str, PdfEntry], mode: Mode) -> PdfEntry | None:
    entry = known.get(task.path.name)
    if mode.force or entry is None or entry.source != task.source:
        return None
    data = read_file(task.path, task.path.name)
    return entry if not isinstance(data, Diagnostic) and output_digest(data) == entry.pdf else None


def _again(task: _Task, entry: PdfEntry) -> Written:
    found = (one.diagnostic(task.path.as_posix()) for one in entry.told)
    return Written(
        task.document.program, task.document.document, task.path, unchanged=True, diagnostics=tuple(filter(None, found))
    )


def _made(tasks: Sequence[_Task], office: Office, archival: bool, jobs: int) -> Iterator[Result]:
    """What becomes of each task; the ledger of a folder is kept as soon as its last document is done."""
    available = available_fonts(office)
    results = zip(tasks, converted(office, [t.document.path for t in tasks], archival=archival, jobs=jobs), strict=True)
    for folder, group in groupby(results, key=lambda pair: pair[0].path.parent):
        entries: dict[str, PdfEntry] = {}
        try:
            for task, pdf in group:
                result = _result(task, pdf, available)
                if isinstance(result, Written) and not isinstance(pdf, Unconverted):
                    entries[task.path.name] = _entry(task, pdf, result)
                yield result
        finally:
            remember_entries(folder, entries)


def _entry(task: _Task, pdf: bytes, result: Written) -> PdfEntry:
    return PdfEntry(task.source, output_digest(pdf), tuple(map(told, result.diagnostics)))


def _result(task: _Task, pdf: bytes | Unconverted, available: frozenset[str]) -> Result:
    program, document = task.document.program, task.document.document
    if isinstance(pdf, Unconverted):
        hint = "откройте документ в LibreOffice: он покажет, на чём остановился"
        return Failed(program, document, (_not_converted(task.document.path.as_posix(), pdf, hint),))
    try:
        write_atomically(task.path, pdf, lasting=False)
        findings = _found(task.document.path, pdf, available)
    except ShnorError as error:
        return Failed(program, document, error.diagnostics)
    diagnostics = tuple(finding.diagnostic(task.path.as_posix()) for finding in findings)
    return Written(program, document, task.path, diagnostics=diagnostics)


def _not_converted(file: str, pdf: Unconverted, hint: str) -> Diagnostic:
    return Diagnostic.of(NOT_CONVERTED, pdf.reason, Location(file), hint)


def _found(path: Path, pdf: bytes, available: frozenset[str]) -> list[Finding]:
    """Everything that can be said of a document and its PDF; of its pages only where they can be read.

    Slides were measured before they were written: only their faces may be others here.
    """
    if path.suffix.lower() == SLIDES_SUFFIX:
        return replaced_faces(faces_of(path), available, stand_in)
    file = read_word_file(path, path.as_posix())
    pages = page_faults(file, pdf) if can_read_pages() else []
    return [*replaced_fonts(file, available, stand_in), *contents_of_word(file), *pages]


def faces_of(path: Path) -> frozenset[str]:
    """The faces in which slides print their titles and texts."""
    from shnor_docs.rendering.errors import refusing
    from shnor_docs.rendering.slides.opening import design_of

    with refusing(path.as_posix()):
        design = design_of(bytes_of(path, path.name))
    return frozenset(place.face for place in (design.cover.title, design.inner.title, design.inner.body) if place.face)


def check_fit(paths: Sequence[Path], jobs: int = 1) -> Iterator[tuple[Path, list[Diagnostic]]]:
    """How each .docx falls on its pages: it is printed to a PDF that nobody keeps.

    Raises:
        ShnorError: there is no LibreOffice, or no library to read a PDF.
    """
    office = find_office()
    if not can_read_pages():
        raise ShnorError(Diagnostic.of(NO_READER, "страницы PDF нечем прочитать", Location("form fit"), INSTALL_READER))
    readable = {path: refused for path in paths if not (refused := _refusals(path))}
    available = available_fonts(office)
    pdfs = dict(zip(readable, converted(office, list(readable), jobs=jobs), strict=True))
    for path in paths:
        pdf = pdfs.get(path)
        if pdf is None:
            yield path, list(_refusals(path))
        elif isinstance(pdf, Unconverted):
            yield path, [_not_converted(path.as_posix(), pdf, "откройте документ в LibreOffice")]
        else:
            yield path, [finding.diagnostic(path.as_posix()) for finding in _found(path, pdf, available)]


def _refusals(path: Path) -> tuple[Diagnostic, ...]:
    """Why a file is not given to LibreOffice; nothing if it may be."""
    try:
        read_word_file(path, path.as_posix())
    except ShnorError as error:
        return error.diagnostics
    return ()
