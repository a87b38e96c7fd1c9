"""A table that speaks of measures of a plan that is known: the plan once more, or its execution."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from shnor_docs.importing.evidence import Certainty, Decision, Question, Taken
from shnor_docs.importing.tables.columns import columns_of
from shnor_docs.importing.tables.grids import Grid
from shnor_docs.importing.tables.ids import id_for
from shnor_docs.importing.tables.known import Entry, Known, Records
from shnor_docs.importing.tables.plans.known_items import KnownItems
from shnor_docs.importing.tables.plans.layout import Layout, layout_of
from shnor_docs.importing.tables.plans.roadmap import roadmap_of
from shnor_docs.importing.tables.texts import alike
from shnor_docs.importing.tables.units import is_total
from shnor_docs.importing.tables.written import written_table
from shnor_docs.inspection.foreign.tree import Table
from shnor_docs.source.yaml.writing import Data

_OWN = ("id", "text", "number")


def plan_again(table: Table, grid: Grid, known: Known, title: str = "") -> Taken[Records]:
    """What the table adds to the known roadmap; a table of other measures stays as it is written."""
    items, layout = KnownItems(known), layout_of(grid, known)
    read = roadmap_of(table, grid, known, title)
    pairs = [(item, items.find(str(item["text"]))) for item in _items(read.value)]
    if not pairs or items.roadmap is None or any(there is None for _, there in pairs):
        return _other(table, grid, known, title)
    questions = [one for item, there in pairs if there for one in _added(item, there, items, grid)]
    is_whole = len(pairs) == len(items.ids) and layout.purses.is_sound and not layout.other
    records = _shown(grid, layout, known, title) if is_whole else written_table(table, known, title).value
    lists = {name: value for name, value in read.value.program.items() if name not in ("roadmap", "tables")}
    program = {**records.program, **lists, "roadmap": items.roadmap}
    what = f"{grid.place} – тот же план" + ("" if is_whole else f", мероприятий – {len(pairs)} из {len(items.ids)}")
    decision = Decision(what, grid.place, Certainty.CERTAIN, "мероприятия те же")
    return Taken(Records(records.reference, program, read.value.catalogue), (decision,), tuple(questions))


def _other(table: Table, grid: Grid, known: Known, title: str) -> Taken[Records]:
    kept = written_table(table, known, title)
    text = "план у программы один, а здесь другие мероприятия: таблица сохранена дословно; решите, нужна ли она"
    asked = Question(kept.value.reference.strip("{} "), grid.place, text)
    return Taken(kept.value, kept.decisions, (*kept.questions, asked))


def _items(records: Records) -> Iterator[Mapping[str, Data]]:
    roadmap = records.program["roadmap"]
    assert isinstance(roadmap, Mapping)
    for group in roadmap["groups"] or ():
        assert isinstance(group, Mapping)
        yield from (item for item in group["items"] or () if isinstance(item, Mapping))


def _added(item: Mapping[str, Data], there: dict[str, Data], items: KnownItems, grid: Grid) -> Iterator[Question]:
    """Write what the measure has not; ask where it says another thing."""
    for name, value in item.items():
        if name in _OWN:
            continue
        if isinstance(value, Mapping) and isinstance(was := there.get(name), Mapping):
            there[name] = {**value, **was}
        elif name not in there:
            there[name] = value
        elif alike(str(there[name])) != alike(str(value)):
            text = f"в одном документе стоит «{there[name]}», в другом – «{value}»: решите, что верно"
            yield Question(f"{items.paths[str(there['id'])]}.{name}", grid.place, text)


def _shown(grid: Grid, layout: Layout, known: Known, title: str) -> Records:
    """The table of the same columns if the program has one, else a new one."""
    columns = columns_of(grid, layout.field)
    for table in known.entries("tables"):
        if table.get("rows") == "roadmap" and _fields(table["columns"]) == _fields(columns):
            return Records(f"{{{{ tables.{table['id']} }}}}")
    own = id_for(title or "plan", known.ids("tables"), "plan")
    total: dict[str, Data] = {"total": "да"} if any(is_total(line) for line in grid.lines) else {}
    entry: Entry = {"id": own, "rows": "roadmap", "columns": columns, **total}
    return Records(f"{{{{ tables.{own} }}}}", {"tables": [entry]})


def _fields(columns: Data) -> list[object]:
    """What columns show and how they are headed, whatever their widths are."""
    found: list[object] = []
    for column in columns or ():
        if isinstance(column, Mapping):
            kept = {key: value for key, value in column.items() if key not in ("width", "align", "columns")}
            found.append((sorted(kept.items(), key=str), _fields(column.get("columns"))))
    return found
