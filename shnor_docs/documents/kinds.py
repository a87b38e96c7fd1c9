"""The kinds of documents: what each supplies to its template, and how its tree is built."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from shnor_docs.documents.appendices import GENITIVE, placements
from shnor_docs.documents.cards import card
from shnor_docs.documents.composing import writer
from shnor_docs.documents.consolidation import noted
from shnor_docs.documents.finishing.house_style import in_house_style
from shnor_docs.documents.forms.sheets import form_sections
from shnor_docs.documents.forms.subjects import printed_form, subject_of, titled
from shnor_docs.documents.orders import order
from shnor_docs.documents.papers import is_draft, paper, plan_section, sections, title_of
from shnor_docs.documents.prose import blocks, inline
from shnor_docs.documents.slides.building import slides
from shnor_docs.documents.slides.notes import value_notes
from shnor_docs.documents.slots import ORDER_SLOTS, PAPER_SLOTS, SLIDE_SLOTS, Slot
from shnor_docs.documents.tree import Document, Kind, Unit, walk
from shnor_docs.model.content import Content, DocumentNotes
from shnor_docs.model.document import Agreement, DocumentSettings, KindSettings, SlotForm, SlotSettings
from shnor_docs.model.file_names import SLIDES_SUFFIX

Build = Callable[[Content, DocumentSettings], tuple[Unit, ...]]


@dataclass(frozen=True, slots=True)
class DocumentKind:
    """A kind of document: its Russian name, default template and slots, and the builder of its tree.

    ``also`` are ready templates that a document of the kind may choose instead.
    """

    id: str
    title: str
    template: str
    slots: tuple[Slot, ...]
    build: Build
    also: tuple[str, ...] = ()

    @property
    def is_slides(self) -> bool:
        """Whether its documents are slides, in .pptx."""
        return self.template.endswith(SLIDES_SUFFIX)

    @property
    def templates(self) -> tuple[str, ...]:
        """All ready templates, the usual one first."""
        return (self.template, *self.also)


def _paper(agreement: Agreement) -> Build:
    """A document of sections whose name has that gender and number."""

    def build(content: Content, settings: DocumentSettings) -> tuple[Unit, ...]:
        return paper(content, settings, agreement, sections(content, settings))

    return build


def _roadmap(content: Content, settings: DocumentSettings) -> tuple[Unit, ...]:
    body = sections(content, settings) if settings.sections else plan_section(content, settings)
    return paper(content, settings, Agreement.MASCULINE, body)


def _order(content: Content, settings: DocumentSettings) -> tuple[Unit, ...]:
    found = next(o for o in content.program.orders if o.id == settings.order)
    return order(content, found, is_draft=is_draft(content, settings))


def _info_card(content: Content, settings: DocumentSettings) -> tuple[Unit, ...]:
    found = next(c for c in content.program.cards if c.id == settings.card)
    return _filled(content, settings, card(content, found, subject_of(content, settings)))


def _form(content: Content, settings: DocumentSettings) -> tuple[Unit, ...]:
    found = next(f for f in content.program.forms if f.id == settings.form)
    return _filled(content, settings, form_sections(content, found, subject_of(content, settings)))


def _filled(content: Content, settings: DocumentSettings, body: tuple[Unit, ...]) -> tuple[Unit, ...]:
    """A form under its title with whom it is for."""
    named = settings.model_copy(update={"title": document_title(content, settings)})
    return paper(content, named, Agreement.FEMININE, body)


_F, _M = Agreement.FEMININE, Agreement.MASCULINE
KINDS: Mapping[str, DocumentKind] = {
    kind.id: kind
    for kind in (
        DocumentKind("program", "Муниципальная программа", "program.docx", PAPER_SLOTS, _paper(_F)),
        DocumentKind("order", "Приказ", "order.docx", ORDER_SLOTS, _order, ("order-corner.docx",)),
        DocumentKind("roadmap", "План мероприятий (дорожная карта)", "roadmap.docx", PAPER_SLOTS, _roadmap),
        DocumentKind("info_card", "Информационная карта", "document.docx", PAPER_SLOTS, _info_card),
        DocumentKind(
            "diagnostic_card",
            "Диагностико-технологическая карта",
            "document.docx",
            PAPER_SLOTS,
            _form,
        ),
        DocumentKind("form", "Форма", "document.docx", PAPER_SLOTS, _form),
        DocumentKind("concept", "Концепция", "document.docx", PAPER_SLOTS, _paper(_F)),
        DocumentKind("model", "Модель", "document.docx", PAPER_SLOTS, _paper(_F)),
        DocumentKind("team", "Состав ответственных лиц", "document.docx", PAPER_SLOTS, _paper(_M)),
        DocumentKind("monitoring", "Программа мониторингов", "document.docx", PAPER_SLOTS, _paper(_F)),
        DocumentKind("regulation", "Положение", "document.docx", PAPER_SLOTS, _paper(Agreement.NEUTER)),
        DocumentKind("report", "Отчёт", "document.docx", PAPER_SLOTS, _paper(_M)),
        DocumentKind("slides", "Слайды (презентация)", "slides.pptx", SLIDE_SLOTS, slides),
    )
}


PRINTED: Mapping[str, str] = {"order": "order", "info_card": "card", "form": "form", "diagnostic_card": "form"}
"""By kind: the field of a document that names the record it prints; without one it prints nothing."""


OF_SECTIONS = frozenset(KINDS) - frozenset(PRINTED) - {"roadmap"}
"""Kinds of the package whose documents say nothing without sections; others print a record or the plan."""


def kind_of(content: Content, kind: str) -> DocumentKind:
    """A kind of the package or of the workspace.

    Raises:
        KeyError: there is no such kind; validation reports it.
    """
    return KINDS[kind] if kind in KINDS else declared(content.kinds[kind])


_KINDS_OF_PARTS = {SlotForm.LINE: Kind.LINE, SlotForm.LINES: Kind.LINES, SlotForm.BODY: Kind.BODY}


def declared(kind: KindSettings) -> DocumentKind:
    """The kind that a workspace declares: a document of sections with parts of its own."""
    own = tuple(Slot(slot.name, _KINDS_OF_PARTS[slot.form], slot.title) for slot in kind.slots)

    def build(content: Content, settings: DocumentSettings) -> tuple[Unit, ...]:
        usual = paper(content, settings, kind.agreement, sections(content, settings))
        return (*usual, *(_own_slot(content, settings, slot) for slot in kind.slots))

    return DocumentKind(kind.id, kind.title, kind.template, PAPER_SLOTS + own, build)


def _own_slot(content: Content, settings: DocumentSettings, slot: SlotSettings) -> Unit:
    text, prose = settings.slots.get(slot.name, slot.content) or "", writer(content, settings.id)
    if slot.form is SlotForm.LINE:
        return Unit(slot.name, Kind.LINE, inline(text, prose))
    body = blocks(text, f"slots.{slot.name}", prose)
    if slot.form is SlotForm.LINES:
        body = tuple(Unit(unit.id, Kind.LINE, unit.text) for top in body for unit in walk(top) if unit.text)
    return Unit(slot.name, _KINDS_OF_PARTS[slot.form], children=body)


def document(content: Content, settings: DocumentSettings) -> Document:
    """The tree of a document with the properties of its file. The content must have passed validation."""
    kind, program = kind_of(content, settings.kind), content.program
    root = Unit(settings.id, Kind.DOCUMENT, children=kind.build(content, _text_of(content, settings)))
    if settings.consolidates:
        root = _consolidated(content, settings.consolidates, root)
    return Document(
        id=settings.id,
        kind=kind.id,
        title=document_title(content, settings),
        author=program.authority.name,
        subject=program.title,
        keywords=", ".join((kind.title, program.municipality.name, str(program.period))),
        root=in_house_style(root, content.typography),
        draft=is_draft(content, _text_of(content, settings)),
        municipality=program.municipality.name,
        notes=value_notes(content, root) if kind.is_slides else (),
    )


def _text_of(content: Content, settings: DocumentSettings) -> DocumentSettings:
    """The document whose text is printed: another one's, if this one consolidates it."""
    text = next((other for other in content.program.documents if other.id == settings.consolidates), None)
    if text is None:
        return settings
    return text.model_copy(update={name: own for name in _OWN if (own := getattr(settings, name))})


_OWN = ("title", "subtitle", "title_page", "place", "year", "contents")
"""What a document that consolidates another one says itself, if it does."""


def _consolidated(content: Content, name: str, root: Unit) -> Unit:
    own = next((one.order for one in content.program.documents if one.id == name), None)
    orders = [order for order in content.program.orders if order.id == own]
    orders += [found.order for found in placements(content) if found.appendix.document == name]
    form = orders[0].form.lower() if orders else "приказ"
    return noted(root, content.notes.get(name, DocumentNotes()), *GENITIVE.get(form, (form, form)))


def document_title(content: Content, settings: DocumentSettings) -> str:
    """What the document is called: an order by its heading, a card by its own title."""
    if settings.consolidates and not settings.title:
        settings = _text_of(content, settings)
    own = next((o for o in content.program.orders if o.id == settings.order), None)
    if own and settings.kind == "order":
        return f"{own.form.capitalize()} «{own.title}»"
    printed = printed_form(content, settings)
    if printed and not settings.title:
        return titled(printed.title, printed.blank, subject_of(content, settings))
    return title_of(content, settings)
