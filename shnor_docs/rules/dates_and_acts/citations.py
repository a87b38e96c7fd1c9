"""Acts that texts cite: dated and numbered, no later than the text, still in force as far as their titles tell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from shnor_docs.diagnostics import Severity, declare
from shnor_docs.model.content import Content
from shnor_docs.model.dates import day_written
from shnor_docs.rules.dates_and_acts.approval import approved_on
from shnor_docs.rules.finding import Finding
from shnor_docs.rules.walking import PrintedText
from shnor_docs.rules.wording.body import body, excerpt
from shnor_docs.russian.dates import MONTHS_GENITIVE, format_date
from shnor_docs.russian.years import ONE_YEAR

LATER = declare("ШД335", Severity.WARNING, "акт издан позже документа, который на него ссылается")
HALF_CITED = declare("ШД336", Severity.WARNING, "у названного акта нет номера или даты")
PAST_GROUND = declare("ШД337", Severity.NOTE, "акт рассчитан на прошедшие годы")

_S = r"[ \u00a0\n]+"
_DAY = rf"(?:\d{{1,2}}\.\d{{1,2}}\.\d{{4}}|\d{{1,2}}{_S}(?:{'|'.join(MONTHS_GENITIVE)}){_S}\d{{4}})"
_AFTER_DAY = r"(?:[ \u00a0\n]*(?:г\.|года|г\b))?+"
_DATED = re.compile(rf"\bот{_S}(?P<day>{_DAY}){_AFTER_DAY}{_S}(?:№|N\b)")
_NO_NUMBER = re.compile(
    r"\b(?:[Пп]риказ|[Пп]остановлени|[Рр]аспоряжени|[Фф]едеральн\w+ закон)(?:[^.;()«»№\ufdd0]|\bг\.){0,250}?"
    rf"(?P<cited>\bот{_S}(?P<day>{_DAY}){_AFTER_DAY})(?![ \u00a0\n\d]*(?:г\.|№|N\b|,?[ \u00a0\n]*(?:от{_S})?{_DAY}))"
)
_NO_DAY = re.compile(
    r"\b(?:[Пп]риказ|[Пп]остановлени|[Рр]аспоряжени)(?:\w*)(?P<before>(?:[^.,;()«»№\ufdd0\d]|\bг\.){0,250}?)"
    rf"(?P<cited>№[ \u00a0]?(?P<number>\d[\w/-]*+))(?!{_S}от\b|[ \u00a0]*[,и]{_S}№)"
)
_WHOLE = re.compile(rf"{_DAY}{_AFTER_DAY}{_S}№[ \u00a0]?(\d[\w/-]*)|№[ \u00a0]?(\d[\w/-]*){_S}от{_S}{_DAY}")
"""An act cited by its day and its number, in either order."""
_FOR_YEARS = re.compile(
    r"\b(?:(?:[Рр]егиональн|[Кк]раев|[Оо]бластн|[Рр]еспубликанск|[Гг]осударственн|[Фф]едеральн|[Нн]ациональн)\w*[^.;\ufdd0]{0,250}?"
    r"(?:программ|проект|план)|[Сс]тратеги|[Кк]онцепци)\w*[^.;\ufdd0]{0,250}?"
    rf"\bна{_S}(?:период{_S}до{_S}|{ONE_YEAR}[ \u00a0]*[-–—][ \u00a0]*)(?P<last>{ONE_YEAR})\b"
)
_HISTORY = re.compile(r"\b(?:действовал|реализовывал|реализован|завершил|завершен|завершён|выполнен)[а-яё]*\b[^.]*\Z")
_CLAUSE = 200
"""How far before the name of a program the verb is looked for that makes it history."""


def later_acts(content: Content) -> Iterator[Finding]:
    """A text cites only acts that existed when it was approved."""
    for match, one, start in body(content).found(_DATED):
        signed, cited = _signed(content, one), day_written(match["day"])
        if signed and cited and cited > signed:
            message = f"акт от {format_date(cited)} издан позже, чем утверждён этот текст ({format_date(signed)})"
            place = one.at(match.start("day") - start, match.end("day") - start)
            yield Finding(LATER, message + one.where, place, "проверьте дату акта")


def _signed(content: Content, one: PrintedText) -> date | None:
    """When the text was signed: that of an order, with the order; what others share, at no known time."""
    if one.where or one.path[0] in {"cards", "forms"}:
        return None
    if one.path[0] == "orders" and isinstance(one.path[1], int):
        return content.program.orders[one.path[1]].date
    return approved_on(content)


def undated_acts(content: Content) -> Iterator[Finding]:
    """An act is cited by its date and its number; once it has been, its number is enough."""
    whole = body(content)
    for match, one, start in whole.found(_NO_NUMBER):
        message = (
            f"у акта {match['cited'].strip()} нет номера{one.where}: «{excerpt(match.string, *match.span('cited'))}»"
        )
        place = one.at(match.start("day") - start, match.end("day") - start)
        yield Finding(HALF_CITED, message, place, "акт называют по виду, дате, номеру и заголовку: впишите номер")
    dated = {number for match, _, _ in whole.found(_WHOLE) for number in match.groups()}
    for match, one, start in whole.found(_NO_DAY):
        if match["number"] not in dated and "от" not in match["before"].split():
            message = f"у акта {match['cited']} нет даты{one.where}: «{excerpt(match.string, *match.span('cited'))}»"
            place = one.at(match.start("cited") - start, match.end("cited") - start)
            yield Finding(HALF_CITED, message, place, "акт называют по виду, дате, номеру и заголовку: впишите дату")


def past_grounds(content: Content) -> Iterator[Finding]:
    """Programs and strategies that a program follows are not for years that were over when it was approved."""
    first = (approved_on(content) or content.program.period.first_day).year
    for match, one, start in body(content).found(_FOR_YEARS):
        before = match.string[max(0, match.start() - _CLAUSE) : match.start("last")]
        if int(match["last"]) < first and not _HISTORY.search(before):
            message = f"названный документ рассчитан до {match['last']} года, а программа принята в {first}{one.where}"
            place = one.at(match.start("last") - start, match.end("last") - start)
            yield Finding(PAST_GROUND, message, place, "проверьте, действует ли он, и сошлитесь на новый")
