"""``template check`` of slides: layouts that are needed, their places and sizes, what will not be printed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.presentation import Presentation

from shnor_docs.diagnostics import Diagnostic, Location, Severity, declare
from shnor_docs.rendering.errors import Refusal
from shnor_docs.rendering.package.reading import Package, read_file
from shnor_docs.rendering.package.repacking import related
from shnor_docs.rendering.parts.tagged import has_signs
from shnor_docs.rendering.slides import layouts, looks
from shnor_docs.rendering.slides.design import EMU, Box, Place
from shnor_docs.rendering.slides.letters import is_measured
from shnor_docs.rendering.slides.opening import (
    IN_POWERPOINT,
    NO_LAYOUT,
    NO_PLACE,
    UNREADABLE,
    design_of,
    opened,
    read_presentation,
)

DOUBTFUL = declare("ШД654", Severity.WARNING, "В шаблоне слайдов что-то не так, как ждут слайды")
_LEAST_ROOM = 0.35
"""Less of a slide's height for text, and every section would take many slides."""
_LEAST_POINTS = 12
_SAFE_FACES = "Arial, Calibri, Times New Roman, PT Astra Sans"


def check_slides_template(path: Path) -> list[Diagnostic]:
    """Problems of a template of slides; errors are what no slides can be made with."""
    file = path.as_posix()
    try:
        data = read_file(path)
        package, presentation = read_presentation(data), opened(data)
        found = [*_of_layouts(presentation, file), *_of_package(package, presentation, file)]
        if not any(one.is_error for one in found):
            design_of(data)
        return found
    except Refusal as refusal:
        return [refusal.at(Location(file))]
    except (KeyError, ValueError, AttributeError, TypeError, IndexError):
        return [Refusal(UNREADABLE, "образец слайдов повреждён", IN_POWERPOINT).at(Location(file))]


def _of_layouts(presentation: Presentation, file: str) -> Iterator[Diagnostic]:
    found = layouts.layouts_of(presentation)
    cover, inner, bare = layouts.cover_of(found), layouts.inner_of(found), layouts.bare_of(found)
    if cover is None:
        hint = f"{IN_POWERPOINT}, вставьте макет «Титульный слайд»"
        yield Diagnostic.of(NO_LAYOUT, "нет макета титульного слайда", Location(file), hint)
    else:
        yield from _of_place(cover, looks.TITLES, "заголовка", presentation, file)
    if inner is None:
        hint = f"{IN_POWERPOINT}, вставьте макет «Заголовок и объект»"
        yield Diagnostic.of(NO_LAYOUT, "нет макета с заголовком и одним местом для текста", Location(file), hint)
        return
    yield from _of_place(inner, looks.TITLES, "заголовка", presentation, file)
    yield from _of_place(inner, looks.BODIES, "текста", presentation, file)
    yield from _of_inner(inner, presentation, file)
    if bare is not None:
        yield from _of_place(bare, looks.TITLES, "заголовка", presentation, file)


def _of_place(
    one: layouts.Found, kinds: tuple[PP_PLACEHOLDER, ...], what: str, presentation: Presentation, file: str
) -> Iterator[Diagnostic]:
    """What is wrong with a place that slides need."""
    at, holder = _at(one, file), one.first(*kinds)
    if holder is None:
        yield Diagnostic.of(NO_PLACE, f"в макете нет места для {what}", at, f"{IN_POWERPOINT}, верните его в макет")
        return
    place = looks.place(holder, one.layout)
    if place is None or place.room <= 0 or place.height <= 0:
        yield Diagnostic.of(NO_PLACE, f"у места для {what} нет размера", at, f"{IN_POWERPOINT}, растяните его")
        return
    if not _is_inside(place.box, presentation):
        hint = f"{IN_POWERPOINT}, передвиньте его"
        yield Diagnostic.of(NO_PLACE, f"место для {what} выходит за край слайда", at, hint)
    if place.level(0).points < _LEAST_POINTS:
        hint = f"{IN_POWERPOINT}, увеличьте буквы до {_LEAST_POINTS} пт или более"
        yield Diagnostic.of(DOUBTFUL, f"буквы {what} – {place.level(0).points:g} пт: из зала не прочесть", at, hint)


def _is_inside(box: Box, presentation: Presentation) -> bool:
    width, height = (presentation.slide_width or 0) / EMU, (presentation.slide_height or 0) / EMU
    return box.left >= -1 and box.top >= -1 and box.left + box.width <= width + 1 and box.bottom <= height + 1


def _of_inner(inner: layouts.Found, presentation: Presentation, file: str) -> Iterator[Diagnostic]:
    title, body = (_measured(inner, kinds) for kinds in (looks.TITLES, looks.BODIES))
    at = _at(inner, file)
    if title and body and title.box.top <= body.box.top < title.box.bottom - 1:
        hint = f"{IN_POWERPOINT}, разведите их"
        yield Diagnostic.of(NO_PLACE, "место для текста заходит на заголовок", at, hint)
    height = (presentation.slide_height or 0) / EMU
    if body and 0 < body.height < height * _LEAST_ROOM:
        hint = f"{IN_POWERPOINT}, растяните его: сейчас разделы займут много слайдов"
        yield Diagnostic.of(DOUBTFUL, f"для текста осталось {body.height / height:.0%} высоты слайда", at, hint)
    if inner.first(PP_PLACEHOLDER.SLIDE_NUMBER) is None:
        hint = f"{IN_POWERPOINT}, отметьте «Нижние колонтитулы»"
        yield Diagnostic.of(DOUBTFUL, "в макете нет номера слайда: слайды выйдут без номеров", at, hint)
    if body and not is_measured(body.face):
        message = f"ширина букв шрифта «{body.face}» неизвестна: текст ставится с запасом, мельче, чем мог бы"
        yield Diagnostic.of(DOUBTFUL, message, at, f"возьмите шрифт из обычных: {_SAFE_FACES}")


def _measured(one: layouts.Found, kinds: tuple[PP_PLACEHOLDER, ...]) -> Place | None:
    holder = one.first(*kinds)
    return None if holder is None else looks.place(holder, one.layout)


def _at(one: layouts.Found, file: str) -> Location:
    return Location(file, part=f"макет «{one.layout.name}»")


def _of_package(package: Package, presentation: Presentation, file: str) -> Iterator[Diagnostic]:
    at = Location(file)
    width, height = presentation.slide_width or 1, presentation.slide_height or 1
    if width / height < 1.6:
        hint = "Конструктор – Размер слайда – Широкоэкранный (16:9)"
        yield Diagnostic.of(DOUBTFUL, "слайды узкие (4:3): на обычном экране по бокам будут поля", at, hint)
    if count := len(presentation.slides):
        hint = "шаблон даёт только оформление: уберите слайды или запишите их разделами документа"
        yield Diagnostic.of(DOUBTFUL, f"в шаблоне есть слайды ({count}): в документ они не попадут", at, hint)
    for number, slide in enumerate(presentation.slides, 1):
        if has_signs(slide.part.blob):
            hint = "в слайдах тегов нет: тексты берутся из разделов документа"
            place = Location(file, part=f"слайд {number}")
            yield Diagnostic.of(DOUBTFUL, "тег в фигурных скобках не будет напечатан", place, hint)
    if related(package, "vbaProject"):
        hint = "сохраните шаблон как «Презентация PowerPoint (.pptx)»"
        yield Diagnostic.of(DOUBTFUL, "в шаблоне есть макросы: в документ они не попадут", at, hint)
