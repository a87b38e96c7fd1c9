"""What a window draws: a tree of boxes, one for each input or group of inputs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from shnor_docs.source.yaml.nodes import Path


@dataclass(frozen=True, slots=True)
class Box:
    """A field with what is written in it, drawn by the macro that ``kind`` names.

    ``text`` is what is written, as it is written; ``understood`` how it was read. ``parts`` are the boxes inside,
    ``more`` those that are seldom needed; ``unknown`` is what is written here and no record has.
    """

    kind: str
    path: Path
    title: str = ""
    hint: str = ""
    text: str = ""
    understood: str = ""
    options: Mapping[str, str] | None = None
    default: str = ""
    chosen: tuple[str, ...] = ()
    parts: tuple[Box, ...] = ()
    more: tuple[Box, ...] = ()
    unknown: tuple[tuple[str, str], ...] = ()
    grid: Grid | None = None
    adding: Adding | None = None
    elsewhere: tuple[tuple[Path, str], ...] = ()
    """Lists to which the record may be moved, with what each is called."""
    is_required: bool = False
    is_open: bool = False
    is_titled_above: bool = False
    """Its title is that of the screen."""


@dataclass(frozen=True, slots=True)
class Adding:
    """How a record is added to a list: by what its field says, or at once if it has no telling one.

    ``options`` are empty once all that can be chosen is in the list. ``kinds`` are those of a new record that others
    may share, if there can be one.
    """

    field: str
    title: str
    options: Mapping[str, str] | None = None
    kinds: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a grid: its path from the row's record, its title, and that of the columns it stands among."""

    steps: Path
    title: str
    group: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a grid: a record, its cells, and the rest of it, if that is shown."""

    path: Path
    number: str
    name: str
    cells: tuple[Box, ...]
    rest: Box | None = None


@dataclass(frozen=True, slots=True)
class Grid:
    """A list of records as a table."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]

    @property
    def groups(self) -> tuple[tuple[str, int], ...]:
        """Titles over neighbouring columns, with the number of columns under each."""
        found: list[tuple[str, int]] = []
        for column in self.columns:
            if found and column.group and found[-1][0] == column.group:
                found[-1] = (column.group, found[-1][1] + 1)
            else:
                found.append((column.group, 1))
        return tuple(found)
