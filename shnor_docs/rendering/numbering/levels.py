"""The levels of a list: where each begins, how its number looks, after which levels it begins anew."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from shnor_docs.rendering.package.xml import MC, Element, W, is_on, local, value_of, whole_number

LEVELS = range(9)
_SUFFIXES = {"space": " ", "nothing": ""}


@dataclass(frozen=True, slots=True, eq=False)
class Level:
    """One level; ``text`` is its look with «%1» for numbers, ``pattern`` that of a custom format."""

    place: int
    start: int
    format: str
    pattern: str
    text: str
    suffix: str
    restart: int | None
    is_legal: bool
    style: str
    font: str
    language: str
    properties: Element | None

    @property
    def is_bullet(self) -> bool:
        """Whether it prints a sign instead of a number."""
        return self.format == "bullet"

    def begins_anew_after(self, level: int) -> bool:
        """Whether a paragraph of a higher level makes this one begin anew."""
        if self.restart is None or self.restart > self.place:
            return level < self.place
        return level < self.restart


def read_levels(holder: Element | None) -> dict[int, Level]:
    """The levels that a ``w:abstractNum`` or a ``w:lvlOverride`` holds, by their places."""
    found = (_level(one) for one in (() if holder is None else holder.iterfind(f"{W}lvl")))
    return {level.place: level for level in found if level.place in LEVELS}


def _level(element: Element) -> Level:
    told = {local(one): one for one in _children(element)}
    values: Mapping[str, str] = {name: one.get(f"{W}val", "") for name, one in told.items()}
    number_format, look = told.get("numFmt"), told.get("rPr")
    return Level(
        place=whole_number(element.get(f"{W}ilvl"), 0),
        start=whole_number(values.get("start"), 0),
        format=values.get("numFmt") or "decimal",
        pattern="" if number_format is None else number_format.get(f"{W}format", ""),
        text=values.get("lvlText", ""),
        suffix=_SUFFIXES.get(values.get("suff", ""), "\t"),
        restart=whole_number(values["lvlRestart"], 0) if "lvlRestart" in values else None,
        is_legal=is_on(told.get("isLgl")),
        style=values.get("pStyle", ""),
        font=_font(look),
        language="" if look is None else value_of(look, "lang"),
        properties=told.get("pPr"),
    )


def _children(element: Element) -> Iterator[Element]:
    """What a level says; of alternatives the first, which Word of today reads."""
    for child in element:
        if child.tag == f"{MC}AlternateContent":
            yield from child[0] if len(child) else ()
        else:
            yield child


def _font(look: Element | None) -> str:
    fonts = look.find(f"{W}rFonts") if look is not None else None
    return "" if fonts is None else fonts.get(f"{W}ascii") or fonts.get(f"{W}hAnsi") or ""
