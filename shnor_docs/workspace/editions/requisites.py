"""What date and number an order can have."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from shnor_docs.diagnostics import Diagnostic, Location, Severity, declare
from shnor_docs.model.order import Order
from shnor_docs.source.register import LoadedRegister

BAD_DATE = declare("ШД763", Severity.ERROR, "дата приказа не годится")
SAME_ACT = declare("ШД764", Severity.ERROR, "приказ с такими датой и номером уже есть")
BAD_NUMBER = declare("ШД767", Severity.ERROR, "номер приказа не годится")

_NUMBER = re.compile(r"[^\W_]+(?:[-–/. ]+[^\W_]+)*")
"""Letters and digits with «-», «/», «.» and spaces between them."""


def number_problems(number: str, place: Location) -> Iterator[Diagnostic]:
    """Why a number is none that a text can cite."""
    if not _NUMBER.fullmatch(number):
        message = f"номер приказа «{number}»: в нём бывают буквы и цифры, между ними «-», «/», «.» и пробел"
        yield Diagnostic.of(BAD_NUMBER, message, place, "пишите номер так: 401/1, 57-ОД, 12 а")


def early_date(day: date, register: LoadedRegister, place: Location) -> Iterator[Diagnostic]:
    """Why an order cannot follow the edition in force."""
    if register.last and day < register.last.date:
        message = f"дата приказа {day:%d.%m.%Y} раньше, чем у прежней редакции ({register.last.act})"
        yield Diagnostic.of(BAD_DATE, message, place, "проверьте дату: редакции утверждают по порядку")


def same_act(
    name: str, day: date, number: str, orders: tuple[Order, ...], register: LoadedRegister, place: Location
) -> Iterator[Diagnostic]:
    """Other orders that have the date and number of an order already, of the program or of its register."""
    others = [(order.date, order.number, f"приказ «{order.id}»") for order in orders if order.id != name]
    known = {name, *(order.id for order in orders)}
    gone = [entry for entry in register.editions if entry.order not in known]
    others += [(entry.date, entry.number, f"редакция {entry.edition}") for entry in gone]
    for other, its, what in others:
        if (other, its) == (day, number):
            message = f"дата и номер «от {day:%d.%m.%Y} № {number}» уже заняты: {what}"
            yield Diagnostic.of(SAME_ACT, message, place, "у каждого приказа свой номер: проверьте его по журналу")
