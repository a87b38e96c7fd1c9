"""Word files as other programs write them: what Word opens is rendered, what it refuses is refused with the place."""

import io
import zipfile
from pathlib import Path

import pytest
from docx import Document
from lxml import etree

from shnor_docs.rendering import Template, TemplateError, check_template
from tests.rendering.building import (
    MAIN_TYPE,
    NOTES,
    PARAGRAPH,
    RELATIONS,
    bare,
    body,
    main_xml,
    relation,
    relations_part,
    types_part,
)

TAG = PARAGRAPH.format("{{ name }}")
CONTEXT = {"name": "Рыбинск"}
HEADER = f'<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">{TAG}</w:hdr>'
OFFICE = relation("rId1", "officeDocument", "word/document.xml")
PICTURE = (
    '<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="а"/><a:graphic><a:graphicData uri="u"><pic:pic>'
    '<pic:blipFill><a:blip r:embed="{}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>'
    "</w:r></w:p>"
)


def written(path: Path) -> str:
    """The main part of what comes out; check must be as content as the renderer."""
    assert not [problem for problem in check_template(path) if problem.is_error]
    data = Template(path).render(CONTEXT)
    etree.fromstring(main_xml(data).encode())
    return main_xml(data)


def refused(path: Path) -> tuple[set[str], str]:
    """Codes and messages of a refusal, which check must tell as well."""
    told = {problem for problem in check_template(path) if problem.is_error}
    with pytest.raises(TemplateError) as caught:
        Template(path).render(CONTEXT)
    assert told == set(caught.value.diagnostics)
    return {problem.code.id for problem in told}, " ".join(problem.message for problem in told)


def types_of(data: bytes) -> str:
    return main_xml(data, "[Content_Types].xml")


def test_a_body_without_a_section_gets_one_of_a4(tmp_path: Path) -> None:
    xml = written(bare(tmp_path, body(TAG, section="")))
    assert '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>' in xml
    assert xml.endswith("</w:sectPr></w:body></w:document>")


def test_the_main_part_is_found_by_its_relation(tmp_path: Path) -> None:
    by_default = types_part(("/docProps/app.xml", "application/xml"), xml=MAIN_TYPE)
    assert "Рыбинск" in written(bare(tmp_path, body(TAG), {"[Content_Types].xml": by_default}))
    two = types_part(("/a.xml", MAIN_TYPE), ("/word/document.xml", MAIN_TYPE))
    path = bare(tmp_path, body(TAG), {"[Content_Types].xml": two, "a.xml": body(TAG)})
    assert "Рыбинск" in written(path)


def test_a_main_part_in_another_folder(tmp_path: Path) -> None:
    parts = {
        "word/document.xml": None,
        "документ/главный.xml": body(TAG),
        "[Content_Types].xml": types_part(("/документ/главный.xml", MAIN_TYPE)),
        "_rels/.rels": relations_part(relation("rId1", "officeDocument", "/документ/главный.xml")),
    }
    path = bare(tmp_path, "", parts)
    assert "Рыбинск" in main_xml(Template(path).render(CONTEXT), "документ/главный.xml")


@pytest.mark.parametrize(
    ("file", "target"),
    [
        ("word/Header1.XML", "header1.xml"),
        ("word/header1.xml", "HEADER1.xml"),
        ("word/верх.xml", "%D0%B2%D0%B5%D1%80%D1%85.xml"),
        ("word/%D0%B2%D0%B5%D1%80%D1%85.xml", "верх.xml"),
        ("word\\header1.xml", "header1.xml"),
        ("word/parts/header1.xml", "parts\\header1.xml"),
        ("word/header1.xml", "../word/./header1.xml"),
    ],
)
def test_names_of_parts_in_any_spelling(file: str, target: str, tmp_path: Path) -> None:
    kind = NOTES.format("header")
    parts = {
        file: HEADER,
        "word/_rels/document.xml.rels": relations_part(relation("rId7", "header", target)),
        "[Content_Types].xml": types_part(("/word/document.xml", MAIN_TYPE), ("/" + file.replace("\\", "/"), kind)),
    }
    section = '<w:sectPr><w:headerReference w:type="default" r:id="rId7"/></w:sectPr>'
    path = bare(tmp_path, body(TAG, section), parts)
    written(path)
    assert "Рыбинск" in main_xml(Template(path).render(CONTEXT), file.replace("\\", "/"))


@pytest.mark.parametrize(
    ("key", "kind", "target"),
    [
        ("rId2", "http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail", "thumb.jpeg"),
        ("rId2", f"{RELATIONS}/image", "../NULL"),
    ],
)
def test_a_relation_to_a_missing_part_that_nothing_names_goes(key: str, kind: str, target: str, tmp_path: Path) -> None:
    path = bare(tmp_path, body(TAG), {"_rels/.rels": relations_part(OFFICE, relation(key, kind, target))})
    written(path)
    assert target not in main_xml(Template(path).render(CONTEXT), "_rels/.rels")


def test_a_relation_to_a_bookmark_stays(tmp_path: Path) -> None:
    link = '<w:p><w:hyperlink r:id="rId5"><w:r><w:t>{{ name }}</w:t></w:r></w:hyperlink></w:p>'
    own = relations_part(relation("rId5", "hyperlink", "#место"))
    path = bare(tmp_path, body(link), {"word/_rels/document.xml.rels": own})
    written(path)
    assert "#место" in main_xml(Template(path).render(CONTEXT), "word/_rels/document.xml.rels")


