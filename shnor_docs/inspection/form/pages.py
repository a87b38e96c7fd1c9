"""Paper, margins and page numbers of each section (ГОСТ Р 7.0.97, 3.2–3.6)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from shnor_docs.diagnostics import Severity, declare
from shnor_docs.inspection.findings import Finding
from shnor_docs.inspection.form.measures import TOLERANCE, mm, number, shown_mm
from shnor_docs.inspection.form.page_fields import number_alignment
from shnor_docs.inspection.formatting import Formats
from shnor_docs.inspection.sections import Section
from shnor_docs.model.layout import Margins, Profile
from shnor_docs.rendering.package.xml import Element

PAPER = declare("ШД840", Severity.ERROR, "Формат бумаги не А4")
MARGIN = declare("ШД841", Severity.ERROR, "Поле страницы меньше положенного")
NO_NUMBER = declare("ШД842", Severity.ERROR, "Нет номера страницы, или он не на своём месте")
FIRST_NUMBER = declare("ШД843", Severity.ERROR, "Номер стоит на первой странице")
_A4_MM = (210, 297)
_SIDES = {"left": "левое", "right": "правое", "top": "верхнее", "bottom": "нижнее"}
_TURNED = ("bottom", "top", "left", "right")
"""Which margin of an upright page stands left, right, above and below of a page turned to be read from the right."""
_TURNED_BACK = ("top", "bottom", "right", "left")
_LEAST_EDGE = 10
"""mm from the edge of the sheet to the number."""


def paper_and_margins(sections: Sequence[Section], profile: Profile) -> Iterator[Finding]:
    """Pages of another size, and margins that are too narrow; a turned page may keep its margins turned."""
    for section in sections:
        size = sorted((mm(section.width), mm(section.height)))
        if any(abs(side - norm) > 1 for side, norm in zip(size, _A4_MM, strict=True)):
            found = f"{number(size[0])} × {number(size[1])} мм"
            yield Finding(PAPER, "размер страницы", section.place, found, "А4, 210 × 297 мм", "Макет → Размер → A4")
        yield from _narrow(section, profile.margins)


def _narrow(section: Section, norms: Margins) -> Iterator[Finding]:
    sides = [_lacking(section, _least(norms, order)) for order in _orders(section)]
    for name, norm in min(sides, key=len):
        found = shown_mm(getattr(section.margins, name))
        hint = "Макет → Поля → Настраиваемые поля"
        yield Finding(MARGIN, f"{_SIDES[name]} поле", section.place, found, f"не меньше {number(norm)} мм", hint)


def _orders(section: Section) -> tuple[tuple[str, ...], ...]:
    upright = tuple(_SIDES)
    return (_TURNED, _TURNED_BACK, upright) if section.is_landscape else (upright,)


def _least(norms: Margins, order: Sequence[str]) -> dict[str, float]:
    return {side: getattr(norms, source) for side, source in zip(_SIDES, order, strict=True)}


def _lacking(section: Section, norms: dict[str, float]) -> list[tuple[str, float]]:
    return [(name, norm) for name, norm in norms.items() if mm(getattr(section.margins, name)) < norm - TOLERANCE]


def page_numbers(
    sections: Sequence[Section], profile: Profile, formats: Formats, *, is_long: bool, has_even: bool
) -> Iterator[Finding]:
    """Numbers that are missing, not in the middle of their margin, too near to the edge, or on the first page.

    A document that ``is_long`` must have numbers; a short one may be of one page.
    """
    if profile.page_number == "none":
        return
    for section in sections:
        yield from _number_of(section, profile, formats, is_long=is_long, has_even=has_even)
    yield from _on_first_page(sections[0], formats)


def _number_of(
    section: Section, profile: Profile, formats: Formats, *, is_long: bool, has_even: bool
) -> Iterator[Finding]:
    at_top = profile.page_number == "top"
    margin = "верхнего" if at_top else "нижнего"
    wanted, other = (section.headers, section.footers) if at_top else (section.footers, section.headers)
    expected, what = f"посередине {margin} поля", "номер страницы"
    for kind in ("default", "even") if has_even else ("default",):
        place = section.place + (", чётные страницы" if kind == "even" else "")
        alignment = number_alignment(wanted.get(kind), formats)
        if alignment is None:
            elsewhere = number_alignment(other.get(kind), formats) is not None
            if elsewhere:
                yield Finding(NO_NUMBER, what, place, f"в {'нижнем' if at_top else 'верхнем'} поле", expected)
            elif is_long:
                yield Finding(NO_NUMBER, what, place, "нет", expected, "Вставка → Номер страницы → Вверху страницы")
        elif alignment != "center":
            yield Finding(NO_NUMBER, what, place, _WHERE.get(alignment, "не посередине"), expected)
        else:
            yield from _near_edge(section, at_top)


_WHERE = {"left": "слева", "right": "справа", "both": "слева"}


def _near_edge(section: Section, at_top: bool) -> Iterator[Finding]:
    edge = section.header_edge if at_top else section.footer_edge
    if mm(edge) < _LEAST_EDGE - TOLERANCE:
        expected = f"не меньше {_LEAST_EDGE} мм"
        yield Finding(NO_NUMBER, "от края листа до номера страницы", section.place, shown_mm(edge), expected)


def _on_first_page(section: Section, formats: Formats) -> Iterator[Finding]:
    kind = "first" if section.has_own_first else "default"
    parts: list[Element | None] = [section.headers.get(kind), section.footers.get(kind)]
    if any(number_alignment(part, formats) is not None for part in parts):
        hint = "Колонтитулы → Особый колонтитул для первой страницы"
        yield Finding(FIRST_NUMBER, "номер на первой странице", section.place, "есть", "со второй страницы", hint)
