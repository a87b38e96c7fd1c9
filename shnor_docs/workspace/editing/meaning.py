"""What YAML says as plain data, and what it is to say after a change: the measure of each edit before it is written."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from shnor_docs.sameness import once_for_each
from shnor_docs.source.yaml.nodes import Mapping, Node, Path, Scalar, Sequence

Plain: TypeAlias = "str | list[Plain] | dict[str, Plain] | None"


def meaning(node: Node) -> Plain:
    """The data of a tree: None is blank; a key that is written twice is there twice.

    Line breaks at the end of a text are how it is written, not what it says: the model has none.
    """
    if isinstance(node, Scalar):
        return None if node.is_blank else node.text.rstrip("\n")
    if isinstance(node, Sequence):
        return [_of_item(item) for item in node.read]
    data = {key.text: meaning(value) for key, value in node.entries}
    return data if len(data) == len(node.entries) else _with_repeated(node)


_of_item = once_for_each(meaning)
"""What items of lists say: after an edit most of them are the very nodes of before."""


def _with_repeated(node: Mapping) -> Plain:
    data: dict[str, Plain] = {}
    for key, value in node.entries:
        name = key.text
        while name in data:
            name += "\0"
        data[name] = meaning(value)
    return data


def at(data: Plain, path: Path) -> Plain:
    """What stands at a path."""
    for step in path:
        if isinstance(data, list) and isinstance(step, int):
            data = data[step]
        else:
            data = data.get(str(step)) if isinstance(data, dict) else None
    return data


def nested(steps: Path, value: Plain) -> Plain:
    """A value below the keys and lists that lead to it; LookupError for a place that a new list does not have."""
    for step in reversed(steps):
        if isinstance(step, int) and step:
            raise LookupError(f"a new list has no place {step}")
        value = [value] if isinstance(step, int) else {str(step): value}
    return value


def with_value(data: Plain, path: Path, value: Plain) -> Plain:
    """The data with another value at a path; what is missing on the way is made."""
    return _changed(data, path, lambda _: value)


def with_items(data: Plain, path: Path, index: int, values: list[Plain]) -> Plain:
    """The data with items more in a list."""

    def longer(items: Plain) -> Plain:
        known = items if isinstance(items, list) else []
        return [*known[:index], *values, *known[index:]]

    return _changed(data, path, longer)


def without(data: Plain, path: Path) -> Plain:
    """The data without an entry or an item."""

    def shorter(home: Plain) -> Plain:
        if isinstance(home, list):
            return [item for index, item in enumerate(home) if index != path[-1]]
        assert isinstance(home, dict)
        return {key: value for key, value in home.items() if key != str(path[-1])}

    return _changed(data, path[:-1], shorter)


def _changed(data: Plain, path: Path, change: Callable[[Plain], Plain]) -> Plain:
    """Only what is on the way is copied."""
    if not path:
        return change(data)
    step, rest = path[0], path[1:]
    if isinstance(step, int) and not (isinstance(data, dict) and data):
        items = list(data) if isinstance(data, list) else []
        inner = items[step] if step < len(items) else None
        items[step : step + 1] = [_changed(inner, rest, change)]
        return items
    known = dict(data) if isinstance(data, dict) else {}
    known[str(step)] = _changed(known.get(str(step)), rest, change)
    return known
