"""The plan and the indicators of a program as Excel workbooks: taken away, and their edits taken back."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from starlette.datastructures import UploadFile
from starlette.responses import Response

from shnor_docs.diagnostics import Diagnostic, ShnorError
from shnor_docs.page.addressed import change, change_back, loaded_of, seen_in, standing_of
from shnor_docs.page.asking import Asked, done, shown
from shnor_docs.page.downloads import saved_as
from shnor_docs.page.html import answer
from shnor_docs.page.menu import Entry
from shnor_docs.source.layout import PROGRAMS

if TYPE_CHECKING:
    from shnor_docs.workspace.taking import Taking

WORKBOOKS = Entry(("workbooks",), "План и показатели в Excel")
TITLES = {"roadmap": "План мероприятий", "indicators": "Показатели"}


def workbooks(asked: Asked) -> Response:
    """The workbooks that a program has, and a place for edited ones."""
    standing, content = standing_of(asked), loaded_of(asked).content
    has = [name for name in TITLES if content and getattr(content.program, name)]
    return answer(
        "workbooks/workbooks.html",
        program=standing.program,
        title=standing.head.title,
        here=WORKBOOKS,
        books={name: TITLES[name] for name in has},
        errors=standing.errors,
    )


def workbook(asked: Asked) -> Response:
    """A workbook.

    Raises:
        ShnorError: the program has errors.
    """
    from shnor_docs.source.excel import write_excel
    from shnor_docs.source.excel.columns import BOOKS

    program, wanted = asked.names["program"], asked.names["book"]
    content = asked.session.workspace().content(program)
    data = write_excel(content, program).get(BOOKS[wanted].file) if wanted in BOOKS else None
    if data is None:
        return answer("workbooks/none.html", 404)
    about = content.program
    return saved_as(f"{TITLES[wanted]}. {about.municipality.name}, {about.period}.xlsx", data)


def take(asked: Asked) -> Response:
    """What uploaded workbooks would change; if the person has agreed to just that, it is changed."""
    from shnor_docs.workspace.taking import taking

    names: dict[str, str] = {}
    try:
        with _uploaded(asked, names) as folder:
            found = taking(asked.session.workspace(), asked.names["program"], folder)
    except ShnorError as error:
        return answer("workbooks/wrong.html", told=_told(error.diagnostics, names))
    digest = _digest(found)
    is_agreed = asked.field("agreed") == digest and (asked.field("sure") or not found.doubts)
    if found.edits and is_agreed:
        return _taken(asked, found)
    told = _told((*found.doubts, *found.warnings), names)
    return answer("workbooks/changes.html", program=asked.names["program"], found=found, told=told, digest=digest)


@contextmanager
def _uploaded(asked: Asked, names: dict[str, str]) -> Iterator[Path]:
    """A folder with the uploaded workbooks, gone at the end; ``names`` learns what the person has called them.

    Raises:
        ShnorError: one of the files is no workbook of a program.
    """
    from shnor_docs.source.excel.recognising import recognised

    sent = [file for file in asked.form.getlist("books") if isinstance(file, UploadFile) and file.filename]
    files = {str(file.filename): file.file.read() for file in sent}
    names.update(recognised(files))
    with tempfile.TemporaryDirectory() as folder:
        for book, name in names.items():
            Path(folder, book).write_bytes(files[name])
        yield Path(folder)


def _digest(found: Taking) -> str:
    """What tells the changes from any other ones."""
    told = (f"{source.fingerprint} {edits}" for source, edits in found.edits)
    return hashlib.sha256("\n".join(told).encode()).hexdigest()


def _taken(asked: Asked, found: Taking) -> Response:
    from shnor_docs.source.yaml.edits import edited
    from shnor_docs.workspace.editing.changes import Write

    loaded = loaded_of(asked)
    home = f"{PROGRAMS}/{loaded.id}/"
    changes = [Write(source.shown.removeprefix(home), edited(source.text, edits)) for source, edits in found.edits]
    change(asked, changes, seen_in(loaded))
    return answer("workbooks/taken.html", program=loaded.id, lines=found.lines(), is_undone=False)


def give_back(asked: Asked) -> Response:
    """Take back what was taken from workbooks."""
    change_back(asked)
    return answer("workbooks/taken.html", program=asked.names["program"], lines=(), is_undone=True)


def _told(diagnostics: Sequence[Diagnostic], names: Mapping[str, str]) -> list[tuple[Diagnostic, str]]:
    """Diagnostics with their places in words; workbooks by the names that the person has given them."""
    from shnor_docs.page.remarks.places import in_words

    places = [(one, Path(one.location.file).name) for one in diagnostics]
    return [(one, in_words(replace(one.location, file=names.get(name, name)))) for one, name in places]


ROUTES = (
    shown("/p/{program}/workbooks", workbooks),
    shown("/p/{program}/workbooks/{book}", workbook),
    done("/p/{program}/workbooks", take),
    done("/p/{program}/workbooks/undo", give_back),
)
