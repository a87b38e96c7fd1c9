"""The ready template of slides, 16:9: a master, three layouts, notes; calm, dark blue on white, in Arial.

Arial is on every Windows; LibreOffice prints Liberation Sans, of the same widths, in its place.
"""

from __future__ import annotations

from default_templates.markup import DECLARATION

_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_P = "http://schemas.openxmlformats.org/presentationml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.presentationml"
_NAMES = f'xmlns:a="{_A}" xmlns:r="{_R}" xmlns:p="{_P}"'
FONT = "Arial"
WIDTH, HEIGHT = 12_192_000, 6_858_000
_LEFT = 548_640
_ACROSS = WIDTH - 2 * _LEFT
_COLORS = {
    "dk1": "1A1A1A", "lt1": "FFFFFF", "dk2": "1F3864", "lt2": "EEF1F6", "accent1": "1F3864", "accent2": "5B7DB1",
    "accent3": "8C8C8C", "accent4": "B08D3C", "accent5": "4F7F6E", "accent6": "9C4A3C", "hlink": "1F3864",
    "folHlink": "5B5B7A",
}  # fmt: skip
_TITLE = (_LEFT, 301_752, _ACROSS, 914_400)
_LINE = 1_261_872
_BODY = (_LEFT, 1_399_032, _ACROSS, 4_846_320)
_FOOTER = (_LEFT, 6_382_512, 9_326_880, 320_040)
_NUMBER = (WIDTH - _LEFT - 1_371_600, 6_382_512, 1_371_600, 320_040)
_COVER_TITLE = (914_400, 1_371_600, 10_363_200, 2_468_880)
_COVER_LINE = 3_959_352
_COVER_SUBTITLE = (914_400, 4_087_368, 10_363_200, 1_737_360)
_NOTES = (6_858_000, 9_144_000)


def _frame(box: tuple[int, int, int, int], geometry: str = "") -> str:
    left, top, width, height = box
    return f'<a:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>{geometry}'


def _holder(number: int, name: str, kind: str, *, box: str = "", look: str = "", text: str = "") -> str:
    """A place for text; what it says is only seen in the master."""
    body = text or f'<a:p><a:r><a:rPr lang="ru-RU"/><a:t>{name}</a:t></a:r></a:p>'
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{name}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f"<p:nvPr><p:ph {kind}/></p:nvPr></p:nvSpPr><p:spPr>{box}</p:spPr>"
        f"<p:txBody>{look or '<a:bodyPr/><a:lstStyle/>'}{body}</p:txBody></p:sp>"
    )


def _bar(number: int, box: tuple[int, int, int, int], color: str) -> str:
    rectangle = '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="Линия {number}"/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr>'
        f'<p:spPr>{_frame(box, rectangle)}<a:solidFill><a:schemeClr val="{color}"/></a:solidFill><a:ln><a:noFill/></a:ln>'
        '</p:spPr><p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr lang="ru-RU"/></a:p></p:txBody></p:sp>'
    )


def _tree(*shapes: str, background: str = "") -> str:
    empty = '<a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm>'
    return (
        f'<p:cSld{{name}}>{background}<p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/>'
        f"</p:nvGrpSpPr><p:grpSpPr>{empty}</p:grpSpPr>{''.join(shapes)}</p:spTree></p:cSld>"
    )


def _small(anchor: str, align: str) -> str:
    letters = '<a:defRPr sz="1200"><a:solidFill><a:schemeClr val="accent3"/></a:solidFill></a:defRPr>'
    return (
        f'<a:bodyPr vert="horz" lIns="0" rIns="0" anchor="{anchor}"/>'
        f'<a:lstStyle><a:lvl1pPr algn="{align}">{letters}</a:lvl1pPr></a:lstStyle>'
    )


_FIELD = '<a:p><a:fld id="{B1A2C3D4-0001-4000-8000-000000000001}" type="slidenum"><a:rPr lang="ru-RU"/><a:t>‹№›</a:t></a:fld></a:p>'
_EMPTY = '<a:p><a:endParaRPr lang="ru-RU"/></a:p>'
_RECTANGLE = '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'


