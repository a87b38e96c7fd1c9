"""The styles that all the templates share: an official changes the look of a document by changing a style."""

from __future__ import annotations

from default_templates.markup import (
    BOLD,
    DECLARATION,
    KEEP,
    KEEP_LINES,
    NO_HYPHENS,
    W,
    ind,
    jc,
    size,
    spacing,
)
from default_templates.measures import CORNER, FONT, INDENT, SUBJECT, TEXT_WIDTH

_LINE = 252
"""A little more than single: the standard allows 1 to 1,5 in the text."""
_WIDOWS = "<w:widowControl/>"


def style(name: str, style_id: str, based: str | None, paragraph: str = "", run: str = "", following: str = "") -> str:
    """A paragraph style; one that is based on nothing is the default."""
    base = f'<w:basedOn w:val="{based}"/>' if based else ""
    following = f'<w:next w:val="{following}"/>' if following else ""
    default = "" if based else ' w:default="1"'
    return (
        f'<w:style w:type="paragraph"{default} w:styleId="{style_id}"><w:name w:val="{name}"/>{base}{following}'
        f"<w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


def heading(level: int, space: str, place: str) -> str:
    """A real heading: Word's outline and screen readers see it, and it stays with what it heads."""
    name, properties = f"heading {level}", KEEP + KEEP_LINES + NO_HYPHENS + space + place
    outline = f'<w:outlineLvl w:val="{level - 1}"/>'
    return style(name, f"Heading{level}", "Normal", properties + outline, BOLD, "BodyText")


def listed(number: int) -> str:
    """The list of ``lists`` that a style belongs to."""
    return f'<w:numPr><w:numId w:val="{number}"/></w:numPr>'


_CENTER, _BOTH = jc("center"), jc("both")
_RIGHT_TAB = f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{TEXT_WIDTH}"/></w:tabs>'
_TEXT = (
    style("Normal", "Normal", None, _WIDOWS + spacing()),
    style("Body Text", "BodyText", "Normal", spacing(line=_LINE) + ind(first=INDENT) + _BOTH),
    heading(1, spacing(360, 180), _CENTER),
    heading(2, spacing(240, 120), _CENTER),
    heading(3, spacing(180, 60), ind(first=INDENT)),
    style("Title", "Title", "Normal", KEEP + KEEP_LINES + NO_HYPHENS + spacing(480, 240) + _CENTER, BOLD),
    style("Subtitle", "Subtitle", "Normal", spacing(0, 240) + _CENTER),
    style("caption", "Caption", "Normal", KEEP + KEEP_LINES + NO_HYPHENS + spacing(180, 120) + _CENTER, BOLD),
    style("List Bullet", "ListBullet", "BodyText", listed(1) + "<w:contextualSpacing/>"),
    style("List Number", "ListNumber", "BodyText", listed(2) + "<w:contextualSpacing/>"),
    style("List Continue", "ListContinue", "BodyText"),
    style("header", "Header", "Normal", _CENTER, size(12)),
    style("TOC Heading", "TOCHeading", "Normal", KEEP + spacing(240, 180) + _CENTER, BOLD),
    style("toc 1", "TOC1", "Normal", _RIGHT_TAB + spacing(0, 60)),
    style("После содержания", "AfterContents", "Normal", spacing(0, 240)),
    style("Примечание", "Note", "Normal", spacing(60, 120) + _BOTH, size(12)),
)
_CORNER = ind(right=TEXT_WIDTH - CORNER)
_REQUISITES = (
    style("Гриф", "Mark", "Normal", NO_HYPHENS),
    style("Слово грифа", "MarkWord", "Mark", KEEP + spacing(120)),
    style("Проект", "Draft", "Normal", spacing(0, 120) + jc("right"), BOLD),
    style("Герб", "Arms", "Normal", spacing(0, 60) + _CENTER, size(4)),
    style("Герб углового бланка", "CornerArms", "Arms", _CORNER),
    style("Реквизит", "Requisite", "Normal", KEEP + NO_HYPHENS + _CENTER),
    style("Вид документа", "FormName", "Requisite", spacing(240, 200), BOLD + '<w:spacing w:val="40"/>'),
    style("Место составления", "Place", "Requisite", spacing(120)),
    style("Реквизит углового бланка", "CornerRequisite", "Requisite", _CORNER),
    style("Вид документа углового бланка", "CornerFormName", "FormName", spacing(200, 200) + _CORNER),
    style("Место составления углового бланка", "CornerPlace", "CornerRequisite", spacing(60)),
    style(
        "Заголовок к тексту",
        "Subject",
        "Normal",
        KEEP + NO_HYPHENS + spacing(200, 200) + ind(right=TEXT_WIDTH - SUBJECT),
        BOLD,
    ),
    style("Распорядительное слово", "Command", "Normal", KEEP + spacing(60, 60, _LINE) + ind(first=INDENT)),
    style("Пункт", "Clause", "BodyText"),
    style("Подпункт", "Subclause", "Clause"),
    style("Перед подписью", "BeforeSignature", "Normal", KEEP + spacing(480), size(4)),
    style("Подпись должностного лица", "Signature", "Normal", KEEP + KEEP_LINES + NO_HYPHENS),
    style("Место и год", "PlaceAndYear", "Normal", _CENTER),
)
_HAIR = spacing(0, 120, 20, "exact")
"""Word wants a paragraph after a table: a higher one is pushed to an empty page by a table that ends with the page."""
_CELLS = (
    style("Текст таблицы", "TableText", "Normal", NO_HYPHENS, size(12)),
    style("Шапка таблицы", "TableHead", "TableText", KEEP + _CENTER, BOLD),
    style("Группа таблицы", "TableGroup", "TableText", KEEP + _CENTER, BOLD),
    style("Список в таблице", "TableBullet", "TableText", listed(3)),
    style("Нумерация в таблице", "TableNumber", "TableText", listed(4)),
    style("После таблицы", "AfterTable", "Normal", _HAIR, '<w:sz w:val="2"/><w:szCs w:val="2"/>'),
)


def _margins(**twips: int) -> str:
    cells = "".join(f'<w:{side} w:w="{width}" w:type="dxa"/>' for side, width in twips.items())
    return f"<w:tblCellMar>{cells}</w:tblCellMar>"


def _table_style(name: str, style_id: str, properties: str) -> str:
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{style_id}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="TableNormal"/><w:tblPr>{properties}</w:tblPr></w:style>'
    )


_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_TABLES = (
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr>'
    f'<w:tblInd w:w="0" w:type="dxa"/>{_margins(left=0, right=0)}</w:tblPr></w:style>',
    _table_style(
        "Таблица документа",
        "DocumentTable",
        f"<w:tblBorders>{_BORDERS}</w:tblBorders>{_margins(top=28, left=85, bottom=28, right=85)}",
    ),
    _table_style("Таблица без границ", "PlainTable", _margins(bottom=170)),
)

STYLES_XML = (
    f'{DECLARATION}<w:styles xmlns:w="{W}"><w:docDefaults><w:rPrDefault><w:rPr>'
    f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>{size(14)}'
    '<w:lang w:val="ru-RU" w:eastAsia="ru-RU" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>'
    f"{''.join((*_TEXT, *_REQUISITES, *_CELLS, *_TABLES))}</w:styles>"
)
