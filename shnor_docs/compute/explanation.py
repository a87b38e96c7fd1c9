"""A computed value told: result, formula in words, what it is made of, where every figure stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from shnor_docs.compute.exact import printable
from shnor_docs.diagnostics import Location
from shnor_docs.model.trace import Input, Part, Trace
from shnor_docs.model.value import Value
from shnor_docs.russian.numerals import format_number

INDENT = "  "


@dataclass(frozen=True, slots=True)
class Line:
    """A line of an explanation: how deep it stands under others, its words, where its figure is written."""

    text: str
    depth: int = 0
    place: Location | None = None

    def __str__(self) -> str:
        return INDENT * self.depth + self.text + (f" ← {self.place}" if self.place else "")


def explanation(value: Value) -> list[str]:
    """Lines for a person; a value without a trace says that it was given by hand."""
    return [str(line) for line in told(value)]


def told(value: Value) -> Iterator[Line]:
    """The same with places, for those who lead to them."""
    yield Line(f"Результат: {value}")
    if isinstance(value.trace, Trace):
        yield from _lines(value.trace, 0)
    else:
        yield Line("Значение задано вручную, не вычислено.")


def _lines(trace: Trace, depth: int) -> Iterator[Line]:
    yield Line(f"Формула: {trace.words}", depth)
    yield Line(f"Точное значение: {_exact(trace.result)}", depth)
    for part in trace.parts:
        yield from _part_lines(part, depth)
    yield from (Line(f"Примечание: {note}", depth) for note in trace.notes)
    yield from (Line(f"Внимание: {warning}", depth) for warning in trace.warnings)
    for number, child in enumerate(trace.children, start=1):
        yield Line(f"Промежуточное значение {number}: {_told(child.result)}", depth)
        yield from _lines(child, depth + 1)


def _part_lines(part: Part, depth: int) -> Iterator[Line]:
    yield Line(f"{part.title.capitalize()}: {_told(part.amount)} ({part.words})", depth)
    for item in part.inputs:
        yield Line(f"{item.name}{_amount(item)}", depth + 1, item.place)
    if not part.inputs and part.source:
        yield Line("таких нет", depth + 1, part.source)


def _amount(item: Input) -> str:
    return "" if item.amount is None else f": {_told(item.amount)}"


def _told(number: Fraction) -> str:
    return format_number(printable(number, None))


def _exact(number: Fraction) -> str:
    """A fraction that has no end as a decimal stays a fraction: «500/13»."""
    return str(number)


def to_json(value: Value) -> dict[str, object]:
    """The machine-readable twin of :func:`explanation`; exact numbers are written as fractions «500/13»."""
    return {
        "value": str(value),
        "amount": None if value.amount is None else str(value.amount),
        "unit": value.unit,
        "trace": _trace(value.trace) if isinstance(value.trace, Trace) else None,
    }


def _trace(trace: Trace) -> dict[str, object]:
    return {
        "result": str(trace.result),
        "formula": trace.words,
        "parts": [_part(part) for part in trace.parts],
        "notes": list(trace.notes),
        "warnings": list(trace.warnings),
        "children": [_trace(child) for child in trace.children],
    }


def _part(part: Part) -> dict[str, object]:
    return {
        "title": part.title,
        "words": part.words,
        "amount": str(part.amount),
        "inputs": [_input(item) for item in part.inputs],
        "source": None if part.source is None else part.source.file,
    }


def _input(item: Input) -> dict[str, object]:
    place = item.place
    return {
        "id": item.id,
        "name": item.name,
        "amount": None if item.amount is None else str(item.amount),
        "file": place.file,
        "sheet": place.sheet,
        "cell": place.cell,
        "line": place.line,
    }
