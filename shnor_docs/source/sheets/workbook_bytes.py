"""A workbook saved as the same bytes whenever it holds the same: no clock in it."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from openpyxl import Workbook

_CORE = "docProps/core.xml"
_MOMENT = datetime(2020, 1, 1)


def workbook_bytes(workbook: Workbook) -> bytes:
    """The bytes of an .xlsx; openpyxl would write the moment of saving into its properties and its directory."""
    from openpyxl.xml.functions import tostring

    stream, saved = io.BytesIO(), io.BytesIO()
    workbook.save(stream)
    workbook.properties.created = workbook.properties.modified = _MOMENT
    with zipfile.ZipFile(stream) as written, zipfile.ZipFile(saved, "w") as package:
        for name in written.namelist():
            data = tostring(workbook.properties.to_tree()) if name == _CORE else written.read(name)
            entry = zipfile.ZipInfo(name)
            entry.create_system = 0  # else it tells Windows from the others
            package.writestr(entry, data, zipfile.ZIP_DEFLATED)
    return saved.getvalue()
