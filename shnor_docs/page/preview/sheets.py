"""Sheets of A4 as the ready templates have them: portrait and landscape, and the width of the text on them."""

from __future__ import annotations

import re
import zipfile
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

_TWIPS_IN_MM = 1440 / 25.4
_PORTRAIT, _LANDSCAPE = 210 - 30 - 15, 297 - 20 - 20
"""Width of the text in millimetres: the sheet without its margins (``tools/default_templates/measures.py``)."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: turned or not."""

    is_landscape: bool

    @property
    def classes(self) -> str:
        """Its classes in HTML."""
        return "landscape" if self.is_landscape else "portrait"

    @property
    def text_width(self) -> int:
        """How wide its text is, in twips."""
        return round((_LANDSCAPE if self.is_landscape else _PORTRAIT) * _TWIPS_IN_MM)


_BODY = "word/document.xml"
_SIZE = re.compile(rb'<w:pgSz\b[^>]*\bw:orient="landscape"')


def is_turned(template: Path) -> bool:
    """Whether the last sheets of a Word template are landscape; one that cannot be read is not."""
    try:
        return _is_turned(template, template.stat().st_mtime_ns)
    except (OSError, KeyError, zipfile.BadZipFile):
        return False


@lru_cache(maxsize=64)
def _is_turned(template: Path, changed: int) -> bool:
    with zipfile.ZipFile(template) as package:
        sections = package.read(_BODY).split(b"<w:sectPr")
    return bool(len(sections) > 1 and _SIZE.search(sections[-1]))
