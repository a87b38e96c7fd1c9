"""Use cases about templates: what a kind supplies, what a file uses, a copy to edit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from shnor_docs.diagnostics import Diagnostic, Location, Severity, ShnorError, declare
from shnor_docs.documents.kinds import KINDS, DocumentKind, declared, document, kind_of
from shnor_docs.documents.slots import Slot
from shnor_docs.documents.tree import Document
from shnor_docs.model.document import DocumentSettings
from shnor_docs.model.file_names import SLIDES_SUFFIX, SUFFIX, file_stem
from shnor_docs.model.notation import NotationError
from shnor_docs.rendering import template_names
from shnor_docs.rendering.blocks.context import shape
from shnor_docs.rendering.blocks.shapes import Schema, Shape
from shnor_docs.russian.likeness import perhaps
from shnor_docs.source.files import safe_file_name, write_atomically
from shnor_docs.source.layout import templates_of
from shnor_docs.source.reading import Found, bytes_of, inside, is_taken, why_not
from shnor_docs.source.unfinished import sweep
from shnor_docs.workspace.places import default_files
from shnor_docs.workspace.template_checks import typed_by_hand, unused_permissions
from shnor_docs.workspace.workspace import Workspace

_OTHER_NAME = "правьте его; чтобы вернуть исходный, удалите файл; чтобы завести ещё один, назовите его: --as ИМЯ"
NO_KIND = declare("ШД017", Severity.ERROR, "вида документа нет")
COPIED = declare("ШД018", Severity.ERROR, "шаблон уже скопирован")
BAD_NAME = declare("ШД050", Severity.ERROR, "имя шаблона не годится")
NO_DEFAULT = declare("ШД051", Severity.ERROR, "у вида документа нет готового шаблона")

_READY = frozenset(name for known in KINDS.values() for name in known.templates)
"""Ready templates, which may be copied by their own names too: order-corner."""


def known_kinds(folder: str) -> Mapping[str, DocumentKind]:
    """Kinds of the package, and those of the workspace of ``folder`` if there is one."""
    try:
        own = Workspace.find(folder).catalogue.kinds
    except ShnorError:
        own = {}
    return {**KINDS, **{name: declared(kind) for name, kind in own.items()}}


def shape_for(folder: str, template: str, kind: str | None) -> Shape | None:
    """What a template may print: of the kind, or of the kinds that use a template of that name."""
    slots = _slots(known_kinds(folder), template, kind)
    return shape(slots) if slots else None


def _slots(kinds: Mapping[str, DocumentKind], template: str, kind: str | None) -> tuple[Slot, ...]:
    """The slots of a kind, or of all the kinds that use a template of that name."""
    chosen = [_kind(kinds, kind)] if kind else [known for known in kinds.values() if template in known.templates]
    return tuple({slot.name: slot for known in chosen for slot in known.slots}.values())


def unprinted_parts(folder: str, path: Path, kind: str | None) -> list[Diagnostic]:
    """What a template leaves out of the workspace's documents that it prints; of its kind, if it prints none yet.

    A file that is no template, and programs with errors, are told of by other checks.
    """
    if _is_of_slides(path):
        return []
    from shnor_docs.rendering import Template, TemplateError
    from shnor_docs.rendering.blocks.context import context
    from shnor_docs.rendering.checking.unprinted import left_out_problems, tagless_slots

    try:
        template = Template(path)
    except TemplateError:
        return []
    trees = list(_documents_of(folder, path))
    if not trees:
        return list(tagless_slots(_slots(known_kinds(folder), path.name, kind), template))
    found = (left_out_problems(tree, known.slots, template, context(tree)) for tree, known in trees)
    return [problem for problems in found for problem in problems]


def typed_literals(folder: str, path: Path) -> list[Diagnostic]:
    """What the template repeats or contradicts of the data of the workspace's sound programs that it prints."""
    found: dict[Diagnostic, None] = {}
    if _is_of_slides(path):
        return []
    with suppress(ShnorError):
        workspace = Workspace.find(folder)
        data, shown = bytes_of(path, path.as_posix()), path.as_posix()
        for program in workspace.programs:
            with suppress(ShnorError):
                content = workspace.content(program)
                for settings in _printed_by(workspace, program, path):
                    found |= dict.fromkeys(typed_by_hand(data, shown, content, settings))
        found |= dict.fromkeys(unused_permissions(data, shown, {one.code.id for one in found if one.waiver}))
    return [one for one in found if not one.waiver]


