"""Which fields of a program each screen of editing has; a field that none names stands among «Прочее» of the first."""

from __future__ import annotations

from collections.abc import Mapping

from shnor_docs.model.program import Program
from shnor_docs.page.menu import EDITING, Entry
from shnor_docs.source.yaml.nodes import Path

FIRST, SECTIONS = "passport", "sections"
PARTS: Mapping[str, tuple[str, ...]] = {
    FIRST: ("title", "period", "passport", "open_points"),
    "goals": ("goals", "tasks", "results", "risks", "resources", "stages", "lists"),
    "indicators": ("indicators", "facts"),
    "roadmap": ("roadmap", "levels"),
    "people": ("municipality", "authority", "parties", "schools", "municipalities"),
    SECTIONS: ("texts",),
    "orders": ("orders",),
    "data": ("budget", "data", "tables", "charts"),
    "documents": ("documents", "cards", "forms"),
}
"""The fields of each screen, by the last step of its address."""


def others() -> tuple[str, ...]:
    """Fields of a program that no screen names: those of «Прочее»."""
    named = {name for names in PARTS.values() for name in names}
    return tuple(name for name in Program.model_fields if name not in named)


def part_of(path: Path) -> str:
    """The screen that has the field of a path; texts of sections have one of their own."""
    match path:
        case ("files", str(name)) if name.endswith(".csv"):
            return "data"
        case ("files", *_) | ("documents", int(), "sections", *_):
            return SECTIONS
        case ("catalogue", *_):
            return "indicators"
        case (str(name), *_):
            return next((part for part, names in PARTS.items() if name in names), FIRST)
    return FIRST


def entry_of(part: str) -> Entry:
    """The line of the menu that leads to a screen."""
    return next(entry for entry in EDITING if entry.steps == ("edit", part))
