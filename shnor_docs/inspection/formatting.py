"""Effective formatting: what Word shows after defaults, table styles, chains of styles, lists, direct properties."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from shnor_docs.inspection.properties import ParagraphFormat, RunFormat, folded_paragraph, folded_run
from shnor_docs.inspection.word_files import WordFile
from shnor_docs.rendering.package.xml import A, Element, W, tag_of, value_of

_LONGEST_CHAIN = 30
"""Word's own limit is eleven; a chain that bites its tail ends here."""
_THEME_FONTS = {"minor": ("minorHAnsi", "minorAscii", "minorBidi"), "major": ("majorHAnsi", "majorAscii", "majorBidi")}


@dataclass(frozen=True, slots=True, eq=False)
class Formats:
    """Styles, lists and theme fonts of a file, ready to be asked."""

    styles: Mapping[str, Element]
    defaults: Mapping[str, str]
    """The default style of each kind."""
    base: tuple[Element, ...]
    """``w:pPr`` and ``w:rPr`` of the document's defaults, as far as there are any."""
    levels: Mapping[tuple[str, str], Element]
    """Levels of lists by ``numId`` and ``ilvl``."""
    theme: Mapping[str, str]
    _paragraphs: dict[tuple[str, str], list[Element]] = field(default_factory=dict)

    def paragraph(self, paragraph: Element) -> ParagraphFormat:
        """How a paragraph stands."""
        return folded_paragraph(self._paragraph_layers(paragraph))

    def run(self, run: Element, paragraph: Element) -> RunFormat:
        """How the text of a run looks."""
        return folded_run(self._run_layers(run, paragraph), self.theme)

    def mark_of(self, paragraph: Element) -> RunFormat:
        """How the mark of a paragraph looks: the height of one without text."""
        mark = paragraph.find(f"{W}pPr/{W}rPr")
        own = () if mark is None else (mark,)
        return folded_run((*self._run_layers(paragraph, paragraph), *own), self.theme)

    def of_style(self, style: str) -> ParagraphFormat:
        """How a paragraph of a style stands that says nothing itself."""
        base = (one for one in self.base if one.tag == f"{W}pPr")
        return folded_paragraph((*base, *self._of_styles(style, "pPr")))

    def style_of(self, paragraph: Element) -> str:
        """The id of a paragraph's style."""
        named = paragraph.find(f"{W}pPr/{W}pStyle")
        found = named.get(f"{W}val", "") if named is not None else ""
        return found if found in self.styles else self.defaults.get("paragraph", "")

    def style_name(self, paragraph: Element) -> str:
        """The name of a paragraph's style as Word shows it, in lower case."""
        names = (value_of(style, "name") for style in self._chain(self.style_of(paragraph)))
        return next((name for name in reversed(list(names)) if name), "").casefold()

    def _paragraph_layers(self, paragraph: Element) -> Iterator[Element]:
        yield from (one for one in self.base if one.tag == f"{W}pPr")
        yield from self._of_table(paragraph, "pPr")
        yield from self._of_styles(self.style_of(paragraph), "pPr")
        yield from self._with_list(paragraph.find(f"{W}pPr"), "")

    def _run_layers(self, run: Element, paragraph: Element) -> Iterator[Element]:
        yield from (one for one in self.base if one.tag == f"{W}rPr")
        yield from self._of_table(paragraph, "rPr")
        yield from self._of_styles(self.style_of(paragraph), "rPr")
        own = run.find(f"{W}rPr")
        if own is not None:
            yield from self._of_styles(value_of(own, "rStyle"), "rPr")
            yield own

    def _of_table(self, paragraph: Element, kind: str) -> Iterator[Element]:
        table = next(paragraph.iterancestors(f"{W}tbl"), None)
        if table is not None:
            named = table.find(f"{W}tblPr/{W}tblStyle")
            name = named.get(f"{W}val", "") if named is not None else self.defaults.get("table", "")
            yield from self._of_styles(name, kind)

    def _of_styles(self, style: str, kind: str) -> list[Element]:
        """Properties of a style and of those it is based on, the farthest first, each once looked for."""
        if (style, kind) not in self._paragraphs:
            found = (one.find(f"{W}{kind}") for one in self._chain(style))
            self._paragraphs[style, kind] = [layer for one in found for layer in self._with_list(one, style)]
        return self._paragraphs[style, kind]

    def _chain(self, style: str) -> list[Element]:
        chain: list[Element] = []
        while style in self.styles and len(chain) < _LONGEST_CHAIN:
            chain.append(self.styles[style])
            style = value_of(self.styles[style], "basedOn")
        return chain[::-1]

    def _with_list(self, properties: Element | None, style: str) -> Iterator[Element]:
        """The properties after the indents of the list they put the paragraph in."""
        if properties is None:
            return
        numbering = properties.find(f"{W}numPr")
        if numbering is not None:
            level = self.levels.get((value_of(numbering, "numId"), value_of(numbering, "ilvl") or "0"))
            indents = level.find(f"{W}pPr") if level is not None else None
            if indents is not None:
                yield indents
        yield properties


def formats_of(file: WordFile) -> Formats:
    """The formats of a file; what it lacks gives nothing."""
    styles = {one.get(f"{W}styleId", ""): one for one in _children(file.styles, "style")}
    defaults = {one.get(f"{W}type", ""): key for key, one in styles.items() if one.get(f"{W}default") in ("1", "true")}
    base = file.styles.findall(f"{W}docDefaults/*/*") if file.styles is not None else []
    return Formats(styles, defaults, tuple(base), _levels(file.numbering), _theme_fonts(file.theme))


def _levels(numbering: Element | None) -> dict[tuple[str, str], Element]:
    abstract = {one.get(f"{W}abstractNumId", ""): one for one in _children(numbering, "abstractNum")}
    found: dict[tuple[str, str], Element] = {}
    for number in _children(numbering, "num"):
        source = abstract.get(value_of(number, "abstractNumId"))
        own = [one for over in number.iterfind(f"{W}lvlOverride") for one in over.iterfind(f"{W}lvl")]
        for level in (*_children(source, "lvl"), *own):
            found[number.get(f"{W}numId", ""), level.get(f"{W}ilvl", "0")] = level
    return found


def _theme_fonts(theme: Element | None) -> dict[str, str]:
    found: dict[str, str] = {}
    for kind, names in _THEME_FONTS.items():
        latin = theme.find(f".//{A}{kind}Font/{A}latin") if theme is not None else None
        if latin is not None and latin.get("typeface"):
            found |= dict.fromkeys(names, latin.get("typeface", ""))
    return found


def _children(parent: Element | None, name: str) -> list[Element]:
    return [] if parent is None else [child for child in parent if tag_of(child) == f"{W}{name}"]
