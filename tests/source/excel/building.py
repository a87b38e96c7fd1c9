"""A program in memory, its workbooks, and the YAML they stand for."""

from pathlib import Path
from typing import Any

from pydantic import ConfigDict, create_model

from shnor_docs.diagnostics import Diagnostic
from shnor_docs.model.content import Content
from shnor_docs.model.indicator import Indicator
from shnor_docs.model.program import Program
from shnor_docs.source.excel import write_excel
from shnor_docs.source.excel.columns import BOOKS
from shnor_docs.source.excel.reading import parse_excel
from shnor_docs.source.records.loading import load
from shnor_docs.source.yaml.nodes import Mapping, Scalar

BASE = {
    "schema_version": "1",
    "title": "Программа",
    "period": "2021-2022",
    "municipality": {"name": "Район", "genitive": "Района"},
    "authority": {"name": "Управление"},
    "parties": [{"id": "centre", "name": "МКУ «ИМЦ»"}, {"id": "heads", "name": "Руководители ОО"}],
    "tasks": [{"id": "support", "text": "Поддержать школы; помочь"}],
    "levels": [{"id": "school", "name": "Школа"}],
}
CATALOGUE = {
    "math": Indicator(id="math", name="Доля двоек", kind="share"),
    "visits": Indicator(id="visits", name="Выезды", kind="count"),
}


def content(**fields: Any) -> Content:
    return Content(Program.model_validate({**BASE, **fields}), CATALOGUE)


def loaded(field: str, data: bytes) -> tuple[Any, list[Diagnostic]]:
    """The field of the program that a workbook means, and what is wrong in it."""
    book = BOOKS[field]
    part, found = parse_excel(book, data, Path(book.file), book.file)
    if part is None:
        return None, found
    info = Program.model_fields[field]
    model = create_model(field, __config__=ConfigDict(extra="forbid"), **{field: (info.rebuild_annotation(), info)})
    tree = Mapping(((Scalar(field, 0, 0), part.node),), part.node.start, part.node.end)
    record, refused = load(model, tree, part.source)
    return getattr(record, field, None), [*found, *refused]


def round_trip(field: str, written: Content) -> Any:
    value, found = loaded(field, write_excel(written)[BOOKS[field].file])
    assert found == []
    return value
