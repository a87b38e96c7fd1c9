"""Fields of Word that a loop or a condition would cut: one half without the other swallows the text that follows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from shnor_docs.diagnostics import Diagnostic, Severity, declare
from shnor_docs.rendering.errors import Refusal
from shnor_docs.rendering.parts.patching import Source
from shnor_docs.rendering.repeating.loops import Region, regions
from shnor_docs.rendering.tags.marking import PlacedTag
from shnor_docs.rendering.tags.syntax import at_tag

CUT_FIELD = declare("ШД649", Severity.ERROR, "Поле Word начинается внутри цикла или условия, а кончается вне его")

_EDGE = re.compile(r'<w:fldChar\b[^>]*\bw:fldCharType="(begin|end)"')
_HINT = "поле (например, оглавление) целиком должно стоять внутри или вне цикла: перенесите тег"


def cut_fields(tags: Sequence[PlacedTag], source: Source, file: str) -> Iterator[Diagnostic]:
    """Fields whose halves stand on different sides of a tag."""
    if "<w:fldChar" not in source.text:
        return
    found, begun = regions(source.text), []
    for edge in _EDGE.finditer(source.text):
        if edge[1] == "begin":
            begun.append(edge.start())
        elif begun and (between := _around(found, begun.pop()) ^ _around(found, edge.start())):
            yield _cut(min(between, key=lambda region: region.pair), tags, source, file)


def _around(found: Sequence[Region], position: int) -> set[Region]:
    return {region for region in found if region.holds(position)}


def _cut(region: Region, tags: Sequence[PlacedTag], source: Source, file: str) -> Diagnostic:
    line = source.text.count("\n", 0, region.start)
    placed = tags[source.tag_index(line) or 0]
    return at_tag(Refusal(CUT_FIELD, "одна половина поля Word стоит внутри, другая — снаружи", _HINT), placed, file)
