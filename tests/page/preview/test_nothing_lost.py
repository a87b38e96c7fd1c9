"""What a document says is on its sheets, all of it, in its order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shnor_docs.documents.kinds import document
from shnor_docs.documents.slots import PAPER_SLOTS
from shnor_docs.documents.tree import Document, Kind, Style, Unit, text_of, walk
from shnor_docs.page.preview.blocks import joined
from shnor_docs.page.preview.layouts import document_blocks
from shnor_docs.page.preview.texts import NOWHERE, Links
from shnor_docs.workspace import Workspace
from tests.samples import ROOT, each_document, shipped_slides

WORKSPACE = Workspace(ROOT)
NO_LINKS = Links(lambda unit: NOWHERE, lambda source, home: home)


def html(tree: Document, template: str = "") -> str:
    return joined(document_blocks(tree, NO_LINKS, template=template, is_landscape=False))


def words(text: str) -> list[str]:
    """Words without signs that only hold them together."""
    return re.sub("[\u2060\u00ad]", "", text).replace("\u2011", "-").split()


def shown(sheets: str) -> list[str]:
    return words(unescape(re.sub(r"<[^>]*>", " ", re.sub(r"</?(?:a|b|i)\b[^>]*>", "", sheets))))


def numbered(unit: Unit) -> str:
    """The text of a unit after its number, which rows have in a cell and items by their level."""
    return f"{unit.number} {unit.plain}" if unit.kind in {Kind.SECTION, Kind.CLAUSE, Kind.ENTRY} else unit.plain


def told(tree: Document) -> Iterator[str]:
    """The words of the text; those of a chart's points stand in its picture, in an order of its own."""
    for unit in walk(tree.root):
        yield from words(numbered(unit)) if unit.kind is not Kind.POINT else ()


@each_document
def test_every_word_of_the_samples_is_shown_in_its_order(program: str, document: str) -> None:
    found = next(one for one in WORKSPACE.documents(program) if one.id == document)
    left = iter(shown(html(found)))
    lost = [word for word in told(found) if word not in left]
    assert lost == []
    assert sum(1 for _ in told(found)) > 50


@pytest.mark.parametrize(("program", "document"), shipped_slides())
def test_every_word_of_the_slides_is_shown_in_its_order(program: str, document: str) -> None:
    found = next(one for one in WORKSPACE.documents(program) if one.id == document)
    sheets = html(found, "slides.pptx")
    left = iter(shown(sheets))
    texts = (unit for unit in walk(found.root) if unit.kind is not Kind.POINT)
    assert [word for unit in texts for word in words(numbered(unit)) if word not in left] == []
    assert sheets.count("landscape") == 1 + len(found.slot("body").children)


def test_every_name_and_number_of_a_chart_is_in_its_picture() -> None:
    found = next(one for one in WORKSPACE.documents("uglich-2020-2022") if one.id == "report")
    chart = next(unit.chart for unit in walk(found.root) if unit.chart)
    printed = " ".join(shown(html(found)))
    labels = [point.label for series in chart.series for point in series.points]
    assert len(labels) == 26
    assert [label for label in labels if " ".join(words(label)) not in printed] == []
    assert [name for name in chart.categories if set(words(name)) - set(printed.split())] == []


def test_an_order_on_a_corner_letterhead_loses_nothing_either() -> None:
    content = WORKSPACE.content("seryshevo-2021")
    settings = next(one for one in content.program.documents if one.kind == "order")
    found = document(content, settings)
    sheets = html(found, "order-corner.docx")
    assert sorted(set(told(found)) - set(shown(sheets))) == []
    assert "corner" in sheets


texts = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=12)
paragraphs = st.builds(
    lambda text, style: Unit(f"u{text}", Kind.PARAGRAPH, text_of(text), style=style),
    texts,
    st.sampled_from([*{*Style} - {Style.PLAIN}]),
)
items = st.builds(lambda text, inner: Unit(f"i{text}", Kind.ITEM, text_of(text), children=inner), texts, st.just(()))
lists = st.builds(
    lambda children, ordered: Unit("list", Kind.LIST, children=tuple(children), ordered=ordered),
    st.lists(items, min_size=1, max_size=3),
    st.booleans(),
)


@st.composite
def tables(draw: st.DrawFn) -> Unit:
    width = draw(st.integers(1, 3))
    rows = tuple(
        Unit(
            f"row{n}",
            draw(st.sampled_from([Kind.HEADER, Kind.ROW])) if n == 0 else Kind.ROW,
            children=tuple(
                Unit(f"c{n}{at}", Kind.CELL, children=tuple(draw(st.lists(st.one_of(paragraphs, lists), max_size=2))))
                for at in range(width)
            ),
        )
        for n in range(draw(st.integers(1, 3)))
    )
    return Unit("table", Kind.TABLE, children=rows, widths=(1.0,) * width)


@given(st.lists(st.one_of(paragraphs, lists, tables()), min_size=1, max_size=5), st.booleans())
def test_no_text_is_lost_and_none_becomes_markup(units: list[Unit], landscape: bool) -> None:
    section = Unit("sections.one", Kind.SECTION, text_of("Раздел"), children=tuple(units), landscape=landscape)
    slots = tuple(
        Unit(slot.name, slot.kind, children=(section,) if slot.name == "body" else ()) for slot in PAPER_SLOTS
    )
    tree = Document("text", "program", "", "", "", "", Unit("text", Kind.DOCUMENT, children=slots))
    sheets = html(tree)
    left = iter(shown(sheets))
    assert [word for word in told(tree) if word not in left] == []
    assert set(re.findall(r"<(\w+)", sheets)) <= {
        "section", "p", "span", "b", "i", "table", "colgroup", "col", "thead", "tbody", "tr", "td", "th"
    }  # fmt: skip
