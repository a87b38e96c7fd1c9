"""Changes of the program that a clone was made from, written into the clone's own files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from shnor_docs.lifecycle.clearing import tree_of
from shnor_docs.lifecycle.cloning import POINTS, POINTS_HEADER
from shnor_docs.lifecycle.comparison import FILES, Change, ChangeKind, Path
from shnor_docs.lifecycle.merging import Take
from shnor_docs.model.open_point import OpenPoint
from shnor_docs.source.programs import LoadedProgram
from shnor_docs.source.records.loading import plain
from shnor_docs.source.yaml import nodes
from shnor_docs.source.yaml.edits import Edit, edited
from shnor_docs.source.yaml.moving import move_item
from shnor_docs.source.yaml.tree_edits import (
    insert_entry,
    insert_item,
    remove,
    replace_scalar,
    replace_value,
)
from shnor_docs.source.yaml.writing import Data, Layout, after_dash


class Texts:
    """The files of a clone as they will be; each change meets them as those before it have left them."""

    def __init__(self, base: LoadedProgram, theirs: LoadedProgram, ours: LoadedProgram, version: int) -> None:
        self._base, self._theirs, self._ours, self._version = base, theirs, ours, version
        self._texts = {name: source.text for name, (source, _) in ours.trees.items()}
        self.changed: dict[str, str] = {}
        """New texts by the names of the files in the program's folder."""

    def take(self, take: Take) -> None:
        """Write one change.

        Raises:
            LookupError: the place is not there, or is written so that it cannot be edited.
        """
        change = take.change
        if change.path[0] == FILES:
            text = take.prose.text if take.prose else change.after
            self.changed[str(change.path[1])] = str(text)
            return
        name = str(change.path[0]) if change.path[0] in self._texts else ""
        text = self._texts[name]
        tree = tree_of(text, name, self._version)
        as_written = self._as_written(text, tree, take)
        edits = [as_written] if as_written else _edits(text, tree, take, *self._theirs_of(change.path))
        self._write(name, edited(text, edits))

    def sign(self, origin: str) -> None:
        """Write what the clone is made from now."""
        name = "cloned_from" if "cloned_from" in self._texts else ""
        text = self._texts[name]
        tree = tree_of(text, name, self._version)
        self._write(name, edited(text, [replace_scalar(text, tree, ("cloned_from",), origin)]))

    def ask(self, points: Sequence[OpenPoint]) -> None:
        """Add open points after those that are there."""
        for point in points:
            entry = point.model_dump(exclude_none=True)
            name = "open_points" if "open_points" in self._texts else ""
            text = self._texts[name]
            tree = tree_of(text, name, self._version)
            home = nodes.find(tree, ("open_points",))
            if isinstance(home, nodes.Sequence):
                count = len(home.items)
                self._write(name, edited(text, [insert_item(text, tree, ("open_points",), count, entry)]))
            else:
                old = self.changed.get(POINTS, POINTS_HEADER)
                self.changed[POINTS] = f"{old}-{after_dash(entry, Layout())}\n"

    def _write(self, name: str, text: str) -> None:
        path = self._ours.trees[name][0].path
        if path.suffix.lower() not in (".yaml", ".yml"):
            raise LookupError(f"{path.name} is no YAML")
        self._texts[name] = self.changed[path.name] = text

    def _as_written(self, text: str, tree: nodes.Mapping, take: Take) -> Edit | None:
        """The value with its line breaks and comments as they write it, if ours is written as it was in the base."""
        path = take.change.path
        node, (was, before), (now, after) = nodes.find(tree, in_tree(tree, path)), *self._sources(path)
        if take.change.kind is not ChangeKind.CHANGED or node is None or before is None or after is None:
            return None
        is_own = text[node.start : node.end] != was[before.start : before.end]
        if is_own or (take.prose and take.prose.clashes):
            return None
        return Edit(node.start, node.end, now[after.start : after.end].replace("\r\n", "\n"))

    def _sources(self, path: Path) -> Iterator[tuple[str, nodes.Node | None]]:
        """The text that holds a value, and the value in it: of the base, and of theirs."""
        for side in (self._base, self._theirs):
            source, tree = side.trees.get(str(path[0]), side.trees[""])
            yield source.text, nodes.find(tree, in_tree(tree, path))

    def _theirs_of(self, path: Path) -> tuple[nodes.Node | None, list[str]]:
        _, tree = self._theirs.trees.get(str(path[0]), self._theirs.trees[""])
        home = nodes.find(tree, in_tree(tree, path[:-1]))
        return nodes.find(tree, in_tree(tree, path)), _ids(home)


