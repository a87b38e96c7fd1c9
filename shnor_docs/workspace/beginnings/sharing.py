"""What a draft of a program shares with those of its workspace: given to it, taken over when it is settled."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from shnor_docs.diagnostics import Diagnostic, Location, ShnorError
from shnor_docs.model.program import Program
from shnor_docs.source.files import write_together
from shnor_docs.source.layout import PROGRAMS
from shnor_docs.source.programs import load_program
from shnor_docs.source.reading import bytes_of, is_taken
from shnor_docs.source.yaml.edits import CHANGED
from shnor_docs.workspace.beginnings.carrying import carried, named_indicators
from shnor_docs.workspace.clones.origins import SHARED
from shnor_docs.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Shared:
    """The shared files of a workspace as a draft was given them."""

    home: Path
    draft: Path
    given: Mapping[str, bytes | None]

    def settle(self) -> None:
        """Write into the workspace what the draft has added to the shared files.

        Raises:
            ShnorError: another one has changed them meanwhile, or they cannot be written.
        """
        now = {name: _bytes(self.draft, name) for name in SHARED}
        changed = {name: data for name, data in now.items() if data is not None and data != self.given[name]}
        for name in changed:
            if _bytes(self.home, name) != self.given[name]:
                message = f"файл «{name}» изменился, пока составлялась программа"
                raise ShnorError(Diagnostic.of(CHANGED, message, Location(name), "повторите: ничего не записано"))
        write_together({self.home / name: data for name, data in changed.items()})


def share(workspace: Workspace, draft: Path, program: str | None = None) -> Shared:
    """Give a draft the shared files of the workspace, with what a ``program`` that lies in it needs besides."""
    given = {name: _bytes(workspace.root, name) for name in SHARED}
    files = {**given, **(_needed(workspace, draft, program) if program else {})}
    for name, data in files.items():
        if data is None:
            (draft / name).unlink(missing_ok=True)
        else:
            (draft / name).write_bytes(data)
    return Shared(workspace.root, draft, given)


def program_of(workspace: Workspace, source: str) -> Program | None:
    """The program of a workspace, or of a folder, if it can be read."""
    folder = workspace.root / PROGRAMS / source if source in workspace.programs else Path(source)
    content = load_program(folder, folder.parent.parent, workspace.catalogue).content
    return content.program if content else None


def _needed(workspace: Workspace, draft: Path, program: str) -> Mapping[str, bytes]:
    """The shared files that change: of a draft whose program is of this workspace, none."""
    content = load_program(draft / PROGRAMS / program, draft, Workspace(draft).catalogue).content
    if content is None:
        return {}
    return carried(content, draft, workspace.root, lambda name: _is_used(workspace, name))


def _is_used(workspace: Workspace, indicator: str) -> bool:
    """Whether any program of the workspace names an indicator."""
    programs = (program_of(workspace, name) for name in workspace.programs)
    return any(indicator in named_indicators(program) for program in programs if program)


def _bytes(root: Path, name: str) -> bytes | None:
    return bytes_of(root / name, name, root) if is_taken(root / name) else None
