"""The PDF of one document, for a window: nothing is written into the workspace."""

from __future__ import annotations

import tempfile
from pathlib import Path

from shnor_docs.diagnostics import Diagnostic, Location, ShnorError
from shnor_docs.pdf.converting import Unconverted, converted
from shnor_docs.pdf.office import find_office
from shnor_docs.workspace.pdf.printing import NOT_CONVERTED


def pdf_of(written: bytes, name: str) -> bytes:
    """The PDF of a written document; ``name`` is that of its file, to tell of it.

    Raises:
        ShnorError: there is no LibreOffice, or it could not make a PDF of the document.
    """
    office = find_office()
    with tempfile.TemporaryDirectory(prefix="shnor-docs-", ignore_cleanup_errors=True) as folder:
        document = Path(folder) / f"document{Path(name).suffix or '.docx'}"
        document.write_bytes(written)
        (made,) = converted(office, [document])
    if isinstance(made, Unconverted):
        hint = "откройте документ в LibreOffice: он покажет, на чём остановился"
        raise ShnorError(Diagnostic.of(NOT_CONVERTED, made.reason, Location(name), hint))
    return made
