"""Compiling a .docx template: each part with tags becomes a Python function, the rest is kept as it lies."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import partial

from shnor_docs.diagnostics import Diagnostic
from shnor_docs.rendering.compiling.environment import Code, PieceContext
from shnor_docs.rendering.compiling.names import Use, used_names
from shnor_docs.rendering.compiling.parsing import careful_code, code_file, environment, parse_part, part_problems
from shnor_docs.rendering.errors import TemplateError
from shnor_docs.rendering.package.places import part_title
from shnor_docs.rendering.package.reading import CONTENT_TYPES, Package, Part, read_package
from shnor_docs.rendering.package.writing import Archive, Member, member
from shnor_docs.rendering.package.xml import Element, W, parse, whole_number
from shnor_docs.rendering.parts.raw import raw_tags
from shnor_docs.rendering.parts.tagged import TaggedPart, main_part, tagged_parts
from shnor_docs.rendering.repeating import gate
from shnor_docs.rendering.soundness.opening import opened
from shnor_docs.rendering.soundness.structure import structure_problems
from shnor_docs.rendering.styles.numbering import Numbering, read_numbering
from shnor_docs.rendering.styles.sections import Layout, read_layout
from shnor_docs.rendering.styles.session import FIRST_ID, Session
from shnor_docs.rendering.styles.styles import Styles, read_styles
from shnor_docs.rendering.tags.marking import BREAK, PlacedTag
from shnor_docs.rendering.tags.syntax import in_tag_order

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
    proven: bool
    relations: frozenset[str]
    careful_code: Callable[[], Code]

    def careful(self) -> CompiledPart:
        """The same part in code that goes on after what fails: slower, to find all that is wrong."""
        code = self.careful_code()
        return replace(self, root=code.root, code_lines=code.lines)

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
    printed: tuple[Use, ...]
    styles: Styles
    numbering: Numbering
    layout: Layout
    last_id: int

    def session(self) -> Session:
        """A new session: one for each rendering."""
        return Session(self.styles, self.numbering, self.layout, self.last_id)


_Compiled = tuple[CompiledPart, frozenset[str], list[Use]]
"""A part, the names it takes, and what of them it prints."""


def compile_template(data: bytes, file: str) -> CompiledTemplate:
    """Compile a template's bytes; raises :class:`TemplateError` with all wrong tags, or :class:`Refusal`."""
    package = opened(read_package(data))
    main = main_part(package)
    numbering_part = next(iter(package.related("numbering", main.name)), None)
    styles_part = next(iter(package.related("styles", main.name)), None)
    problems = [problem for problem in structure_problems(package, file) if problem.is_error]
    tagged = tagged_parts(package)
    layout = read_layout(_detach_final_section(tagged, main))
    last_id = max(FIRST_ID, _last_id(tagged))
    compiled = _compile_all(tagged, package, file, (*problems, *raw_tags(package, file)))
    moving = {one.part.name for one in tagged} | ({numbering_part.name} if numbering_part else set())
    return CompiledTemplate(
        parts=tuple(part for part, *_ in compiled),
        archive=Archive(member(part) for part in _in_order(package) if part.name not in moving),
        numbering_member=member(numbering_part) if numbering_part else None,
        variables=frozenset().union(*(names for _, names, _ in compiled)),
        printed=tuple(use for _, _, uses in compiled for use in uses),
        styles=read_styles(_root(styles_part)),
        numbering=read_numbering(_root(numbering_part)),
        layout=layout,
        last_id=last_id,
    )


def _last_id(tagged: list[TaggedPart]) -> int:
    """The greatest number that a bookmark of the template has: those of blocks come after it."""
    marks = (mark for one in tagged for mark in one.root.iter(f"{W}bookmarkStart"))
    return max((whole_number(mark.get(f"{W}id"), 0) for mark in marks), default=0)


def _in_order(package: Package) -> list[Part]:
    """The package's parts as they lie, the list of their types first, where readers look for it."""
    return sorted(package.parts.values(), key=lambda part: part.name != CONTENT_TYPES)


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


def _compile_all(tagged: list[TaggedPart], package: Package, file: str, told: Iterable[Diagnostic]) -> list[_Compiled]:
    """The parts as functions; raises :class:`TemplateError` with all wrong tags, and with what was told before."""
    compiled: list[_Compiled] = []
    problems = list(told)
    for one in tagged:
        try:
            if wrong := in_tag_order(part_problems(one, file), one.tags):
                raise TemplateError(*wrong)
            compiled.append(_compile_one(one, package, file))
        except TemplateError as error:
            problems += error.diagnostics
    if problems:
        raise TemplateError(*problems)
    return compiled


def _compile_one(one: TaggedPart, package: Package, file: str) -> _Compiled:
    is_main = one.part is main_part(package)
    parsed = parse_part(one, file, BODY_END if is_main else "")
    text = parsed.source.text
    part = CompiledPart(
        name=one.part.name,
        filename=code_file(one),
        root=parsed.code.root,
        tags=tuple(_shown(parsed.tag_on(line), one.title) for line in range(1, len(parsed.source.lines) + 1)),
        code_lines=parsed.code.lines,
        passes=gate.passes(text),
        has_breaks=BREAK in text or "\t" in text,
        is_main=is_main,
        proven=parsed.proven,
        relations=frozenset(relation.id for relation in package.relations.get(one.part.name, ())),
        careful_code=partial(careful_code, parsed.source, one.tags, code_file(one)),
    )
    names = parsed.names - environment().globals.keys() - gate.OWN_NAMES
    return part, names, [use for use in used_names(parsed.tree) if use.printed]


def _shown(placed: PlacedTag | None, title: str) -> tuple[str, str]:
    return (placed.tag.text, placed.place) if placed else ("", title)
