"""Shapes and styles that the master and the layouts of slides are made of."""

from __future__ import annotations

from default_templates.slide_measures import FONT, FOOTER, NUMBER


def frame(box: tuple[int, int, int, int], geometry: str = "") -> str:
    left, top, width, height = box
    return f'<a:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>{geometry}'


def holder(number: int, name: str, kind: str, *, box: str = "", look: str = "", text: str = "") -> str:
    """A place for text; what it says is only seen in the master."""
    body = text or f'<a:p><a:r><a:rPr lang="ru-RU"/><a:t>{name}</a:t></a:r></a:p>'
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{name}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f"<p:nvPr><p:ph {kind}/></p:nvPr></p:nvSpPr><p:spPr>{box}</p:spPr>"
        f"<p:txBody>{look or '<a:bodyPr/><a:lstStyle/>'}{body}</p:txBody></p:sp>"
    )


def bar(number: int, box: tuple[int, int, int, int], color: str) -> str:
    """A coloured rectangle that no one fills."""
    rectangle = '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
    fill = f'<a:solidFill><a:schemeClr val="{color}"/></a:solidFill><a:ln><a:noFill/></a:ln>'
    empty = '<a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr lang="ru-RU"/></a:p>'
    named = f'<p:cNvPr id="{number}" name="Линия {number}"/><p:cNvSpPr/><p:nvPr userDrawn="1"/>'
    return (
        f"<p:sp><p:nvSpPr>{named}</p:nvSpPr>"
        f"<p:spPr>{frame(box, rectangle)}{fill}</p:spPr><p:txBody>{empty}</p:txBody></p:sp>"
    )


def tree(*shapes: str, background: str = "") -> str:
    empty = '<a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm>'
    return (
        f'<p:cSld{{name}}>{background}<p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/>'
        f"</p:nvGrpSpPr><p:grpSpPr>{empty}</p:grpSpPr>{''.join(shapes)}</p:spTree></p:cSld>"
    )


def small(anchor: str, align: str) -> str:
    letters = '<a:defRPr sz="1200"><a:solidFill><a:schemeClr val="accent3"/></a:solidFill></a:defRPr>'
    return (
        f'<a:bodyPr vert="horz" lIns="0" rIns="0" anchor="{anchor}"/>'
        f'<a:lstStyle><a:lvl1pPr algn="{align}">{letters}</a:lvl1pPr></a:lstStyle>'
    )


FIELD = (
    '<a:p><a:fld id="{B1A2C3D4-0001-4000-8000-000000000001}" type="slidenum"><a:rPr lang="ru-RU"/>'
    "<a:t>‹№›</a:t></a:fld></a:p>"
)
RECTANGLE = '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'


def foot(first: int, boxes: bool = False) -> str:
    footer = frame(FOOTER, RECTANGLE) if boxes else ""
    number = frame(NUMBER, RECTANGLE) if boxes else ""
    return holder(
        first,
        "Нижний колонтитул",
        'type="ftr" sz="quarter" idx="11"' if not boxes else 'type="ftr" sz="quarter" idx="3"',
        box=footer,
        look=small("ctr", "l"),
    ) + holder(
        first + 1,
        "Номер слайда",
        'type="sldNum" sz="quarter" idx="12"' if not boxes else 'type="sldNum" sz="quarter" idx="4"',
        box=number,
        look=small("ctr", "r"),
        text=FIELD,
    )


def level(number: int, points: int, indent: int, hanging: int, before: int, bullet: str) -> str:
    return (
        f'<a:lvl{number}pPr marL="{indent}" indent="-{hanging}" algn="l" defTabSz="914400" rtl="0" eaLnBrk="1" '
        f'latinLnBrk="0" hangingPunct="1"><a:lnSpc><a:spcPct val="100000"/></a:lnSpc>'
        f'<a:spcBef><a:spcPts val="{before * 100}"/></a:spcBef><a:buClr><a:schemeClr val="accent2"/></a:buClr>'
        f'<a:buFont typeface="{FONT}"/><a:buChar char="{bullet}"/><a:defRPr sz="{points * 100}" kern="1200">'
        '<a:solidFill><a:schemeClr val="tx1"/></a:solidFill><a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/>'
        f'<a:cs typeface="+mn-cs"/></a:defRPr></a:lvl{number}pPr>'
    )


LEVELS = (
    (20, 320_040, 8, "•"),
    (18, 640_080, 4, "–"),
    (16, 960_120, 4, "•"),
    (16, 1_280_160, 4, "–"),
    (16, 1_600_200, 4, "•"),
)
BODY_STYLE = "".join(
    level(number, points, indent, 320_040, before, bullet)
    for number, (points, indent, before, bullet) in enumerate(LEVELS, 1)
)
TITLE_STYLE = (
    '<a:lvl1pPr algn="l" defTabSz="914400" rtl="0" eaLnBrk="1" latinLnBrk="0" hangingPunct="1">'
    '<a:lnSpc><a:spcPct val="95000"/></a:lnSpc><a:spcBef><a:spcPct val="0"/></a:spcBef><a:buNone/>'
    '<a:defRPr sz="2800" b="1" kern="1200"><a:solidFill><a:schemeClr val="tx2"/></a:solidFill>'
    '<a:latin typeface="+mj-lt"/><a:ea typeface="+mj-ea"/><a:cs typeface="+mj-cs"/></a:defRPr></a:lvl1pPr>'
)
OTHER_STYLE = (
    '<a:lvl1pPr marL="0" algn="l" defTabSz="914400"><a:defRPr sz="1800" kern="1200"><a:solidFill>'
    '<a:schemeClr val="tx1"/></a:solidFill><a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/>'
    '<a:cs typeface="+mn-cs"/></a:defRPr></a:lvl1pPr>'
)
MAP = (
    '<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" '
    'accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>'
)
OWN_MAP = "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>"
WHITE = '<p:bg><p:bgPr><a:solidFill><a:schemeClr val="bg1"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>'
TIGHT = '<a:bodyPr vert="horz" lIns="0" tIns="45720" rIns="0" bIns="45720" anchor="{}"><a:normAutofit/></a:bodyPr>'
