"""What of a program comes back from its documents set in a manner."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from shnor_docs.documents.tree import Document
from shnor_docs.importing.report import Report
from shnor_docs.model.content import Content
from shnor_docs.source.layout import CATALOGUE
from shnor_docs.workspace import Workspace
from shnor_docs.workspace.importing import import_program
from tests.importing.manners.facts import Fact, held, printed
from tests.importing.manners.setting import Manner, files
from tests.importing.manners.texts import paper_of_text
from tests.importing.manners.trees import paper_of
from tests.importing.papers_by_hand import new_workspace
from tests.samples import ROOT


@dataclass(frozen=True)
class Returned:
    """An import beside the program that its files were set from."""

    report: Report
    facts: Counter[Fact]
    found: Counter[Fact]

    @property
    def lost(self) -> Counter[Fact]:
        """The facts that did not come back."""
        return self.facts - self.found

    @property
    def share(self) -> float:
        """The share of the facts that came back."""
        return 1 - self.lost.total() / self.facts.total()


@cache
def sample(program: str) -> tuple[Content, tuple[Document, ...], Counter[Fact]]:
    """A shipped program, its documents, and the facts that they print."""
    space = Workspace(ROOT)
    content = space.load(program).content
    documents = tuple(one for one in space.documents(program) if one.kind != "slides")
    assert content
    return content, documents, printed(held(content, documents), documents)


def returned(program: str, manner: Manner, folder: Path) -> Returned:
    """A shipped program set in a manner and imported into a workspace of the same catalogue."""
    _, documents, facts = sample(program)
    papers = [paper_of(document) for document in documents]
    space = new_workspace(folder / "space")
    shutil.copy(ROOT / CATALOGUE, space.root / CATALOGUE)
    report = import_program(space, files(papers, manner, folder), "again")
    return Returned(report, facts, found(space.root))


def text_returned(path: Path, manner: Manner, folder: Path) -> Returned:
    """A text set in a manner and imported; its facts are not known."""
    space = new_workspace(folder / "space")
    report = import_program(space, files([paper_of_text(path)], manner, folder), "again")
    return Returned(report, Counter(), found(space.root))


def found(root: Path) -> Counter[Fact]:
    """The facts of the program that was imported."""
    space = Workspace(root)
    content = space.load("again").content
    assert content
    return held(content, tuple(space.documents("again")))


def table(rows: Sequence[tuple[str, ...]]) -> str:
    """Rows with their columns below each other."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join("  ".join(map(str.ljust, row, widths)).rstrip() for row in rows)


def lost_by_kind(returned: Returned) -> str:
    """How many facts of each kind are lost, and the first of each."""
    kinds = Counter(fact.kind for fact in returned.lost.elements())
    first = {fact.kind: " | ".join(part[:60] for part in fact.parts) for fact in reversed(list(returned.lost))}
    all_of = Counter(fact.kind for fact in returned.facts.elements())
    return table([(kind, f"{count} из {all_of[kind]}", first[kind]) for kind, count in kinds.most_common()])
