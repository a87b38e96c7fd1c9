"""A document of another kind as a .docx: one call of LibreOffice, in a folder and with a profile of its own."""

from __future__ import annotations

import tempfile
from pathlib import Path

from shnor_docs.pdf.office import Office
from shnor_docs.pdf.profile import make_profile
from shnor_docs.pdf.running import run_office

SECONDS = 120.0
_WANTED = "docx:MS Word 2007 XML"


def word_of(office: Office, data: bytes, suffix: str, seconds: float = SECONDS) -> bytes | None:
    """The .docx that LibreOffice makes of a document; None if it makes none, or not in time."""
    with tempfile.TemporaryDirectory(prefix="shnor-docs-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        source, target = folder / f"source{suffix}", folder / "made"
        source.write_bytes(data)
        options = ["--headless", "--norestore", "--nolockcheck", "--nodefault", "--convert-to", _WANTED]
        profile = make_profile(folder / "profile")
        run_office([str(office.program), profile, *options, "--outdir", str(target), str(source)], seconds)
        made = target / "source.docx"
        return made.read_bytes() if made.is_file() else None
