"""Sections of documents, whose text may stand in a file of its own."""

from __future__ import annotations

from collections.abc import Sequence

from shnor_docs.page.forms.boxes import Box
from shnor_docs.page.forms.filled import Filled, text_of
from shnor_docs.page.forms.naming import names_of
from shnor_docs.page.forms.shapes import Prose
from shnor_docs.page.forms.tokens import shown, told
from shnor_docs.page.forms.understanding import understood
from shnor_docs.page.forms.wrapping import unwrapped
from shnor_docs.source.yaml.nodes import Node, find
from shnor_docs.workspace.editing.changes import FILES

FILE, TEXT = "file", "text"


def with_file(
    filled: Filled, node: Node | None, parts: Sequence[Box], more: Sequence[Box]
) -> tuple[list[Box], list[Box]]:
    """The boxes of a section with the text of its file, if it names one, in place of the text written in it."""
    file = file_of(node)
    seldom = [box for box in parts if box.path[-1] == FILE or (file and box.path[-1] == TEXT)]
    shown = [box for box in parts if box not in seldom]
    return [*shown, *([_text(filled, file)] if file else [])], [*seldom, *more]


def file_of(node: Node | None) -> str:
    """The file that a section names."""
    return text_of(find(node, (FILE,))) if node else ""


def is_sought(filled: Filled, node: Node) -> bool:
    """Whether someone looks for the text of the section's file."""
    return filled.wanted[:2] == (FILES, file_of(node))


def _text(filled: Filled, file: str) -> Box:
    text = filled.opened.text_of(file) or ""
    names, said = names_of(filled), understood(Prose(), text, filled.last_good)
    return Box(
        "prose", (FILES, file), "Текст раздела", text=shown(unwrapped(text), names), understood=told(said, names)
    )
