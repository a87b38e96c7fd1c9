"""What lies behind the windows of one ``shnor-docs open``: a workspace, and one hand at a time on it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from threading import Event, RLock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from shnor_docs.model.content import Content
    from shnor_docs.page.preview.prints import Printed
    from shnor_docs.page.preview.standing import Standing
    from shnor_docs.source.programs import LoadedProgram
    from shnor_docs.workspace import Workspace
    from shnor_docs.workspace.editing.reading import Opened
    from shnor_docs.workspace.editing.undoing import Steps


@dataclass(frozen=True)
class Session:
    """The workspace that the page shows. Requests take turns: what is read in one is what is written in it."""

    root: Path
    turn: RLock = field(default_factory=RLock)
    ended: Event = field(default_factory=Event)
    """Set when the person has ended the work."""
    steps: dict[str, Steps] = field(default_factory=dict)
    """What the person has changed in each program, to be undone and redone."""
    opened: dict[str, tuple[str, Workspace, Opened]] = field(default_factory=dict)
    """Each program as it was read last, with the digest of the files that it was read from and their workspace."""
    checked: dict[str, tuple[str, LoadedProgram]] = field(default_factory=dict)
    """The same with all that rules remark, which takes longer."""
    contents: dict[str, Content] = field(default_factory=dict)
    """What each program last was when it could be read: an error in one place hides no value from another."""
    labels: dict[str, dict[str, str]] = field(default_factory=dict)
    """References by what windows have called them, for each program."""
    previews: dict[str, Standing] = field(default_factory=dict)
    """What windows show of each program's documents."""
    prints: dict[str, Printed] = field(default_factory=dict)
    """Documents that were given to LibreOffice, by what tells them apart."""

    def workspace(self) -> Workspace:
        """The workspace as its files are now; what has not changed is not read anew."""
        from shnor_docs.workspace import Workspace

        return Workspace(self.root)
