"""Build the default Word templates, ``templates/docx/*.docx``, from one set of styles.

The .docx files are what the product uses and what an official edits; this script is how their common look
(ГОСТ Р 7.0.97: margins, Times New Roman, page numbers from the second page) is kept equal in all of them.
Run it after changing the look: ``python tools/build_templates.py``. A test fails when a file is stale.
"""

from __future__ import annotations

import sys
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "templates" / "docx"

MM = 1440 / 25.4
LEFT, RIGHT, TOP, BOTTOM, HEADER = (round(mm * MM) for mm in (30, 15, 20, 20, 10))
WIDTH, HEIGHT = 11906, 16838
INDENT = 709
FONT = "Times New Roman"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def style(name: str, style_id: str, based: str | None, paragraph: str = "", run: str = "", **flags: str) -> str:
    """A paragraph style; ``flags`` are extra elements by their place: ``next``, ``link``."""
    base = f'<w:basedOn w:val="{based}"/>' if based else ""
    following = f'<w:next w:val="{flags["next"]}"/>' if "next" in flags else ""
    default = ' w:default="1"' if based is None else ""
    return (
        f'<w:style w:type="paragraph"{default} w:styleId="{style_id}"><w:name w:val="{name}"/>{base}{following}'
        f"<w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


def spacing(before: int = 0, after: int = 0, line: int = 240) -> str:
    return f'<w:spacing w:before="{before}" w:after="{after}" w:line="{line}" w:lineRule="auto"/>'


def ind(left: int = 0, first: int = 0, hanging: int = 0, right: int = 0) -> str:
    shift = f'w:hanging="{hanging}"' if hanging else f'w:firstLine="{first}"'
    return f'<w:ind w:left="{left}" w:right="{right}" {shift}/>'


def jc(value: str) -> str:
    return f'<w:jc w:val="{value}"/>'


def size(points: int) -> str:
    return f'<w:sz w:val="{points * 2}"/><w:szCs w:val="{points * 2}"/>'


def outline(level: int) -> str:
    return f'<w:outlineLvl w:val="{level}"/>'


def num(number: int) -> str:
    return f'<w:numPr><w:numId w:val="{number}"/></w:numPr>'


KEEP, KEEP_LINES, BOLD = "<w:keepNext/>", "<w:keepLines/>", "<w:b/><w:bCs/>"
BODY_LINE = 252

STYLES = "".join(
    (
        style("Normal", "Normal", None, spacing()),
        style("Body Text", "BodyText", "Normal", spacing(line=BODY_LINE) + ind(first=INDENT) + jc("both")),
        style(
            "heading 1", "Heading1", "Normal",
            KEEP + KEEP_LINES + "<w:suppressAutoHyphens/>" + spacing(360, 180) + jc("center") + outline(0),
            BOLD, next="BodyText",
        ),
        style(
            "heading 2", "Heading2", "Normal",
            KEEP + KEEP_LINES + spacing(240, 120) + jc("center") + outline(1), BOLD, next="BodyText",
        ),
        style(
            "heading 3", "Heading3", "Normal",
            KEEP + KEEP_LINES + spacing(180, 60) + ind(first=INDENT) + jc("both") + outline(2),
            BOLD, next="BodyText",
        ),
        style("Title", "Title", "Normal", KEEP + KEEP_LINES + spacing(480, 240) + jc("center"), BOLD),
        style("Subtitle", "Subtitle", "Normal", spacing(0, 240) + jc("center")),
        style("caption", "Caption", "Normal", KEEP + KEEP_LINES + spacing(180, 120) + jc("center"), BOLD),
        style("List Bullet", "ListBullet", "BodyText", num(1) + "<w:contextualSpacing/>"),
        style("List Number", "ListNumber", "BodyText", num(2) + "<w:contextualSpacing/>"),
        style("List Continue", "ListContinue", "BodyText"),
        style("header", "Header", "Normal", jc("center"), size(12)),
        style("toc 1", "TOC1", "Normal",
              '<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9355"/></w:tabs>' + spacing(0, 60)),
        style("Гриф", "Mark", "Normal", ind(left=4820)),
        style("Проект", "Draft", "Normal", spacing(0, 120) + jc("right"), BOLD),
        style("Реквизит", "Requisite", "Normal", jc("center")),
        style("Заголовок к тексту", "Subject", "Normal", KEEP + spacing(200, 200) + ind(right=2835), BOLD),
        style("Распорядительное слово", "Command", "Normal", KEEP + spacing(60, 60, BODY_LINE) + ind(first=INDENT)),
        style("Пункт", "Clause", "BodyText"),
        style("Подпункт", "Subclause", "Clause"),
        style("Подпись должностного лица", "Signature", "Normal", KEEP_LINES + spacing(720)),
        style("Текст таблицы", "TableText", "Normal", "<w:suppressAutoHyphens/>", size(12)),
        style("Шапка таблицы", "TableHead", "TableText", KEEP + jc("center"), BOLD),
        style("Группа таблицы", "TableGroup", "TableText", KEEP + jc("center"), BOLD),
        style("Список в таблице", "TableBullet", "TableText", num(3)),
        style("Нумерация в таблице", "TableNumber", "TableText", num(4)),
        style("После таблицы", "AfterTable", "Normal", spacing(line=240), size(4)),
        style("Примечание", "Note", "Normal", spacing(60, 120) + jc("both"), size(12)),
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:left w:w="0" w:type="dxa"/>'
        '<w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>',
        '<w:style w:type="table" w:customStyle="1" w:styleId="DocumentTable"><w:name w:val="Таблица документа"/>'
        '<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>'
        + "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
                  for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
        + '</w:tblBorders><w:tblCellMar><w:top w:w="28" w:type="dxa"/><w:left w:w="85" w:type="dxa"/>'
        '<w:bottom w:w="28" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>',
        '<w:style w:type="table" w:customStyle="1" w:styleId="PlainTable"><w:name w:val="Таблица без границ"/>'
        '<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblCellMar><w:bottom w:w="170" w:type="dxa"/></w:tblCellMar>'
        '</w:tblPr></w:style>',
    )
)  # fmt: skip

STYLES_XML = (
    f'{HEAD}<w:styles xmlns:w="{W}"><w:docDefaults><w:rPrDefault><w:rPr>'
    f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>{size(14)}'
    '<w:lang w:val="ru-RU" w:eastAsia="ru-RU" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
    f"<w:pPrDefault/></w:docDefaults>{STYLES}</w:styles>"
)


def levels(texts: tuple[str, ...], indents: tuple[str, ...], formats: tuple[str, ...], style_id: str) -> str:
    return "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        + (f'<w:pStyle w:val="{style_id}"/>' if n == 0 else "")
        + f'<w:suff w:val="tab"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/><w:pPr>{indent}</w:pPr></w:lvl>'
        for n, (text, indent, form) in enumerate(zip(texts, indents, formats, strict=True))
    )


