"""A right order and a right appendix as the XML of Word; a test spoils one thing in them."""

from __future__ import annotations

from pathlib import Path

from tests.rendering.building import MAIN_TYPE, bare, body, relation, relations_part, types_part

PARTS = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"
NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
STYLES = f"""<w:styles {NAMES}><w:docDefaults><w:rPrDefault><w:rPr>
<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/><w:sz w:val="28"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="text"><w:name w:val="Body Text"/><w:basedOn w:val="a"/>
<w:pPr><w:spacing w:line="276" w:lineRule="auto"/><w:ind w:firstLine="709"/><w:jc w:val="both"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="mark"><w:name w:val="Гриф"/><w:pPr><w:ind w:left="4820"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="h1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
<w:style w:type="table" w:styleId="grid"><w:name w:val="Table Grid"/></w:style>
</w:styles>"""
NUMBER = (
    f'<w:hdr {NAMES}><w:p><w:pPr><w:jc w:val="center"/></w:pPr>'
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:hdr>'
)
EMPTY = f"<w:hdr {NAMES}><w:p/></w:hdr>"
SECTION = (
    '<w:sectPr><w:headerReference w:type="default" r:id="rId2"/><w:headerReference w:type="first" r:id="rId3"/>'
    '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:left="1701" w:right="850" w:top="1134" w:bottom="1134" w:header="567"'
    ' w:footer="567" w:gutter="0"/><w:titlePg/></w:sectPr>'
)
THEME = (
    '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:themeElements><a:fontScheme name="x">'
    '<a:majorFont><a:latin typeface="Cambria"/></a:majorFont><a:minorFont><a:latin typeface="Calibri"/></a:minorFont>'
    "</a:fontScheme></a:themeElements></a:theme>"
)
LONG = "В соответствии с Федеральным законом «Об образовании в Российской Федерации», в целях повышения качества"


def p(text: str, properties: str = "", style: str = "a", run: str = "") -> str:
    """A paragraph: properties are XML of ``w:pPr`` after the style, ``run`` XML of ``w:rPr``; «⇥» is a tab."""
    pieces = "<w:tab/>".join(f'<w:t xml:space="preserve">{piece}</w:t>' for piece in text.split("⇥"))
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr>{pieces}</w:r></w:p>'


CENTER = '<w:jc w:val="center"/>'
ORDER = "".join(
    (
        p("Управление образования администрации района", CENTER),
        p("ПРИКАЗ", CENTER),
        p("23.09.2021⇥№ 401/1"),
        p("г. Заозёрный", CENTER),
        p("Об утверждении муниципальной программы поддержки школ", '<w:ind w:right="2835"/>'),
        p(f"{LONG} образования", style="text"),
        p("приказываю:", style="text"),
        p("1. Утвердить муниципальную программу поддержки школ района (приложение).", style="text"),
        p("2. Контроль за исполнением настоящего приказа оставляю за собой.", style="text"),
        p("", '<w:spacing w:line="20" w:lineRule="exact"/>'),
        p("Начальник⇥Л.В.\u00a0Северьянова"),
    )
)
APPENDIX = "".join(
    (
        p("Приложение № 1", style="mark"),
        p("УТВЕРЖДЕНА", style="mark"),
        p("приказом Управления образования администрации района", style="mark"),
        p("от 23 сентября 2021 г. № 401/1", style="mark"),
        p(""),
        p("Муниципальная программа поддержки школ", CENTER),
        p("1. Паспорт", style="h1"),
        *(p(f"{LONG} образования в школах района.", style="text") for _ in range(30)),
    )
)
TABLE = (
    '<w:tbl><w:tblPr><w:tblStyle w:val="grid"/></w:tblPr><w:tblGrid><w:gridCol w:w="3000"/><w:gridCol w:w="6000"/>'
    "</w:tblGrid><w:tr><w:tc><w:tcPr/>{}</w:tc><w:tc><w:tcPr/>{}</w:tc></w:tr></w:tbl>"
)


def paper(
    folder: Path,
    content: str,
    *,
    section: str = SECTION,
    header: str = NUMBER,
    first: str = EMPTY,
    settings: str = "",
    styles: str = STYLES,
) -> Path:
    """The file of a document with numbers on its pages from the second on."""
    kinds = ("styles", "header", "header", "theme", "settings")
    files = ("styles.xml", "header1.xml", "header2.xml", "theme/theme1.xml", "settings.xml")
    types = [(f"/word/{file}", PARTS.format(kind)) for kind, file in zip(kinds, files, strict=True)]
    relations = [relation(f"rId{n}", kind, file) for n, (kind, file) in enumerate(zip(kinds, files, strict=True), 1)]
    parts: dict[str, str | None] = {
        "[Content_Types].xml": types_part(("/word/document.xml", MAIN_TYPE), *types),
        "word/_rels/document.xml.rels": relations_part(*relations),
        "word/styles.xml": styles,
        "word/header1.xml": header,
        "word/header2.xml": first,
        "word/theme/theme1.xml": THEME,
        "word/settings.xml": f"<w:settings {NAMES}>{settings}</w:settings>",
    }
    return bare(folder, body(content, section), parts, "документ.docx")
