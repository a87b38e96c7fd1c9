"""What may hinder a computation: problems as data, and the exception that carries one out of a formula."""

from __future__ import annotations

from dataclasses import dataclass

from shnor_docs.diagnostics import Code, Location, Severity, declare
from shnor_docs.model.period import Period

ZERO_DIVISION = declare("ШД501", Severity.ERROR, "деление на ноль")
CYCLE = declare("ШД502", Severity.ERROR, "показатель зависит от самого себя")
NO_DATA = declare("ШД503", Severity.WARNING, "нет данных за период")
NO_COLUMN = declare("ШД504", Severity.ERROR, "в таблице данных нет столбца")
NO_SOURCE = declare("ШД505", Severity.ERROR, "формула берёт то, чего нет")
NOT_NUMBER = declare("ШД506", Severity.ERROR, "в ячейке не число")
INCOMPLETE = declare("ШД507", Severity.WARNING, "данные неполны")
NO_VALUE = declare("ШД515", Severity.ERROR, "в столбце нет значения, с которым его сравнивают")
IMPOSSIBLE = declare("ШД516", Severity.ERROR, "вычисленного значения не может быть")


@dataclass(frozen=True, slots=True)
class Problem:
    """A problem of a computed value.

    ``period`` is None for what no data of any period would cure; ``place`` is where the data stand, None for
    the formula itself.
    """

    code: Code
    message: str
    indicator: str
    period: Period | None = None
    place: Location | None = None
    hint: str = ""


class NotComputable(Exception):
    """A number that the data do not give. Caught where the indicator's name is known."""

    def __init__(self, code: Code, reason: str, place: Location | None = None, hint: str = "") -> None:
        super().__init__(reason)
        self.code = code
        self.reason = reason
        self.place = place
        self.hint = hint
