"""Compiling a .docx template: each part with tags becomes a Python function, the rest is kept as it lies."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from jinja2 import TemplateSyntaxError, meta

from shnor_docs.diagnostics import Diagnostic, Location, in_order
from shnor_docs.rendering import gate
from shnor_docs.rendering.environment import PieceContext, TemplateEnvironment
from shnor_docs.rendering.errors import Refusal, TemplateError
from shnor_docs.rendering.marking import BREAK, PlacedTag, mark_tags, placed_tags, protect_line_breaks
from shnor_docs.rendering.numbering import Numbering, read_numbering
from shnor_docs.rendering.package import UNREADABLE, Package, Part, read_package
from shnor_docs.rendering.pairs import pair_problems
from shnor_docs.rendering.patching import jinja_source, scopes
from shnor_docs.rendering.places import part_title
from shnor_docs.rendering.sections import Layout, read_layout
from shnor_docs.rendering.session import Session
from shnor_docs.rendering.surroundings import place_problems
from shnor_docs.rendering.syntax import WRONG, in_russian, tag_problems
from shnor_docs.rendering.template_styles import Styles, read_styles
from shnor_docs.rendering.writing import Archive, Member, member
from shnor_docs.rendering.xml import Element, W, parse

MAIN_TYPES = ("document.main+xml", "template.main+xml", "document.macroEnabled.main+xml")
RENDERED_TYPES = ("header+xml", "footer+xml", "footnotes+xml", "endnotes+xml", "core-properties+xml")
SIGNS_OF_TAGS = (b"{{", b"{%", b"{#", b"{_", b"_}")
"""Tags may stand where no paragraph is (a picture's description); braces may be escaped."""
BODY_END = "</w:body></w:document>"


@dataclass(frozen=True, slots=True)
class CompiledPart:
    """One part as a function that prints pieces; ``tags`` gives tag text and place by source line."""

    name: str
    filename: str
    root: Callable[[PieceContext], None]
    tags: tuple[tuple[str, str], ...]
    code_lines: tuple[tuple[int, int], ...]
    passes: tuple[Callable[[str], str], ...]
    has_breaks: bool
    is_main: bool

    def tag_at(self, code_line: int) -> tuple[str, str]:
        """The tag as typed and its place, for a line of the compiled code."""
        index = bisect_right(self.code_lines, code_line, key=lambda pair: pair[1]) - 1
        line = self.code_lines[index][0] if index >= 0 else 1
        return self.tags[min(line, len(self.tags)) - 1] if self.tags else ("", part_title(self.name))


@dataclass(frozen=True, slots=True)
class CompiledTemplate:
    """A template ready to be rendered; holds no state of any rendering."""

    parts: tuple[CompiledPart, ...]
    archive: Archive
    numbering_member: Member | None
    variables: frozenset[str]
    styles: Styles
    numbering: Numbering
    layout: Layout

    def session(self) -> Session:
        """A new session: one for each rendering."""
        return Session(self.styles, self.numbering, self.layout)


@dataclass(frozen=True, slots=True)
class TaggedPart:
    """A part of the template that holds tags."""

    part: Part
    root: Element
    tags: tuple[PlacedTag, ...]

    @property
    def title(self) -> str:
        """Its Russian name."""
        return part_title(self.part.name)


@cache
def environment() -> TemplateEnvironment:
    """The one environment of this process."""
    return TemplateEnvironment()


def main_part(package: Package) -> Part:
    """The part that holds the document's body; raises :class:`Refusal` if there is none."""
    found = [part for kind in MAIN_TYPES for part in package.of_type(kind)]
    if not found:
        raise Refusal(UNREADABLE, "в файле нет текста документа Word", "сохраните шаблон в Word как .docx")
    return found[0]


def tagged_parts(package: Package) -> list[TaggedPart]:
    """The parts a renderer must go through: the body first, then headers, footers, notes, properties."""
    parts = [main_part(package), *(part for kind in RENDERED_TYPES for part in package.of_type(kind))]
    found = []
    for part in parts:
        root = parse(part.data, part.name)
        tags = tuple(placed_tags(root, part_title(part.name)))
        if tags or any(sign in part.data for sign in SIGNS_OF_TAGS):
            found.append(TaggedPart(part, root, tags))
    return found


def compile_template(data: bytes, file: str) -> CompiledTemplate:
    """Compile a template's bytes; raises :class:`TemplateError` with all wrong tags, or :class:`Refusal`."""
    package = read_package(data)
    main = main_part(package)
    numbering_part = next(iter(package.of_type("numbering+xml")), None)
    styles_part = next(iter(package.of_type("wordprocessingml.styles+xml")), None)
    tagged = tagged_parts(package)
    layout = read_layout(_detach_final_section(tagged, main))
    compiled = _compile_all(tagged, main, file)
    moving = {one.part.name for one in tagged} | ({numbering_part.name} if numbering_part else set())
    return CompiledTemplate(
        parts=tuple(part for part, _ in compiled),
        archive=Archive(member(part) for name, part in package.parts.items() if name not in moving),
        numbering_member=member(numbering_part) if numbering_part else None,
        variables=frozenset().union(*(names for _, names in compiled)),
        styles=read_styles(_root(styles_part)),
        numbering=read_numbering(_root(numbering_part)),
        layout=layout,
    )


def _root(part: Part | None) -> Element | None:
    return parse(part.data, part.name) if part else None


def _detach_final_section(tagged: list[TaggedPart], main: Part) -> Element | None:
    """Take the section properties that end the body out of the tree: the session writes them."""
    for one in tagged:
        if one.part is main:
            section = one.root.find(f"{W}body/{W}sectPr")
            if section is not None:
                section.getparent().remove(section)  # type: ignore[union-attr]
            return section
    return None


def _compile_all(
    tagged: list[TaggedPart], main: Part, file: str
) -> list[tuple[CompiledPart, frozenset[str]]]:
    problems = [problem for one in tagged for problem in part_problems(one, file)]
    if problems:
        raise TemplateError(*in_order(problems))
    return [_compile_one(one, file, is_main=one.part is main) for one in tagged]


def part_problems(one: TaggedPart, file: str) -> Iterator[Diagnostic]:
    """Wrong tags of one part: all that stop it from being compiled or would tear the document."""
    yield from tag_problems(environment(), one.tags, file)
    yield from pair_problems(one.tags, file)
    yield from place_problems(one.tags, file)


def _compile_one(one: TaggedPart, file: str, *, is_main: bool) -> tuple[CompiledPart, frozenset[str]]:
    """Compile a part whose tags are right one by one; what is left to go wrong is told for the part."""
    try:
        return _compile_part(one, is_main=is_main)
    except TemplateSyntaxError as error:
        problem = Refusal(WRONG, in_russian(error.message or ""))
    except (RecursionError, MemoryError, SyntaxError):
        problem = Refusal(WRONG, "теги вложены слишком глубоко", "упростите шаблон")
    raise TemplateError(problem.at(Location(file, part=one.title)))


def _compile_part(one: TaggedPart, *, is_main: bool) -> tuple[CompiledPart, frozenset[str]]:
    protect_line_breaks(one.root)
    mark_tags(list(one.tags))
    source = jinja_source(one.root)
    text = source.text.removesuffix(BODY_END) if is_main else source.text
    tree = environment().parse(text)
    filename = f"<template {one.part.name}>"
    root, code_lines = environment().compile_source(tree, scopes(source, one.tags), filename)
    part = CompiledPart(
        name=one.part.name,
        filename=filename,
        root=root,
        tags=tuple((one.tags[index].tag.text, one.tags[index].place) for index in source.lines),
        code_lines=code_lines,
        passes=gate.passes(text),
        has_breaks=BREAK in text or "\t" in text,
        is_main=is_main,
    )
    names = meta.find_undeclared_variables(tree) - environment().globals.keys() - {gate.DRAWING_ID}
    return part, frozenset(names)
