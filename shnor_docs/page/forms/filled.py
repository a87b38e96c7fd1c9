"""A program as forms are filled from it: what is written, and what records are called."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from shnor_docs.model.content import Content
from shnor_docs.page.forms.tokens import Labels
from shnor_docs.source.catalogue import LoadedCatalogue
from shnor_docs.source.layout import CATALOGUE
from shnor_docs.source.yaml.nodes import Node, Path, Scalar, Sequence, find
from shnor_docs.source.yaml.tree import read_tree
from shnor_docs.workspace.editing.catalogue import seen_catalogue
from shnor_docs.workspace.editing.reading import Opened
from shnor_docs.workspace.workspace import Workspace

SHARED = "catalogue"
"""First step of a path in the list of indicators that all programs share."""


@dataclass(frozen=True)
class Filled:
    """What a form is drawn from; ``wanted`` is the path whose field is looked for: what is around it stands open."""

    opened: Opened
    workspace: Workspace
    wanted: Path = ()
    last_good: Content | None = None
    """The content as it last could be read: good enough to say what a reference prints."""
    kept: dict[object, Mapping[str, str]] = field(default_factory=dict)
    """Names by id that many fields choose from, found once."""
    labels: Labels = field(default_factory=Labels)
    """What references are called in the windows of the program."""

    @property
    def catalogue(self) -> LoadedCatalogue:
        """What all programs share."""
        return self.workspace.catalogue

    @property
    def seen(self) -> dict[str, str]:
        """The fingerprints of all that the window has read."""
        return {**self.opened.seen, SHARED: seen_catalogue(self.workspace)}

    @property
    def content(self) -> Content | None:
        """What documents are built from; None while something cannot be read."""
        return self.opened.loaded.content

    def node(self, path: Path) -> Node | None:
        """What is written at a path of the program, or of the list of indicators that all programs share."""
        return find(self.shared, path[1:]) if path[:1] == (SHARED,) and self.shared else self.opened.node(path)

    @cached_property
    def shared(self) -> Node | None:
        """What is written in the list of indicators; None if it cannot be read."""
        source = self.catalogue.texts.get(CATALOGUE)
        return read_tree(source)[0] if source else None

    def source(self, node: Node, path: Path) -> str:
        """What is written at a place, letter by letter."""
        shared = self.catalogue.texts.get(CATALOGUE)
        is_shared = path[:1] == (SHARED,) and shared
        text = shared.text if is_shared else self.opened.text_of(self.opened.file_of(path))  # type: ignore[union-attr]
        return (text or "")[node.start : node.end]

    def text(self, path: Path) -> str:
        """The text at a path; empty if there is none."""
        return text_of(self.node(path))

    def records(self, path: Path) -> Iterator[tuple[str, Node]]:
        """The records of a list by id; those without one cannot be named."""
        for item in items_of(self.node(path)):
            if key := text_of(find(item, ("id",))):
                yield key, item

    def is_around(self, path: Path) -> bool:
        """Whether the field that is looked for stands at the path or below it."""
        return bool(self.wanted) and self.wanted[: len(path)] == path


def text_of(node: Node | None) -> str:
    """The text of a leaf; empty for anything else."""
    return node.text if isinstance(node, Scalar) else ""


def items_of(node: Node | None) -> tuple[Node, ...]:
    """The items of a list; none of anything else."""
    return node.items if isinstance(node, Sequence) else ()
