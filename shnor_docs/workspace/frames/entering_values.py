"""Targets, baselines and actual values from outside put into a program's YAML."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any, NamedTuple

from shnor_docs.diagnostics import Diagnostic, Location, Severity, ShnorError, declare, has_errors
from shnor_docs.model.content import Content
from shnor_docs.model.indicator import IndicatorUse
from shnor_docs.model.notation import NotationError
from shnor_docs.model.period import Period, PeriodMap
from shnor_docs.model.target import Target
from shnor_docs.model.value import parse_number
from shnor_docs.rules import FACTS, STRUCTURE, check
from shnor_docs.rules.finding import Path
from shnor_docs.russian.likeness import perhaps
from shnor_docs.source.catalogue import LoadedCatalogue
from shnor_docs.source.excel import excel_edits
from shnor_docs.source.files import telling
from shnor_docs.source.programs import WORKBOOKS, LoadedProgram
from shnor_docs.source.unfinished import alone, sweep
from shnor_docs.source.yaml.edits import apply_edits
from shnor_docs.workspace.frames.entering import Rows, wrong_columns
from shnor_docs.workspace.measuring import measured

BAD_VALUE = declare("ШД476", Severity.ERROR, "вносимое значение показателя не годится")
IN_WORKBOOK = declare("ШД478", Severity.ERROR, "показатели ведутся в книге, а не в YAML")

FIELDS = ("baseline", "target", "targets", "actuals")
"""Values of an indicator that its YAML holds."""
_TARGETS = ("target", "targets")
_NEEDED = ("indicator", "field", "period", "value")


class _Entry(NamedTuple):
    """A value for a field of the indicator at a place of the list, and the row that gives it."""

    place: int
    field: str
    period: Period | None
    value: Target | Decimal
    row: int


def enter_values(loaded: LoadedProgram, catalogue: LoadedCatalogue, rows: Rows) -> tuple[Diagnostic, ...]:
    """Put targets, baselines and actual values into the program's YAML; the rest of it stays byte for byte.

    Each row gives one value; values that no row gives stay. Returned is what validation will find and did not.

    Raises:
        ShnorError: a row is wrong or what comes of the rows is; nothing is written then.
    """
    content, source = loaded.content, loaded.source_of("indicators")
    assert content is not None
    if source.path.name == WORKBOOKS["indicators"]:
        message = f"показатели программы ведутся в книге {source.shown}: YAML, куда внести значения, нет"
        raise ShnorError(Diagnostic.of(IN_WORKBOOK, message, Location(source.shown), "впишите значения в книгу"))
    if wrong := wrong_columns(rows, _NEEDED):
        raise ShnorError(*wrong)
    entries = _entries(rows, content)
    before = content.program.indicators
    after = replace(content, program=content.program.model_copy(update={"indicators": _with(before, entries, rows)}))
    news = _news(loaded, after, catalogue, {_path(entry): rows.place(entry.row, "value") for entry in entries})
    if has_errors(news):
        raise ShnorError(*(d for d in news if d.is_error))
    if edits := excel_edits("indicators", source, before, after.program.indicators):
        home = source.path.parent
        sweep(home)
        with telling(home, source.shown), alone(home):
            apply_edits(source, edits)
    return tuple(news)


def _entries(rows: Rows, content: Content) -> list[_Entry]:
    indices = {use.id: index for index, use in enumerate(content.program.indicators)}
    found: dict[Path, _Entry] = {}
    wrong: list[Diagnostic] = []
    for number, cells in enumerate(rows.cells):
        try:
            entry = _entry(dict(zip(rows.columns, cells, strict=True)), number, indices)
            if earlier := found.get(_path(entry)):
                raise _WrongCell("value", f"это значение уже есть в строке {earlier.row + 1}", "оставьте одно из них")
            found[_path(entry)] = entry
        except _WrongCell as error:
            wrong.append(Diagnostic.of(BAD_VALUE, str(error), rows.place(number, error.column), error.hint))
    if wrong:
        raise ShnorError(*wrong)
    return list(found.values())


class _WrongCell(NotationError):
    """What is wrong in a column of a row."""

    def __init__(self, column: str, message: str, hint: str) -> None:
        super().__init__(message, hint)
        self.column = column


def _entry(cells: Mapping[str, str | Target], row: int, indices: Mapping[str, int]) -> _Entry:
    name, field = str(cells["indicator"]), str(cells["field"])
    if name not in indices:
        hint = perhaps(name, indices, "добавьте его в indicators программы")
        raise _WrongCell("indicator", f"показателя «{name}» в программе нет", hint)
    if field not in FIELDS:
        hint = f"вносятся {', '.join(FIELDS)}; строки с вычисленным (computed) уберите"
        raise _WrongCell("field", f"значение вида «{field}» не вносится", hint)
    value = _value(cells["value"], field)
    _check_amount(value, str(cells.get("amount", "")))
    return _Entry(indices[name], field, _period(str(cells["period"]), field), value, row)


def _period(text: str, field: str) -> Period | None:
    if field == "target":
        if text:
            raise _WrongCell("period", "у целевого значения target нет периода", "для значений по периодам – targets")
        return None
    try:
        return Period.parse(text)
    except NotationError as error:
        raise _WrongCell("period", str(error), error.hint) from error


def _value(cell: str | Target, field: str) -> Target | Decimal:
    if cell == "":
        hint = "уберите строку; чтобы стереть значение, удалите его из YAML"
        raise _WrongCell("value", "значения нет", hint)
    try:
        if field in _TARGETS:
            return Target.of(cell)
        return parse_number(str(cell))
    except NotationError as error:
        raise _WrongCell("value", str(error), error.hint) from error


def _check_amount(value: Target | Decimal, amount: str) -> None:
    """A number changed beside an unchanged target would be lost."""
    number = value.amount if isinstance(value, Target) else value
    try:
        is_same = not amount or parse_number(amount) == number
    except NotationError:
        is_same = False
    if not is_same:
        message = f"в amount стоит {amount}, а в value – «{value}»"
        raise _WrongCell("amount", message, "меняйте value: читается оно; столбец amount – для вычислений, уберите его")


def _path(entry: _Entry) -> Path:
    steps = ("indicators", entry.place, entry.field)
    return steps if entry.period is None else (*steps, entry.period)


def _with(uses: Sequence[IndicatorUse], entries: Iterable[_Entry], rows: Rows) -> tuple[IndicatorUse, ...]:
    """The indicators with the entries in them."""
    found, wrong = list(uses), []
    for entry in entries:
        old = found[entry.place]
        try:
            value = entry.value if entry.period is None else _put(getattr(old, entry.field), entry.period, entry.value)
        except NotationError as error:
            wrong.append(Diagnostic.of(BAD_VALUE, str(error), rows.place(entry.row, "period"), error.hint))
            continue
        found[entry.place] = old.model_copy(update={entry.field: value})
    if wrong:
        raise ShnorError(*wrong)
    return tuple(found)


def _put(values: PeriodMap[Any], period: Period, value: object) -> PeriodMap[Any]:
    return PeriodMap({**values, period: value})


def _news(
    loaded: LoadedProgram, after: Content, catalogue: LoadedCatalogue, places: Mapping[Path, Location]
) -> list[Diagnostic]:
    """What validation finds with the entries and does not find without them."""
    assert loaded.content is not None
    before = loaded.content

    def locate(path: Path) -> Location:
        return places.get(path) or loaded.locate(path)

    known = {(d.code.id, d.message) for d in check(before, loaded.locate, (*STRUCTURE, *FACTS))}
    found = check(after, locate, (*STRUCTURE, *FACTS))
    if after.computable:
        found += measured(replace(loaded, content=after), catalogue)[1]
        known |= {(d.code.id, d.message) for d in measured(loaded, catalogue)[1]}
    return [d for d in found if (d.code.id, d.message) not in known]
