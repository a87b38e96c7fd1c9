"""The tree of a document on Word's pages: real headings, lists, tables, in the default templates."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.table import Table
from hypothesis import given, settings
from hypothesis import strategies as st

from shnor_docs.documents.slots import PAPER_SLOTS
from shnor_docs.documents.tree import Document as Tree
from shnor_docs.documents.tree import Kind, Run, Unit, text_of, walk
from shnor_docs.rendering import Template
from shnor_docs.rendering.blocks.context import context
from shnor_docs.rendering.blocks.looks import PARAGRAPH_STYLES
from shnor_docs.rendering.outlines.outline import outline
from shnor_docs.workspace.places import default_files
from tests.small_workspace import SmallWorkspace, section

NUMBERED, BULLETED = "1. раз\n2. два\n   - внутри\n   - ещё", "- точка\n  1. первый\n  2. второй"


def page(small: SmallWorkspace, *parts: str) -> WordDocument:
    small.program(*parts)
    assert small.codes() == []
    small.render()
    return Document(str(small.root / "out/small/text.docx"))


def list_of(made: WordDocument, text: str) -> tuple[str, str]:
    """The list's id and the level of the paragraph with that text."""
    paragraph = next(p for p in made.paragraphs if p.text == text)
    properties = paragraph._p.pPr.numPr
    return properties.numId.val, properties.ilvl.val


def content_table(made: WordDocument) -> Table:
    return made.tables[-1]


def test_headings_are_word_headings(small: SmallWorkspace) -> None:
    yaml = section("## Подзаголовок\n\n### Ниже").replace("- id: one", "- id: one\n    title: Раздел")
    styles = {p.text: p.style.name for p in page(small, yaml).paragraphs}
    assert styles["1. Раздел"] == "Heading 1"
    assert (styles["Подзаголовок"], styles["Ниже"]) == ("Heading 2", "Heading 3")


def test_numbers_start_anew_in_each_list(small: SmallWorkspace) -> None:
    made = page(small, section("1. раз\n2. два\n\nАбзац.\n\n1. снова\n2. опять"))
    assert list_of(made, "раз") == list_of(made, "два")
    assert list_of(made, "раз")[0] != list_of(made, "снова")[0]
    numbering = made.part.numbering_part.element
    for text in ("раз", "снова"):
        number = numbering.num_having_numId(list_of(made, text)[0])
        assert [o.find(qn("w:startOverride")).get(qn("w:val")) for o in number.lvlOverride_lst][:1] == ["1"]


@pytest.mark.parametrize(("text", "outer", "inner"), [(NUMBERED, "два", "внутри"), (BULLETED, "точка", "первый")])
def test_lists_nest_by_levels(small: SmallWorkspace, text: str, outer: str, inner: str) -> None:
    made = page(small, section(text))
    assert (list_of(made, outer)[1], list_of(made, inner)[1]) == (0, 1)


def test_a_list_begins_where_it_was_told_to(small: SmallWorkspace) -> None:
    made = page(small, section("5. пять\n6. шесть"))
    number = made.part.numbering_part.element.num_having_numId(list_of(made, "пять")[0])
    assert number.lvlOverride_lst[0].find(qn("w:startOverride")).get(qn("w:val")) == "5"


def test_a_line_break_and_a_tab_are_elements_not_characters(small: SmallWorkspace) -> None:
    made = page(small, section("первая  \nвторая"))
    paragraph = next(p for p in made.paragraphs if "первая" in p.text)
    assert paragraph.text == "первая\nвторая"
    assert not any("\n" in (t.text or "") for t in made.element.body.iter(qn("w:t")))


def test_a_table_repeats_its_header_and_spans_its_groups(small: SmallWorkspace) -> None:
    made = page(
        small,
        "roadmap: {groups: [{id: g, title: Группа, items: [{id: a, text: Мера}]}]}",
        section("{{ roadmap }}"),
    )
    header, group, row = content_table(made).rows
    assert header._tr.trPr.find(qn("w:tblHeader")) is not None
    assert len(group._tr.tc_lst) == 1 and group._tr.tc_lst[0].grid_span == len(row._tr.tc_lst)


def test_a_cell_that_reaches_down_is_merged_with_what_is_below(small: SmallWorkspace) -> None:
    yaml = """
        tables:
        - id: t
          rows: cells
          columns: [{field: a, title: А}, {field: b, title: Б}]
          records:
          - {id: one, cells: {a: Вниз, b: Раз}, down: {a: 2}}
          - {id: two, cells: {b: Два}}
        """
    table = content_table(page(small, yaml, section("{{ tables.t }}")))
    assert [[cell.text for cell in row.cells] for row in table.rows[1:]] == [["Вниз", "Раз"], ["Вниз", "Два"]]
    assert table.cell(1, 0)._tc is table.cell(2, 0)._tc


