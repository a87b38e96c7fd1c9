"""Small Word files for the tests, made with python-docx."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import nsdecls

from shnor_docs.rendering import Template

NOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
BOX = (
    '<w:r {}><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent>{}</w:txbxContent>'
    "</v:textbox></v:shape></w:pict></w:r>"
)
PARAGRAPH = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"


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


def with_notes(folder: Path, kind: str, text: str) -> Path:
    """A template with a part of footnotes or endnotes, which python-docx cannot write."""
    original = zipfile.ZipFile(io.BytesIO(to_bytes(document("текст"))))
    root, note = kind, kind.removesuffix("s")
    run = f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"
    xml = f'<w:{root} {nsdecls("w")}><w:{note} w:id="1">{run}</w:{note}></w:{root}>'
    override = f'<Override PartName="/word/{kind}.xml" ContentType="{NOTES.format(kind)}"/></Types>'
    relation = f'<Relationship Id="rNotes" Type="{RELATIONS}/{kind}" Target="{kind}.xml"/></Relationships>'
    path = folder / "шаблон.docx"
    with zipfile.ZipFile(path, "w") as archive:
        for name in original.namelist():
            data = original.read(name)
            if name == "[Content_Types].xml":
                data = data.replace(b"</Types>", override.encode())
            if name == "word/_rels/document.xml.rels":
                data = data.replace(b"</Relationships>", relation.encode())
            archive.writestr(name, data)
        archive.writestr(f"word/{kind}.xml", xml)
    return path
