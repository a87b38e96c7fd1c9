"""Each phrase of a document leads to the field that it comes from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pytest

from shnor_docs.documents.kinds import document
from shnor_docs.documents.origins.units import unit_origin, value_origin
from shnor_docs.documents.tree import Unit, walk
from shnor_docs.model.base import Record
from shnor_docs.model.content import Content
from shnor_docs.model.document import DocumentSettings
from shnor_docs.model.places import Path
from shnor_docs.workspace import Workspace
from tests.samples import ROOT, each_document, shipped
from tests.small_workspace import SmallWorkspace, order, section

WORKSPACE = Workspace(ROOT)
OWN_WORDING = {
    "cards.card_2022.characteristics.header1/1",
    "cards.card_2022.execution.header1/1",
    "cards.card_2022.execution.header1/2",
    "cards.card_2022.execution.header1/3",
    "cards.card_2022.additional.header1/1",
    "cards.card_2022.additional.header1/2",
    "cards.prevention_2023.characteristics.header1/1",
    "cards.prevention_2023.execution.header1/1",
    "cards.prevention_2023.execution.header1/2",
    "cards.prevention_2023.execution.header1/3",
    "cards.prevention_2023.additional.header1/1",
    "cards.prevention_2023.additional.header1/2",
}
"""Headings of cards: no field of a program says «Показатель», «Исполнение, %»."""


def printed(program: str, name: str) -> Iterator[tuple[Content, DocumentSettings, Unit]]:
    content = WORKSPACE.content(program)
    settings = next(one for one in content.program.documents if one.id == name)
    for unit in walk(document(content, settings).root):
        if unit.text:
            yield content, settings, unit


def reached(root: Record, path: Path) -> bool:
    """Whether the model has such a place: a key of a mapping may be one that nobody has written yet."""
    node: object = root
    for step in path:
        if isinstance(node, Record) and step in type(node).model_fields:
            node = getattr(node, str(step))
        elif isinstance(node, tuple) and isinstance(step, int) and step < len(node):
            node = node[step]
        elif isinstance(node, Mapping):
            node = next((value for key, value in node.items() if str(key) == step), None)
        else:
            return False
    return True


@each_document
def test_every_text_of_the_samples_has_an_origin_but_our_own_wording(program: str, document: str) -> None:
    without = {
        unit.id for content, settings, unit in printed(program, document) if not unit_origin(content, settings)(unit.id)
    }
    assert without <= OWN_WORDING


def test_our_own_wording_is_little() -> None:
    told = [unit for names in shipped() for _, _, unit in printed(*names)]
    assert len(told) > 2500
    assert len(OWN_WORDING) < len(told) / 100


@each_document
def test_every_origin_is_a_place_of_the_program(program: str, document: str) -> None:
    loaded = WORKSPACE.load(program)
    for content, settings, unit in printed(program, document):
        paths = [unit_origin(content, settings)(unit.id)]
        paths += [value_origin(content, run.source) for run in unit.text if run.source]
        for path in filter(None, paths):
            assert loaded.locate(path), unit.id
            assert path[0] == "files" or reached(content.program, path), (unit.id, path)


@each_document
def test_every_value_has_an_origin(program: str, document: str) -> None:
    sources = {run.source for _, _, unit in printed(program, document) for run in unit.text if run.source}
    content = WORKSPACE.content(program)
    assert [source for source in sources if value_origin(content, source) is None] == []


SAMPLES = {
    ("rybinsk-2020-2022", "program"): {
        "title": ("title",),
        "marks/1/1": ("orders", 0, "appendices", 0),
        "marks/1/3": ("authority", "genitive"),
        "marks/1/4": ("orders", 0, "date"),
        "roadmap.legal_documents.text": ("roadmap", "groups", 0, "items", 0, "text"),
        "roadmap.legal_documents.number": ("roadmap", "groups", 0, "items", 0, "text"),
        "roadmap.legal_documents.responsible/1": ("roadmap", "groups", 0, "items", 0, "responsible"),
        "tables.implementation.coordinator_order.target": ("indicators", 1, "evidence"),
        "tables.implementation.coordinator_order.name": ("indicators", 1, "id"),
    },
    ("rybinsk-2020-2022", "order"): {
        "form": ("orders", 0, "form"),
        "heading": ("orders", 0, "title"),
        "name": ("orders", 0, "signature", "name"),
        "place": ("authority", "place"),
        "issuer/1": ("authority", "name"),
    },
    ("rybinsk-2020-2022", "card"): {
        "cards.card_2022.characteristics.header1/2": ("cards", 0, "dates", 0),
        "cards.card_2022.conclusion/1": ("cards", 0, "conclusion"),
    },
}


@pytest.mark.parametrize(
    ("names", "unit", "path"),
    [pytest.param(names, unit, path, id=unit) for names, found in SAMPLES.items() for unit, path in found.items()],
)
def test_a_unit_leads_to_its_field(names: tuple[str, str], unit: str, path: Path) -> None:
    content = WORKSPACE.content(names[0])
    settings = next(one for one in content.program.documents if one.id == names[1])
    assert unit_origin(content, settings)(unit) == path


def origin(small: SmallWorkspace, unit: str, name: str = "text") -> Path | None:
    content = small.open().content("small")
    settings = next(one for one in content.program.documents if one.id == name)
    assert unit in {found.id for found in walk(document(content, settings).root)}, "такого в документе нет"
    return unit_origin(content, settings)(unit)


def test_a_section_of_a_file_leads_to_the_file(small: SmallWorkspace) -> None:
    small.program("documents: [{id: text, kind: program, sections: [{id: one, file: one.md}]}]")
    small.write("programs/small/one.md", "Текст.\n")
    assert origin(small, "sections.one/1") == ("files", "one.md")


def test_a_statement_in_a_text_leads_to_the_statement(small: SmallWorkspace) -> None:
    small.program("texts: [{id: common, text: 'Первый.\n\n\n  Второй.'}]", section("Начало.\n\n{{ texts.common }}"))
    assert origin(small, "sections.one/1") == ("documents", 0, "sections", 0, "text")
    assert origin(small, "sections.one/2/2") == ("texts", 0, "text")


def test_an_item_of_a_list_leads_to_its_statement(small: SmallWorkspace) -> None:
    small.program("tasks: [{id: a, text: Одна}, {id: b, text: Другая}]", section("{{ tasks }}"))
    assert origin(small, "tasks.b") == ("tasks", 1, "text")


def test_a_clause_leads_to_its_text(small: SmallWorkspace) -> None:
    small.program(order())
    assert origin(small, "orders.approval.approve", "order") == ("orders", 0, "clauses", 0, "text")


def test_a_written_cell_leads_to_the_cell(small: SmallWorkspace) -> None:
    small.program(
        """
        tables:
        - id: own
          rows: cells
          columns: [{title: Свод, columns: [{field: a, title: А}, {field: b, title: Б}]}]
          records: [{id: first, cells: {a: один, b: два}}, {id: whole, span: да, cells: {a: вся строка}}]
        """,
        section("{{ tables.own }}"),
    )
    assert origin(small, "tables.own.first.b") == ("tables", 0, "records", 0, "cells", "b")
    assert origin(small, "tables.own.whole/1") == ("tables", 0, "records", 1, "cells", "a")
    assert origin(small, "tables.own.header2/2") == ("tables", 0, "columns", 0, "columns", 1, "title")


def test_values_lead_to_what_they_are(small: SmallWorkspace) -> None:
    small.program("facts: [{id: schools, name: Школ, value: 5}]", section("Всего {{ facts.schools }}."))
    content = small.open().content("small")
    assert value_origin(content, "facts.schools") == ("facts", 0, "value")
    assert value_origin(content, "municipality.name") == ("municipality", "name")
    assert value_origin(content, "program.title") == ("title",)
