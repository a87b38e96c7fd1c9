"""A window of the page, as far as editing goes: it has read a program, changes it, and knows what it has read."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from shnor_docs.workspace.editing.changes import Change
from shnor_docs.workspace.editing.conflicts import Conflict
from shnor_docs.workspace.editing.reading import opened_for_editing
from shnor_docs.workspace.editing.writing import Written, write
from tests.small_workspace import SmallWorkspace


@dataclass
class Window:
    """A window that shows the program ``small``."""

    small: SmallWorkspace
    seen: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.show()

    @property
    def folder(self) -> Path:
        """The folder of the program."""
        return self.small.root / "programs/small"

    def show(self) -> None:
        """Show the program as it is now."""
        self.seen = opened_for_editing(self.small.open(), "small").seen

    def change(self, *changes: Change) -> Written:
        """Change the program as the window shows it."""
        written = write(self.small.open(), "small", changes, self.seen)
        self.seen = dict(written.seen)
        return written

    def keep_mine(self, conflict: Conflict) -> None:
        """Answer a conflict by writing what this window wants."""
        write(self.small.open(), "small", conflict.changes, conflict.seen)
        self.show()

    def text(self, file: str = "roadmap.yaml") -> str:
        """A file as it lies, line breaks and all."""
        return (self.folder / file).read_bytes().decode()
