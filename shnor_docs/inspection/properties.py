"""Properties of Word folded layer by layer: what a later layer says stands, what it leaves out stays."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from shnor_docs.rendering.package.xml import Element, W, is_on, tag_of, twips, whole_number

_AUTO_LINE = 240
_SLOTS = ("ascii", "hAnsi")


@dataclass(frozen=True, slots=True)
class ParagraphFormat:
    """Effective properties of a paragraph: lengths in twips; ``first`` is negative for a hanging line."""

    left: int = 0
    right: int = 0
    first: int = 0
    before: int = 0
    after: int = 0
    line: int = _AUTO_LINE
    line_rule: str = "auto"
    alignment: str = "left"
    keep_next: bool = False
    outline: int | None = None
    is_list: bool = False
    starts_page: bool = False


@dataclass(frozen=True, slots=True)
class RunFormat:
    """Effective properties of text: fonts of Latin and of all other letters, size in points."""

    latin: str = "Times New Roman"
    other: str = "Times New Roman"
    size: float = 10
    is_hidden: bool = False


def folded_paragraph(layers: Iterable[Element]) -> ParagraphFormat:
    """The format that lists of properties (``w:pPr``) give, the last one strongest."""
    found = ParagraphFormat()
    for layer in layers:
        for element in layer:
            found = _with_paragraph_property(found, tag_of(element).removeprefix(W), element)
    return found


def _with_paragraph_property(found: ParagraphFormat, name: str, element: Element) -> ParagraphFormat:
    value = element.get(f"{W}val")
    match name:
        case "ind":
            return _indented(found, element)
        case "spacing":
            return _spaced(found, element)
        case "jc":
            return replace(found, alignment={"start": "left", "end": "right"}.get(value or "", value or "left"))
        case "keepNext":
            return replace(found, keep_next=is_on(element))
        case "outlineLvl":
            level = whole_number(value, 9)
            return replace(found, outline=level if level < 9 else None)
        case "numPr":
            number = element.find(f"{W}numId")
            return found if number is None else replace(found, is_list=number.get(f"{W}val") != "0")
        case "pageBreakBefore":
            return replace(found, starts_page=is_on(element))
    return found


def _indented(found: ParagraphFormat, element: Element) -> ParagraphFormat:
    left = element.get(f"{W}left", element.get(f"{W}start"))
    right = element.get(f"{W}right", element.get(f"{W}end"))
    first, hanging = element.get(f"{W}firstLine"), element.get(f"{W}hanging")
    indent = -twips(hanging, 0) if hanging is not None else twips(first, found.first)
    return replace(found, left=twips(left, found.left), right=twips(right, found.right), first=indent)


def _spaced(found: ParagraphFormat, element: Element) -> ParagraphFormat:
    return replace(
        found,
        before=twips(element.get(f"{W}before"), found.before),
        after=twips(element.get(f"{W}after"), found.after),
        line=twips(element.get(f"{W}line"), found.line),
        line_rule=element.get(f"{W}lineRule", "auto" if element.get(f"{W}line") else found.line_rule),
    )


def folded_run(layers: Iterable[Element], theme: Mapping[str, str]) -> RunFormat:
    """The format that lists of properties (``w:rPr``) give; ``theme`` names fonts by «minorHAnsi», «majorHAnsi» …"""
    found = RunFormat()
    for layer in layers:
        for element in layer:
            match tag_of(element).removeprefix(W):
                case "rFonts":
                    latin, other = (_font(element, slot, theme) for slot in _SLOTS)
                    found = replace(found, latin=latin or found.latin, other=other or found.other)
                case "sz":
                    found = replace(found, size=twips(element.get(f"{W}val"), round(found.size * 2)) / 2)
                case "vanish":
                    found = replace(found, is_hidden=is_on(element))
    return found


def _font(element: Element, slot: str, theme: Mapping[str, str]) -> str | None:
    """The font that is named, by the theme first: Word lets it win over a name."""
    by_theme = theme.get(element.get(f"{W}{slot}Theme", ""))
    return by_theme or element.get(f"{W}{slot}")
