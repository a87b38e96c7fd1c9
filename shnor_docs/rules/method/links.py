"""Tasks, measures and indicators lead to one another; each measure has who, when and what for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from shnor_docs.diagnostics import Code, Severity, declare
from shnor_docs.model.bodies import PartyKind
from shnor_docs.model.content import Content, once
from shnor_docs.model.indicator import Indicator, IndicatorKind, IndicatorUse
from shnor_docs.model.places import place_of
from shnor_docs.model.roadmap import Item
from shnor_docs.rules.duplicates.words import shortened
from shnor_docs.rules.finding import Finding, Path
from shnor_docs.rules.walking import (
    InEach,
    Use,
    in_each_measure,
    in_each_use,
    measures_as_printed,
    responsible,
    uses,
)
from shnor_docs.sameness import once_for_each

TASK_ALONE = declare("ШД283", Severity.WARNING, "задача без мероприятия или без показателя")
MEASURE_ALONE = declare("ШД284", Severity.WARNING, "мероприятие не служит ни одной задаче")
INDICATOR_ALONE = declare("ШД285", Severity.WARNING, "показатель не служит ни одной задаче")
NO_SOURCE = declare("ШД286", Severity.WARNING, "у показателя нет источника данных")
NO_TARGET = declare("ШД287", Severity.WARNING, "у показателя нет целевого значения")
INCOMPLETE = declare("ШД288", Severity.WARNING, "у мероприятия нет срока, исполнителя или результата")
OUTSIDE_TEAM = declare("ШД289", Severity.WARNING, "исполнитель плана не входит в состав ответственных лиц")

_MOST = 2 / 3
"""So many of the measures show that the others were to have it too."""
_EACH = 3
"""So many indicators that lack the same are told of one by one."""
_PROVEN = (IndicatorKind.DOCUMENT, IndicatorKind.YES_NO)


def is_asked(content: Content, path: Path, *fields: str) -> bool:
    """Whether an open point already asks for what is missing at the path, or in one of the fields below it."""
    places = _open_places(content)
    if not places:
        return False
    steps = place_of(content.program, path).split(".")
    above = {".".join(steps[:length]) for length in range(1, len(steps) + 1)}
    return bool(places & {*above, *(".".join((*steps, field)) for field in fields)})


@once
def _open_places(content: Content) -> frozenset[str]:
    return frozenset(point.place for point in content.program.open_points)


@once_for_each
def _served(indicators: tuple[IndicatorUse, ...]) -> InEach[frozenset[str]]:
    """The tasks of each measure: those that it names, and those of the indicators that it moves."""
    of_indicator = {use.id: use.tasks for use in indicators}

    @in_each_measure
    def found(measure: tuple[Path, str, Item]) -> Iterator[frozenset[str]]:
        item = measure[2]
        yield frozenset((*item.tasks, *(task for name in item.indicators for task in of_indicator.get(name, ()))))

    return found


def tasks(content: Content) -> Iterator[Finding]:
    """Where most tasks have measures, each has one; where most have indicators, each has one."""
    served = frozenset[str]().union(*_served(content.program.indicators)(content))
    measured = frozenset(task for use in content.program.indicators for task in use.tasks)
    known = content.program.tasks
    for index, task in enumerate(known):
        path = ("tasks", index)
        by_what = (("мероприятия", served), ("показателя", measured))
        missing = [what for what, found in by_what if 2 * len(found) > len(known) and task.id not in found]
        if missing and not is_asked(content, path):
            message = f"у задачи «{shortened(task.text)}» нет ни одного {' и ни одного '.join(missing)}"
            hint = f"впишите tasks: [{task.id}] у мероприятия и у показателя, которые ей служат"
            yield Finding(TASK_ALONE, message, path, hint)


def measures(content: Content) -> Iterator[Finding]:
    """Where most measures name their tasks, all do."""
    served = _served(content.program.indicators)(content)
    alone = [place for place, tasks in enumerate(served) if not tasks]
    is_usual = len(served) - len(alone) >= _MOST * len(served)
    for place in alone if is_usual else ():
        path, number, item = measures_as_printed(content)[place]
        if not is_asked(content, ("roadmap", *path, "tasks")):
            message = f"мероприятие {number} «{shortened(item.text)}» не служит ни одной задаче"
            yield Finding(MEASURE_ALONE, message, ("roadmap", *path), "впишите tasks или уберите мероприятие")


def indicators(content: Content) -> Iterator[Finding]:
    """Where other indicators name a task, a source, a target, each does; many that do not are told of at once."""
    without = _without(content)
    for code, what, _, fields, hint in _DEMANDS if without else ():
        lacking = [one for lacked, one in without if lacked is code and not is_asked(content, one.path, *fields)]
        if 3 * len(lacking) <= len(uses(content)):
            yield from _lacking(code, what, hint, [(one.path, one.entry) for one in lacking])


@in_each_use
def _without(one: Use) -> Iterator[tuple[Code, Use]]:
    """The demands that an indicator does not meet, by the codes of their remarks."""
    return ((code, one) for code, _, has, _, _ in _DEMANDS if not has(one.use, one.entry))


def _lacking(code: Code, what: str, hint: str, found: Sequence[tuple[Path, Indicator]]) -> Iterator[Finding]:
    if len(found) > _EACH:
        named = ", ".join(f"«{shortened(entry.name, 40)}»" for _, entry in found[:_EACH])
        yield Finding(code, f"у {len(found)} показателей нет {what}, а у других есть: {named} …", found[0][0], hint)
        return
    for path, entry in found:
        yield Finding(code, f"у показателя «{shortened(entry.name)}» нет {what}, а у других есть", path, hint)


def _has_task(use: IndicatorUse, entry: Indicator) -> bool:
    return bool(use.tasks)


def _has_source(use: IndicatorUse, entry: Indicator) -> bool:
    return bool(entry.source or entry.method or entry.formula or entry.calculation)


def _has_target(use: IndicatorUse, entry: Indicator) -> bool:
    is_proven = entry.kind in _PROVEN or bool(use.evidence)
    return is_proven or bool(use.target or use.targets or use.actuals or entry.formula)


_DEMANDS = (
    (INDICATOR_ALONE, "задачи", _has_task, ("tasks",), "впишите tasks: задачи, достижение которых он показывает"),
    (NO_SOURCE, "источника данных", _has_source, (), "впишите в indicators.yaml рабочей папки source или method"),
    (NO_TARGET, "целевого значения", _has_target, ("target", "targets"), "впишите target или targets, или «–»"),
)


def completeness(content: Content) -> Iterator[Finding]:
    """Where most measures have a deadline, executors and a result, each has (D-45)."""
    number_of_all, incomplete = len(measures_as_printed(content)), _incomplete(content)
    for field, what in _PARTS.items() if incomplete else ():
        lacking = [measure for lacked, measure in incomplete if lacked == field]
        for place, number, item in lacking if number_of_all - len(lacking) >= _MOST * number_of_all else ():
            path = ("roadmap", *place)
            if not is_asked(content, (*path, field)):
                message = f"у мероприятия {number} «{shortened(item.text)}» нет {what}, а у других есть"
                yield Finding(INCOMPLETE, message, path, f"впишите {field}")


@in_each_measure
def _incomplete(measure: tuple[Path, str, Item]) -> Iterator[tuple[str, tuple[Path, str, Item]]]:
    """The parts that a measure lacks."""
    return ((field, measure) for field in _PARTS if not _has_part(measure[2], field))


_PARTS = {"deadline": "срока", "responsible": "исполнителя", "result": "ожидаемого результата"}


def _has_part(item: Item, field: str) -> bool:
    return bool(getattr(item, field) or (field == "deadline" and item.deadlines))


def team(content: Content) -> Iterator[Finding]:
    """Where a document lists the persons in charge, each person of the plan is one of them (D-30)."""
    listed = "\n".join(_of_team(content))
    named = {*responsible(content)} if listed else set()
    for index, party in enumerate(content.program.parties) if listed else ():
        if party.kind is PartyKind.PERSON and party.id in named:
            surname = party.name.split()[0]
            if surname not in listed and f"parties.{party.id}." not in listed:
                message = f"«{party.name}» отвечает за мероприятия плана, а в состав ответственных лиц не входит"
                yield Finding(OUTSIDE_TEAM, message, ("parties", index), "впишите его в состав или исправьте план")


def _of_team(content: Content) -> Iterator[str]:
    """The texts of the documents that list persons, and of the tables that they place."""
    tables = {table.id: table for table in content.program.tables}
    for settings in content.program.documents:
        for section in settings.sections if settings.kind == "team" else ():
            text = section.text or content.files.get(str(section.file), "")
            yield text
            for name, table in tables.items():
                if f"tables.{name}" in text:
                    yield from (str(cell) for row in table.records for cell in row.cells.values())
