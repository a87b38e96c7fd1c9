"""The supported subset of docxtpl's language: each template rendered by both engines, the XML compared."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docxtpl import DocxTemplate, Listing, RichText, RichTextParagraph
from lxml import etree

from shnor_docs.rendering import Template
from shnor_docs.rendering.package.order import put_in_order
from tests.rendering.building import BOX, PARAGRAPH, add_table, document, saved, with_notes

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PEOPLE = [{"name": "Иванова", "post": "директор"}, {"name": "Оюн & сын", "post": "учитель"}]
CONTEXT: dict[str, Any] = {
    "name": "Управление",
    "many": "раз\nдва\tтри",
    "listing": Listing("раз\nдва & три\aчетыре\fпять"),
    "rich": RichText("полужирный", bold=True),
    "rich_paragraph": RichTextParagraph("абзац", parastyle="Heading1"),
    "people": PEOPLE,
    "years": ["2021", "2022", "2023"],
    "empty": [],
    "yes": True,
    "no": False,
    "n": 7,
    "price": 12.5,
    "matrix": [[1, 2, 3], [4, 5, 6]],
    "tree": [{"title": "А", "children": [{"title": "Б", "children": []}]}],
    "color": "FF0000",
    "span": 2,
}


def paragraphs(*texts: str) -> Callable[[], WordDocument]:
    return lambda: document(*texts)


def table(*rows: list[str]) -> Callable[[], WordDocument]:
    return lambda: document("до", table=rows)


def split_runs() -> WordDocument:
    made = Document()
    paragraph = made.add_paragraph("А ")
    for piece in ("{", "{ na", "me ", "}", "} Б {", "% if yes %", "}да", "{% endif ", "%}"):
        paragraph.add_run(piece).bold = len(piece) > 2
    return made


def smart_quotes() -> WordDocument:
    return document("{% if name == “Управление” %}да{% endif %} {{ ‘а’ }} {{ people|join(“, ”, attribute=’name’) }}")


def everywhere() -> WordDocument:
    made = document("{{ name }}")
    section = made.sections[0]
    section.header.paragraphs[0].text = "Шапка {{ name }}"
    section.footer.paragraphs[0].text = "{% for year in years %}{{ year }} {% endfor %}"
    section.different_first_page_header_footer = True
    section.first_page_header.paragraphs[0].text = "Первая {{ n }}"
    made.core_properties.title = "О {{ name }}"
    made.core_properties.subject = "{{ n }}"
    return made


def nested_table() -> WordDocument:
    made = document(table=[["{%tr for row in matrix %}"], [""], ["{%tr endfor %}"]])
    cell = made.tables[0].cell(1, 0)
    add_table(cell, [["{%tr for number in row %}"], ["{{ number }}"], ["{%tr endfor %}"]])
    cell.add_paragraph("итого {{ row|sum }}")
    return made


def paragraphs_in_a_cell() -> WordDocument:
    made = document(table=[["{%p for y in years %}", "б"]])
    for text in ("{{ y }}", "{%p endfor %}", "конец"):
        made.tables[0].cell(0, 0).add_paragraph(text)
    return made


def spanning_cell() -> WordDocument:
    made = document(table=[["{% colspan span %}Вместе {{ name }}", ""], ["а", "б"]])
    row = made.tables[0].rows[0]._tr
    row.remove(row.tc_lst[1])
    return made


def formatted_listing() -> WordDocument:
    made = Document()
    paragraph = made.add_paragraph(style="List Bullet")
    paragraph.add_run("{{ listing }}").italic = True
    return made


def boxed() -> WordDocument:
    made = document("до {{ n }}")
    inner = "".join(PARAGRAPH.format(text) for text in ("{%p for y in years %}", "{{ y }}", "{%p endfor %}"))
    made.paragraphs[0]._p.append(parse_xml(BOX.format(nsdecls("w"), inner)))
    return made


def table_in_a_header() -> WordDocument:
    made = document("текст")
    made.sections[0].header.is_linked_to_previous = False
    rows = [["{%tr for p in people %}", ""], ["{{ p.name }}", "{{ p.post }}"], ["{%tr endfor %}", ""]]
    header = made.sections[0].header.add_table(3, 2, 5_000_000)
    for cells, texts in zip(header.rows, rows, strict=True):
        for cell, text in zip(cells.cells, texts, strict=True):
            cell.text = text
    for text in ("{#p замечание #}", "под таблицей"):
        made.sections[0].header.add_paragraph(text)
    return made


def inside(element: str) -> Callable[[], WordDocument]:
    """A tag in a link, a content control."""

    def build() -> WordDocument:
        made = document("до ")
        run = "<w:r><w:t>{{ name }}</w:t></w:r>"
        made.paragraphs[0]._p.append(parse_xml(element.format(nsdecls("w"), run)))
        return made

    return build


def all_properties() -> WordDocument:
    made = document("{{ name }}")
    for name in ("author", "comments", "identifier", "language", "subject", "title"):
        setattr(made.core_properties, name, f"{name}: {{{{ name }}}}")
    return made


def picture_before_runs() -> WordDocument:
    made = document("{{ n }}", "{{r rich }}")
    inline = f"<wp:inline {nsdecls('wp')}><wp:docPr id='1' name='а' descr='рисунок'/></wp:inline>"
    made.paragraphs[0]._p.append(parse_xml(f"<w:r {nsdecls('w')}><w:drawing>{inline}</w:drawing></w:r>"))
    return made


CORPUS: dict[str, Callable[[], WordDocument]] = {
    "value": paragraphs("{{ name }} и {{ n + 1 }}, {{ price }}"),
    "filters": paragraphs("{{ name|upper }} {{ years|join(', ') }} {{ price|round|int }} {{ nothing|default('—') }}"),
    "tests": paragraphs("{% if nothing is defined %}а{% elif n is odd %}б{% else %}в{% endif %}"),
    "condition in a line": paragraphs("{% if yes and not no %}да{% else %}нет{% endif %} {{ 'а' if n > 3 else 'б' }}"),
    "paragraph condition": paragraphs("{%p if yes %}", "виден", "{%p else %}", "не виден", "{%p endif %}"),
    "paragraph loop": paragraphs("{%p for p in people %}", "{{ loop.index }}. {{ p.name }}", "{%p endfor %}"),
    "run tags": paragraphs("а {%r if yes %}б{%r endif %} {{r rich }} в"),
    "rich paragraph": paragraphs("{{p rich_paragraph }}"),
    "comments": paragraphs("а{# замечание #}б", "{#p весь абзац #}", "в"),
    "set and macro": paragraphs(
        "{% set total = n * 2 %}{% macro both(a, b='х') %}{{ a }}+{{ b }}{% endmacro %}",
        "{{ total }} {{ both(n) }}",
    ),
    "set block": paragraphs("{% set text %}{{ name }} & {{ n }}{% endset %}", "{{ text }}"),
    "call block": paragraphs("{% macro m() %}[{{ caller() }}]{% endmacro %}{% call m() %}{{ name }}{% endcall %}"),
    "filter block": paragraphs("{% filter upper %}абв {{ name }}{% endfilter %}"),
    "with": paragraphs("{% with a = n, b = name %}{{ a }} {{ b }}{% endwith %}"),
    "namespace": paragraphs(
        "{% set ns = namespace(sum=0) %}",
        "{% for year in years %}{% set ns.sum = ns.sum + year|int %}{% endfor %}{{ ns.sum }}",
    ),
    "recursive loop": paragraphs(
        "{% for item in tree recursive %}{{ item.title }}({{ loop(item.children) }}){% endfor %}"
    ),
    "loop variables": paragraphs("{% for y in years %}{{ loop.first }}{{ loop.revindex }}{{ y }},{% endfor %}"),
    "loop else": paragraphs("{% for y in empty %}{{ y }}{% else %}пусто{% endfor %}"),
    "loop filter": paragraphs("{% for y in years if y != '2022' %}{{ y }} {% endfor %}"),
    "unpacking": paragraphs("{% for key, value in people[0].items() %}{{ key }}={{ value }};{% endfor %}"),
    "methods": paragraphs("{{ name.upper() }} {{ name[0] }} {{ years[1:]|join }} {{ people[0]['name'] }}"),
    "groups": paragraphs("{% for g in people|groupby('post') %}{{ g.grouper }}: {{ g.list|length }};{% endfor %}"),
    "condition without else": paragraphs("а{{ 'б' if no }}в"),
    "raw": paragraphs("{% raw %}{{ не тег }}{% endraw %}"),
    "escaped braces": paragraphs("{_{ не тег }_} {_% и это %_}"),
    "trims": paragraphs("раз {%- if yes %}", "два", "{%- endif %}", "три"),
    "trims after": paragraphs("{% if yes -%}", "два", "{% endif -%}", "три"),
    "split runs": split_runs,
    "smart quotes": smart_quotes,
    "comparison": paragraphs("{% if n < 10 and n > 3 %}да{% endif %}"),
    "listing": paragraphs("{{ listing }}"),
    "formatted listing": formatted_listing,
    "line breaks": paragraphs("{{ many }} конец"),
    "rows": table(
        ["№", "Кто"],
        ["{%tr for p in people %}", ""],
        ["{{ loop.index }}", "{{ p.name }}"],
        ["{%tr endfor %}"],
    ),
    "row condition": table(["{%tr if no %}"], ["не видна"], ["{%tr endif %}"], ["видна"]),
    "row comment": table(["а"], ["{#tr замечание #}"], ["б"]),
    "columns": table(
        ["{%tc for y in years %}", "{{ y }}", "{%tc endfor %}"],
        ["{%tc for y in years %}", "{{ loop.index }}", "{%tc endfor %}"],
    ),
    "fewer columns": table(["а", "{%tc if no %}", "б", "{%tc endif %}"], ["в", "{%tc if no %}", "г", "{%tc endif %}"]),
    "rows and columns": table(
        ["{%tr for row in matrix %}", "", ""],
        ["{%tc for cell in row %}", "{{ cell }}", "{%tc endfor %}"],
        ["{%tr endfor %}", "", ""],
    ),
    "colspan": spanning_cell,
    "cell background": table(["{% cellbg color %}{{ name }}", "б"]),
    "vertical merge": table(
        ["{%tr for p in people %}", ""], ["{% vm %}{{ name }}", "{{ p.name }}"], ["{%tr endfor %}", ""]
    ),
    "horizontal merge": table(
        ["{%tc for y in years %}", "{% hm %}{{ name }}", "{%tc endfor %}"],
        ["{%tc for y in years %}", "{{ y }}", "{%tc endfor %}"],
    ),
    "paragraphs in a cell": paragraphs_in_a_cell,
    "nested table": nested_table,
    "everywhere": everywhere,
    "text box": boxed,
    "table in a header": table_in_a_header,
    "link": inside('<w:hyperlink {} w:anchor="а">{}</w:hyperlink>'),
    "content control": inside("<w:sdt {}><w:sdtContent>{}</w:sdtContent></w:sdt>"),
    "properties": all_properties,
    "picture before runs": picture_before_runs,
    "caller with arguments": paragraphs(
        "{% macro m(x) %}{% for y in years %}{{ caller(y) }}{% endfor %}{% endmacro %}",
        "{% call(y) m(1) %}[{{ y }}]{% endcall %}",
    ),
    "macro of paragraphs": paragraphs("{%p macro m(x) %}", "[{{ x }}]", "{%p endmacro %}", "{{ n }}"),
    "set in a paragraph of its own": paragraphs("{%p set a = n + 1 %}", "{{ a }}"),
    "run loop": paragraphs("а {%r for y in years %}{{ y }},{%r endfor %} б"),
    "fields by key": paragraphs(
        "{{ matrix[1][0] }} {{ tree[0].children[0]['title'] }} {{ name[1:3] }} {{ years[-1] }}"
    ),
    "formats": paragraphs(
        "{{ '%.2f'|format(price) }} {{ '{:>5}'.format(n) }} {{ 7 // 2 }} {{ 2 ** 5 }} {{ 'аб' * 3 }}"
    ),
    "braces in strings": paragraphs("{{ '}' }} {{ '{' }} {{ '%' }} 100 % {{ n }}%"),
    "raw with signs": paragraphs("{% raw %}{% если %} {{ а }}{% endraw %} {{ n }}"),
    "group of rows": table(
        ["{%tr for row in matrix %}", ""],
        ["{%tr for number in row %}", ""],
        ["{% vm %}{{ row|sum }}", "{{ number }}"],
        ["{%tr endfor %}", ""],
        ["{%tr endfor %}", ""],
    ),
    "row else": table(["{%tr for y in empty %}"], ["{{ y }}"], ["{%tr else %}"], ["пусто"], ["{%tr endfor %}"]),
    "two loops of columns": table(
        ["{%tc for y in years %}", "{{ y }}", "{%tc endfor %}", "{%tc for r in matrix %}", "{{ r }}", "{%tc endfor %}"]
    ),
    "cell comment": table(["а", "{#tc замечание #}", "б"], ["1", "{#tc ещё #}", "2"]),
    "cell background in a loop": table(
        ["{%tr for y in years %}"], ["{% cellbg color if loop.first else 'FFFFFF' %}{{ y }}"], ["{%tr endfor %}"]
    ),
    "horizontal merge of fixed text": table(
        ["{%tc for y in years %}", "{% hm %}По годам", "{%tc endfor %}"],
        ["{%tc for y in years %}", "{{ y }}", "{%tc endfor %}"],
    ),
    "horizontal merge of formatted text": table(
        ["{%tc for y in years %}", "{% hm %}{{r rich }}", "{%tc endfor %}"],
        ["{%tc for y in years %}", "{{ y }}", "{%tc endfor %}"],
    ),
    "macro of rows": table(
        ["{%tr for p in people %}"], ["{{ p.name if p.name is string else '' }}"], ["{%tr endfor %}"]
    ),
}


@pytest.mark.parametrize("name", CORPUS)
def test_renders_as_docxtpl_does(name: str, tmp_path: Path) -> None:
    compare(saved(CORPUS[name](), tmp_path))


def test_footnotes_as_docxtpl_renders_them(tmp_path: Path) -> None:
    compare(with_notes(tmp_path, "footnotes", "см. {{ name }}, {% for y in years %}{{ y }} {% endfor %}"))


def compare(path: Path) -> None:
    theirs = DocxTemplate(path)
    theirs.render(CONTEXT, autoescape=True)
    stream = io.BytesIO()
    theirs.save(stream)
    assert parts(Template(path).render(CONTEXT)) == parts(stream.getvalue())


def parts(data: bytes) -> dict[str, str]:
    """The parts both engines write, ids and the order of properties aside, runs of one look joined."""
    archive = zipfile.ZipFile(io.BytesIO(data))
    told = [name for name in archive.namelist() if re.search(r"document|header\d|footer\d|footnotes|core\.xml", name)]
    return {name: canonical(archive.read(name)) for name in told if not name.endswith(".rels")}


def canonical(data: bytes) -> str:
    root = etree.fromstring(data, etree.XMLParser(remove_blank_text=True))
    for paragraph in root.iter(f"{W}p"):
        join_runs(paragraph)
    for element in root.xpath("//*[not(node()) and not(@*) and namespace-uri() != $word]", word=W.strip("{}")):
        element.getparent().remove(element)  # docxtpl adds empty properties
    put_in_order(root)  # docxtpl puts the properties of a cell where the schema does not want them
    etree.cleanup_namespaces(root)
    return etree.tostring(root, method="c14n").decode().replace(' xml:space="preserve"', "")


def join_runs(paragraph: Any) -> None:
    """Join runs of one look and their texts; drop empty ones."""
    for run in list(paragraph.findall(f"{W}r")):
        for text in run.findall(f"{W}t"):
            if not text.text:
                run.remove(text)
        if all(child.tag == f"{W}rPr" for child in run):
            paragraph.remove(run)
            continue
        before = run.getprevious()
        if before is not None and before.tag == f"{W}r" and look(before) == look(run):
            before.extend(child for child in list(run) if child.tag != f"{W}rPr")
            paragraph.remove(run)
    for run in paragraph.findall(f"{W}r"):
        join_texts(run)


def look(run: Any) -> bytes:
    properties = run.find(f"{W}rPr")
    return b"" if properties is None else etree.tostring(properties, method="c14n")


def join_texts(run: Any) -> None:
    for text in list(run.findall(f"{W}t")):
        before = text.getprevious()
        if before is not None and before.tag == f"{W}t":
            before.text = (before.text or "") + (text.text or "")
            run.remove(text)
