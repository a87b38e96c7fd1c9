"""A frozen value known by being the very object: what was once found in it still holds, and no equality is asked."""

from __future__ import annotations

from typing import Generic, TypeVar

T = TypeVar("T")


class Same(Generic[T]):
    """A key that is equal only to that of the same object, which it keeps alive."""

    __slots__ = ("value",)

    def __init__(self, value: T) -> None:
        """The key of a value."""
        self.value = value

    def __eq__(self, other: object) -> bool:
        """Whether the other is a key of the same object."""
        return isinstance(other, Same) and self.value is other.value

    def __hash__(self) -> int:
        """Of the object, whatever is in it."""
        return id(self.value)
