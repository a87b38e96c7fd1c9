"""From a part's XML with docxtpl tags to the source of a Jinja template.

docxtpl's own ``patch_xml`` defines the language, so it is called, once per template; around it stand the
marks that lead back to the tags, and what makes the output sound: fresh ids, whole cells, true grids.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from shnor_docs.rendering.errors import Refusal
from shnor_docs.rendering.package.xml import MALFORMED, Element, serialize
from shnor_docs.rendering.repeating import gate
from shnor_docs.rendering.tags.marking import BREAK, KEEPSAKE, MARK, MARK_END, OWN_MARK, TEXT_MARK, PlacedTag
from shnor_docs.rendering.tags.tokens import with_straight_quotes

_MARKED = re.compile(f"\\s*{MARK}(\\d*){MARK_END}")
_MARKED_TEXT = re.compile(f"{TEXT_MARK}(\\d+){MARK_END}")
_KEEPSAKE = re.compile(f' keepsake="{KEEPSAKE}(\\d+){MARK_END}"')
_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
_RAW = r"\{%[-+]?\s*raw\s*[-+]?%\}.*?\{%[-+]?\s*endraw\s*[-+]?%\}"
_RAW_OR_TAG = re.compile(f"(?P<raw>{_RAW})|{_TAG.pattern}", re.DOTALL)
_OWN_SPAN = re.compile(r'(?<=loop\.length )(?=\}\}")')
"""Where docxtpl multiplies a span by the length of the loop about ``{% hm %}``."""


@dataclass(frozen=True, slots=True)
class Source:
    """Jinja source of one part; ``lines[n - 1]`` is the index of the tag on line ``n``, none if it is not the author's.

    ``texts`` are the indexes of the pieces of text that docxtpl has kept, ``keepsakes`` those of what is no text.
    """

    text: str
    lines: tuple[int | None, ...]
    texts: frozenset[int]
    keepsakes: frozenset[int]

    def tag_index(self, line: int) -> int | None:
        """The index of the tag on a line, or of the nearest before it."""
        return next((index for index in reversed(self.lines[:line]) if index is not None), None)


def jinja_source(root: Element, end: str = "") -> Source:
    """The source of a part whose tags are marked, cut before its ``end``."""
    xml = serialize(root)
    if not xml.endswith(end):
        raise Refusal(MALFORMED, "конец документа записан необычно", "откройте шаблон в Word и сохраните заново")
    patched = _patch(xml).removesuffix(end)
    keepsakes, patched = _unmarked(_KEEPSAKE, patched)
    texts, patched = _unmarked(_MARKED_TEXT, patched)
    return _with_numbered_lines(gate.prepare(patched), texts, keepsakes)


def _patch(xml: str) -> str:
    from docxtpl import DocxTemplate

    patched: str = DocxTemplate.patch_xml(None, xml)
    return _OWN_SPAN.sub(OWN_MARK, _RAW_OR_TAG.sub(_mended, patched))


def _mended(found: re.Match[str]) -> str:
    """A tag with the characters that Jinja reads; a raw block as XML again, docxtpl has unescaped its braces."""
    if found["raw"]:
        return _TAG.sub(lambda tag: tag[0].replace("<", "&lt;").replace(">", "&gt;"), found[0])
    text = found[0].replace(BREAK, " ").replace("&quot;", '"').replace("&amp;", "&")
    return with_straight_quotes(text)


def _unmarked(mark: re.Pattern[str], patched: str) -> tuple[frozenset[int], str]:
    """The indexes of the marks that docxtpl has kept, and the XML without them."""
    return frozenset(int(found[1]) for found in mark.finditer(patched)), mark.sub("", patched)


def _with_numbered_lines(source: str, texts: frozenset[int], keepsakes: frozenset[int]) -> Source:
    lines = tuple(int(mark[1]) if mark[1] else None for mark in _MARKED.finditer(source))
    return Source(_MARKED.sub("\n", source), lines, texts, keepsakes)


def scopes(source: Source, tags: Sequence[PlacedTag]) -> dict[int, str]:
    """For each line of the source whose tag replaces its run, paragraph, row or cell: which of them."""
    typed = ((line, index) for line, index in enumerate(source.lines, 1) if index is not None)
    return {line: tags[index].tag.scope for line, index in typed if tags[index].tag.scope}
