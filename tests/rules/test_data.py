from typing import Any

import pytest

from shnor_docs.model.content import Content
from shnor_docs.model.program import Program
from shnor_docs.rules import data

BASE = {
    "schema_version": "1",
    "title": "Программа",
    "period": "2021-2022",
    "municipality": {"name": "Район", "genitive": "Района"},
    "authority": {"name": "Управление"},
}
COLUMNS = [{"field": "school", "header": "Школа", "type": "school"}, {"field": "low", "header": "Двоек"}]


def content(**fields: Any) -> Content:
    return Content(Program.model_validate({**BASE, **fields}), {})


def source(**fields: Any) -> Content:
    return content(data=[{"id": "vpr", "file": "data/vpr.xlsx", **fields}])


@pytest.mark.parametrize("fields", [{}, {"layout": "ege_protocol", "columns": COLUMNS}])
def test_a_table_has_a_layout_or_columns_of_its_own(fields):
    assert [finding.code.id for finding in data.declarations(source(**fields))] == ["ШД430"]


@pytest.mark.parametrize(
    ("fields", "path"),
    [
        ({"key": ["school", "scool"]}, ("data", 0, "key", 1)),
        ({"totals": [{"parts": ["hight"], "whole": "low"}]}, ("data", 0, "totals", 0, "parts", 0)),
        ({"totals": [{"parts": ["low"], "whole": "all"}]}, ("data", 0, "totals", 0, "whole")),
    ],
)
def test_checks_name_columns_of_the_table(fields, path):
    [finding] = data.declarations(source(columns=COLUMNS, **fields))
    assert (finding.code.id, finding.path) == ("ШД431", path)


def test_a_sound_declaration_passes():
    assert list(data.declarations(source(columns=COLUMNS, key=["school"]))) == []
    assert list(data.declarations(source(layout="fis_oko_marks"))) == []


def test_one_name_cannot_mean_two_schools():
    schools = [
        {"id": "a", "name": "МБОУ «СОШ № 1»"},
        {"id": "b", "name": "СОШ № 2", "aliases": ["мбоу СОШ №1"]},
    ]
    [finding] = data.schools(content(schools=schools))
    assert (finding.code.id, finding.path) == ("ШД432", ("schools", 1))


def test_branches_are_schools_of_the_registry():
    [finding] = data.schools(content(schools=[{"id": "a", "name": "СОШ", "branches": ["b"]}]))
    assert (finding.code.id, finding.path) == ("ШД433", ("schools", 0, "branches", 0))


def test_names_of_one_school_may_repeat():
    assert list(data.schools(content(schools=[{"id": "a", "name": "СОШ № 1", "short": "СОШ №1"}]))) == []
