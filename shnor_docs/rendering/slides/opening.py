"""A template of slides opened: within the limits of Word templates, its layouts found and measured."""

from __future__ import annotations

import io
from functools import lru_cache

from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.exc import PythonPptxError
from pptx.presentation import Presentation as Opened

from shnor_docs.diagnostics import Severity, declare
from shnor_docs.rendering.errors import Refusal
from shnor_docs.rendering.package.reading import CONTENT_TYPES, POWERPOINT, Package, read_package
from shnor_docs.rendering.package.repacking import related, replacing, without
from shnor_docs.rendering.package.writing import Archive, member
from shnor_docs.rendering.parts.tagged import main_part
from shnor_docs.rendering.slides import layouts, looks
from shnor_docs.rendering.slides.design import EMU, Cover, Design, Inner, Place

UNREADABLE = declare("ШД651", Severity.ERROR, "Файл шаблона не читается как презентация PowerPoint")
NO_LAYOUT = declare("ШД652", Severity.ERROR, "В шаблоне слайдов нет нужного макета")
NO_PLACE = declare("ШД653", Severity.ERROR, "В макете слайда нет нужного места")

_MAIN_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
MAIN_TYPES = frozenset(
    {
        _MAIN_TYPE,
        *(_MAIN_TYPE.replace("presentation.main", f"{name}.main") for name in ("template", "slideshow")),
        *(
            f"application/vnd.ms-powerpoint.{name}.macroEnabled.main+xml"
            for name in ("presentation", "template", "slideshow")
        ),
    }
)
"""Of presentations, their templates (.potx) and shows (.ppsx), with macros too: all become a presentation without."""
IN_POWERPOINT = "откройте файл в PowerPoint: Вид – Образец слайдов"


def read_presentation(data: bytes) -> Package:
    """The parts of a .pptx that anyone may have made; raises :class:`Refusal`."""
    package = read_package(data, POWERPOINT)
    main = main_part(package, POWERPOINT)
    if package.content_types[main.name] not in MAIN_TYPES:
        raise Refusal(UNREADABLE, "это не презентация PowerPoint", POWERPOINT.save)
    return package


def opened(data: bytes) -> Opened:
    """A template of slides; raises :class:`Refusal`."""
    package = read_presentation(data)
    try:
        return Presentation(io.BytesIO(_as_presentation(package) or data))
    except (PythonPptxError, KeyError, ValueError, AttributeError, TypeError, IndexError) as error:
        raise Refusal(UNREADABLE, "в презентации не хватает частей", POWERPOINT.save) from error


def _as_presentation(package: Package) -> bytes | None:
    """The bytes of a template, a show or a file with macros as those of a presentation; None for one that is one."""
    kind = package.content_types[main_part(package, POWERPOINT).name]
    macros = [part.name for part in related(package, "vbaProject")]
    if kind == _MAIN_TYPE and not macros:
        return None
    types = package.parts[CONTENT_TYPES].data.replace(kind.encode(), _MAIN_TYPE.encode())
    return Archive(map(member, without(replacing(package, {CONTENT_TYPES: types}), macros).parts.values())).write(())


@lru_cache(8)
def design_of(data: bytes) -> Design:
    """All that laying out needs of a template; raises :class:`Refusal`."""
    try:
        return _design(opened(data))
    except (KeyError, ValueError, AttributeError, TypeError, IndexError) as error:
        raise Refusal(UNREADABLE, "образец слайдов повреждён", POWERPOINT.save) from error


def _design(presentation: Opened) -> Design:
    found = layouts.layouts_of(presentation)
    cover, inner, bare = layouts.cover_of(found), layouts.inner_of(found), layouts.bare_of(found)
    if cover is None:
        raise Refusal(NO_LAYOUT, "нет макета титульного слайда", f"{IN_POWERPOINT}, вставьте «Титульный слайд»")
    if inner is None:
        hint = f"{IN_POWERPOINT}, вставьте «Заголовок и объект»"
        raise Refusal(NO_LAYOUT, "нет макета с заголовком и одним местом для текста", hint)
    width, height = presentation.slide_width, presentation.slide_height
    if width is None or height is None:
        raise Refusal(UNREADABLE, "в презентации не сказан размер слайда", POWERPOINT.save)
    return Design(width / EMU, height / EMU, _cover(cover), _inner(inner, bare), _needed(inner, "текста").face)


def _cover(one: layouts.Found) -> Cover:
    subtitle = one.first(PP_PLACEHOLDER.SUBTITLE) or one.first(*looks.BODIES)
    below = None if subtitle is None else looks.place(subtitle, one.layout)
    return Cover(one.number, _needed(one, "заголовка"), below)


def _inner(one: layouts.Found, bare: layouts.Found | None) -> Inner:
    footer = one.first(PP_PLACEHOLDER.FOOTER)
    return Inner(
        one.number,
        _needed(one, "заголовка"),
        _needed(one, "текста"),
        None if bare is None else bare.number,
        None if bare is None else _needed(bare, "заголовка"),
        None if footer is None else looks.place(footer, one.layout),
    )


def _needed(one: layouts.Found, what: str) -> Place:
    """The place of a layout that slides cannot do without."""
    kinds = looks.TITLES if what == "заголовка" else looks.BODIES
    holder = one.first(*kinds)
    named = f"в макете «{one.layout.name}»"
    if holder is None:
        raise Refusal(NO_PLACE, f"{named} нет места для {what}", f"{IN_POWERPOINT}, верните его в макет")
    place = looks.place(holder, one.layout)
    if place is None or place.room <= 0 or place.height <= 0:
        raise Refusal(NO_PLACE, f"{named} у места для {what} нет размера", f"{IN_POWERPOINT}, растяните его")
    return place
