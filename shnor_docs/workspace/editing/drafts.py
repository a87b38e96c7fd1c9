"""Edits of one file that do not touch each other, gathered so that the file is read anew once, not after each."""

from __future__ import annotations

from bisect import insort
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from shnor_docs.source.yaml.edits import Edit, edited
from shnor_docs.source.yaml.nodes import Mapping, Path
from shnor_docs.workspace.editing.meaning import Plain


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
    entries: dict[int, tuple[Path, list[tuple[int, str]]]] = field(default_factory=dict)
    """Where new entries are inserted → the path of their record, and their ranks and sources in order."""

    @property
    def text(self) -> str:
        """The text after the edits."""
        return edited(self.home.text, self.edits)

    def meets(self, path: Path) -> bool:
        """Whether an edit is about the path, what is above it or what is below."""
        above = any(path[:depth] in self.places for depth in range(len(path) + 1))
        return above or any(place[: len(path)] == path for place in self.places)

    def take(self, edits: Iterable[Edit], wanted: Callable[[Plain], Plain], place: Path, rank: int | None) -> None:
        """Gather the edits of a change; new entries of one record stand by their ``rank``, others have none.

        Raises:
            Clumsy: one of them touches one that is here.
        """
        for made in edits:
            edit = made if rank is None else self._among_entries(made, place[:-1], rank)
            if any(_touch(edit, other) for other in self.edits):
                raise Clumsy
            self.edits.append(edit)
        self.wanted = wanted(self.wanted)
        self.places.add(place)

    def _among_entries(self, edit: Edit, record: Path, rank: int) -> Edit:
        """The edit that inserts all new entries of a record, this one among them; the earlier edit goes."""
        home, entries = self.entries.setdefault(edit.start, (record, []))
        if entries and (home != record or edit.start == len(self.home.text)):
            raise Clumsy  # at the end of a file, each has brought the line break that it lacks
        self.edits = [other for other in self.edits if not entries or other.start != edit.start]
        insort(entries, (rank, edit.replacement), key=lambda entry: entry[0])
        return edit._replace(replacement="".join(source for _, source in entries))


def _touch(one: Edit, other: Edit) -> bool:
    """Whether two edits overlap, or nobody could say which of them comes first."""
    if one[:2] == other[:2]:
        return True
    return one.start < other.end and other.start < one.end
