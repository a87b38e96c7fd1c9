"""Nothing refers to what is not there."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from enum import Enum, auto
from functools import lru_cache
from typing import NamedTuple

from shnor_docs.diagnostics import Severity, declare
from shnor_docs.documents.kinds import KINDS
from shnor_docs.documents.markdown import in_lines, parsed
from shnor_docs.documents.names.declined import MissingForm
from shnor_docs.documents.printing import LIST_FILTERS, filtered, is_list, printed
from shnor_docs.documents.references import PATTERN, BadReference, Reference, parse_reference
from shnor_docs.documents.scope import resolve
from shnor_docs.documents.titles import titled
from shnor_docs.model.base import TITLE, Statement
from shnor_docs.model.chart import Chart
from shnor_docs.model.content import Content
from shnor_docs.model.document import DocumentSettings
from shnor_docs.model.order import Appendix
from shnor_docs.model.program import Budget, PassportField
from shnor_docs.model.roadmap import Item, Roadmap
from shnor_docs.model.table import Table
from shnor_docs.rules.finding import Finding, Path, nearest
from shnor_docs.rules.walking import PrintedText, has_brace, in_each_measure, in_each_text
from shnor_docs.rules.wording.mentions import Mention, in_prose, in_titles
from shnor_docs.sameness import once_for_each
from shnor_docs.source.text import Words

NO_RECORD = declare("ШД204", Severity.ERROR, "ссылка на запись, которой нет")
NO_VALUE = declare("ШД205", Severity.ERROR, "ссылка текста не разрешается")
NOT_PROSE = declare("ШД206", Severity.ERROR, "ссылка там, где её не подставят")
LEFT_OVER = declare("ШД223", Severity.ERROR, "скобки ссылки без пары или команда шаблона в тексте")
NO_KIND = declare("ШД208", Severity.ERROR, "вид документа неизвестен")


class Outcome(Enum):
    """How a value prints: in a line, or as a list or a table of its own."""

    IN_LINE = auto()
    AS_BLOCK = auto()


Attempt = Callable[[Content, Reference, object], Outcome]
"""Tries to print the value of a reference; BadReference says why it cannot be."""

KEPT_LINES = 64
"""Texts with references to blocks that are remembered: those of one program, asked one after another."""

LEFTOVER = re.compile(r"\{\{|\}\}|\{%")
UNPAIRED = re.compile(r"\{\{|\}\}")


def _missing(names: Iterable[str], known: Collection[str], what: str, path: Path) -> Iterator[Finding]:
    for index, name in enumerate(names):
        if name not in known:
            yield Finding(NO_RECORD, f"{what} «{name}» нет", (*path, index), nearest(name, known))


def indicators(content: Content) -> Iterator[Finding]:
    """Indicators in use stand in the catalogue, and serve tasks that the program has."""
    tasks = dict.fromkeys(task.id for task in content.program.tasks)
    for index, use in enumerate(content.program.indicators):
        if use.id not in content.catalogue:
            hint = nearest(use.id, content.catalogue, "добавьте показатель в indicators.yaml рабочей папки")
            yield Finding(NO_RECORD, f"показателя «{use.id}» в каталоге нет", ("indicators", index, "id"), hint)
        yield from _missing(use.tasks, tasks, "задачи", ("indicators", index, "tasks"))


def roadmap(content: Content) -> Iterator[Finding]:
    """Measures name parties, tasks, indicators and levels of the program."""
    program, levels = content.program, [level.id for level in content.program.levels]
    known = {
        "responsible": ("исполнителя", dict.fromkeys(party.id for party in program.parties)),
        "tasks": ("задачи", dict.fromkeys(task.id for task in program.tasks)),
        "indicators": ("показателя", dict.fromkeys(use.id for use in program.indicators)),
    }
    told = set(_named(content))
    is_known = all(names.keys() >= _all(told, field) for field, (_, names) in known.items())
    if is_known and {*levels} >= _all(told, "levels"):
        return
    for path, _, item in program.roadmap.items() if program.roadmap else ():
        for field, (what, names) in known.items():
            if not names.keys() >= {*getattr(item, field)}:
                yield from _missing(getattr(item, field), names, what, ("roadmap", *path, field))
        named: list[tuple[str | None, Path]] = [(item.level, ("level",))]
        named += [(level, ("deadlines", level)) for level in item.deadlines]
        for level, place in named:
            if level is not None and level not in levels:
                hint = nearest(level, levels, "перечислите уровни в levels")
                yield Finding(NO_RECORD, f"уровня «{level}» нет", ("roadmap", *path, *place), hint)


class _Named(NamedTuple):
    """The ids that a measure names."""

    responsible: tuple[str, ...]
    tasks: tuple[str, ...]
    indicators: tuple[str, ...]
    levels: tuple[str, ...]


@in_each_measure
def _named(one: tuple[Path, str, Item]) -> Iterator[_Named]:
    item = one[2]
    yield _Named(item.responsible, item.tasks, item.indicators, (*filter(None, [item.level]), *item.deadlines))


def _all(told: Iterable[_Named], field: str) -> set[str]:
    return set().union(*(getattr(one, field) for one in told))


def tables(content: Content) -> Iterator[Finding]:
    """Groups of a table name indicators in use."""
    used = dict.fromkeys(use.id for use in content.program.indicators)
    for index, table in enumerate(content.program.tables):
        for number, group in enumerate(table.groups):
            yield from _missing(group.rows, used, "показателя", ("tables", index, "groups", number, "rows"))


def documents(content: Content) -> Iterator[Finding]:
    """Documents are of a known kind and print an order or a card that the program has."""
    program = content.program
    orders, cards = [order.id for order in program.orders], [card.id for card in program.cards]
    kinds = (*KINDS, *content.kinds)
    for index, settings in enumerate(program.documents):
        path = ("documents", index)
        if settings.kind not in kinds:
            yield Finding(
                NO_KIND,
                f"вида документа «{settings.kind}» нет",
                (*path, "kind"),
                nearest(settings.kind, kinds),
            )
        others = [other.id for other in program.documents if _may_be_consolidated(other, settings)]
        if settings.consolidates and settings.consolidates not in others:
            what = f"«{settings.consolidates}» вида {settings.kind}"
            message = f"документа {what}, чтобы напечатать его с отметками, в программе нет"
            yield Finding(NO_RECORD, message, (*path, "consolidates"), nearest(settings.consolidates, others))
        for kind, field, name, known in (
            ("order", "order", settings.order, orders),
            ("info_card", "card", settings.card, cards),
        ):
            if settings.kind == kind and name not in known and not settings.consolidates:
                whose, what = _PRINTED[field]
                hint = nearest(name or "", known, f"добавьте запись в {field}s")
                message = f"{whose} «{name}» в программе нет" if name else f"не сказано, {what} печатает документ"
                yield Finding(NO_RECORD, message, (*path, field), hint)


_PRINTED = {
    "order": ("приказа", "какой приказ"),
    "card": ("информационной карты", "какую информационную карту"),
}


def _may_be_consolidated(text: DocumentSettings, settings: DocumentSettings) -> bool:
    return text.id != settings.id and text.kind == settings.kind and not text.consolidates


def appendices(content: Content) -> Iterator[Finding]:
    """Appendices are documents of the program; an order that amends or repeals names one of its orders."""
    known = [settings.id for settings in content.program.documents]
    orders = [order.id for order in content.program.orders]
    for index, order in enumerate(content.program.orders):
        yield from _appendices(order.appendices, ("orders", index), known)
        for field, name in (("amends", order.amends), ("repeals", order.repeals)):
            if name and (name not in orders or name == order.id):
                others = [other for other in orders if other != order.id]
                message = f"приказа «{name}», который изменяет или отменяет «{order.id}», в программе нет"
                yield Finding(NO_RECORD, message, ("orders", index, field), nearest(name, others))


def _appendices(found: tuple[Appendix, ...], path: Path, known: list[str]) -> Iterator[Finding]:
    for index, appendix in enumerate(found):
        place = (*path, "appendices", index)
        if appendix.document not in known:
            hint = nearest(appendix.document, known)
            yield Finding(NO_RECORD, f"документа «{appendix.document}» для приложения нет", (*place, "document"), hint)
        yield from _appendices(appendix.appendices, place, known)


def values(content: Content) -> Iterator[Finding]:
    """Every ``{{ … }}`` of prose and titles finds a value that its filters can print."""
    as_printed = titled(content)
    yield from _unresolved(as_printed, in_prose(content), _try)
    yield from _unresolved(as_printed, in_titles(content), _try_line)


def _unresolved(content: Content, mentions: tuple[Mention, ...], attempt: Attempt) -> Iterator[Finding]:
    tried = {inner: _outcome(content, inner, attempt) for inner in {one.inner for one in mentions}}
    wrong = {inner: outcome for inner, outcome in tried.items() if outcome is not Outcome.IN_LINE}
    for one in mentions if wrong else ():
        error = wrong.get(one.inner)
        if error is Outcome.AS_BLOCK and _shares_its_line(one.inner, one.text):
            hint = "поставьте ссылку отдельным абзацем: пустая строка до неё и после"
            error = BadReference("это список или таблица, внутри строки их не напечатать", hint)
        if isinstance(error, BadReference):
            message = str(error) if one.written in str(error) else f"{error} (в ссылке «{one.written}»)"
            yield Finding(NO_VALUE, message, one.place, error.hint)


def _outcome(content: Content, inner: str, attempt: Attempt) -> Outcome | BadReference:
    """How a reference prints, or why it does not, wherever it stands."""
    try:
        reference = parse_reference(inner)
        value = resolve(content, reference)
        if not reference.filters and _is_plain(value):
            return Outcome.IN_LINE
        return attempt(content, reference, value)
    except MissingForm:
        return Outcome.IN_LINE  # rules of declension tell of it, once for each name
    except BadReference as error:
        return error


@once_for_each
def _is_plain(value: object) -> bool:
    """Whether a value without filters prints in any line, whatever the glossary says."""
    if (isinstance(value, str) and PATTERN.search(value)) or _prints_as_block(value, Reference(())):
        return False
    try:
        printed(value)
    except BadReference:
        return False
    return True


def leftovers(content: Content) -> Iterator[Finding]:
    """Braces that belong to no reference would reach the paper."""
    yield from _left_in_prose(content)
    yield from _left_in_titles(content)


@in_each_text
def _left_in_prose(one: PrintedText) -> Iterator[Finding]:
    if one.is_prose and has_brace(one.text):
        yield from _left_over(one.path, one.text, LEFTOVER)


@in_each_text
def _left_in_titles(one: PrintedText) -> Iterator[Finding]:
    if one.mark == TITLE and not one.where and has_brace(one.text):
        yield from _left_over(one.path, one.text, UNPAIRED)


def _left_over(path: Path, text: str, wrong: re.Pattern[str]) -> Iterator[Finding]:
    for match in wrong.finditer(PATTERN.sub(lambda found: " " * len(found[0]), text)):
        hint = "ссылка пишется целиком: {{ путь }}; условий и циклов в тексте нет"
        place = (*path, Words.at(text, *match.span()))
        yield Finding(LEFT_OVER, f"«{match[0]}» не относится ни к одной ссылке", place, hint)


def _try(content: Content, reference: Reference, value: object) -> Outcome:
    if isinstance(value, str) and PATTERN.search(value):
        raise BadReference("в этом тексте есть свои ссылки", _instead_of_field(content, reference))
    if not _prints_as_block(value, reference):
        if _prints_as_block(value, Reference(reference.steps)):
            hint = "уберите фильтр и поставьте ссылку отдельным абзацем"
            raise BadReference(f"к списку или таблице фильтр «{reference.filters[0][0]}» не применить", hint)
        filtered(value, reference.filters, reference.path)
        return Outcome.IN_LINE
    return Outcome.AS_BLOCK


def _instead_of_field(content: Content, reference: Reference) -> str:
    """A statement prints its text with the references in it; other texts are shared through ``texts``."""
    owner = Reference(reference.steps[:-1]) if len(reference.steps) > 1 else None
    if owner and isinstance(resolve(content, owner), Statement):
        return f"сошлитесь на саму запись: {{{{ {owner.path} }}}}"
    return "перенесите этот текст в texts и сошлитесь на него в обоих местах: {{ texts.ID }}"


def _shares_its_line(inner: str, text: str) -> bool:
    """Whether the reference between the braces stands among other text anywhere; Markdown may move its spaces."""
    return " ".join(inner.split()) in _in_lines(text)


@lru_cache(KEPT_LINES)
def _in_lines(text: str) -> frozenset[str]:
    """All that stands between braces among other text; of a long text each reference to a block asks for it."""
    return frozenset(" ".join(found.split()) for found in in_lines(parsed(text)))


def _try_line(content: Content, reference: Reference, value: object) -> Outcome:
    """A title is one line: what prints as a list or a table has no place in it."""
    if isinstance(value, str) and PATTERN.search(value):
        raise BadReference("в этом тексте есть свои ссылки", _instead_of_field(content, reference))
    filtered(value.text if isinstance(value, Statement) else value, reference.filters, reference.path)
    return Outcome.IN_LINE


def _prints_as_block(value: object, reference: Reference) -> bool:
    if is_list(value):
        return all(name in LIST_FILTERS for name, _ in reference.filters)
    if reference.filters:
        return False
    if isinstance(value, tuple):
        return all(isinstance(field, PassportField) for field in value)
    return isinstance(value, Table | Chart | Roadmap | Budget)


@in_each_text
def misplaced(one: PrintedText) -> Iterator[Finding]:
    """A name or a number is printed as it stands, so a reference in it would reach the paper."""
    if one.mark is None and not one.where and (match := PATTERN.search(one.text)):
        message = f"в этом поле ссылки не подставляются: «{one.text}»"
        yield Finding(NOT_PROSE, message, one.at(*match.span()), "напишите значение прямо")
