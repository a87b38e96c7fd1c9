"""Every string a template prints is in the document, whatever it holds; every undefined name is an error."""

import io
import tempfile
from functools import cache
from pathlib import Path

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from hypothesis import given, settings
from hypothesis import strategies as st

from shnor_docs.rendering import Template, TemplateError
from tests.rendering.building import document, saved

ALLOWED = st.characters(blacklist_categories=("Cs", "Cc"), blacklist_characters="\ufffe\uffff")
PRINTABLE = st.text(ALLOWED | st.sampled_from("&<>\"'\u00a0\t\n{}%😀"), max_size=40).filter(
    lambda text: not any(0xFDD0 <= ord(character) <= 0xFDEF for character in text)
)
CONTROLS = st.sampled_from([chr(code) for code in range(32) if chr(code) not in "\t\n\r\a\f"] + ["\ufffe", "\ud800"])


@cache
def template() -> Template:
    folder = Path(tempfile.mkdtemp())
    made = document(
        "{{ value }}",
        "{% if value is string %}[{{ value }}]{% endif %}",
        "{% macro m(x) %}({{ x }}){% endmacro %}{{ m(value) }}",
        "{% set kept %}{{ value }}{% endset %}{{ kept }}{{ value ~ '!' }}",
        table=[["{%tr for row in [value] %}"], ["{{ row }}"], ["{%tr endfor %}"]],
    )
    made.sections[0].header.paragraphs[0].text = "{{ value }}"
    return Template(saved(made, folder))


@given(PRINTABLE)
@settings(max_examples=100, deadline=None)
def test_every_string_is_in_the_document(value: str) -> None:
    made = Document(io.BytesIO(template().render({"value": value})))
    assert [paragraph.text for paragraph in made.paragraphs] == [
        value,
        f"[{value}]",
        f"({value})",
        f"{value}{value}!",
    ]
    assert made.tables[0].cell(0, 0).text == value
    assert made.sections[0].header.paragraphs[0].text == value


@given(PRINTABLE, CONTROLS, PRINTABLE)
@settings(max_examples=50, deadline=None)
def test_what_xml_cannot_hold_is_refused(before: str, control: str, after: str) -> None:
    with pytest.raises(TemplateError) as caught:
        template().render({"value": before + control + after})
    assert {problem.code.id for problem in caught.value.diagnostics} == {"ШД609"}


NAMES = st.lists(st.from_regex(r"[a-z]{3,8}x", fullmatch=True), min_size=1, max_size=6, unique=True)


@given(NAMES, st.data())
@settings(max_examples=40, deadline=None)
def test_exactly_the_undefined_names_are_reported(names: list[str], data: st.DataObject) -> None:
    given_names = data.draw(st.sets(st.sampled_from(names)))
    with tempfile.TemporaryDirectory() as folder:
        path = saved(document(*(f"{{{{ {name} }}}}" for name in names)), Path(folder))
        missing = [name for name in names if name not in given_names]
        try:
            Template(path).render(dict.fromkeys(given_names, "есть"))
            reported = []
        except TemplateError as error:
            reported = [problem.message for problem in error.diagnostics]
    assert sorted(reported) == sorted(f"тег «{{{{ {name} }}}}»: имя «{name}» не определено" for name in missing)


@pytest.mark.parametrize(("typed", "read"), [("а\r\nб", "а\nб"), ("а\rб", "а\nб"), ("  два  ", "  два  ")])
def test_line_ends_and_spaces(typed: str, read: str, tmp_path: Path) -> None:
    made = Document(io.BytesIO(Template(saved(document("{{ a }}"), tmp_path)).render({"a": typed})))
    assert made.paragraphs[0].text == read


def test_paragraphs_and_pages_inside_a_value(tmp_path: Path) -> None:
    path = saved(document("до {{ a }} после"), tmp_path)
    made = Document(io.BytesIO(Template(path).render({"a": "раз\aдва\fтри"})))
    assert [paragraph.text for paragraph in made.paragraphs] == ["до раз", "два", "", "три после"]
    assert 'w:type="page"' in made.paragraphs[2]._p.xml


def test_text_of_the_template_is_kept(tmp_path: Path) -> None:
    text = "«Ёлочки» & <скобки> \u00a0№ 5\tконец"
    made = Document(io.BytesIO(Template(saved(document(text + "{{ a }}"), tmp_path)).render({"a": 1})))
    assert made.paragraphs[0].text == text + "1"


def test_a_tag_in_the_description_of_a_picture(tmp_path: Path) -> None:
    made = document("{{ a }}")
    inline = f"<wp:inline {nsdecls('wp')}><wp:docPr id='1' name='а' descr='{{{{ a }}}}'/></wp:inline>"
    made.paragraphs[0]._p.append(parse_xml(f"<w:r {nsdecls('w')}><w:drawing>{inline}</w:drawing></w:r>"))
    read = Document(io.BytesIO(Template(saved(made, tmp_path)).render({"a": 'кавычка " и <'})))
    (properties,) = read.element.body.iter(qn("wp:docPr"))
    assert properties.get("descr") == 'кавычка " и <'
