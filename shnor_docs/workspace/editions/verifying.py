"""Whether a Word file, or one of slides, is a document of this workspace, as it was written, and still in force."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TypeAlias

from shnor_docs.diagnostics import ShnorError
from shnor_docs.inspection.handwork import Handwork, body_paragraphs, changed_paragraphs, unlike_digests
from shnor_docs.model.edition import Edition, EditionDocument
from shnor_docs.rendering.errors import refusing
from shnor_docs.rendering.package.reading import kind_by_name, read_file, read_package
from shnor_docs.rendering.provenance.stamp import Stamp, read_stamp
from shnor_docs.rendering.provenance.words import Paragraph
from shnor_docs.source.register import LoadedRegister
from shnor_docs.workspace.editions.base_acts import repealed_documents
from shnor_docs.workspace.editions.opening import opened, register_of
from shnor_docs.workspace.papers import Paper
from shnor_docs.workspace.printing import rendered_paper
from shnor_docs.workspace.results import Task
from shnor_docs.workspace.workspace import Workspace

Read: TypeAlias = "tuple[Stamp | None, tuple[Paragraph, ...]]"


class State(StrEnum):
    """What a file is."""

    AS_WRITTEN = "as_written"
    EDITED = "edited"
    STALE = "stale"
    REPEALED = "repealed"
    FOREIGN = "foreign"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Verdict:
    """A file, what it is, what was changed in it by hand, and what else is to be known, in Russian."""

    path: Path
    state: State
    stamp: Stamp | None = None
    changes: tuple[Handwork, ...] = ()
    note: str = ""

    def to_json(self) -> dict[str, object]:
        """The machine-readable twin of the printed verdict."""
        stamp = self.stamp
        return {
            "file": self.path.as_posix(),
            "state": self.state.value,
            "program": stamp and stamp.program,
            "document": stamp and stamp.document,
            "subject": (stamp and stamp.subject) or None,
            "edition": stamp and stamp.edition,
            "changes": [{"place": c.place, "before": c.before, "after": c.after} for c in self.changes],
            "note": self.note,
        }


def verify(workspace: Workspace, path: Path) -> Verdict:
    """What a Word file is.

    Raises:
        ShnorError: it cannot be read as a Word file, or the register of its program cannot be trusted.
    """
    return judged(workspace, path, read_written(path))


def read_written(path: Path) -> Read:
    """The stamp of a Word file, if it has one, and its paragraphs.

    Raises:
        TemplateError: it cannot be read as a Word file.
    """
    with refusing(path.as_posix()):
        return _read(read_file(path), path.name)


def read_sent(data: bytes, name: str) -> Read:
    """The same of the bytes of a Word file that were sent under a name.

    Raises:
        TemplateError: they cannot be read as a Word file.
    """
    with refusing(name):
        return _read(data, name)


def _read(data: bytes, name: str) -> Read:
    package = read_package(data, kind_by_name(name))
    return read_stamp(package), body_paragraphs(package)


def judged(workspace: Workspace, path: Path, read: Read) -> Verdict:
    """What a Word file is that has been read.

    Raises:
        ShnorError: the register of its program cannot be trusted.
    """
    stamp, now = read
    if stamp is None:
        return Verdict(path, State.FOREIGN, note="в файле нет отметки shnor-docs: его составили не здесь")
    if tuple(one.digest for one in now) != stamp.words:
        return Verdict(path, State.EDITED, stamp, _changes(workspace, stamp, now))
    return _fresh_or_stale(workspace, path, stamp)


def _changes(workspace: Workspace, stamp: Stamp, now: tuple[Paragraph, ...]) -> tuple[Handwork, ...]:
    """What was changed, with the words that stood there where they can be written again."""
    for make in (_of_edition, _of_today):
        written = _written(workspace, stamp, make)
        if written is not None:
            return changed_paragraphs(written, now)
    return unlike_digests(stamp.words, now)


def _written(
    workspace: Workspace, stamp: Stamp, make: Callable[[Workspace, Stamp], Paper | None]
) -> tuple[Paragraph, ...] | None:
    """The paragraphs of the document as it was written; None if it would come out otherwise today."""
    try:
        paper = make(workspace, stamp)
        if paper is None or paper.text != stamp.text:
            return None
        package = read_package(rendered_paper(paper), kind_by_name(paper.name))
    except ShnorError:
        return None
    found = body_paragraphs(package)
    return found if tuple(one.digest for one in found) == stamp.words else None


def _of_edition(workspace: Workspace, stamp: Stamp) -> Paper | None:
    edition = _edition(workspace, stamp)
    return opened(workspace, stamp.program, edition).paper(_task(stamp)) if edition else None


def _of_today(workspace: Workspace, stamp: Stamp) -> Paper | None:
    return workspace.paper(_task(stamp))


def _task(stamp: Stamp) -> Task:
    return Task(stamp.program, stamp.document, stamp.subject or None)


def _edition(workspace: Workspace, stamp: Stamp) -> Edition | None:
    """The newest edition in which the document says the same; else the one that its stamp names."""
    if stamp.program not in workspace.programs:
        return None
    editions = register_of(workspace, stamp.program).editions
    same = (e for e in reversed(editions) if (told := _told(e, stamp)) and told.text == stamp.text)
    return next(same, None) or next((e for e in editions if e.edition == stamp.edition), None)


def _told(edition: Edition, stamp: Stamp) -> EditionDocument | None:
    """What an edition tells of the document; nothing of a single school's."""
    return next((told for told in edition.documents if told.id == stamp.document and not stamp.subject), None)


