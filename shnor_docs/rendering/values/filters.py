"""Jinja's filters with their work counted, their widths looked at before they run and their results after."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping, Sized
from functools import wraps
from typing import Any

from shnor_docs.rendering.errors import Refusal
from shnor_docs.rendering.values import limits
from shnor_docs.rendering.values.escaping import characters, note_foreign
from shnor_docs.rendering.values.formats import check_filling
from shnor_docs.rendering.values.sizes import built, gone_through, listed, looked_at, size

Filter = Callable[..., Any]
Options = Mapping[str, Any]
"""A filter's arguments after the first, by their names; surplus positional ones by their numbers."""

_TIMES_COMPARED = 8
_LETTERS_OF_A_STEP = 32


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


_PICKING = _names("length count first last list select reject selectattr rejectattr reverse default d attr safe")
"""Filters that look at their input's items but not into them, and give some of them: nothing grows."""
_SHALLOW = _PICKING | _names("map batch slice sum items")
"""Filters that look at their input's items but not into them."""
_ITERATING = _names(
    """
    batch dictsort groupby items join list map max min reject rejectattr reverse select selectattr slice sort sum
    unique
    """
)
"""Filters that take text letter by letter: each letter is an item to them."""
_NEED_LISTS = frozenset({"join"})
"""Filters whose check reads the input, so a generator must be read once and kept."""
_ESCAPING = frozenset({"safe", "e", "escape", "forceescape", "striptags"})
"""Filters whose meaning is what is escaped and what is not."""
COMPARING_TESTS = _names("== != < <= > >= eq equalto ge greaterthan gt in le lessthan lower lt ne upper")
"""Tests whose work grows with their values; the others look at a type."""


def guarded_test(test: Filter) -> Filter:
    """The test, what it compares counted."""

    @wraps(test)
    def counted(*values: Any) -> Any:
        for value in values:
            gone_through(value)
        return test(*values)

    return counted


def guarded(name: str, function: Filter) -> Filter:
    """The filter, counted; what it takes first (the environment, say) is kept."""
    position = 1 if hasattr(function, "jinja_pass_arg") else 0
    count = looked_at if name in _SHALLOW else gone_through
    finish = listed if name in _PICKING else built
    checks = _CHECKS.get(name, ())
    names = tuple(inspect.signature(function).parameters)[position + 1 :]

    @wraps(function)
    def counted(*args: Any, **kwargs: Any) -> Any:
        value: Any = count(args[position] if name in _ESCAPING else characters(args[position]))
        for part in value if name == "join" and isinstance(value, list | tuple) else (value, *args[position + 1 :]):
            note_foreign(part)
        if name in _ITERATING and isinstance(value, str):
            limits.charge(len(value))
        if name in _NEED_LISTS and not isinstance(value, str | list | tuple | dict):
            value = list(value)
        if checks:
            options = _by_name(names, args[position + 1 :]) | kwargs
            for check in checks:
                check(value, options)
        return finish(function(*args[:position], value, *args[position + 1 :], **kwargs))

    return counted


def _by_name(names: tuple[str, ...], values: tuple[Any, ...]) -> dict[str, Any]:
    return {names[number] if number < len(names) else str(number): value for number, value in enumerate(values)}


def _check_widths(value: object, options: Options) -> None:
    for width in options.values():
        limits.check_width(len(width) if isinstance(width, str) else width)


def _check_lines(value: object, options: Options) -> None:
    """Each line is padded anew."""
    width = options.get("width", 4)
    limits.charge_text((str(value).count("\n") + 1) * (len(width) if isinstance(width, str) else abs(width)))


def _check_nesting(value: object, options: Options) -> None:
    """Each item of nested lists stands on its own line, padded by its depth."""
    steps, depth = size(value)
    limits.charge_text(steps * depth * abs(options.get("indent") or 0))


def _check_format(value: object, options: Options) -> None:
    check_filling(str(value), options.values())


def _check_join(value: Any, options: Options) -> None:
    separator = len(str(options.get("d", "")))
    limits.charge_text(sum(separator + (len(item) if isinstance(item, str) else 1) for item in value))


def _check_replace(value: object, options: Options) -> None:
    if {"old", "new"} <= options.keys():
        limits.charge_text(str(value).count(str(options["old"])) * len(str(options["new"])))


def _check_wrapping(value: object, options: Options) -> None:
    """Wrapping tries each end of a word again and again; what stands at line ends may be long."""
    text, width, end = str(value), options.get("width", 79), options.get("wrapstring") or ""
    limits.charge(sum(len(word) ** 2 for word in text.split()) // _LETTERS_OF_A_STEP)
    limits.charge_text((len(text) // max(width, 1) + len(text.split())) * len(end))


def _check_tags(value: object, options: Options) -> None:
    """The text is copied for each tag and comment in it."""
    text = str(value)
    limits.charge_pairs(len(text), text.count("<"))


def _check_trimming(value: object, options: Options) -> None:
    limits.charge_pairs(len(str(value)), len(str(options.get("chars") or "")))


def _check_ordering(value: object, options: Options) -> None:
    """Items are compared many times over with all they hold."""
    limits.charge(_TIMES_COMPARED * max(size(value).steps, len(value) if isinstance(value, Sized) else 0))


def _check_path(value: object, options: Options) -> None:
    """Each field named in ``attribute`` is read in each item."""
    fields = sum(option.count(".") + option.count(",") for option in options.values() if isinstance(option, str))
    limits.charge(fields * (len(value) if isinstance(value, Sized) else limits.MAX_RANGE))


def _check_sum(value: object, options: Options) -> None:
    if isinstance(options.get("start"), Sized) and not isinstance(options["start"], str):
        raise Refusal(limits.EXCEEDED, "фильтр sum складывает только числа", "для списков есть фильтр join")


_ORDERING = frozenset({"dictsort", "groupby", "sort", "unique"})
_READING = frozenset({"map", "selectattr", "rejectattr", "groupby", "sort", "unique", "sum", "min", "max", "join"})
_PADDING = frozenset({"center", "indent", "batch", "slice", "round", "tojson"})


def _checks() -> dict[str, list[Callable[[Any, Options], None]]]:
    """What is looked at before a filter runs."""
    by_check = {
        _check_widths: _PADDING,
        _check_path: _READING,
        _check_ordering: _ORDERING,
        _check_format: {"format"},
        _check_join: {"join"},
        _check_lines: {"indent"},
        _check_nesting: {"tojson"},
        _check_replace: {"replace"},
        _check_sum: {"sum"},
        _check_tags: {"striptags"},
        _check_trimming: {"trim"},
        _check_wrapping: {"wordwrap"},
    }
    names = sorted(frozenset().union(*by_check.values()))
    return {name: [check for check, filters in by_check.items() if name in filters] for name in names}


_CHECKS = _checks()
