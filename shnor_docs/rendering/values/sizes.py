"""How big a value is: known when a template builds it, refused if too big, counted wherever it is gone through.

A value built of values doubles fast: ``{% set x = (x, x) %}`` sixty times is short to write and has no end when it is
printed, compared or hashed. So a container is weighed once, from its items' weights, and remembered with its rendering.
"""

from __future__ import annotations

from collections.abc import Collection, ItemsView, Iterator, KeysView, Mapping, Sized, ValuesView
from collections.abc import Set as AbstractSet
from enum import Enum, auto
from typing import Any

from jinja2 import Undefined
from jinja2.runtime import LoopContext

from shnor_docs.rendering.values import limits
from shnor_docs.rendering.values.state import STATE, Size

MAX_DEPTH = 100
_SMALL = 32
"""Containers of fewer steps are weighed anew sooner than they are remembered."""
_NESTED_COST = 4


class Kind(Enum):
    """What there is to a value of a type, as far as its size goes."""

    TEXT = auto()
    NUMBER = auto()
    CONTAINER = auto()
    BLOCKS = auto()
    LAZY = auto()
    OTHER = auto()


_PLAIN = Size(1, 0)
_KINDS: tuple[tuple[Kind, tuple[type, ...]], ...] = (
    (Kind.TEXT, (str,)),
    (Kind.NUMBER, (int,)),
    (Kind.OTHER, (LoopContext, Undefined)),
    (Kind.LAZY, (Iterator, KeysView, ValuesView, ItemsView)),
    (Kind.CONTAINER, (list, tuple, Mapping, AbstractSet)),
)


class Kinds(dict[type, Kind]):
    """The kind of each type; asked of every value, so answered once."""

    def __missing__(self, of: type) -> Kind:
        blocks = Kind.BLOCKS if hasattr(of, "__docx__") else None
        self[of] = blocks or next((kind for kind, types in _KINDS if issubclass(of, types)), Kind.OTHER)
        return self[of]


KINDS = Kinds()


def size(value: Any) -> Size:
    """The size of a value; raises :class:`Refusal` if no rendering could go through it."""
    match KINDS[type(value)]:
        case Kind.TEXT:
            return Size(1 + len(value) // limits.CHARACTERS_PER_STEP, 0)
        case Kind.CONTAINER:
            return _known(value) or _remembered(value, _weighed(value))
        case Kind.BLOCKS:
            return _known(value) or _remembered(value, size(str(value)))
    return _PLAIN


def built(value: Any) -> Any:
    """A value that the template has just made: an iterator becomes a list, one too big is refused."""
    kind = KINDS[type(value)]
    if kind is Kind.TEXT:
        if len(value) > limits.MAX_TEXT:
            limits.charge_text(len(value))
    elif kind is Kind.NUMBER:
        limits.check_integer(value)
    elif kind is Kind.LAZY:
        return built(list(value))
    elif kind is Kind.CONTAINER:
        size(value)
    return value


def built_of(value: object, items: Size, times: int) -> object:
    """A list or tuple just made of items whose size is known: weighed without a look at them."""
    _remembered(value, Size(1 + items.steps * max(times, 0), items.depth))
    return value


def listed(value: Any) -> Any:
    """The value, an iterator or a view of a mapping as the list of its items, to be read twice and counted once."""
    return list(value) if KINDS[type(value)] is Kind.LAZY else value


def looked_at(value: Any) -> Any:
    """The value, the going over its items counted, not into them: at once if it has a length, one by one if not."""
    kind = KINDS[type(value)]
    if kind is Kind.TEXT:
        limits.charge_text(len(value))
    elif kind is Kind.CONTAINER:
        limits.charge(len(value))
    elif isinstance(value, Undefined):
        return value
    elif isinstance(value, Sized):
        limits.charge(len(value))
    elif isinstance(value, Iterator):
        return limits.counted_items(value, 1)
    return value


def gone_through(value: Any) -> Any:
    """The value, counted with all it holds: what printing, comparing or hashing it takes."""
    kind = KINDS[type(value)]
    if kind is Kind.CONTAINER or kind is Kind.BLOCKS:
        limits.charge(size(value).steps)
    elif kind is not Kind.NUMBER:
        return looked_at(value)
    return value


def _known(value: object) -> Size | None:
    state = STATE.get()
    found = state.sizes.get(id(value)) if state else None
    return found[1] if found else None


def _remembered(value: object, found: Size) -> Size:
    """The size, kept with the value, so that no other value takes its identity; refused past the limits."""
    if found.depth > MAX_DEPTH:
        raise limits.exceeded(f"величина вложена глубже {MAX_DEPTH} раз")
    if found.steps > limits.MAX_STEPS:
        raise limits.exceeded(f"величина больше {limits.MAX_STEPS // 10**6} млн частей")
    if found.steps > _SMALL and (state := STATE.get()):
        state.sizes[id(value)] = value, found
    return found


def _weighed(value: Collection[object]) -> Size:
    steps, depth, nested = 1, 0, 0
    for items in (value, value.values()) if isinstance(value, Mapping) else (value,):
        for item in items:
            if isinstance(item, str):
                steps += 1 + len(item) // limits.CHARACTERS_PER_STEP
            elif not isinstance(item, int):
                one = size(item)
                steps, depth, nested = steps + one.steps, max(depth, one.depth), nested + 1
            else:
                steps += 1
        limits.charge(len(items) + _NESTED_COST * nested)
    return Size(steps, depth + 1)
