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
    return twin_in(old, new, path)


def twin_in(old: Mapping, new: Mapping, path: Path) -> Twin:
    """A place of one tree as it is in another."""
    there: Path = ()
    while len(there) < len(path):
        depth = len(there) + 1
        places = _places(find(old, path[: depth - 1]), find(new, there), path[depth - 1])
        if len(places) == 1:
            there = (*there, places[0])
        elif places:
            return Twin(path, old, new, there + path[depth - 1 :], is_sure=False)
        elif elsewhere := _elsewhere(old, new, path, depth):
            there = elsewhere
        else:
            return Twin(path, old, new, there + path[depth - 1 :], gone=depth)
    return Twin(path, old, new, there)


def _elsewhere(was: Mapping, now: Mapping, path: Path, gone: int) -> Path | None:
    """Where an item that is gone from its list stands in another one of the same kind: others have moved it."""
    for depth in range(len(path), gone - 1, -1):
        item = find(was, path[:depth])
        name = _id(item) if item and isinstance(path[depth - 1], int) else None
        known, here = (_named(tree, path[:depth], name) if name else [] for tree in (was, now))
        if len(known) == len(here) == 1:
            return here[0]
    return None


def _named(tree: Node, path: Path, name: str | None) -> list[Path]:
    """The items of an id in all lists of a kind: on paths that differ only in the places in lists."""
    found: list[tuple[Path, Node]] = [((), tree)]
    for step in path:
        found = [((*place, next_step), child) for place, node in found for next_step, child in _steps(node, step)]
    return [place for place, node in found if _id(node) == name]


def _steps(node: Node, step: object) -> list[tuple[object, Node]]:
    if isinstance(step, int) and isinstance(node, Sequence):
        return list(enumerate(node.items))
    child = find(node, (step,))
    return [] if child is None else [(step, child)]


def siblings(node: Node | None) -> list[Plain]:
    """The ids of a list's items; what an item says, if it has none."""
    return [_id(item) or meaning(item) for item in node.items] if isinstance(node, Sequence) else []


def _places(was: Node | None, now: Node | None, step: object) -> tuple[object, ...]:
    """Where a step leads now: to one place, to none, or nobody can tell to which of several."""
    if not isinstance(step, int) or isinstance(was, Mapping):
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


def _meaning(node: Node | None) -> Plain:
    return None if node is None else meaning(node)
