"""A sample's documents rendered and imported again, beside the sample."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import unified_diff
from pathlib import Path

from shnor_docs.documents.tree import Document, Kind, Unit, walk
from shnor_docs.importing.report import Report
from shnor_docs.lifecycle.comparison import compare
from shnor_docs.lifecycle.wording import told
from shnor_docs.model.content import Content
from shnor_docs.rendering.provenance.words import normal
from shnor_docs.source.layout import CATALOGUE, PROGRAMS
from shnor_docs.workspace import Workspace
from shnor_docs.workspace.importing import import_program
from tests.importing.papers_by_hand import new_workspace
from tests.importing.round_trip.renaming import as_printed, renamed_after
from tests.samples import ROOT

_GLOSSARY = "glossary.yaml"


@dataclass(frozen=True)
class Again:
    """A sample, and what came of its documents."""

    report: Report
    content: Content
    documents: tuple[Document, ...]
    came: Content
    came_documents: tuple[Document, ...]


def again(program: str, files: Sequence[Path], folder: Path) -> Again:
    """Import rendered documents of a sample beside its catalogue; the sample is taken without what orders froze.

    Slides are made of the texts of documents and are not read back.
    """
    space = new_workspace(folder / "space")
    shutil.copy(ROOT / CATALOGUE, space.root / CATALOGUE)
    report = import_program(space, [file for file in files if file.suffix == ".docx"], "again")
    left_out = shutil.ignore_patterns("editions", "register.yaml")
    shutil.copytree(ROOT / PROGRAMS / program, folder / "bare" / PROGRAMS / program, ignore=left_out)
    for name in (CATALOGUE, _GLOSSARY):
        shutil.copy(ROOT / name, folder / "bare" / name)
    bare, came = Workspace(folder / "bare"), Workspace(space.root)
    content, its = bare.load(program).content, came.load("again").content
    assert content
    assert its
    own = tuple(one for one in bare.documents(program) if one.kind != "slides")
    return Again(report, content, own, its, tuple(came.documents("again")))


def printed_differences(one: Document, others: Sequence[Document]) -> list[str]:
    """How the nearest of the others prints in another way."""
    return min((_differing(one, other) for other in others), key=len)


def record_differences(found: Again) -> list[str]:
    """What ``diff`` tells of the two programs, tables aside: those are compared as they print."""
    before = _without_tables(as_printed(found.content))
    after = renamed_after(before, _without_tables(as_printed(found.came)))
    return [told(change, before, after).line(change.kind) for change in compare(before, after)]


def width_differences(one: Document, others: Sequence[Document]) -> list[float]:
    """The most that a column of each table differs by, as a share of the table."""
    nearest = min(others, key=lambda other: len(_differing(one, other)))
    pairs = zip(_tables(one), _tables(nearest), strict=True)
    return [max(abs(a - b) for a, b in zip(_shares(mine), _shares(its), strict=True)) for mine, its in pairs]


def _tables(document: Document) -> list[Unit]:
    return [unit for unit in walk(document.root) if unit.kind is Kind.TABLE]


def _shares(table: Unit) -> list[float]:
    return [width / sum(table.widths) for width in table.widths]


def _without_tables(content: Content) -> Content:
    return replace(content, program=content.program.model_copy(update={"tables": ()}))


def _differing(one: Document, other: Document) -> list[str]:
    found = unified_diff([*_lines(one)], [*_lines(other)], lineterm="", n=0)
    return [line for line in found if not line.startswith(("---", "+++", "@@"))]


def _lines(document: Document) -> Iterator[str]:
    for unit in walk(document.root):
        yield f"{unit.kind.value}|{unit.number}|{_marked(unit)}{''.join(f'<{one}>' for one in _looks(unit))}"


def _marked(unit: Unit) -> str:
    """The words with marks around what is bold or slanted."""
    signs = ((run, "*" * (2 * run.bold + run.italic)) for run in unit.text)
    return normal("".join(f"{sign}{run.text.strip()}{sign} " if sign else run.text for run, sign in signs))


def _looks(unit: Unit) -> Iterator[str]:
    if unit.span != (1, 1):
        yield f"{unit.span[0]}x{unit.span[1]}"
    yield from (name for name in ("centered", "landscape", "new_page", "ordered") if getattr(unit, name))
    if unit.style.value != "text":
        yield unit.style.value