def stepped(start: int, step: int, gap: int, first: int) -> tuple[str, ...]:
    """Indents of three levels: the text wraps to the margin in the body, hangs in a cell."""
    return tuple(
        f'<w:tabs><w:tab w:val="num" w:pos="{start + step * n + first + gap}"/></w:tabs>'
        + (ind(left=start + step * n, first=first) if first else ind(left=start + step * n + gap, hanging=gap))
        for n in range(3)
    )


DASH = ("–", "–", "–")
BULLETS, NUMBERS = ("bullet",) * 3, ("decimal", "decimal", "russianLower")
NUMBER_TEXTS = ("%1.", "%2)", "%3)")
BODY_INDENTS, CELL_INDENTS = stepped(0, 357, 425, INDENT), stepped(0, 227, 255, 0)
ABSTRACTS = (
    levels(DASH, BODY_INDENTS, BULLETS, "ListBullet"),
    levels(NUMBER_TEXTS, BODY_INDENTS, NUMBERS, "ListNumber"),
    levels(DASH, CELL_INDENTS, BULLETS, "TableBullet"),
    levels(NUMBER_TEXTS, stepped(0, 284, 340, 0), NUMBERS, "TableNumber"),
)
NUMBERING_XML = (
    f'{HEAD}<w:numbering xmlns:w="{W}">'
    + "".join(
        f'<w:abstractNum w:abstractNumId="{n}"><w:multiLevelType w:val="multilevel"/>{body}</w:abstractNum>'
        for n, body in enumerate(ABSTRACTS, 1)
    )
    + "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in range(1, len(ABSTRACTS) + 1))
    + "</w:numbering>"
)

