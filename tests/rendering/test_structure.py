"""Whatever tags an author puts side by side: the template is refused, or its document is one that Word opens."""

import io
import tempfile
from pathlib import Path

from docx import Document
from docx.oxml.ns import qn
from docxtpl import Listing, RichText, RichTextParagraph
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from shnor_docs.rendering import Template, TemplateError
from shnor_docs.rendering.package import read_package
from shnor_docs.rendering.soundness import structure_problems
from tests.rendering.building import add_table, saved

CONTEXT = {
    "value": "а & б\tв\nг",
    "years": ["2021", "2022", "2023"],
    "no": False,
    "yes": True,
    "listing": Listing("раз\aдва\fтри"),
    "rich": RichText("полужирный", bold=True),
    "block": RichTextParagraph("абзац"),
}
PIECES = (
    *("текст", "а & б < в", "\t", "\n", "{{ value }}", "{{ listing }}", "{{r rich }}", "{{p block }}", "{{- value -}}"),
    *(
        "{% if no %}да{% endif %}",
        "{%- if yes %}да{% endif %}",
        "{% if no -%}да{% endif -%}",
        "{%r if no %}а{%r endif %}",
    ),
    *("{% for y in years %}{{ y }}{% endfor %}", "{% set k = value %}", "{# слово #}", "{#p слово #}", "{#tc слово #}"),
    *("{% vm %}", "{% hm %}", "{% colspan 2 %}", "{% cellbg 'F2F2F2' %}"),
)
TEXT = st.lists(st.sampled_from(PIECES), max_size=2).map("".join)
PARAGRAPHS = st.tuples(st.sampled_from(["{%p if no %}", "{%p if yes %}"]), TEXT, st.just("{%p endif %}"))
ROWS = st.tuples(st.just(("{%tr for y in years %}", "")), st.tuples(TEXT, TEXT), st.just(("{%tr endfor %}", "")))
COLUMNS = st.tuples(
    st.tuples(st.just("{%tc for y in years %}"), TEXT, st.just("{%tc endfor %}")), st.tuples(TEXT, TEXT, TEXT)
)
BLOCKS = st.lists(PARAGRAPHS | ROWS | COLUMNS | st.tuples(st.tuples(TEXT, TEXT), st.tuples(TEXT, TEXT)), max_size=3)


@given(BLOCKS)
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_document_is_sound_or_its_template_refused(blocks: list[tuple[object, ...]]) -> None:
    made = Document()
    for block in blocks:
        if isinstance(block[0], str):
            for text in block:
                made.add_paragraph(text)
        else:
            add_table(made, block)
    with tempfile.TemporaryDirectory() as folder:
        try:
            data = Template(saved(made, Path(folder))).render(CONTEXT)
        except TemplateError:
            return
    assert list(structure_problems(read_package(data), "")) == []
    body = Document(io.BytesIO(data)).element.body
    assert all(text.getparent().tag == qn("w:r") for text in body.iter(qn("w:t")))
    assert all(table.tr_lst for table in body.iter(qn("w:tbl")))
    assert all(row.tc_lst for row in body.iter(qn("w:tr")))
