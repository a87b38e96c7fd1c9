"""What the screens of editing show: a program opened for its forms, and the part of it that a screen has."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial

from shnor_docs.documents.kinds import OF_SECTIONS
from shnor_docs.model.program import Program
from shnor_docs.page.forms.apart import captions
from shnor_docs.page.forms.boxes import Box
from shnor_docs.page.forms.choices import caption
from shnor_docs.page.forms.drawing import box, box_at, unknown
from shnor_docs.page.forms.filled import Filled, items_of, text_of
from shnor_docs.page.forms.parts import FIRST, PARTS, SECTIONS, entry_of, others, part_of
from shnor_docs.page.forms.remarks import Remark, remarks
from shnor_docs.page.forms.shapes import fields_of
from shnor_docs.page.forms.tokens import Labels
from shnor_docs.page.forms.words import title_of
from shnor_docs.page.session import Session
from shnor_docs.source.layout import PROGRAMS
from shnor_docs.source.programs import LoadedProgram
from shnor_docs.source.yaml.nodes import Node, Path, find
from shnor_docs.workspace.editing.reading import Opened, opened_for_editing
from shnor_docs.workspace.freshness import shared_digest, sources_digest
from shnor_docs.workspace.workspace import Workspace


@dataclass(frozen=True)
class Part:
    """A screen of editing: its boxes, those of fields that no screen names, what nobody knows, what is remarked.

    One that is named by a file shows the file as a text.
    """

    name: str
    boxes: tuple[Box, ...] = ()
    others: tuple[Box, ...] = ()
    unknown: tuple[tuple[str, str], ...] = ()
    remarks: tuple[Remark, ...] = ()


def filled(session: Session, program: str, wanted: Path = ()) -> Filled:
    """A program opened for its forms; read anew only if a file that it depends on has changed."""
    _, workspace, opened = _opened(session, program)
    if opened.loaded.content:
        session.contents[program] = opened.loaded.content
    labels = Labels(session.labels.setdefault(program, {}))
    checked = partial(_checked, session, program)
    return Filled(opened, workspace, checked, wanted, session.contents.get(program), labels=labels)


def _opened(session: Session, program: str) -> tuple[str, Workspace, Opened]:
    state = sources_digest(session.root, program, shared_digest(session.root))
    known = session.opened.get(program)
    if known is None or known[0] != state:
        workspace = session.workspace()
        known = session.opened[program] = state, workspace, opened_for_editing(workspace, program)
        _see_tables(known[2])
    return known


def _checked(session: Session, program: str) -> LoadedProgram:
    """The program as it was last opened, with all that is remarked on it."""
    state, workspace, opened = session.opened[program]
    known = session.checked.get(program)
    if known is None or known[0] != state:
        known = session.checked[program] = state, workspace.judged(opened.drafted)
    return known[1]


def _see_tables(opened: Opened) -> None:
    """Windows have seen the files of data tables, too: their cells are changed where they are as they were."""
    content = opened.loaded.content
    for source in content.program.data if content else ():
        opened.text_of(source.file)


def part(form: Filled, name: str) -> Part:
    """What the screen of a part shows."""
    return replace(drawn_part(form, name), remarks=remarks_of_part(form, name))


def drawn_part(form: Filled, name: str) -> Part:
    """The same without remarks: a window asks for them once it shows what was saved."""
    if name not in PARTS:
        return Part(name)
    rest = others() if name == FIRST else ()
    boxes = [*(_sections(form) if name == SECTIONS else ()), *_boxes(form, PARTS[name])]
    strange = tuple(unknown(form, Program, form.node(()), ())) if name == FIRST else ()
    return Part(name, tuple(boxes), tuple(_boxes(form, rest)), strange)


def remarks_of_part(form: Filled, name: str) -> tuple[Remark, ...]:
    """What is remarked on what the screen of a part shows."""
    told = remarks(form)
    if name not in PARTS:
        return tuple(remark for remark in told if _is_in(remark, form, name))
    return tuple(remark for remark in told if part_of(remark.path) == name)


def _is_in(remark: Remark, form: Filled, file: str) -> bool:
    """Whether a remark is about a file, whose text as a whole is on the screen."""
    return remark.diagnostic.location.file == f"{PROGRAMS}/{form.opened.loaded.id}/{file}"


def _boxes(form: Filled, names: tuple[str, ...]) -> Iterator[Box]:
    for name in names:
        field, path = fields_of(Program)[name], (name,)
        drawn = _held(form, name) or box(form, field, form.node(path), path)
        yield replace(drawn, is_titled_above=drawn.title == entry_of(part_of(path)).title)


def _held(form: Filled, name: str) -> Box | None:
    """Why a field cannot be edited here, and what it holds; None if it can."""
    why = form.opened.why_not((name,))
    if why is None:
        return None
    told = why.diagnostics[0]
    tree = form.opened.loaded.trees.get(name)
    items = items_of(tree[1].get(name)) if tree else ()
    names = "\n".join(caption(form, item) for item in items)
    return Box("held", (name,), title_of(fields_of(Program)[name]), told.hint, told.message, options={"names": names})


def _sections(form: Filled) -> Iterator[Box]:
    """The sections of each document that has any or says nothing without."""
    for index, document in enumerate(items_of(form.node(("documents",)))):
        if find(document, (SECTIONS,)) or _needs_sections(form, document):
            yield drawn_box(form, ("documents", index, SECTIONS))


def _needs_sections(form: Filled, document: Node) -> bool:
    kind = text_of(find(document, ("kind",)))
    is_of_sections = kind in OF_SECTIONS or kind in form.catalogue.kinds
    return is_of_sections and not find(document, ("consolidates",))


def drawn_box(form: Filled, path: Path) -> Box:
    """What stands at a path as its screen shows it: sections under the name of their document."""
    drawn = box_at(form, path)
    match path:
        case ("documents", int(index), "sections"):
            names = captions(form, items_of(form.node(("documents",))))
            return replace(drawn, title=names[index] if index < len(names) else drawn.title)
    return drawn
