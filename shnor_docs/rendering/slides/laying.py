"""A document laid out on slides: a cover, then each section on as many slides as it needs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from shnor_docs.diagnostics import Diagnostic, Location, Severity, declare
from shnor_docs.documents.tree import Document, Kind, Text, Unit, plain, text_of, walk
from shnor_docs.rendering.slides.deck import Cover, Deck, Slide
from shnor_docs.rendering.slides.design import Box, Design, Place
from shnor_docs.rendering.slides.filling import height_of, title_scale
from shnor_docs.rendering.slides.flow import Para
from shnor_docs.rendering.slides.letters import breadth
from shnor_docs.rendering.slides.measuring import Letters, line_count
from shnor_docs.rendering.slides.sections import Laid, laid
from shnor_docs.russian.numerals import counted

LONG_TITLE = declare("ШД655", Severity.ERROR, "Заголовок не помещается на слайд")
GOES_ON = " (продолжение)"
CONTENTS = "Содержание"
_BELOW_TITLE = ("subtitle", "place", "year")
_IN_CORNER = ("draft", "marks")
_ON_COVER = ("title", *_BELOW_TITLE, *_IN_CORNER)
_FOOTER_POINTS = (12.0, 11.0, 10.0, 9.0, 8.0)
_CORNER = Box(0, 21.6, 0, 72)
_CORNER_POINTS = (14.0, 12.0, 11.0, 10.0, 9.0)


def laid_out(document: Document, design: Design, file: str) -> Deck:
    """The slides of a document; ``file`` is what its diagnostics name."""
    slides: list[Slide] = []
    problems: list[Diagnostic] = []
    for section in _sections(document):
        found = laid(section, design, Location(file, part=f"раздел «{_shown(section)}»"))
        problems += found.problems
        made = list(_titled(section, document, found, design))
        slides += made
        problems += _wrong_titles(made, design, file, len(slides) - len(made) + 2)
    cover = _cover(document, design)
    if cover is None:
        problems.append(_long(plain(_title(document)), Location(file, part="слайд 1"), "сократите title документа"))
        cover = Cover(_title(document), 1, (), 1, (), _CORNER)
    footer, points = _footer(document, design)
    return Deck(cover, tuple(slides), footer, points, tuple(problems))


def _sections(document: Document) -> Iterator[Unit]:
    """The list of contents, if there is one, then the sections of the body; what stands outside is one of its own."""
    if contents := document.slot("contents").children:
        yield Unit("contents", Kind.SECTION, text_of(CONTENTS), children=contents)
    for unit in document.slot("body").children:
        yield unit if unit.kind is Kind.SECTION else Unit(unit.id, Kind.SECTION, children=(unit,))


def _shown(section: Unit) -> str:
    return section.plain if section.text else section.id.rpartition(".")[2]


def _titled(section: Unit, document: Document, found: Laid, design: Design) -> Iterator[Slide]:
    """The slides with the title of their section; a section without one has that of its first heading."""
    title = _heading(section, document)
    later = (*title, *text_of(GOES_ON))
    place = design.inner.title
    scale = title_scale(later if len(found.slides) > 1 else title, place)
    for number, slide in enumerate(found.slides):
        yield replace(slide, section=section.id, title=later if number else title, title_scale=scale or 0)


def _heading(section: Unit, document: Document) -> Text:
    number = text_of(f"{section.number} ") if section.number else ()
    return (*number, *section.text) if section.text else _title(document)


def _title(document: Document) -> Text:
    return document.slot("title").text


def _wrong_titles(slides: Sequence[Slide], design: Design, file: str, first: int) -> Iterator[Diagnostic]:
    if slides and not slides[0].title_scale:
        hint = "сократите заголовок раздела; раздел без заголовка печатает название документа: дайте ему заголовок"
        yield _long(plain(slides[0].title), Location(file, part=f"слайд {first}"), hint)


def _long(title: str, place: Location, hint: str) -> Diagnostic:
    shown = title if len(title) <= 80 else f"{title[:80].rstrip()}…"
    long = counted(len(title), ("знак", "знака", "знаков"))
    message = f"заголовок «{shown}» ({long}) не помещается на слайд и самыми мелкими буквами"
    return Diagnostic.of(LONG_TITLE, message, place, hint)


def _cover(document: Document, design: Design) -> Cover | None:
    """The first slide; None if its title does not fit."""
    scale = title_scale(_title(document), design.cover.title)
    if scale is None:
        return None
    corner = tuple(plain(unit.text) for name in _IN_CORNER for unit in walk(document.slot(name)) if unit.text)
    lines = tuple(Para(name, unit.text) for name in _BELOW_TITLE for unit in walk(document.slot(name)) if unit.text)
    below = design.cover.subtitle
    small = 1.0 if below is None else _fitting(lines, below)
    left = design.cover.title.box.left
    box = replace(_CORNER, left=left, width=design.width - left - 36, height=max(design.cover.title.box.top - 30, 60))
    units = tuple(unit.id for name in _ON_COVER for unit in walk(document.slot(name)))
    return Cover(_title(document), scale, lines, small, corner, box, _corner_points(corner, box, design), units)


def _corner_points(texts: Sequence[str], box: Box, design: Design) -> float:
    """The size in which the corner holds its lines; the smallest one if none does."""
    for points in _CORNER_POINTS:
        letters = Letters(points, breadth(design.face))
        count = sum(line_count(text_of(text), box.width, letters) for text in texts)
        if count * letters.line <= box.height:
            return points
    return _CORNER_POINTS[-1]


def _fitting(lines: Sequence[Para], place: Place) -> float:
    scales = (1, 0.9, 0.8, 0.7, 0.6)
    return next((scale for scale in scales if height_of(lines, place, scale) <= place.height), scales[-1])


def _footer(document: Document, design: Design) -> tuple[str, float]:
    """Whose slides they are, in letters in which it stands on a line; nothing if that cannot be."""
    place = design.inner.footer
    if place is None:
        return "", _FOOTER_POINTS[0]
    usual = place.letters(0)
    sizes = [usual.points, *(points for points in _FOOTER_POINTS if points < usual.points)]
    for told in filter(None, (document.author, document.municipality)):
        for points in sizes:
            if Letters(points, usual.breadth).wide(text_of(told)) <= place.room:
                return told, points
    return "", usual.points
