"""Texts of a column made into values of its type."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal
from difflib import get_close_matches
from functools import partial

from shnor_docs.diagnostics import Severity, declare
from shnor_docs.model.data import Cell
from shnor_docs.model.datasource import Column, ColumnType
from shnor_docs.model.notation import NotationError
from shnor_docs.model.period import Period
from shnor_docs.model.possible import WHOLE, Quantity, impossible
from shnor_docs.model.value import parse_number, parse_yes_no
from shnor_docs.source.sheets.report import Report

WRONG_CELL = declare("ШД413", Severity.ERROR, "значение ячейки не того вида")
SHARE_OVER = declare("ШД414", Severity.ERROR, "доля больше 100 %")

_DASHES = frozenset({"-", "–", "—", "−", "…", "..."})
_BLANKS = frozenset({"", "x", "х", "н/д", "нд", "б/д", "бд", "нетданных", "безданных", "нетсведений", "нетотметки"})
"""What officials and ФИС ОКО write where there is no value (RULES §6), in lower case, without spaces and stops."""

TYPE_NAMES = {
    ColumnType.TEXT: "текст",
    ColumnType.NUMBER: "число",
    ColumnType.COUNT: "целое число не меньше нуля",
    ColumnType.SHARE: "доля в процентах",
    ColumnType.SCHOOL: "школа",
    ColumnType.PERIOD: "год или учебный год",
    ColumnType.YES_NO: "«да» или «нет»",
}


class _ShareOverError(NotationError):
    pass


def typed_column(declared: Column, texts: Iterable[tuple[int, str]], column: int, report: Report) -> list[Cell]:
    """Values of the numbered rows of a column; None for a blank, and for what is reported as wrong."""
    type_ = declared.type
    parse = _PARSERS[type_] if not declared.values else partial(_one_of, declared.values)
    known: dict[str, Cell] = {}
    values: list[Cell] = []
    for row, text in texts:
        if text not in known:
            try:
                known[text] = None if _is_blank(text, type_) else parse(text.strip())
            except NotationError as error:
                _report(report, error, type_, row, column)
                values.append(None)
                continue
        values.append(known[text])
    return values


def _is_blank(text: str, type_: ColumnType) -> bool:
    return is_blank(text) if type_ is not ColumnType.TEXT else not text.strip()


def is_blank(text: str) -> bool:
    """Whether a text stands for no value: «–», «н/д», «н. д.», «б/д», «нет данных»."""
    plain = "".join(text.casefold().split())
    return plain in _DASHES or (plain != "." and plain.replace(".", "") in _BLANKS)


def _report(report: Report, error: NotationError, type_: ColumnType, row: int, column: int) -> None:
    code = SHARE_OVER if isinstance(error, _ShareOverError) else WRONG_CELL
    wanted = TYPE_NAMES[type_]
    if report.is_personal:
        report.add(code, f"в ячейке должно быть {wanted}", row, column)
    else:
        report.add(code, str(error), row, column, error.hint or f"здесь нужно: {wanted}")


def _one_of(values: tuple[str, ...], text: str) -> str:
    known = {value.casefold(): value for value in values}
    if text.casefold() not in known:
        near = get_close_matches(text.casefold(), known, 1)
        hint = f"возможно, «{known[near[0]]}»" if near else "возможные значения столбца: " + ", ".join(values)
        raise NotationError(f"«{text}» – не из возможных значений столбца", hint)
    return known[text.casefold()]


def _count(text: str) -> int:
    number = parse_number(text)
    if "%" in text:
        raise NotationError(f"«{text}» — не целое число", "количество пишется без «%»")
    if reason := impossible(number, Quantity.COUNT):
        raise NotationError(f"«{text}» — не целое число", reason)
    return int(number)


def _share(text: str) -> Decimal:
    share = parse_number(text)
    if share > WHOLE:
        raise _ShareOverError(f"доля «{text}» больше 100 %", "проверьте, проценты ли это")
    if reason := impossible(share, Quantity.SHARE):
        raise NotationError(f"доля «{text}» меньше нуля", reason)
    return share


_PARSERS: dict[ColumnType, Callable[[str], Cell]] = {
    ColumnType.TEXT: str,
    ColumnType.NUMBER: parse_number,
    ColumnType.COUNT: _count,
    ColumnType.SHARE: _share,
    ColumnType.PERIOD: Period.parse,
    ColumnType.YES_NO: parse_yes_no,
}
