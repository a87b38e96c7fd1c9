"""No part is written that is torn, out of the schema's order or wider than its grid."""

import inspect
import io
import re
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.settings import CT_Settings
from docx.oxml.styles import CT_Style
from docx.oxml.table import CT_TblPr, CT_TcPr, CT_TrPr
from docx.oxml.text.font import CT_RPr
from docx.oxml.text.parfmt import CT_PPr
from docxtpl import RichText
from lxml import etree

from shnor_docs.rendering import Template, TemplateError, check_template, running
from shnor_docs.rendering.compiling import compile_template
from shnor_docs.rendering.mending import mended
from shnor_docs.rendering.package import read_package
from shnor_docs.rendering.schema_order import ORDERS
from shnor_docs.rendering.soundness import structure_problems
from shnor_docs.rendering.xml import W
from tests.rendering.building import (
    MAIN_TYPE,
    NOTES,
    PARAGRAPH,
    bare,
    body,
    document,
    main_xml,
    relation,
    relations_part,
    saved,
    types_part,
)
from tests.rendering.test_session import Block

TAG = PARAGRAPH.format("{{ name }}")
CONTEXT = {"name": "Рыбинск", "years": [1, 2, 3], "no": False, "yes": True}
CELL = "<w:tc><w:tcPr>{}</w:tcPr><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
TABLE = "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr>{}</w:tr></w:tbl>"


def errors(path: Path) -> list[tuple[str, str]]:
    """Codes and places of a template's errors; the renderer must refuse it just so."""
    told = [problem for problem in check_template(path) if problem.is_error]
    with pytest.raises(TemplateError) as caught:
        Template(path).render(CONTEXT)
    assert set(caught.value.diagnostics) == set(told)
    return [(problem.code.id, problem.location.part or "") for problem in told]


def xml(path: Path) -> str:
    assert not [problem for problem in check_template(path) if problem.is_error]
    data = Template(path).render(CONTEXT)
    assert list(structure_problems(read_package(data), "")) == []
    return main_xml(data)


def names(text: str, parent: str) -> list[str]:
    root = etree.fromstring(text.encode())
    return [etree.QName(child).localname for child in next(root.iter(f"{W}{parent}"))]


@pytest.mark.parametrize(
    ("content", "place"),
    [
        ('<w:p><w:pPr><w:jc w:val="right"/><w:jc w:val="right"/></w:pPr><w:r><w:t>а</w:t></w:r></w:p>', "абзац «а»"),
        ("<w:p><w:pPr/><w:pPr/><w:r><w:t>а</w:t></w:r></w:p>", "абзац «а»"),
        ('<w:p><w:r><w:rPr><w:sz w:val="1"/><w:sz w:val="2"/></w:rPr><w:t>а</w:t></w:r></w:p>', "абзац «а»"),
        ("<w:p><w:tr><w:keepNext/></w:tr><w:r><w:t>а</w:t></w:r></w:p>", "абзац «а»"),
        ("<w:p><w:r><w:t>а</w:t></w:r><w:p/></w:p>", "пустой абзац"),
        (TABLE.format("").replace("<w:tr></w:tr>", f"<w:pPr>{CELL.format('', 'а')}</w:pPr>"), "таблица 1"),
        (TABLE.format(CELL.format("<w:noWrap/><w:noWrap/>", "а")), "таблица 1, строка 1, ячейка 1"),
        ("<w:tc><w:p/></w:tc>", "тело документа"),
    ],
)
def test_what_stands_twice_or_where_it_may_not_is_refused_with_its_place(
    content: str, place: str, tmp_path: Path
) -> None:
    told = errors(bare(tmp_path, body(TAG + content)))
    assert {code for code, _ in told} == {"ШД627"}
    assert place in told[0][1]


@pytest.mark.parametrize(
    ("content", "parent", "order"),
    [
        ('<w:p><w:pPr><w:jc w:val="left"/><w:keepNext/></w:pPr></w:p>', "pPr", ["keepNext", "jc"]),
        ("<w:p><w:r/><w:pPr/></w:p>", "p", ["pPr", "r"]),
        ('<w:p><w:bookmarkStart w:id="1" w:name="а"/><w:pPr/><w:bookmarkEnd w:id="1"/></w:p>', "p", ["pPr"]),
        ("<w:p><w:r><w:rPr><w:i/><w:b/><w:b/></w:rPr></w:r></w:p>", "rPr", ["b", "i"]),
        (TABLE.format("<w:tc><w:p/><w:tcPr/></w:tc>"), "tc", ["tcPr", "p"]),
        (TABLE.format(CELL.format("<w:noWrap/><w:tcW/>", "")), "tcPr", ["tcW", "noWrap"]),
        (f"<w:tbl><w:tblGrid><w:gridCol/></w:tblGrid><w:tr>{CELL}</w:tr><w:tblPr/></w:tbl>", "tbl", ["tblPr"]),
    ],
)
def test_misplaced_properties_are_put_in_order(content: str, parent: str, order: list[str], tmp_path: Path) -> None:
    written = xml(bare(tmp_path, body(content + TAG)))
    assert names(written, parent)[: len(order)] == order


