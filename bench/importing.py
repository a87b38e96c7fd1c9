"""``python -m bench.importing``: how long a person waits for a program to be drafted of Word files of growing size.

A page has some 250 words; the file is the program of the largest sample set over and over, plans, tables and all.
"""

from __future__ import annotations

import sys
import tempfile
from copy import deepcopy
from pathlib import Path
from statistics import median
from time import perf_counter

from docx import Document

from shnor_docs.inspection.foreign import read_document
from shnor_docs.inspection.foreign.tree import paragraphs
from shnor_docs.workspace import Workspace, Written
from shnor_docs.workspace.importing import import_program
from shnor_docs.workspace.starting import init_workspace

ROOT = Path(__file__).parent.parent
SAMPLE, DOCUMENT = "rybinsk-2020-2022", "program"
WORDS_OF_A_PAGE = 250
PAGES = (25, 50, 100, 200)
GOAL = {100: 3.0}
"""Seconds for a file of so many pages."""
_RUNS = 3


def main() -> None:
    """Print the time by pages; exit 1 if the goal is missed."""
    with tempfile.TemporaryDirectory() as folder:
        sample = rendered(Path(folder))
        met = [_of_size(sample, pages, Path(folder) / str(pages)) for pages in PAGES]
    sys.exit(not all(met))


def _of_size(sample: Path, pages: int, folder: Path) -> bool:
    folder.mkdir()
    file = grown(sample, pages, folder / "программа.docx")
    taken = median(seconds(file, folder / str(number)) for number in range(_RUNS))
    goal = GOAL.get(pages)
    told = f" (предел {goal:g} с)" if goal else ""
    print(f"страниц {pages}: {taken:.2f} с, на страницу {1000 * taken / pages:.0f} мс{told}")
    return goal is None or taken <= goal


def rendered(folder: Path) -> Path:
    """The document of the sample as a Word file."""
    results = Workspace(ROOT).render([SAMPLE], out=folder)
    return next(one.path for one in results if isinstance(one, Written) and one.document == DOCUMENT)


def grown(sample: Path, pages: int, target: Path) -> Path:
    """The sample with its own text set again below it until it has so many pages."""
    made = Document(str(sample))
    body = made.element.body
    blocks = [deepcopy(block) for block in body if not block.tag.endswith("}sectPr")]
    words = sum(len(one.text.split()) for one in paragraphs(read_document(sample).blocks))
    for _ in range(max(0, round(pages * WORDS_OF_A_PAGE / words) - 1)):
        for block in blocks:
            body.insert(len(body) - 1, deepcopy(block))
    made.save(str(target))
    return target


def seconds(file: Path, folder: Path) -> float:
    """How long importing the file into a new workspace takes, from reading to what is written."""
    init_workspace(folder)
    start = perf_counter()
    import_program(Workspace(folder), [file], "old")
    return perf_counter() - start


if __name__ == "__main__":
    main()
