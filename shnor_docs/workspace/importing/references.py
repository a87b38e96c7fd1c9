"""Words that stand in several places of a program made one value: found, proven to print the same, left as they are."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from shnor_docs.diagnostics import ShnorError, has_errors
from shnor_docs.documents.kinds import document
from shnor_docs.documents.references import PATTERN
from shnor_docs.documents.tree import walk
from shnor_docs.importing.repeated import Offer, offers
from shnor_docs.model.places import path_of
from shnor_docs.source.copying import copy_folder, forget_past
from shnor_docs.source.files import telling
from shnor_docs.source.layout import PROGRAMS
from shnor_docs.source.programs import LoadedProgram
from shnor_docs.source.records.loading import plain
from shnor_docs.source.unfinished import workshop
from shnor_docs.source.yaml.writing import Data
from shnor_docs.workspace.beginnings.sharing import share
from shnor_docs.workspace.editing.changes import Change, Put, Write
from shnor_docs.workspace.editing.reading import Opened, opened_for_editing
from shnor_docs.workspace.editing.writing import write
from shnor_docs.workspace.workspace import Workspace

Printed = tuple[tuple[str, str, str], ...]
"""What documents print, unit by unit."""


@dataclass(frozen=True, slots=True)
class Repeated:
    """Words that a value of the program has too; ``changes`` put a reference to it in their places."""

    offer: Offer
    changes: tuple[Change, ...]

    @property
    def place(self) -> str:
        """Where the value is written."""
        return self.offer.reference.strip("{} ").removeprefix("program.")


def repeated(opened: Opened) -> tuple[Repeated, ...]:
    """What stands several times in a program; nothing while it cannot be read."""
    loaded = opened.loaded
    if loaded.content is None:
        return ()
    found = (_repeated(opened, one) for one in offers(_data(loaded), loaded.content.files))
    return tuple(one for one in found if one.changes)


def _data(loaded: LoadedProgram) -> dict[str, Data]:
    """A program as its files say it."""
    trees = {name: plain(tree) for name, (_, tree) in loaded.trees.items()}
    own = {name: data.get(name) for name, data in trees.items() if name}
    return {**trees.get("", {}), **own}


def _repeated(opened: Opened, offer: Offer) -> Repeated:
    changes = (_change(opened, place, offer) for place in offer.places)
    return Repeated(offer, tuple(change for change in changes if change))


def _change(opened: Opened, place: str, offer: Offer) -> Change | None:
    content = opened.loaded.content
    assert content is not None
    if place in content.files:
        text = opened.text_of(place) or ""
        new = _referring(text, offer)
        return Write(place, new) if new != text else None
    path = path_of(content.program, place)
    text = getattr(opened.node(path), "text", "") if path else ""
    new = _referring(text, offer)
    return Put(path, new) if path and new != text and opened.why_not(path) is None else None


def _referring(text: str, offer: Offer) -> str:
    """The text with the reference for the words, wherever they stand as words and in no other reference."""
    words = re.compile(r"(?<!\w)" + r"\s+".join(map(re.escape, offer.words.split())) + r"(?!\w)")
    pieces: list[str] = []
    end = 0
    for found in PATTERN.finditer(text):
        pieces += (words.sub(lambda _: offer.reference, text[end : found.start()]), found[0])
        end = found.end()
    return "".join((*pieces, words.sub(lambda _: offer.reference, text[end:])))


def proven(workspace: Workspace, program: str, changes: Sequence[Change]) -> tuple[Change, ...]:
    """Those of the changes after which the documents print what they print now.

    Raises:
        ShnorError: there is no such program, or its files cannot be copied.
    """
    before = _printed_after(workspace, program, ())
    return tuple(_same(changes, lambda some: before is not None and _printed_after(workspace, program, some) == before))


def _same(changes: Sequence[Change], prints_the_same: Callable[[Sequence[Change]], bool]) -> Iterator[Change]:
    """All of them, else those of each half."""
    if not changes or prints_the_same(changes):
        yield from changes
    elif len(changes) > 1:
        half = len(changes) // 2
        yield from _same(changes[:half], prints_the_same)
        yield from _same(changes[half:], prints_the_same)


def _printed_after(workspace: Workspace, program: str, changes: Sequence[Change]) -> Printed | None:
    """What the documents of a copy print after changes; None if they cannot be made."""
    with telling(workspace.root, PROGRAMS), workshop(workspace.root) as root:
        folder = root / PROGRAMS / program
        folder.mkdir(parents=True)
        copy_folder(workspace.folder(program), folder, f"{PROGRAMS}/{program}")
        forget_past(folder)
        share(workspace, root)
        try:
            write(Workspace(root), program, changes, opened_for_editing(Workspace(root), program).seen)
        except ShnorError:
            return None
        return _printed(Workspace(root).load(program))


def _printed(loaded: LoadedProgram) -> Printed | None:
    if loaded.content is None or has_errors(loaded.diagnostics):
        return None
    trees = (document(loaded.content, one) for one in loaded.content.program.documents)
    return tuple((tree.id, unit.number, unit.plain) for tree in trees for unit in walk(tree.root))
