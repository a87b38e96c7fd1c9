"""The same text twice: in one list, in the plan, among the indicators, in a table (INVENTORY D-13, D-20, D-22)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise

from shnor_docs.diagnostics import Severity, declare
from shnor_docs.model.content import Content
from shnor_docs.model.roadmap import Item
from shnor_docs.model.table import Table
from shnor_docs.rules.duplicates.words import shortened, stems, words
from shnor_docs.rules.finding import Finding, Path
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

Entry = tuple[str, Path]
"""A text and the path of its record."""


def statements(content: Content) -> Iterator[Finding]:
    """No item of a list, no measure, no indicator and no row of a table stands there twice."""
    for what, entries in _all_lists(content):
        yield from _repeated(what, entries)


def _all_lists(content: Content) -> Iterator[tuple[str, list[Entry]]]:
    program = content.program
    for name in _LISTS:
        yield "пункт", [(_text(record), (name, i)) for i, record in enumerate(getattr(program, name))]
    for index, found in enumerate(program.lists):
        yield "пункт", [(item.text, ("lists", index, "items", i)) for i, item in enumerate(found.items)]
    for order, record in enumerate(program.orders):
        yield "пункт", [(clause.text, ("orders", order, "clauses", i)) for i, clause in enumerate(record.clauses)]
    yield (
        "показатель",
        [
            (content.catalogue[use.id].name, ("indicators", i))
            for i, use in enumerate(program.indicators)
            if use.id in content.catalogue
        ],
    )
    yield (
        "мероприятие",
        [(_measure(item), ("roadmap", *path)) for path, _, item in _items(content)],
    )


@once_for_each
def _measure(item: Item) -> str:
    """A measure may well come back at another time."""
    return f"{item.text} {item.deadline or ''}"


def _text(record: object) -> str:
    return str(getattr(record, "text", None) or getattr(record, "title", ""))


def _items(content: Content) -> Iterable[tuple[Path, str, Item]]:
    return content.program.roadmap.items() if content.program.roadmap else ()


def _repeated(what: str, entries: list[Entry]) -> Iterator[Finding]:
    """A text with references is another one each time they are: their words are compared as written."""
    seen: set[tuple[str, ...]] = set()
    for text, path in entries:
        key = _key(text)
        if key in seen and len(key) >= _A_TEXT:
            hint = "уберите повтор; если он нужен, напишите, чем два пункта различаются"
            yield Finding(TWICE, f"{what} «{shortened(text)}» уже записан выше", path, hint)
        seen.add(key)


@lru_cache(KEPT)
def _key(text: str) -> tuple[str, ...]:
    return (*words(text), *sorted(text.split("{{")[1:]))


def table_rows(content: Content) -> Iterator[Finding]:
    """No row of a written table repeats another, its number left out; no group lists an indicator twice."""
    for index, table in enumerate(content.program.tables):
        for part in _parts(table):
            yield from _repeated("строка таблицы", [(text, ("tables", index, "records", n)) for n, text in part])
        named: set[str] = set()
        for number, group in enumerate(table.groups):
            for place, name in enumerate(group.rows):
                if name in named:
                    path = ("tables", index, "groups", number, "rows", place)
                    message = f"показатель «{name}» стоит в таблице «{table.id}» дважды"
                    yield Finding(TWICE, message, path, "оставьте его в одной группе")
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
    for (_, before, one), (path, number, other) in pairwise(_items(content)):
        result = other.result or ""
        if "{{" not in result and len(words(result)) >= _A_RESULT and words(result) == words(one.result or ""):
            message = f"у мероприятий {before} и {number} один результат: «{shortened(result)}»"
            yield Finding(COPIED, message, ("roadmap", *path, "result"), "проверьте, не скопирован ли он по ошибке")


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
