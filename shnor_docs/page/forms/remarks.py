"""What is remarked on a program, by the field it is about."""

from __future__ import annotations

from typing import NamedTuple

from shnor_docs.diagnostics import Diagnostic
from shnor_docs.page.forms.fieldwise import field_about
from shnor_docs.page.forms.filled import SHARED, Filled
from shnor_docs.page.forms.worded import worded
from shnor_docs.page.remarks.grouping import key_of
from shnor_docs.source.layout import CATALOGUE
from shnor_docs.source.yaml.nodes import Path
from shnor_docs.workspace.editing.placing import path_about, path_in


class Remark(NamedTuple):
    """A diagnostic and the path of the field that it is about; the empty path if it is about none.

    ``said`` is the diagnostic in the words of the screen.
    """

    diagnostic: Diagnostic
    path: Path
    said: Diagnostic

    @property
    def key(self) -> str:
        """What tells it from the other remarks of the program."""
        return key_of(self.diagnostic)


def remarks(filled: Filled) -> tuple[Remark, ...]:
    """What is remarked on the program and on the shared list of indicators: errors first, else as the files go."""
    loaded = filled.checked()
    own = [_remark(filled, one, path_about(loaded, one) or ()) for one in loaded.diagnostics]
    shared = [_remark(filled, one, _in_catalogue(filled, one)) for one in filled.catalogue.diagnostics]
    return tuple(sorted((*shared, *own), key=lambda remark: not remark.diagnostic.is_error))


def _remark(filled: Filled, diagnostic: Diagnostic, path: Path) -> Remark:
    return Remark(diagnostic, field_about(diagnostic, path), worded(filled, diagnostic, path))


def _in_catalogue(filled: Filled, diagnostic: Diagnostic) -> Path:
    source = filled.catalogue.texts.get(diagnostic.location.file)
    if diagnostic.location.file != CATALOGUE or source is None or filled.shared is None:
        return ()
    return (SHARED, *path_in(filled.shared, source, diagnostic.location))
