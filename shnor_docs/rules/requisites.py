"""The date and the number of an order: given together, and told alike in the name of its file."""

from __future__ import annotations

import re
from collections.abc import Iterator

from shnor_docs.diagnostics import Severity, declare
from shnor_docs.model.content import Content
from shnor_docs.model.dates import day_written
from shnor_docs.model.order import Order
from shnor_docs.rules.finding import Finding
from shnor_docs.russian.dates import format_date
from shnor_docs.russian.years import days_in

HALF = declare("ШД230", Severity.WARNING, "у приказа только дата или только номер")
OTHER_REQUISITES = declare("ШД307", Severity.WARNING, "имя файла называет другой приказ")

_NUMBER = re.compile(r"№\s*(\S*\w)")
_SEPARATORS = re.compile(r"[\s/\\_-]+")


def halves(content: Content) -> Iterator[Finding]:
    """An order is registered with a date and a number; with one of them it prints as a draft."""
    for index, order in enumerate(content.program.orders):
        if (order.date is None) == (order.number is None):
            continue
        given, told = ("number", "номер, но нет даты") if order.date is None else ("date", "дата, но нет номера")
        message = f"у приказа «{order.title}» есть {told}: он напечатается как ПРОЕКТ"
        hint = "впишите недостающее; у проекта нет ни даты, ни номера"
        yield Finding(HALF, message, ("orders", index, given), hint)


def file_names(content: Content) -> Iterator[Finding]:
    """A date and a number typed in the name of an order's file are those of the order."""
    orders = {order.id: order for order in content.program.orders}
    for index, settings in enumerate(content.program.documents):
        order = orders.get(settings.order or "") if settings.kind == "order" else None
        for wrong in _wrong(order, settings.file_name) if order and settings.file_name else ():
            path = ("documents", index, "file_name")
            key = f"orders.{settings.order}"
            hint = f"поставьте ссылки: от {{{{ {key}.date | digital }}}} № {{{{ {key}.number }}}}"
            yield Finding(OTHER_REQUISITES, f"в имени файла — {wrong}", path, hint)


def _wrong(order: Order, name: str) -> Iterator[str]:
    days = [found for text in days_in(name) if (found := day_written(text))]
    if days and order.date not in days:
        known = format_date(order.date) if order.date else "даты нет"
        yield f"дата {format_date(days[0])}, а у приказа {known}"
    number = _NUMBER.search(name)
    if number and (order.number is None or _plain(number[1]) != _plain(order.number)):
        yield f"номер {number[1]}, а у приказа {order.number or 'номера нет'}"


def _plain(number: str) -> str:
    """A file name has no slash: «401/1» is «401-1» there."""
    return _SEPARATORS.sub("-", number).casefold()