def test_a_picture_that_word_has_lost_is_told_and_stays(tmp_path: Path) -> None:
    own = relations_part(relation("rId5", "image", "../NULL"))
    path = bare(tmp_path, body(TAG + PICTURE.format("rId5")), {"word/_rels/document.xml.rels": own})
    assert [problem.code.id for problem in check_template(path)] == ["ШД629"]
    written(path)


@pytest.mark.parametrize(
    ("relations", "told"),
    [
        ([relation("rId5", "image", "media/gone.png")], "gone.png"),
        ([], "«rId5», которой нет"),
        ([relation("rId5", "hyperlink", "http://a", mode="External")] * 2, "записана 2 раза"),
    ],
)
def test_a_relation_that_word_stumbles_over_is_refused(relations: list[str], told: str, tmp_path: Path) -> None:
    own = relations_part(*relations)
    path = bare(tmp_path, body(TAG + PICTURE.format("rId5")), {"word/_rels/document.xml.rels": own})
    codes, messages = refused(path)
    assert codes == {"ШД628"}
    assert told in messages


def test_a_part_without_a_type_is_refused(tmp_path: Path) -> None:
    own = relations_part(relation("rId5", "image", "media/a.emf"))
    parts = {"word/_rels/document.xml.rels": own, "word/media/a.emf": "рисунок"}
    codes, messages = refused(bare(tmp_path, body(TAG + PICTURE.format("rId5")), parts))
    assert codes == {"ШД628"}
    assert "a.emf" in messages


@pytest.mark.parametrize("relations", [[], [OFFICE, relation("rId2", "officeDocument", "word/second.xml")]])
def test_no_main_part_or_two(relations: list[str], tmp_path: Path) -> None:
    parts = {"_rels/.rels": relations_part(*relations), "word/second.xml": body(TAG)}
    codes, _ = refused(bare(tmp_path, body(TAG), parts))
    assert codes == {"ШД601"}


@pytest.mark.parametrize("kind", ["template.main", "document.main"])
def test_a_template_of_word_becomes_a_document(kind: str, tmp_path: Path) -> None:
    types = types_part(("/word/document.xml", NOTES.format(kind)))
    path = bare(tmp_path, body(TAG), {"[Content_Types].xml": types}, name="шаблон.dotx")
    data = Template(path).render(CONTEXT)
    assert MAIN_TYPE in types_of(data) and "template" not in types_of(data)
    assert [p.text for p in Document(io.BytesIO(data)).paragraphs] == ["Рыбинск"]


@pytest.mark.parametrize("kind", ["document", "template"])
def test_macros_do_not_come_into_the_document(kind: str, tmp_path: Path) -> None:
    vba = "http://schemas.microsoft.com/office/2006/relationships/vbaProject"
    main = f"application/vnd.ms-word.{kind}.macroEnabledTemplate.main+xml"
    types = types_part(
        ("/word/document.xml", main),
        ("/word/vbaProject.bin", "application/vnd.ms-office.vbaProject"),
        ("/word/vbaData.xml", "application/vnd.ms-word.vbaData+xml"),
    )
    data_kind = "http://schemas.microsoft.com/office/2006/relationships/wordVbaData"
    parts = {
        "[Content_Types].xml": types,
        "word/_rels/document.xml.rels": relations_part(relation("rId9", vba, "vbaProject.bin")),
        "word/vbaProject.bin": "макрос",
        "word/vbaData.xml": "<a/>",
        "word/_rels/vbaProject.bin.rels": relations_part(relation("rId1", data_kind, "vbaData.xml")),
    }
    path = bare(tmp_path, body(TAG), parts, name="шаблон.docm")
    assert [problem.code.id for problem in check_template(path)] == ["ШД625"]
    data = Template(path).render(CONTEXT)
    assert MAIN_TYPE in types_of(data)
    assert "vba" not in types_of(data) + main_xml(data, "word/_rels/document.xml.rels")
    assert not [name for name in zipfile.ZipFile(io.BytesIO(data)).namelist() if "vba" in name]


STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument"
FOREIGN = {
    "old .doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
    "rtf": b"{\\rtf1 a}",
    "one file of XML": b'\xef\xbb\xbf<?xml version="1.0"?><?mso-application progid="Word.Document"?><a/>',
}


@pytest.mark.parametrize("name", FOREIGN)
def test_another_format_is_named_with_what_to_do(name: str, tmp_path: Path) -> None:
    path = tmp_path / "шаблон.docx"
    path.write_bytes(FOREIGN[name])
    (problem,) = check_template(path)
    assert problem.code.id == "ШД626"
    assert "Документ Word (.docx)" in problem.hint


def test_strict_and_open_document_are_named(tmp_path: Path) -> None:
    strict = relations_part(relation("rId1", STRICT, "word/document.xml"))
    assert refused(bare(tmp_path, body(TAG), {"_rels/.rels": strict}))[0] == {"ШД626"}
    assert refused(bare(tmp_path, body(TAG), {"mimetype": "application/vnd.oasis.opendocument.text"}))[0] == {"ШД626"}


def test_a_workbook_is_no_template(tmp_path: Path) -> None:
    assert refused(bare(tmp_path, '<workbook xmlns="a"/>'))[0] == {"ШД601"}
