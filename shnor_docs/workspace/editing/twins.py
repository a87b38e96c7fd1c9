"""A place that a window had read, found in the files as others have left them: items are known by their ids."""

from __future__ import annotations

from dataclasses import dataclass

from shnor_docs.source.yaml.nodes import Mapping, Node, Path, Scalar, Sequence, find
from shnor_docs.workspace.editing.meaning import Plain, meaning
from shnor_docs.workspace.editing.texts import Texts

NOTHING = Mapping((), 0, 0)


@dataclass(frozen=True, slots=True)
class Twin:
    """One place in two states of a program: ``path`` in the tree ``was``, ``there`` in the tree ``now``.

    After ``gone`` steps the path leads to an item that is there no more; it is not ``sure`` where a list without
    ids has changed, so that nobody can tell which item is which.
    """

    path: Path
    was: Mapping
    now: Mapping
    there: Path
    gone: int | None = None
    is_sure: bool = True

    @property
    def read(self) -> Plain:
        """What the window had read there."""
        return _meaning(find(self.was, self.path))

    @property
    def theirs(self) -> Plain:
        """What stands there now."""
        return None if self.gone else _meaning(find(self.now, self.there))

    @property
    def in_the_way(self) -> int | None:
        """After how many steps a text stands now where the path would lead on."""
        nodes = ((depth, find(self.now, self.there[:depth])) for depth in range(1, len(self.there)))
        return next((depth for depth, node in nodes if isinstance(node, Scalar) and not node.is_blank), None)

    def same_siblings(self) -> bool:
        """Whether the list has the same items in the same order, whatever they say by now."""
        return siblings(find(self.was, self.path)) == siblings(find(self.now, self.there))

    def position(self, index: int) -> int:
        """The place in the list now that has the same item before it; the first one if none of those is there."""
        known, here = siblings(find(self.was, self.path)), siblings(find(self.now, self.there))
        before = next((item for item in reversed(known[:index]) if item in here), None)
        return 0 if before is None else here.index(before) + 1


def twin(was: Texts, now: Texts, path: Path) -> Twin:
    """A place of ``was`` as it is ``now``.

    Raises:
        ShnorError: it is in a file that cannot be edited.
    """
    old, new = (home.tree if home else NOTHING for home in (was.home(path), now.home(path)))
    there: Path = ()
    one: Node | None = old
    other: Node | None = new
    for depth, step in enumerate(path, 1):
        places = _places(one, other, step)
        if len(places) != 1:
            rest = path[depth - 1 :]
            return Twin(path, old, new, there + rest, depth if not places else None, is_sure=not places)
        there = (*there, places[0])
        one, other = _child(one, step), _child(other, places[0])
    return Twin(path, old, new, there)


def siblings(node: Node | None) -> list[Plain]:
    """The ids of a list's items; what an item says, if it has none."""
    return [_id(item) or meaning(item) for item in node.items] if isinstance(node, Sequence) else []


def _places(was: Node | None, now: Node | None, step: object) -> tuple[object, ...]:
    """Where a step leads now: to one place, to none, or nobody can tell to which of several."""
    if not isinstance(step, int) or isinstance(was, Mapping) or isinstance(now, Mapping):
        return (step,)
    known, here = siblings(was), siblings(now)
    if step >= len(known):
        return (step,) if known == here else (step, None)
    name = known[step]
    if isinstance(name, str) and _is_record(was, step) and known.count(name) == 1:
        found = tuple(index for index, other in enumerate(here) if other == name)
        return found
    return (step,) if len(known) == len(here) and here[step] == name else (step, None)


def _is_record(node: Node | None, index: int) -> bool:
    return isinstance(node, Sequence) and _id(node.items[index]) is not None


def _id(item: Node) -> str | None:
    found = item.get("id") if isinstance(item, Mapping) else None
    return found.text if isinstance(found, Scalar) and found.text else None


def _child(node: Node | None, step: object) -> Node | None:
    return None if node is None else find(node, (step,))


def _meaning(node: Node | None) -> Plain:
    return None if node is None else meaning(node)
