"""A program from Word documents: files looked at, the program made; afterwards, how it was made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from starlette.datastructures import UploadFile
from starlette.responses import Response

from shnor_docs.diagnostics import Diagnostic, ShnorError
from shnor_docs.page.addressed import standing_of
from shnor_docs.page.addresses import program_url
from shnor_docs.page.asking import Asked, done, shown
from shnor_docs.page.html import answer, led_to
from shnor_docs.page.menu import Entry
from shnor_docs.russian.numerals import counted

if TYPE_CHECKING:
    from shnor_docs.inspection.foreign import ForeignDocument
    from shnor_docs.workspace.importing.importing import Wanted

SOURCE = Entry(("import",), "Из каких документов")
NOT_LIKE_WORD = "файл устроен не так, как документы Word, и открывать его небезопасно"
COUNTED = {
    "measures": ("мероприятие", "мероприятия", "мероприятий"),
    "indicators": ("показатель", "показателя", "показателей"),
    "goals": ("цель", "цели", "целей"),
    "tasks": ("задача", "задачи", "задач"),
    "schools": ("школа", "школы", "школ"),
    "cards": ("информационная карта", "информационные карты", "информационных карт"),
}


def ask(asked: Asked) -> Response:
    """A place for the files."""
    return answer("importing/ask.html")


def look(asked: Asked) -> Response:
    """What the files were understood as; nothing is written."""
    from shnor_docs.workspace.importing.drafting import NO_YEARS
    from shnor_docs.workspace.importing.looking import look as looked

    workspace, wanted = asked.session.workspace(), _wanted(asked)
    try:
        sources = _sources(asked)
        if not sources:
            return answer("importing/wrong.html", problems=())
        found = looked(workspace, sources, wanted)
    except ShnorError as error:
        if any(one.code == NO_YEARS for one in error.diagnostics):
            return answer("importing/no_years.html")
        return answer("importing/wrong.html", problems=[_in_words(one) for one in error.diagnostics])
    return answer(
        "importing/found.html",
        found=found,
        report=found.report,
        counts=list(_told(found.counts)),
        wanted=wanted,
    )


def _in_words(problem: Diagnostic) -> Diagnostic:
    """Why a file cannot be read, without what only its makers know of its insides."""
    from shnor_docs.rendering.package.reading import SAVE_AS_DOCUMENT, UNSAFE

    return replace(problem, message=NOT_LIKE_WORD, hint=SAVE_AS_DOCUMENT) if problem.code == UNSAFE else problem


def make(asked: Asked) -> Response:
    """Make the program, and lead to its first question."""
    from shnor_docs.workspace.importing import import_documents

    sources = _sources(asked)
    if not sources:
        return answer("importing/wrong.html", problems=())
    report = import_documents(asked.session.workspace(), sources, _wanted(asked))
    steps = ("points", "one") if report.draft.questions else ("",)
    return led_to(f"{program_url(report.program, *steps)}?begun=1", is_part=asked.is_part)


def _sources(asked: Asked) -> tuple[ForeignDocument, ...]:
    """The documents that were sent.

    Raises:
        ShnorError: files that cannot be read, all of them.
    """
    from shnor_docs.workspace.importing.looking import Sent, read_files

    sent = [file for file in asked.form.getlist("files") if isinstance(file, UploadFile) and file.filename]
    return read_files([Sent(str(file.filename), file.file.read()) for file in sent])


def _wanted(asked: Asked) -> Wanted:
    from shnor_docs.workspace.importing import Wanted

    return Wanted(asked.field("period").strip(), " ".join(asked.field("title").split()))


def _told(counts: Mapping[str, int]) -> Iterator[str]:
    return (counted(counts[name], words) for name, words in COUNTED.items() if name in counts)


def source(asked: Asked) -> Response:
    """The documents that a program was made of, beside what it was made of them: what differs, or all of a document."""
    from shnor_docs.workspace.importing.keeping import kept_import

    standing, known = standing_of(asked), kept_import(asked.session.workspace(), asked.names["program"])
    wanted = asked.query.get("file", "")
    passages = known.passages if known else ()
    shown_ones = [one for one in passages if (one.file == wanted if wanted else one.is_elsewhere)]
    return answer(
        "importing/source.html",
        program=standing.program,
        title=standing.head.title,
        here=SOURCE,
        known=known,
        wanted=wanted,
        files=[(name, [one for one in shown_ones if one.file == name]) for name in (known.sources if known else ())],
    )


ROUTES = (
    shown("/import", ask),
    done("/import/look", look),
    done("/import", make),
    shown("/p/{program}/import", source),
)
