"""The structural gate: what Word rejects cannot leave the renderer.

At compile time only the places that can go wrong get a sentinel; at render time only sentinels are looked at.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from shnor_docs.rendering.repeating import cell_properties, copies, grid, ranges
from shnor_docs.rendering.tags.marking import OWN_MARK

CELL_END = "\ufdd3"
"""Stands before the end of a container whose last paragraph a tag can take away."""
DRAWING_ID = "_drawing_id"
"""The context's function that gives out ids of drawings and content controls."""
OWN_NAMES = frozenset((DRAWING_ID, *copies.OWN_NAMES))
"""Names of the context that no author typed."""
TABLE, TABLE_END = grid.TABLE, grid.TABLE_END

_CONTAINERS = "tc|hdr|ftr|txbxContent|footnote|endnote"
_LAST_TAG = re.compile(rf"(?<=[%}}#]\}})(?=</w:(?:{_CONTAINERS})>)")
_CONTROL_ID = re.compile(r'(<w:sdtPr>(?:(?!</w:sdtPr>).)*?<w:id w:val=")-?\d+(")', re.DOTALL)
_DOC_PR = re.compile(r'(<wp:docPr\b[^>]*?\bid=")\d+(")')
_ENDS_WITH_PARAGRAPH = re.compile(r"(?:</w:p>|<w:p(?: [^<>]*)?/>)(?:<w:(?:bookmark|perm)(?:Start|End) [^<>]*/>)*$")
_TAIL = 400


def prepare(source: str) -> str:
    """The source with sentinels at the places a tag can break, and drawing ids made fresh."""
    source = grid.mark_seams(_LAST_TAG.sub(CELL_END, copies.make_own(source)))
    source = cell_properties.in_place(source)
    source = _CONTROL_ID.sub(rf"\g<1>{{{{ {DRAWING_ID}() {OWN_MARK}}}}}\g<2>", source)
    source = _DOC_PR.sub(rf"\g<1>{{{{ {DRAWING_ID}() {OWN_MARK}}}}}\g<2>", source)
    return grid.mark_growing_tables(source)


def passes(source: str) -> tuple[Callable[[str], str], ...]:
    """What to do with the output of a template of this source; usually nothing."""
    needed: list[Callable[[str], str]] = []
    if cell_properties.are_computed(source):
        needed.append(cell_properties.checked)
    if CELL_END in source:
        needed.append(close_containers)
    if TABLE in source:
        needed.append(grid.fit_grids)
    if grid.may_lose_all_rows(source):
        needed.append(grid.without_rowless_tables)
    if grid.SEAM in source:
        needed.append(grid.keep_apart)
    if ranges.has_ranges(source) and "{%" in source:
        needed.append(ranges.make_whole)
    return tuple(needed)


def close_containers(xml: str) -> str:
    """Give each marked cell, header or text box that does not end with a paragraph an empty one."""
    return "".join(_closed(xml))


def _closed(xml: str) -> Iterator[str]:
    pieces = xml.split(CELL_END)
    for piece in pieces[:-1]:
        yield piece
        if not _ENDS_WITH_PARAGRAPH.search(piece[-_TAIL:]):
            yield "<w:p/>"
    yield pieces[-1]
