"""What titles, marks, orders and passports claim."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from shnor_docs.importing.contradictions.claims import Claim
from shnor_docs.importing.headings import Title
from shnor_docs.importing.identity import period_in
from shnor_docs.importing.orders.requisites import day_in
from shnor_docs.importing.parts.marks import Mark
from shnor_docs.importing.tables.texts import alike
from shnor_docs.inspection.foreign.remarks import Place
from shnor_docs.russian.likeness import look

YEARS, NAME = "годы программы", "наименование программы"
_NUMBER = re.compile(r"№\s*([\w/-]+)\s*$")
_OF_YEARS = re.compile(r"(?:\s+на)?\s+(?:19|20)\d\d.*$")
COUNTED = {
    "goals": "число целей", "tasks": "число задач", "results": "число ожидаемых результатов", "risks": "число рисков",
}  # fmt: skip


def of_title(title: Title, file: str) -> Iterator[Claim]:
    """The years and the name that the title of the program has."""
    if title.where:
        yield from _years(title.text, "название документа", file, title.where)
        yield _name(title.text, "название документа", file, title.where)


def of_field(field: str, text: str, file: str, place: Place) -> Iterator[Claim]:
    """What a field of the passport says: the name of the program, its years."""
    if field in ("period", "title"):
        yield from _years(text, "паспорт", file, place)
    if field == "title":
        yield _name(text, "паспорт", file, place)


def of_list(name: str, count: int, who: str, file: str, place: Place) -> Iterator[Claim]:
    """How many tasks, goals, results a list has."""
    if name in COUNTED:
        yield Claim(COUNTED[name], str(count), str(count), who, file, place, name)


def of_mark(mark: Mark, file: str) -> Iterator[Claim]:
    """Date and number of the act that a mark names."""
    day, number = day_in(mark.text), _NUMBER.search(mark.text)
    place = mark.blocks[0].place
    if day:
        yield Claim("дата приказа", day, day, "отметка на приложении", file, place)
    if number and day:
        yield Claim("номер приказа", _look(number[1]), number[1], "отметка на приложении", file, place)


def of_order(record: Mapping[str, object], file: str, place: Place) -> Iterator[Claim]:
    """Date and number of an order, the years in its heading."""
    for key, subject in (("date", "дата приказа"), ("number", "номер приказа")):
        if value := str(record.get(key) or ""):
            yield Claim(subject, _look(value), value, "приказ", file, place, f"orders.{record['id']}.{key}")
    yield from _years(str(record.get("title") or ""), "заголовок приказа", file, place)


def _look(text: str) -> str:
    """What the eye sees: «44-О» in Russian and in Latin letters is one number."""
    return look(alike(text))


def _years(text: str, who: str, file: str, place: Place) -> Iterator[Claim]:
    if period := period_in(text):
        yield Claim(YEARS, period.notation, str(period), who, file, place, "period")


def _name(text: str, who: str, file: str, place: Place) -> Claim:
    """Names are compared without their years: those are a claim of their own."""
    return Claim(NAME, alike(_OF_YEARS.sub("", text)), text, who, file, place, "title")