FONTS_XML = (
    f'{HEAD}<w:fonts xmlns:w="{W}"><w:font w:name="{FONT}"><w:altName w:val="Liberation Serif"/>'
    '<w:family w:val="roman"/><w:pitch w:val="variable"/></w:font></w:fonts>'
)
SETTINGS_XML = (
    f'{HEAD}<w:settings xmlns:w="{W}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="708"/>'
    '<w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:compatSetting w:name="compatibilityMode" '
    'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
    '<w:themeFontLang w:val="ru-RU"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>'
)
HEADER_XML = (
    f'{HEAD}<w:hdr xmlns:w="{W}"><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>'
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    "</w:p></w:hdr>"
)
FIRST_HEADER_XML = f'{HEAD}<w:hdr xmlns:w="{W}"><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr></w:p></w:hdr>'
CORE_XML = (
    f'{HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>{{ document.title }}</dc:title>'
    "<dc:subject>{{ document.subject }}</dc:subject><dc:creator>{{ document.author }}</dc:creator>"
    "<cp:keywords>{{ document.keywords }}</cp:keywords><dc:language>ru-RU</dc:language></cp:coreProperties>"
)
APP_XML = (
    f'{HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>Microsoft Office Word</Application></Properties>"
)

PARTS = {
    "word/styles.xml": (STYLES_XML, "styles"),
    "word/numbering.xml": (NUMBERING_XML, "numbering"),
    "word/settings.xml": (SETTINGS_XML, "settings"),
    "word/fontTable.xml": (FONTS_XML, "fontTable"),
    "word/header1.xml": (HEADER_XML, "header"),
    "word/header2.xml": (FIRST_HEADER_XML, "header"),
}


def relationships(entries: list[tuple[str, str]]) -> str:
    body = "".join(
        f'<Relationship Id="rId{n}" Type="{kind}" Target="{target}"/>' for n, (kind, target) in enumerate(entries, 1)
    )
    return f'{HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{body}</Relationships>'


def package(body: str) -> dict[str, str]:
    """The parts of a .docx by name, around the body of the document."""
    types = "".join(
        f'<Override PartName="/{name}" ContentType="{OFFICE}.{kind}+xml"/>' for name, (_, kind) in PARTS.items()
    )
    inner = [(f"{R}/{kind}", Path(name).name) for name, (_, kind) in PARTS.items()]
    outer = [
        (f"{R}/officeDocument", "word/document.xml"),
        (
            "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
            "docProps/core.xml",
        ),
        (f"{R}/extended-properties", "docProps/app.xml"),
    ]
    return {
        "[Content_Types].xml": (
            f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{OFFICE}.document.main+xml"/>{types}'
            '<Override PartName="/docProps/core.xml" '
            'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
            '<Override PartName="/docProps/app.xml" '
            'ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/></Types>'
        ),
        "_rels/.rels": relationships(outer),
        "word/document.xml": f'{HEAD}<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{body}</w:body></w:document>',
        "word/_rels/document.xml.rels": relationships(inner),
        "docProps/core.xml": CORE_XML,
        "docProps/app.xml": APP_XML,
        **{name: xml for name, (xml, _) in PARTS.items()},
    }


def p(style_id: str, text: str = "", extra: str = "") -> str:
    content = f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>' if text else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style_id}"/>{extra}</w:pPr>{content}</w:p>'


def tag(text: str) -> str:
    return p("Normal", "{%p " + text + " %}")


def page(landscape: bool = False) -> str:
    across, down = (HEIGHT, WIDTH) if landscape else (WIDTH, HEIGHT)
    orient = ' w:orient="landscape"' if landscape else ""
    top, right, bottom, left = (LEFT, TOP, RIGHT, BOTTOM) if landscape else (TOP, RIGHT, BOTTOM, LEFT)
    return (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId5"/><w:headerReference w:type="first" r:id="rId6"/>'
        f'<w:pgSz w:w="{across}" w:h="{down}"{orient}/><w:pgMar w:top="{top}" w:right="{right}" w:bottom="{bottom}" '
        f'w:left="{left}" w:header="{HEADER}" w:footer="{HEADER}" w:gutter="0"/><w:titlePg/></w:sectPr>'
    )


