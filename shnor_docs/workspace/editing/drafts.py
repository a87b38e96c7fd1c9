"""Edits of one file that do not touch each other, gathered so that the file is read anew once, not after each."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from shnor_docs.source.yaml.edits import Edit, edited
from shnor_docs.source.yaml.nodes import Mapping, Path
from shnor_docs.workspace.editing.meaning import Plain, meaning


class Home(NamedTuple):
    """Where a path is written: the file, its text, and its tree, in which the path is the same as in the model."""

    file: str
    text: str
    tree: Mapping


class Clumsy(Exception):
    """An edit touches one that is gathered already; it is to be made upon what that one leaves."""


@dataclass
class Draft:
    """A file with the edits that are gathered, what it is to say after them, and the paths that they are about."""

    home: Home
    wanted: Plain
    edits: list[Edit] = field(default_factory=list)
    places: set[Path] = field(default_factory=set)
    joints: dict[int, int] = field(default_factory=dict)
    """Where entries are inserted → the number of the edit: what is inserted later in the same place follows."""

    @classmethod
    def of(cls, home: Home) -> Draft:
        """A file without edits yet."""
        return cls(home, meaning(home.tree))

    @property
    def text(self) -> str:
        """The text after the edits."""
        return edited(self.home.text, self.edits)

    def meets(self, path: Path) -> bool:
        """Whether an edit is about the path, what is above it or what is below."""
        above = any(path[:depth] in self.places for depth in range(len(path) + 1))
        return above or any(place[: len(path)] == path for place in self.places)

    def take(self, edits: Iterable[Edit], wanted: Callable[[Plain], Plain], place: Path, *, is_entry: bool) -> None:
        """Gather the edits of a change; ``is_entry`` tells that it is an entry more, which others may follow.

        Raises:
            Clumsy: one of them touches one that is here.
        """
        for edit in edits:
            if is_entry and edit.start in self.joints and edit.end < len(self.home.text):
                number = self.joints[edit.start]
                self.edits[number] = Edit(*edit[:2], self.edits[number].replacement + edit.replacement)
                continue
            if any(_touch(edit, other) for other in self.edits):
                raise Clumsy
            if is_entry:
                self.joints[edit.start] = len(self.edits)
            self.edits.append(edit)
        self.wanted = wanted(self.wanted)
        self.places.add(place)


def _touch(one: Edit, other: Edit) -> bool:
    """Whether two edits overlap, or nobody could say which of them comes first."""
    if one[:2] == other[:2]:
        return True
    return one.start < other.end and other.start < one.end
