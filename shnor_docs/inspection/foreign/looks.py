"""How text looks as far as a reader of words needs it: what styles and direct formatting make of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import NamedTuple

from shnor_docs.inspection.formatting import Formats
from shnor_docs.rendering.package.xml import Element, W, is_on, tag_of, value_of

_TOGGLES = {"b": "bold", "i": "italic", "caps": "caps", "strike": "struck", "vanish": "hidden"}
"""Properties that a style turns over if another style has turned them on."""


@dataclass(frozen=True, slots=True)
class Look:
    """The look of a run."""

    bold: bool = False
    italic: bool = False
    caps: bool = False
    struck: bool = False
    hidden: bool = False
    underlined: bool = False
    raised: str = ""
    font: str = ""


class Styles(NamedTuple):
    """The ids of the styles that a text is under."""

    table: str
    paragraph: str
    character: str = ""


class Looks:
    """The looks of a file, those that styles give worked out once."""

    def __init__(self, formats: Formats) -> None:
        self._formats = formats
        self._defaults = [one for one in formats.base if one.tag == f"{W}rPr"]
        self._known: dict[Styles, Look] = {}
        self._said: dict[tuple[object, ...], Look] = {}
        """Looks by what gives them: most runs of a file say the same."""

    def styles_of(self, paragraph: Element) -> Styles:
        """The styles that a paragraph's text is under."""
        table = next(paragraph.iterancestors(f"{W}tbl"), None)
        named = table.find(f"{W}tblPr/{W}tblStyle") if table is not None else None
        chains = self._formats.chains
        by_table = "" if table is None else chains.defaults.get("table", "")
        return Styles(by_table if named is None else named.get(f"{W}val", ""), chains.style_of(paragraph))

    def of(self, properties: Element | None, styles: Styles) -> Look:
        """The look that direct properties (``w:rPr``) give under styles."""
        if properties is None:
            return self._of_styles(styles)
        said = (styles, *((one.tag, *one.items()) for one in properties))
        if said not in self._said:
            look = self._of_styles(styles._replace(character=value_of(properties, "rStyle")))
            self._said[said] = _with(look, properties)
        return self._said[said]

    def _of_styles(self, styles: Styles) -> Look:
        if styles not in self._known:
            chains = [self._properties(style) for style in styles]
            look = Look()
            for properties in (*self._defaults, *(one for chain in chains for one in chain)):
                look = _with(look, properties)
            self._known[styles] = replace(look, **self._toggles(chains))  # type: ignore[arg-type]
        return self._known[styles]

    def _properties(self, style: str) -> list[Element]:
        """What a style and those it is based on say of text, the farthest first."""
        found = (one.find(f"{W}rPr") for one in reversed(self._formats.chains.of(style)))
        return [one for one in found if one is not None]

    def _toggles(self, chains: list[list[Element]]) -> dict[str, bool]:
        """On by default, or turned on by an odd number of styles."""
        return {
            field: _last(self._defaults, name) or sum(_last(chain, name) for chain in chains) % 2 == 1
            for name, field in _TOGGLES.items()
        }


def _last(layers: Iterable[Element], name: str) -> bool:
    found = [one for layer in layers if (one := layer.find(f"{W}{name}")) is not None]
    return bool(found) and is_on(found[-1])


def _with(look: Look, properties: Element) -> Look:
    told: dict[str, bool | str] = {}
    for element in properties:
        name = tag_of(element).removeprefix(W)
        if name in _TOGGLES:
            told[_TOGGLES[name]] = is_on(element)
        elif name == "dstrike":
            told["struck"] = is_on(element)
        elif name == "u":
            told["underlined"] = element.get(f"{W}val", "none") != "none"
        elif name == "vertAlign":
            told["raised"] = element.get(f"{W}val", "").replace("baseline", "")
        elif name == "rFonts":
            told["font"] = element.get(f"{W}ascii") or element.get(f"{W}hAnsi") or look.font
    return replace(look, **told) if told else look  # type: ignore[arg-type]
