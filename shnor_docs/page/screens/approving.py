"""Approval: an order with its number and date, what will be written; the edition that comes of it, with its files."""

from __future__ import annotations

from datetime import date

from starlette.responses import Response

from shnor_docs.diagnostics import ShnorError
from shnor_docs.page.addressed import standing_of
from shnor_docs.page.addresses import program_url
from shnor_docs.page.asking import Asked, done, shown
from shnor_docs.page.downloads import saved_as
from shnor_docs.page.html import answer, led_to


def form(asked: Asked) -> Response:
    """The orders that can be approved, and what approval does."""
    from shnor_docs.page.history.screens import framed
    from shnor_docs.workspace.editions.drafts import candidates

    found = candidates(asked.session.workspace(), asked.names["program"])
    wanted = asked.query.get("order", "")
    return answer(
        "history/approve.html",
        **framed(asked),
        standing=standing_of(asked),
        candidates=found,
        chosen=next((one for one in found if one.order.id == wanted), next(iter(found), None)),
    )


def understood(asked: Asked) -> Response:
    """How a date is understood that is being typed."""
    from shnor_docs.model.dates import day_told
    from shnor_docs.russian.dates import format_date

    text = asked.query.get("date", "")
    day = day_told(text)
    return answer("history/understood.html", text=text, day=format_date(day, "verbal") if day else "")


def approve(asked: Asked) -> Response:
    """Approve; what stands in the way is told with the ways to it."""
    from shnor_docs.page.history.screens import asked_person, remarks_of
    from shnor_docs.workspace.editions.approving import signed_as
    from shnor_docs.workspace.states.approving import approve_and_save

    workspace, program = asked.session.workspace(), asked.names["program"]
    try:
        signed = signed_as(asked.field("order"), asked.field("number"), asked.field("date"))
        entry = approve_and_save(workspace, program, signed, date.today(), asked_person(asked))
    except ShnorError as error:
        return answer("history/problems.html", 422, remarks=remarks_of(asked, error.diagnostics))
    return led_to(f"{program_url(program, 'editions', str(entry.edition))}?done=1", is_part=asked.is_part)


def edition(asked: Asked) -> Response:
    """An edition: what approved it, its documents."""
    from shnor_docs.page.history.screens import framed
    from shnor_docs.workspace.editions.history import edition_papers
    from shnor_docs.workspace.editions.opening import edition_of, register_of

    workspace, program, number = asked.session.workspace(), asked.names["program"], int(asked.names["number"])
    entry = edition_of(workspace, program, number)
    last = register_of(workspace, program).last
    return answer(
        "history/edition.html",
        **framed(asked),
        edition=entry,
        papers=edition_papers(workspace, program, number),
        is_in_force=last is not None and last.edition == number,
        is_new="done" in asked.query,
    )


def paper(asked: Asked) -> Response:
    """A document of an edition for Word.

    Raises:
        ShnorError: no such edition or document, or its files cannot be trusted.
    """
    from shnor_docs.workspace.editions.opening import edition_of, opened
    from shnor_docs.workspace.printing import rendered_paper
    from shnor_docs.workspace.results import Wish

    workspace, program = asked.session.workspace(), asked.names["program"]
    of_edition = opened(workspace, program, edition_of(workspace, program, int(asked.names["number"])))
    (task,) = of_edition.tasks(program, Wish((asked.names["document"],)))
    found = of_edition.paper(task)
    return saved_as(found.name, rendered_paper(found))


ROUTES = (
    shown("/p/{program}/approve", form),
    shown("/p/{program}/approve/date", understood),
    done("/p/{program}/approve", approve),
    shown("/p/{program}/editions/{number:ordinal}", edition),
    shown("/p/{program}/editions/{number:ordinal}/{document}", paper),
)