def in_tree(tree: nodes.Node, path: Path) -> Path:
    """A path of ids as one of indices; as far as the tree has it, then as it was."""
    found: list[object] = []
    node: nodes.Node | None = tree
    for step in path:
        index = _item(node, step)
        found.append(step if index is None else index)
        node = nodes.find(tree, tuple(found))
    return tuple(found)


def _item(node: nodes.Node | None, name: object) -> int | None:
    if not isinstance(node, nodes.Sequence):
        return None
    return next((index for index, item in enumerate(node.items) if _id(item) == name), None)


def _id(item: nodes.Node) -> str | None:
    found = item.get("id") if isinstance(item, nodes.Mapping) else None
    return found.text if isinstance(found, nodes.Scalar) else None


def _edits(
    text: str, tree: nodes.Mapping, take: Take, theirs: nodes.Node | None, order: Sequence[str]
) -> Iterator[Edit]:
    """``theirs`` is how the other side writes the value, ``order`` the ids of the list that it stands in there."""
    change = take.change
    path = in_tree(tree, change.path)
    if take.prose:
        yield replace_scalar(text, tree, path, _ended_as(nodes.find(tree, path), take.prose.text))
    elif change.kind is ChangeKind.MOVED:
        yield from _moved(text, tree, change, order)
    elif change.kind is ChangeKind.ADDED:
        assert theirs is not None
        yield _added(text, tree, change.path, plain(theirs), order)
    elif theirs is None:
        yield remove(text, tree, path)
    elif nodes.find(tree, path) is None:
        yield insert_entry(text, tree, path[:-1], _key(change.path[-1]), plain(theirs))
    else:
        yield replace_value(text, tree, path, plain(theirs))


def _ended_as(node: nodes.Node | None, text: str) -> str:
    """The text with the line breaks at its end that a block scalar had: the model has none."""
    was = node.text if isinstance(node, nodes.Scalar) else ""
    return text.rstrip() + was[len(was.rstrip()) :]


def _key(step: object) -> str:
    return str(getattr(step, "notation", step))


def _added(text: str, tree: nodes.Mapping, path: Path, value: Data, order: Sequence[str]) -> Edit:
    home = in_tree(tree, path[:-1])
    node = nodes.find(tree, home)
    if node is None:
        return insert_entry(text, tree, home[:-1], str(home[-1]), [value])
    return insert_item(text, tree, home, _place(node, str(path[-1]), order), value)


def _moved(text: str, tree: nodes.Mapping, change: Change, order: Sequence[str]) -> tuple[Edit, Edit]:
    before = change.before if isinstance(change.before, tuple) else change.path
    goal = in_tree(tree, change.path[:-1])
    place = _place(nodes.find(tree, goal), str(change.path[-1]), order)
    return move_item(text, tree, in_tree(tree, before), goal, place)


def _place(home: nodes.Node | None, name: str, order: Sequence[str]) -> int:
    """After the nearest of those before it on the other side that stands here too."""
    here = _ids(home)
    known = [one for one in order[: order.index(name)] if one in here]
    return here.index(known[-1]) + 1 if known else 0


def _ids(node: nodes.Node | None) -> list[str]:
    return [_id(item) or "" for item in node.items] if isinstance(node, nodes.Sequence) else []