def _is_of_slides(path: Path) -> bool:
    """Whether a template has no tags: slides take from theirs only the look."""
    return path.suffix.lower() == SLIDES_SUFFIX


def _documents_of(folder: str, path: Path) -> Iterator[tuple[Document, DocumentKind]]:
    """The documents of the workspace's sound programs that this template prints, with their kinds."""
    with suppress(ShnorError):
        workspace = Workspace.find(folder)
        for program in workspace.programs:
            with suppress(ShnorError):
                yield from _documents_of_program(workspace, program, path)


def _documents_of_program(workspace: Workspace, program: str, path: Path) -> Iterator[tuple[Document, DocumentKind]]:
    content = workspace.content(program)
    for settings in _printed_by(workspace, program, path):
        yield document(content, settings), kind_of(content, settings.kind)


def _printed_by(workspace: Workspace, program: str, path: Path) -> Iterator[DocumentSettings]:
    """The documents of a sound program that the template prints."""
    content = workspace.content(program)
    for settings in content.program.documents:
        with suppress(ShnorError):
            if workspace.template(program, content, settings).samefile(path):
                yield settings


def names_of(folder: str, what: str) -> Schema | Shape:
    """The names that a kind supplies, or that a template file uses."""
    if Path(what).suffix.lower() == ".docx":
        return template_names(what)
    kind = KINDS["slides"] if _is_of_slides(Path(what)) else _kind(known_kinds(folder), what)
    if kind.is_slides:  # printed where they belong, by no tag
        return Shape("record", {slot.name: Shape(note=slot.title) for slot in kind.slots})
    return shape(kind.slots)


def copy_template(workspace: Workspace, kind: str, name: str | None = None, font: str | None = None) -> Path:
    """Put the default template of a kind into the workspace, called ``name``; never over a file that is there.

    Raises:
        ShnorError: no such kind or no template of it, a bad name or font, or the workspace has that template.
    """
    default = _default_template(workspace, kind)
    name = _template_name(name, default.suffix) if name is not None else default.name
    folder = templates_of(name)
    path = workspace.root / folder / name
    if not inside(workspace.root, path):
        raise ShnorError(why_not(Found.OUTSIDE, folder.as_posix()))
    if is_taken(path):
        place = Location((folder / name).as_posix())
        raise ShnorError(Diagnostic.of(COPIED, f"шаблон «{name}» в рабочей папке уже есть", place, _OTHER_NAME))
    content = default.read_bytes() if font is None else _in_font(default.read_bytes(), font)
    sweep(path.parent)
    write_atomically(path, content)
    return path


def _in_font(template: bytes, font: str) -> bytes:
    from shnor_docs.rendering.errors import Refusal
    from shnor_docs.rendering.styles.fonts import with_font

    try:
        return with_font(template, font)
    except Refusal as refusal:
        raise ShnorError(refusal.at(Location("--font"))) from refusal


def _default_template(workspace: Workspace, kind: str) -> Path:
    if f"{kind}{SUFFIX}" in _READY:
        return default_files() / "docx" / f"{kind}{SUFFIX}"
    found = _kind(known_kinds(str(workspace.root)), kind)
    if kind not in KINDS:
        message = f"у вида «{kind}» этой рабочей папки нет готового шаблона"
        hint = f"возьмите похожий под нужным именем: shnor-docs template copy report --as {found.template}"
        raise ShnorError(Diagnostic.of(NO_DEFAULT, message, Location(kind), hint))
    return default_files() / templates_of(found.template).name / found.template


def _template_name(given: str, suffix: str) -> str:
    """The bare file name that is meant, with its suffix."""
    try:
        if {"/", "\\"} & set(given):
            raise NotationError(f"«{given}» – путь, а нужно имя файла", f"шаблоны лежат в {templates_of(suffix)}")
        return safe_file_name(file_stem(given)) + suffix
    except NotationError as error:
        raise ShnorError(Diagnostic.of(BAD_NAME, str(error), Location("--as"), error.hint)) from error


def _kind(kinds: Mapping[str, DocumentKind], name: str) -> DocumentKind:
    if name not in kinds:
        message, hint = f"вида документа «{name}» нет", perhaps(name, kinds, "есть: " + ", ".join(kinds))
        raise ShnorError(Diagnostic.of(NO_KIND, message, Location(name), hint))
    return kinds[name]
