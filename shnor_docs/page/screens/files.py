"""Ready documents: Word, PDF, Excel, all of them as one zip; a Word file that came back, looked at."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from starlette.datastructures import UploadFile
from starlette.responses import Response

from shnor_docs.diagnostics import Diagnostic, ShnorError
from shnor_docs.page.addressed import standing_of
from shnor_docs.page.addresses import program_url
from shnor_docs.page.asking import Asked, done, shown
from shnor_docs.page.downloads import saved_as
from shnor_docs.page.html import answer
from shnor_docs.page.menu import MENU

if TYPE_CHECKING:
    from shnor_docs.page.preview.prints import Printed
    from shnor_docs.workspace.outgoing.documents import Outgoing
    from shnor_docs.workspace.results import Wish
    from shnor_docs.workspace.workspace import Workspace

FILES = next(entry for entry in MENU if entry.steps == ("files",))


def files(asked: Asked) -> Response:
    """The documents of a program, each with how it stands; its approved editions."""
    from shnor_docs.page.forms.screens import filled
    from shnor_docs.page.forms.worded import worded
    from shnor_docs.workspace.outgoing.documents import outgoing
    from shnor_docs.workspace.outgoing.editions import taken_editions

    workspace, program, standing = asked.session.workspace(), asked.names["program"], standing_of(asked)
    editions, refusal = taken_editions(workspace, program)
    form = filled(asked.session, program)
    documents: tuple[Outgoing, ...] = ()
    problems: tuple[Diagnostic, ...] = ()
    try:
        documents = outgoing(workspace, program)
    except ShnorError as error:
        problems = error.diagnostics
    return answer(
        "files/files.html",
        program=program,
        title=standing.head.title,
        here=FILES,
        documents=documents,
        problems=[worded(form, one) for one in problems],
        editions=editions,
        refusal=refusal,
        url=partial(program_url, program),
    )


def word(asked: Asked) -> Response:
    """A document as a Word file, for a school or a municipality if one is named.

    Raises:
        ShnorError: the program has errors, or it cannot be made.
    """
    from shnor_docs.workspace.outgoing.documents import word_file
    from shnor_docs.workspace.results import Task

    task = Task(asked.names["program"], asked.names["document"], asked.query.get("for") or None)
    file = word_file(asked.session.workspace(), task)
    return saved_as(file.name, file.data)


def together(asked: Asked) -> Response:
    """All documents of a program as one zip; with «for», those of its forms for all schools and municipalities.

    Raises:
        ShnorError: the program has errors, or a document cannot be made.
    """
    from shnor_docs.workspace.results import Wish

    wish = Wish(tuple(asked.query.get("document", "").split()), asked.query.get("for") or None)
    return _archive(asked.session.workspace(), asked.names["program"], wish, "формы" if wish.subject else "")


def edition(asked: Asked) -> Response:
    """The documents of an approved edition as one zip.

    Raises:
        ShnorError: there is no such edition, or its files were changed.
    """
    from shnor_docs.workspace.editions.opening import edition_of, opened
    from shnor_docs.workspace.results import Wish

    workspace, program, number = asked.session.workspace(), asked.names["program"], int(asked.names["number"])
    space = opened(workspace, program, edition_of(workspace, program, number))
    return _archive(space, program, Wish(), f"редакция {number}")


def _archive(workspace: Workspace, program: str, wish: Wish, what: str) -> Response:
    from shnor_docs.workspace.outgoing.archives import archive
    from shnor_docs.workspace.outgoing.documents import word_files

    about = workspace.content(program).program
    name = ", ".join(filter(None, (about.municipality.name, str(about.period), what)))
    return saved_as(f"{name}.zip", archive(word_files(workspace, program, wish)))


def comparison(asked: Asked) -> Response:
    """The comparison table «было – стало» from an edition to what the program says now.

    Raises:
        ShnorError: there is no such edition, or it cannot be read.
    """
    from shnor_docs.workspace.versions import compare_editions

    number = int(asked.names["number"])
    table = compare_editions(asked.session.workspace(), asked.names["program"], number).table()
    return saved_as(f"Сравнительная таблица с редакцией {number}.docx", table)


def lay(asked: Asked) -> Response:
    """Writes the documents into the workspace's folder for them, as the command does."""
    from shnor_docs.workspace.results import Failed

    workspace, program = asked.session.workspace(), asked.names["program"]
    results = list(workspace.render((program,)))
    failed = [found for one in results if isinstance(one, Failed) for found in one.diagnostics]
    if failed:
        raise ShnorError(*failed)
    return answer("files/laid.html", folder=f"{workspace.out.name}/{program}", count=len(results))


def pdf(asked: Asked) -> Response:
    """Gives a document to LibreOffice; the window asks again until the PDF is there."""
    from shnor_docs.page.preview.prints import begin
    from shnor_docs.workspace.outgoing.documents import word_file
    from shnor_docs.workspace.results import Task

    file = word_file(asked.session.workspace(), Task(asked.names["program"], asked.names["document"]))
    return _pdf(asked, begin(asked.session.prints, file.data, file.name))


def pdf_state(asked: Asked) -> Response:
    """Whether the PDF is ready."""
    return _pdf(asked, asked.session.prints.get(asked.names["key"]))


def _pdf(asked: Asked, printed: Printed | None) -> Response:
    program, document = asked.names["program"], asked.names["document"]
    return answer("files/pdf.html", printed=printed, document=document, url=partial(program_url, program))


def check(asked: Asked) -> Response:
    """What a Word file that was sent is: ours, of which edition, what was changed in it by hand."""
    from shnor_docs.page.preview.verdicts import told_verdict

    sent = [file for file in asked.form.getlist("file") if isinstance(file, UploadFile) and file.filename]
    told = [told_verdict(asked.session.workspace(), file.file.read(), str(file.filename)) for file in sent]
    return answer("files/verdicts.html", verdicts=told)


ROUTES = (
    shown("/p/{program}/files", files),
    shown("/p/{program}/files/word/{document}", word),
    shown("/p/{program}/files/all", together),
    shown("/p/{program}/files/edition/{number:ordinal}", edition),
    shown("/p/{program}/files/comparison/{number:ordinal}", comparison),
    done("/p/{program}/files/folder", lay),
    done("/p/{program}/files/pdf/{document}", pdf),
    shown("/p/{program}/files/pdf/{document}/{key}", pdf_state),
    done("/p/{program}/files/check", check),
)
