"""Small Word files for the tests, made with python-docx."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from docx import Document
from docx.document import Document as WordDocument

from shnor_docs.rendering import Template


def document(*paragraphs: str, table: Sequence[Sequence[str]] = ()) -> WordDocument:
    made = Document()
    for text in paragraphs:
        made.add_paragraph(text)
    if table:
        add_table(made, table)
    return made


def add_table(container: Any, rows: Sequence[Sequence[str]]) -> Any:
    table = container.add_table(len(rows), max(map(len, rows)))
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=False):
            cell.text = text
    return table


def saved(made: WordDocument, folder: Path, name: str = "шаблон.docx") -> Path:
    path = folder / name
    made.save(str(path))
    return path


def to_bytes(made: WordDocument) -> bytes:
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def rendered(made: WordDocument, folder: Path, context: Mapping[str, object]) -> WordDocument:
    return Document(io.BytesIO(Template(saved(made, folder)).render(context)))


def texts(made: WordDocument) -> list[str]:
    return [paragraph.text for paragraph in made.paragraphs]


def rows(made: WordDocument, number: int = 0) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in made.tables[number].rows]
