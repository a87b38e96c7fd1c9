"""The same text twice: in one list, in the plan, among the indicators, in a table (INVENTORY D-13, D-20, D-22)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from shnor_docs.diagnostics import Severity, declare
from shnor_docs.model.content import Content
from shnor_docs.model.roadmap import Item
from shnor_docs.model.table import Table
from shnor_docs.rules.duplicates.words import shortened, stems, words
from shnor_docs.rules.finding import Finding, Path
from shnor_docs.rules.walking import Use, in_each_measure, in_each_table, in_each_use
from shnor_docs.sameness import KEPT, once_for_each

TWICE = declare("ШД260", Severity.WARNING, "одно и то же записано дважды")
COPIED = declare("ШД261", Severity.NOTE, "у двух мероприятий подряд один и тот же результат")
OVERLAP = declare("ШД262", Severity.WARNING, "цели повторяют друг друга")

_LISTS = ("goals", "tasks", "results", "risks", "resources", "stages")
_A_TEXT = 3
"""Fewer words than that («Семинар», «Кадры») may well stand in two places."""
_A_RESULT = 6
"""A result of so many words is told of one measure; «Приказ» may well be that of several."""
_MOSTLY = 0.6
_SHORT = 3


class Entry(NamedTuple):
    """A text, what tells it from others, and the path of its record."""

    key: str
    text: str
    path: Path


def statements(content: Content) -> Iterator[Finding]:
    """No item of a list, no measure, no indicator and no row of a table stands there twice."""
    program = content.program
    for name in _LISTS:
        yield from _repeated_in(getattr(program, name), (name,))
    for index, found in enumerate(program.lists):
        yield from _repeated_in(found.items, ("lists", index, "items"))
    for index, order in enumerate(program.orders):
        yield from _repeated_in(order.clauses, ("orders", index, "clauses"))
    yield from _repeated("показатель", _indicators(content))
    yield from _repeated("мероприятие", _measures(content))


@once_for_each
def _repeated_in(records: tuple[object, ...], path: Path) -> tuple[Finding, ...]:
    entries = [_entry(_text(record), (*path, place)) for place, record in enumerate(records)]
    return tuple(_repeated("пункт", entries))


@in_each_use
def _indicators(one: Use) -> Iterator[Entry]:
    yield _entry(one.entry.name, one.path)


@in_each_measure
def _measures(measure: tuple[Path, str, Item]) -> Iterator[Entry]:
    """A measure may well come back at another time."""
    path, _, item = measure
    yield _entry(f"{item.text} {item.deadline or ''}", ("roadmap", *path))


def _text(record: object) -> str:
    return str(getattr(record, "text", None) or getattr(record, "title", ""))


def _repeated(what: str, entries: Sequence[Entry]) -> Iterator[Finding]:
    """A text with references is another one each time they are: their words are compared as written."""
    seen: set[str] = set()
    if len({one.key for one in entries}) == len(entries):  # most often
        return
    for key, text, path in entries:
        if key in seen and key:
            hint = "уберите повтор; если он нужен, напишите, чем два пункта различаются"
            yield Finding(TWICE, f"{what} «{shortened(text)}» уже записан выше", path, hint)
        seen.add(key)


def _entry(text: str, path: Path) -> Entry:
    return Entry(_key(text), text, path)


@lru_cache(KEPT)
def _key(text: str) -> str:
    """The words of a text and the references in it; empty for a short one, which may well stand there twice."""
    parts = (*words(text), *(f"{{{{{reference}" for reference in sorted(text.split("{{")[1:])))
    return " ".join(parts) if len(parts) >= _A_TEXT else ""


@in_each_table
def table_rows(found: tuple[Path, Table]) -> Iterator[Finding]:
    """No row of a written table repeats another, its number left out; no group lists an indicator twice."""
    path, table = found
    for part in _parts(table):
        entries = [_entry(text, (*path, "records", number)) for number, text in part]
        yield from _repeated("строка таблицы", entries)
    named: set[str] = set()
    for number, group in enumerate(table.groups):
        for place, name in enumerate(group.rows):
            if name in named:
                message = f"показатель «{name}» стоит в таблице «{table.id}» дважды"
                yield Finding(TWICE, message, (*path, "groups", number, "rows", place), "оставьте его в одной группе")
            named.add(name)


def _parts(table: Table) -> Iterator[list[tuple[int, str]]]:
    """The whole rows between rows of full width: what stands beside a cell from above is but a part of a row."""
    part: list[tuple[int, str]] = []
    below = 0
    for number, record in enumerate(table.records):
        texts = [text for field, text in record.cells.items() if field != "number"]
        if record.span:
            yield part
            part = []
        elif below <= 0 and not record.down and len(texts) > 1:
            part.append((number, " | ".join(texts)))
        below = max(below, *record.down.values(), 0) - 1
    yield part


def results(content: Content) -> Iterator[Finding]:
    """Two measures in a row whose long results are the same: the second was copied and not rewritten."""
    copied = [place for place, (one, other) in enumerate(pairwise(_results(content))) if one == other and other]
    items = content.program.roadmap.items() if content.program.roadmap else ()
    for place in copied:
        (_, before, _), (path, number, item) = items[place : place + 2]
        result = item.result or ""
        if "{{" not in result:
            message = f"у мероприятий {before} и {number} один результат: «{shortened(result)}»"
            yield Finding(COPIED, message, ("roadmap", *path, "result"), "проверьте, не скопирован ли он по ошибке")


@in_each_measure
def _results(measure: tuple[Path, str, Item]) -> Iterator[str]:
    """The words of each result; nothing of a short one."""
    found = words(measure[2].result or "")
    yield " ".join(found) if len(found) >= _A_RESULT else ""


def goals(content: Content) -> Iterator[Finding]:
    """No goal is made of the words of another."""
    found = [(index, goal.text, _content_words(goal.text)) for index, goal in enumerate(content.program.goals)]
    for (_, before, one), (index, text, other) in pairwise(found):
        shorter = min(len(one), len(other))
        if words(before) != words(text) and shorter >= _A_RESULT and len(one & other) >= _MOSTLY * shorter:
            message = f"цель «{shortened(text)}» повторяет цель «{shortened(before)}»"
            hint = "разделите их: одна цель – один ожидаемый итог"
            yield Finding(OVERLAP, message, ("goals", index), hint)


def _content_words(text: str) -> frozenset[str]:
    """Its words but for the short ones, without endings."""
    return frozenset(stem for stem in stems(text) if len(stem) > _SHORT)
