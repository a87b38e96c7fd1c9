"""The work limit of one rendering, counted in steps and characters, never in seconds.

A step is one item of a loop or of a filter's input, part of a call, or four characters of a new string.
A real document of five thousand rows takes under a million.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from shnor_docs.diagnostics import Severity, declare
from shnor_docs.rendering.errors import Refusal
from shnor_docs.rendering.values.state import STATE

EXCEEDED = declare("ШД608", Severity.ERROR, "Шаблон требует слишком много работы")

MAX_STEPS = 5_000_000
MAX_OUTPUT = 50_000_000
MAX_TEXT = 10_000_000
MAX_RANGE = 100_000
LONG_TEXT = 256
"""Length from which the printing of a string is counted."""
MAX_INTEGER_BITS = 64
"""Longer numbers are codes, which are text; and a hundred thousand of them may share one hash."""
MAX_FIELD_WIDTH = 1_000
CALL_COST = 20
FAILURE_COST = 40
CHARACTERS_PER_STEP = 4
_MARKUP_PER_STEP = 10
_PAIRS_PER_STEP = 64
_HINT = "упростите циклы шаблона или разбейте документ на части"


def is_exceeded(error: Exception) -> bool:
    """Whether an error says that the rendering asks for too much, ours or Python's own."""
    return isinstance(error, RecursionError | MemoryError) or (isinstance(error, Refusal) and error.code is EXCEEDED)


def exceeded(what: str) -> Refusal:
    """The refusal that says what is too much."""
    return Refusal(EXCEEDED, what, _HINT)


def charge(steps: int) -> None:
    """Count work about to be done by the rendering under way; raises :class:`Refusal` past the limit."""
    state = STATE.get()
    if state is None:
        return
    state.steps_left -= steps
    if state.steps_left < 0:
        raise exceeded(f"шаблон требует больше {MAX_STEPS // 10**6} млн шагов")


def charge_text(length: int) -> None:
    """Count the making of a string; raises :class:`Refusal` before one too long is made."""
    if length > MAX_TEXT:
        raise exceeded(f"получается строка длиннее {MAX_TEXT // 10**6} млн знаков")
    charge(length // CHARACTERS_PER_STEP)


def charge_markup(length: int) -> None:
    """Count the markup of paragraphs or tables, whose words were counted when the document was made."""
    charge(length // _MARKUP_PER_STEP)


def charge_pairs(first: int, second: int) -> None:
    """Count work that may meet each character of one text with each of another."""
    charge(first * second // _PAIRS_PER_STEP)


def counted_items(items: Iterable[object], weight: int) -> Iterator[object]:
    """The items, each counted as it is taken."""
    for item in items:
        charge(weight)
        yield item


def limited_range(*bounds: int) -> range:
    """``range`` of at most :data:`MAX_RANGE` numbers, none of them too long."""
    for bound in bounds:
        check_integer(bound)
    numbers = range(*bounds)
    if len(numbers) > MAX_RANGE:
        raise exceeded(f"range длиннее {MAX_RANGE:,} чисел".replace(",", " "))
    return numbers


def check_integer(number: object) -> None:
    """Refuse a whole number longer than :data:`MAX_INTEGER_BITS`."""
    if isinstance(number, int) and number.bit_length() > MAX_INTEGER_BITS:
        raise Refusal(EXCEEDED, "получается слишком большое число", "длинные номера и коды держите текстом, в кавычках")


def check_width(width: object) -> None:
    """Refuse to pad or repeat to more than :data:`MAX_FIELD_WIDTH`."""
    if isinstance(width, int) and abs(width) > MAX_FIELD_WIDTH:
        raise exceeded(f"ширина {width} больше {MAX_FIELD_WIDTH}")
