"""A whole foreign document: its blocks, what stands beside them, and what was not understood or left out."""

from __future__ import annotations

from dataclasses import dataclass

from shnor_docs.diagnostics import Diagnostic
from shnor_docs.inspection.foreign.remarks import Place, Remark
from shnor_docs.inspection.foreign.tree import Block, MarkKind


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote or an endnote; ``number`` is what its mark prints, empty where that is not known."""

    kind: MarkKind
    id: str
    number: str
    place: Place
    """Where its mark stands."""
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Comment:
    """A reviewer's comment: ``quoted`` is the text it is about."""

    author: str
    text: str
    quoted: str
    place: Place


@dataclass(frozen=True, slots=True)
class Margin:
    """A header or a footer."""

    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class ForeignDocument:
    """A whole file, read."""

    name: str
    blocks: tuple[Block, ...]
    notes: tuple[Note, ...] = ()
    comments: tuple[Comment, ...] = ()
    margins: tuple[Margin, ...] = ()
    remarks: tuple[Remark, ...] = ()
    """What was not understood or left out."""

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """The remarks as a report prints them."""
        return tuple(remark.diagnostic(self.name) for remark in self.remarks)