def _foot(first: int, boxes: bool = False) -> str:
    footer = _frame(_FOOTER, _RECTANGLE) if boxes else ""
    number = _frame(_NUMBER, _RECTANGLE) if boxes else ""
    return _holder(
        first,
        "Нижний колонтитул",
        'type="ftr" sz="quarter" idx="11"' if not boxes else 'type="ftr" sz="quarter" idx="3"',
        box=footer,
        look=_small("ctr", "l"),
        text=_EMPTY,
    ) + _holder(
        first + 1,
        "Номер слайда",
        'type="sldNum" sz="quarter" idx="12"' if not boxes else 'type="sldNum" sz="quarter" idx="4"',
        box=number,
        look=_small("ctr", "r"),
        text=_FIELD,
    )


def _level(number: int, points: int, indent: int, hanging: int, before: int, bullet: str) -> str:
    return (
        f'<a:lvl{number}pPr marL="{indent}" indent="-{hanging}" algn="l" defTabSz="914400" rtl="0" eaLnBrk="1" '
        f'latinLnBrk="0" hangingPunct="1"><a:lnSpc><a:spcPct val="100000"/></a:lnSpc>'
        f'<a:spcBef><a:spcPts val="{before * 100}"/></a:spcBef><a:buClr><a:schemeClr val="accent2"/></a:buClr>'
        f'<a:buFont typeface="{FONT}"/><a:buChar char="{bullet}"/><a:defRPr sz="{points * 100}" kern="1200">'
        '<a:solidFill><a:schemeClr val="tx1"/></a:solidFill><a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/>'
        f'<a:cs typeface="+mn-cs"/></a:defRPr></a:lvl{number}pPr>'
    )


_LEVELS = ((20, 320_040, 8, "•"), (18, 640_080, 4, "–"), (16, 960_120, 4, "•"), (16, 1_280_160, 4, "–"), (16, 1_600_200, 4, "•"))
_BODY_STYLE = "".join(
    _level(number, points, indent, 320_040, before, bullet)
    for number, (points, indent, before, bullet) in enumerate(_LEVELS, 1)
)
_TITLE_STYLE = (
    '<a:lvl1pPr algn="l" defTabSz="914400" rtl="0" eaLnBrk="1" latinLnBrk="0" hangingPunct="1">'
    '<a:lnSpc><a:spcPct val="95000"/></a:lnSpc><a:spcBef><a:spcPct val="0"/></a:spcBef><a:buNone/>'
    '<a:defRPr sz="2800" b="1" kern="1200"><a:solidFill><a:schemeClr val="tx2"/></a:solidFill>'
    '<a:latin typeface="+mj-lt"/><a:ea typeface="+mj-ea"/><a:cs typeface="+mj-cs"/></a:defRPr></a:lvl1pPr>'
)
_OTHER_STYLE = (
    '<a:lvl1pPr marL="0" algn="l" defTabSz="914400"><a:defRPr sz="1800" kern="1200"><a:solidFill>'
    '<a:schemeClr val="tx1"/></a:solidFill><a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/>'
    '<a:cs typeface="+mn-cs"/></a:defRPr></a:lvl1pPr>'
)
_MAP = (
    '<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" '
    'accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>'
)
_OWN_MAP = "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>"
_WHITE = '<p:bg><p:bgPr><a:solidFill><a:schemeClr val="bg1"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>'
_TIGHT = '<a:bodyPr vert="horz" lIns="0" tIns="45720" rIns="0" bIns="45720" anchor="{}"><a:normAutofit/></a:bodyPr>'

_MASTER = (
    f"{DECLARATION}<p:sldMaster {_NAMES}>"
    + _tree(
        _bar(7, (0, 0, 182_880, HEIGHT), "accent1"),
        _holder(
            2,
            "Заголовок",
            'type="title"',
            box=_frame(_TITLE, _RECTANGLE),
            look=f"{_TIGHT.format('b')}<a:lstStyle/>",
        ),
        _holder(
            3,
            "Текст",
            'type="body" idx="1"',
            box=_frame(_BODY, _RECTANGLE),
            look=f"{_TIGHT.format('t')}<a:lstStyle/>",
        ),
        _foot(4, boxes=True),
        background=_WHITE,
    ).replace("{name}", "")
    + _MAP
    + '<p:sldLayoutIdLst><p:sldLayoutId id="2147483649" r:id="rId1"/><p:sldLayoutId id="2147483650" r:id="rId2"/>'
    '<p:sldLayoutId id="2147483651" r:id="rId3"/></p:sldLayoutIdLst>'
    f"<p:txStyles><p:titleStyle>{_TITLE_STYLE}</p:titleStyle><p:bodyStyle>{_BODY_STYLE}</p:bodyStyle>"
    f"<p:otherStyle>{_OTHER_STYLE}</p:otherStyle></p:txStyles></p:sldMaster>"
)


