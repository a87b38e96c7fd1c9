"""Effective formatting: what Word shows after defaults, table styles, chains of styles, lists, direct properties."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from shnor_docs.inspection.properties import ParagraphFormat, RunFormat, folded_paragraph, folded_run
from shnor_docs.inspection.word_files import WordFile
from shnor_docs.rendering.numbering.lists import Lists, Placed, read_lists
from shnor_docs.rendering.package.xml import A, Element, W, value_of
from shnor_docs.rendering.styles.chains import Chains, read_chains

_THEME_FONTS = {"minor": ("minorHAnsi", "minorAscii", "minorBidi"), "major": ("majorHAnsi", "majorAscii", "majorBidi")}


@dataclass(frozen=True, slots=True, eq=False)
class Formats:
    """Styles, lists and theme fonts of a file, ready to be asked."""

    chains: Chains
    base: tuple[Element, ...]
    """``w:pPr`` and ``w:rPr`` of the document's defaults, as far as there are any."""
    lists: Lists
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

    def style_name(self, paragraph: Element) -> str:
        """The name of a paragraph's style as Word shows it, in lower case."""
        names = (value_of(style, "name") for style in self.chains.of(self.chains.style_of(paragraph)))
        return next(filter(None, names), "").casefold()

    def _paragraph_layers(self, paragraph: Element) -> Iterator[Element]:
        yield from (one for one in self.base if one.tag == f"{W}pPr")
        yield from self._of_table(paragraph, "pPr")
        yield from self._of_styles(self.chains.style_of(paragraph), "pPr")
        own = paragraph.find(f"{W}pPr")
        if own is not None:
            yield from self._indents(self.lists.place(paragraph) if own.find(f"{W}numPr") is not None else None)
            yield own

    def _run_layers(self, run: Element, paragraph: Element) -> Iterator[Element]:
        yield from (one for one in self.base if one.tag == f"{W}rPr")
        yield from self._of_table(paragraph, "rPr")
        yield from self._of_styles(self.chains.style_of(paragraph), "rPr")
        own = run.find(f"{W}rPr")
        if own is not None:
            yield from self._of_styles(value_of(own, "rStyle"), "rPr")
            yield own

    def _of_table(self, paragraph: Element, kind: str) -> Iterator[Element]:
        table = next(paragraph.iterancestors(f"{W}tbl"), None)
        if table is not None:
            named = table.find(f"{W}tblPr/{W}tblStyle")
            name = named.get(f"{W}val", "") if named is not None else self.chains.defaults.get("table", "")
            yield from self._of_styles(name, kind)

    def _of_styles(self, style: str, kind: str) -> list[Element]:
        """Properties of a style and of those it is based on, the farthest first, each once looked for."""
        if (style, kind) not in self._paragraphs:
            self._paragraphs[style, kind] = list(self._layers_of(style, kind))
        return self._paragraphs[style, kind]

    def _layers_of(self, style: str, kind: str) -> Iterator[Element]:
        for one in reversed(self.chains.of(style)):
            properties = one.find(f"{W}{kind}")
            if properties is not None:
                has_list = properties.find(f"{W}numPr") is not None
                yield from self._indents(self.lists.place_of_style(one.get(f"{W}styleId", "")) if has_list else None)
                yield properties

    def _indents(self, placed: Placed | None) -> Iterator[Element]:
        """The indents of the list level that a paragraph is put into."""
        level = self.lists.level(placed)
        if level is not None and level.properties is not None:
            yield level.properties


def formats_of(file: WordFile) -> Formats:
    """The formats of a file; what it lacks gives nothing."""
    chains = read_chains(file.styles)
    base = file.styles.findall(f"{W}docDefaults/*/*") if file.styles is not None else []
    languages = (value_of(one, "lang") for one in base)
    lists = read_lists(file.numbering, chains, next(filter(None, languages), ""))
    return Formats(chains, tuple(base), lists, _theme_fonts(file.theme))


def _theme_fonts(theme: Element | None) -> dict[str, str]:
    found: dict[str, str] = {}
    for kind, names in _THEME_FONTS.items():
        latin = theme.find(f".//{A}{kind}Font/{A}latin") if theme is not None else None
        if latin is not None and latin.get("typeface"):
            found |= dict.fromkeys(names, latin.get("typeface", ""))
    return found
