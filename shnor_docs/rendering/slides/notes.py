"""What the notes of a slide say: where each of its numbers comes from."""

from __future__ import annotations

from shnor_docs.documents.tree import Document
from shnor_docs.rendering.slides.deck import Slide

HEADING = "Откуда числа этого слайда:"


def notes_of(slide: Slide, document: Document) -> str:
    """A line for each value that the slide prints; nothing if it prints none."""
    told = dict(document.notes)
    lines = [told[source] for source in slide.sources if source in told]
    return "\n".join((HEADING, *lines)) if lines else ""
