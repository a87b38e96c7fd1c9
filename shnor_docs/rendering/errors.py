"""What stops a rendering, and where in a Word template it happened."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from shnor_docs.diagnostics import Code, Diagnostic, Location, ShnorError


class TemplateError(ShnorError):
    """A template that cannot be read, compiled or rendered; carries every problem found."""


class Refusal(Exception):
    """Raised inside a running template; the renderer adds the place and makes a :class:`TemplateError`.

    ``message`` and ``hint`` are Russian, as in a :class:`~shnor_docs.diagnostics.Diagnostic`.
    """

    def __init__(self, code: Code, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.hint = hint

    def at(self, location: Location) -> Diagnostic:
        """The diagnostic of this refusal at a place of the template."""
        return Diagnostic.of(self.code, self.message, location, self.hint)


@contextmanager
def refusing(file: str) -> Iterator[None]:
    """Turns a refusal of a whole template into a :class:`TemplateError` that names its file."""
    try:
        yield
    except Refusal as refusal:
        raise TemplateError(refusal.at(Location(file))) from refusal
