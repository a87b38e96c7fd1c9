"""Tags outside the body's text: notes, text boxes, field codes, links."""

import io
import zipfile
from pathlib import Path

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from shnor_docs.rendering import Template, TemplateError
from tests.rendering.building import BOX, PARAGRAPH, document, rendered, saved, with_notes


@pytest.mark.parametrize("kind", ["footnotes", "endnotes"])
def test_notes_are_rendered(kind: str, tmp_path: Path) -> None:
    data = Template(with_notes(tmp_path, kind, "см. {{ a }}")).render({"a": "закон & приказ"})
    assert "см. закон &amp; приказ" in zipfile.ZipFile(io.BytesIO(data)).read(f"word/{kind}.xml").decode()


def test_an_error_in_a_note_names_the_notes(tmp_path: Path) -> None:
    with pytest.raises(TemplateError) as caught:
        Template(with_notes(tmp_path, "footnotes", "{{ b }}")).render({"a": 1})
    assert caught.value.diagnostics[0].location.part == "сноски, абзац «{{ b }}»"


def test_text_boxes_are_rendered(tmp_path: Path) -> None:
    made = document("до {{ a }}")
    texts = ("{%p for x in items %}", "{{ x }}", "{%p endfor %}")
    inner = "".join(PARAGRAPH.format(text) for text in texts)
    made.paragraphs[0]._p.append(parse_xml(BOX.format(nsdecls("w"), inner)))
    (box,) = rendered(made, tmp_path, {"a": 1, "items": ["раз", "два"]}).element.body.iter(qn("w:txbxContent"))
    assert [text.text for text in box.iter(qn("w:t"))] == ["раз", "два"]


def test_an_emptied_text_box_keeps_a_paragraph(tmp_path: Path) -> None:
    made = document("до {{ a }}")
    texts = ("{%p for x in items %}", "{{ x }}", "{%p endfor %}")
    inner = "".join(PARAGRAPH.format(text) for text in texts)
    made.paragraphs[0]._p.append(parse_xml(BOX.format(nsdecls("w"), inner)))
    (box,) = rendered(made, tmp_path, {"a": 1, "items": []}).element.body.iter(qn("w:txbxContent"))
    assert len(box) == 1


def test_field_codes_are_rendered(tmp_path: Path) -> None:
    made = document("ссылка")
    code = '<w:r {}><w:instrText xml:space="preserve"> HYPERLINK "{{{{ url }}}}" </w:instrText></w:r>'
    made.paragraphs[0]._p.append(parse_xml(code.format(nsdecls("w"))))
    body = rendered(made, tmp_path, {"url": "https://example.org/?a=1&b=2"}).element.body
    (instruction,) = body.iter(qn("w:instrText"))
    assert instruction.text == ' HYPERLINK "https://example.org/?a=1&b=2" '


def test_a_template_of_other_order_starts_with_its_types(tmp_path: Path) -> None:
    original = zipfile.ZipFile(saved(document("{{ a }}"), tmp_path))
    path = tmp_path / "иначе.docx"
    with zipfile.ZipFile(path, "w") as archive:
        for name in reversed(original.namelist()):
            archive.writestr(name, original.read(name))
    data = Template(path).render({"a": 1})
    assert zipfile.ZipFile(io.BytesIO(data)).namelist()[0] == "[Content_Types].xml"
    Document(io.BytesIO(data))
