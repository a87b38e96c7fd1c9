"""A .docx as text to read and compare: the form of golden documents.

One line per paragraph, tables with spans and header rows, page setup of each section, headers, footers and
notes, then a digest of every other part but the stamp, which follows from what is told. What has no words of its own
here is printed by its XML name, so that no change goes unseen.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from shnor_docs.rendering.charts.reading import chart_names, chart_texts
from shnor_docs.rendering.outlines.text import attributes, paragraph_text, properties_text
from shnor_docs.rendering.package.reading import Package, Part, read_package
from shnor_docs.rendering.package.xml import Element, R, W, local, parse
from shnor_docs.rendering.parts.tagged import RENDERED, main_part
from shnor_docs.rendering.provenance.stamp import is_stamp
from shnor_docs.rendering.slides.outline import slides_outline
from shnor_docs.rendering.slides.words import is_presentation
from shnor_docs.rendering.styles.styles import Styles, read_styles
from shnor_docs.source.parts import parts_digest

_INDENT = "  "
_OFFICE = (".xlsx", ".xlsm")
"""Packages inside a package: told by their parts, whatever the zip around them."""


def outline(document: bytes | Path) -> str:
    """The outline of a .docx or a .pptx; raises :class:`~shnor_docs.rendering.errors.Refusal` for what is neither."""
    package = read_package(document if isinstance(document, bytes) else document.read_bytes())
    if is_presentation(package, main_part(package)):
        return slides_outline(package)
    return "\n".join((*_told_parts(package), *_digests(package), ""))


def _told(package: Package) -> list[Part]:
    main = main_part(package)
    return [main, *(part for kind in RENDERED for part in package.related(kind, main.name))]


def _told_parts(package: Package) -> Iterator[str]:
    styles_part = next(iter(package.related("styles", main_part(package).name)), None)
    styles = read_styles(parse(styles_part.data, styles_part.name) if styles_part else None)
    for part in _told(package):
        root = parse(part.data, part.name)
        yield f"== {part.name}"
        body = root.find(f"{W}body")
        yield from _blocks(root if body is None else body, _Teller(styles, _relations(package, part)), "")
        for number, name in enumerate(chart_names(package, part.name, root), 1):
            yield f"диаграмма {number}"
            yield from (f"{_INDENT}ряд {text}" for text in chart_texts(package.parts[name].data))


def _relations(package: Package, part: Part) -> dict[str, str]:
    return {one.id: one.target for one in package.relations.get(part.name, ())}


def _digests(package: Package) -> Iterator[str]:
    told = {part.name for part in _told(package)}
    yield "== остальные части"
    for name, part in sorted(package.parts.items()):
        if name.endswith(_OFFICE):
            yield f"{parts_digest(part.data)[:16]} {name}"
        elif name not in told and not is_stamp(part):
            yield f"{hashlib.sha256(part.data).hexdigest()[:16]} {len(part.data)} {name}"


class _Teller:
    """Names of styles by id and targets of relations: what a line needs besides its element."""

    def __init__(self, styles: Styles, relations: dict[str, str]) -> None:
        self.style_names = {style.id: style.name for style in styles.by_name.values()}
        self.relations = relations


def _blocks(container: Element, teller: _Teller, indent: str) -> Iterator[str]:
    for element in container:
        match local(element):
            case "p":
                yield from _paragraph(element, teller, indent)
            case "tbl":
                yield from _table(element, teller, indent)
            case "sectPr":
                yield _section(element, teller, indent)
            case "tcPr" | "sdtPr":
                pass
            case name:
                yield f"{indent}{name}{attributes(element)}"
                yield from _blocks(element, teller, indent + _INDENT)


def _paragraph(element: Element, teller: _Teller, indent: str) -> Iterator[str]:
    properties = element.find(f"{W}pPr")
    style = properties.find(f"{W}pStyle") if properties is not None else None
    style_id = style.get(f"{W}val", "") if style is not None else ""
    name = teller.style_names.get(style_id, style_id) or "обычный"
    yield f"{indent}¶ {name}{properties_text(properties)}: {paragraph_text(element)}"
    for box in element.iter(f"{W}txbxContent"):
        yield f"{indent}{_INDENT}надпись"
        yield from _blocks(box, teller, indent + _INDENT * 2)
    section = element.find(f"{W}pPr/{W}sectPr")
    if section is not None:
        yield _section(section, teller, indent)


def _table(element: Element, teller: _Teller, indent: str) -> Iterator[str]:
    grid = " ".join(column.get(f"{W}w", "?") for column in element.findall(f"{W}tblGrid/{W}gridCol"))
    yield f"{indent}таблица, сетка {grid}{properties_text(element.find(f'{W}tblPr'))}"
    for child in element:
        if local(child) == "tr":
            yield from _row(child, teller, indent + _INDENT)
        elif local(child) not in ("tblPr", "tblGrid"):
            yield f"{indent}{_INDENT}{local(child)}{attributes(child)}"


def _row(element: Element, teller: _Teller, indent: str) -> Iterator[str]:
    yield f"{indent}строка{properties_text(element.find(f'{W}trPr'))}"
    for child in element:
        if local(child) == "tc":
            yield f"{indent}{_INDENT}ячейка{properties_text(child.find(f'{W}tcPr'))}"
            yield from _blocks(child, teller, indent + _INDENT * 2)
        elif local(child) != "trPr":
            yield f"{indent}{_INDENT}{local(child)}{attributes(child)}"


def _section(element: Element, teller: _Teller, indent: str) -> str:
    size = element.find(f"{W}pgSz")
    landscape = size is not None and size.get(f"{W}orient") == "landscape"
    told = [f"{local(child)}{attributes(child)}{_target(child, teller)}" for child in element]
    return f"{indent}--- раздел, {'альбомная' if landscape else 'книжная'}: {'; '.join(told)}"


def _target(element: Element, teller: _Teller) -> str:
    relation = element.get(f"{R}id")
    return f" → {teller.relations.get(relation, 'нет такой связи')}" if relation else ""
