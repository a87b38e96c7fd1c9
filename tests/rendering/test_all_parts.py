"""Tags in parts and places that are no paragraphs: printed, or told; never left as they are typed."""

import io
import zipfile
from pathlib import Path

import pytest
from docx.oxml.ns import nsdecls, qn

from shnor_docs.rendering import Template, TemplateError, check_template
from tests.rendering.building import (
    PARAGRAPH,
    changed,
    document,
    of_body,
    rendered,
    saved,
    to_bytes,
    with_part,
    written,
)

OFFICE = "application/vnd.openxmlformats-officedocument."
CHART = f'<c:chartSpace xmlns:c="urn:c" {nsdecls("a")}><c:title>{{}}</c:title></c:chartSpace>'
DRAWN = "<a:p><a:r><a:t>{{{{ na</a:t></a:r><a:r><a:t>me }}}}</a:t></a:r>{}</a:p>".format("")
PROPERTIES = '<Properties xmlns="urn:p"><Company>{{ name }}</Company></Properties>'
VARIABLE = f"<w:docVar {nsdecls('w')} w:val='{{{{ name }}}}'/>"
PARTS = {
    "word/charts/chart1.xml": (CHART.format(DRAWN), f"{OFFICE}drawingml.chart+xml", "chart"),
    "word/diagrams/data1.xml": (CHART.format(DRAWN), f"{OFFICE}drawingml.diagramData+xml", "diagramData"),
    "docProps/custom.xml": (PROPERTIES, f"{OFFICE}custom-properties+xml", "custom-properties"),
    "customXml/item7.xml": ("<root><a>{{ name }}</a></root>", "application/xml", "customXml"),
    "word/settings2.xml": (VARIABLE, f"{OFFICE}settings+xml", "settings2"),
    "word/glossary/document.xml": (
        f"<w:glossaryDocument {nsdecls('w')}>{PARAGRAPH.format('{{ name }}')}</w:glossaryDocument>",
        f"{OFFICE}wordprocessingml.document.glossary+xml",
        "glossaryDocument",
    ),
}


def part_of(data: bytes, name: str) -> str:
    return zipfile.ZipFile(io.BytesIO(data)).read(name).decode()


@pytest.mark.parametrize("name", PARTS)
def test_tags_of_other_parts_are_printed(name: str, tmp_path: Path) -> None:
    xml, content_type, kind = PARTS[name]
    path = written(with_part(to_bytes(document("текст")), name, xml, content_type, kind), tmp_path)
    assert check_template(path) == []
    shown = part_of(Template(path).render({"name": "Оюн & сын"}), name)
    assert "Оюн &amp; сын" in shown
    assert "{" not in shown


def test_an_undefined_name_in_another_part_is_told_with_its_tag(tmp_path: Path) -> None:
    xml, content_type, kind = PARTS["word/charts/chart1.xml"]
    path = written(with_part(to_bytes(document("а")), "word/charts/chart1.xml", xml, content_type, kind), tmp_path)
    with pytest.raises(TemplateError) as caught:
        Template(path).render({})
    (problem,) = caught.value.diagnostics
    assert problem.message == "тег «{{ name }}»: имя «name» не определено"
    assert problem.location.part == "диаграмма 1"


def test_pairs_of_other_parts_stand_in_one_text(tmp_path: Path) -> None:
    drawn = "<a:p><a:r><a:t>{% if a %}</a:t></a:r></a:p><a:p><a:r><a:t>{% endif %}</a:t></a:r></a:p>"
    data = with_part(to_bytes(document("а")), "word/charts/chart1.xml", CHART.format(drawn), "a/x+xml", "chart")
    assert [problem.code.id for problem in check_template(written(data, tmp_path))] == ["ШД611"]


PICTURE = '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="а" descr="{{ 1 1 }}"/></wp:inline></w:drawing></w:r>'
LEAVES = {
    "описание рисунка": PICTURE,
    "подсказка": '<w:hyperlink w:anchor="а" w:tooltip="{{ 1 1 }}"/>',
    "код поля": '<w:fldSimple w:instr=" REF {{ 1 1 }} "/>',
}


@pytest.mark.parametrize("name", LEAVES)
def test_a_wrong_tag_in_an_attribute_is_told_with_its_place(name: str, tmp_path: Path) -> None:
    (problem,) = check_template(saved(of_body(f"<w:p><w:r><w:t>текст</w:t></w:r>{LEAVES[name]}</w:p>"), tmp_path))
    assert problem.location.part == f"тело документа, абзац «текст» ({name})"


def test_a_tag_in_a_formula_is_printed(tmp_path: Path) -> None:
    formula = "<m:oMath><m:r><m:t>x={{ n</m:t></m:r><m:r><m:t> }}</m:t></m:r></m:oMath>"
    body = rendered(of_body(f"<w:p>{formula}</w:p>"), tmp_path, {"n": 5}).element.body
    assert "".join(node.text or "" for node in body.iter("{*}t")) == "x=5"


