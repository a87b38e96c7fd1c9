"""Changes applied to a program: the proof that a comparison has missed nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from shnor_docs.lifecycle.comparison import CATALOGUE, FILES, Change, ChangeKind, Path
from shnor_docs.lifecycle.sentences import Replacement, replaced, unwrapped
from shnor_docs.model.base import Record
from shnor_docs.model.content import Content
from shnor_docs.model.period import PeriodMap

Step = Callable[[object], object]


def apply(changes: Iterable[Change], content: Content) -> Content:
    """The content after the changes that :func:`~shnor_docs.lifecycle.comparison.compare` found in it.

    Raises:
        LookupError: a change is about a place that the content does not have.
    """
    changes = list(changes)
    tree: object = {
        "program": content.program,
        CATALOGUE: dict(content.catalogue),
        FILES: dict(content.files),
    }
    moved: dict[Path, Record] = {}
    for change in sorted(changes, key=lambda c: -len(c.path)):
        if change.kind in (ChangeKind.REMOVED, ChangeKind.MOVED):
            place = _rooted(_old_path(change))
            moved[change.path] = _found(tree, place)
            tree = _at(tree, place[:-1], _without(place[-1]))
    for change in sorted(_arriving(changes), key=lambda c: (len(c.path), c.position or 0)):
        record = moved.get(change.path, change.after)
        tree = _at(tree, _rooted(change.path[:-1]), _with(record, change.position or 0))
    for change in reversed([c for c in changes if c.kind is ChangeKind.CHANGED]):
        tree = _at(tree, _rooted(change.path[:-1]), _changed(change))
    assert isinstance(tree, dict)
    return replace(content, program=tree["program"], catalogue=tree[CATALOGUE], files=tree[FILES])


def _arriving(changes: list[Change]) -> list[Change]:
    return [change for change in changes if change.kind in (ChangeKind.ADDED, ChangeKind.MOVED)]


def _old_path(change: Change) -> Path:
    return change.before if isinstance(change.before, tuple) else change.path


def _rooted(path: Path) -> Path:
    return path if path and path[0] in (CATALOGUE, FILES) else ("program", *path)


def _found(node: object, path: Path) -> Record:
    for step in path:
        node = _child(node, step)
    if not isinstance(node, Record):
        raise LookupError(f"no record at {path}")
    return node


def _at(node: object, path: Path, step: Step) -> object:
    """The node with what stands at the path replaced by what ``step`` makes of it."""
    if not path:
        return step(node)
    return _put(node, path[0], _at(_child(node, path[0]), path[1:], step))


def _child(node: object, step: object) -> object:
    if isinstance(node, Record):
        return getattr(node, str(step))
    if isinstance(node, tuple):
        return node[_index(node, step)]
    if isinstance(node, Mapping):
        return node[step]
    raise LookupError(f"nothing at {step}")


def _put(node: object, step: object, value: object) -> object:
    if isinstance(node, Record):
        return node.model_copy(update={str(step): value})
    if isinstance(node, tuple):
        index = _index(node, step)
        return (*node[:index], value, *node[index + 1 :])
    if isinstance(node, Mapping):
        values = {key: item for key, item in node.items() if key != step}
        if value is not None:
            values[step] = value
        return PeriodMap(values) if isinstance(node, PeriodMap) else values
    raise LookupError(f"nothing at {step}")


def _index(records: tuple[object, ...], name: object) -> int:
    return next(index for index, record in enumerate(records) if getattr(record, "id", None) == name)


def _without(name: object) -> Step:
    return lambda records: _spliced(records, _index(_listed(records), name), 1, ())


def _with(record: object, position: int) -> Step:
    return lambda records: _spliced(records, position, 0, (record,))


def _spliced(records: object, start: int, count: int, new: tuple[object, ...]) -> tuple[object, ...]:
    listed = _listed(records)
    return (*listed[:start], *new, *listed[start + count :])


def _listed(records: object) -> tuple[object, ...]:
    if not isinstance(records, tuple):
        raise LookupError("no list of records there")
    return records


def _changed(change: Change) -> Step:
    """The owner of a value with the value changed; sentences are replaced inside their text."""

    def step(owner: object) -> object:
        if change.position is None:
            return _put(owner, change.path[-1], change.after)
        text = unwrapped(str(_child(owner, change.path[-1])))
        part = Replacement(change.position, str(change.before), str(change.after))
        return _put(owner, change.path[-1], replaced(text, [part]))

    return step
