"""YAML that reaches no document: written, kept, and printed nowhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice

from shnor_docs.diagnostics import Severity, declare
from shnor_docs.documents.charts.placing import charts_of
from shnor_docs.documents.references import PATTERN, BadReference, parse_reference
from shnor_docs.model.chart import Chart
from shnor_docs.model.content import Content, once
from shnor_docs.model.document import DocumentSettings
from shnor_docs.model.roadmap import Item
from shnor_docs.model.table import Table, TableRows
from shnor_docs.rules.duplicates.words import shortened
from shnor_docs.rules.finding import Finding, Path
from shnor_docs.rules.walking import PrintedText, in_each_measure, in_each_text, responsible
from shnor_docs.sameness import once_for_all, once_for_each

NOWHERE = declare("ШД282", Severity.WARNING, "напечатано нигде")

_LISTS = {
    "lists": "список",
    "texts": "текст",
    "tables": "таблица",
    "charts": "диаграмма",
    "facts": "число",
    "goals": "цель",
    "tasks": "задача",
    "results": "ожидаемый результат",
    "risks": "риск",
    "resources": "ресурс",
    "stages": "этап",
    "passport": "поле паспорта",
}
_RECORDS = (("orders", "order", "приказ"), ("cards", "card", "карта"), ("forms", "form", "форма"))
_PLAN_FIELDS = {"result": "ожидаемый результат", "consequences": "последствия", "money": "средства"}
_USUAL = frozenset({"number", "text", "deadline", "responsible", "result"})
"""Columns of a plan that names none."""

_A_PROGRAM = 3
"""Fewer sections than that are the beginning of a document: its lists are written before its texts."""


def _is_whole(content: Content) -> bool:
    return sum(len(settings.sections) for settings in content.program.documents) >= _A_PROGRAM


@once
def _mentioned(content: Content) -> Mentioned:
    """The lists and records to which any text refers: a list and an id, or a list and nothing for all of it."""
    return _all_mentioned(_referred(content), content.program.documents)


Mentioned = frozenset[tuple[str, str]]


@once_for_all
def _all_mentioned(referred: tuple[tuple[str, str], ...], documents: tuple[DocumentSettings, ...]) -> Mentioned:
    placed = (("charts", name) for settings in documents for name in charts_of(settings))
    return frozenset((*referred, *placed))


@once_for_each
def _by_list(mentioned: Mentioned) -> Mapping[str, frozenset[str]]:
    """The ids of each list to which texts refer."""
    return {name: frozenset(key for head, key in mentioned if head == name) for name, _ in mentioned}


@in_each_text
def _referred(one: PrintedText) -> Iterator[tuple[str, str]]:
    """The list and the id, or nothing for all of the list, that each reference of a text begins with."""
    for match in PATTERN.finditer(one.text) if "{{" in one.text else ():
        try:
            steps = parse_reference(match[1]).steps
        except BadReference:
            continue
        head, *rest = steps[1:] if steps[0] == "program" and len(steps) > 1 else steps
        yield head, rest[0] if rest else ""


def records(content: Content) -> Iterator[Finding]:
    """Every list, text, table, number, task … of the program is printed by some document."""
    told = _by_list(_mentioned(content))
    for name, what in _LISTS.items() if _is_whole(content) else ():
        found, named = getattr(content.program, name), told.get(name, frozenset())
        if named - {record.id for record in found}:
            continue  # all of the list, or a name that is reported where references are checked
        missing = [(index, r) for index, r in enumerate(found) if r.id not in named and not _is_plan(r)]
        if found and len(missing) == len(found) > 1:
            message = f"{name} (записей: {len(found)}): ни один документ этого не печатает"
            hint = f"поставьте в раздел ссылку {{{{ {_example(name, found)} }}}} или уберите"
            yield Finding(NOWHERE, message, (name,), hint)
            continue
        for index, record in missing:
            yield _nowhere(f"{what} «{_called(record)}»", (name, index), f"{name}.{record.id}")


def _example(name: str, found: tuple[object, ...]) -> str:
    return f"{name}.{getattr(found[0], 'id', '')}" if name in {"lists", "texts", "tables", "charts", "facts"} else name


def _called(record: object) -> str:
    told = getattr(record, "title", None) or getattr(record, "name", None) or getattr(record, "text", None)
    return shortened(str(told or getattr(record, "id", "")))


def _is_plan(record: object) -> bool:
    """A table of measures lends the plan its columns without being referred to."""
    return isinstance(record, Table) and record.rows is TableRows.ROADMAP


def _nowhere(what: str, path: Path, reference: str) -> Finding:
    hint = f"поставьте в текст ссылку {{{{ {reference} }}}} или уберите запись"
    return Finding(NOWHERE, f"{what}: ни один документ этого не печатает", path, hint)


def indicators(content: Content) -> Iterator[Finding]:
    """An indicator of the program stands in a table, in the plan or in a text, where others do (D-17)."""
    uses, told = content.program.indicators, _mentioned(content)
    if ("indicators", "") in told or _prints_all_indicators(content):
        return
    shown = {name for head, name in told if head == "indicators"}
    shown |= {name for table in _placed(content) for group in table.groups for name in group.rows}
    shown |= {name for chart in _placed_charts(content) for name in chart.indicators} | {*_of_plan(content)}
    missing = [(index, use) for index, use in enumerate(uses) if use.id in content.catalogue and use.id not in shown]
    for index, use in missing if len(missing) < len(uses) else ():
        what = f"показатель «{shortened(content.catalogue[use.id].name)}»"
        yield _nowhere(what, ("indicators", index), f"indicators.{use.id}.name")


def _placed(content: Content) -> Iterator[Table]:
    told = _mentioned(content)
    return (table for table in content.program.tables if ("tables", table.id) in told or ("tables", "") in told)


def _prints_all_indicators(content: Content) -> bool:
    in_table = any(table.rows is TableRows.INDICATORS and not table.groups for table in _placed(content))
    return in_table or any(not chart.indicators and chart.cells is None for chart in _placed_charts(content))


def _placed_charts(content: Content) -> Iterator[Chart]:
    told = _mentioned(content)
    return (chart for chart in content.program.charts if {("charts", chart.id), ("charts", "")} & told)


def _of_plan(content: Content) -> Iterator[str]:
    """The indicators that the plan prints beside its measures."""
    if "indicators" in _plan_columns(content) and content.program.roadmap:
        yield from _moved(content)


@in_each_measure
def _moved(measure: tuple[Path, str, Item]) -> Iterator[str]:
    yield from measure[2].indicators


def plan_and_budget(content: Content) -> Iterator[Finding]:
    """The plan and the budget stand in some document, as a whole or as the rows of a table."""
    program, told = content.program, {head for head, _ in _mentioned(content)}
    rows = {table.rows for table in _placed(content)}
    has_plan = any(settings.kind == "roadmap" or settings.card for settings in program.documents)
    if not _is_whole(content):
        return
    if program.roadmap and not has_plan and "roadmap" not in told and TableRows.ROADMAP not in rows:
        yield _nowhere("план мероприятий", ("roadmap",), "roadmap")
    if (
        program.budget
        and "budget" not in told
        and TableRows.BUDGET not in rows
        and "money" not in _plan_columns(content)
    ):
        yield _nowhere("финансирование", ("budget",), "budget")


def papers(content: Content) -> Iterator[Finding]:
    """An order, a card, a form has a document that prints it, where others of the program have one."""
    documents, told = content.program.documents, {head for head, _ in _mentioned(content)}
    for name, field, what in _RECORDS:
        printed = {getattr(settings, field) for settings in documents} - {None}
        for index, record in enumerate(getattr(content.program, name) if printed and name not in told else ()):
            if record.id not in printed:
                message = f"{what} «{record.id}»: в documents нет документа, который это печатает"
                hint = f"добавьте в documents запись с полем {field}: {record.id} или уберите"
                yield Finding(NOWHERE, message, (name, index), hint)


def parties(content: Content) -> Iterator[Finding]:
    """Every executor of the list answers for a measure or is named in a text, where the plan names executors."""
    named = {*responsible(content)}
    told = _mentioned(content)
    for index, party in enumerate(content.program.parties) if named and _is_whole(content) else ():
        if party.id not in named and not {("parties", ""), ("parties", party.id)} & told:
            message = f"исполнитель «{party.name}» ни за что не отвечает и нигде не назван"
            hint = "впишите его в responsible мероприятий или уберите из parties"
            yield Finding(NOWHERE, message, ("parties", index), hint)


def plan_fields(content: Content) -> Iterator[Finding]:
    """A field that measures fill has a column in some table of the plan."""
    columns = _plan_columns(content)
    if not columns or not _is_whole(content):
        return
    for field, what in _PLAN_FIELDS.items():
        filled = () if field in columns else (path for name, path in _filled(content) if name == field)
        for path in islice(filled, 1):
            message = f"{what} мероприятий ({field}) ни одна таблица плана не печатает"
            hint = f"добавьте столбец field: {field} или уберите поле"
            yield Finding(NOWHERE, message, ("roadmap", *path, field), hint)


@in_each_measure
def _filled(measure: tuple[Path, str, Item]) -> Iterator[tuple[str, Path]]:
    path, _, item = measure
    return ((field, path) for field in _PLAN_FIELDS if getattr(item, field))


def _plan_columns(content: Content) -> set[str]:
    """The fields that the printed tables of the plan show; empty if nothing prints the plan."""
    tables = [table for table in content.program.tables if table.rows is TableRows.ROADMAP]
    plans = [settings for settings in content.program.documents if settings.kind == "roadmap"]
    told = {head for head, _ in _mentioned(content)}
    shown = {leaf.field or "" for table in tables for leaf in table.leaves}
    shown |= {leaf.field or "" for settings in plans for column in settings.columns for leaf in column.leaves}
    if "budget" in told or any(name == "money" for name in shown):
        shown.add("money")
    has_usual = (plans or "roadmap" in told) and not tables and not any(settings.columns for settings in plans)
    return shown | (_USUAL if has_usual else set()) if plans or "roadmap" in told or tables else set()


def title_pages(content: Content) -> Iterator[Finding]:
    """The place and the year are printed on a title page only."""
    for index, settings in enumerate(content.program.documents):
        for field in ("place", "year") if not settings.title_page and _has_pages(settings) else ():
            if getattr(settings, field) is not None:
                message = (
                    f"«{getattr(settings, field)}» печатается на титульном листе, а его у документа «{settings.id}» нет"
                )
                yield Finding(NOWHERE, message, ("documents", index, field), "добавьте title_page: да или уберите поле")


def charts_of_orders(content: Content) -> Iterator[Finding]:
    """An order prints no charts: they stand in its appendices."""
    for index, settings in enumerate(content.program.documents):
        if settings.charts and not _is_paper(settings):
            message = f"приказ «{settings.id}» диаграмм не печатает: они стоят в его приложениях"
            hint = "перенесите charts в документ, который приказ утверждает"
            yield Finding(NOWHERE, message, ("documents", index, "charts"), hint)


def _is_paper(settings: DocumentSettings) -> bool:
    return settings.kind != "order"


def _has_pages(settings: DocumentSettings) -> bool:
    """Whether it may have a title page; the first slide prints the place and the year without being asked."""
    return settings.kind not in {"order", "slides"}
