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


def with_charts(archive: Archive, placed: Sequence[PlacedChart], font: str) -> tuple[Archive, list[Member]]:
    """The fixed parts of a package as they are with these charts, and the parts of the charts."""
    if not placed:
        return archive, []
    numbers = _free_numbers(archive, len(placed))
    names = [f"word/charts/chart{number}.xml" for number in numbers]
    named, sources = list(zip(placed, names, strict=True)), dict.fromkeys(one.part for one in placed)
    changed = [_types(archive.data(CONTENT_TYPES) or b"", names)]
    changed += [_relations(archive, source, [one for one in named if one[0].part == source]) for source in sources]
    parts = (part for one, n in zip(placed, numbers, strict=True) for part in _parts(one, n, font))
    return archive.replacing(changed), list(parts)


def charts_of(members: Sequence[Member], placed: Sequence[PlacedChart], part: str) -> list[Member]:
    """Of the parts that :func:`with_charts` gave, those of the charts that one part of the document holds."""
    return [one for one, chart in zip(members[::_PARTS_OF_ONE], placed, strict=True) if chart.part == part]


_PARTS_OF_ONE = 3


def _parts(one: PlacedChart, number: int, font: str) -> Iterator[Member]:
    workbook = f"word/embeddings/chart{number}.xlsx"
    relation = (WORKBOOK_RELATION, f"{RELATIONS_TYPE}/package", f"/{workbook}")
    yield deflate(f"word/charts/chart{number}.xml", (chart_part(one.chart, font, LETTERS, one.width, one.height),))
    yield deflate(f"word/charts/_rels/chart{number}.xml.rels", (_new_relations((relation,)),))
    yield deflate(workbook, (chart_workbook(one.chart),))


def _free_numbers(archive: Archive, count: int) -> list[int]:
    taken = {key(name) for name in archive.names}
    numbers = (n for n in range(1, len(taken) + count + 1) if not {*_names(n)} & taken)
    return [number for number, _ in zip(numbers, range(count), strict=False)]


def _names(number: int) -> tuple[str, str]:
    return f"word/charts/chart{number}.xml", f"word/embeddings/chart{number}.xlsx"


def _types(types: bytes, names: Iterable[str]) -> Member:
    root = parse(types, CONTENT_TYPES)
    space = f"{{{root.nsmap[root.prefix]}}}"
    known = {one.get("Extension", "").lower() for one in root.iterfind(f"{space}Default")}
    if "xlsx" not in known:
        root.insert(0, root.makeelement(f"{space}Default", {"Extension": "xlsx", "ContentType": WORKBOOK_TYPE}))
    for name in names:
        root.append(root.makeelement(f"{space}Override", {"PartName": f"/{name}", "ContentType": CHART_TYPE}))
    return deflate(CONTENT_TYPES, (to_bytes(root),))


def _relations(archive: Archive, source: str, placed: Sequence[tuple[PlacedChart, str]]) -> Member:
    """The relations of a part with those to its charts."""
    folder, _, file = source.rpartition("/")
    name = f"{folder}/_rels/{file}.rels".lstrip("/")
    own = [(one.relation, f"{RELATIONS_TYPE}/chart", f"/{chart}") for one, chart in placed]
    lain = next((lying for lying in archive.names if key(lying) == key(name)), None)
    if lain is None:
        return deflate(name, (_new_relations(own),))
    root = parse(archive.data(lain) or b"", lain)
    space = f"{{{root.nsmap[root.prefix]}}}"
    for relation in own:
        told = dict(zip(("Id", "Type", "Target"), relation, strict=True))
        root.append(root.makeelement(f"{space}Relationship", told))
    return deflate(lain, (to_bytes(root),))


def _new_relations(relations: Iterable[tuple[str, str, str]]) -> bytes:
    told = "".join(
        f"<Relationship Id={quoteattr(i)} Type={quoteattr(t)} Target={quoteattr(to)}/>" for i, t, to in relations
    )
    return f'{_DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">{told}</Relationships>'.encode()