def test_content_after_the_section_comes_before_it(tmp_path: Path) -> None:
    path = bare(tmp_path, body("<w:sectPr/>", section=TAG))
    assert names(xml(path), "body") == ["p", "sectPr"]


def test_parts_without_tags_are_put_in_order_too(tmp_path: Path) -> None:
    style = '<w:style w:type="paragraph" w:styleId="a"><w:pPr/><w:name w:val="а"/></w:style>'
    lists = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:abstractNum w:abstractNumId="0"/>'
    declared = f'xmlns:w="{W[1:-1]}"'
    kinds = {"styles": style, "numbering": lists, "settings": "<w:compat/><w:zoom/>"}
    parts: dict[str, str | None] = {
        f"word/{kind}.xml": f"<w:{kind} {declared}>{content}</w:{kind}>" for kind, content in kinds.items()
    }
    parts["word/_rels/document.xml.rels"] = relations_part(*(relation(f"r{k}", k, f"{k}.xml") for k in kinds))
    types = [(f"/word/{kind}.xml", NOTES.format(kind)) for kind in kinds]
    parts["[Content_Types].xml"] = types_part(("/word/document.xml", MAIN_TYPE), *types)
    data = Template(bare(tmp_path, body(TAG), parts)).render(CONTEXT)
    assert names(main_xml(data, "word/styles.xml"), "style") == ["name", "pPr"]
    assert names(main_xml(data, "word/numbering.xml"), "numbering") == ["abstractNum", "num"]
    assert names(main_xml(data, "word/settings.xml"), "settings") == ["zoom", "compat"]


def test_what_a_condition_may_tear_is_told_by_its_branch(tmp_path: Path) -> None:
    """Both branches together are XML, one alone is not: the text of the first is a code of a field."""
    content = "<w:p><w:r><w:t>{% if no %}а</w:t></w:r><w:r><w:instrText>{% endif %}б</w:instrText></w:r></w:p>"
    assert [code for code, _ in errors(bare(tmp_path, body(content)))] == ["ШД623"]


@pytest.mark.parametrize("kind", [CT_PPr, CT_RPr, CT_TblPr, CT_TcPr, CT_TrPr, CT_Style, CT_Settings])
def test_our_orders_are_those_of_python_docx(kind: type) -> None:
    """A slip in the table would move what stands right: another library wrote the same lists down by itself."""
    listed = re.search(r"_tag_seq = \((.*?)\n    \)", inspect.getsource(kind), re.DOTALL)
    assert listed
    theirs = re.findall(r'"w:(\w+)"', listed[1])
    name = kind.__name__.removeprefix("CT_")
    ranks = [ORDERS[f"{W}{name[0].lower()}{name[1:]}"][f"{W}{child}"] for child in theirs]
    assert len(theirs) > 10
    assert ranks == sorted(ranks)


@pytest.mark.parametrize(
    "document_xml",
    [
        body(TAG).replace("w:", "ns0:").replace("xmlns:w=", "xmlns:ns0="),
        body(TAG).replace("<w:", "<").replace("</w:", "</").replace("<document ", f'<document xmlns="{W[1:-1]}" '),
        body(TAG.replace("<w:p>", f'<x:p xmlns:x="{W[1:-1]}">').replace("</w:p>", "</x:p>")),
    ],
)
def test_other_prefixes_are_as_good(document_xml: str, tmp_path: Path) -> None:
    written = xml(bare(tmp_path, document_xml))
    assert ">Рыбинск</w:t>" in written
    assert "ns0:" not in written and "<x:p" not in written


def test_a_declaration_inside_outlives_cutting(tmp_path: Path) -> None:
    """The section is cut out and put back, a run stands beside a tag that takes its neighbour."""
    inner = '<w:sectPr xmlns:w14="urn:w14"><w:pgSz w:w="11906" w:h="16838" w14:own="1"/></w:sectPr>'
    mark = '<w:p><w:r xmlns:q="urn:q"><w:t>{{ na</w:t></w:r><w:r><w:t>me }}</w:t><q:own/></w:r></w:p>'
    assert 'own="1"' in xml(bare(tmp_path, body(TAG + mark.replace("<q:own/>", ""), section=inner)))


