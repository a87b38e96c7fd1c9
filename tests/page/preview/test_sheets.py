"""Sheets look as the ready Word templates print."""

from __future__ import annotations

import re

import pytest
from default_templates.measures import BOTTOM, INDENT, LANDSCAPE_WIDTH, LEFT, MARK, RIGHT, SUBJECT, TEXT_WIDTH, TOP, mm

from shnor_docs.documents.tree import Kind, Unit, text_of
from shnor_docs.page.html import HERE
from shnor_docs.page.preview.blocks import Sort
from shnor_docs.page.preview.sheets import Sheet, is_turned
from shnor_docs.page.preview.tables import table_blocks
from shnor_docs.page.preview.texts import NOWHERE, Link, Links
from shnor_docs.page.preview.units import unit_blocks
from tests.samples import ROOT

CSS = (HERE / "static/preview.css").read_text("utf-8")
LINKS = Links(lambda unit: Link(f"/{unit}"), lambda source, home: Link(f"/value/{source}", is_value=True))
NO_LINKS = Links(lambda unit: NOWHERE, lambda source, home: home)


def millimetres(pattern: str) -> list[int]:
    """The lengths that a rule of the style sheet names, in twips."""
    found = re.search(pattern, CSS)
    assert found, pattern
    return [mm(float(number)) for number in re.findall(r"([\d.]+)mm", found[0])]


def test_margins_and_indents_are_those_of_the_templates() -> None:
    assert millimetres(r"\.portrait \{[^}]*padding: [^;]*")[-4:] == [TOP, RIGHT, BOTTOM, LEFT]
    assert millimetres(r"\.landscape \{[^}]*padding: [^;]*")[-3:] == [LEFT, TOP, RIGHT]
    assert millimetres(r"--indent: [^;]*") == [INDENT]
    assert millimetres(r"p\.mark \{[^}]*") == [MARK]
    assert millimetres(r"\.subject \{[^}]*") == [SUBJECT]


def test_text_is_as_wide_as_in_word() -> None:
    assert Sheet(False).text_width == pytest.approx(TEXT_WIDTH, abs=2)
    assert Sheet(True).text_width == pytest.approx(LANDSCAPE_WIDTH, abs=2)


@pytest.mark.parametrize("name", ["document", "order", "order-corner", "program", "roadmap"])
def test_the_plan_alone_is_turned(name: str) -> None:
    assert is_turned(ROOT / f"templates/docx/{name}.docx") is (name == "roadmap")


def test_a_template_that_cannot_be_read_is_not_turned(tmp_path) -> None:
    (tmp_path / "broken.docx").write_bytes(b"no zip")
    assert not is_turned(tmp_path / "broken.docx")
    assert not is_turned(tmp_path / "nowhere.docx")


def cell(name: str, text: str, span: tuple[int, int] = (1, 1)) -> Unit:
    return Unit(name, Kind.CELL, text_of(text), span=span)


def row(name: str, *cells: Unit, kind: Kind = Kind.ROW) -> Unit:
    return Unit(name, kind, children=cells)


def drawn(*rows: Unit, widths: tuple[float, ...]) -> list[str]:
    table = Unit("t", Kind.TABLE, children=rows, widths=widths)
    return [html for _, html in table_blocks(table, NO_LINKS, TEXT_WIDTH, lambda units, centered: ())]


def test_a_table_has_its_columns_its_header_and_its_spans() -> None:
    head, first, second = drawn(
        row("h", cell("h1", "Что", (2, 1)), kind=Kind.HEADER),
        row("a", cell("a1", "Общее", (1, 2)), cell("a2", "Раз")),
        row("b", cell("b2", "Два")),
        widths=(1, 3),
    )
    assert re.findall(r'<col width="([\d.]+)%">', head) == ["24.99", "75.01"]
    assert '<thead><tr class="header whole"><th colspan="2">Что</th></tr></thead>' in head
    assert '<td rowspan="2">Общее</td><td>Раз</td>' in first
    assert second == '<tr class="whole"><td>Два</td></tr>'


def test_numbers_stand_one_under_another() -> None:
    _, first, second = drawn(
        row("a", cell("a1", "5,25"), cell("a2", "х")), row("b", cell("b1", "1 234"), cell("b2", "у")), widths=(1, 1)
    )
    assert 'data-left="000\u00a0"' in first and 'data-right=""' in first
    assert 'data-left=""' in second and 'data-right="00\u00a0"' in second


def test_a_long_row_may_be_divided() -> None:
    _, short, long = drawn(row("a", cell("a1", "слово")), row("b", cell("b1", "слово " * 150)), widths=(1,))
    assert 'class="whole"' in short
    assert "whole" not in long


def test_lists_are_numbered_as_the_templates_number_them() -> None:
    inner = Unit("l2", Kind.LIST, ordered=True, children=(Unit("i2", Kind.ITEM, text_of("внутри"), "1."),))
    items = (
        Unit("i1", Kind.ITEM, text_of("первое"), "3.", children=(inner,)),
        Unit("i3", Kind.ITEM, text_of("ещё"), "4."),
    )
    blocks = list(unit_blocks((Unit("l1", Kind.LIST, ordered=True, children=items),), NO_LINKS, TEXT_WIDTH))
    marks = [re.search(r'class="mark">([^<]*)<', html)[1] for _, html in blocks]  # type: ignore[index]
    assert marks == ["3.", "1)", "4."]
    assert {sort for sort, _ in blocks} == {Sort.FLOW}


def test_a_phrase_is_one_link_and_a_number_in_it_another() -> None:
    text = (*text_of("Всего "), *text_of("5", source="facts.schools"), *text_of(" школ", bold=True))
    ((_, html),) = unit_blocks((Unit("one", Kind.PARAGRAPH, text),), LINKS, TEXT_WIDTH)
    assert html == (
        '<p class="text"><a href="/one">Всего </a><a href="/value/facts.schools" class="value">5</a>'
        '<a href="/one"><b> школ</b></a></p>'
    )
