"""What a Word file that came back is, for a person: each change made by hand with the way to its field."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from shnor_docs.diagnostics import Diagnostic, ShnorError
from shnor_docs.documents.kinds import document
from shnor_docs.documents.origins.units import unit_origin
from shnor_docs.documents.tree import walk
from shnor_docs.inspection.handwork import Handwork
from shnor_docs.page.addresses import field_url, program_url
from shnor_docs.rendering.provenance.stamp import Stamp
from shnor_docs.workspace.editions.verifying import State, Verdict, judged, read_sent
from shnor_docs.workspace.workspace import Workspace

_UNSEEN = re.compile("[\u00ad\u2060]")


@dataclass(frozen=True, slots=True)
class Change:
    """A place changed by hand, and the address of the field that its text comes from; empty if that is not known."""

    told: Handwork
    url: str


@dataclass(frozen=True, slots=True)
class Told:
    """A file and what it is; ``problems`` are why it could not be read."""

    name: str
    state: str = ""
    note: str = ""
    program: str = ""
    url: str = ""
    edition: int | None = None
    changes: tuple[Change, ...] = ()
    problems: tuple[Diagnostic, ...] = field(default=())


def told_verdict(workspace: Workspace, data: bytes, name: str) -> Told:
    """What a Word file is that was sent under a name."""
    try:
        verdict = judged(workspace, Path(name), read_sent(data, name))
    except ShnorError as error:
        return Told(name, problems=error.diagnostics)
    stamp = verdict.stamp
    if stamp is None:
        return Told(name, verdict.state.value, verdict.note)
    return Told(
        name,
        verdict.state.value,
        verdict.note,
        *_document(workspace, stamp),
        stamp.edition,
        tuple(_changes(workspace, stamp, verdict)),
    )


def _document(workspace: Workspace, stamp: Stamp) -> tuple[str, str]:
    """The title of the program it is of, and the address of its document there; empty if there is none."""
    if stamp.program not in workspace.programs:
        return "", ""
    content = workspace.draft(stamp.program).content
    ids = [one.id for one in content.program.documents] if content else []
    url = program_url(stamp.program, "preview", stamp.document) if stamp.document in ids else ""
    return (content.program.title if content else stamp.program), url


def _changes(workspace: Workspace, stamp: Stamp, verdict: Verdict) -> list[Change]:
    if verdict.state is not State.EDITED:
        return []
    known = _fields(workspace, stamp)
    return [Change(one, known.get(_plain(one.before or ""), "")) for one in verdict.changes]


def _fields(workspace: Workspace, stamp: Stamp) -> Mapping[str, str]:
    """The fields that the texts of the document come from, as it is now."""
    content = workspace.draft(stamp.program).content if stamp.program in workspace.programs else None
    settings = next((one for one in content.program.documents if one.id == stamp.document), None) if content else None
    if content is None or settings is None:
        return {}
    try:
        tree, origin = document(content, settings), unit_origin(content, settings)
    except Exception:  # a program with errors: where its texts come from cannot be told, what was changed can
        return {}
    found: dict[str, str] = {}
    for unit in walk(tree.root):
        path = origin(unit.id) if unit.text else None
        for text in (unit.plain, f"{unit.number} {unit.plain}") if path else ():
            found.setdefault(_plain(text), field_url(stamp.program, path or ()))
    return found


def _plain(text: str) -> str:
    """The text as it is compared: without signs that are not seen, of one kind of spaces and hyphens."""
    return " ".join(_UNSEEN.sub("", text).replace("\u2011", "-").split())