def columns(*cells: tuple[int, str]) -> str:
    """A borderless row: the parts of one line of requisites."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width, _ in cells)
    row = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="bottom"/></w:tcPr>{content}</w:tc>'
        for width, content in cells
    )
    total = sum(width for width, _ in cells)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{total}" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid><w:tr><w:trPr><w:cantSplit/></w:trPr>{row}</w:tr></w:tbl>"
    )


APPROVALS = tag("if approvals") + p("BodyText", "{{p approvals }}") + p("AfterTable") + tag("endif")
CONTENTS = tag("if contents") + p("Title", "Содержание") + p("TOC1", "{{p contents }}") + tag("endif")
DRAFT = tag("if draft") + p("Draft", "{{ draft }}") + tag("endif")
MARKS = (
    tag("for mark in marks") + tag("for line in mark") + p("Mark", "{{ line }}") + tag("endfor")
    + p("AfterTable") + tag("endfor")
)  # fmt: skip
TEXT_WIDTH = WIDTH - LEFT - RIGHT


SUBTITLE = tag("if subtitle") + p("Subtitle", "{{ subtitle }}") + tag("endif")


def standing(width: int, height: int, content: str, align: str) -> str:
    """A row of the title page: as high as it must be to hold its content in place."""
    return (
        f'<w:tr><w:trPr><w:trHeight w:val="{height}" w:hRule="atLeast"/></w:trPr><w:tc><w:tcPr>'
        f'<w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="{align}"/></w:tcPr>{content}</w:tc></w:tr>'
    )


def title_page(width: int = TEXT_WIDTH, title_height: int = 7000, place_height: int = 2300) -> str:
    """The title, on a page of its own if the document has a place or a year to print there."""
    return (
        tag("if place or year")
        + f'<w:tbl><w:tblPr><w:tblW w:w="{width}" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr>'
        f'<w:tblGrid><w:gridCol w:w="{width}"/></w:tblGrid>'
        + standing(width, title_height, p("Title", "{{ title }}") + SUBTITLE, "center")
        + standing(width, place_height, p("Requisite", "{{ place }}") + p("Requisite", "{{ year }}"), "bottom")
        + "</w:tbl>"
        + '<w:p><w:pPr><w:pStyle w:val="AfterTable"/></w:pPr><w:r><w:br w:type="page"/></w:r></w:p>'
        + tag("else") + p("Title", "{{ title }}") + SUBTITLE + tag("endif")
    )  # fmt: skip


ORDER = (
    DRAFT
    + tag("for line in issuer") + p("Requisite", "{{ line }}", KEEP) + tag("endfor")
    + p("Requisite")
    + p("Requisite", "{{ form }}", KEEP).replace("<w:r>", f"<w:r><w:rPr>{BOLD}{size(16)}</w:rPr>")
    + p("Requisite")
    + columns((TEXT_WIDTH // 2, p("Normal", "{{ date }}")),
              (TEXT_WIDTH - TEXT_WIDTH // 2, p("Normal", "№ {{ number }}", jc("right"))))
    + tag("if place") + p("Requisite", "{{ place }}", spacing(120)) + tag("endif")
    + p("Subject", "{{ heading }}")
    + p("BodyText", "{{p preamble }}")
    + p("Command", "{{ command }}")
    + p("Clause", "{{p clauses }}")
    + p("AfterTable", "", KEEP + spacing(480))
    + columns((TEXT_WIDTH * 3 // 5, p("Normal", "{{ post }}", KEEP_LINES)),
              (TEXT_WIDTH - TEXT_WIDTH * 3 // 5, p("Normal", "{{ name }}", jc("right"))))
    + p("AfterTable")
)  # fmt: skip

HEAD_PARTS = DRAFT + MARKS + APPROVALS
TEXT = CONTENTS + p("BodyText", "{{p body }}")
TEMPLATES = {
    "order.docx": ORDER + page(),
    "program.docx": HEAD_PARTS + title_page() + TEXT + page(),
    "roadmap.docx": HEAD_PARTS + title_page(HEIGHT - TOP - BOTTOM, 2800, 1200) + TEXT + page(landscape=True),
    "document.docx": HEAD_PARTS + title_page() + TEXT + page(),
}


def write(path: Path, parts: dict[str, str]) -> None:
    """Write the parts with fixed times, so that the file changes only when its content does."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package_file:
        for name, xml in parts.items():
            package_file.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), xml, zipfile.ZIP_DEFLATED)


def main() -> None:
    """Write every default template."""
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else TARGET
    target.mkdir(parents=True, exist_ok=True)
    for name, body in TEMPLATES.items():
        write(target / name, package(body))
        print(target / name)


if __name__ == "__main__":
    main()
