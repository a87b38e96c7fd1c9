"""The comparative table of an amending order: what its documents said and what they say, unit by unit."""

from __future__ import annotations

from collections.abc import Iterator

from shnor_docs.documents.differences import UNITS, Heading, Row, comparative_table
from shnor_docs.documents.kinds import document
from shnor_docs.documents.tree import Document
from shnor_docs.lifecycle.side_by_side import name_of, side_by_side
from shnor_docs.model.amending import Wording
from shnor_docs.model.content import Content
from shnor_docs.workspace.editions.base_acts import BaseAct, base_act, documents_of
from shnor_docs.workspace.editions.opening import register_of
from shnor_docs.workspace.editions.past import Past
from shnor_docs.workspace.places import default_files
from shnor_docs.workspace.workspace import Workspace


def order_table(workspace: Workspace, program: str, order: str) -> bytes:
    """The Word file with what a pending order changes, in the order of the text; the program is read anew.

    Raises:
        ShnorError: nothing is approved, or the order amends no act in force.
    """
    from shnor_docs.rendering import Template
    from shnor_docs.rendering.blocks.context import context

    workspace = Workspace(workspace.root)
    loaded, register = workspace.load(program), register_of(workspace, program)
    content = workspace.content(program)
    amending = next(one for one in content.program.orders if one.id == order)
    place = loaded.locate(("orders", content.program.orders.index(amending)))
    act = base_act(Past(workspace, program, register, Workspace), str(amending.amends), place)
    rows = _rows(act, content, workspace.catalogue.wording)
    table = comparative_table(content.program, f"к проекту приказа «{amending.title}»", rows, UNITS)
    return Template(default_files() / "docx" / "roadmap.docx").render(context(table))


def _rows(act: BaseAct, now: Content, wording: Wording) -> Iterator[Row | Heading]:
    """The changes of each document that has any, the act itself first."""
    today = {settings.id: document(now, settings) for settings in documents_of(now, act.order.id)}
    for old in sorted(act.documents, key=lambda tree: tree.kind != "order"):
        if old.id in today and (found := side_by_side(old, today[old.id], wording)):
            yield Heading(_name(old, act))
            yield from found


def _name(tree: Document, act: BaseAct) -> str:
    if tree.kind == "order":
        return f"{act.order.form.capitalize()} {act.entry.act} «{act.order.title}»"
    return name_of(tree)
