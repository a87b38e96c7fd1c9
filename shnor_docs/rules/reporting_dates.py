"""Reporting dates on which nobody is at work: told, never moved (INVENTORY C-27)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from shnor_docs.diagnostics import Severity, declare
from shnor_docs.model.content import Content
from shnor_docs.rules.finding import Finding
from shnor_docs.russian.dates import format_date, is_holiday, is_weekend

DAY_OFF = declare("ШД321", Severity.NOTE, "отчётная дата – нерабочий день")

_WEEKEND = {5: "суббота", 6: "воскресенье"}


def days_off(content: Content) -> Iterator[Finding]:
    """A date of an information card is a Saturday, a Sunday or a national holiday."""
    for index, card in enumerate(content.program.cards):
        for number, day in enumerate(card.dates):
            if reason := _day_off(day):
                message = f"отчётная дата {format_date(day)} – {reason}"
                hint = "назначьте рабочий день; если дату установила форма, так и напишите в разрешении"
                yield Finding(DAY_OFF, message, ("cards", index, "dates", number), hint)


def _day_off(day: date) -> str:
    if is_weekend(day):
        return _WEEKEND[day.weekday()]
    return "нерабочий праздничный день" if is_holiday(day) else ""
