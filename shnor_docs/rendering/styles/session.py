"""What blocks of one document may ask of its template: styles, lists, sections, ids."""

from __future__ import annotations

from xml.sax.saxutils import quoteattr

from shnor_docs.documents.charts.drawn import Chart
from shnor_docs.rendering.charts.placed import PlacedChart
from shnor_docs.rendering.styles.numbering import Numbering
from shnor_docs.rendering.styles.sections import Layout
from shnor_docs.rendering.styles.styles import StyleKind, Styles

FIRST_ID = 1_000
UNIT = "unit"
"""An attribute of paragraphs, tables and rows that no written file has: a redline takes it away."""


class Session:
    """One rendering's shared state: the lists it began, the orientation it is in, the ids it gave out."""

    def __init__(self, styles: Styles, numbering: Numbering, layout: Layout, last_id: int = FIRST_ID) -> None:
        self._styles = styles
        self._numbering = numbering
        self._layout = layout
        self._landscape = layout.landscape
        self._sections_closed = 0
        self._style_ids: dict[tuple[str, StyleKind], str] = {}
        self._last_id = last_id
        self.new_nums: list[str] = []
        self.part = ""
        """The part that is being rendered."""
        self.charts: list[PlacedChart] = []
        self.names_units = False

    def style_id(self, name: str, kind: StyleKind = "paragraph") -> str:
        """The id of a style by its visible name, letter case aside; an unknown name stops the rendering."""
        known = self._style_ids.get((name, kind))
        if known is None:
            known = self._style_ids[name, kind] = self._styles.find(name, kind).id
        return known

    def points(self, name: str, otherwise: float) -> float:
        """The size of letters that a paragraph style sets itself."""
        return self._styles.find(name, "paragraph").points or otherwise

    @property
    def font(self) -> str:
        """The font of the text."""
        return self._styles.font

    @property
    def landscape(self) -> bool:
        """Whether the current section's pages are landscape."""
        return self._landscape

    def new_list(self, style_or_abstract_name: str, start: int | None = None) -> int:
        """The ``numId`` of a new list that looks as the style's list does; ``start`` is its first number."""
        abstract_id = self._numbering.abstract_id(style_or_abstract_name, self._styles)
        num_id = self._numbering.first_free + len(self.new_nums)
        self.new_nums.append(self._numbering.new_num(num_id, abstract_id, start))
        return num_id

    def list_again(self, num_id: int) -> int:
        """The ``numId`` of a new list that is as a list of the template and begins anew."""
        if str(num_id) not in self._numbering.abstract_of_num:
            return num_id
        new_id = self._numbering.first_free + len(self.new_nums)
        self.new_nums.append(self._numbering.num_again(new_id, str(num_id)))
        return new_id

    def section_break(self, landscape: bool) -> str:
        """A paragraph that ends the current section; the next one is ``landscape`` or portrait."""
        closed = f"<w:p><w:pPr>{self._section()}</w:pPr></w:p>"
        self._sections_closed += 1
        self._landscape = landscape
        return closed

    def final_section(self) -> str:
        """The section properties that end the body, in the orientation current now."""
        return self._section()

    def place_chart(self, chart: Chart, width: float, height: float) -> str:
        """The relation by which the current part names a chart that it holds from now on; centimetres."""
        relation = f"shnorChart{len(self.charts) + 1}"
        self.charts.append(PlacedChart(self.part, relation, chart, width, height))
        return relation

    @property
    def relations(self) -> frozenset[str]:
        """The relations that the charts of the current part have brought."""
        return frozenset(one.relation for one in self.charts if one.part == self.part)

    def next_id(self) -> int:
        """A number no other drawing or bookmark of this document has."""
        self._last_id += 1
        return self._last_id

    def named(self, unit_id: str, xml: str) -> str:
        """The XML of an element; where that is wanted, with the attribute that tells of which unit it is."""
        if not self.names_units:
            return xml
        tag, _, rest = xml.partition(">")
        return f"{tag} {UNIT}={quoteattr(unit_id)}>{rest}"

    def text_width(self, landscape: bool | None = None) -> int:
        """Width of the text area in twips: in the current orientation unless one is named."""
        return self._layout.text_widths[self._landscape if landscape is None else landscape]

    def numbering_xml(self) -> str | None:
        """The part ``numbering.xml`` with the new lists, or none if none was begun."""
        return self._numbering.with_nums(self.new_nums) if self.new_nums else None

    def _section(self) -> str:
        sections = self._layout.later if self._sections_closed else self._layout.first
        return sections[self._landscape]