def test_prefixes_named_in_values_follow(tmp_path: Path) -> None:
    mc = 'xmlns:q="http://schemas.openxmlformats.org/markup-compatibility/2006" q:Ignorable="z" xmlns:z="urn:z"'
    inner = '<w:p xmlns:z="urn:other" z:b="2"><w:r><w:t>{{ name }}</w:t></w:r></w:p>'
    written = etree.fromstring(xml(bare(tmp_path, body(TAG + inner, declared=mc))).encode())
    ignored = written.get("{http://schemas.openxmlformats.org/markup-compatibility/2006}Ignorable")
    assert written.nsmap[ignored] == "urn:z"


LINK = '<w:p><w:hyperlink w:anchor="а"><w:r><w:t>{}</w:t></w:r></w:hyperlink><w:r><w:t>{}</w:t></w:r></w:p>'


def test_a_condition_that_some_data_would_tear_is_refused(tmp_path: Path) -> None:
    (told,) = check_template(bare(tmp_path, body(LINK.format("{% if no -%}да", "{%- endif %}нет"))))
    assert told.code.id in ("ШД623", "ШД611")


def test_a_branch_that_closes_what_another_does_not_is_refused(tmp_path: Path) -> None:
    """Together the branches balance, one alone does not: no parse of the whole template shows it."""
    content = '<w:p><w:fldSimple w:instr="а"><w:r><w:t>{% if no %}а</w:t></w:r></w:fldSimple>'
    content += "<w:r><w:instrText>{% endif %}б</w:instrText></w:r></w:p>"
    assert [code for code, _ in errors(bare(tmp_path, body(content)))] == ["ШД611"]


@pytest.mark.parametrize("value", ["до\aпосле", "до\fпосле", "до\nпосле"])
def test_breaks_in_a_link_do_not_tear_it(value: str, tmp_path: Path) -> None:
    data = Template(bare(tmp_path, body(LINK.format("{{ value }}", "{{ value }}")))).render({"value": value})
    text = "".join(etree.fromstring(main_xml(data).encode()).itertext())
    assert text.count("до") == text.count("после") == 2


MACRO = ("{%p macro block(x) %}", "[{{ x }}]", "{%p endmacro %}", "{{p block('а') }}")


def test_a_macro_of_paragraphs_is_looked_at_when_it_is_written(tmp_path: Path) -> None:
    made = saved(document(*MACRO), tmp_path)
    assert [p.text for p in Document(io.BytesIO(Template(made).render({}))).paragraphs] == ["[а]"]
    torn = saved(document(*MACRO[:3], "{{ block('а') }}"), tmp_path)
    with pytest.raises(TemplateError) as caught:
        Template(torn).render({})
    assert [problem.code.id for problem in caught.value.diagnostics] == ["ШД621"]


@pytest.mark.parametrize(
    "markup",
    [
        "<w:p><w:pPr><w:keepNext/><w:keepNext/></w:pPr></w:p>",
        "<w:p><w:p/></w:p>",
        TABLE.format("<w:tc/>"),
        TABLE.format('<w:tc><w:tcPr><w:gridSpan w:val="41"/></w:tcPr><w:p/></w:tc>'),
        '<w:p><w:bookmarkStart w:id="5" w:name="а"/><w:bookmarkStart w:id="5" w:name="б"/></w:p>',
        '<w:p><w:hyperlink r:id="rId99"/></w:p>',
        "<w:p/>слово",
        "<w:p>",
    ],
)
def test_markup_of_a_value_is_looked_at(markup: str, tmp_path: Path) -> None:
    template = Template(saved(document("{{p value|safe }}"), tmp_path))
    with pytest.raises(TemplateError) as caught:
        template.render({"value": markup})
    assert [problem.code.id for problem in caught.value.diagnostics] == ["ШД621"]


@pytest.mark.parametrize(
    "tag",
    ["{{ value|safe|upper }}", "{% set x = value|safe %}{{ x }}", "{{ (value|safe, 'а')|join }}", "{{ [rich]|join }}"],
)
def test_markup_that_is_worked_on_is_looked_at(tag: str, tmp_path: Path) -> None:
    template = Template(saved(document(tag), tmp_path))
    with pytest.raises(TemplateError) as caught:
        template.render({"value": "<w:r>", "rich": RichText("а")})
    assert [problem.code.id for problem in caught.value.diagnostics] == ["ШД621"]


