"""References ``{{ path | filter }}`` of prose: one path and listed filters, no statements."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from shnor_docs.russian.likeness import hidden

_STEP = re.compile(r"\s*(?:\.\s*([^\W\d]\w*)|\[\s*(?:\"([^\"]*)\"|'([^']*)'|([^\]\s'\"]+))\s*\])")
_NAME = re.compile(r"\s*([^\W\d]\w*)")
_FILTER = re.compile(r"\s*\|\s*([^\W\d]\w*)(?:\s*\(((?:\"[^\"]*\"|'[^']*'|[^)'\"])*)\))?")
_ARGUMENT = re.compile(r"(?:(?:\"([^\"]*)\"|'([^']*)')\s*|([^,'\"]+))(?:,|$)")

PATTERN = re.compile(r"\{\{((?:(?!\{\{).)*?)\}\}", re.DOTALL)
"""A reference in running text; it ends before the next one begins, so braces without a pair are passed over once."""


class BadReference(ValueError):
    """A reference that cannot be read or resolved; the message is Russian."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


@dataclass(frozen=True, slots=True)
class Reference:
    """A parsed reference: ``indicators.vpr_math.targets[2022] | number``."""

    steps: tuple[str, ...]
    filters: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @property
    def path(self) -> str:
        """The path as ``explain`` prints it: names by dots, other keys in brackets."""
        head, *rest = self.steps
        return head + "".join(f".{step}" if step.isidentifier() else f"[{step}]" for step in rest)


@lru_cache(maxsize=4096)
def parse_reference(inner: str) -> Reference:
    """The reference between the braces.

    Raises:
        BadReference: the text is not one path with filters.
    """
    head = _NAME.match(inner)
    if not head:
        raise BadReference(
            f"«{{{{{inner}}}}}» — не ссылка на значение",
            "; ".join(hidden(inner.strip())) or "пишите путь: {{ indicators.vpr_math.targets[2022] }}",
        )
    steps, position = [head[1]], head.end()
    while match := _STEP.match(inner, position):
        steps.append(next(group for group in match.groups() if group is not None))
        position = match.end()
    filters = []
    while match := _FILTER.match(inner, position):
        filters.append((match[1], _arguments(match[2] or "", inner)))
        position = match.end()
    if inner[position:].strip():
        raise BadReference(
            f"в ссылке «{{{{{inner}}}}}» непонятно «{inner[position:].strip()}»",
            "; ".join(hidden(inner.strip())) or "ссылка — это один путь и фильтры через «|», без вычислений и условий",
        )
    return Reference(tuple(steps), tuple(filters))


def _arguments(written: str, inner: str) -> tuple[str, ...]:
    """What stands in the brackets of a filter, in quotes or without, separated by commas."""
    found, left = [], written.strip()
    while left:
        match = _ARGUMENT.match(left)
        if match is None:
            hint = "в скобках фильтра – слова через запятую: words('школа', 'родительный')"
            raise BadReference(f"в ссылке «{{{{{inner}}}}}» непонятно «{left}»", hint)
        found.append(next(group for group in match.groups() if group is not None).strip())
        left = left[match.end() :].lstrip()
    return tuple(argument for argument in found if argument)
