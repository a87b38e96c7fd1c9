"""A foreign .docx opened for reading, within the limits that hold for templates."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from shnor_docs.rendering.errors import Refusal, refusing
from shnor_docs.rendering.package.reading import OTHER_FORMAT, Package, Part, read_file, read_package
from shnor_docs.rendering.package.xml import Element, parse
from shnor_docs.rendering.parts.tagged import has_signs, main_part
from shnor_docs.rendering.slides.words import is_presentation


@dataclass(frozen=True, slots=True, eq=False)
class WordFile:
    """The trees of a .docx that its layout depends on; a part that it lacks is None."""

    shown: str
    package: Package
    main: Part
    root: Element
    styles: Element | None
    numbering: Element | None
    settings: Element | None
    theme: Element | None
    is_template: bool
    """Whether its body holds tags: then texts and lengths are not those of a finished document."""


def read_word_file(path: Path, shown: str) -> WordFile:
    """Open a .docx that anyone may have made.

    Raises:
        TemplateError: it is damaged, encrypted, unsafe or no document of Word; ``shown`` names it.
    """
    with refusing(shown):
        return opened(read_file(path), shown)


def opened(data: bytes, shown: str) -> WordFile:
    """The same of the bytes of a .docx; raises :class:`~shnor_docs.rendering.errors.Refusal`."""
    package = read_package(data)
    main = main_part(package)
    if is_presentation(package, main):
        hint = "нужен документ Word (.docx); шаблон слайдов проверяет «shnor-docs template check»"
        raise Refusal(OTHER_FORMAT, "это слайды, а не документ Word", hint)
    roots = {kind: _related(package, main, kind) for kind in ("styles", "numbering", "settings", "theme")}
    return WordFile(shown, package, main, parse(main.data, main.name), **roots, is_template=has_signs(main.data))


def _related(package: Package, main: Part, kind: str) -> Element | None:
    part = next(iter(package.related(kind, main.name)), None)
    return parse(part.data, part.name) if part else None
