"""Styles with those they are based on: what a paragraph takes over, nearest first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from shnor_docs.rendering.package.xml import Element, W

_LONGEST = 30
"""Word's own limit is eleven; a chain that bites its tail ends here."""


@dataclass(frozen=True, slots=True, eq=False)
class Chains:
    """The styles of a file by id, and the default one of each kind."""

    styles: Mapping[str, Element]
    defaults: Mapping[str, str]
    _known: dict[str, tuple[Element, ...]] = field(default_factory=dict)

    def of(self, style: str) -> tuple[Element, ...]:
        """A style and those it is based on, nearest first; none if there is no such style."""
        if style not in self._known:
            self._known[style] = tuple(self._walked(style))
        return self._known[style]

    def style_of(self, paragraph: Element) -> str:
        """The id of a paragraph's style."""
        named = paragraph.find(f"{W}pPr/{W}pStyle")
        found = named.get(f"{W}val", "") if named is not None else ""
        return found if found in self.styles else self.defaults.get("paragraph", "")

    def _walked(self, style: str) -> list[Element]:
        chain: list[Element] = []
        while style in self.styles and len(chain) < _LONGEST:
            chain.append(self.styles[style])
            base = self.styles[style].find(f"{W}basedOn")
            style = base.get(f"{W}val", "") if base is not None else ""
        return chain


def read_chains(root: Element | None) -> Chains:
    """The chains of ``styles.xml``; none if the file has no such part."""
    styles = {} if root is None else {one.get(f"{W}styleId", ""): one for one in root.iterfind(f"{W}style")}
    defaults = {one.get(f"{W}type", ""): key for key, one in styles.items() if one.get(f"{W}default") in ("1", "true")}
    return Chains(styles, defaults)
