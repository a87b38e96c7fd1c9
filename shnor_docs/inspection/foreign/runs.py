"""Text as Word prints it, and runs of one look."""

from __future__ import annotations

from shnor_docs.inspection.foreign.looks import Look
from shnor_docs.inspection.foreign.tree import Run
from shnor_docs.rendering.package.xml import SPACE, Element

_BLANKS = " \t\r\n"


def text_of(element: Element) -> str:
    """The text of a ``w:t``: blanks at its ends only where they are to be kept, a new line of the file as a blank."""
    text = element.text or ""
    if text[:1] in _BLANKS or text[-1:] in _BLANKS:
        text = text if _keeps_blanks(element) else text.strip(_BLANKS)
    if "\n" in text or "\r" in text:
        text = text.replace("\r\n", " ").replace("\n", " ").replace("\r", " ")
    return text


def _keeps_blanks(element: Element) -> bool:
    """Whether blanks at the ends of a text are printed: by its own word or by that of what it stands in."""
    said = (one.get(SPACE) for one in (element, *element.iterancestors()))
    return next(filter(None, said), "default") == "preserve"


def run_of(look: Look, text: str, field: str) -> Run:
    """Text of a look, in a field or in none."""
    return Run(text, look.bold, look.italic, look.underlined, look.struck, look.caps, look.raised, field)
