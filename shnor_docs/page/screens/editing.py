"""The screens on which a program is edited: a form for each part of it, made from the model."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from starlette.responses import RedirectResponse, Response

from shnor_docs.model.program import Program
from shnor_docs.page.addresses import path_of, path_text, program_url
from shnor_docs.page.asking import Asked, shown
from shnor_docs.page.forms.boxes import Box
from shnor_docs.page.forms.drawing import box, piece
from shnor_docs.page.forms.filled import Filled
from shnor_docs.page.forms.parts import FIRST, PARTS, entry_of, others, part_of
from shnor_docs.page.forms.remarks import Remark, remarks
from shnor_docs.page.forms.shapes import fields_of
from shnor_docs.page.html import answer
from shnor_docs.page.preview.panes import pane
from shnor_docs.source.yaml.nodes import Path
from shnor_docs.workspace.editing.reading import opened_for_editing


@dataclass(frozen=True)
class Part:
    """A screen of editing: its boxes, those of fields that no screen names, what is remarked in it."""

    name: str
    filled: Filled
    boxes: tuple[Box, ...]
    others: tuple[Box, ...]
    remarks: tuple[Remark, ...]


def opened(asked: Asked, wanted: Path = ()) -> Filled:
    """The program of the address, opened for its forms."""
    workspace = asked.session.workspace()
    return Filled(opened_for_editing(workspace, asked.names["program"]), workspace.catalogue, wanted)


def part(filled: Filled, name: str) -> Part:
    """What the screen of a part shows."""
    rest = others() if name == FIRST else ()
    told = tuple(remark for remark in remarks(filled.opened.loaded) if part_of(remark.path) == name)
    return Part(name, filled, tuple(_boxes(filled, PARTS[name])), tuple(_boxes(filled, rest)), told)


def _boxes(filled: Filled, names: tuple[str, ...]) -> Iterator[Box]:
    fields = fields_of(Program)
    for name in names:
        yield box(filled, fields[name], filled.node((name,)), (name,))


def edit(asked: Asked) -> Response:
    """The form of a part."""
    name = asked.names["part"]
    filled = opened(asked, path_of(asked.query.get("open", "")))
    content = filled.content
    return answer(
        "edit/part.html",
        program=asked.names["program"],
        title=content.program.title if content else filled.text(("title",)) or asked.names["program"],
        here=entry_of(name),
        part=part(filled, name),
        seen=filled.opened.seen,
        steps=steps_told(asked),
        pane=pane(asked, asked.names["program"]),
    )


def steps_told(asked: Asked) -> Mapping[str, bool]:
    """Whether something can be undone and redone."""
    steps = asked.session.steps.get(asked.names["program"])
    return {"undo": bool(steps and steps.done), "redo": bool(steps and steps.undone)}


def go(asked: Asked) -> Response:
    """Leads to the field of a path, on whatever screen it is."""
    path = path_of(asked.query.get("path", ""))
    text = path_text(path)
    return RedirectResponse(f"{program_url(asked.names['program'], 'edit', part_of(path))}?open={text}#f:{text}", 303)


def inside(asked: Asked) -> Response:
    """What is in a record, for a window that opens it."""
    path = path_of(asked.query.get("path", ""))
    return answer("edit/inside.html", box=piece(opened(asked, path), path), program=asked.names["program"])


ROUTES = (
    shown("/p/{program}/edit/{part}", edit),
    shown("/p/{program}/go", go),
    shown("/p/{program}/inside", inside),
)
