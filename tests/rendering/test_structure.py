"""Whatever tags an author puts side by side: the template is refused, or its document is one that Word opens."""

import io
import re
import tempfile
from pathlib import Path

from docx import Document
from docx.oxml.ns import qn
from docxtpl import Listing, RichText, RichTextParagraph
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from shnor_docs.diagnostics import has_errors
from shnor_docs.rendering import Template, TemplateError, check_template
from shnor_docs.rendering.package.reading import read_package
from shnor_docs.rendering.soundness.structure import structure_problems
from tests.rendering.building import PARAGRAPH, add_table, of_body, saved

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


TAG = '<w:r><w:t xml:space="preserve">{}</w:t></w:r>'
BOX_WITH_TAG = f"<w:r><w:pict><v:textbox><w:txbxContent>{PARAGRAPH}</w:txbxContent></v:textbox></w:pict></w:r>"
KEPT = (
    *('<w:bookmarkStart w:id="1" w:name="_Ref1"/>', '<w:bookmarkEnd w:id="1"/>', '<w:r><w:br w:type="page"/></w:r>'),
    *("<w:r><w:noBreakHyphen/></w:r>", '<w:permStart w:id="5"/>', '<w:permEnd w:id="5"/>'),
    *('<w:r><w:footnoteReference w:id="2"/></w:r>', "<w:r><w:instrText> REF _Ref1 </w:instrText></w:r>"),
    '<w:del w:id="4"><w:r><w:delText>прочь</w:delText></w:r></w:del>',
    f'<w:ins w:id="3">{TAG.format("{{ value }}")}</w:ins>',
    f'<w:hyperlink w:anchor="_Ref1" w:tooltip="{{{{ yes }}}}">{TAG.format("{{ value }}")}</w:hyperlink>',
    f"<w:sdt><w:sdtContent>{TAG.format('{{ value }}')}</w:sdtContent></w:sdt>",
    BOX_WITH_TAG.format("{{ value }}"),
)
SETTINGS = (
    "",
    "",
    '<w:pPr><w:sectPr><w:pgSz w:w="100" w:h="200"/></w:sectPr></w:pPr>',
    "<w:pPr><w:pageBreakBefore/></w:pPr>",
)
EDGES = (("{%p if no %}", "{%p endif %}"), ("{%p for y in years %}", "{%p endfor %}"), ("{{ va", "lue }}"))


def odd_paragraph(settings: str, before: str, text: str, after: str) -> str:
    return f"<w:p>{settings}{before}{TAG.format(text)}{after}</w:p>"


def odd_block(edges: tuple[str, str], pieces: list[str], inner: str) -> str:
    first, second, third, fourth = pieces
    if edges[0] == "{{ va":
        return f"<w:p>{TAG.format(edges[0])}{first}{TAG.format(edges[1])}{second}</w:p>"
    opening = odd_paragraph(SETTINGS[len(first) % 4], first, edges[0], second)
    return opening + inner + odd_paragraph(SETTINGS[len(third) % 4], third, edges[1], fourth)


PIECE = st.just("") | st.sampled_from(KEPT)
ODD = st.recursive(
    st.builds(odd_paragraph, st.sampled_from(SETTINGS), PIECE, st.sampled_from(["{{ value }}", "текст"]), PIECE),
    lambda inner: st.builds(odd_block, st.sampled_from(EDGES), st.lists(PIECE, min_size=4, max_size=4), inner),
    max_leaves=3,
)


@given(st.lists(ODD, min_size=1, max_size=3))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_what_stands_in_odd_places_is_sound_or_refused(blocks: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = saved(of_body(*blocks), Path(folder))
        refused = has_errors(check_template(path))
        try:
            data = Template(path).render(CONTEXT)
        except TemplateError:
            assert refused
            return
    body = Document(io.BytesIO(data)).element.body
    assert all(text.getparent().tag == qn("w:r") for text in body.iter(qn("w:t")))
    assert not list(body.iter(qn("w:ins"), qn("w:del")))
    assert not re.search("[{}\ufdd0-\ufdef]|keepsake", body.xml)
