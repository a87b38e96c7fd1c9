"""A .pptx as text to read and compare: the form of golden slides.

Slide by slide: its layout, its shapes with their places, paragraphs with their looks, tables row by row, charts by
series, notes; then a digest of every other part but the stamp, which follows from what is told.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from shnor_docs.rendering.charts.reading import chart_names, chart_texts
from shnor_docs.rendering.package.reading import Package, Part
from shnor_docs.rendering.package.xml import A, Element, local, parse
from shnor_docs.rendering.provenance.stamp import is_stamp
from shnor_docs.rendering.slides.words import P, slide_parts

_INDENT = "  "
_UNSEEN = str.maketrans({"\u00a0": "⍽", "\n": "⏎", "\t": "⇥"})
_CM = 360_000
_TOLD_KINDS = ("slide", "notesSlide", "chart")
_WRITTEN_ANEW = ("package",)
"""Workbooks of charts: their words are those of the chart."""


def slides_outline(package: Package) -> str:
    """The outline of a checked presentation."""
    return "\n".join((*_told(package), *_digests(package), ""))


def _told(package: Package) -> Iterator[str]:
    for number, part in enumerate(slide_parts(package), 1):
        layout = next(iter(package.related("slideLayout", part.name)), None)
        named = parse(layout.data, layout.name).find(f"{P}cSld") if layout else None
        yield f"== слайд {number}" + ("" if named is None else f" «{named.get('name', '')}»")
        yield from _shapes(package, part)
        for notes in package.related("notesSlide", part.name):
            yield from _notes(parse(notes.data, notes.name))


def _shapes(package: Package, part: Part) -> Iterator[str]:
    tree = parse(part.data, part.name).find(f"{P}cSld/{P}spTree")
    for shape in () if tree is None else tree:
        match local(shape):
            case "sp":
                yield f"{_kind(shape)}{_box(shape)}"
                yield from (_INDENT + line for line in _paragraphs(shape))
            case "graphicFrame":
                yield f"{_frame_name(shape)}{_box(shape)}"
                yield from (_INDENT + line for line in _frame(package, part, shape))
            case "nvGrpSpPr" | "grpSpPr":
                pass
            case other:
                yield f"[{other}]"


def _kind(shape: Element) -> str:
    found = next(shape.iter(f"{P}ph"), None)
    if found is None:
        named = next(shape.iter(f"{P}cNvPr"), None)
        return f"надпись «{'' if named is None else named.get('name', '')}»"
    return found.get("type", "obj")


def _frame_name(frame: Element) -> str:
    named = next(frame.iter(f"{P}cNvPr"))
    return f"{named.get('name', '')} [{named.get('descr', '')}]"


def _box(shape: Element) -> str:
    off, size = next(shape.iter(f"{A}off"), None), next(shape.iter(f"{A}ext"), None)
    if off is None or size is None or off.get("x") is None or size.get("cx") is None:
        return ""
    left, top, width, height = (
        int(one) / _CM for one in (off.get("x", "0"), off.get("y", "0"), size.get("cx", "0"), size.get("cy", "0"))
    )
    return f" ({left:.2f} {top:.2f} {width:.2f}×{height:.2f} см)"


def _paragraphs(shape: Element) -> Iterator[str]:
    for paragraph in shape.iter(f"{A}p"):
        if text := "".join(_runs(paragraph)):
            yield f"{_look(paragraph)}{text}"


def _look(paragraph: Element) -> str:
    properties = paragraph.find(f"{A}pPr")
    if properties is None:
        return "¶ "
    notes = [f"{name}={properties.get(name)}" for name in ("lvl", "algn") if properties.get(name)]
    for one in properties:
        match local(one):
            case "buAutoNum":
                notes.append(f"номер с {one.get('startAt', '1')}")
            case "buChar":
                notes.append(f"знак {one.get('char')}")
            case "buNone":
                notes.append("без знака")
    return f"¶ {', '.join(notes)}: " if notes else "¶ "


def _runs(paragraph: Element) -> Iterator[str]:
    for one in paragraph:
        match local(one):
            case "br":
                yield "⏎"
            case "fld":
                yield f"{{{one.get('type', '')}}}"
            case "r":
                properties, text = one.find(f"{A}rPr"), one.findtext(f"{A}t") or ""
                stars = (
                    ""
                    if properties is None
                    else "**" * (properties.get("b") == "1") + "*" * (properties.get("i") == "1")
                )
                size = (
                    ""
                    if properties is None or not properties.get("sz")
                    else f"‹{int(properties.get('sz', 0)) / 100:g}›"
                )
                yield f"{stars}{text.translate(_UNSEEN)}{stars[::-1]}{size}"


def _frame(package: Package, part: Part, frame: Element) -> Iterator[str]:
    for table in frame.iter(f"{A}tbl"):
        widths = ", ".join(f"{int(one.get('w', 0)) / _CM:.2f}" for one in table.iter(f"{A}gridCol"))
        yield f"столбцы: {widths} см"
        for row in table.iterfind(f"{A}tr"):
            yield "| " + " | ".join(_cell(cell) for cell in row.iterfind(f"{A}tc"))
    for name in chart_names(package, part.name, frame):
        yield from (f"ряд {text}" for text in chart_texts(package.parts[name].data))


def _cell(cell: Element) -> str:
    spans = [f"{name}={value}" for name in ("gridSpan", "rowSpan", "hMerge", "vMerge") if (value := cell.get(name))]
    return (f"({' '.join(spans)}) " if spans else "") + " ⏎ ".join(_paragraphs(cell))


def _notes(root: Element) -> Iterator[str]:
    bodies = (shape for shape in root.iter(f"{P}sp") if _kind(shape) == "body")
    lines = [line for shape in bodies for line in _paragraphs(shape)]
    if lines:
        yield "заметки"
        yield from (_INDENT + line for line in lines)


def _digests(package: Package) -> Iterator[str]:
    kinds = {one.part: one.kind for relations in package.relations.values() for one in relations}
    yield "== остальные части"
    for name, part in sorted(package.parts.items()):
        if kinds.get(name) in (*_TOLD_KINDS, *_WRITTEN_ANEW) or is_stamp(part):
            continue
        yield f"{hashlib.sha256(part.data).hexdigest()[:16]} {len(part.data)} {name}"
