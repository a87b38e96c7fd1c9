"""From a part with tags to Jinja's tree, with every problem at its tag."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from jinja2 import TemplateSyntaxError, nodes

from shnor_docs.diagnostics import Diagnostic, Location
from shnor_docs.rendering.environment import TemplateEnvironment
from shnor_docs.rendering.errors import Refusal, TemplateError
from shnor_docs.rendering.marking import PlacedTag, mark_tags, open_cell_properties, protect_line_breaks
from shnor_docs.rendering.pairs import pair_problems
from shnor_docs.rendering.parts import TaggedPart
from shnor_docs.rendering.patching import Source, jinja_source
from shnor_docs.rendering.surroundings import place_problems
from shnor_docs.rendering.syntax import WRONG, at_tag, in_russian, tag_problems


@dataclass(frozen=True, slots=True)
class ParsedPart:
    """Jinja's tree of one part, and the source whose lines number its tags."""

    tree: nodes.Template
    source: Source
    tags: tuple[PlacedTag, ...]

    def tag_on(self, line: int) -> PlacedTag:
        """The tag on a line of the source."""
        return self.tags[self.source.lines[min(line, len(self.source.lines)) - 1]]


@cache
def environment() -> TemplateEnvironment:
    """The one environment of this process."""
    return TemplateEnvironment()


def part_problems(one: TaggedPart, file: str) -> Iterator[Diagnostic]:
    """Wrong tags of one part: all that stop it from being compiled or would tear the document."""
    yield from tag_problems(environment(), one.tags, file)
    yield from pair_problems(one.tags, file)
    yield from place_problems(one.tags, file)


def parse_part(one: TaggedPart, file: str, end: str = "") -> ParsedPart:
    """Parse a part whose tags are right one by one, cut before its ``end``; its XML tree is used up.

    Raises :class:`TemplateError` for what only shows in the whole.
    """
    protect_line_breaks(one.root)
    open_cell_properties(one.tags)
    mark_tags(one.tags)
    source = jinja_source(one.root, end)
    try:
        return ParsedPart(environment().parse(source.text), source, one.tags)
    except TemplateSyntaxError as error:
        refusal = Refusal(WRONG, in_russian(error.message or ""))
        if not source.lines:
            raise TemplateError(refusal.at(Location(file, part=one.title))) from error
        placed = one.tags[source.lines[min(error.lineno, len(source.lines)) - 1]]
        raise TemplateError(at_tag(refusal, placed, file)) from error
    except RecursionError as error:
        raise TemplateError(too_deep(one, file)) from error


def too_deep(one: TaggedPart, file: str) -> Diagnostic:
    """The problem of a part whose tags stand in one another without end."""
    refusal = Refusal(WRONG, "теги вложены слишком глубоко", "упростите шаблон")
    return refusal.at(Location(file, part=one.title))
