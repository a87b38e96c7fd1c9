"""The text in force with what changed it: «(в ред. приказа от … № …)» at each changed unit."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace

from shnor_docs.documents.tree import Kind, Run, Unit, line
from shnor_docs.model.content import Noted

_UNNOTED = frozenset({"draft", "marks", "contents"})


def noted(root: Unit, notes: Mapping[str, Noted], acts: Sequence[str], genitive: str, plural: str) -> Unit:
    """The document with a note at each unit that still says what an amending order made of it.

    ``notes`` are keyed by unit, ``acts`` are all orders that amended the document («05.02.2024 № 31»); ``genitive``
    and ``plural`` are the genitive cases of their form: приказа, приказов.
    """

    def note(of: Sequence[str]) -> str:
        return f"(в ред. {genitive if len(of) == 1 else plural} {', '.join(f'от {act}' for act in of)})"

    def inside(unit: Unit) -> Unit:
        children = tuple(map(inside, unit.children))
        found = notes.get(unit.id)
        if found is None or not unit.text or found.text != text_mark(unit):
            return replace(unit, children=children)
        return replace(unit, text=(*unit.text, Run(f"\n{note(found.acts)}", italic=True)), children=children)

    slots = tuple(slot if slot.id in _UNNOTED else inside(slot) for slot in root.children)
    return replace(root, children=tuple(_marked(slot, note(acts)) if acts else slot for slot in slots))


def _marked(slot: Unit, note: str) -> Unit:
    """Marks of approval with all amending orders below the first of them."""
    if slot.id != "marks" or not slot.children:
        return slot
    first, *rest = slot.children
    below = line(f"{first.id}/acts", note)
    return replace(slot, children=(replace(first, kind=Kind.LINES, children=(*first.children, below)), *rest))


def text_mark(unit: Unit) -> str:
    """What tells the text of a unit from any other's."""
    return hashlib.sha256(f"{unit.number} {unit.plain}".encode()).hexdigest()[:16]
