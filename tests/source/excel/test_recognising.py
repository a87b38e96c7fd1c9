"""Which workbook of a program a file is, whatever it is called."""

from __future__ import annotations

import io

import pytest
from openpyxl import Workbook

from shnor_docs.diagnostics import ShnorError
from shnor_docs.source.excel.recognising import recognised


def book(*sheets: str) -> bytes:
    made = Workbook()
    made.worksheets[0].title = sheets[0]
    for name in sheets[1:]:
        made.create_sheet(name)
    data = io.BytesIO()
    made.save(data)
    return data.getvalue()


def codes(files: dict[str, bytes]) -> list[str]:
    with pytest.raises(ShnorError) as refused:
        recognised(files)
    return [found.code.id for found in refused.value.diagnostics]


def test_a_book_is_known_by_its_sheet() -> None:
    files = {"план (1).xlsx": book("План"), "b.xlsx": book("Другое", "Показатели")}
    assert recognised(files) == {"roadmap.xlsx": "план (1).xlsx", "targets.xlsx": "b.xlsx"}


def test_a_foreign_book_is_refused() -> None:
    assert codes({"отчёт.xlsx": book("Отчёт")}) == ["ШД453"]


def test_two_books_of_a_kind_are_refused() -> None:
    assert codes({"a.xlsx": book("План"), "b.xlsx": book("План")}) == ["ШД453"]


def test_what_is_no_book_is_refused() -> None:
    assert codes({"a.xlsx": b"text"}) == ["ШД401"]
