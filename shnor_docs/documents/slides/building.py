"""The parts of a document of slides: a cover and sections."""

from __future__ import annotations

from shnor_docs.documents.papers import paper, sections
from shnor_docs.documents.slots import SLIDE_SLOTS
from shnor_docs.documents.tree import Unit, line
from shnor_docs.model.content import Content
from shnor_docs.model.document import Agreement, DocumentSettings
from shnor_docs.russian.typography import typeset


def slides(content: Content, settings: DocumentSettings) -> tuple[Unit, ...]:
    """The slots of a document of slides; its sections are numbered only if its settings say how."""
    if "numbering" not in settings.model_fields_set:
        settings = settings.model_copy(update={"numbering": ""})
    own = {unit.id: unit for unit in paper(content, settings, Agreement.FEMININE, sections(content, settings))}
    place = line("place", typeset(settings.place or ""))
    own |= {"place": place, "year": line("year", typeset(settings.year or ""))}
    return tuple(own[slot.name] for slot in SLIDE_SLOTS)
