"""The theme: Word needs none for these styles, but a package without it is called incomplete by validators."""

from __future__ import annotations

from default_templates.markup import DECLARATION
from default_templates.measures import FONT

_COLORS = {
    "dk1": "000000", "lt1": "FFFFFF", "dk2": "44546A", "lt2": "E7E6E6", "accent1": "4472C4", "accent2": "ED7D31",
    "accent3": "A5A5A5", "accent4": "FFC000", "accent5": "5B9BD5", "accent6": "70AD47", "hlink": "0563C1",
    "folHlink": "954F72",
}  # fmt: skip
_SOLID = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'


def _three(element: str, each: str) -> str:
    """The schema asks for three of each: subtle, moderate, intense."""
    return f"<a:{element}>{each * 3}</a:{element}>"


def _font(kind: str) -> str:
    return f'<a:{kind}><a:latin typeface="{FONT}"/><a:ea typeface=""/><a:cs typeface=""/></a:{kind}>'


THEME_XML = (
    f'{DECLARATION}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Документ">'
    '<a:themeElements><a:clrScheme name="Документ">'
    + "".join(f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in _COLORS.items())
    + '</a:clrScheme><a:fontScheme name="Документ">'
    + _font("majorFont")
    + _font("minorFont")
    + '</a:fontScheme><a:fmtScheme name="Документ">'
    + _three("fillStyleLst", _SOLID)
    + _three("lnStyleLst", f'<a:ln w="6350">{_SOLID}</a:ln>')
    + _three("effectStyleLst", "<a:effectStyle><a:effectLst/></a:effectStyle>")
    + _three("bgFillStyleLst", _SOLID)
    + "</a:fmtScheme></a:themeElements></a:theme>"
)
