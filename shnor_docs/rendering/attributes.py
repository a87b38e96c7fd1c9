"""What a template may reach: data, and the harmless methods of plain values. An allow-list."""

from __future__ import annotations

import datetime
import types
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from string import Formatter
from typing import NoReturn

from jinja2.runtime import LoopContext, Macro, Undefined
from jinja2.utils import Cycler, Namespace

from shnor_docs.diagnostics import Severity, declare
from shnor_docs.rendering import limits
from shnor_docs.rendering.errors import Refusal
from shnor_docs.rendering.escaping import UNREADABLE, characters
from shnor_docs.rendering.formats import check_filling, check_format
from shnor_docs.rendering.sizes import built, gone_through

FORBIDDEN = declare("ШД607", Severity.ERROR, "Шаблон обращается к запрещённому")

_HINT = "шаблон печатает данные документа; вычисления делает программа"


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


_TEXT_METHODS = _names(
    """
    capitalize casefold count endswith find index isalnum isalpha isdecimal isdigit islower
    isnumeric isspace istitle isupper lower lstrip partition removeprefix removesuffix rfind rindex
    rpartition rsplit rstrip split splitlines startswith strip swapcase title upper
    """
)
_NUMBER_FIELDS = frozenset({"numerator", "denominator", "real", "imag", "is_integer", "bit_length"})
_DATE_METHODS = _names(
    """
    year month day hour minute second date time weekday isoweekday isocalendar isoformat days
    seconds total_seconds strftime
    """
)
_ALLOWED: tuple[tuple[type | tuple[type, ...], frozenset[str]], ...] = (
    (str, _TEXT_METHODS),
    (Mapping, frozenset({"items", "keys", "values", "get"})),
    ((list, tuple), frozenset({"count", "index"})),
    ((int, float), _NUMBER_FIELDS),
    ((datetime.date, datetime.time, datetime.timedelta), _DATE_METHODS),
    (
        LoopContext,
        _names(
            """
    index index0 revindex revindex0 first last length previtem nextitem depth depth0 cycle changed
    """
        ),
    ),
    (Macro, frozenset({"name", "arguments", "catch_kwargs", "catch_varargs", "caller"})),
    (Cycler, frozenset({"current", "next", "reset"})),
)
_CODE = (
    type,
    types.ModuleType,
    types.FunctionType,
    types.BuiltinFunctionType,
    types.MethodType,
    types.CodeType,
    types.FrameType,
    types.GeneratorType,
    types.CoroutineType,
)

Undefine = Callable[[object, str], Undefined]


@dataclass(frozen=True, slots=True)
class SafeMethod:
    """A method that a template may call: ours, bound to a plain value."""

    function: Callable[..., object]

    def __call__(self, *args: object, **kwargs: object) -> object:
        """Call it; the call, the text or list it goes through and its format string are counted."""
        limits.charge(limits.CALL_COST)
        owner = getattr(self.function, "__self__", None)
        for value in (owner, *args, *kwargs.values()) if isinstance(owner, str | list | tuple) else args:
            gone_through(value)
        for argument in args:
            if isinstance(argument, str):
                check_format(argument)
        return built(self.function(*args, **kwargs))

    def __repr__(self) -> str:
        return _unreadable("метод")


class Variables(Namespace):
    """``namespace(…)``: variables that a loop may set; it may hold itself, so it never prints what it holds."""

    def __repr__(self) -> str:
        return _unreadable("namespace")


def _unreadable(what: str) -> NoReturn:
    raise Refusal(UNREADABLE, f"это {what}, а не значение", "у метода поставьте скобки, у namespace назовите поле")


def read(value: object, name: str, undefined: Undefine) -> object:
    """``value.name`` as a template sees it: a field first, then an allowed method, else undefined."""
    if name.startswith("_"):
        raise Refusal(FORBIDDEN, f"поле «{name}» закрыто для шаблонов", _HINT)
    if isinstance(value, Mapping) and name in value:
        return value[name]
    if isinstance(value, Namespace):
        return _data_of_object(value, name, undefined)
    if isinstance(value, _CODE):
        raise Refusal(FORBIDDEN, f"поле «{name}» принадлежит программе, а не данным", _HINT)
    value = characters(value)
    if isinstance(value, str) and name in _CHECKED_TEXT_METHODS:
        return SafeMethod(_CHECKED_TEXT_METHODS[name](value))
    if isinstance(value, tuple) and name in getattr(type(value), "_fields", ()):
        return getattr(value, name)
    for kind, names in _ALLOWED:
        if isinstance(value, kind):
            return _allowed(value, name, names, undefined)
    return _data_of_object(value, name, undefined)


def _allowed(value: object, name: str, names: frozenset[str], undefined: Undefine) -> object:
    if name in names:
        found = getattr(value, name)
        return SafeMethod(found) if callable(found) and not isinstance(found, Undefined) else found
    if hasattr(value, name):
        raise Refusal(FORBIDDEN, f"метод «{name}» запрещён в шаблонах", _HINT)
    return undefined(value, name)


def _data_of_object(value: object, name: str, undefined: Undefine) -> object:
    """A field or property of a record: never a method, never code."""
    try:
        found: object = getattr(value, name)
    except AttributeError:
        return undefined(value, name)
    if isinstance(found, _CODE) or (callable(found) and not hasattr(found, "__html__")):
        raise Refusal(FORBIDDEN, f"метод «{name}» запрещён в шаблонах", _HINT)
    return found


def _replace(text: str) -> Callable[..., object]:
    def replace(old: str, new: str, count: int = -1) -> str:
        found = text.count(old)
        limits.charge_text(len(text) + len(new) * (found if count < 0 else min(found, count)))
        return text.replace(old, new, count)

    return replace


def _join(text: str) -> Callable[..., object]:
    def join(items: list[str]) -> str:
        items = list(items)
        limits.charge_text(sum(len(item) + len(text) for item in items))
        return text.join(items)

    return join


def _padded(method: str) -> Callable[[str], Callable[..., object]]:
    def bind(text: str) -> Callable[..., object]:
        def pad(width: int, *fill: str) -> object:
            limits.check_width(width)
            return getattr(text, method)(width, *fill)

        return pad

    return bind


def _format(text: str) -> Callable[..., object]:
    def fill(*args: object, **kwargs: object) -> str:
        if any(field and set(field) & set(".[") for _, field, _, _ in Formatter().parse(text)):
            raise Refusal(FORBIDDEN, "в строке формата нельзя обращаться к полям", _HINT)
        check_filling(text, [*args, *kwargs.values()])
        return text.format(*args, **kwargs)

    return fill


def _searching(method: str) -> Callable[[str], Callable[..., object]]:
    """From the right, or for a set of letters: each of the text may be compared with each of the argument."""

    def bind(text: str) -> Callable[..., object]:
        def search(*args: object) -> object:
            limits.charge_pairs(len(text), sum(len(argument) for argument in args if isinstance(argument, str)))
            return getattr(text, method)(*args)

        return search

    return bind


_SEARCHING = _names("strip lstrip rstrip rfind rindex rsplit rpartition")
_CHECKED_TEXT_METHODS: dict[str, Callable[[str], Callable[..., object]]] = {
    "replace": _replace,
    "join": _join,
    "format": _format,
    **{
        method: _searching(method)
        for method in ("strip", "lstrip", "rstrip", "rfind", "rindex", "rsplit", "rpartition")
    },
    **{method: _padded(method) for method in ("center", "ljust", "rjust", "zfill")},
}
