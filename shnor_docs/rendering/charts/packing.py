"""The charts of a document as parts of its package: each with its workbook, its relations and its types."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from xml.sax.saxutils import quoteattr

from shnor_docs.rendering.charts.drawing import LETTERS
from shnor_docs.rendering.charts.part import WORKBOOK_RELATION, chart_part
from shnor_docs.rendering.charts.placed import PlacedChart
from shnor_docs.rendering.charts.workbook import chart_workbook
from shnor_docs.rendering.package.reading import CONTENT_TYPES
from shnor_docs.rendering.package.relations import key
from shnor_docs.rendering.package.writing import Archive, Member, deflate
from shnor_docs.rendering.package.xml import parse, to_bytes

CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
WORKBOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
RELATIONS_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

Leading = tuple[str, str]
"""A relation's id and the name of the chart's part that it leads to."""


def with_charts(archive: Archive, placed: Sequence[PlacedChart], font: str) -> tuple[Archive, list[Member]]:
    """The fixed parts of a package as they are with these charts, and the parts of each chart, its own first."""
    if not placed:
        return archive, []
    numbers = free_numbers(archive.names, len(placed))
    named = [(one, part_name(number)) for one, number in zip(placed, numbers, strict=True)]
    types = typed(archive.data(CONTENT_TYPES) or b"", [name for _, name in named])
    changed = [deflate(CONTENT_TYPES, (types,))]
    for source in dict.fromkeys(one.part for one in placed):
        leading = [(one.relation, name) for one, name in named if one.part == source]
        lying = relations_name(source, archive.names)
        changed.append(deflate(lying, (related(archive.data(lying), leading),)))
    parts = (
        deflate(name, (data,))
        for one, number in zip(placed, numbers, strict=True)
        for name, data in parts_of(number, *_drawn(one, font))
    )
    return archive.replacing(changed), list(parts)


def _drawn(one: PlacedChart, font: str) -> tuple[bytes, bytes]:
    return chart_part(one.chart, font, LETTERS, one.width, one.height), chart_workbook(one.chart)


def part_name(number: int) -> str:
    """The name of a chart's part."""
    return f"word/charts/chart{number}.xml"


def parts_of(number: int, chart: bytes, workbook: bytes) -> Iterator[tuple[str, bytes]]:
    """The parts of one chart by their names, its own first."""
    book = f"word/embeddings/chart{number}.xlsx"
    yield part_name(number), chart
    yield f"word/charts/_rels/chart{number}.xml.rels", _relations([(WORKBOOK_RELATION, "package", book)])
    yield book, workbook


def free_numbers(names: Iterable[str], count: int) -> list[int]:
    """Numbers of charts that no part of a package has."""
    taken = {key(name) for name in names}
    free = (n for n in range(1, len(taken) + count + 1) if not {one for one, _ in parts_of(n, b"", b"")} & taken)
    return [number for number, _ in zip(free, range(count), strict=False)]


def typed(types: bytes, names: Iterable[str]) -> bytes:
    """The list of types with those of charts and of their workbooks."""
    root = parse(types, CONTENT_TYPES)
    space = f"{{{root.nsmap[root.prefix]}}}"
    known = {one.get("Extension", "").lower() for one in root.iterfind(f"{space}Default")}
    if "xlsx" not in known:
        root.insert(0, root.makeelement(f"{space}Default", {"Extension": "xlsx", "ContentType": WORKBOOK_TYPE}))
    for name in names:
        root.append(root.makeelement(f"{space}Override", {"PartName": f"/{name}", "ContentType": CHART_TYPE}))
    return to_bytes(root)


def relations_name(source: str, names: Iterable[str]) -> str:
    """The name of the part that holds the relations of a part, as it lies or as it would."""
    folder, _, file = source.rpartition("/")
    name = f"{folder}/_rels/{file}.rels".lstrip("/")
    return next((lying for lying in names if key(lying) == key(name)), name)


def related(relations: bytes | None, leading: Sequence[Leading]) -> bytes:
    """The relations of a part with those to its charts."""
    if relations is None:
        return _relations([(relation, "chart", name) for relation, name in leading])
    root = parse(relations, "relations")
    space = f"{{{root.nsmap[root.prefix]}}}"
    for relation, name in leading:
        told = {"Id": relation, "Type": f"{RELATIONS_TYPE}/chart", "Target": f"/{name}"}
        root.append(root.makeelement(f"{space}Relationship", told))
    return to_bytes(root)


def _relations(relations: Iterable[tuple[str, str, str]]) -> bytes:
    told = "".join(
        f"<Relationship Id={quoteattr(i)} Type={quoteattr(f'{RELATIONS_TYPE}/{kind}')} Target={quoteattr(f'/{to}')}/>"
        for i, kind, to in relations
    )
    return f'{_DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">{told}</Relationships>'.encode()
