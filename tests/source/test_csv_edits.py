"""Cells of a CSV text: rows are those that a reader of CSV counts."""

from __future__ import annotations

import pytest

from shnor_docs.source.sheets.csv_edits import with_cells
from shnor_docs.source.sheets.csv_text import dialect_of

TEXT = "ОО;Группа\nПервая;ШН{sign}ОР\nВторая;ШНОР\n"


@pytest.mark.parametrize("sign", ["\u2028", "\u2029", "\x0b", "\x0c", "\x85", "\x1c"])
def test_no_other_sign_ends_a_row(sign: str) -> None:
    text = TEXT.format(sign=sign)
    assert with_cells(text, dialect_of(text.encode(), frozenset()), {3: {2: "ШНСУ"}}) == text.replace(
        "Вторая;ШНОР", "Вторая;ШНСУ"
    )