def _layout(kind: str, name: str, *shapes: str) -> str:
    tree = _tree(*shapes).replace("{name}", f' name="{name}"')
    return f'{DECLARATION}<p:sldLayout {_NAMES} type="{kind}" preserve="1">{tree}{_OWN_MAP}</p:sldLayout>'


_RULE = _bar(8, (_LEFT, _LINE, _ACROSS, 19_050), "accent2")
_COVER_LOOK = (
    '<a:bodyPr anchor="b"><a:normAutofit/></a:bodyPr><a:lstStyle><a:lvl1pPr algn="l"><a:defRPr sz="3200" b="1"/></a:lvl1pPr></a:lstStyle>'
)
_SUBTITLE_LOOK = (
    '<a:bodyPr anchor="t"><a:normAutofit/></a:bodyPr><a:lstStyle><a:lvl1pPr marL="0" indent="0" algn="l"><a:buNone/><a:defRPr sz="2000"/>'
    "</a:lvl1pPr></a:lstStyle>"
)
_LAYOUTS = (
    _layout(
        "title",
        "Титульный слайд",
        _holder(2, "Заголовок", 'type="ctrTitle"', box=_frame(_COVER_TITLE, _RECTANGLE), look=_COVER_LOOK),
        _holder(3, "Подзаголовок", 'type="subTitle" idx="1"', box=_frame(_COVER_SUBTITLE, _RECTANGLE), look=_SUBTITLE_LOOK),
        _bar(8, (914_400, _COVER_LINE, 10_363_200, 28_575), "accent2"),
    ),
    _layout(
        "obj",
        "Заголовок и текст",
        _holder(2, "Заголовок", 'type="title"'),
        _RULE,
        _holder(3, "Текст", 'idx="1"'),
        _foot(4),
    ),
    _layout("titleOnly", "Только заголовок", _holder(2, "Заголовок", 'type="title"'), _RULE, _foot(3)),
)
_NOTES_MASTER = (
    f"{DECLARATION}<p:notesMaster {_NAMES}>"
    + _tree(
        '<p:sp><p:nvSpPr><p:cNvPr id="2" name="Слайд"/><p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/>'
        '</p:cNvSpPr><p:nvPr><p:ph type="sldImg" idx="2"/></p:nvPr></p:nvSpPr><p:spPr>'
        f"{_frame((685_800, 685_800, 5_486_400, 3_086_100), _RECTANGLE)}<a:noFill/>"
        '<a:ln w="12700"><a:solidFill><a:prstClr val="black"/></a:solidFill></a:ln></p:spPr></p:sp>',
        _holder(
            3,
            "Заметки",
            'type="body" sz="quarter" idx="3"',
            box=_frame((685_800, 4_000_500, 5_486_400, 4_572_000), _RECTANGLE),
        ),
        background=_WHITE,
    ).replace("{name}", "")
    + _MAP
    + f'<p:notesStyle>{_OTHER_STYLE.replace("1800", "1200")}</p:notesStyle></p:notesMaster>'
)
_PRESENTATION = (
    f"{DECLARATION}<p:presentation {_NAMES} saveSubsetFonts=\"1\">"
    '<p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="rId1"/></p:sldMasterIdLst>'
    '<p:notesMasterIdLst><p:notesMasterId r:id="rId2"/></p:notesMasterIdLst>'
    f'<p:sldSz cx="{WIDTH}" cy="{HEIGHT}"/><p:notesSz cx="{_NOTES[0]}" cy="{_NOTES[1]}"/>'
    f"<p:defaultTextStyle>{_OTHER_STYLE}</p:defaultTextStyle></p:presentation>"
)
_SOLID = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'


def _faces(kind: str) -> str:
    return f'<a:{kind}><a:latin typeface="{FONT}"/><a:ea typeface=""/><a:cs typeface=""/></a:{kind}>'


