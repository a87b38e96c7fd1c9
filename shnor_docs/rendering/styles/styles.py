"""Styles of a template by the names an official sees in Word."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from shnor_docs.diagnostics import Severity, declare
from shnor_docs.rendering.errors import Refusal
from shnor_docs.rendering.package.xml import Element, W, whole_number
from shnor_docs.rendering.styles.fonts import READY_FONT
from shnor_docs.russian.likeness import suggestion

NO_STYLE = declare("ШД613", Severity.ERROR, "В шаблоне нет стиля")

StyleKind = Literal["paragraph", "table", "character"]
_KIND_NAMES = {"paragraph": "абзаца", "table": "таблицы", "character": "знака"}


@dataclass(frozen=True, slots=True)
class Style:
    """A style: its id in XML, its visible name, the list it belongs to (``numId``) and its own size, if any."""

    id: str
    name: str
    list_id: str | None = None
    points: float | None = None


@dataclass(frozen=True, slots=True)
class Styles:
    """Styles by kind and visible name in lower case, and the font of the text."""

    by_name: Mapping[tuple[str, str], Style] = field(default_factory=dict)
    font: str = READY_FONT

    def find(self, name: str, kind: StyleKind) -> Style:
        """A style by name, letter case aside; raises :class:`Refusal` with the names there are."""
        style = self.by_name.get((kind, name.casefold()))
        if style is None:
            names = [style.name for (of_kind, _), style in self.by_name.items() if of_kind == kind]
            hint = suggestion(name, names) or f"создайте стиль «{name}» в Word"
            raise Refusal(NO_STYLE, f"в шаблоне нет стиля {_KIND_NAMES[kind]} «{name}»", hint)
        return style


def read_styles(root: Element | None) -> Styles:
    """The styles of ``styles.xml``; ids count as names where no style bears the name."""
    found: dict[tuple[str, str], Style] = {}
    for element in () if root is None else root.iter(f"{W}style"):
        kind, style_id = element.get(f"{W}type", ""), element.get(f"{W}styleId", "")
        name = _value(element.find(f"{W}name")) or style_id
        list_id = _value(element.find(f"{W}pPr/{W}numPr/{W}numId"))
        style = Style(style_id, name, list_id, _points(element.find(f"{W}rPr/{W}sz")))
        found[kind, name.casefold()] = style
        found.setdefault((kind, style_id.casefold()), style)
    return Styles(found, _font(root))


def _font(root: Element | None) -> str:
    """The font of the text that no style sets; of a theme, whose fonts stand elsewhere, the usual one."""
    if root is None:
        return READY_FONT
    usual = (style for style in root.iter(f"{W}style") if style.get(f"{W}default") == "1")
    own = [style.find(f"{W}rPr/{W}rFonts") for style in usual if style.get(f"{W}type") == "paragraph"]
    found = [*own, root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}rFonts")]
    named = (fonts.get(f"{W}ascii") for fonts in found if fonts is not None)
    return next(filter(None, named), READY_FONT)


def _points(size: Element | None) -> float | None:
    """Word keeps sizes in half-points."""
    halves = whole_number(_value(size), 0)
    return halves / 2 or None


def _value(element: Element | None) -> str | None:
    return None if element is None else element.get(f"{W}val")
