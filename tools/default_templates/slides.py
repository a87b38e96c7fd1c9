"""The ready template of slides as the parts of a package: calm, dark blue on white, in Arial.

Arial is on every Windows; LibreOffice prints Liberation Sans, of the same widths, in its place.
"""

from __future__ import annotations

from default_templates.markup import DECLARATION
from default_templates.slide_layouts import LAYOUTS, MASTER, NOTES_MASTER
from default_templates.slide_measures import COLORS, FONT, HEIGHT, NAMES, NOTES, PACKAGE, TYPE, WIDTH, A, R
from default_templates.slide_shapes import OTHER_STYLE

PRESENTATION = (
    f'{DECLARATION}<p:presentation {NAMES} saveSubsetFonts="1">'
    '<p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="rId1"/></p:sldMasterIdLst>'
    '<p:notesMasterIdLst><p:notesMasterId r:id="rId2"/></p:notesMasterIdLst>'
    f'<p:sldSz cx="{WIDTH}" cy="{HEIGHT}"/><p:notesSz cx="{NOTES[0]}" cy="{NOTES[1]}"/>'
    f"<p:defaultTextStyle>{OTHER_STYLE}</p:defaultTextStyle></p:presentation>"
)
SOLID = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'


def faces(kind: str) -> str:
    return f'<a:{kind}><a:latin typeface="{FONT}"/><a:ea typeface=""/><a:cs typeface=""/></a:{kind}>'


THEME = (
    f'{DECLARATION}<a:theme xmlns:a="{A}" name="Слайды"><a:themeElements><a:clrScheme name="Слайды">'
    + "".join(f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in COLORS.items())
    + f'</a:clrScheme><a:fontScheme name="Слайды">{faces("majorFont")}{faces("minorFont")}</a:fontScheme>'
    f'<a:fmtScheme name="Слайды"><a:fillStyleLst>{SOLID * 3}</a:fillStyleLst>'
    f"<a:lnStyleLst>{f'<a:ln w={chr(34)}6350{chr(34)}>{SOLID}</a:ln>' * 3}</a:lnStyleLst>"
    f"<a:effectStyleLst>{'<a:effectStyle><a:effectLst/></a:effectStyle>' * 3}</a:effectStyleLst>"
    f"<a:bgFillStyleLst>{SOLID * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
)
CORE = (
    f'{DECLARATION}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>Слайды</dc:title>'
    "<dc:language>ru-RU</dc:language></cp:coreProperties>"
)
APP = (
    f'{DECLARATION}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>Microsoft Office PowerPoint</Application></Properties>"
)
STYLES = f'{DECLARATION}<a:tblStyleLst xmlns:a="{A}" def="{{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}}"/>'
THEME_TYPE = "application/vnd.openxmlformats-officedocument.theme+xml"
PROPERTIES = "application/vnd.openxmlformats-officedocument.extended-properties+xml"
PARTS = {
    "docProps/core.xml": ("application/vnd.openxmlformats-package.core-properties+xml", CORE),
    "docProps/app.xml": (PROPERTIES, APP),
    "ppt/presentation.xml": (f"{TYPE}.presentation.main+xml", PRESENTATION),
    "ppt/presProps.xml": (f"{TYPE}.presProps+xml", f"{DECLARATION}<p:presentationPr {NAMES}/>"),
    "ppt/viewProps.xml": (f"{TYPE}.viewProps+xml", f"{DECLARATION}<p:viewPr {NAMES}/>"),
    "ppt/tableStyles.xml": (f"{TYPE}.tableStyles+xml", STYLES),
    "ppt/slideMasters/slideMaster1.xml": (f"{TYPE}.slideMaster+xml", MASTER),
    **{
        f"ppt/slideLayouts/slideLayout{number}.xml": (f"{TYPE}.slideLayout+xml", layout)
        for number, layout in enumerate(LAYOUTS, 1)
    },
    "ppt/notesMasters/notesMaster1.xml": (f"{TYPE}.notesMaster+xml", NOTES_MASTER),
    "ppt/theme/theme1.xml": (THEME_TYPE, THEME),
    "ppt/theme/theme2.xml": (THEME_TYPE, THEME),
}
RELATIONS = {
    "_rels/.rels": (
        (f"{R}/officeDocument", "ppt/presentation.xml"),
        (f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        (f"{R}/extended-properties", "docProps/app.xml"),
    ),
    "ppt/_rels/presentation.xml.rels": (
        (f"{R}/slideMaster", "slideMasters/slideMaster1.xml"),
        (f"{R}/notesMaster", "notesMasters/notesMaster1.xml"),
        (f"{R}/presProps", "presProps.xml"),
        (f"{R}/viewProps", "viewProps.xml"),
        (f"{R}/tableStyles", "tableStyles.xml"),
        (f"{R}/theme", "theme/theme1.xml"),
    ),
    "ppt/slideMasters/_rels/slideMaster1.xml.rels": (
        *((f"{R}/slideLayout", f"../slideLayouts/slideLayout{n}.xml") for n in (1, 2, 3)),
        (f"{R}/theme", "../theme/theme1.xml"),
    ),
    **{
        f"ppt/slideLayouts/_rels/slideLayout{n}.xml.rels": ((f"{R}/slideMaster", "../slideMasters/slideMaster1.xml"),)
        for n in (1, 2, 3)
    },
    "ppt/notesMasters/_rels/notesMaster1.xml.rels": ((f"{R}/theme", "../theme/theme2.xml"),),
}


def types() -> str:
    own = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, (kind, _) in PARTS.items())
    return (
        f'{DECLARATION}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{own}</Types>'
    )


def links(targets: tuple[tuple[str, str], ...]) -> str:
    each = (
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'{DECLARATION}<Relationships xmlns="{PACKAGE}/relationships">{"".join(each)}</Relationships>'


def slides() -> dict[str, str]:
    """The parts of the template of slides."""
    linked = {name: links(targets) for name, targets in RELATIONS.items()}
    return {"[Content_Types].xml": types(), **linked, **{name: text for name, (_, text) in PARTS.items()}}


SLIDES = {"slides.pptx": slides()}
