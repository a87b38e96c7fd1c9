"""What the notes of a slide say: where each of its numbers comes from."""

from __future__ import annotations

from shnor_docs.documents.tree import Document
from shnor_docs.rendering.slides.deck import Slide

HEADING = "Откуда числа этого слайда:"


def notes_of(slide: Slide, document: Document) -> str:
    """A line for each value that the slide prints; nothing if it prints none."""
    told = dict(document.notes)
    sources = slide.sources
    lines = [told[source] for source in sources if source in told and not _is_told(source, sources)]
    return "\n".join((HEADING, *lines)) if lines else ""


def _is_told(source: str, sources: tuple[str, ...]) -> bool:
    """Whether the slide prints the values that a change is made from: each has a line of its own."""
    return sum(other.startswith(f"{source}[") for other in sources) > 1