def test_a_landscape_section_is_turned_and_turned_back(small: SmallWorkspace) -> None:
    sections = """
        documents:
        - id: text
          kind: program
          sections:
          - {id: one, title: Стоя, text: Текст.}
          - {id: two, title: Лёжа, text: Таблица., landscape: true}
          - {id: three, title: Снова стоя, text: Текст.}
        """
    turned = [s.page_width > s.page_height for s in page(small, sections).sections]
    assert turned == [False, True, False]


def test_a_draft_says_so_and_a_title_page_has_a_place_and_a_year(small: SmallWorkspace) -> None:
    settings_ = "title_page: true\n  place: г. Лесной\n  year: 2022 г.\n  kind: program"
    made = page(small, section("Текст.").replace("kind: program", settings_))
    words = {t.text for t in made.element.body.iter(qn("w:t"))}
    assert {"г.\u00a0Лесной", "2022\u00a0г."} <= words


# Whatever the tree holds stands on the page.

WORD = st.text("абвгдежзийклмнопрстуфхцчшщъыьэюя", min_size=2, max_size=9)
RUNS = st.lists(st.builds(Run, WORD, st.booleans(), st.booleans()), min_size=1, max_size=3).map(tuple)
PARAGRAPHS = st.builds(
    lambda text, style: Unit("p", Kind.PARAGRAPH, text, style=style), RUNS, st.sampled_from(list(PARAGRAPH_STYLES))
)


def list_unit(items: list[tuple[Unit, ...]], ordered: bool) -> Unit:
    children = tuple(
        Unit("i", Kind.ITEM, text_of("пункт"), f"{n}." if ordered else "", inner) for n, inner in enumerate(items, 1)
    )
    return Unit("l", Kind.LIST, children=children, ordered=ordered)


def table_unit(rows: list[list[tuple[tuple[Unit, ...], int]]], header: str) -> Unit:
    """Rows of cells with the columns that each spans, all as wide as the widest."""
    width = max(sum(across for _, across in row) for row in rows)
    head = Unit("h", Kind.HEADER, children=(Unit("c", Kind.CELL, text_of(header), span=(width, 1)),))
    body = []
    for row in rows:
        short = width - sum(across for _, across in row)
        cells = [Unit("c", Kind.CELL, children=inner, span=(across, 1)) for inner, across in row]
        body.append(Unit("r", Kind.ROW, children=(*cells, *([Unit("c", Kind.CELL, span=(short, 1))] if short else []))))
    return Unit("t", Kind.TABLE, children=(head, *body), widths=(1.0,) * width)


def around(inner: st.SearchStrategy[Unit]) -> st.SearchStrategy[Unit]:
    bodies = st.lists(inner, max_size=2).map(tuple)
    cells = st.lists(st.tuples(bodies, st.integers(1, 3)), min_size=1, max_size=3)
    return st.one_of(
        st.builds(list_unit, st.lists(bodies, min_size=1, max_size=3), st.booleans()),
        st.builds(table_unit, st.lists(cells, min_size=1, max_size=3), WORD),
    )


UNITS = st.recursive(PARAGRAPHS, around, max_leaves=8)


def word_file(units: tuple[Unit, ...]) -> bytes:
    slots = tuple(Unit(slot.name, slot.kind, children=units if slot.name == "body" else ()) for slot in PAPER_SLOTS)
    tree = Tree("d", "report", "Название", "Автор", "", "", Unit("d", Kind.DOCUMENT, children=slots))
    return Template(default_files() / "docx" / "document.docx").render(context(tree))


def words(texts: Iterator[str]) -> list[str]:
    return sorted(re.findall("[а-я]+", " ".join(texts)))


@settings(max_examples=60, deadline=None)
@given(st.lists(UNITS, min_size=1, max_size=4).map(tuple))
def test_no_text_of_the_tree_is_lost(units: tuple[Unit, ...]) -> None:
    data = word_file(units)
    made = Document(io.BytesIO(data))
    expected = words("".join(run.text for run in unit.text) for top in units for unit in walk(top) if unit.text)
    assert (
        words("".join(t.text or "" for t in p.iter(qn("w:t"))) for p in made.element.body.iter(qn("w:p"))) == expected
    )
    told = outline(data)
    assert all(word in re.sub(r"\*+", "", told) for word in expected)
    assert_sound(made)


def assert_sound(made: WordDocument) -> None:
    """What Word repairs or rejects: a cell without a closing paragraph, a row that does not fill the grid."""
    for table in made.element.body.iter(qn("w:tbl")):
        columns = len(table.find(qn("w:tblGrid")))
        for row in table.iterchildren(qn("w:tr")):
            cells = list(row.iterchildren(qn("w:tc")))
            assert sum(cell.grid_span for cell in cells) == columns
            assert all(cell[-1].tag == qn("w:p") for cell in cells)
