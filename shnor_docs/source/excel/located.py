"""Cells as a tree that points back at them, so that workbooks load into models as YAML does."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from shnor_docs.diagnostics import Location
from shnor_docs.source.text import SourceText, Span
from shnor_docs.source.yaml.nodes import Mapping, Node, Scalar, Sequence


@dataclass(frozen=True)
class CellsText(SourceText):
    """The texts of a workbook's cells, one after another; a span in them is a cell."""

    starts: tuple[int, ...] = ()
    places: tuple[Location, ...] = ()

    def location(self, span: Span) -> Location:
        """The cell where a span begins; the file, if it has no cells."""
        index = bisect_right(self.starts, span.start) - 1
        return self.places[index] if index >= 0 else Location(self.shown)


class CellsTree:
    """Builds nodes of cells; :meth:`text` is what their spans are in."""

    def __init__(self) -> None:
        self._texts: list[str] = []
        self._starts: list[int] = []
        self._places: list[Location] = []
        self._end = 0

    def scalar(self, text: str, place: Location, style: str = "") -> Scalar:
        """The text of a cell, or a key that the cell gives."""
        start = self._end
        self._texts.append(f"{text}\n")
        self._starts.append(start)
        self._places.append(place)
        self._end += len(text) + 1
        return Scalar(text, start, start + len(text), style)

    def mapping(self, entries: Iterable[tuple[Scalar, Node]], place: Location) -> Mapping:
        """Keys and values; ``place`` is where their record begins."""
        start = self.scalar("", place).start
        return Mapping(tuple(entries), start, start)

    def sequence(self, items: Iterable[Node], place: Location) -> Sequence:
        """Items of a list."""
        start = self.scalar("", place).start
        return Sequence(tuple(items), start, start)

    def text(self, path: Path, shown: str) -> CellsText:
        """All cells that became nodes."""
        return CellsText(path, shown, "".join(self._texts), "", tuple(self._starts), tuple(self._places))
