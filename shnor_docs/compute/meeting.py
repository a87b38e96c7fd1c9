"""A condition meets its column: what no cell can equal counts nothing, and must not do so in silence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from difflib import get_close_matches

from shnor_docs.compute.frame import Content, Frame
from shnor_docs.compute.problem import NO_VALUE, NotComputable
from shnor_docs.model.formula import Filter, Test
from shnor_docs.model.notation import NotationError
from shnor_docs.model.period import Period
from shnor_docs.model.value import parse_number, parse_yes_no

_SHOWN = 12
"""So many values of a column a message names."""


def meanings(text: str) -> frozenset[Content]:
    """The cells that a text of a condition means: the text, and the number, the period or the yes it may also be."""
    return frozenset(_meanings(text))


def _meanings(text: str) -> Iterator[Content]:
    yield text.casefold()
    for parse in (parse_number, Period.parse, parse_yes_no):
        try:
            yield parse(text)
        except NotationError:
            continue


def check_values(frame: Frame, name: str, condition: Filter) -> None:
    """Every value that a condition names is one that cells of its column have, or may have.

    A column without any value says nothing: that there are no data is told elsewhere.

    Raises NotComputable: the column has no such value.
    """
    cells = [cell for cell in frozenset(frame.column(name)) if cell is not None]
    known = frozenset(_parts(cells)) | {value.casefold() for value in frame.known_values(name)}
    for text in _named(condition) if cells else ():
        meant = meanings(text)
        if known.isdisjoint(meant) and not any(_is_of_kind(meaning, cells[0]) for meaning in meant):
            raise _no_value(frame, name, text, cells)


def _named(condition: Filter) -> tuple[str, ...]:
    texts = condition.is_not if isinstance(condition, Test) else condition
    return (texts,) if isinstance(texts, str) else texts


def _parts(cells: Iterable[Content]) -> Iterator[Content]:
    for cell in cells:
        for part in cell if isinstance(cell, tuple) else (cell,):
            yield part.casefold() if isinstance(part, str) else part


def _is_of_kind(meaning: Content, cell: Content) -> bool:
    """Whether a cell may come to have that value: a column of numbers any number, one of «да» and «нет» both."""
    if isinstance(cell, bool):
        return isinstance(meaning, bool)
    return isinstance(cell, int | Decimal) and isinstance(meaning, int | Decimal) and not isinstance(meaning, bool)


def _no_value(frame: Frame, name: str, text: str, cells: Iterable[Content]) -> NotComputable:
    values = sorted({*map(_said, _spelled(cells)), *frame.known_values(name)})
    listed = ", ".join(values[:_SHOWN]) + (f" и ещё {len(values) - _SHOWN}" if len(values) > _SHOWN else "")
    near = get_close_matches(text, values, 1)
    advice = f"возможно, «{near[0]}»; " if near else ""
    hint = f"{advice}если значение верно, но ещё не встретилось, перечислите возможные значения столбца в values"
    return NotComputable(
        NO_VALUE,
        f"в столбце «{frame.titled(name)}» таблицы «{frame.title}» нет значения «{text}»; есть: {listed}",
        None,
        hint,
    )


def _spelled(cells: Iterable[Content]) -> Iterator[Content]:
    for cell in cells:
        yield from cell if isinstance(cell, tuple) else (cell,)


def _said(cell: Content) -> str:
    return ("да" if cell else "нет") if isinstance(cell, bool) else str(cell)
