"""A ready template in another font: its styles, its theme and its list of fonts name one font only."""

from __future__ import annotations

import io
import re
import zipfile
from xml.sax.saxutils import escape

from shnor_docs.diagnostics import Severity, declare
from shnor_docs.rendering.errors import Refusal

BAD_FONT = declare("ШД661", Severity.ERROR, "Название шрифта не годится")

READY_FONT = "Times New Roman"
_LONGEST = 31
"""Letters: Word keeps no longer name of a font."""
_TWIN = re.compile(r"<w:altName [^>]*/>")
"""Liberation Serif stands in for Times New Roman alone: it has the same widths."""


SLIDES_FONT = "Arial"
"""That of the ready template of slides; no ready template of Word has it."""


def with_font(template: bytes, font: str) -> bytes:
    """The ready template whose text prints in ``font``.

    Raises:
        Refusal: no font can bear that name.
    """
    font = " ".join(font.split())
    if not font or len(font) > _LONGEST or not font.isprintable():
        raise Refusal(
            BAD_FONT, f"шрифта «{font}» быть не может", f"нужно имя как в Word, до {_LONGEST} знаков: PT Astra Serif"
        )
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(template)) as ready, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as changed:
        for member in ready.infolist():
            changed.writestr(member, _renamed(ready.read(member).decode(), font), zipfile.ZIP_DEFLATED)
    return written.getvalue()


def _renamed(xml: str, font: str) -> str:
    if font == READY_FONT:
        return xml
    name = escape(font, {'"': "&quot;"})
    renamed = _TWIN.sub("", xml).replace(f'"{READY_FONT}"', f'"{name}"')
    return renamed.replace(f'"{SLIDES_FONT}"', f'"{name}"')
