"""Fonts, sizes, spacing, indents and alignment of the text (ГОСТ Р 7.0.97, 3.3); tables have norms of their own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from shnor_docs.diagnostics import Severity, declare
from shnor_docs.inspection.findings import Finding
from shnor_docs.inspection.form.measures import TOLERANCE, listed, mm, number, shown_mm
from shnor_docs.inspection.lines import Line
from shnor_docs.model.layout import Profile

FONT = declare("ШД844", Severity.ERROR, "Шрифт не тот")
SIZE = declare("ШД845", Severity.ERROR, "Кегль не тот")
SPACING = declare("ШД846", Severity.ERROR, "Межстрочный интервал не тот")
INDENT = declare("ШД847", Severity.ERROR, "Абзацный отступ не тот")
ALIGNMENT = declare("ШД848", Severity.ERROR, "Текст не выровнен по ширине")

_SENTENCE = re.compile(r"[.;:!?…,]\s*$")
_SHORTEST = 40
"""Letters: a shorter line may be a heading, a caption or a requisite of its own."""
_LONG = 120
_STYLE_OF_TEXT = re.compile(r"body text|основной текст")
_SYMBOLS = frozenset({"Symbol", "Wingdings", "Wingdings 2", "Wingdings 3", "Webdings", "Courier New", "Cambria Math"})
"""Fonts of marks of lists and of formulas."""
_SLACK = 0.05
_POINTS_IN_LINE = 1.15
"""Height of a line of Times New Roman for each point of its size: «exactly 18 pt» is one line of 14 pt and a bit."""
_ALIGNED = {"left": "по левому краю", "right": "по правому краю", "center": "по центру"}


def is_text(line: Line, *, in_act: bool = False) -> bool:
    """Whether a paragraph is running text, which the norms are about: no heading, list, cell or short line.

    Between the heading of an act and its signature it may end without a full stop.
    """
    if line.cell is not None or line.is_heading or line.layout.is_list:
        return False
    text = line.text.strip()
    if text.startswith("{{p"):
        return _STYLE_OF_TEXT.match(line.style) is not None
    if line.layout.alignment in ("center", "right") or "{" in text or "\t" in text:
        return False
    return len(text) >= _LONG or (len(text) >= _SHORTEST and (in_act or _SENTENCE.search(text) is not None))


def fonts(lines: Sequence[Line], profile: Profile) -> Iterator[Finding]:
    """Lines in a font that the profile does not name; without names in it, in another than the document's own."""
    seen = sum((line.fonts for line in lines), Counter[str]())
    if not seen:
        return
    main = seen.most_common(1)[0][0]
    allowed = {name.casefold() for name in (*(profile.fonts or (main,)), *_SYMBOLS)}
    expected = profile.fonts[0] if profile.fonts else f"{main}, как во всём документе"
    for line in lines:
        for name in line.fonts:
            if name.casefold() not in allowed:
                yield Finding(FONT, "шрифт", line.place, name, expected, "выделите текст и выберите шрифт")


def sizes(lines: Sequence[Line], text: frozenset[Line], profile: Profile) -> Iterator[Finding]:
    """Running text in sizes that the profile does not name; all other text that is smaller than it may be."""
    least = min(profile.sizes)
    for line in lines:
        found = {look.size for _, look in line.runs}
        if line in text:
            wrong, expected = found - set(profile.sizes), f"{listed(profile.sizes)} пт"
        elif line.cell is not None:
            wrong, expected = {s for s in found if s < profile.table_size}, f"не меньше {number(profile.table_size)} пт"
        else:
            wrong, expected = {s for s in found if s < least}, f"не меньше {number(least)} пт"
        what = "кегль в таблице" if line.cell is not None else "кегль"
        for size in sorted(wrong):
            yield Finding(SIZE, what, line.place, f"{number(size)} пт", expected)


def spacing(text: Sequence[Line], profile: Profile) -> Iterator[Finding]:
    """Running text whose lines stand too close or too far."""
    bounds = profile.line_spacing
    for line in text:
        lines = spacing_of(line)
        if not bounds.least - _SLACK <= lines <= bounds.most + _SLACK:
            expected = f"от {number(bounds.least)} до {number(bounds.most)}"
            yield Finding(SPACING, "межстрочный интервал", line.place, number(lines, 2), expected)


def spacing_of(line: Line) -> float:
    """The spacing of a paragraph in lines; one that is only the least allowed counts as single."""
    layout = line.layout
    if layout.line_rule == "auto":
        return layout.line / 240
    height = max((look.size for _, look in line.runs), default=14) * _POINTS_IN_LINE
    lines = layout.line / 20 / height
    return max(lines, 1) if layout.line_rule == "atLeast" else lines


def indents(text: Sequence[Line], profile: Profile) -> Iterator[Finding]:
    """Running text without the indent of its first line."""
    for line in text:
        first, expected = line.layout.first, f"{number(profile.first_line)} мм"
        if abs(mm(first) - profile.first_line) > TOLERANCE:
            yield Finding(
                INDENT, "отступ первой строки", line.place, shown_mm(first), expected, "Абзац → Первая строка"
            )


def alignment(text: Sequence[Line], profile: Profile) -> Iterator[Finding]:
    """Running text that is not justified."""
    if not profile.justified:
        return
    for line in text:
        if line.layout.alignment not in ("both", "distribute"):
            found = _ALIGNED.get(line.layout.alignment, line.layout.alignment)
            yield Finding(ALIGNMENT, "выравнивание текста", line.place, found, "по ширине")
