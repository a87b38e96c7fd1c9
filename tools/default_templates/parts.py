"""A template as the parts of a package, and as a file whose bytes depend on nothing else."""

from __future__ import annotations

import zipfile
from pathlib import Path

from default_templates.lists import NUMBERING_XML
from default_templates.look import STYLES_XML
from default_templates.markup import DECLARATION, R, W, p
from default_templates.measures import BOTTOM, FONT, HEADER, HEIGHT, LEFT, RIGHT, TOP, WIDTH
from default_templates.theme import THEME_XML

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"

FONTS_XML = (
    f'{DECLARATION}<w:fonts xmlns:w="{W}"><w:font w:name="{FONT}"><w:altName w:val="Liberation Serif"/>'
    '<w:family w:val="roman"/><w:pitch w:val="variable"/></w:font></w:fonts>'
)
SETTINGS_XML = (
    f'{DECLARATION}<w:settings xmlns:w="{W}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="708"/>'
    '<w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:compatSetting w:name="compatibilityMode" '
    'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
    '<w:themeFontLang w:val="ru-RU"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>'
)
_NUMBER = (
    '<w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    '<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    '<w:r><w:t>2</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
)
CORE_XML = (
    f'{DECLARATION}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>{{ document.title }}</dc:title>'
    "<dc:subject>{{ document.subject }}</dc:subject><dc:creator>{{ document.author }}</dc:creator>"
    "<cp:keywords>{{ document.keywords }}</cp:keywords><dc:language>ru-RU</dc:language></cp:coreProperties>"
)
APP_XML = (
    f'{DECLARATION}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>Microsoft Office Word</Application></Properties>"
)
_OUTER = {
    "word/document.xml": (f"{R}/officeDocument", f"{_WORD}.document.main+xml"),
    "docProps/core.xml": (
        f"{_PACKAGE}/relationships/metadata/core-properties",
        "application/vnd.openxmlformats-package.core-properties+xml",
    ),
    "docProps/app.xml": (
        f"{R}/extended-properties",
        "application/vnd.openxmlformats-officedocument.extended-properties+xml",
    ),
}
_INNER = {
    "word/styles.xml": (f"{R}/styles", f"{_WORD}.styles+xml"),
    "word/numbering.xml": (f"{R}/numbering", f"{_WORD}.numbering+xml"),
    "word/settings.xml": (f"{R}/settings", f"{_WORD}.settings+xml"),
    "word/fontTable.xml": (f"{R}/fontTable", f"{_WORD}.fontTable+xml"),
    "word/header1.xml": (f"{R}/header", f"{_WORD}.header+xml"),
    "word/header2.xml": (f"{R}/header", f"{_WORD}.header+xml"),
    "word/theme/theme1.xml": (f"{R}/theme", "application/vnd.openxmlformats-officedocument.theme+xml"),
}
_FIRST_PAGE, _LATER_PAGES = "rId6", "rId5"


def page(landscape: bool = False) -> str:
    """The section: the first page has no number; turned, the sheet keeps its margins at the same edges."""
    across, down = (HEIGHT, WIDTH) if landscape else (WIDTH, HEIGHT)
    orient = ' w:orient="landscape"' if landscape else ""
    top, right, bottom, left = (LEFT, TOP, RIGHT, BOTTOM) if landscape else (TOP, RIGHT, BOTTOM, LEFT)
    return (
        f'<w:sectPr><w:headerReference w:type="default" r:id="{_LATER_PAGES}"/>'
        f'<w:headerReference w:type="first" r:id="{_FIRST_PAGE}"/><w:pgSz w:w="{across}" w:h="{down}"{orient}/>'
        f'<w:pgMar w:top="{top}" w:right="{right}" w:bottom="{bottom}" w:left="{left}" w:header="{HEADER}" '
        f'w:footer="{HEADER}" w:gutter="0"/><w:titlePg/></w:sectPr>'
    )


def package(body: str, first_header: str = p("Header")) -> dict[str, str]:
    """The parts of a template by name."""
    return {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations("", _OUTER),
        "word/document.xml": _document(body),
        "word/_rels/document.xml.rels": _relations("word/", _INNER),
        "docProps/core.xml": CORE_XML,
        "docProps/app.xml": APP_XML,
        "word/styles.xml": STYLES_XML,
        "word/numbering.xml": NUMBERING_XML,
        "word/settings.xml": SETTINGS_XML,
        "word/fontTable.xml": FONTS_XML,
        "word/header1.xml": _header(_NUMBER),
        "word/header2.xml": _header(first_header),
        "word/theme/theme1.xml": THEME_XML,
    }


def _document(body: str) -> str:
    return f'{DECLARATION}<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{body}</w:body></w:document>'


def _header(content: str) -> str:
    return f'{DECLARATION}<w:hdr xmlns:w="{W}">{content}</w:hdr>'


def _content_types() -> str:
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, (_, kind) in {**_OUTER, **_INNER}.items()
    )
    return (
        f'{DECLARATION}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _relations(base: str, parts: dict[str, tuple[str, str]]) -> str:
    body = "".join(
        f'<Relationship Id="rId{n}" Type="{kind}" Target="{name.removeprefix(base)}"/>'
        for n, (name, (kind, _)) in enumerate(parts.items(), 1)
    )
    return f'{DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">{body}</Relationships>'


def write(path: Path, parts: dict[str, str]) -> None:
    """Write the parts with fixed times, so that the file changes only when its content does."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package_file:
        for name, xml in parts.items():
            package_file.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), xml, zipfile.ZIP_DEFLATED)
