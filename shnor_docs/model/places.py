"""Places of a program named by ids, which stay true when a list is reordered: ``indicators.vpr_math.targets``."""

from __future__ import annotations

from collections.abc import Mapping

from shnor_docs.model.base import Record

Path = tuple[object, ...]
"""A model path: fields, indices of lists, keys of mappings."""


def place_of(root: Record, path: Path) -> str:
    """The name of the place at a model path: ids instead of indices."""
    node: object = root
    steps = []
    for step in path:
        node = _child(node, step)
        steps.append(str(getattr(node, "id", step)) if isinstance(step, int) else str(step))
    return ".".join(steps)


def path_of(root: Record, place: str) -> Path | None:
    """The model path of a named place; None if the program has no such place."""
    return path_inside(root, tuple(place.split(".")))


def path_inside(node: object, names: tuple[str, ...]) -> Path | None:
    """The same inside a record, a list or a mapping, by the parts of the name."""
    path: list[object] = []
    for name in names:
        step = _step(node, name)
        if step is None:
            return None
        path.append(step)
        node = _child(node, step)
    return tuple(path)


def _step(node: object, name: str) -> object | None:
    if isinstance(node, Record):
        return name if name in type(node).model_fields else None
    if isinstance(node, tuple):
        named = (index for index, item in enumerate(node) if getattr(item, "id", str(index)) == name)
        return next(named, None)
    if isinstance(node, Mapping):
        return next((key for key in node if str(key) == name), None)
    return None


def _child(node: object, step: object) -> object:
    if isinstance(node, Record):
        return getattr(node, str(step))
    if isinstance(node, tuple) and isinstance(step, int):
        return node[step]
    return node[step] if isinstance(node, Mapping) else None
