"""How a program stands: what it is called, what is wrong with it, what was approved; kept while nothing changes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from shnor_docs.diagnostics import Diagnostic, Severity
from shnor_docs.source.keeping import Shelf
from shnor_docs.source.layout import PROGRAM, PROGRAMS
from shnor_docs.source.text import read_source
from shnor_docs.source.yaml import nodes
from shnor_docs.source.yaml.tree import read_tree
from shnor_docs.workspace.freshness import known, remembered

if TYPE_CHECKING:
    from shnor_docs.source.programs import LoadedProgram
    from shnor_docs.workspace.workspace import Workspace

STANDING = Shelf(".standing", most=4096)
REFERENCE = re.compile(r"\{\{.*?\}\}")


@dataclass(frozen=True, slots=True)
class Head:
    """What a program is called, for whom and for which years it is; empty texts where that is not written."""

    title: str
    municipality: str = ""
    period: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """A program's head, how much is wrong with it, how much is still to be decided, and the edition in force.

    An open point is counted as such, not as a warning. ``edition`` is 0 before the first approval; ``act`` is the
    order that approved it; ``is_changed`` if the program says something else by now.
    """

    program: str
    head: Head
    errors: int
    warnings: int
    open_points: int
    edition: int = 0
    act: str = ""
    is_changed: bool = False


def head_of(root: Path, program: str) -> Head:
    """The head of a program as its file has it: references of the title are not put in, errors do not matter."""
    path = root / PROGRAMS / program / PROGRAM
    source = read_source(path, path.relative_to(root).as_posix(), root)
    tree = None if isinstance(source, Diagnostic) else read_tree(source)[0]
    if tree is None:
        return Head(program)
    title = REFERENCE.sub("…", _line(tree, "title"))
    return Head(title or program, _line(tree, "municipality", "name"), _line(tree, "period").replace("-", "–"))


def title_of(loaded: LoadedProgram, root: Path) -> str:
    """The printed title of a program, or as much of it as can be read."""
    from shnor_docs.documents.titles import titled

    return titled(loaded.content).program.title if loaded.content else head_of(root, loaded.id).title


def kept_standing(root: Path, program: str, shared: str) -> Standing | None:
    """How a program stands, if that is known and all it depends on is as it was; ``shared`` as for remarks."""
    found = known(STANDING, root, program, shared)
    return found if isinstance(found, Standing) else None


def standing(workspace: Workspace, program: str, shared: str) -> Standing:
    """How a program stands.

    Raises:
        ShnorError: there is no such program.
    """
    workspace.folder(program)
    return remembered(STANDING, workspace.root, program, shared, lambda: _standing(workspace, program))


def _standing(workspace: Workspace, program: str) -> Standing:
    from shnor_docs.documents.titles import titled
    from shnor_docs.rules.open_points import OPEN_POINT
    from shnor_docs.source.programs import load_program
    from shnor_docs.source.register import load_register
    from shnor_docs.workspace.editions.origin import is_as_approved
    from shnor_docs.workspace.editions.places import edition_root

    root, folder = workspace.root, workspace.folder(program)
    told = [found for found in workspace.found(program) if not found.waiver]
    points = sum(found.code == OPEN_POINT for found in told)
    severities = [found.severity for found in told if found.code != OPEN_POINT]
    content = load_program(folder, root, workspace.catalogue).content
    head = head_of(root, program)
    if content:
        printed = titled(content).program
        head = Head(printed.title, printed.municipality.name, str(printed.period))
    counts = severities.count(Severity.ERROR), severities.count(Severity.WARNING), points
    last = load_register(folder, root).last
    if last is None:
        return Standing(program, head, *counts)
    is_changed = not is_as_approved(root, program, edition_root(root, program, last))
    return Standing(program, head, *counts, last.edition, last.act, is_changed)


def _line(tree: nodes.Mapping, *path: str) -> str:
    node = nodes.find(tree, path)
    return " ".join(node.text.split()) if isinstance(node, nodes.Scalar) else ""
