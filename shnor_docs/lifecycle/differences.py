"""Changes between two loaded editions, in words and at their places in the files."""

from __future__ import annotations

import re
from dataclasses import dataclass

from shnor_docs.diagnostics import Location
from shnor_docs.lifecycle.comparison import CATALOGUE, FILES, Change, ChangeKind, Path, compare
from shnor_docs.lifecycle.naming import child
from shnor_docs.lifecycle.wording import Told, told
from shnor_docs.model.content import Content
from shnor_docs.source.catalogue import LoadedCatalogue
from shnor_docs.source.programs import LoadedProgram


@dataclass(frozen=True, slots=True)
class Difference:
    """A change with its words and its place: in the new edition, of what is removed in the old one."""

    change: Change
    told: Told
    place: Location

    def __str__(self) -> str:
        return self.told.line(self.change.kind)

    def to_json(self) -> dict[str, object]:
        """The machine-readable twin of the printed line."""
        return {
            "kind": self.change.kind.value,
            "entity": self.told.entity,
            "id": self.told.id,
            "field": self.told.field,
            "period": self.told.period,
            "before": self.told.before,
            "after": self.told.after,
            "file": self.place.file,
            "line": self.place.line,
        }


def differences(a: LoadedProgram, b: LoadedProgram, catalogue: LoadedCatalogue) -> tuple[Difference, ...]:
    """Everything that changed from one readable program to another, in the order of the model.

    ``catalogue`` is that of ``b``: changes of indicators are placed there.
    """
    if a.content is None or b.content is None:
        raise ValueError("only programs that can be read are compared")
    before, after = a.content, b.content
    return tuple(
        Difference(change, told(change, before, after), _place(change, a, b, catalogue))
        for change in compare(before, after)
    )


def _place(change: Change, a: LoadedProgram, b: LoadedProgram, catalogue: LoadedCatalogue) -> Location:
    loaded = a if change.kind is ChangeKind.REMOVED else b
    if change.path[0] == CATALOGUE:
        return catalogue.locate(str(change.path[1]), change.path[2:])
    if change.path[0] == FILES:
        return _in_file(change, a if change.after is None else b)
    return loaded.locate(indexed(loaded.content, change.path)) if loaded.content else Location(loaded.id)


def _in_file(change: Change, loaded: LoadedProgram) -> Location:
    name = str(change.path[1])
    text = loaded.content.files[name] if loaded.content else ""
    words = r"\s+".join(map(re.escape, str(change.after or "").split()))
    found = re.search(words, text)
    return loaded.locate((FILES, name, found.start() if found else 0))


def indexed(content: Content, path: Path) -> Path:
    """The model path of a change, as far as it exists."""
    node: object = content.program
    found: list[object] = []
    for step in path:
        inner = child(node, step)
        if isinstance(node, tuple):
            if inner is None:
                break
            found.append(next(index for index, item in enumerate(node) if item is inner))
        else:
            found.append(step)
        node = inner
    return tuple(found)