_THEME = (
    f'{DECLARATION}<a:theme xmlns:a="{_A}" name="Слайды"><a:themeElements><a:clrScheme name="Слайды">'
    + "".join(f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in _COLORS.items())
    + f'</a:clrScheme><a:fontScheme name="Слайды">{_faces("majorFont")}{_faces("minorFont")}</a:fontScheme>'
    f'<a:fmtScheme name="Слайды"><a:fillStyleLst>{_SOLID * 3}</a:fillStyleLst>'
    f'<a:lnStyleLst>{f"<a:ln w={chr(34)}6350{chr(34)}>{_SOLID}</a:ln>" * 3}</a:lnStyleLst>'
    f"<a:effectStyleLst>{'<a:effectStyle><a:effectLst/></a:effectStyle>' * 3}</a:effectStyleLst>"
    f"<a:bgFillStyleLst>{_SOLID * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
)
_CORE = (
    f'{DECLARATION}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>Слайды</dc:title>'
    "<dc:language>ru-RU</dc:language></cp:coreProperties>"
)
_APP = (
    f'{DECLARATION}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>Microsoft Office PowerPoint</Application></Properties>"
)
_STYLES = f'{DECLARATION}<a:tblStyleLst xmlns:a="{_A}" def="{{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}}"/>'
_THEME_TYPE = "application/vnd.openxmlformats-officedocument.theme+xml"
_PROPERTIES = "application/vnd.openxmlformats-officedocument.extended-properties+xml"
_PARTS = {
    "docProps/core.xml": ("application/vnd.openxmlformats-package.core-properties+xml", _CORE),
    "docProps/app.xml": (_PROPERTIES, _APP),
    "ppt/presentation.xml": (f"{_TYPE}.presentation.main+xml", _PRESENTATION),
    "ppt/presProps.xml": (f"{_TYPE}.presProps+xml", f"{DECLARATION}<p:presentationPr {_NAMES}/>"),
    "ppt/viewProps.xml": (f"{_TYPE}.viewProps+xml", f"{DECLARATION}<p:viewPr {_NAMES}/>"),
    "ppt/tableStyles.xml": (f"{_TYPE}.tableStyles+xml", _STYLES),
    "ppt/slideMasters/slideMaster1.xml": (f"{_TYPE}.slideMaster+xml", _MASTER),
    **{
        f"ppt/slideLayouts/slideLayout{number}.xml": (f"{_TYPE}.slideLayout+xml", layout)
        for number, layout in enumerate(_LAYOUTS, 1)
    },
    "ppt/notesMasters/notesMaster1.xml": (f"{_TYPE}.notesMaster+xml", _NOTES_MASTER),
    "ppt/theme/theme1.xml": (_THEME_TYPE, _THEME),
    "ppt/theme/theme2.xml": (_THEME_TYPE, _THEME),
}
_RELATIONS = {
    "_rels/.rels": (
        (f"{_R}/officeDocument", "ppt/presentation.xml"),
        (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        (f"{_R}/extended-properties", "docProps/app.xml"),
    ),
    "ppt/_rels/presentation.xml.rels": (
        (f"{_R}/slideMaster", "slideMasters/slideMaster1.xml"),
        (f"{_R}/notesMaster", "notesMasters/notesMaster1.xml"),
        (f"{_R}/presProps", "presProps.xml"),
        (f"{_R}/viewProps", "viewProps.xml"),
        (f"{_R}/tableStyles", "tableStyles.xml"),
        (f"{_R}/theme", "theme/theme1.xml"),
    ),
    "ppt/slideMasters/_rels/slideMaster1.xml.rels": (
        *((f"{_R}/slideLayout", f"../slideLayouts/slideLayout{n}.xml") for n in (1, 2, 3)),
        (f"{_R}/theme", "../theme/theme1.xml"),
    ),
    **{
        f"ppt/slideLayouts/_rels/slideLayout{n}.xml.rels": ((f"{_R}/slideMaster", "../slideMasters/slideMaster1.xml"),)
        for n in (1, 2, 3)
    },
    "ppt/notesMasters/_rels/notesMaster1.xml.rels": ((f"{_R}/theme", "../theme/theme2.xml"),),
}


def _types() -> str:
    own = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, (kind, _) in _PARTS.items())
    return (
        f'{DECLARATION}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{own}</Types>'
    )


def _links(targets: tuple[tuple[str, str], ...]) -> str:
    each = (
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'{DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">{"".join(each)}</Relationships>'


def slides() -> dict[str, str]:
    """The parts of the template of slides."""
    links = {name: _links(targets) for name, targets in _RELATIONS.items()}
    return {"[Content_Types].xml": _types(), **links, **{name: text for name, (_, text) in _PARTS.items()}}


SLIDES = {"slides.pptx": slides()}
