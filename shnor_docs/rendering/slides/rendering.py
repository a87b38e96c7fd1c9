"""A document of slides rendered: laid out in its template, written, packed."""

from __future__ import annotations

from pathlib import Path

from shnor_docs.diagnostics import Diagnostic
from shnor_docs.documents.tree import Document
from shnor_docs.rendering.errors import TemplateError, refusing
from shnor_docs.rendering.package.reading import read_file
from shnor_docs.rendering.slides.deck import Deck
from shnor_docs.rendering.slides.laying import laid_out
from shnor_docs.rendering.slides.notes import notes_of
from shnor_docs.rendering.slides.opening import design_of
from shnor_docs.rendering.slides.packing import Stamp, as_file
from shnor_docs.rendering.slides.writing import written


def deck_of(document: Document, template: Path, file: str) -> Deck:
    """The slides of a document in a template, with what does not fit; raises :class:`TemplateError`."""
    with refusing(template.as_posix()):
        return laid_out(document, design_of(read_file(template)), file)


def misfits(document: Document, template: Path, file: str) -> tuple[Diagnostic, ...]:
    """What of a document does not fit on slides; nothing if its template cannot be used: its own check tells why."""
    try:
        return deck_of(document, template, file).problems
    except TemplateError:
        return ()


def render_slides(document: Document, template: Path, file: str, stamp: Stamp | None = None) -> bytes:
    """The .pptx of a document; ``file`` is its name.

    Raises:
        TemplateError: the template cannot be used, or something of the document does not fit on a slide.
    """
    deck = deck_of(document, template, file)
    if deck.problems:
        raise TemplateError(*deck.problems)
    with refusing(template.as_posix()):
        data = read_file(template)
        saved = written(deck, design_of(data), data, lambda slide: notes_of(slide, document))
        return as_file(saved, document, stamp)
