"""The work limit of one rendering, counted in steps and characters, never in seconds.

A step is one item of a loop or of a filter's input, part of a call, or four characters of a new string.
A real document of five thousand rows takes under a million.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sized

from jinja2 import Undefined

from shnor_docs.diagnostics import Severity, declare
from shnor_docs.rendering.errors import Refusal
from shnor_docs.rendering.state import STATE

EXCEEDED = declare("ШД608", Severity.ERROR, "Шаблон требует слишком много работы")

MAX_STEPS = 5_000_000
MAX_OUTPUT = 50_000_000
MAX_TEXT = 10_000_000
MAX_RANGE = 100_000
LONG_TEXT = 256
"""Length from which the printing of a string is counted."""
MAX_INTEGER_BITS = 4_096
MAX_FIELD_WIDTH = 1_000
CALL_COST = 20
_CHARACTERS_PER_STEP = 4
_HINT = "упростите циклы шаблона или разбейте документ на части"
_WIDTH = re.compile(r"\d{4,}|\*|:.*\{")


def is_exceeded(error: Exception) -> bool:
    """Whether an error says that the rendering asks for too much, ours or Python's own."""
    return isinstance(error, RecursionError | MemoryError) or (isinstance(error, Refusal) and error.code is EXCEEDED)


def charge(steps: int) -> None:
    """Count work about to be done by the rendering under way; raises :class:`Refusal` past the limit."""
    state = STATE.get()
    if state is None:
        return
    state.steps_left -= steps
    if state.steps_left < 0:
        raise Refusal(EXCEEDED, f"шаблон требует больше {MAX_STEPS // 10**6} млн шагов", _HINT)


def charge_text(length: int) -> None:
    """Count the making of a string; raises :class:`Refusal` before one too long is made."""
    if length > MAX_TEXT:
        raise Refusal(EXCEEDED, f"получается строка длиннее {MAX_TEXT // 10**6} млн знаков", _HINT)
    charge(length // _CHARACTERS_PER_STEP)


def charged(value: object) -> object:
    """The value, its going through counted: at once if it has a length, item by item if not."""
    if isinstance(value, str):
        charge_text(len(value))
    elif isinstance(value, Sized) and not isinstance(value, Undefined):
        charge(len(value))
    elif isinstance(value, Iterator):
        return counted_items(value, 1)
    return value


def charged_deeply(value: object) -> object:
    """The value, counted with all it holds: lists of lists are short to write, endless to print."""
    charged(value)
    if isinstance(value, Mapping):
        value_items: Iterable[object] = value.values()
    elif isinstance(value, list | tuple | set | frozenset):
        value_items = value
    else:
        return value
    for item in value_items:
        if not isinstance(item, int):
            charged_deeply(item)
    return value


def counted_items(items: Iterable[object], weight: int) -> Iterator[object]:
    """The items, each counted as it is taken."""
    for item in items:
        charge(weight)
        yield item


def limited_range(*bounds: int) -> range:
    """``range`` of at most :data:`MAX_RANGE` numbers."""
    numbers = range(*bounds)
    if len(numbers) > MAX_RANGE:
        raise Refusal(EXCEEDED, f"range длиннее {MAX_RANGE:,} чисел".replace(",", " "), _HINT)
    return numbers


def check_format(pattern: str) -> None:
    """Refuse a format string whose field widths are huge or come from the data."""
    for field in re.finditer(r"%[^a-zA-Z%]*|\{[^}]*:[^}]*", pattern):
        if _WIDTH.search(field[0]):
            raise Refusal(EXCEEDED, f"в строке формата «{pattern[:60]}» слишком широкое поле", _HINT)


def check_width(width: object) -> None:
    """Refuse to pad or repeat to more than :data:`MAX_FIELD_WIDTH`."""
    if isinstance(width, int) and abs(width) > MAX_FIELD_WIDTH:
        raise Refusal(EXCEEDED, f"ширина {width} больше {MAX_FIELD_WIDTH}", _HINT)


def _bits(value: object) -> int:
    return value.bit_length() if isinstance(value, int) else 0


def _check_bits(bits: int) -> None:
    if bits > MAX_INTEGER_BITS:
        raise Refusal(EXCEEDED, "получается слишком большое число", _HINT)


def _check_add(left: object, right: object) -> None:
    if isinstance(left, str | list | tuple) and isinstance(right, Sized):
        charge_text(len(left) + len(right))


def _check_multiply(left: object, right: object) -> None:
    for sequence, times in ((left, right), (right, left)):
        if isinstance(sequence, Sized) and isinstance(times, int):
            charge_text(len(sequence) * max(times, 0))
    _check_bits(_bits(left) + _bits(right))


def _check_power(left: object, right: object) -> None:
    if isinstance(left, int) and isinstance(right, int):
        _check_bits(_bits(left) * max(right, 0))


def _check_modulo(left: object, right: object) -> None:
    if isinstance(left, str):
        check_format(left)
        charge_text(len(left))
        charged_deeply(right)


OPERATOR_CHECKS: dict[str, Callable[[object, object], None]] = {
    "+": _check_add,
    "*": _check_multiply,
    "**": _check_power,
    "%": _check_modulo,
}
"""What is looked at before an operator may run."""
