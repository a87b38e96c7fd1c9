"""Documents built for a window from files that may have errors."""

from __future__ import annotations

from collections.abc import Sequence

from shnor_docs.diagnostics import ShnorError
from shnor_docs.documents.kinds import document, document_title, kind_of
from shnor_docs.model.content import Content
from shnor_docs.model.document import DocumentSettings
from shnor_docs.page.forms.screens import filled
from shnor_docs.page.preview.blocks import Block
from shnor_docs.page.preview.errors import faults
from shnor_docs.page.preview.layouts import document_blocks
from shnor_docs.page.preview.links import links_of
from shnor_docs.page.preview.sheets import is_turned
from shnor_docs.page.preview.standing import Choice, Preview, Standing, preview_of
from shnor_docs.page.session import Session
from shnor_docs.workspace.workspace import Workspace


def standing(session: Session, program: str) -> Standing:
    """What windows show of a program."""
    return session.previews.setdefault(program, Standing())


def preview(session: Session, program: str, wanted: str = "", kind: str = "") -> Preview | None:
    """The wanted document of a program (or the first of a kind, or of all); the last good one if it cannot be built.

    None if it never could be. The documents that there are stand in the ``standing`` of the program from then on.
    """
    form, known = filled(session, program), standing(session, program)
    content = form.content
    if content:
        known.title = content.program.title
        known.choices = tuple(Choice(s.id, _title(content, s), s.kind) for s in content.program.documents)
    choice = _chosen(known.choices, wanted, kind)
    if choice is None:
        return None
    blocks = _blocks(form.workspace, program, content, choice.id) if content else None
    return known.last_good(choice) if blocks is None else known.remember(preview_of(choice, blocks))


def _chosen(choices: Sequence[Choice], wanted: str, kind: str) -> Choice | None:
    meant = [one for one in choices if one.id == wanted] or [one for one in choices if one.kind == kind]
    return next(iter(meant or choices), None)


def _title(content: Content, settings: DocumentSettings) -> str:
    try:
        title = document_title(content, settings)
        return f"Слайды: {title}" if kind_of(content, settings.kind).is_slides else title
    except Exception:  # in a program with errors anything may be wrong: its list of documents stays
        return settings.title or settings.id


def _blocks(workspace: Workspace, program: str, content: Content, wanted: str) -> tuple[Block, ...] | None:
    """The blocks of a document; None if an error of the program stands in its way."""
    settings = next(one for one in content.program.documents if one.id == wanted)
    try:
        tree, links = document(content, settings), links_of(program, content, settings)
        name, turned = _template(workspace, program, content, settings)
        return document_blocks(tree, links, template=name, is_landscape=turned)
    except Exception:  # no rule tells which documents an error spoils: one that is spoilt does not hide the others
        if not faults(workspace, program):
            raise
        return None


def _template(workspace: Workspace, program: str, content: Content, settings: DocumentSettings) -> tuple[str, bool]:
    """The name of a document's template and whether its sheets are turned; of one that is nowhere, its name."""
    try:
        path = workspace.template(program, content, settings)
    except ShnorError:
        return settings.template or "", False
    return path.name, is_turned(path)
