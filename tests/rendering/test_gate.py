"""What Word rejects does not leave the renderer."""

import io
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from shnor_docs.rendering import Template, TemplateError
from tests.rendering.building import add_table, document, rendered, rows, saved
from tests.rendering.test_session import Block

TABLE = "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>"


def ends(made: WordDocument) -> list[str]:
    return [cell[-1].tag.rpartition("}")[2] for cell in made.element.body.iter(qn("w:tc"))]


def test_a_cell_that_loses_its_paragraphs_gets_one(tmp_path: Path) -> None:
    made = document(table=[["{%p if no %}", "{{p block }}"]])
    for text in ("внутри", "{%p endif %}"):
        made.tables[0].cell(0, 0).add_paragraph(text)
    read = rendered(made, tmp_path, {"no": False, "block": Block(lambda session: TABLE)})
    assert set(ends(read)) == {"p"}


def test_a_cell_that_keeps_its_paragraph_gets_no_other(tmp_path: Path) -> None:
    made = document(table=[["{{p block }}"]])
    read = rendered(made, tmp_path, {"block": Block(lambda session: "<w:p/>")})
    assert len(read.tables[0].cell(0, 0).paragraphs) == 1


def test_a_header_that_loses_its_paragraph_gets_one(tmp_path: Path) -> None:
    made = document("{{ no }}")
    made.sections[0].header.paragraphs[0].text = "{%p if no %}"
    for text in ("внутри", "{%p endif %}"):
        made.sections[0].header.add_paragraph(text)
    assert len(rendered(made, tmp_path, {"no": False}).sections[0].header.paragraphs) == 1


def test_the_grid_fits_the_widest_row(tmp_path: Path) -> None:
    made = document(
        table=[
            ["{%tc for y in years %}", "{{ y }}", "{%tc endfor %}"],
            ["{% colspan years|length %}все", "", ""],
        ]
    )
    row = made.tables[0].rows[1]._tr
    for cell in row.tc_lst[1:]:
        row.remove(cell)
    read = rendered(made, tmp_path, {"years": list(range(5))}).tables[0]
    widths = [int(column.get(qn("w:w"))) for column in read._tbl.tblGrid.gridCol_lst]
    assert len(widths) == 5
    assert sum(widths) <= 8640
    assert read._tbl.tr_lst[1].tc_lst[0].grid_span == 5


def test_rows_without_cells_and_tables_without_rows_go(tmp_path: Path) -> None:
    made = document("до", table=[["{%tc for y in years %}", "{{ y }}", "{%tc endfor %}"]])
    made.add_paragraph("после")
    read = rendered(made, tmp_path, {"years": []})
    assert read.tables == []


def test_nested_growing_tables(tmp_path: Path) -> None:
    made = document(table=[["{%tc for y in years %}", "", "{%tc endfor %}"]])
    inner = made.tables[0].cell(0, 1)
    add_table(inner, [["{%tc for z in years %}", "{{ z }}", "{%tc endfor %}"]])
    read = rendered(made, tmp_path, {"years": [1, 2]})
    grids = [
        len(table.findall(qn("w:tblGrid") + "/" + qn("w:gridCol"))) for table in read.element.body.iter(qn("w:tbl"))
    ]
    assert grids == [2, 2, 2]
    assert rows(read)[0][0].strip() == ""


def test_bookmarks_repeated_by_a_loop_stay_apart(tmp_path: Path) -> None:
    made = document("{% for i in range(3) %}", "место", "{% endfor %}")
    paragraph = made.paragraphs[1]._p
    paragraph.insert(0, parse_xml(f'<w:bookmarkStart {nsdecls("w")} w:id="7" w:name="место"/>'))
    paragraph.append(parse_xml(f'<w:bookmarkEnd {nsdecls("w")} w:id="7"/>'))
    body = rendered(made, tmp_path, {}).element.body
    starts, finishes = list(body.iter(qn("w:bookmarkStart"))), list(body.iter(qn("w:bookmarkEnd")))
    ids = [start.get(qn("w:id")) for start in starts]
    assert len(set(ids)) == 3
    assert [finish.get(qn("w:id")) for finish in finishes] == ids
    assert len({start.get(qn("w:name")) for start in starts}) == 3


def test_drawings_repeated_by_a_loop_stay_apart(tmp_path: Path) -> None:
    made = document("{% for i in range(3) %}", "{% endfor %}")
    drawing = '<w:r {}><w:drawing><wp:inline {}><wp:docPr id="1" name="а"/></wp:inline></w:drawing></w:r>'
    made.paragraphs[0]._p.append(parse_xml(drawing.format(nsdecls("w"), nsdecls("wp"))))
    body = rendered(made, tmp_path, {}).element.body
    assert len({one.get("id") for one in body.iter(qn("wp:docPr"))}) == 3


def test_torn_markup_is_refused(tmp_path: Path) -> None:
    template = Template(saved(document("{{ a|safe }}"), tmp_path))
    with pytest.raises(TemplateError) as caught:
        template.render({"a": "</w:t>"})
    assert [problem.code.id for problem in caught.value.diagnostics] == ["ШД621"]


@pytest.mark.parametrize(
    ("tag", "shown"),
    [
        ("{{ kept|upper }}", "<А&Б>"),
        ("{{ kept.upper() }}", "<А&Б>"),
        ("{{ kept[:2] }}", "<а"),
        ("{{ kept[2] }}", "&"),
        ("{{ kept|truncate(3, true, '', 0) }}", "<а&"),
        ("{{ kept|length }}", "5"),
        ("{{ kept|replace('&', '+') }}", "<а+б>"),
        ("{{ kept ~ '&' }}", "<а&б>&"),
        ("{{ (kept, '&')|join }}", "<а&б>&"),
    ],
)
def test_captured_text_is_worked_on_by_characters(tag: str, shown: str, tmp_path: Path) -> None:
    made = document("{% set kept %}{{ a }}{% endset %}" + tag)
    assert rendered(made, tmp_path, {"a": "<а&б>"}).paragraphs[0].text == shown


def test_equal_input_gives_equal_bytes(tmp_path: Path) -> None:
    path = saved(document("{{ a }}"), tmp_path)
    first, second = Template(path).render({"a": 1}), Template(path).render({"a": 1})
    assert first == second
    Document(io.BytesIO(first))


def test_a_table_left_without_rows_goes(tmp_path: Path) -> None:
    made = document("до", table=[["{%tr for a in b %}"], ["{{ a }}"], ["{%tr endfor %}"]])
    assert rendered(made, tmp_path, {"b": []}).tables == []


def test_a_cell_of_a_comment_alone_gets_a_paragraph(tmp_path: Path) -> None:
    assert set(ends(rendered(document(table=[["{#p замечание #}", "б"]]), tmp_path, {}))) == {"p"}


def test_each_of_two_tables_side_by_side_has_its_own_grid(tmp_path: Path) -> None:
    made = document(table=[["{%tc for a in b %}", "{{ a }}", "{%tc endfor %}"]])
    add_table(made, [["{%tc for a in c %}", "{{ a }}", "{%tc endfor %}"]])
    read = rendered(made, tmp_path, {"b": "12345", "c": "1"})
    assert [len(table._tbl.tblGrid.gridCol_lst) for table in read.tables] == [5, 1]
