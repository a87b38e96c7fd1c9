"""All remarks on a program, each with its advice, a way to its place and, where that is known, its mending."""

from __future__ import annotations

from starlette.responses import Response

from shnor_docs.diagnostics import Diagnostic
from shnor_docs.page.addressed import loaded_of, standing_of
from shnor_docs.page.asking import Asked, shown
from shnor_docs.page.html import answer
from shnor_docs.page.menu import Entry
from shnor_docs.page.progress import remarks_in_words
from shnor_docs.russian.numerals import counted

REMARKS = Entry(("remarks",), "Замечания")
REMARKS_COUNTED = ("замечание", "замечания", "замечаний")


def remarks(asked: Asked) -> Response:
    """The remarks; those that are silenced only if they are asked for."""
    return listed(asked)


def listed(asked: Asked, message: str = "", *, can_undo: bool = False) -> Response:
    """The remarks as they are now, after something was done."""
    from shnor_docs.page.remarks.grouping import grouped, remark, shared_remark

    workspace, standing = asked.session.workspace(), standing_of(asked)
    loaded, (told, waived) = loaded_of(asked), _found(asked)
    of_program = [remark(loaded, found) for found in told]
    shared = [shared_remark(found) for found in workspace.shared]
    return answer(
        "remarks/remarks.html",
        program=standing.program,
        title=standing.head.title,
        here=REMARKS,
        standing=standing,
        count=remarks_in_words(standing),
        groups=grouped([*of_program, *shared]),
        simple=sum(one.fix is not None and one.fix.is_safe for one in of_program),
        waived=[remark(loaded, found) for found in waived] if "waived" in asked.query else (),
        waived_count=len(waived),
        message=message,
        can_undo=can_undo,
    )


def _found(asked: Asked) -> tuple[list[Diagnostic], list[Diagnostic]]:
    """The diagnostics of the program but for its open points, which have a list of their own; the silenced ones."""
    from shnor_docs.rules.open_points import OPEN_POINT

    found = asked.session.workspace().found(asked.names["program"])
    told = [one for one in found if not one.waiver and one.code != OPEN_POINT]
    return told, [one for one in found if one.waiver]


def of_shared_files(asked: Asked) -> Response:
    """The remarks on the files that all programs share."""
    from shnor_docs.page.remarks.grouping import grouped, shared_remark

    groups = grouped(shared_remark(found) for found in asked.session.workspace().shared)
    return answer("remarks/shared.html", groups=groups)


def whether_shared(asked: Asked) -> Response:
    """A line on the first screen if the files that all programs share have faults; nothing if they have none."""
    count = len(asked.session.workspace().shared)
    return answer("remarks/whether_shared.html", count=counted(count, REMARKS_COUNTED) if count else "")


ROUTES = (
    shown("/p/{program}/remarks", remarks),
    shown("/shared/remarks", of_shared_files),
    shown("/shared", whether_shared),
)
