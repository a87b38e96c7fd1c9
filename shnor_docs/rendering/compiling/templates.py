"""Compiling a .docx template: each part with tags becomes a Python function, the rest is kept as it lies."""

from __future__ import annotations

from collections.abc import Iterable

from shnor_docs.diagnostics import Diagnostic
from shnor_docs.rendering.compiling.compiled import BODY_END, CompiledPart, CompiledTemplate
from shnor_docs.rendering.compiling.environment import environment
from shnor_docs.rendering.compiling.names import Use, used_names
from shnor_docs.rendering.compiling.parsing import code_file, parse_part, part_problems
from shnor_docs.rendering.errors import TemplateError
from shnor_docs.rendering.package.reading import CONTENT_TYPES, Package, Part, read_package
from shnor_docs.rendering.package.writing import Archive, member
from shnor_docs.rendering.package.xml import Element, W, parse, whole_number
from shnor_docs.rendering.parts.patching import scopes
from shnor_docs.rendering.parts.raw import raw_tags
from shnor_docs.rendering.parts.tagged import TaggedPart, main_part, tagged_parts
from shnor_docs.rendering.provenance.stamp import with_place
from shnor_docs.rendering.repeating import gate
from shnor_docs.rendering.soundness.opening import opened
from shnor_docs.rendering.soundness.structure import structure_problems
from shnor_docs.rendering.styles.numbering import read_numbering
from shnor_docs.rendering.styles.sections import read_layout
from shnor_docs.rendering.styles.session import FIRST_ID
from shnor_docs.rendering.styles.styles import read_styles
from shnor_docs.rendering.tags.marking import BREAK, PlacedTag
from shnor_docs.rendering.tags.syntax import in_tag_order

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
    with_stamp, stamp_name = with_place(package)
    return CompiledTemplate(
        parts=tuple(part for part, *_ in compiled),
        archive=Archive(member(part) for part in _in_order(package) if part.name not in moving),
        stamped=Archive(member(part) for part in _in_order(with_stamp) if part.name not in moving),
        stamp_name=stamp_name,
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
        code=parsed.code,
        tags=tuple(_shown(parsed.tag_on(line), one.title) for line in range(1, len(parsed.source.lines) + 1)),
        passes=gate.passes(text),
        has_breaks=BREAK in text or "\t" in text,
        is_main=is_main,
        proven=parsed.proven,
        relations=frozenset(relation.id for relation in package.relations.get(one.part.name, ())),
        source=text,
        scopes=scopes(parsed.source, one.tags),
    )
    names = parsed.names - environment().globals.keys() - gate.OWN_NAMES
    return part, names, [use for use in used_names(parsed.tree) if use.printed]


def _shown(placed: PlacedTag | None, title: str) -> tuple[str, str]:
    return (placed.tag.text, placed.place) if placed else ("", title)
