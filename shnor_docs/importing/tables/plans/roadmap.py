"""A plan of measures as the roadmap of a program, its parties and its levels."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from shnor_docs.importing.evidence import Certainty, Decision, Question, Taken
from shnor_docs.importing.tables.columns import columns_of
from shnor_docs.importing.tables.grids import Grid
from shnor_docs.importing.tables.ids import id_for
from shnor_docs.importing.tables.known import Entry, Known, Records
from shnor_docs.importing.tables.parties import Parties, split_by_known
from shnor_docs.importing.tables.plans.layout import layout_of
from shnor_docs.importing.tables.plans.measures import measure_of
from shnor_docs.importing.tables.plans.money import budget_with
from shnor_docs.importing.tables.plans.outcomes import Outcomes
from shnor_docs.importing.tables.plans.rows import Stretch, stretches
from shnor_docs.importing.tables.plans.writing import Writing
from shnor_docs.importing.tables.plans.years import default_year, items_of
from shnor_docs.importing.tables.units import is_printed_total, is_total
from shnor_docs.importing.tables.written import written_table
from shnor_docs.inspection.foreign.tree import Table
from shnor_docs.model.roadmap import NO_ROW
from shnor_docs.source.yaml.writing import Data

USUAL_TITLE = "План мероприятий"


def roadmap_of(table: Table, grid: Grid, known: Known, title: str = "") -> Taken[Records]:
    """The roadmap with the table that shows it; ``title`` is what the plan is called.

    Where a plan would not print all columns of money, the table stays as it is written beside the roadmap.
    """
    layout = layout_of(grid, known)
    writing = Writing(grid, layout, known, Parties.of(known), Outcomes.of(known))
    name = title or USUAL_TITLE
    groups = _groups(writing, stretches(grid, layout, name))
    groups = _with_known_names(groups, writing.parties)
    roadmap: dict[str, Data] = {"title": name, **default_year(groups, known, name), "groups": groups}
    reference, tables = _table(table, writing)
    program: dict[str, Data] = {"roadmap": roadmap, "parties": writing.parties.new, "tables": tables}
    program.update(_lists(writing, groups))
    _ask_of_columns(writing)
    records = Records(reference, program, writing.outcomes.new_entries)
    return Taken(records, tuple(_decisions(writing, groups)), tuple(writing.questions))


def _table(table: Table, writing: Writing) -> tuple[str, list[Data]]:
    """The reference to the table that shows the plan, and the table."""
    grid, layout, known = writing.grid, writing.layout, writing.known
    totals = [line for line in grid.lines if is_total(line)]
    is_last = all(line is grid.lines[-1] and is_printed_total(line) for line in totals)
    if not (layout.purses.is_sound and is_last and layout.group is None):
        kept = written_table(table, known, "plan").value
        text = "таблица плана сохранена дословно: план напечатал бы её столбцы иначе; после правок плана поправьте и её"
        writing.questions.append(Question(kept.reference.strip("{} "), grid.place, text))
        return kept.reference, list(kept.program["tables"] or ())
    own = id_for("plan", known.ids("tables"))
    total: dict[str, Data] = {"total": "да"} if totals else {}
    entry: Entry = {"id": own, "rows": "roadmap", "columns": columns_of(grid, layout.field), **total}
    return f"{{{{ tables.{own} }}}}", [entry]


def _lists(writing: Writing, groups: list[dict[str, Data]]) -> Iterator[tuple[str, Data]]:
    """The other lists that the plan fills: levels, sources of money, indicators that measures are tied to."""
    names = writing.layout.level_names
    if names:
        yield "levels", [{"id": own, "name": name} for own, name in names.items()]
    spent = [money for group in groups for item in items_of(group) if isinstance(money := item.get("money"), dict)]
    if budget := budget_with(writing.known, writing.layout.purses, spent):
        yield "budget", budget
    if uses := writing.outcomes.new_uses:
        yield "indicators", uses


def _ask_of_columns(writing: Writing) -> None:
    for column in sorted(writing.beside):
        title = writing.grid.columns[column].title or str(column + 1)
        text = f"столбца «{title}» в плане нет, его слова стоят под результатами: решите, где им место"
        writing.questions.append(Question("roadmap", writing.grid.place, text))


def _groups(writing: Writing, found: Sequence[Stretch]) -> list[dict[str, Data]]:
    groups: list[dict[str, Data]] = []
    used: set[str] = set()
    for stretch in found:
        if not stretch.measures:
            title = " ".join(filter(None, (stretch.number, stretch.title)))
            text = f"в группе «{title}» нет мероприятий, план её не напечатает: решите, нужна ли она"
            writing.questions.append(Question("roadmap", stretch.place, text))
    for ordinal, stretch in enumerate((one for one in found if one.measures), 1):
        own = id_for(stretch.title, used, "group")
        used.add(own)
        before = f"{stretch.number or ordinal}." if stretch.is_written else ""
        items: list[Data] = [
            measure_of(writing, measure, own, f"{before}{place}") for place, measure in enumerate(stretch.measures, 1)
        ]
        told = stretch.number if stretch.is_written else NO_ROW
        number = {"number": told} if told and told != str(ordinal) else {}
        groups.append({"id": own, "title": stretch.title, **number, "items": items})
        _tell_of_group(writing, stretch, ordinal)
    return groups


def _tell_of_group(writing: Writing, stretch: Stretch, ordinal: int) -> None:
    if not stretch.is_written:
        what = "мероприятия не разбиты на группы: строки группы в плане нет"
        writing.decisions.append(Decision(what, stretch.place, Certainty.CERTAIN, "строк во всю ширину нет"))
    elif not stretch.number:
        what = f"группа «{stretch.title}» получила номер {ordinal}"
        writing.decisions.append(Decision(what, stretch.place, Certainty.LIKELY, "в исходном тексте номера нет"))


def _with_known_names(groups: list[dict[str, Data]], parties: Parties) -> list[dict[str, Data]]:
    """The groups, where several names that ran together in one are told apart."""
    names = {key: str(entry["name"]) for key, entry in parties.entries.items()}
    split = {key: split_by_known(name, set(names.values())) for key, name in names.items() if key in parties.added}
    several = {key: [parties.id_of(part) for part in parts] for key, parts in split.items() if len(parts) > 1}
    for item in (item for group in groups for item in items_of(group)):
        listed = item.get("responsible")
        if isinstance(listed, list) and any(key in several for key in listed):
            item["responsible"] = list(dict.fromkeys(one for key in listed for one in _told_apart(str(key), several)))
    parties.added = [key for key in parties.added if key not in several]
    return groups


def _told_apart(key: str, several: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """The parties that one stands for: a part of a name may be several names itself."""
    if key not in several:
        yield key
        return
    rest = {name: parts for name, parts in several.items() if name != key}
    for part in several[key]:
        yield from _told_apart(part, rest)


def _decisions(writing: Writing, groups: list[dict[str, Data]]) -> Iterator[Decision]:
    count = sum(1 for group in groups for _ in items_of(group))
    what = f"план: групп – {len(groups)}, мероприятий – {count}, исполнителей – {len(writing.parties.entries)}"
    yield Decision(what, writing.grid.place, Certainty.CERTAIN, "строки таблицы")
    for place in writing.grid.repeated:
        yield Decision("шапка таблицы, повторённая на новой странице", place, Certainty.CERTAIN, "слова шапки те же")
    if writing.outcomes.touched:
        count = len(set(writing.outcomes.touched))
        what = f"показателей, названных в плане, – {count}: в тексте плана стоят ссылки на них"
        yield Decision(what, writing.grid.place, Certainty.LIKELY, "имя показателя и целевое значение в скобках")
    yield from writing.decisions
