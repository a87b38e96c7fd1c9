"""What a template may reach: data, and the harmless methods of plain values. An allow-list."""

from __future__ import annotations

import datetime
import types
from collections.abc import Callable, Mapping

from jinja2.runtime import LoopContext, Macro, Undefined
from jinja2.utils import Cycler, Namespace

from shnor_docs.rendering.errors import Refusal
from shnor_docs.rendering.values.escaping import characters
from shnor_docs.rendering.values.methods import CHECKED_TEXT_METHODS, FORBIDDEN, HINT, SafeMethod, unreadable


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


class Variables(Namespace):
    """``namespace(…)``: variables that a loop may set; it may hold itself, so it never prints what it holds."""

    def __repr__(self) -> str:
        return unreadable("namespace")


def read(value: object, name: str, undefined: Undefine) -> object:
    """``value.name`` as a template sees it: a field first, then an allowed method, else undefined."""
    if name.startswith("_"):
        raise Refusal(FORBIDDEN, f"поле «{name}» закрыто для шаблонов", HINT)
    if isinstance(value, Mapping) and name in value:
        return value[name]
    if isinstance(value, Namespace):
        return _data_of_object(value, name, undefined)
    if isinstance(value, _CODE):
        raise Refusal(FORBIDDEN, f"поле «{name}» принадлежит программе, а не данным", HINT)
    value = characters(value)
    if isinstance(value, str) and name in CHECKED_TEXT_METHODS:
        return SafeMethod(CHECKED_TEXT_METHODS[name](value))
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
        raise Refusal(FORBIDDEN, f"метод «{name}» запрещён в шаблонах", HINT)
    return undefined(value, name)


def _data_of_object(value: object, name: str, undefined: Undefine) -> object:
    """A field or property of a record: never a method, never code."""
    try:
        found: object = getattr(value, name)
    except AttributeError:
        return undefined(value, name)
    if isinstance(found, _CODE) or (callable(found) and not hasattr(found, "__html__")):
        raise Refusal(FORBIDDEN, f"метод «{name}» запрещён в шаблонах", HINT)
    return found
