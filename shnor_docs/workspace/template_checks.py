"""What validation says of the templates of a program's documents: found, sound, and without values typed by hand."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from shnor_docs.diagnostics import Diagnostic, Location, ShnorError, Waiver
from shnor_docs.documents.kinds import KINDS, kind_of
from shnor_docs.model.content import Content
from shnor_docs.model.document import DocumentSettings
from shnor_docs.rules.typed_values import CONTRADICTED, typed_values
from shnor_docs.source.keeping import Shelf, found, keep
from shnor_docs.source.programs import LoadedProgram
from shnor_docs.source.reading import bytes_of
from shnor_docs.workspace.places import default_files

SHELF = Shelf(".checked", most=64)
_PERMISSION = re.compile(r"\s*допустимо\s+(?P<codes>ШД\d{3}(?:\s*,\s*ШД\d{3})*)\s*:\s*(?P<reason>\S.*)", re.DOTALL)


Find = Callable[[str, Content, DocumentSettings], Path]
"""The template of a program's document."""


def template_findings(find: Find, root: Path, loaded: LoadedProgram) -> Iterator[Diagnostic]:
    """All that is wrong with the templates of a program's documents; those that come with the package are sound."""
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
        with suppress(ShnorError):  # what cannot be read is told when the template is checked
            yield from _of_own(path, root, content, settings)


def _of_own(path: Path, root: Path, content: Content, settings: DocumentSettings) -> Iterator[Diagnostic]:
    """Of a template that is not the package's, nor an unchanged copy: our own tests hold those.

    What only repeats the data, as a letterhead does, is for ``template check`` to tell.
    """
    default = default_files() / "docx" / path.name
    if path == default:
        return
    data, shown = bytes_of(path, path.name), _shown(path, root)
    if not (default.is_file() and default.read_bytes() == data):
        yield from _problems(path, data, shown, content, settings)
        typed = typed_by_hand(data, shown, content, settings)
        yield from (one for one in typed if one.code is CONTRADICTED)


def _shown(path: Path, root: Path) -> str:
    return (path.relative_to(root) if path.is_relative_to(root) else path).as_posix()


def _problems(
    path: Path, data: bytes, shown: str, content: Content, settings: DocumentSettings
) -> Iterator[Diagnostic]:
    """What a check without data says; kept by the template and by the names that its kind supplies."""
    slots = kind_of(content, settings.kind).slots
    made_of = (data, repr(slots).encode())
    problems: list[Diagnostic] | None = found(SHELF, *made_of)
    if problems is None:
        from shnor_docs.rendering import check_template
        from shnor_docs.rendering.blocks.context import shape

        problems = check_template(path, shape(slots))
        keep(SHELF, problems, *made_of)
    yield from (replace(one, location=replace(one.location, file=shown)) for one in problems)


def typed_by_hand(data: bytes, shown: str, content: Content, settings: DocumentSettings) -> Iterator[Diagnostic]:
    """Values of the data that a template repeats or contradicts; «{# допустимо ШД670: … #}» in it waives them."""
    from shnor_docs.rendering.checking.typed import typed_texts

    texts = typed_texts(data)
    waivers = {
        code.strip(): Waiver(permission["reason"].strip())
        for one in texts
        for comment in one.comments
        if (permission := _PERMISSION.fullmatch(comment))
        for code in permission["codes"].split(",")
    }
    for one in texts:
        for typed in typed_values(one.text, content, settings):
            place = Location(shown, part=one.place)
            message = f"{typed.message} (документ «{settings.id}»)"
            yield replace(Diagnostic.of(typed.code, message, place, typed.hint), waiver=waivers.get(typed.code.id))
