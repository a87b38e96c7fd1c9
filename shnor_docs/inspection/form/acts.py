"""Requisites of an act: which are there, in what order, how dates, headings and signatures are written (RULES §2)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from shnor_docs.diagnostics import Severity, declare
from shnor_docs.inspection.findings import Finding
from shnor_docs.inspection.form.measures import TOLERANCE, mm, number, shown_mm
from shnor_docs.inspection.form.requisites import Requisite, Requisites
from shnor_docs.inspection.form.texts import spacing_of
from shnor_docs.inspection.form.words import DATE, SIGNED, plain
from shnor_docs.inspection.lines import Line
from shnor_docs.model.layout import Profile

MISSING = declare("ШД854", Severity.ERROR, "Нет обязательного реквизита")
ORDER = declare("ШД855", Severity.ERROR, "Реквизит не на своём месте")
LONG_LINE = declare("ШД856", Severity.ERROR, "Строка реквизита длиннее положенного")
SIGNATURE = declare("ШД857", Severity.ERROR, "Подпись оформлена не по стандарту")
TORN_NAME = declare("ШД849", Severity.WARNING, "Инициалы в подписи могут оторваться от фамилии")
DATE_FORM = declare("ШД858", Severity.ERROR, "Дата записана не по стандарту")
LOOSE = declare("ШД859", Severity.ERROR, "Строки реквизита стоят не через один интервал")

_NEEDED = tuple(name for name in Requisite if name is not Requisite.PLACE)
_IN_ORDER = tuple(name for name in Requisite if name is not Requisite.NUMBER)
_CORNER = 0.6
"""A letterhead in a cell narrower than this share of the text is a corner one."""
_PADDED = 0.1
_LETTER = 0.18
"""mm that a letter is wide on the average for each point of its size: half of its height (Times New Roman)."""


def missing(found: Requisites) -> Iterator[Finding]:
    """Requisites without which an act is none."""
    if not found.is_act:
        return
    for name in _NEEDED:
        if name not in found.parts:
            hint = "заголовок начинается словами «О …», «Об …»" if name is Requisite.HEADING else ""
            yield Finding(MISSING, f"реквизит «{name}»", _around(found, name), "не найден", "он есть", hint)


def _around(found: Requisites, name: Requisite) -> str:
    """The place of the nearest requisite before the one that is missing."""
    order = list(Requisite)
    before = [one for one in order[: order.index(name)] if one in found.parts]
    line = found.parts[before[-1]] if before else found.parts[Requisite.KIND]
    return f"{'после' if before else 'перед'}: {line.place}"


def order(found: Requisites) -> Iterator[Finding]:
    """Requisites that stand before those they should follow."""
    there = [name for name in _IN_ORDER if name in found.parts]
    for earlier, later in pairwise(there):
        if found.positions[found.parts[earlier]] > found.positions[found.parts[later]]:
            place, expected = found.parts[later].place, f"после реквизита «{earlier}»"
            yield Finding(ORDER, f"реквизит «{later}»", place, f"стоит перед реквизитом «{earlier}»", expected)


def widths(found: Requisites, profile: Profile) -> Iterator[Finding]:
    """Letterheads in the corner and headings whose lines may run too long."""
    author, heading = found.parts.get(Requisite.AUTHOR), found.parts.get(Requisite.HEADING)
    corner = author is not None and author.cell is not None and author.width < _CORNER * author.section.text_width
    if author is not None and corner:
        yield from _too_long(author, "строка углового бланка", profile.corner_width)
    if heading is not None and heading.layout.alignment in ("left", "both"):
        most = profile.corner_width if corner and heading.cell is not None else profile.heading_width
        yield from _too_long(heading, "строка заголовка к тексту", most)


def _too_long(line: Line, what: str, most: float) -> Iterator[Finding]:
    if _length(line) > most and mm(line.width) > most + 2 * TOLERANCE:
        hint = "задайте абзацу отступ справа"
        yield Finding(LONG_LINE, what, line.place, shown_mm(line.width), f"не длиннее {number(most)} мм", hint)


def _length(line: Line) -> float:
    """About how many mm its text takes in one line."""
    size = max((look.size for _, look in line.runs), default=14)
    return len(plain(line.text)) * size * _LETTER


def spacing(found: Requisites) -> Iterator[Finding]:
    """Requisites of several lines that do not stand single-spaced."""
    parts = {Requisite.AUTHOR, Requisite.HEADING}
    lines = [line for name, line in found.parts.items() if name in parts]
    for line in (*lines, *(line for block in found.blocks for line in block.lines)):
        if abs(spacing_of(line) - 1) > _PADDED and _length(line) > mm(line.width):
            yield Finding(LOOSE, "межстрочный интервал реквизита", line.place, number(spacing_of(line), 2), "1")


def signature(found: Requisites) -> Iterator[Finding]:
    """A signature with the surname first, or whose initials may part from it."""
    line = found.parts.get(Requisite.SIGNATURE)
    name = SIGNED.search(line.text) if line is not None else None
    if line is None or name is None:
        return
    if name["reversed"]:
        yield Finding(SIGNATURE, "подпись", line.place, f"«{name[0]}»", "инициалы перед фамилией: «И.О. Фамилия»")
    elif name["proper"] and name["gap"] not in ("\u00a0", "\u202f"):
        found_gap = "обычный пробел" if name["gap"] else "нет пробела"
        expected = "неразрывный пробел (Ctrl+Shift+Пробел)"
        yield Finding(TORN_NAME, "между инициалами и фамилией в подписи", line.place, found_gap, expected)


def dates(found: Requisites) -> Iterator[Finding]:
    """Dates of the act and of the marks that mix the two ways of writing: 05.11.2019 and 5 ноября 2019 г."""
    lines = [line for block in found.blocks for line in block.lines]
    lines += [found.parts[Requisite.DATE]] if Requisite.DATE in found.parts else []
    for line in lines:
        for match in DATE.finditer(plain(line.text)):
            if wrong := _wrong_date(match):
                yield Finding(DATE_FORM, wrong, line.place, f"«{match[0]}»", "05.11.2019 или 5 ноября 2019 г.")


def _wrong_date(match: re.Match[str]) -> str:
    if match["digital"] and match["year"]:
        return "цифровая дата со словом «г.»"
    if match["digital"] and (len(match["d"]) < 2 or len(match["m"]) < 2):
        return "цифровая дата без ведущего нуля"
    if match["day"] and match["day"].isdigit():
        if match["quote"]:
            return "день в кавычках"
        if match["day"].startswith("0"):
            return "словесная дата с ведущим нулём"
        if not match["tail"]:
            return "словесная дата без «г.»"
    return ""
