"""``template check``: everything that can be said of a template without data."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path as FilePath

from jinja2 import nodes

from shnor_docs.diagnostics import Diagnostic, Location, Severity, declare, has_errors
from shnor_docs.rendering.blocks.shapes import Schema, Shape, shape_of
from shnor_docs.rendering.compiling.environment import environment
from shnor_docs.rendering.compiling.names import Use, loop_names, used_names
from shnor_docs.rendering.compiling.parsing import parse_part, part_problems
from shnor_docs.rendering.compiling.paths import Path, is_item
from shnor_docs.rendering.compiling.templates import compile_template
from shnor_docs.rendering.errors import Refusal, TemplateError, refusing
from shnor_docs.rendering.package.reading import POWERPOINT, Package, kind_by_name, read_file, read_package
from shnor_docs.rendering.parts.losses import crowded_tags, lost_texts
from shnor_docs.rendering.parts.raw import raw_tags
from shnor_docs.rendering.parts.review import review_notes
from shnor_docs.rendering.parts.tagged import TaggedPart, tagged_parts
from shnor_docs.rendering.repeating import gate
from shnor_docs.rendering.soundness.mending import macro_warnings
from shnor_docs.rendering.soundness.opening import opened
from shnor_docs.rendering.soundness.structure import structure_problems
from shnor_docs.rendering.tags.surroundings import dropped_text, stray_ends
from shnor_docs.rendering.tags.syntax import at_tag, in_tag_order
from shnor_docs.russian.likeness import suggestion

NOT_SUPPLIED = declare("ШД618", Severity.ERROR, "Документ этого вида не даёт такого имени")
OUT_OF_LOOP = declare("ШД619", Severity.ERROR, "Переменная цикла вне цикла")

Name = None | dict[str, "Name"] | tuple[str, "Name"]
"""How a name is used: as a value (``None``), a record (its fields), a list (``("list", item)``)."""


def check_template(path: FilePath | str, schema: Schema | Shape | None = None) -> list[Diagnostic]:
    """Problems of a template, in the order of its text; names are checked if the kind's schema is given."""
    if kind_by_name(str(path)) is POWERPOINT:
        from shnor_docs.rendering.slides.checking import check_slides_template  # python-pptx only for slides

        return check_slides_template(FilePath(path))
    file = FilePath(path).as_posix()
    try:
        data = read_file(FilePath(path))
        original = read_package(data)
        shape = None if schema is None else shape_of(schema)
        notes = (*macro_warnings(original, file), *review_notes(original, file))
        found = [*_problems(opened(original), file, shape), *notes]
        return found if has_errors(found) else [*found, *_only_compiled(data, file)]
    except Refusal as refusal:
        return [refusal.at(Location(file))]


def _only_compiled(data: bytes, file: str) -> tuple[Diagnostic, ...]:
    """What only compiling would tell: a template is never praised here and refused there."""
    try:
        compile_template(data, file)
    except TemplateError as error:
        return error.diagnostics
    return ()


def template_names(path: FilePath | str) -> dict[str, Name]:
    """The context names a template uses, nested, in the order of first use; parts with wrong tags are left out.

    Raises :class:`TemplateError` for a file that is no template, or whose tags docxtpl would lose.
    """
    file = FilePath(path).as_posix()
    found: Name = {}
    with refusing(file):
        tagged = tagged_parts(opened(read_package(read_file(FilePath(path)))))
    for one in tagged:
        if not has_errors(part_problems(one, file)):
            for use in _context_uses(parse_part(one, file).tree):
                found = _merged(found, use.path, use.is_loop)
    return found if isinstance(found, dict) else {}


def _problems(package: Package, file: str, shape: Shape | None) -> Iterator[Diagnostic]:
    yield from structure_problems(package, file)
    for one in tagged_parts(package):
        found = [*part_problems(one, file), *crowded_tags(one.tags, file), *dropped_text(one.tags, file)]
        found += stray_ends(one.root, one.tags, one.title, file)
        if not has_errors(found):
            found += _problems_of_whole(one, file, shape)
        yield from in_tag_order(found, one.tags)
    yield from raw_tags(package, file)


def _problems_of_whole(one: TaggedPart, file: str, shape: Shape | None) -> Iterator[Diagnostic]:
    try:
        parsed = parse_part(one, file)
    except TemplateError as error:
        yield from error.diagnostics
        return
    yield from parsed.dropped
    yield from lost_texts(parsed.pieces, parsed.tags, parsed.source, file)
    loops = loop_names(parsed.tree)
    for use in _context_uses(parsed.tree):
        refusal, placed = _refusal(use, shape, loops), parsed.tag_on(use.line)
        if refusal is not None:
            yield at_tag(refusal, placed, file) if placed else refusal.at(Location(file, part=one.title))


def _context_uses(tree: nodes.Template) -> list[Use]:
    own = {*environment().globals, *gate.OWN_NAMES}
    return [use for use in used_names(tree) if use.path[0] not in own]


def _refusal(use: Use, shape: Shape | None, loops: frozenset[str]) -> Refusal | None:
    name = use.path[0]
    if name in loops and (shape is None or name not in shape.fields) and not use.guarded:
        return Refusal(OUT_OF_LOOP, f"«{name}» существует только внутри своего цикла", "перенесите тег в цикл")
    return None if shape is None or use.guarded else _not_supplied(use, shape)


def _not_supplied(use: Use, shape: Shape) -> Refusal | None:
    for number, step in enumerate(use.path):
        if is_item(step) and shape.kind == "list" and shape.item is not None:
            shape = shape.item
        elif shape.kind == "record":
            if step not in shape.fields:
                return None if step in ("items", "keys", "values", "get") else _no_field(use, number, shape)
            shape = shape.fields[step]
        else:
            return None if shape.kind == "value" else _no_field(use, number, shape)
    return _not_plain(use, shape) if use.whole else None


def _not_plain(use: Use, shape: Shape) -> Refusal | None:
    """Word would show a list or record as Python writes it."""
    shown = ".".join(step for step in use.path if not is_item(step))
    match shape.kind:
        case "list":
            return Refusal(NOT_SUPPLIED, f"«{shown}» — список, он не печатается целиком", "напечатайте его циклом for")
        case "record":
            fields = ", ".join(f"«{name}»" for name in shape.fields)
            return Refusal(NOT_SUPPLIED, f"«{shown}» — запись, она не печатается целиком", f"есть поля {fields}")
    return None


def _no_field(use: Use, number: int, shape: Shape) -> Refusal:
    shown = ".".join(step for step in use.path[: number + 1] if not is_item(step))
    if shape.kind == "list":
        return Refusal(NOT_SUPPLIED, f"«{shown}»: это список, у него нет полей", "напечатайте его циклом for")
    hint = suggestion(use.path[number], shape.fields)
    return Refusal(NOT_SUPPLIED, f"«{shown}» — нет такого поля", hint)


def _merged(known: Name, path: Path, is_loop: bool) -> Name:
    """What is known of a name, with one more path through it."""
    if (path and is_item(path[0])) or (is_loop and not path):
        item = known[1] if isinstance(known, tuple) else None
        return ("list", _merged(item, path[1:], is_loop) if path else item)
    if not path:
        return known
    fields = dict(known) if isinstance(known, dict) else {}
    return {**fields, path[0]: _merged(fields.get(path[0]), path[1:], is_loop)}
