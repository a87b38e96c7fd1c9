"""What a person meets whose file was changed by another meanwhile: both versions, and a way to go on with either."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from shnor_docs.diagnostics import Diagnostic, Location, ShnorError
from shnor_docs.source.layout import PROGRAMS
from shnor_docs.source.yaml.edits import CHANGED
from shnor_docs.source.yaml.nodes import Path
from shnor_docs.workspace.editing.changes import Change
from shnor_docs.workspace.editing.meaning import Plain


class Clash(NamedTuple):
    """One place that two have changed: what the window had read there, what it wants, what stands there now.

    None is nothing; ``read`` is None too where what the window had read is no longer known (``is_known``).
    """

    path: Path
    read: Plain
    mine: Plain
    theirs: Plain
    is_known: bool = True


class Conflict(ShnorError):
    """Nothing was written, for others have changed the same places.

    «Keep mine» is to write ``changes`` with ``seen``; «take theirs» is to write nothing. After either the window is to
    be shown anew, for others may have changed more than it knows.
    """

    def __init__(
        self, program: str, clashes: Sequence[Clash], changes: Sequence[Change], seen: Mapping[str, str]
    ) -> None:
        message = "это же место тем временем изменили: в другом окне, в редакторе или на другом компьютере"
        hint = "сравните обе записи и выберите одну: ничего не потеряно"
        super().__init__(Diagnostic.of(CHANGED, message, Location(f"{PROGRAMS}/{program}"), hint))
        self.program, self.clashes = program, tuple(clashes)
        self.changes, self.seen = tuple(changes), dict(seen)

    def __reduce__(self) -> tuple[type[Conflict], tuple[object, ...]]:  # type: ignore[override]
        return type(self), (self.program, self.clashes, self.changes, self.seen)
