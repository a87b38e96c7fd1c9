"""What a screen reader and other editors than Word need of the shipped templates and of every shipped document."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from lxml import etree

from shnor_docs.documents.tree import Document as Tree
from shnor_docs.documents.tree import Kind, walk
from shnor_docs.rendering.package.order import misplaced, put_in_order
from shnor_docs.rendering.template import Template
from shnor_docs.workspace import Workspace
from tests.rendering.building import changed, document, to_bytes, written
from tests.samples import ROOT, each_document

Files = Mapping[tuple[str, str], Path]
TEMPLATES = sorted((ROOT / "templates/docx").glob("*.docx"))
each_template = pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
BROKEN_RANGE = re.compile(r"\d–\d")


def language(path: Path) -> str | None:
    styles = etree.fromstring(zipfile.ZipFile(path).read("word/styles.xml"))
    found = styles.find(f".//{qn('w:docDefaults')}//{qn('w:lang')}")
    return None if found is None else found.get(qn("w:val"))


def headings(made: WordDocument) -> list[str]:
    """The headings that a screen reader can list: paragraphs whose style has a level of outline."""
    outlined = {style.name for style in made.styles if style.element.find(f".//{qn('w:outlineLvl')}") is not None}
    return [paragraph.text for paragraph in made.paragraphs if paragraph.style and paragraph.style.name in outlined]


def test_there_are_templates() -> None:
    assert TEMPLATES


@each_template
def test_a_template_is_in_russian_and_prints_its_title(path: Path) -> None:
    assert language(path) == "ru-RU"
    assert "{{ document.title }}" in Document(str(path)).core_properties.title


@each_document
def test_a_document_tells_its_language_and_its_title(program: str, document: str, rendered: Files) -> None:
    made = Document(str(rendered[program, document]))
    assert language(rendered[program, document]) == "ru-RU"
    assert made.core_properties.language == "ru-RU"
    assert made.core_properties.title


@each_document
def test_titles_of_sections_are_headings(program: str, document: str, rendered: Files) -> None:
    tree = next(made for made in trees(program) if made.id == document)
    titles = [unit.plain for unit in walk(tree.root) if unit.kind is Kind.SECTION and unit.text]
    found = headings(Document(str(rendered[program, document])))
    assert [title for title in titles if not any(title in heading.replace("\u2060", "") for heading in found)] == []


@cache
def trees(program: str) -> tuple[Tree, ...]:
    return Workspace(ROOT).documents(program)


def test_some_documents_have_headings(rendered: Files) -> None:
    assert sum(bool(headings(Document(str(path)))) for path in rendered.values() if path.suffix == ".docx") >= 5


@each_document
def test_a_table_says_which_cells_are_its_headings(program: str, document: str, rendered: Files) -> None:
    for table in Document(str(rendered[program, document])).element.body.iter(qn("w:tbl")):
        look = table.find(f"{qn('w:tblPr')}/{qn('w:tblLook')}")
        header_rows = [
            row for row in table.iter(qn("w:tr")) if row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
        ]
        assert bool(header_rows) == (look is not None and look.get(qn("w:val")) == "0620")


def parts(path: Path) -> Iterator[tuple[str, etree._Element]]:
    archive = zipfile.ZipFile(path)
    for name in archive.namelist():
        if name.startswith("word/") and name.endswith(".xml"):
            yield name, etree.fromstring(archive.read(name))


@each_document
def test_children_stand_in_the_order_of_the_schema(program: str, document: str, rendered: Files) -> None:
    found = list(parts(rendered[program, document]))
    assert {"word/document.xml", "word/styles.xml", "word/settings.xml"} <= {name for name, _ in found}
    assert [name for name, root in found if put_in_order(root) or next(misplaced(root), None)] == []


@each_template
def test_children_of_a_template_stand_in_the_order_of_the_schema(path: Path) -> None:
    assert [name for name, root in parts(path) if put_in_order(root) or next(misplaced(root), None)] == []


@each_document
def test_no_range_of_a_document_may_break(program: str, document: str, rendered: Files) -> None:
    body = zipfile.ZipFile(rendered[program, document]).read("word/document.xml").decode()
    assert not BROKEN_RANGE.search("".join(re.findall(r"<w:t[ >][^<]*", body)))


@pytest.mark.parametrize("defaults", ["", "<w:docDefaults/>", "<w:docDefaults><w:rPrDefault/></w:docDefaults>"])
def test_a_document_of_a_template_without_a_language_is_in_russian(tmp_path: Path, defaults: str) -> None:
    def change(name: str, xml: str) -> str:
        return (
            re.sub(r"<w:docDefaults>.*</w:docDefaults>", defaults, xml, flags=re.S)
            if name.endswith("styles.xml")
            else xml
        )

    path = written(changed(to_bytes(document("{{ text }}")), change), tmp_path)
    assert language(path) is None
    made = written(Template(path).render({"text": "слово"}), tmp_path, "документ.docx")
    assert language(made) == "ru-RU"
    assert not any(put_in_order(root) for _, root in parts(made))


def test_a_language_of_a_template_stays(tmp_path: Path) -> None:
    path = written(to_bytes(document("{{ text }}")), tmp_path)
    made = written(Template(path).render({"text": "word"}), tmp_path, "документ.docx")
    assert language(made) == language(path) == "en-US"
