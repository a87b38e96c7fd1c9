"""The ready templates: built from code, alike in look, sound for Word, and what an official signs."""

from __future__ import annotations

import importlib.util
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from default_templates.papers import TEMPLATES
from default_templates.parts import write
from default_templates.slides import SLIDES
from docx import Document
from lxml import etree
from small_png import from_pgm

from shnor_docs.documents.kinds import KINDS
from tests.samples import ROOT, each_document, shipped, shipped_slides

FILES, SLIDES_FILES = ROOT / "templates" / "docx", ROOT / "templates" / "pptx"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
each_template = pytest.mark.parametrize("name", sorted(TEMPLATES))
AUDIT = importlib.util.find_spec("openxml_audit")

Files = Mapping[tuple[str, str], Path]


def parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as package:
        return {info.filename: package.read(info) for info in package.infolist()}


def test_there_is_a_template_for_every_kind_and_no_other() -> None:
    assert {path.name for path in FILES.iterdir()} == set(TEMPLATES)
    assert {path.name for path in SLIDES_FILES.iterdir()} == set(SLIDES)
    assert {name for kind in KINDS.values() for name in kind.templates} == {*TEMPLATES, *SLIDES}


@pytest.mark.parametrize("name", sorted(SLIDES))
def test_the_committed_slides_are_what_the_code_builds(name: str, tmp_path: Path) -> None:
    write(tmp_path / name, SLIDES[name])
    assert parts(SLIDES_FILES / name) == parts(tmp_path / name), "выполните: python tools/build_templates.py"


@each_template
def test_the_committed_file_is_what_the_code_builds(name: str, tmp_path: Path) -> None:
    write(tmp_path / name, TEMPLATES[name])
    assert parts(FILES / name) == parts(tmp_path / name), "выполните: python tools/build_templates.py"


def test_two_builds_are_equal_byte_for_byte(tmp_path: Path) -> None:
    for copy in ("first.docx", "second.docx"):
        write(tmp_path / copy, TEMPLATES["order.docx"])
    assert (tmp_path / "first.docx").read_bytes() == (tmp_path / "second.docx").read_bytes()


@pytest.mark.parametrize(
    "part", ["word/styles.xml", "word/numbering.xml", "word/settings.xml", "word/theme/theme1.xml"]
)
def test_one_look_in_all_templates(part: str) -> None:
    assert len({parts(FILES / name)[part] for name in TEMPLATES}) == 1


@each_template
def test_the_page_is_that_of_the_standard(name: str) -> None:
    (section,) = Document(str(FILES / name)).sections
    edges = (section.left_margin, section.right_margin, section.top_margin, section.bottom_margin)
    assert all(edge is not None and edge.mm >= 9.9 for edge in edges)
    assert section.different_first_page_header_footer
    assert not "".join(paragraph.text for paragraph in section.first_page_header.paragraphs)
    (number,) = section.header.paragraphs
    assert "PAGE" in number._p.xml and number.style.name == "Header"


@each_template
def test_a_reader_with_a_screen_reader_is_thought_of(name: str) -> None:
    styles = etree.fromstring(parts(FILES / name)["word/styles.xml"])
    assert styles.find(f".//{W}docDefaults//{W}lang").get(f"{W}val") == "ru-RU"
    levels = [styles.find(f".//{W}style[@{W}styleId='Heading{n}']//{W}outlineLvl").get(f"{W}val") for n in (1, 2, 3)]
    assert levels == ["0", "1", "2"]
    assert b"<dc:title>{{ document.title }}</dc:title>" in parts(FILES / name)["docProps/core.xml"]


# What the rendered samples must be.


def body(path: Path) -> etree._Element:
    found = etree.fromstring(parts(path)["word/document.xml"]).find(f"{W}body")
    assert found is not None
    return found


def text(element: etree._Element) -> str:
    return "".join(piece.text or "" for piece in element.iter(f"{W}t"))


def style_of(paragraph: etree._Element) -> str | None:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return None if style is None else style.get(f"{W}val")


def keeps(element: etree._Element, path: Path) -> Iterator[bool]:
    """Whether each paragraph inside stays on the page of the next one, by itself or by its style."""
    styles = etree.fromstring(parts(path)["word/styles.xml"])
    for paragraph in element.iter(f"{W}p"):
        style = style_of(paragraph)
        own = paragraph.find(f"{W}pPr/{W}keepNext") is not None
        yield own or styles.find(f".//{W}style[@{W}styleId='{style}']/{W}pPr/{W}keepNext") is not None


