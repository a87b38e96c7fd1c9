"""The file ``form.yaml`` of a workspace."""

from __future__ import annotations

from pathlib import Path

from shnor_docs.diagnostics import Diagnostic
from shnor_docs.model.layout import FormSettings
from shnor_docs.source.catalogue import shared_record
from shnor_docs.source.layout import FORM
from shnor_docs.source.reading import is_taken


def load_form(root: Path) -> tuple[FormSettings | None, list[Diagnostic]]:
    """What the workspace sets, nothing if it has no such file; None with the diagnostics of a file with errors."""
    if not is_taken(root / FORM):
        return FormSettings(), []
    return shared_record(root / FORM, root, FormSettings, {})
