"""Jinja's filters with their work counted and their widths looked at before they run."""

from __future__ import annotations

from collections.abc import Callable, Sized
from functools import wraps
from typing import Any

from shnor_docs.rendering import limits
from shnor_docs.rendering.errors import Refusal
from shnor_docs.rendering.escaping import characters, note_foreign

Filter = Callable[..., Any]

_LETTERS_OF_A_STEP = 64
_TIMES_COMPARED = 8
_PADDING = frozenset({"center", "indent", "batch", "slice", "round", "tojson"})


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


_SEQUENCES = _names(
    """
    length count first last list map select reject selectattr rejectattr batch slice reverse sum
    items default d attr dictsort safe
    """
)
"""Filters that look at their input's items but not into them."""


_ITERATING = _names(
    """
    batch dictsort groupby items join list map max min reject rejectattr reverse select selectattr slice sort sum
    unique
    """
)
"""Filters that take text letter by letter: each letter is an item to them."""
COMPARING_TESTS = _names("== != < <= > >= eq equalto ge greaterthan gt in le lessthan lower lt ne upper")
"""Tests whose work grows with their values; the others look at a type."""


def guarded_test(test: Filter) -> Filter:
    """The test, what it compares counted."""

    @wraps(test)
    def counted(*values: Any) -> Any:
        limits.charged_deeply(values)
        return test(*values)

    return counted


def guarded(name: str, function: Filter) -> Filter:
    """The filter, counted; what it takes first (the environment, say) is kept."""
    position = 1 if hasattr(function, "jinja_pass_arg") else 0
    count = limits.charged if name in _SEQUENCES else limits.charged_deeply
    check = _CHECKS.get(name, _nothing)

    @wraps(function)
    def counted(*args: Any, **kwargs: Any) -> Any:
        value: Any = count(args[position] if name in _ESCAPING else characters(args[position]))
        for part in value if name == "join" and isinstance(value, list | tuple) else (value, *args[position + 1 :]):
            note_foreign(part)
        if name in _ITERATING and isinstance(value, str):
            limits.charge(len(value))
        if name in _NEED_LISTS and not isinstance(value, str | list | tuple | dict):
            value = list(value)
        options = (*args[position + 1 :], *kwargs.values())
        check(value, options)
        return function(*args[:position], value, *args[position + 1 :], **kwargs)

    return counted


_ESCAPING = frozenset({"safe", "e", "escape", "forceescape", "striptags"})
"""Filters whose meaning is what is escaped and what is not."""
_NEED_LISTS = frozenset({"join"})
"""Filters whose check reads the input, so a generator must be read once and kept."""


def _nothing(value: object, options: tuple[object, ...]) -> None:
    """Most filters need counting only."""


def _check_widths(value: object, options: tuple[object, ...]) -> None:
    for width in options:
        limits.check_width(len(width) if isinstance(width, str) else width)


def _check_format(value: object, options: tuple[object, ...]) -> None:
    limits.check_format(str(value))
    limits.charged_deeply(options)


def _check_join(value: Any, options: tuple[object, ...]) -> None:
    separator = len(str(options[0])) if options else 0
    limits.charge_text(sum(separator + (len(item) if isinstance(item, str) else 1) for item in value))


def _check_replace(value: object, options: tuple[object, ...]) -> None:
    if len(options) >= 2:
        found = str(value).count(str(options[0]))
        limits.charge_text(found * len(str(options[1])))


def _check_wrapping(value: object, options: tuple[object, ...]) -> None:
    """Wrapping cuts a word again and again: its work grows with the square of a long text."""
    width = next((option for option in options if isinstance(option, int)), 79)
    limits.charge(len(str(value)) ** 2 // (max(width, 1) * _LETTERS_OF_A_STEP))


def _check_ordering(value: object, options: tuple[object, ...]) -> None:
    """Items are compared many times over, and their fields read."""
    if isinstance(value, Sized):
        limits.charge(_TIMES_COMPARED * len(value))


def _check_sum(value: object, options: tuple[object, ...]) -> None:
    if any(isinstance(start, Sized) for start in options if not isinstance(start, str)):
        raise Refusal(limits.EXCEEDED, "фильтр sum складывает только числа", "для списков есть фильтр join")


_CHECKS: dict[str, Callable[[Any, tuple[object, ...]], None]] = {
    **dict.fromkeys(_PADDING, _check_widths),
    "format": _check_format,
    "join": _check_join,
    "replace": _check_replace,
    "sum": _check_sum,
    **dict.fromkeys(("groupby", "sort", "unique"), _check_ordering),
    "wordwrap": _check_wrapping,
}
