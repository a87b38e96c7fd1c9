"""A table of indicators, read: what the catalogue gains, the use of each, and the table that shows them."""

from __future__ import annotations

from shnor_docs.importing.evidence import Certainty, Decision, Question, Taken
from shnor_docs.importing.tables.columns import columns_of
from shnor_docs.importing.tables.grids import Grid, Line, Spot
from shnor_docs.importing.tables.ids import id_for
from shnor_docs.importing.tables.indicators.entries import Entries, names_measure
from shnor_docs.importing.tables.indicators.layout import Shown, layout_of
from shnor_docs.importing.tables.indicators.rows import Reading, told, use_of
from shnor_docs.importing.tables.known import Known, Records
from shnor_docs.importing.tables.senses import Sense
from shnor_docs.importing.tables.texts import lines_of
from shnor_docs.importing.tables.units import is_printed_total, is_total
from shnor_docs.importing.tables.written import written_table
from shnor_docs.inspection.foreign.tree import Table, paragraphs
from shnor_docs.source.yaml.writing import Data


def indicators_of(table: Table, grid: Grid, known: Known, title: str = "") -> Taken[Records]:
    """The indicators of the table; where records would not print all its words, the table stays as it is written."""
    layout = layout_of(grid, title, known.period)
    uses = {str(use["id"]): dict(use) for use in known.entries("indicators")}
    reading = Reading(layout, Entries.of(known), uses)
    groups, numbers = _groups(grid, reading)
    shown = _shown(grid, layout, groups, numbers, known, title)
    decisions = [*told(reading, grid.place, len(groups)), *_based(grid, layout, reading)]
    reference, tables = f"{{{{ tables.{shown['id']} }}}}", [shown]
    if reading.loses or any(one.sense is None for one in layout) or _has_other_lines(grid, layout):
        kept = written_table(table, known, title).value
        reference, tables = kept.reference, list(kept.program["tables"] or ())  # type: ignore[arg-type]
        reading.questions.append(_kept(reference, grid, reading))
    listed: list[Data] = list(reading.uses.values())
    catalogue = tuple(entry for own, entry in reading.entries.new.items() if own in reading.here)
    records = Records(reference, {"indicators": listed, "tables": tables}, catalogue)
    return Taken(records, tuple(decisions), tuple(reading.questions))


def _groups(grid: Grid, reading: Reading) -> tuple[list[dict[str, Data]], dict[str, Data]]:
    """The groups of rows with the ids of their indicators, and the numbers that do not follow from their places."""
    groups: list[dict[str, Data]] = []
    numbers: dict[str, Data] = {}
    has_values = _has_values(grid, reading.layout)
    for line in grid.lines:
        if is_total(line):
            continue
        if heading := _heading(line, reading.layout, has_values=has_values):
            groups.append(
                {"id": id_for(heading, {str(one["id"]) for one in groups}, "group"), "title": heading, "rows": []}
            )
            continue
        if not _name(line, reading.layout):
            continue
        own = use_of(reading, line)
        if not groups:
            groups.append({"id": "all", "rows": []})
        rows = groups[-1]["rows"]
        assert isinstance(rows, list)
        rows.append(own)
        number = _number(line, reading.layout)
        if number and number != str(len(reading.here)):
            numbers[own] = number
    return groups, numbers


def _heading(line: Line, layout: tuple[Shown, ...], *, has_values: bool) -> str:
    """The title of a group's row: one cell over the table, or, where other rows are filled, a name of no indicator."""
    if line.whole:
        return line.whole.text
    filled = [n for n, spot in enumerate(line.spots) if spot.text and layout[n].sense is not Sense.NUMBER]
    if len(filled) != 1 or layout[filled[0]].sense is not Sense.NAME or any(spot.is_covered for spot in line.spots):
        return ""
    spot = line.spots[filled[0]]
    is_group = _is_set_off(spot) or not names_measure(spot.text)
    return " ".join(filter(None, (_number(line, layout), spot.text))) if has_values and is_group else ""


def _is_set_off(spot: Spot) -> bool:
    """Whether all its words are bold or slanted."""
    runs = [run for one in paragraphs(spot.blocks) for run in one.runs if run.text.strip()]
    return bool(runs) and all(run.bold or run.italic for run in runs)


def _has_values(grid: Grid, layout: tuple[Shown, ...]) -> bool:
    """Whether most rows have something beside their names."""
    lines = [line for line in grid.lines if not line.whole]
    filled = [line for line in lines if any(
        spot.text for n, spot in enumerate(line.spots) if layout[n].sense not in (Sense.NAME, Sense.NUMBER)
    )]  # fmt: skip
    return len(filled) * 2 >= len(lines)


def _name(line: Line, layout: tuple[Shown, ...]) -> str:
    return next((line.spots[n].text for n, shown in enumerate(layout) if shown.sense is Sense.NAME), "")


def _number(line: Line, layout: tuple[Shown, ...]) -> str:
    return next((line.spots[n].text.rstrip(". ") for n, one in enumerate(layout) if one.sense is Sense.NUMBER), "")


def _has_other_lines(grid: Grid, layout: tuple[Shown, ...]) -> bool:
    """Whether a row has words and names no indicator, a cell is merged with that above it, or sums are not the last."""
    for line in grid.lines:
        if is_total(line):
            if not is_printed_total(line) or line is not grid.lines[-1]:
                return True
        elif not line.whole and (_is_nameless(line, layout) or any(spot.is_covered for spot in line.spots)):
            return True
    return False


def _is_nameless(line: Line, layout: tuple[Shown, ...]) -> bool:
    return not _name(line, layout) and any(lines_of(spot.blocks) for spot in line.spots)


def _shown(
    grid: Grid,
    layout: tuple[Shown, ...],
    groups: list[dict[str, Data]],
    numbers: dict[str, Data],
    known: Known,
    title: str,
) -> dict[str, Data]:
    own = id_for(title or "indicators", known.ids("tables"), "indicators")
    columns = columns_of(grid, lambda number: layout[number].field)
    found: dict[str, Data] = {"id": own, "rows": "indicators", "columns": columns, "groups": groups}
    total: dict[str, Data] = {"total": "да"} if any(is_total(line) for line in grid.lines) else {}
    return {**found, **total, **({"row_numbers": numbers} if numbers else {})}


def _based(grid: Grid, layout: tuple[Shown, ...], reading: Reading) -> list[Decision]:
    """What was told of the columns by more than their headings."""
    found = []
    for column, shown in zip(grid.columns, layout, strict=True):
        if shown.sense is Sense.BASELINE and shown.period and str(shown.period.year) not in " ".join(column.titles):
            text = f"год базового значения не назван; записан {shown.period}: проверьте"
            reading.questions.append(Question(_first(reading), grid.place, text))
        if shown.sense in (Sense.TARGET, Sense.ACTUAL) and shown.period and len(column.headings) == 1:
            kind = "целевые" if shown.sense is Sense.TARGET else "фактические"
            what = f"столбец «{column.title}» – {kind} значения"
            found.append(Decision(what, column.headings[0].place, Certainty.LIKELY, "в заголовке только год"))
    return found


def _first(reading: Reading) -> str:
    return f"indicators.{next(iter(reading.uses), '')}"


def _kept(reference: str, grid: Grid, reading: Reading) -> Question:
    text = "таблица показателей сохранена дословно: " + (
        f"запись показателя не напечатает «{reading.loses[0]}»"
        if reading.loses
        else "не все её столбцы есть у показателя"
    )
    return Question(reference.strip("{} "), grid.place, text)
