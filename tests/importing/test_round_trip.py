"""Each document of the samples, rendered and imported again, prints what it printed."""

import shutil
from collections.abc import Iterator, Mapping
from difflib import unified_diff
from pathlib import Path

import pytest

from shnor_docs.documents.tree import Document, Kind, walk
from shnor_docs.rendering.provenance.words import normal
from shnor_docs.source.layout import CATALOGUE
from shnor_docs.workspace import Workspace
from shnor_docs.workspace.importing import import_program
from tests.importing.papers_by_hand import new_workspace
from tests.samples import ROOT

PROGRAMS = Workspace(ROOT).programs
KNOWN = {
    "+line||ПРОЕКТ": "открытый вопрос: орган в отчёте не назван",
    **{f"-item|{n}.|": "пустая ячейка, в которой Word считает строки" for n in range(1, 8)},
    **{f"+cell||{n}.": "её номер как текст" for n in range(1, 8)},
}
"""Lines that differ, and why."""


def lines(document: Document) -> Iterator[str]:
    """Its units; what a chart shows is in its picture, of which an import keeps the place."""
    for unit in walk(document.root):
        if (unit.plain or unit.number) and unit.kind is not Kind.POINT:
            yield normal(f"{unit.kind.value}|{unit.number}|{unit.plain}")


def differing(one: Document, other: Document) -> list[str]:
    found = unified_diff([*lines(one)], [*lines(other)], lineterm="", n=0)
    return [line for line in found if not line.startswith(("---", "+++", "@@"))]


@pytest.mark.parametrize("program", PROGRAMS)
def test_a_sample_comes_back(program: str, rendered: Mapping[tuple[str, str], Path], tmp_path: Path) -> None:
    space = new_workspace(tmp_path / "space")
    shutil.copy(ROOT / CATALOGUE, space.root / CATALOGUE)
    files = [path for (name, _), path in rendered.items() if name == program]
    report = import_program(space, files, "again")
    assert files
    assert report.is_whole, report.coverage.lost
    assert not report.refused
    again = Workspace(space.root).documents("again")
    for document in Workspace(ROOT).documents(program):
        nearest = min((differing(document, one) for one in again), key=len)
        assert set(nearest) <= set(KNOWN), nearest[:5]
