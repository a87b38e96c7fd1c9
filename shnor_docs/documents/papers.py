"""Documents of titled sections: the program, its roadmap, a concept, a model."""

from __future__ import annotations

from shnor_docs.documents.appendices import placements
from shnor_docs.documents.approvals import approvals
from shnor_docs.documents.charts.building import chart
from shnor_docs.documents.composing import writer
from shnor_docs.documents.drafts.openness import holds_open_point
from shnor_docs.documents.drafts.placeholders import holds_placeholder
from shnor_docs.documents.emptiness import without_empty
from shnor_docs.documents.forms.subjects import Subject, subject_of
from shnor_docs.documents.marks import marks
from shnor_docs.documents.prose import Writer, blocks
from shnor_docs.documents.tree import Kind, Unit, line, text_of
from shnor_docs.model.base import EntityId
from shnor_docs.model.content import Content
from shnor_docs.model.document import Agreement, DocumentSettings, Section
from shnor_docs.russian.typography import typeset

DRAFT = "ПРОЕКТ"
UNNUMBERED = "-"


def is_draft(content: Content, settings: DocumentSettings) -> bool:
    """Whether the document prints an open point or a placeholder, or its order lacks its date or number.

    Its order is the one it prints or the one that approves it.
    """
    approving = {p.order.id for p in placements(content) if p.appendix.document == settings.id}
    orders = (order for order in content.program.orders if order.id in {*approving, settings.order})
    unfinished = holds_open_point(content, settings) or holds_placeholder(content, settings)
    return unfinished or any(order.is_draft for order in orders)


def title_of(content: Content, settings: DocumentSettings) -> str:
    """The document's title: its own, or that of what it prints."""
    roadmap = content.program.roadmap
    if settings.kind == "roadmap" and roadmap and not settings.title:
        return roadmap.title
    return settings.title or content.program.title


def paper(
    content: Content, settings: DocumentSettings, agreement: Agreement, body: tuple[Unit, ...]
) -> tuple[Unit, ...]:
    """The slots of a document whose text is ``body``."""
    place = settings.place or content.program.authority.place or ""
    body = (*body, *_chart_section(content, settings))
    return (
        line("draft", DRAFT if is_draft(content, settings) else ""),
        marks(content, settings, settings.agreement or agreement),
        line("title", typeset(title_of(content, settings))),
        line("subtitle", typeset(settings.subtitle or "")),
        line("place", typeset(place) if settings.title_page else ""),
        line("year", typeset(settings.year or "") if settings.title_page else ""),
        approvals(settings.approvals),
        Unit("contents", Kind.BODY, children=_contents(body) if settings.contents else ()),
        Unit("body", Kind.BODY, children=body),
    )


def _contents(body: tuple[Unit, ...]) -> tuple[Unit, ...]:
    """An entry for each titled section."""
    titled = (unit for unit in body if unit.kind is Kind.SECTION and unit.text)
    return tuple(Unit(unit.id, Kind.ENTRY, unit.text, unit.number) for unit in titled)


def sections(content: Content, settings: DocumentSettings) -> tuple[Unit, ...]:
    """The document's sections that have text, numbered in the way its settings ask for."""
    prose, number, units = writer(content, settings.id), 0, []
    for section in settings.sections:
        text = blocks(text_of_section(content, section), f"sections.{section.id}", prose)
        if body := (*text, *_charts(content, section.charts, prose)):
            number += section.title is not None and section.number is None
            units.append(_section(settings, section, number, body))
    return tuple(units)


def _charts(
    content: Content, names: tuple[EntityId, ...], prose: Writer, subject: Subject | None = None
) -> tuple[Unit, ...]:
    known = {one.id: one for one in content.program.charts}
    placed = (unit for name in names if name in known for unit in chart(content, known[name], prose, subject))
    return without_empty(placed)


def _chart_section(content: Content, settings: DocumentSettings) -> tuple[Unit, ...]:
    """The charts that stand at the end of a document, for whom it is filled in."""
    prose = writer(content, settings.id)
    units = _charts(content, settings.charts, prose, subject_of(content, settings))
    return (Unit("sections.charts", Kind.SECTION, children=units),) if units else ()


def text_of_section(content: Content, section: Section) -> str:
    """The Markdown of a section, from its file or its place."""
    return content.files.get(str(section.file), "") if section.file else section.text or ""


def _section(settings: DocumentSettings, section: Section, ordinal: int, body: tuple[Unit, ...]) -> Unit:
    unit_id = f"sections.{section.id}"
    return Unit(
        unit_id,
        Kind.SECTION,
        text_of(typeset(section.title or "")),
        number=_number(settings, section, ordinal),
        children=body,
        landscape=section.landscape,
        new_page=section.new_page,
    )


def _number(settings: DocumentSettings, section: Section, ordinal: int) -> str:
    if section.title is None or section.number == UNNUMBERED:
        return ""
    return section.number or settings.numbering.replace("{n}", str(ordinal))


def plan_section(content: Content, settings: DocumentSettings) -> tuple[Unit, ...]:
    """The roadmap alone on landscape pages."""
    units = blocks("{{ roadmap }}", "sections.roadmap", writer(content, settings.id))
    return (Unit("sections.roadmap", Kind.SECTION, children=units, landscape=True),) if units else ()
