"""A table of funding by source and year as the budget of a program."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from shnor_docs.importing.evidence import Certainty, Decision, Question, Taken
from shnor_docs.importing.tables.columns import columns_of
from shnor_docs.importing.tables.grids import Grid, Line
from shnor_docs.importing.tables.ids import id_for
from shnor_docs.importing.tables.kinds import senses_of
from shnor_docs.importing.tables.known import Known, Records
from shnor_docs.importing.tables.senses import Sense, period_of
from shnor_docs.importing.tables.units import is_printed_total, is_total, money_unit
from shnor_docs.importing.tables.written import written_table
from shnor_docs.inspection.foreign.tree import Table
from shnor_docs.model.notation import NotationError
from shnor_docs.model.value import parse_number
from shnor_docs.source.yaml.writing import Data


@dataclass(frozen=True, slots=True)
class _Source:
    """A row of the table; ``is_exact`` tells whether the record prints just its words."""

    name: str
    money: dict[str, Data]
    questions: tuple[Question, ...]
    is_exact: bool


def budget_of(table: Table, grid: Grid, known: Known, title: str = "") -> Taken[Records]:
    """The budget; where it would not print all words of the table, the table stays as it is written."""
    fields = _fields(grid)
    read = [_source(line, fields) for line in grid.lines if not is_total(line)]
    totals = next((line for line in grid.lines if is_total(line)), None)
    sums = _sums(grid, totals, fields) if totals else []
    questions = [*(question for one in read for question in one.questions), *sums]
    budget: dict[str, Data] = {"unit": _unit(grid, title), "sources": _entries(read)}
    if totals and (whole := _whole(totals, fields)):
        budget["total"] = whole
    is_last = totals is None or (is_printed_total(totals) and totals is grid.lines[-1])
    is_exact = all(fields) and is_last and not sums and all(one.is_exact for one in read)
    records = _shown(table, grid, known, title, fields, has_total=totals is not None, is_exact=is_exact)
    if not is_exact:
        text = "таблица финансирования сохранена дословно, суммы записаны отдельно: после правки сумм поправьте и её"
        questions.append(Question(records.reference.strip("{} "), grid.place, text))
    what = f"источников финансирования – {len(read)}, единица – {budget['unit']}"
    decision = Decision(what, grid.place, Certainty.CERTAIN if is_exact else Certainty.LIKELY, "строки таблицы")
    return Taken(Records(records.reference, {**records.program, "budget": budget}), (decision,), tuple(questions))


def _entries(read: Sequence[_Source]) -> list[Data]:
    """The sources with ids of their own."""
    ids: list[str] = []
    for one in read:
        ids.append(id_for(one.name, ids, "source"))
    return [{"id": own, "name": one.name, **one.money} for own, one in zip(ids, read, strict=True)]


def _fields(grid: Grid) -> list[dict[str, str]]:
    """What each column shows; nothing for one that a budget has not."""
    senses = senses_of(grid)
    name = next((n for n, one in enumerate(senses) if one in (Sense.FUNDING, Sense.NAME)), None)
    name = name if name is not None else next(n for n, one in enumerate(senses) if one is not Sense.NUMBER)
    found: list[dict[str, str]] = []
    for number, column in enumerate(grid.columns):
        period = next((one for title in column.titles if (one := period_of(title))), None)
        if number == name:
            found.append({"field": "name"})
        elif senses[number] is Sense.NUMBER:
            found.append({"field": "number"})
        elif period:
            found.append({"field": "amount", "period": period.notation})
        else:
            found.append({"field": "total"} if senses[number] in (Sense.TOTAL, Sense.MONEY) else {})
    return found


def _is_numbered(line: Line, fields: list[dict[str, str]]) -> bool:
    """Whether the column of numbers has one, or nothing."""
    numbers = [line.spots[n].text.rstrip(".") for n, one in enumerate(fields) if one.get("field") == "number"]
    return all(number.isdecimal() or not number for number in numbers)


def _name(line: Line, fields: list[dict[str, str]]) -> str:
    if line.whole:
        return line.whole.text
    return next(line.spots[n].text for n, one in enumerate(fields) if one.get("field") == "name")


def _source(line: Line, fields: list[dict[str, str]]) -> _Source:
    """A row as a source: its amounts by period, and what of it is not understood."""
    name, amounts, total = _name(line, fields), dict[str, Data](), ""
    questions = [] if name else [Question("budget", line.place, "источник финансирования не назван: назовите его")]
    for number, shown in enumerate(fields):
        text = line.spots[number].text
        if shown.get("field") not in ("amount", "total") or not text.strip("–—- "):
            continue
        if _amount(text) is None:
            questions.append(Question("budget", line.spots[number].place, f"сумма «{text}» не понята: впишите число"))
        elif "period" in shown:
            amounts[shown["period"]] = text
        else:
            total = text
    summed = sum((_amount(str(one)) or Decimal() for one in amounts.values()), Decimal())
    is_right = not total or not amounts or _amount(total) == summed
    is_exact = not questions and not line.whole and is_right and _is_numbered(line, fields)
    money: dict[str, Data] = {"amounts": amounts, **({"total": total} if total else {})}
    return _Source(name or "–", money, tuple(questions), is_exact)


def _sums(grid: Grid, totals: Line, fields: list[dict[str, str]]) -> list[Question]:
    """Where the written sum is not that of the rows."""
    found: list[Question] = []
    for number, shown in enumerate(fields):
        written = _amount(totals.spots[number].text)
        rows = [line for line in grid.lines if not is_total(line)]
        amounts = [amount for line in rows if (amount := _amount(line.spots[number].text)) is not None]
        if shown.get("field") not in ("amount", "total") or written is None or not amounts:
            continue
        if (summed := sum(amounts, Decimal())) != written:
            about = "budget.total" if "period" not in shown else "budget"
            text = f"{grid.columns[number].title}: итого {written}, а сумма строк – {summed}"
            found.append(Question(about, totals.spots[number].place, text))
    return found


def _whole(totals: Line, fields: list[dict[str, str]]) -> str:
    """The written sum of all years."""
    texts = [totals.spots[n].text for n, shown in enumerate(fields) if shown.get("field") == "total"]
    return next((text for text in texts if _amount(text) is not None), "")


def _unit(grid: Grid, title: str) -> str:
    titles = [title, *(text for column in grid.columns for text in column.titles)]
    return money_unit(titles) or "тыс. рублей"


def _shown(
    table: Table, grid: Grid, known: Known, title: str, fields: list[dict[str, str]], *, has_total: bool, is_exact: bool
) -> Records:
    if not is_exact:
        return written_table(table, known, title).value
    own = id_for(title or "budget", known.ids("tables"), "budget")
    total: dict[str, Data] = {"total": "да"} if has_total else {}
    entry = {"id": own, "rows": "budget", "columns": columns_of(grid, lambda n: fields[n]), **total}
    return Records(f"{{{{ tables.{own} }}}}", {"tables": [entry]})


def _amount(text: str) -> Decimal | None:
    try:
        return parse_number(text)
    except NotationError:
        return None
