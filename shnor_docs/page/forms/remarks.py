"""What is remarked on a program, by the field it is about."""

from __future__ import annotations

from typing import NamedTuple

from shnor_docs.diagnostics import Diagnostic
from shnor_docs.page.remarks.grouping import key_of
from shnor_docs.source.programs import LoadedProgram
from shnor_docs.source.yaml.nodes import Path
from shnor_docs.workspace.editing.placing import path_at


class Remark(NamedTuple):
    """A diagnostic and the path of the field that it is about; the empty path if it is about none."""

    diagnostic: Diagnostic
    path: Path

    @property
    def key(self) -> str:
        """What tells it from the other remarks of the program."""
        return key_of(self.diagnostic)


def remarks(loaded: LoadedProgram) -> tuple[Remark, ...]:
    """What is remarked, errors first, else in the order of the files."""
    told = [Remark(diagnostic, path_at(loaded, diagnostic.location) or ()) for diagnostic in loaded.diagnostics]
    return tuple(sorted(told, key=lambda remark: not remark.diagnostic.is_error))
