"""Small Word files for the tests, made with python-docx."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from shnor_docs.rendering import Template

NOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
BOX = (
    '<w:r {}><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent>{}</w:txbxContent>'
    "</v:textbox></v:shape></w:pict></w:r>"
)
MORE_PREFIXES = (
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
PARAGRAPH = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"
MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
PACKAGE_NAMES = "http://schemas.openxmlformats.org/package/2006/{}"
SECTION = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'


def document(*paragraphs: str, table: Sequence[Sequence[str]] = ()) -> WordDocument:
    made = Document()
    for text in paragraphs:
        made.add_paragraph(text)
    if table:
        add_table(made, table)
    return made


def add_table(container: Any, rows: Sequence[Sequence[str]]) -> Any:
    table = container.add_table(len(rows), max(map(len, rows)))
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=False):
            cell.text = text
    return table


def saved(made: WordDocument, folder: Path, name: str = "шаблон.docx") -> Path:
    path = folder / name
    made.save(str(path))
    return path


def to_bytes(made: WordDocument) -> bytes:
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def rendered(made: WordDocument, folder: Path, context: Mapping[str, object]) -> WordDocument:
    return Document(io.BytesIO(Template(saved(made, folder)).render(context)))


def texts(made: WordDocument) -> list[str]:
    return [paragraph.text for paragraph in made.paragraphs]


def rows(made: WordDocument, number: int = 0) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in made.tables[number].rows]


def of_body(*xml: str) -> WordDocument:
    """A document of these elements, and its section."""
    made = Document()
    for element in parse_xml(f"<w:body {nsdecls('w', 'wp', 'a', 'r')} {MORE_PREFIXES}>{''.join(xml)}</w:body>"):
        made.element.body.insert_element_before(element, "w:sectPr")
    return made


def with_part(
    data: bytes, name: str, xml: str, content_type: str, kind: str, source: str = "word/document.xml"
) -> bytes:
    """A package with one more part, which a relation of a kind leads to from its source."""
    folder, _, file = source.rpartition("/")
    relations = f"{folder}/_rels/{file}.rels"
    override = f'<Override PartName="/{name}" ContentType="{content_type}"/></Types>'
    relation = f'<Relationship Id="r{kind}" Type="{RELATIONS}/{kind}" Target="/{name}"/></Relationships>'
    added = {"[Content_Types].xml": ("</Types>", override), relations: ("</Relationships>", relation)}
    return changed(data, lambda part, text: text.replace(*added[part]) if part in added else text, {name: xml})


def changed(
    data: bytes, change: Callable[[str, str], str], more: Mapping[str, str | bytes] = MappingProxyType({})
) -> bytes:
    """A package with the text of its XML parts changed by name, and more parts."""
    original, stream = zipfile.ZipFile(io.BytesIO(data)), io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name in original.namelist():
            part = original.read(name)
            archive.writestr(name, change(name, part.decode()) if name.endswith((".xml", ".rels")) else part)
        for name, part in more.items():
            archive.writestr(name, part)
    return stream.getvalue()


def written(data: bytes, folder: Path, name: str = "шаблон.docx") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def with_notes(folder: Path, kind: str, text: str) -> Path:
    """A template with a part of footnotes or endnotes, which python-docx cannot write."""
    run = f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"
    xml = f'<w:{kind} {nsdecls("w")}><w:{kind[:-1]} w:id="1">{run}</w:{kind[:-1]}></w:{kind}>'
    return written(with_part(to_bytes(document("текст")), f"word/{kind}.xml", xml, NOTES.format(kind), kind), folder)


def body(content: str, section: str = SECTION, declared: str = "") -> str:
    """The XML of a main part."""
    names = nsdecls("w", "r", "wp", "a", "pic")
    return f"<w:document {names} {declared}><w:body>{content}{section}</w:body></w:document>"


def relation(key: str, kind: str, target: str, *, mode: str = "") -> str:
    kind = kind if ":" in kind else f"{RELATIONS}/{kind}"
    mode = f' TargetMode="{mode}"' if mode else ""
    return f'<Relationship Id="{key}" Type="{kind}" Target="{target}"{mode}/>'


def relations_part(*relations: str) -> str:
    return f'<Relationships xmlns="{PACKAGE_NAMES.format("relationships")}">{"".join(relations)}</Relationships>'


def types_part(*overrides: tuple[str, str], xml: str = "application/xml") -> str:
    defaults = {"rels": "application/vnd.openxmlformats-package.relationships+xml", "xml": xml, "png": "image/png"}
    written = [f'<Default Extension="{name}" ContentType="{kind}"/>' for name, kind in defaults.items()]
    written += [f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in overrides]
    return f'<Types xmlns="{PACKAGE_NAMES.format("content-types")}">{"".join(written)}</Types>'


def bare(folder: Path, xml: str, parts: Mapping[str, str | None] = {}, name: str = "шаблон.docx") -> Path:
    """The least .docx of one main part; ``parts`` are added to it or stand for its own, None takes one away."""
    written: dict[str, str | None] = {
        "[Content_Types].xml": types_part(("/word/document.xml", MAIN_TYPE)),
        "_rels/.rels": relations_part(relation("rId1", "officeDocument", "word/document.xml")),
        "word/document.xml": xml,
        **parts,
    }
    path = folder / name
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, text in written.items():
            if text is not None:
                archive.writestr(part, text)
    return path


def main_xml(data: bytes, name: str = "word/document.xml") -> str:
    return zipfile.ZipFile(io.BytesIO(data)).read(name).decode()