def orders() -> list[tuple[str, str]]:
    return [names for names in shipped() if names[1] == "order"]


@pytest.mark.parametrize(("program", "document"), orders())
def test_a_signature_never_stands_alone(program: str, document: str, rendered: Files) -> None:
    """The last clause, the space under it and the signature stay together, and what ends the file is a hair."""
    path = rendered[program, document]
    *_, clause, space, signature, end, _ = body(path)
    assert (signature.tag, text(end)) == (f"{W}tbl", "")
    assert all(keep for element in (clause, space, signature) for keep in keeps(element, path))
    (style,) = (style for style in Document(str(path)).styles if style.name == "После таблицы")
    assert style.paragraph_format.line_spacing.pt == 1


@each_document
def test_no_document_ends_with_an_empty_line_of_text(program: str, document: str, rendered: Files) -> None:
    """Such a line, pushed to a page of its own, was the empty second page."""
    path = rendered[program, document]
    last = list(body(path).iterchildren(f"{W}p", f"{W}tbl"))[-1]
    assert text(last) or style_of(last) == "AfterTable" or last.find(f".//{W}drawing") is not None


@each_document
def test_tables_repeat_their_headers_and_keep_them_whole(program: str, document: str, rendered: Files) -> None:
    for table in body(rendered[program, document]).iter(f"{W}tbl"):
        rows = table.findall(f"{W}tr")
        headers = [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows]
        assert headers == sorted(headers, reverse=True), "шапка – это первые строки таблицы"
        assert all(
            row.find(f"{W}trPr/{W}cantSplit") is not None for row, head in zip(rows, headers, strict=True) if head
        )


@each_document
def test_what_heads_a_text_stays_with_it(program: str, document: str, rendered: Files) -> None:
    path = rendered[program, document]
    heads = [p for p in body(path).iter(f"{W}p") if (style_of(p) or "").startswith(("Heading", "Caption", "TableHead"))]
    assert all(keep for head in heads for keep in keeps(head, path))


@each_document
def test_every_link_of_the_contents_leads_to_its_section(program: str, document: str, rendered: Files) -> None:
    root = body(rendered[program, document])
    targets = {mark.get(f"{W}name") for mark in root.iter(f"{W}bookmarkStart")}
    assert {link.get(f"{W}anchor") for link in root.iter(f"{W}hyperlink")} <= targets


@pytest.mark.skipif(AUDIT is None, reason="нет openxml-audit: pip install openxml-audit")
@each_document
def test_a_validator_finds_nothing(program: str, document: str, rendered: Files) -> None:
    from openxml_audit import OpenXmlValidator

    found = OpenXmlValidator().validate(str(rendered[program, document]))
    assert not [f"{error.part_uri}: {error.description}" for error in found.errors]


# The pictures of the docs: tools/draw_pictures.py makes them, a person looks at them.

PICTURES = ROOT / "docs" / "pictures"


def test_the_docs_show_each_document() -> None:
    drawn = {path.name for path in PICTURES.iterdir() if not path.name.startswith("page-")}
    documents = (*shipped(), *shipped_slides())
    assert drawn == {f"{program}-{document}.png" for program, document in documents} | {"order-corner.png"}
    page = "".join((ROOT / "docs" / name).read_text(encoding="utf-8") for name in ("templates-look.md", "slides.md"))
    assert all(f"pictures/{name}" in page for name in drawn), "выполните: make pictures"


def test_pictures_are_small() -> None:
    assert all(path.stat().st_size <= 60_000 for path in PICTURES.iterdir())


def test_a_picture_keeps_its_dots() -> None:
    """Three dots in a row and two rows: black, grey, white; each row fills whole bytes."""
    png = from_pgm(b"P5\n3 2\n255\n" + bytes([0, 128, 255, 255, 0, 17]))
    assert png[16:25] == bytes([0, 0, 0, 3, 0, 0, 0, 2, 4])
    start = png.index(b"IDAT") + 4
    assert zlib.decompressobj().decompress(png[start:]).hex() == "0008ff" + "00f01f"
