"""What the value of a reference is called: by the titles of the model and by what the program's records are called."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from shnor_docs.diagnostics import Diagnostic, Location, ShnorError
from shnor_docs.documents.references import BadReference, Reference
from shnor_docs.model.indicator import Indicator, IndicatorUse
from shnor_docs.page.forms.choices import caption
from shnor_docs.page.forms.filled import Filled, items_of, text_of
from shnor_docs.page.forms.shapes import Field, ListOf, MapOf, Notated, RecordOf, Shape, fields_of, shape_at
from shnor_docs.page.forms.tokens import Names, typed
from shnor_docs.page.forms.values import ROOT, holds_values
from shnor_docs.page.forms.words import title_of
from shnor_docs.rules.references import NO_VALUE
from shnor_docs.source.layout import PROGRAMS
from shnor_docs.source.yaml.nodes import Node, Path, find
from shnor_docs.workspace.editing.changes import FILES

KINDS = {
    "indicators": "Показатель",
    "facts": "Число",
    "goals": "Цель",
    "tasks": "Задача",
    "results": "Результат",
    "risks": "Риск",
    "resources": "Ресурс",
    "stages": "Этап",
    "parties": "Исполнитель",
    "schools": "Школа",
    "orders": "Приказ",
    "tables": "Таблица",
    "charts": "Диаграмма",
    "texts": "Текст",
    "passport": "Строка паспорта",
    "municipalities": "Муниципалитет",
    "lists": "Список",
    "documents": "Документ",
}
"""What one record of a list is; of other lists and of numbers the name is enough."""

ENDS = {"start": "первый год", "end": "последний год"}
"""What is mentioned of a period."""

NAMELESS = ("", "false")
"""What a record is called that has no name, or prints none."""

ASIDE = (" по периодам", " без разбивки")
"""Ends of titles that say how a value is written."""

MOST = (56, 90, 240)
"""Letters of a name; more, if so few do not tell it from others."""


def names_of(filled: Filled) -> Names:
    """The names by which windows show the references of a program."""
    return Names(partial(called, filled), filled.labels)


def meant(filled: Filled, path: Path, text: str) -> str:
    """The text that a person means who typed it at a path: with references where the window shows tokens.

    Raises:
        ShnorError: a token that names nothing; it is not written over what is there.
    """
    if path[0] != FILES and not holds_values(shape_at(ROOT, path)):
        return text
    try:
        return typed(text, names_of(filled))
    except BadReference as error:
        place = Location(f"{PROGRAMS}/{filled.opened.loaded.id}")
        raise ShnorError(Diagnostic.of(NO_VALUE, str(error), place, error.hint)) from None


def called(filled: Filled, reference: Reference) -> str:
    """What a reference names, in words; empty if the program has no such value."""
    name, *steps = reference.steps[1:] if reference.steps[0] == "program" and reference.steps[1:] else reference.steps
    if name == "appendices" and steps:
        return _joined(_of_item(filled, "Приложение", [*_appendices(items_of(filled.node(("orders",))))], steps))
    field = ROOT.fields.get(name)
    if field is None:
        return ""
    if not steps or not isinstance(field.shape, ListOf):
        return _joined([title_of(field), *_inside(filled, field.shape, filled.node((name,)), steps)])
    records = items_of(filled.node((name,)))
    return _joined(_of_item(filled, KINDS.get(name, ""), records, steps, field.shape.item))


def _joined(parts: Sequence[str] | Iterator[str]) -> str:
    """The parts in a line; nothing if one of them is not known."""
    found = list(parts)
    return ", ".join(found) if all(found) else ""


def _appendices(records: Sequence[Node]) -> Iterator[Node]:
    """The appendices of orders, and those of appendices."""
    for record in records:
        found = items_of(find(record, ("appendices",)))
        yield from (*found, *_appendices(found))


def _of_item(
    filled: Filled, kind: str, records: Sequence[Node], steps: Sequence[str], shape: Shape | None = None
) -> Iterator[str]:
    """A record by its id: its kind alone if there is no other, else with its name; then what is mentioned of it."""
    place = next((place for place, one in enumerate(records) if text_of(find(one, ("id",))) == steps[0]), None)
    if place is None:
        yield ""
        return
    record, name = records[place], _name_apart(filled, records, place)
    if name in NAMELESS or name == steps[0]:
        yield kind if len(records) == 1 else f"{kind or 'Запись'} {place + 1}"
    elif kind and len(records) == 1:
        yield kind
    else:
        yield f"{kind} «{name}»" if kind and kind != KINDS["facts"] else name
    yield from _inside(filled, shape, record, steps[1:])


def _name_apart(filled: Filled, records: Sequence[Node], place: int) -> str:
    """What a record is called, as short as it can be told from the others of its list."""
    name = caption(filled, records[place])
    short = middle_cut(name)
    if "…" not in short:
        return short
    others = [caption(filled, record) for record in (*records[:place], *records[place + 1 :])]
    cuts = ((middle_cut(name, most), {middle_cut(other, most) for other in others}) for most in MOST)
    return next((cut for cut, taken in cuts if cut not in taken), short)


def _inside(filled: Filled, shape: Shape | None, node: Node | None, steps: Sequence[str]) -> Iterator[str]:
    """What the steps below a value name."""
    if not steps:
        return
    step, rest = steps[0], steps[1:]
    match shape:
        case RecordOf(record):
            fields = {**fields_of(Indicator), **fields_of(record)} if record is IndicatorUse else fields_of(record)
            if field := fields.get(step):
                yield _of_field(field)
                yield from _inside(filled, field.shape, find(node, (step,)) if node else None, rest)
            else:
                yield from _of_item(filled, "", items_of(find(node, ("items",))) if node else (), steps)
        case ListOf(item):
            yield from _of_item(filled, "", items_of(node), steps, item)
        case MapOf(value=value):
            yield step
            yield from _inside(filled, value, find(node, (step,)) if node else None, rest)
        case Notated() if not rest:
            yield ENDS.get(step, "")
        case _:
            yield ""


def _of_field(field: Field) -> str:
    title = title_of(field)
    for aside in ASIDE:
        title = title.removesuffix(aside)
    return title if title[1:2].isupper() else title[:1].lower() + title[1:]


def middle_cut(text: str, most: int = MOST[0]) -> str:
    """A long name without its middle: what tells it from others like it stands mostly at its end."""
    line = " ".join(text.split()).rstrip(" .;,:")
    if len(line) <= most:
        return line
    head = line[: most // 2].rpartition(" ")[0] or line[: most // 2]
    tail = line[-most // 2 :].partition(" ")[2] or line[-most // 2 :]
    return f"{head} … {tail}"
