"""A program as forms are filled from it: what is written, and what records are called."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from shnor_docs.model.content import Content
from shnor_docs.source.catalogue import LoadedCatalogue
from shnor_docs.source.yaml.nodes import Node, Path, Scalar, Sequence, find
from shnor_docs.workspace.editing.reading import Opened


@dataclass(frozen=True)
class Filled:
    """What a form is drawn from; ``wanted`` is the path whose field is looked for: what is around it stands open."""

    opened: Opened
    catalogue: LoadedCatalogue
    wanted: Path = ()
    kept: dict[object, Mapping[str, str]] = field(default_factory=dict)
    """Names by id that many fields choose from, found once."""

    @property
    def content(self) -> Content | None:
        """What documents are built from; None while something cannot be read."""
        return self.opened.loaded.content

    def node(self, path: Path) -> Node | None:
        """What is written at a path."""
        return self.opened.node(path)

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
