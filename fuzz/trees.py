"""YAML spoilt by its structure: the file stays YAML, its records do not stay what they were."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Any

import yaml

from fuzz.texts import nasty

Place = tuple[Any, Any]
"""A mapping or list, and the key or index of one of its values."""


def spoilt_yaml(text: str, chance: Random) -> str:
    """The YAML with one to three of its nodes gone, doubled, moved or replaced; text that is no YAML unchanged."""
    try:
        tree = yaml.safe_load(text)
    except (yaml.YAMLError, ValueError, RecursionError):
        return text
    for _ in range(chance.choice((1, 1, 2, 3))):
        places = list(_places(tree))
        if places:
            _spoil(places, chance)
    return str(yaml.safe_dump(tree, allow_unicode=True, sort_keys=False, width=1000))


def _places(node: Any) -> Iterator[Place]:
    pairs = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for key, value in list(pairs):
        yield node, key
        yield from _places(value)


def _spoil(places: list[Place], chance: Random) -> None:
    (owner, key), (other, other_key) = chance.choice(places), chance.choice(places)
    value = owner[key]
    match chance.randrange(7):
        case 0:
            del owner[key]
        case 1:
            owner[key] = nasty(chance)
        case 2:
            owner[key] = chance.choice((None, True, 0, -5, 2.5, 10**20, [], {}, [value], {"а": value}, [[value]]))
        case 3:
            owner[key] = _copied(other[other_key])
        case 4 if isinstance(owner, list):
            owner.extend([_copied(value)] * chance.choice((1, 1, 30)))
        case 5 if isinstance(owner, dict):
            owner[nasty(chance)] = owner.pop(key)
        case _:
            owner[key], other[other_key] = _copied(other[other_key]), _copied(value)


def _copied(node: Any) -> Any:
    if isinstance(node, dict):
        return {key: _copied(value) for key, value in node.items()}
    return [_copied(value) for value in node] if isinstance(node, list) else node
