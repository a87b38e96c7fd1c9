"""What is looked at before an operator may run, and how its result is weighed after."""

from __future__ import annotations

from collections.abc import Callable, Sized

from shnor_docs.rendering.values import limits
from shnor_docs.rendering.values.formats import check_filling
from shnor_docs.rendering.values.sizes import built, built_of, size
from shnor_docs.rendering.values.state import Size


def _check_add(left: object, right: object) -> None:
    if isinstance(left, str | list | tuple) and isinstance(right, Sized):
        limits.charge_text(len(left) + len(right))


def _check_multiply(left: object, right: object) -> None:
    for sequence, times in ((left, right), (right, left)):
        if isinstance(sequence, Sized) and isinstance(times, int):
            limits.charge_text(len(sequence) * max(times, 0))


def _check_power(left: object, right: object) -> None:
    if isinstance(left, int) and isinstance(right, int) and (left.bit_length() - 1) * right > limits.MAX_INTEGER_BITS:
        limits.check_integer(1 << limits.MAX_INTEGER_BITS)


def _check_modulo(left: object, right: object) -> None:
    if isinstance(left, str):
        check_filling(left, right.values() if isinstance(right, dict) else [right])


def _nothing(left: object, right: object) -> None:
    """Its result is looked at, and that is enough."""


CHECKS: dict[str, Callable[[object, object], None]] = {
    "+": _check_add,
    "-": _nothing,
    "*": _check_multiply,
    "**": _check_power,
    "%": _check_modulo,
}
"""The operators whose result could be huge."""


def weighed(operator: str, left: object, right: object, result: object) -> object:
    """The result of an operator, refused if too big; a list made of lists is weighed by theirs."""
    if not isinstance(result, list | tuple):
        return built(result)
    if operator == "*":
        items, times = (left, right) if isinstance(left, Sized) else (right, left)
        return built_of(result, size(items), times)  # type: ignore[arg-type]
    (first, depth), (second, other) = size(left), size(right)
    return built_of(result, Size(first + second, max(depth, other)), 1)
