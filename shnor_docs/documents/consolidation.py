"""The text in force with what changed it: «(в ред. приказа от … № …)» at changed units, «(утратил силу. – …)»."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace

from shnor_docs.documents.grids import full_width
from shnor_docs.documents.marks import EDITION, WHOLE
from shnor_docs.documents.tree import Kind, Run, Style, Text, Unit, line
from shnor_docs.model.content import DocumentNotes, Gone, Noted
from shnor_docs.russian.typography import typeset

_UNNOTED = frozenset({"draft", "marks", "contents"})
_BLOCKS = frozenset({Kind.PARAGRAPH, Kind.CLAUSE, Kind.ITEM, Kind.SECTION})
"""Units that are paragraphs of the page: a note is the next one, for a broken line of a justified text is stretched."""


def noted(root: Unit, notes: DocumentNotes, genitive: str, plural: str) -> Unit:
    """The document with a note at each unit that still says what an amending order made of it.

    All orders that amended it are named at its top; what they took away leaves a mark in its place. ``genitive`` and
    ``plural`` are the genitive cases of their form: приказа, приказов.
    """

    def note(acts: Sequence[str]) -> str:
        told = f"(в ред. {genitive if len(acts) == 1 else plural} {', '.join(f'от {act}' for act in acts)})"
        return typeset(told)

    slots = with_gone(root, notes.gone).children
    units = {key: (found, note(found.acts)) for key, found in notes.units.items()}
    children = tuple(slot if slot.id in _UNNOTED else _noted(slot, units)[0] for slot in slots)
    if notes.acts:
        children = tuple(_headed(slot, note(notes.acts)) for slot in children)
    return replace(root, children=children)


def _noted(unit: Unit, units: Mapping[str, tuple[Noted, str]]) -> tuple[Unit, ...]:
    """The unit with its notes; what follows it is the note on its own text, if that is a paragraph of its own."""
    children = tuple(one for child in unit.children for one in _noted(child, units))
    found, note = units.get(unit.id, (None, ""))
    if found is None or not unit.text or found.text != text_mark(unit):
        return (replace(unit, children=children),)
    below = Unit(f"{unit.id}/note", Kind.PARAGRAPH, (Run(note, italic=True),))
    if unit.kind not in _BLOCKS:
        return (replace(unit, text=(*unit.text, Run(f"\n{note}", italic=True)), children=children),)
    if unit.kind is Kind.PARAGRAPH:
        return replace(unit, children=children), below
    return (replace(unit, children=(below, *children)),)


def _headed(slot: Unit, note: str) -> Unit:
    """All amending orders at the top: below the mark of approval, or above the preamble of an order."""
    if slot.id == "preamble":
        above = Unit(f"{slot.id}/acts", Kind.PARAGRAPH, (Run(note, italic=True),))
        return replace(slot, children=(above, *slot.children))
    if slot.id != "marks" or not slot.children:
        return slot
    first, *rest = (mark for mark in slot.children if mark.id != WHOLE)
    told = tuple(one for one in first.children if not one.id.endswith(EDITION))
    below = line(f"{first.id}/acts", note)
    return replace(slot, children=(replace(first, kind=Kind.LINES, children=(*told, below)), *rest))


def with_gone(unit: Unit, gone: Sequence[Gone]) -> Unit:
    """The unit with a mark in the place of each unit that it has lost, at any depth."""
    if not gone:
        return unit
    children = [with_gone(child, gone) for child in unit.children]
    for one in gone:
        if one.home == unit.id:
            ids = [child.id for child in children]
            heads = sum(child.kind is Kind.HEADER for child in children)
            place = ids.index(one.after) + 1 if one.after in ids else len(ids) if one.after else heads
            children.insert(place, _mark(one, len(unit.widths)))
    return replace(unit, children=tuple(children))


def _mark(gone: Gone, columns: int) -> Unit:
    """What stands in the place of a unit that is gone."""
    text = (Run(gone.text, italic=True),)
    numbered: Text = (Run(f"{gone.number} "), *text)
    match Kind(gone.kind):
        case Kind.CLAUSE:
            return Unit(gone.id, Kind.CLAUSE, text, gone.number)
        case Kind.GROUP:
            return full_width(gone.id, numbered, columns)
        case Kind.ROW:
            name = Unit(f"{gone.id}/1", Kind.CELL, (Run(gone.number),), centered=gone.number[:1].isdigit())
            told = Unit(f"{gone.id}/2", Kind.CELL, text, span=(columns - 1, 1))
            return Unit(gone.id, Kind.ROW, children=(name, told))
        case Kind.SECTION:
            return Unit(gone.id, Kind.SECTION, children=(Unit(f"{gone.id}/1", Kind.PARAGRAPH, numbered),))
    return Unit(gone.id, Kind.PARAGRAPH, numbered, style=Style.TEXT)


def text_mark(unit: Unit) -> str:
    """What tells the text of a unit from any other's."""
    return hashlib.sha256(f"{unit.number} {unit.plain}".encode()).hexdigest()[:16]
