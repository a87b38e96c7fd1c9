"""From a part's XML with docxtpl tags to the source of a Jinja template.

docxtpl's own ``patch_xml`` defines the language, so it is called, once per template; around it stand the
marks that lead back to the tags, and what makes the output sound: fresh ids, whole cells, true grids.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from shnor_docs.rendering import gate
from shnor_docs.rendering.errors import Refusal
from shnor_docs.rendering.marking import BREAK, MARK, MARK_END, PlacedTag
from shnor_docs.rendering.xml import MALFORMED, Element, serialize

_MARKED = re.compile(f"\\s*{MARK}(\\d+){MARK_END}")
_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Source:
    """Jinja source of one part; ``lines[n - 1]`` is the index of the tag on line ``n``."""

    text: str
    lines: tuple[int, ...]


def jinja_source(root: Element, end: str = "") -> Source:
    """The source of a part whose tags are marked, cut before its ``end``."""
    xml = serialize(root)
    if not xml.endswith(end):
        raise Refusal(MALFORMED, "конец документа записан необычно", "откройте шаблон в Word и сохраните заново")
    return _with_numbered_lines(gate.prepare(_patch(xml).removesuffix(end)))


def _patch(xml: str) -> str:
    from docxtpl import DocxTemplate

    patched: str = DocxTemplate.patch_xml(None, xml)
    return _TAG.sub(_unescape, patched)


def _unescape(tag: re.Match[str]) -> str:
    """Inside a tag, ``&amp;`` and Russian quotes as the characters Jinja reads."""
    text = tag[0].replace(BREAK, " ").replace("\u201e", '"').replace("&quot;", '"')
    return text.replace("&amp;", "&")


def _with_numbered_lines(source: str) -> Source:
    lines = tuple(int(mark[1]) for mark in _MARKED.finditer(source))
    return Source(_MARKED.sub("\n", source), lines)


def scopes(source: Source, tags: Sequence[PlacedTag]) -> dict[int, str]:
    """For each line of the source whose tag replaces its run, paragraph, row or cell: which of them."""
    by_line = ((line, tags[index].tag.scope) for line, index in enumerate(source.lines, 1))
    return {line: scope for line, scope in by_line if scope}
