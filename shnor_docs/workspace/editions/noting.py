"""What an amending order made of units, kept with the edition for its consolidated text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from shnor_docs.diagnostics import Location
from shnor_docs.documents.consolidation import text_mark, with_gone
from shnor_docs.documents.tree import Document, Kind, Unit, walk
from shnor_docs.model.content import DocumentNotes, Noted, Notes
from shnor_docs.source.layout import PROGRAMS
from shnor_docs.source.register import in_force
from shnor_docs.workspace.editions.base_acts import base_act
from shnor_docs.workspace.editions.holes import Words, holes
from shnor_docs.workspace.editions.opening import register_of
from shnor_docs.workspace.editions.past import Past
from shnor_docs.workspace.workspace import Workspace

_MADE = frozenset({"draft", "marks", "contents"})


def notes_of(workspace: Workspace, program: str, order: str, act: str, new: Sequence[Document]) -> Notes:
    """The notes of the edition that an order makes, whose documents are ``new``; ``act`` is «05.02.2024 № 31».

    Those of the edition before stay; an amending order adds what it changes of the documents that its base approved.
    """
    register = register_of(workspace, program)
    before = in_force(workspace.folder(program), workspace.root).notes
    amending = next(one for one in workspace.content(program).program.orders if one.id == order)
    if register.last is None or amending.amends is None:
        return before
    past = Past(workspace, program, register, Workspace)
    then = base_act(past, amending.amends, Location(f"{PROGRAMS}/{program}")).documents
    words = Words(workspace.catalogue.wording.repealed, f"{amending.form.capitalize()} от {act}")
    return notes_after(before, then, new, act, words)


def notes_after(
    before: Notes, old: Sequence[Document], new: Sequence[Document], act: str, words: Words
) -> dict[str, DocumentNotes]:
    """The notes that still hold, and those of what an act changed from the old documents to the new ones."""
    earlier = {document.id: document for document in old}
    notes = {**before}
    for document in new:
        if document.id in earlier:
            known = before.get(document.id, DocumentNotes())
            notes[document.id] = _of_document(known, earlier[document.id], document, act, words)
    return {name: found for name, found in notes.items() if found != DocumentNotes()}


def _of_document(before: DocumentNotes, old: Document, new: Document, act: str, words: Words) -> DocumentNotes:
    changed = {unit.id: unit for unit in _changed(old, new)}
    kept = {
        unit.id: note
        for unit in _texts(new.root)
        if unit.id not in changed and (note := _earlier(before.units, unit)) is not None
    }
    made = {key: Noted((*_acts(before.units, key), act), text_mark(unit)) for key, unit in changed.items()}
    acts = (*before.acts, act) if old.kind == "order" or _says(old) != _says(new) else before.acts
    return DocumentNotes(acts, {**kept, **made}, tuple(holes(with_gone(old.root, before.gone), new.root, words)))


def _says(document: Document) -> list[str]:
    return [text_mark(unit) for unit in _texts(document.root)]


def _earlier(before: Mapping[str, Noted], unit: Unit) -> Noted | None:
    """The note of a unit that says the same as before, be its place in a text another one by now."""
    mark = text_mark(unit)
    same = before.get(unit.id)
    if same and same.text == mark:
        return same
    moved = (note for key, note in before.items() if note.text == mark and _home(key) == _home(unit.id))
    return next(moved, None)


def _acts(before: Mapping[str, Noted], key: str) -> tuple[str, ...]:
    return before[key].acts if key in before else ()


def _home(unit_id: str) -> str:
    """The text in which a unit is counted: «sections.one» of «sections.one/3»."""
    return unit_id.partition("/")[0]


def _texts(unit: Unit) -> Iterator[Unit]:
    if unit.id not in _MADE:
        yield from (unit,) if unit.text else ()
        for child in unit.children:
            yield from _texts(child)


def _changed(old: Document, new: Document) -> Iterator[Unit]:
    """Units that say something that none of their text said; of a new row or section one that stands for it."""
    said = Counter((_home(unit.id), text_mark(unit)) for unit in _texts(old.root))
    fresh: set[str] = set()
    for unit in _texts(new.root):
        key = (_home(unit.id), text_mark(unit))
        said[key] -= 1
        if said[key] < 0:
            fresh.add(unit.id)
    yield from _standing(replace(new.root, children=tuple(c for c in new.root.children if c.id not in _MADE)), fresh)


def _standing(unit: Unit, fresh: set[str]) -> Iterator[Unit]:
    inside = [one for one in walk(unit) if one.text]
    if unit.kind in {Kind.ROW, Kind.SECTION} and inside and all(one.id in fresh for one in inside):
        yield inside[0] if unit.kind is Kind.SECTION else inside[-1]
        return
    yield from (unit,) if unit.id in fresh else ()
    for child in unit.children:
        yield from _standing(child, fresh)
