"""What validation says of the templates of a program's documents: found, sound, and without values typed by hand."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from pathlib import Path

from shnor_docs.diagnostics import Diagnostic, Location, ShnorError, Waiver, has_errors
from shnor_docs.documents.kinds import KINDS, document, kind_of
from shnor_docs.model.content import Content
from shnor_docs.model.document import DocumentSettings
from shnor_docs.model.file_names import SLIDES_SUFFIX
from shnor_docs.rules.typed_values import CONTRADICTED, typed_values
from shnor_docs.source.keeping import Shelf, found, keep
from shnor_docs.source.layout import templates_of
from shnor_docs.source.programs import LoadedProgram
from shnor_docs.source.reading import bytes_of
from shnor_docs.source.silencing import UNUSED
from shnor_docs.workspace.places import default_files

SHELF = Shelf(".checked", most=64)
_PERMISSION = re.compile(r"\s*допустимо\s+(?P<codes>ШД\d{3}(?:\s*,\s*ШД\d{3})*)\s*:\s*(?P<reason>\S.*)", re.DOTALL)


Find = Callable[[str, Content, DocumentSettings], Path]
"""The template of a program's document."""


def template_findings(find: Find, root: Path, loaded: LoadedProgram, *, is_sound: bool) -> Iterator[Diagnostic]:
    """All that is wrong with the templates of a program's documents; those that come with the package are sound.

    Only of a sound program are documents built, to see what their templates would lose.
    """
    content = loaded.content
    for index, settings in enumerate(content.program.documents if content else ()):
        if content is None or not (settings.kind in KINDS or settings.kind in content.kinds):
            continue
        try:
            path = find(loaded.id, content, settings)
        except ShnorError as error:
            place = loaded.locate(("documents", index, "template"))
            yield from (replace(one, location=place) for one in error.diagnostics if settings.template)
            continue
        shown = _shown(path, root)
        if is_sound and path.suffix.lower() == SLIDES_SUFFIX:
            yield from _misfits(content, settings, path, loaded)
        found_in = _of_own(path, content, settings, is_sound=is_sound)
        yield from (replace(one, location=replace(one.location, file=shown)) for one in found_in)


def _misfits(content: Content, settings: DocumentSettings, path: Path, loaded: LoadedProgram) -> Iterator[Diagnostic]:
    """What of a document does not fit on slides, told where its record stands."""
    from shnor_docs.rendering.slides.rendering import misfits

    index = [one.id for one in content.program.documents].index(settings.id)
    place = loaded.locate(("documents", index))
    for one in misfits(document(content, settings), path, path.name):
        part = one.location.part
        message = f"документ «{settings.id}», {part}: {one.message}" if part else one.message
        yield replace(one, message=message, location=place)


def _of_own(path: Path, content: Content, settings: DocumentSettings, *, is_sound: bool) -> Iterator[Diagnostic]:
    """Of a template that is not the package's, nor an unchanged copy: our own tests hold those.

    What only repeats the data, as a letterhead does, is for ``template check`` to tell.
    """
    default = default_files() / templates_of(path.name).name / path.name
    if path == default:
        return
    try:
        data = bytes_of(path, path.as_posix())
    except ShnorError as error:
        yield from error.diagnostics
        return
    if default.is_file() and default.read_bytes() == data:
        return
    problems = _problems(path, data, content, settings)
    yield from problems
    if path.suffix.lower() == SLIDES_SUFFIX:
        return
    yield from (one for one in typed_by_hand(data, path.as_posix(), content, settings) if one.code is CONTRADICTED)
    if is_sound and not has_errors(problems):
        yield from _left_out(path, content, settings)


def _left_out(path: Path, content: Content, settings: DocumentSettings) -> list[Diagnostic]:
    """Parts of the document that the template would not print: it would not be written."""
    from shnor_docs.rendering import Template
    from shnor_docs.rendering.blocks.context import context
    from shnor_docs.rendering.checking.unprinted import left_out_problems

    tree, template = document(content, settings), Template(path)
    data = context(tree, template.undeclared_variables())
    return left_out_problems(tree, kind_of(content, settings.kind).slots, template, data)


def _shown(path: Path, root: Path) -> str:
    return (path.relative_to(root) if path.is_relative_to(root) else path).as_posix()


def _problems(path: Path, data: bytes, content: Content, settings: DocumentSettings) -> list[Diagnostic]:
    """What a check without data says; kept by the template and by the names that its kind supplies."""
    slots = kind_of(content, settings.kind).slots
    made_of = (data, repr(slots).encode())
    problems: list[Diagnostic] | None = found(SHELF, *made_of)
    if problems is None:
        from shnor_docs.rendering import check_template
        from shnor_docs.rendering.blocks.context import shape

        problems = check_template(path, shape(slots))
        keep(SHELF, problems, *made_of)
    return problems


def typed_by_hand(data: bytes, shown: str, content: Content, settings: DocumentSettings) -> Iterator[Diagnostic]:
    """Values of the data that a template repeats or contradicts; «{# допустимо ШД670: … #}» in it waives them."""
    from shnor_docs.rendering.checking.typed import typed_texts

    waivers = {code: waiver for code, waiver, _ in _permissions(data)}
    for one in typed_texts(data):
        for typed in typed_values(one.text, content, settings):
            place = Location(shown, part=one.place)
            message = f"{typed.message} (документ «{settings.id}»)"
            yield replace(Diagnostic.of(typed.code, message, place, typed.hint), waiver=waivers.get(typed.code.id))


def unused_permissions(data: bytes, shown: str, used: Collection[str]) -> Iterator[Diagnostic]:
    """The codes that comments of a template permit though nothing of the kind is found in it."""
    for code, _, place in _permissions(data):
        if code not in used:
            message = f"здесь нет нарушения {code}, разрешать нечего"
            yield Diagnostic.of(UNUSED, message, Location(shown, part=place), "уберите это примечание")


def _permissions(data: bytes) -> Iterator[tuple[str, Waiver, str]]:
    """The codes that comments of a template permit, why, and where."""
    from shnor_docs.rendering.checking.typed import typed_texts

    for one in typed_texts(data):
        for match in filter(None, map(_PERMISSION.fullmatch, one.comments)):
            for code in match["codes"].split(","):
                yield code.strip(), Waiver(match["reason"].strip()), one.place