def test_a_bound_control_shows_what_is_printed_in_it(tmp_path: Path) -> None:
    binding = '<w:showingPlcHdr/><w:dataBinding w:xpath="/a" w:storeItemID="1"/>'
    control = f"<w:sdt><w:sdtPr>{binding}</w:sdtPr><w:sdtContent>{PARAGRAPH}</w:sdtContent></w:sdt>"
    inline = f"<w:p>{control.replace('<w:p>', '').replace('</w:p>', '').format('{{ a }}')}</w:p>"
    made = of_body(control.format("{{ a }}"), inline, control.format("без тега"))
    body = rendered(made, tmp_path, {"a": 1}).element.body
    assert [len(properties) for properties in body.iter(qn("w:sdtPr"))] == [0, 0, 2]


LINK = "https://a.ru/%7B%7B%20i.url%20%7D%7D"


def linked(target: str, *xml: str) -> bytes:
    relation = f'<Relationship Id="rLink" Type="a/hyperlink" Target="{target}" TargetMode="External"/></Relationships>'
    return changed(
        to_bytes(of_body(*xml)),
        lambda name, text: text.replace("</Relationships>", relation) if name.endswith("document.xml.rels") else text,
    )


def test_a_link_with_a_tag_in_its_address_is_a_field_of_each_turn(tmp_path: Path) -> None:
    link = f'<w:p><w:hyperlink r:id="rLink" w:tooltip="да">{PARAGRAPH.format("сайт")[5:-6]}</w:hyperlink></w:p>'
    loop = (PARAGRAPH.format("{%p for i in items %}"), link, PARAGRAPH.format("{%p endfor %}"))
    path = written(linked(LINK, *loop), tmp_path)
    assert check_template(path) == []
    data = Template(path).render({"items": [{"url": "б?в=1&г"}, {"url": "д"}]})
    assert "rLink" not in part_of(data, "word/_rels/document.xml.rels")
    text = part_of(data, "word/document.xml")
    for url in ("б?в=1&amp;г", "д"):
        assert f' HYPERLINK "https://a.ru/{url}" \\o "да" ' in text
    assert text.count('w:fldCharType="end"') == 2


def test_the_address_of_a_picture_is_told(tmp_path: Path) -> None:
    click = '<w:p><w:r><w:drawing><a:hlinkClick r:id="rLink"/></w:drawing></w:r></w:p>'
    path = written(linked(LINK, click), tmp_path)
    with pytest.raises(TemplateError) as caught:
        Template(path)
    for problems in (caught.value.diagnostics, check_template(path)):
        (problem,) = problems
        assert (problem.code.id, problem.location.part) == ("ШД647", "тело документа, адрес ссылки")
        assert "«{{ i.url }}»" in problem.message


def workbook() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("xl/sharedStrings.xml", "<sst><si><t>{{ na</t><t>me }}</t></si></sst>")
    return stream.getvalue()


RAW = {
    "вложенный файл «Book1.xlsx»": ("word/embeddings/Book1.xlsx", workbook(), f"{OFFICE}spreadsheetml.sheet"),
    "вложенный файл «a.html»": ("word/a.html", b"<p>{{ na<b>me }}</b></p>", "text/html"),
    "списки 9": ("word/numbering9.xml", b'<w:a w:b="{{ name }}" xmlns:w="urn:w"/>', "a/numbering+xml"),
}


@pytest.mark.parametrize("place", RAW)
def test_a_tag_that_cannot_be_printed_is_told(place: str, tmp_path: Path) -> None:
    name, content, content_type = RAW[place]
    kind = "numbering" if "numbering" in name else "package"
    data = with_part(to_bytes(document("{{ a }}")), name, content, content_type, kind)
    (problem,) = check_template(written(data, tmp_path))
    assert (problem.code.id, problem.location.part) == ("ШД647", place)
    assert "«{{ name }}»" in problem.message


def test_a_broken_embedded_file_is_no_concern(tmp_path: Path) -> None:
    data = with_part(to_bytes(document("{{ a }}")), "word/a.bin", b"PK\\3\\4 {{ a }}", "a/b", "package")
    assert check_template(written(data, tmp_path)) == []


def test_a_cell_merged_after_a_tab_is_refused(tmp_path: Path) -> None:
    made = document(table=[["{%tr for a in b %}", ""], ["а", "\t{% vm %}б"], ["{%tr endfor %}", ""]])
    (problem,) = check_template(saved(made, tmp_path))
    assert (problem.code.id, "табуляция" in problem.hint) == ("ШД623", True)
