"""A draft that loads and prints all words, in a folder of its own: what does not, is taken for text instead."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from shnor_docs.diagnostics import Diagnostic, Location, Severity, ShnorError, declare, has_errors
from shnor_docs.documents.kinds import document
from shnor_docs.documents.tree import Document
from shnor_docs.importing.assembling import Draft, draft_of
from shnor_docs.importing.assembling.ledger import At, Recognised
from shnor_docs.importing.coverage import Coverage, compared, printed_units, source_units
from shnor_docs.importing.leftovers import Leftover
from shnor_docs.inspection.foreign import ForeignDocument
from shnor_docs.inspection.foreign.remarks import Place
from shnor_docs.model.period import PeriodRange
from shnor_docs.source.files import telling
from shnor_docs.source.layout import CATALOGUE, PROGRAMS
from shnor_docs.source.programs import LoadedProgram
from shnor_docs.source.unfinished import workshop
from shnor_docs.workspace.beginnings.sharing import Shared, share
from shnor_docs.workspace.importing.catalogue import with_entries
from shnor_docs.workspace.importing.permitting import permitted
from shnor_docs.workspace.workspace import Workspace

NO_YEARS = declare("ШД691", Severity.ERROR, "в документах не названы годы программы")
_MOST_TRIES = 8
_ONE_BY_ONE = 4
_MAIN = "program"


@dataclass(frozen=True, slots=True)
class Drafted:
    """A draft as it lies in its folder, what loading it found, and what of the sources it prints."""

    draft: Draft
    folder: Path
    loaded: LoadedProgram
    documents: tuple[Document, ...]
    coverage: Coverage
    shared: Shared
    refused: tuple[Recognised, ...]
    """What was taken for more than text at first and did not print its words."""


@contextmanager
def drafted(
    workspace: Workspace, program: str, sources: Sequence[ForeignDocument], period: PeriodRange | None, name: str = ""
) -> Iterator[Drafted]:
    """The draft of a program beside the programs of the workspace; it is gone at the end unless it was moved.

    Raises:
        ShnorError: no document names the years of the program, or the draft has errors that are our own.
    """
    units = tuple(source_units(sources))
    catalogue = tuple(workspace.catalogue.indicators.values())
    refused: dict[tuple[str, Place], Recognised] = {}
    with telling(workspace.root, PROGRAMS), workshop(workspace.root) as root:
        shared = _begun(workspace, root)
        for attempt in range(_MOST_TRIES):
            draft = draft_of(sources, catalogue, refused, period, name)
            if draft.period is None:
                raise _no_years(sources)
            folder, loaded = _written(root, program, shared, draft)
            if allowed := permitted(draft, f"{PROGRAMS}/{program}", loaded.diagnostics):
                draft = allowed
                folder, loaded = _written(root, program, shared, draft)
            wrong = _wrong(draft, loaded)
            if not wrong and not has_errors(loaded.diagnostics) and loaded.content:
                documents = tuple(document(loaded.content, one) for one in loaded.content.program.documents)
                draft, coverage = explained(draft, compared(units, printed_units(documents), draft.remade))
                wrong = _lossy(draft, coverage, attempt)
                if not wrong or attempt == _MOST_TRIES - 1:
                    yield Drafted(draft, folder, loaded, documents, coverage, shared, tuple(refused.values()))
                    return
            if not wrong:
                raise ShnorError(*(found for found in loaded.diagnostics if found.is_error))
            refused |= {one.key: one for one in wrong}
        raise ShnorError(*(found for found in loaded.diagnostics if found.is_error))


def _begun(workspace: Workspace, root: Path) -> Shared:
    (root / PROGRAMS).mkdir()
    return share(workspace, root)


def _written(root: Path, program: str, shared: Shared, draft: Draft) -> tuple[Path, LoadedProgram]:
    """The files of the draft, and what loading them finds."""
    import shutil

    folder = root / PROGRAMS / program
    shutil.rmtree(folder, ignore_errors=True)
    for name, text in draft.files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    was = shared.given[CATALOGUE]
    (root / CATALOGUE).write_bytes(with_entries(was, draft.catalogue))
    space = Workspace(root)
    loaded = space.load(program)
    return folder, replace(loaded, diagnostics=(*loaded.diagnostics, *space.shared))


def _wrong(draft: Draft, loaded: LoadedProgram) -> list[Recognised]:
    """What filled the files that have errors; all of it if they are of no list."""
    files = {PurePosixPath(found.location.file).stem for found in loaded.diagnostics if found.is_error}
    if not files:
        return []
    own = [one for one in draft.recognised if one.names & files or ("indicators" in files and "tables" in one.names)]
    return own or list(draft.recognised)


def _lossy(draft: Draft, coverage: Coverage, attempt: int) -> list[Recognised]:
    """What has lost most words: words that it took from the count of others may be there once it is text.

    All that has lost any, if there were many tries.
    """
    lost: Counter[tuple[str, Place]] = Counter()
    known = {one.key: one for one in draft.recognised}
    for one in coverage.lost:
        for own in draft.recognised:
            if own.holds(one.unit.where, one.unit.place):
                lost[own.key] += len(one.words)
    return [known[key] for key, _ in lost.most_common(1 if attempt < _ONE_BY_ONE else None)]


def explained(draft: Draft, coverage: Coverage) -> tuple[Draft, Coverage]:
    """Lost words of places that the product prints from other data, as ones without a place, with the reason."""
    known = draft.remade
    left = tuple(
        At(one.unit.where, Leftover(" ".join(one.words), one.unit.place, known[one.unit.where, one.unit.place]))
        for one in coverage.lost
        if (one.unit.where, one.unit.place) in known
    )
    lost = tuple(one for one in coverage.lost if (one.unit.where, one.unit.place) not in known)
    return replace(draft, left=(*draft.left, *left)), replace(coverage, lost=lost)


def _no_years(sources: Sequence[ForeignDocument]) -> ShnorError:
    message = "ни в названиях, ни в тексте нет лет, на которые составлена программа"
    return ShnorError(Diagnostic.of(NO_YEARS, message, Location(sources[0].name), "назовите их: --period 2020-2022"))