def _fresh_or_stale(workspace: Workspace, path: Path, stamp: Stamp) -> Verdict:
    if stamp.program not in workspace.programs:
        note = f"программы «{stamp.program}» в рабочей папке нет: устарел ли документ, не сказать"
        return Verdict(path, State.AS_WRITTEN, stamp, note=note)
    edition = _edition(workspace, stamp)
    if edition and stamp.document in edition.approved:
        return _of_an_edition(workspace, path, stamp, edition)
    try:
        is_fresh = workspace.paper(_task(stamp)).text == stamp.text
    except ShnorError as error:
        return Verdict(path, State.STALE, stamp, note=f"программа сейчас с ошибками: {error.diagnostics[0].message}")
    except StopIteration:
        return Verdict(path, State.STALE, stamp, note=f"документа «{stamp.document}» в программе больше нет")
    note = "" if is_fresh else "программа с тех пор изменилась: составьте документ заново («shnor-docs render»)"
    return Verdict(path, State.AS_WRITTEN if is_fresh else State.STALE, stamp, note=note)


def _of_an_edition(workspace: Workspace, path: Path, stamp: Stamp, edition: Edition) -> Verdict:
    told = _told(edition, stamp)
    register = register_of(workspace, stamp.program)
    last = next((entry for entry in reversed(register.editions) if stamp.document in entry.approved), None)
    if repealing := _repealing(workspace, stamp, register):
        return Verdict(path, State.REPEALED, stamp, note=f"приказ {repealing.act}")
    if told and told.text != stamp.text:
        note = f"текст не тот, что утверждён редакцией {edition.edition}, хотя файл называет её"
        return Verdict(path, State.STALE, stamp, note=note)
    if last and last.edition != edition.edition:
        note = f"это редакция {edition.edition}; действует редакция {last.edition} (приказ {last.act})"
        return Verdict(path, State.STALE, stamp, note=note)
    return Verdict(path, State.AS_WRITTEN, stamp, note=f"действующая редакция {edition.edition}: приказ {edition.act}")


def _repealing(workspace: Workspace, stamp: Stamp, register: LoadedRegister) -> Edition | None:
    """The entry of the order that repealed the one by which the document was approved."""
    if register.last is None:
        return None
    content = opened(workspace, stamp.program, register.last).content(stamp.program)
    return repealed_documents(content, register).get(stamp.document)
