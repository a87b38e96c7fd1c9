"""Sample programs that come with the package: they have no legal force, and a program may begin from one."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from shnor_docs.source.layout import CATALOGUE, PROGRAMS
from shnor_docs.workspace.places import is_workspace, program_ids
from shnor_docs.workspace.standing import Head, head_of

if TYPE_CHECKING:
    from shnor_docs.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Sample:
    """A sample: its id, its head, the kinds of its documents in words, the folder of its program."""

    program: str
    head: Head
    documents: tuple[str, ...]
    folder: Path


def samples_root() -> Path | None:
    """The workspace of the samples: inside an installed package, or the top of a checkout; None if there is none."""
    package = Path(__file__).parents[2]
    packaged = package / "_default" / "samples"
    root = packaged if packaged.is_dir() else package.parent
    return root if is_workspace(root) and (root / CATALOGUE).is_file() else None


def samples(workspace: Workspace) -> tuple[Sample, ...]:
    """The samples from which a program of the workspace may begin; none if they are its own programs."""
    root = samples_root()
    if root is None or root.samefile(workspace.root):
        return ()
    return tuple(_sample(root, program) for program in program_ids(root))


def _sample(root: Path, program: str) -> Sample:
    from shnor_docs.documents.kinds import kind_of
    from shnor_docs.documents.titles import titled
    from shnor_docs.source.catalogue import load_catalogue
    from shnor_docs.source.programs import load_program

    folder = root / PROGRAMS / program
    content = load_program(folder, root, load_catalogue(root)).content
    if content is None:
        return Sample(program, head_of(root, program), (), folder)
    printed = titled(content).program
    head = Head(printed.title, printed.municipality.name, str(printed.period))
    kinds = dict.fromkeys(kind_of(content, settings.kind).title for settings in content.program.documents)
    return Sample(program, head, tuple(kinds), folder)
