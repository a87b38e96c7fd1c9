"""From a part with tags to Jinja's tree, with every problem at its tag."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from jinja2 import TemplateSyntaxError, meta, nodes

from shnor_docs.diagnostics import Diagnostic, Location, has_errors
from shnor_docs.rendering.compiling.environment import Code, environment
from shnor_docs.rendering.errors import Refusal, TemplateError
from shnor_docs.rendering.parts.fields import cut_fields
from shnor_docs.rendering.parts.keepsakes import keepsakes, lost_keepsakes, mark_keepsakes
from shnor_docs.rendering.parts.losses import lost_tags, torn_markup
from shnor_docs.rendering.parts.patching import Source, jinja_source, scopes
from shnor_docs.rendering.parts.tagged import TaggedPart
from shnor_docs.rendering.repeating.balance import balance
from shnor_docs.rendering.tags.marking import (
    PlacedTag,
    TextPiece,
    open_cell_properties,
    protect_line_breaks,
    text_pieces,
    write_marks,
)
from shnor_docs.rendering.tags.pairs import pair_problems
from shnor_docs.rendering.tags.surroundings import place_problems
from shnor_docs.rendering.tags.syntax import WRONG, at_tag, in_russian, in_tag_order, is_too_deep, tag_problems
from shnor_docs.rendering.tags.trims import trim_problems

_UNCOMPILABLE = (TemplateSyntaxError, SyntaxError, RecursionError, MemoryError, ValueError, OverflowError)


@dataclass(frozen=True, slots=True)
class ParsedPart:
    """One part as Jinja's tree, as the source whose lines number its tags, and as Python; the names it takes.

    ``dropped`` tells what goes with a commented paragraph, row or cell besides text, ``proven`` that no data can tear
    its XML.
    """

    tree: nodes.Template
    source: Source
    tags: tuple[PlacedTag, ...]
    pieces: tuple[TextPiece, ...]
    dropped: tuple[Diagnostic, ...]
    code: Code
    names: frozenset[str]
    proven: bool

    def tag_on(self, line: int) -> PlacedTag | None:
        """The tag on a line of the source, or the nearest before it."""
        index = self.source.tag_index(line)
        return None if index is None else self.tags[index]


def part_problems(one: TaggedPart, file: str) -> Iterator[Diagnostic]:
    """Wrong tags of one part: all that stop it from being compiled or would tear the document."""
    yield from tag_problems(environment(), one.tags, file)
    yield from pair_problems(one.tags, file)
    yield from place_problems(one.tags, file)
    yield from trim_problems(one.tags, file)


def parse_part(one: TaggedPart, file: str, end: str = "") -> ParsedPart:
    """Parse and compile a part whose tags are right one by one, cut before its ``end``; its XML tree is used up.

    Raises :class:`TemplateError` for what only shows in the whole.
    """
    protect_line_breaks(one.root)
    open_cell_properties(one.tags)
    pieces = text_pieces(one.tags)
    write_marks(one.tags, pieces)
    kept = keepsakes(one.root)
    mark_keepsakes(kept)
    source = jinja_source(one.root, end)
    dropped = tuple(lost_keepsakes(kept, one.tags, source, file))
    wrong = [*lost_tags(one.tags, source, file), *dropped, *cut_fields(one.tags, source, file)]
    try:
        tree = environment().parse(source.text)
        found = balance(tree, end)
        wrong += torn_markup(one.tags, source, found.torn_line, file)
        if has_errors(wrong):
            raise TemplateError(*in_tag_order((problem for problem in wrong if problem.is_error), one.tags))
        names = frozenset(meta.find_undeclared_variables(tree))
        code = environment().compile_source(tree, scopes(source, one.tags), code_file(one))
    except _UNCOMPILABLE as error:
        raise TemplateError(
            *(problem for problem in wrong if problem.is_error), _problem(error, source, one, file)
        ) from error
    return ParsedPart(tree, source, one.tags, tuple(pieces), dropped, code, names, found.proven)


def code_file(one: TaggedPart) -> str:
    """The file name that tracebacks give the part's code."""
    return f"<template {one.part.name}>"


def _problem(error: Exception, source: Source, one: TaggedPart, file: str) -> Diagnostic:
    if isinstance(error, TemplateSyntaxError):
        refusal = Refusal(WRONG, in_russian(error.message or ""))
        index = source.tag_index(error.lineno)
        if index is not None:
            return at_tag(refusal, one.tags[index], file)
    elif is_too_deep(error):
        refusal = Refusal(WRONG, "теги вложены слишком глубоко", "упростите шаблон")
    else:
        refusal = Refusal(WRONG, f"теги не складываются в программу: {error}", "проверьте макросы шаблона")
    return refusal.at(Location(file, part=one.title))
