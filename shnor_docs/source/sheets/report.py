"""What is found wrong in a sheet, gathered with the addresses of the cells."""

from __future__ import annotations

from dataclasses import dataclass, field

from shnor_docs.diagnostics import Code, Diagnostic
from shnor_docs.source.sheets.sheet import Sheet


@dataclass(frozen=True, slots=True)
class Report:
    """Diagnostics of one sheet. Of a sheet with names of people no text is ever quoted."""

    sheet: Sheet
    is_personal: bool = False
    diagnostics: list[Diagnostic] = field(default_factory=list)

    def add(self, code: Code, message: str, row: int | None = None, column: int = 1, hint: str = "") -> None:
        """Note a problem of a cell, or of the sheet."""
        self.diagnostics.append(Diagnostic.of(code, message, self.sheet.place(row, column), hint))

    def quoted(self, text: str) -> str:
        """The text of a cell as the end of a message: after a colon, or not at all."""
        return "" if self.is_personal else f": «{text}»"
