"""Documents of the kinds that a workspace declares."""

from __future__ import annotations

from collections.abc import Iterator

from shnor_docs.diagnostics import Severity, declare
from shnor_docs.documents.kinds import KINDS
from shnor_docs.documents.slots import OF_EVERY_TEMPLATE, PAPER_SLOTS
from shnor_docs.model.content import Content
from shnor_docs.model.document import KindSettings
from shnor_docs.rules.finding import Finding, Path, nearest

NO_SLOT = declare("ШД219", Severity.ERROR, "у вида документа нет такой части")
NAME_TAKEN = declare("ШД220", Severity.ERROR, "имя вида документа или его части занято")


def slots(content: Content) -> Iterator[Finding]:
    """A document fills only the parts that its kind declares; an unknown kind is reported as such."""
    for index, settings in enumerate(content.program.documents):
        kind = content.kinds.get(settings.kind)
        if kind is None and settings.kind not in KINDS:
            continue
        known = [slot.name for slot in kind.slots] if kind else []
        for name in settings.slots:
            if name not in known:
                message = f"у вида документа «{settings.kind}» нет части «{name}»"
                hint = nearest(name, known, "части своего вида перечисляются в его slots, в файле kinds.yaml")
                yield Finding(NO_SLOT, message, ("documents", index, "slots", name), hint)


def names(content: Content) -> Iterator[Finding]:
    """A kind of the workspace, and each of its parts, has a name that the package does not use."""
    for index, settings in enumerate(content.program.documents):
        kind = content.kinds.get(settings.kind)
        if kind:
            yield from _taken(kind, ("documents", index, "kind"))


def _taken(kind: KindSettings, path: Path) -> Iterator[Finding]:
    usual = [*(slot.name for slot in PAPER_SLOTS), *OF_EVERY_TEMPLATE]
    if kind.id in KINDS:
        message = f"вид «{kind.id}» из kinds.yaml не действует: такой вид уже есть в пакете"
        yield Finding(NAME_TAKEN, message, path, "дайте своему виду другой id")
    for slot in kind.slots:
        if slot.name in usual or [other.name for other in kind.slots].count(slot.name) > 1:
            message = f"часть «{slot.name}» вида «{kind.id}» в kinds.yaml уже есть"
            yield Finding(NAME_TAKEN, message, path, "назовите часть иначе")