def test_markup_that_speaks_for_itself_is_looked_at_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "last_look", None)
    template = Template(saved(document("{{r rich }}", "{{p value|safe }}", "{{ text|safe }}"), tmp_path))
    data = template.render({"rich": RichText("а", bold=True), "value": f"{TAG}<w:p/>", "text": "б &amp; в"})
    assert [p.text for p in Document(io.BytesIO(data)).paragraphs] == ["а", "{{ name }}", "", "б & в"]


@pytest.mark.parametrize("tag", ["{% colspan n %}", "{% cellbg n %}"])
@pytest.mark.parametrize("value", ["0", "-1", "абв", 2.5, 64, ""])
def test_a_value_that_no_cell_can_have_is_refused(tag: str, value: object, tmp_path: Path) -> None:
    template = Template(saved(document(table=[[f"{tag}а", "б"]]), tmp_path))
    with pytest.raises(TemplateError) as caught:
        template.render({"n": value})
    assert [problem.code.id for problem in caught.value.diagnostics] == ["ШД632"]


@pytest.mark.parametrize("tag", ["{% colspan 1 %}", "{% cellbg 'F2F2F2' %}", "{% vm %}", "{% hm %}"])
def test_properties_that_tags_write_stand_in_their_places(tag: str, tmp_path: Path) -> None:
    rows = "<w:tc><w:p><w:r><w:t>{%tc for y in years %}</w:t></w:r></w:p></w:tc>"
    rows += CELL.format('<w:tcW w:w="9" w:type="dxa"/><w:vAlign w:val="top"/>', tag + "а")
    rows += "<w:tc><w:p><w:r><w:t>{%tc endfor %}</w:t></w:r></w:p></w:tc>"
    grid = "<w:tblGrid><w:gridCol/><w:gridCol/><w:gridCol/></w:tblGrid>"
    written = xml(bare(tmp_path, body(TABLE.format(rows).replace("<w:tblGrid><w:gridCol/></w:tblGrid>", grid))))
    assert names(written, "tcPr")[0] == "tcW"
    assert names(written, "tcPr")[-1] == "vAlign"


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ('<w:p><w:r><w:footnoteReference w:id="7"/></w:r></w:p>', "№ 7"),
        ('<w:p><w:bookmarkStart w:id="1" w:name="а"/><w:bookmarkStart w:id="1" w:name="б"/></w:p>', "«б»"),
        (TABLE.format('<w:tc><w:tcPr><w:gridSpan w:val="4"/></w:tcPr><w:p/></w:tc>'), "шире сетки"),
    ],
)
def test_what_word_would_not_open_is_refused(content: str, told: str, tmp_path: Path) -> None:
    path = bare(tmp_path, body(TAG + content))
    assert [code for code, _ in errors(path)] == ["ШД620"]
    assert told in check_template(path)[0].message


@pytest.mark.parametrize("attribute", ['w:val="abc"', 'w:val=""', "", 'w:val="99999999999999999999"'])
def test_a_number_that_is_none_is_no_traceback(attribute: str, tmp_path: Path) -> None:
    cell = f"<w:tc><w:tcPr><w:gridSpan {attribute}/></w:tcPr><w:p/></w:tc>"
    section = '<w:sectPr><w:pgSz w:w="21cm" w:h="29.7cm"/><w:pgMar w:left="x" w:right="2.5cm"/></w:sectPr>'
    Template(bare(tmp_path, body(TAG + TABLE.format(cell), section))).render(CONTEXT)


def test_a_block_gets_ids_that_the_template_has_not(tmp_path: Path) -> None:
    mark = '<w:p><w:bookmarkStart w:id="1001" w:name="а"/><w:bookmarkEnd w:id="1001"/></w:p>'
    template = Template(bare(tmp_path, body(mark + PARAGRAPH.format("{{p block }}"))))
    own = '<w:p><w:bookmarkStart w:id="{0}" w:name="б"/><w:bookmarkEnd w:id="{0}"/></w:p>'
    data = template.render({"block": Block(lambda session: own.format(session.next_id()))})
    assert list(structure_problems(read_package(data), "")) == []


@pytest.mark.parametrize("path", sorted((Path(__file__).parents[2] / "templates" / "docx").glob("*.docx")))
def test_the_shipped_templates_are_proven_and_kept_as_they_lie(path: Path) -> None:
    package = read_package(path.read_bytes())
    assert mended(package) is package
    assert all(part.proven for part in compile_template(path.read_bytes(), path.name).parts)
