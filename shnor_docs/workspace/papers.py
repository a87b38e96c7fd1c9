"""Documents ready to be written: their trees and what else their files are made of, kept while their sources stand.

A command over a program that has not changed needs neither its models nor its rules to write its documents again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from shnor_docs.documents.slots import Slot
from shnor_docs.documents.tree import Document
from shnor_docs.russian.declension.known import Names, told_names
from shnor_docs.russian.numerals import Noun
from shnor_docs.source.keeping import Shelf, found, keep
from shnor_docs.source.layout import SLIDE_TEMPLATES, templates_of
from shnor_docs.workspace.results import Task, Wish

SHELF = Shelf(".papers", most=256)


@dataclass(frozen=True, slots=True)
class Paper:
    """A document ready to be written: ``name`` of its file, the parts its kind has, the nouns its template may agree.

    ``names`` are those that it may decline, ``text`` is the digest of the tree, ``data`` that of the sources;
    ``edition`` is the approved one that it is of.
    """

    task: Task
    name: str
    template: Path
    slots: tuple[Slot, ...]
    nouns: tuple[Noun, ...]
    names: Names
    tree: Document
    text: str
    data: str
    edition: int | None

    @property
    def is_slides(self) -> bool:
        """Whether it is written as slides."""
        return templates_of(self.template.name) == SLIDE_TEMPLATES

    @property
    def words(self) -> str:
        """The nouns and names, as a text that differs where a filter may print otherwise."""
        return "\x1f".join((*told_names(self.names), *map(repr, self.nouns)))


def kept_papers(sources: str, root: Path, wish: Wish) -> tuple[Paper, ...] | None:
    """The wanted documents of a program whose sources have this digest, if a run has kept them."""
    papers: tuple[Paper, ...] | None = found(SHELF, *_made_of(sources, root, wish))
    return papers


def keep_papers(papers: Sequence[Paper], sources: str, root: Path, wish: Wish) -> None:
    """Keep all wanted documents of a program for runs over the same sources."""
    keep(SHELF, tuple(papers), *_made_of(sources, root, wish))


def _made_of(sources: str, root: Path, wish: Wish) -> tuple[bytes, ...]:
    """The root too: templates are named from it."""
    return tuple(piece.encode("utf-8", "surrogateescape") for piece in (sources, str(root), wish.key))
