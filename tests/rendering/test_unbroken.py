"""Ranges and numbers of acts that no line may break, in blocks and in lines, and how readers see them."""

from __future__ import annotations

from pathlib import Path

import pytest

from shnor_docs.documents.tree import Document, Kind, Unit, line, text_of
from shnor_docs.rendering.blocks.context import context
from shnor_docs.rendering.blocks.unbroken import unbroken
from shnor_docs.rendering.blocks.wordml import paragraph
from shnor_docs.rendering.outlines.outline import outline
from shnor_docs.rendering.template import Template
from tests.rendering.building import document, main_xml, rendered, saved, texts


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("2020–2022 годы", "2020–|2022 годы"),
        ("1–4, 5—9, I–IV", "1–|4, 5|—|9, I–|IV"),
        ("2021/2022–2022/2023", "2021/2022–|2022/2023"),
        ("школы – участники, июль–август", "школы – участники, июль–август"),
        ("№ 273-ФЗ, 5-й, 20-х, 11-летний", "№ 273~ФЗ, 5~й, 20~х, 11~летний"),
        ("№\u00a0401-1-р, №5-2", "№\u00a0401~1~р, №5~2"),
        ("приказ 401-02, школа-лидер, ГИА-9", "приказ 401-02, школа-лидер, ГИА-9"),
    ],
)
def test_what_a_line_may_not_break(text: str, shown: str) -> None:
    assert unbroken(text).replace("\u2060", "|").replace("\u2011", "~") == shown
    assert unbroken(unbroken(text)) == unbroken(text)


def test_a_block_has_the_hyphen_of_word() -> None:
    xml = paragraph("A", text_of("№ 273-ФЗ на 2020–2022 годы"))
    assert "№ 273</w:t><w:noBreakHyphen/><w:t" in xml
    assert "2020–\u20602022" in xml


def test_a_range_of_two_values_is_whole() -> None:
    years = (*text_of("2020"), *text_of("–"), *text_of("2022"), *text_of(" – годы"))
    assert paragraph("A", years).count("\u2060") == 1
    assert "–\u2060</w:t>" in paragraph("A", years)


def test_a_line_of_a_document_is_unbroken_and_its_properties_are_as_typed() -> None:
    title = "План на 2020–2022 годы"
    root = Unit("plan", Kind.DOCUMENT, children=(line("title", title),))
    data = context(Document("plan", "program", title, "МОУО", "", "", root))
    assert data["title"] == "План на 2020–\u20602022 годы"
    assert data["document"]["title"] == title  # type: ignore[index]


def test_a_no_break_hyphen_of_a_value_is_the_one_of_word(tmp_path: Path) -> None:
    template, data = document("Приказ {{ number }}."), {"number": "№ 273\u2011ФЗ"}
    made = Template(saved(template, tmp_path)).render(data)
    assert "\u2011" not in main_xml(made)
    assert "<w:noBreakHyphen/>" in main_xml(made)
    assert texts(rendered(template, tmp_path, data)) == ["Приказ № 273-ФЗ."]


def test_an_outline_tells_a_range_as_it_reads(tmp_path: Path) -> None:
    made = Template(saved(document("{{ title }}"), tmp_path)).render({"title": "на 2020–\u20602022 годы"})
    assert ": на 2020–2022 годы" in outline(made)
